"""Decode one photo and draw it anew; run by `huisstijl.foto` as a program, alone (`python -I`)."""

from __future__ import annotations

import resource
import sys
from typing import cast

import typst

_GEHEUGEN = 2 * 1024**3
"""Of addresses, of which threads take most; a decoder that asks for more ends here."""
_REKENTIJD = 15


_BLAD = """
#let foto = image("foto", format: "%(soort)s")
#set page(width: %(zijde)dpt, height: %(zijde)dpt, margin: 0pt, fill: white)
#context {
  let maat = measure(foto)
  let deel = maat.height / maat.width
  if deel > 1 {
    place(dy: -%(zijde)dpt * (deel - 1) * 0.3, image("foto", format: "%(soort)s", width: %(zijde)dpt, height: %(zijde)dpt * deel))
  } else {
    image("foto", format: "%(soort)s", width: %(zijde)dpt, height: %(zijde)dpt, fit: "cover")
  }
}
"""
"""In a photo that stands up, a face is above the middle."""


def main(map_: str, soort: str, zijde: int) -> None:
    """The middle of the picture `foto` in `map_` fills a square; PNG to standard output."""
    resource.setrlimit(resource.RLIMIT_AS, (_GEHEUGEN, _GEHEUGEN))
    resource.setrlimit(resource.RLIMIT_CPU, (_REKENTIJD, _REKENTIJD))
    blad = _BLAD % {"soort": soort, "zijde": zijde}
    zetter = typst.Compiler(root=map_, ignore_system_fonts=True)
    sys.stdout.buffer.write(cast("bytes", zetter.compile(input=blad.encode(), format="png", ppi=72.0)))


if __name__ == "__main__":
    main(sys.argv[1], "png" if sys.argv[2] == "png" else "jpg", int(sys.argv[3]))
