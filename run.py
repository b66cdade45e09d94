"""The one door: demo, test, dev, check, ci, bench, bewijs, and every management command. Standard library only."""

# ruff: noqa: I002, UP036  # an older Python reads this file as far as the check: no syntax that it does not know
import signal
import sys

if sys.version_info < (3, 11):
    sys.stderr.write(
        "Samenspel heeft Python 3.11 of nieuwer nodig; dit is %s. Installeer die met: apt-get install python3.11 python3.11-venv\n"  # noqa: UP031
        % ".".join(str(deel) for deel in sys.version_info[:2])
    )
    raise SystemExit(1)

from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))
sys.dont_write_bytecode = True

HULP = """\
python3 run.py demo [--schaal N] [--op D] [--poort P]   start de demo op http://localhost:8000
python3 run.py test [pad ...] [--alles]                 draai de proeven
python3 run.py dev                                      als demo, maar met herladen na een wijziging
python3 run.py check                                    stijl, types, richting van imports, migraties
python3 run.py ci                                       check en alle proeven
python3 run.py bench [naam]                             meet de snelheid
python3 run.py bewijs NAAM [--deel i/n]                 draai een bewijs helemaal
python3 run.py termijnen [--op D]                       termijnen uit feiten op standaardinvoer
python3 run.py voldaan [--op D]                         wat al voldaan is, uit feiten op standaardinvoer
python3 run.py cijfer CODE --gemeente G                 een cijfer uit de feiten
python3 run.py toegangscode E-MAIL                      de code van dit moment, van wie in de demo een tweede stap heeft
python3 run.py eerste-beheerder | reservekopie | herstel
"""


def als_ctrl_c(*_: object) -> None:
    """A stop from outside, or a closed terminal, is a Ctrl-C: everything that was started stops."""
    raise KeyboardInterrupt


def main(argumenten: list[str]) -> int:
    """Dispatch; the law needs no environment, everything else makes one first."""
    if not argumenten or argumenten[0] in {"-h", "--help", "help"}:
        sys.stdout.write(HULP)
        return 0
    naam, rest = argumenten[0], argumenten[1:]
    if naam in {"termijnen", "voldaan"}:
        from wet import opdracht

        return int(getattr(opdracht, naam)(rest, sys.stdin, sys.stdout, sys.stderr))
    from huis.opdrachten import voer_uit
    from huis.plekken import Stop

    # also Ctrl-C itself: a shell ignores it for what runs in the background
    for teken in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(teken, als_ctrl_c)
    try:
        return voer_uit(naam, rest)
    except Stop as stop:
        sys.stderr.write(str(stop) + "\n")
        return 1
    except KeyboardInterrupt:
        return 130


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
