"""`run.py bewijs mutanten`: are the functions of `wet` held by its tests? Mutants by mutmut, at least 90 % must be noticed.

mutmut makes the mutants (`mutants/`, ignored); we run the tests in this process, because a pytest per mutant takes an
hour. Tests that need another process, a fixture or hypothesis are left out, so the figure is a lower bound. Part i of n
takes every n-th mutant. `wrong` counts the survivors beyond the ten per cent.
"""

from __future__ import annotations

import json
import os
import re
import signal
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from types import FrameType

NORM = 0.9
WACHT = 5.0
"""Seconds of CPU for one test; a mutant that runs on is noticed."""
ANDER_PROCES = {"test_op_een_kale_python", "test_nooit_een_traceback", "test_utf_8_wat_de_machine_ook_kiest"}
ZONDER = {"eigenschappen"}


def maak_mutanten() -> None:
    """Let mutmut write `mutants/`, as configured in pyproject.toml."""
    from mutmut.__main__ import create_mutants
    from mutmut.utils.file_utils import copy_also_copy_files, copy_src_dir

    Path("mutants").mkdir(exist_ok=True)
    copy_src_dir()
    copy_also_copy_files()
    create_mutants(2)


def namen() -> list[str]:
    """Every mutant, by its full name."""
    gevonden: list[str] = []
    for pad in sorted(Path("wet").rglob("*.py.meta")):
        gevonden += json.loads(pad.read_text())["exit_code_by_key"]
    return gevonden


class Proefbank:
    """The tests of `wet`, and which of them reach which function."""

    def __init__(self) -> None:
        import wet
        from wet import rekenen
        from wet.tests.muteer_regels import proeven

        self.regels, self.gebruik = wet.REGELS, rekenen.gebruik
        modules = sorted(pad.stem.removeprefix("test_") for pad in Path("wet/tests").glob("test_*.py"))
        alle = proeven(naam for naam in modules if naam not in ZONDER)
        self.proeven = [(naam, proef) for naam, proef in alle if naam.partition(".")[2] not in ANDER_PROCES]
        self.raakt: dict[str, list[int]] = {}
        self.vangsten: Counter[int] = Counter()
        self.kapot = [self.proeven[n][0] for n in range(len(self.proeven)) if self._meet(n)]
        for functie in self._bij_het_begin():
            self.raakt[functie] = list(range(len(self.proeven)))

    def _meet(self, nummer: int) -> bool:
        """Run one test with every function counted; whether it fails."""
        return any(self._raak(functie, nummer) for functie in self._geteld(self.proeven[nummer][1]))

    def _raak(self, functie: str, nummer: int) -> bool:
        self.raakt.setdefault(functie, []).append(nummer)
        return functie == MISLUKT

    def _bij_het_begin(self) -> set[str]:
        return self._geteld(lambda: self.gebruik(self.regels))

    def _geteld(self, doe: Callable[[], None]) -> set[str]:
        """The functions that are called; `MISLUKT` among them when it failed."""
        from mutmut.mutation import trampoline

        geraakt: set[str] = set()
        vars(trampoline)["record_trampoline_hit"] = lambda name, caller=None: geraakt.add(name)
        leeg_geheugens()
        os.environ["MUTANT_UNDER_TEST"] = "stats"
        if mislukt(doe, wacht=12 * WACHT):  # counting is slow
            geraakt.add(MISLUKT)
        os.environ["MUTANT_UNDER_TEST"] = ""
        return geraakt

    def uitkomst(self, mutant: str) -> str:
        """killed, survived, or untested."""
        nummers = self.raakt.get(re.sub(r"__mutmut_\d+$", "", mutant), [])
        if not nummers:
            return "untested"
        os.environ["MUTANT_UNDER_TEST"] = mutant
        leeg_geheugens()
        try:
            if mislukt(lambda: self.gebruik(self.regels)):
                return "killed"
            return "killed" if self._vang(nummers) else "survived"
        finally:
            os.environ["MUTANT_UNDER_TEST"] = ""
            leeg_geheugens()
            self.gebruik(self.regels)

    def _vang(self, nummers: list[int]) -> bool:
        """Whether a test fails; those that caught most so far are tried first."""
        for nummer in sorted(nummers, key=lambda n: -self.vangsten[n]):
            if mislukt(self.proeven[nummer][1]):
                self.vangsten[nummer] += 1
                return True
        return False


MISLUKT = "mislukt"


def leeg_geheugens() -> None:
    """What functions remember of earlier answers would hide a mutant."""
    for naam, module in list(sys.modules.items()):
        if naam.startswith("wet.") and not naam.startswith("wet.tests"):
            for waarde in list(vars(module).values()):
                if hasattr(waarde, "cache_clear"):
                    waarde.cache_clear()


def mislukt(doe: Callable[[], None], *, wacht: float = WACHT) -> bool:
    """Whether it fails or does not end."""

    def te_lang(nummer: int, frame: FrameType | None) -> None:
        raise TimeoutError

    signal.signal(signal.SIGVTALRM, te_lang)
    signal.setitimer(signal.ITIMER_VIRTUAL, wacht)
    try:
        doe()
    except BaseException as fout:  # a test may fail in any way; only an interrupt must go through
        if isinstance(fout, KeyboardInterrupt):
            raise
        return True
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
    return False


def loop(bank: Proefbank, mutanten: list[str]) -> Iterator[tuple[str, str]]:
    """Each mutant with what became of it."""
    for mutant in mutanten:
        yield mutant, bank.uitkomst(mutant)


def main(deel: str = "1/1") -> int:
    """Run one part; the last line is the outcome as JSON."""
    i, n = map(int, deel.split("/"))
    maak_mutanten()
    os.chdir("mutants")
    sys.path.insert(0, str(Path.cwd()))
    bank = Proefbank()
    if bank.kapot:
        sys.stdout.write(f"Eerst moeten de tests slagen: {', '.join(bank.kapot)}\n")
        return 1
    tel: Counter[str] = Counter()
    for mutant, uitkomst in loop(bank, namen()[i - 1 :: n]):
        tel[uitkomst] += 1
        if uitkomst != "killed":
            sys.stdout.write(f"{uitkomst}: {mutant}\n")
    gevangen = tel["killed"] / max(tel.total(), 1)
    sys.stdout.write(f"{gevangen:.1%} gevangen, {len(bank.proeven)} tests\n")
    fout = max(0, tel.total() - tel["killed"] - int(tel.total() * (1 - NORM)))
    counts = {**tel, "tests": len(bank.proeven)}
    sys.stdout.write(json.dumps({"checked": tel.total(), "wrong": fout, "seed": None, "counts": counts}) + "\n")
    return 1 if fout else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:2]))
