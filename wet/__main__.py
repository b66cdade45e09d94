"""`python3 -m wet termijnen|voldaan [--op JJJJ-MM-DD]`."""

from __future__ import annotations

import sys

from wet import opdracht

OPDRACHTEN = {"termijnen": opdracht.termijnen, "voldaan": opdracht.voldaan}


def main(argv: list[str]) -> int:
    """Run one command of the law; 2 when there is no such command."""
    opdracht_ = OPDRACHTEN.get(argv[0]) if argv else None
    if opdracht_ is None:
        sys.stderr.write(f"{opdracht.GEBRUIK.format('|'.join(OPDRACHTEN))}\n")
        return 2
    return opdracht_(argv[1:], sys.stdin, sys.stdout, sys.stderr)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
