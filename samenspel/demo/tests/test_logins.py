"""The printed logins of the demo follow the rules of the acts, though the demo writes them as the owner."""

from __future__ import annotations

from samenspel.demo.organisaties import _ORGANISATIES, LOGINS
from samenspel.toegang.beheer import PARTNERROLLEN
from samenspel.toegang.categorieen import rollen_voor


def test_de_rol_van_elke_login_past_bij_de_organisatie() -> None:
    soort = {naam: soort for naam, soort, _gemeenten in _ORGANISATIES}
    partners = [login for login in LOGINS if login.organisatie]
    assert {login.rol for login in partners} == {login.rol for login in LOGINS} & PARTNERROLLEN
    assert [login.email for login in partners if login.rol not in rollen_voor(soort[login.organisatie])] == []
