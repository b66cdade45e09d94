"""`python3 -m wet termijnen [--op JJJJ-MM-DD]`."""

from __future__ import annotations

import sys

from wet import opdracht


def main(argv: list[str]) -> int:
    """Run one command of the law; 2 when there is no such command."""
    if argv[:1] == ["termijnen"]:
        return opdracht.termijnen(argv[1:], sys.stdin, sys.stdout, sys.stderr)
    sys.stderr.write(f"{opdracht.GEBRUIK}\n")
    return 2


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
