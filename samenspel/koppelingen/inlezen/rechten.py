"""Which kinds of file a role may read in: asked by the fetch and by the acts alike."""

from __future__ import annotations

from samenspel.kern.identiteit import Aanwezige
from samenspel.koppelingen.inlezen.velden import SOORTEN
from samenspel.toegang.matrix import Bereik, bereik, recht


def leesbare_soorten(wie: Aanwezige) -> list[str]:
    """Staff who may write what a kind of file holds; each fact is judged again, row by row."""
    if wie.gebruiker_id is None or bereik(wie.rol) not in {Bereik.GEMEENTE, Bereik.ONVERDEELD}:
        return []
    return [code for code, soort in SOORTEN.items() if recht(wie.rol, soort.categorie).schrijf]
