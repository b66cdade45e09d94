"""The change history hangs in the chain of its municipality, afterwards: whoever changes it unseen is seen."""

from __future__ import annotations

from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from django.db import connection

from samenspel.avg.verwijderen import verwijder_rijen
from samenspel.dossiers.handelingen.notities import noteer
from samenspel.kern.identiteit import Aanwezige, als_eigenaar, identiteit
from samenspel.kern.klok import nu
from samenspel.logboek.models import Bundel, Wijziging, Zegel
from samenspel.logboek.nakijken import Uitkomst, kijk_na
from samenspel.logboek.verzegelen import verzegel
from samenspel.personen.models import Persoon
from samenspel.toegang.matrix import SYSTEEM
from tests.wereld import NU, Wereld

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def ankermap(settings: Any, tmp_path: Path) -> None:
    settings.SAMENSPEL_ANKERS = str(tmp_path / "ankers")


def _na() -> Uitkomst:
    with als_eigenaar():
        return kijk_na(nu(), using="default")


def _wijzig(wereld: Wereld, roepnaam: str) -> Wijziging:
    with wereld.als("sanne"):
        Persoon.objects.filter(dossier_id=wereld.dossier_id).update(roepnaam=roepnaam)
    with als_eigenaar():
        return Wijziging.objects.filter(tabel="personen_persoon", daad="U").latest("id")


def _knoei(opdracht: str, waarden: list[Any]) -> list[str]:
    """As who rules the database, and knows the setting that stops the guard."""
    with als_eigenaar(), connection.cursor() as cursor:
        cursor.execute("select set_config('logboek.wist', 'ja', true)")
        cursor.execute(opdracht, waarden)
        cursor.execute("select set_config('logboek.wist', '', true)")
    return _na().fouten


def test_wat_wacht_wordt_gezegd_en_daarna_verzegeld(verse_wereld: Wereld) -> None:
    wijziging = _wijzig(verse_wereld, "Ami")
    voor = _na()
    assert (voor.fouten, voor.wijzigingen, voor.wachten > 0) == ([], 0, True)
    verzegel(nu())
    na = _na()
    assert (na.fouten, na.wachten, na.niet_verankerd) == ([], 0, 0)
    assert na.wijzigingen > 0
    with als_eigenaar():
        bundel = Bundel.objects.get(pk=Zegel.objects.get(pk=wijziging.pk).bundel_id)
    assert bundel.keten == verse_wereld.assen.pk


def test_een_andere_waarde_valt_op(wereld: Wereld) -> None:
    wijziging = _wijzig(wereld, "Ami")
    verzegel(nu())
    assert _knoei("update logboek_wijziging set voor = '{\"roepnaam\": \"X\"}' where id = %s", [wijziging.pk]) == ["een wijziging is veranderd"]  # fmt: skip


def test_een_rij_die_weg_is_valt_op(wereld: Wereld) -> None:
    wijziging = _wijzig(wereld, "Ami")
    verzegel(nu())
    assert _knoei("delete from logboek_wijziging where id = %s", [wijziging.pk]) == ["een wijziging is weg"]


def test_een_rij_die_nooit_wachtte_valt_op(wereld: Wereld) -> None:
    wijziging = _wijzig(wereld, "Ami")
    verzegel(nu())
    erbij = "insert into logboek_wijziging (op, gemeente_id, tabel, rij_id, daad, rol, doel, trace) select op, gemeente_id, tabel, rij_id, daad, rol, doel, trace from logboek_wijziging where id = %s"
    assert _knoei(erbij, [wijziging.pk]) == ["1 wijzigingen zijn niet verzegeld"]


def _notitie_weg(wereld: Wereld) -> UUID:
    with wereld.als("sanne") as sanne:
        notitie = noteer(wereld.dossier(), door=sanne, tekst="Belde.", nu=NU)
    verzegel(nu())
    huis = Aanwezige(gebruiker_id=None, gemeente_id=wereld.assen.pk, rol=SYSTEEM, doel="proef")
    with identiteit(huis):
        assert verwijder_rijen("dossiers_notitie", [notitie.pk], grond="proef:1", nu=NU) == 1
    return notitie.pk


def test_wat_rechtmatig_weg_is_heeft_een_bewijs_in_de_keten(wereld: Wereld) -> None:
    """The content and the salt go, the digest stays; before it is sealed the verifier says that it waits."""
    notitie = _notitie_weg(wereld)
    tussen = _na()
    assert (tussen.fouten, tussen.wachten > 0) == ([], True)
    verzegel(nu())
    assert (_na().fouten, _na().wachten) == ([], 0)
    with als_eigenaar():
        assert not Wijziging.objects.filter(rij_id=notitie).exists()
        (weg,) = Zegel.objects.filter(gewist_in_id__isnull=False)
        assert weg.zout is None
        bundel = Bundel.objects.get(pk=weg.gewist_in_id or UUID(int=0))
    assert (bundel.keten, bundel.soort, bundel.aantal) == (wereld.assen.pk, "gewist", 1)
    assert "een bundel is niet wat er toen in zat" in _knoei(
        "update logboek_zegel set gewist_in_id = null where wijziging_id = %s", [weg.pk]
    )


def test_wat_weg_is_voor_het_een_zegel_kreeg_laat_niets_na(verse_wereld: Wereld) -> None:
    with verse_wereld.als("sanne") as sanne:
        notitie = noteer(verse_wereld.dossier(), door=sanne, tekst="Belde.", nu=NU)
    huis = Aanwezige(gebruiker_id=None, gemeente_id=verse_wereld.assen.pk, rol=SYSTEEM, doel="proef")
    with identiteit(huis):
        verwijder_rijen("dossiers_notitie", [notitie.pk], grond="proef:1", nu=NU)
    assert _na().fouten == []
    verzegel(nu())
    assert _na().fouten == []
