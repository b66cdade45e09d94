"""History of before a column was encrypted is brought under the key of its dossier, or cleared; and it says how many."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from django.db import connection

from samenspel.dossiers.handelingen.notities import noteer
from samenspel.kern.geheim import versleutel
from samenspel.kern.identiteit import als_eigenaar
from samenspel.kern.klok import nu
from samenspel.kluis.draaien import draai
from samenspel.kluis.sleutelbos import vergeet_alles, versleutel_van
from samenspel.logboek.hersleutelen import hersleutel_geschiedenis
from samenspel.logboek.models import Wijziging
from samenspel.logboek.nakijken import kijk_na
from samenspel.logboek.verzegelen import verzegel
from samenspel.logboek.wijzigingen import wijzigingen_van
from samenspel.personen.models import Nummer
from tests.wereld import NU, Wereld

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def ankermap(settings: Any, tmp_path: Path) -> None:
    settings.SAMENSPEL_ANKERS = str(tmp_path / "ankers")


def _was(wereld: Wereld, tabel: str, rij_id: UUID, voor: dict[str, Any], na: dict[str, Any]) -> None:
    """A change as a trigger of before wrote it."""
    with als_eigenaar(), connection.cursor() as cursor:
        cursor.execute(
            "with nieuw as (insert into logboek_wijziging (op, gemeente_id, dossier_id, tabel, rij_id, daad, rol, doel, trace, voor, na)"
            " values (now(), %s, %s, %s, %s, 'U', 'regievoerder', 'proef', '', %s, %s) returning id)"
            " insert into logboek_zegelwacht select id from nieuw",
            [wereld.assen.pk, wereld.dossier_id, tabel, rij_id, json.dumps(voor), json.dumps(na)],
        )


def _oud(wereld: Wereld) -> UUID:
    """Plain words, words that are not bound to their row, a number under the key of the municipality, and an index over one."""
    with wereld.als("sanne") as sanne:
        notitie: UUID = noteer(wereld.dossier(), door=sanne, tekst="Nu.", nu=NU).pk
    with als_eigenaar():
        nummer = Nummer.objects.get(dossier_id=wereld.dossier_id)
        los = versleutel_van(wereld.dossier_id, b"niet gebonden", plek="dossiers_notitie|tekst")
        van_de_gemeente = versleutel(b"999990019", gemeente_id=wereld.assen.pk, plek="personen_nummer|oud")
    _was(
        wereld,
        "dossiers_notitie",
        notitie,
        {"tekst": "ooit leesbaar", "gedeeld": False},
        {"tekst": f"\\x{los.hex()}", "gedeeld": True},
    )
    _was(wereld, "personen_nummer", nummer.pk, {"cijfer": f"\\x{van_de_gemeente.hex()}", "blind": "\\x00ff"}, {"cijfer": None, "blind": "\\x00ee"})  # fmt: skip
    verzegel(nu())
    return notitie


def test_wat_leesbaar_was_of_onder_een_oude_sleutel_stond(wereld: Wereld) -> None:
    _oud(wereld)
    assert hersleutel_geschiedenis() == {"versleuteld": 1, "aan hun rij gebonden": 1, "gewist": 3}
    assert hersleutel_geschiedenis() == {}
    with als_eigenaar():
        alles = repr(list(Wijziging.objects.values_list("voor", "na")))
    assert "ooit leesbaar" not in alles
    assert "00ff" not in alles
    with wereld.als("sanne"):
        (tekst,) = [k for w in wijzigingen_van(wereld.dossier_id) for k in w.kolommen if k.naam == "tekst"]
    assert (tekst.voor, tekst.na) == ("ooit leesbaar", "niet gebonden")


def test_de_keten_zegt_dat_er_iets_is_vervangen(wereld: Wereld) -> None:
    _oud(wereld)
    hersleutel_geschiedenis()
    verzegel(nu())
    with als_eigenaar():
        uit = kijk_na(nu(), using="default")
    assert (uit.fouten, uit.wachten) == ([], 0)


def test_het_hoort_bij_het_vervangen_van_sleutels(wereld: Wereld) -> None:
    _oud(wereld)
    gezegd: list[str] = []
    uit = draai(nu=nu(), wacht=0, meld=gezegd.append)
    assert uit.vervangen["geschiedenis: gewist"] == 3
    assert "geschiedenis: 1 versleuteld" in gezegd


def test_van_een_gewist_dossier_blijft_niets_leesbaar(wereld: Wereld) -> None:
    """Without its key nothing can be encrypted: then the words go."""
    notitie = _oud(wereld)
    with als_eigenaar(), connection.cursor() as cursor:
        cursor.execute("delete from kluis_dossiersleutel where dossier_id = %s", [wereld.dossier_id])
    vergeet_alles()
    assert hersleutel_geschiedenis()["gewist"] == 4
    with als_eigenaar():
        assert "ooit leesbaar" not in repr(list(Wijziging.objects.filter(rij_id=notitie).values_list("voor", "na")))


def test_een_index_over_een_nummer_komt_niet_in_de_geschiedenis(wereld: Wereld) -> None:
    with als_eigenaar():
        Nummer.objects.filter(dossier_id=wereld.dossier_id).update(blind=b"1234567890123456", staart="111")
        laatste = Wijziging.objects.filter(tabel="personen_nummer").latest("id")
    assert laatste.na == {"staart": "111"}
