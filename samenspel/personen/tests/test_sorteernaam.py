"""In which order names stand in a list: as a Dutch phone book has them."""

from __future__ import annotations

import pytest

from samenspel.personen.handelingen import sorteernaam


@pytest.mark.parametrize(
    ("naam", "onder"),
    [
        ("Sanne van der Berg", "berg sanne van der"),
        ("Reza Karimi-Bedacht", "karimi bedacht reza"),
        ("Sanne Hoekstra-de Vries", "hoekstra de vries sanne"),
        ("Yusuf Al-Hamwi", "hamwi yusuf al"),
        ("Amira el Haddad", "haddad amira el"),
        ("Mehmet Yıldırım", "yildirim mehmet"),
        ("Selam", "selam"),
        ("", ""),
    ],
)
def test_een_naam_staat_onder_zijn_achternaam(naam: str, onder: str) -> None:
    """`Hoekstra-de Vries` stands under Hoekstra; a prefix, before a space or a hyphen, does not count."""
    assert sorteernaam(naam) == onder
