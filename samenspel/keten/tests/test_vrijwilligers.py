"""A volunteer comes to the families of this week alone, and is out at once (ADR 23); how they come in is in `test_met_link_en_code.py`."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from datetime import date
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.db import DatabaseError, connection, transaction

from samenspel.dossiers.handelingen.openen import Aanmelding, open_dossier
from samenspel.dossiers.handelingen.vastleggen import leg_vast
from samenspel.kern.identiteit import Aanwezige, als_eigenaar, identiteit
from samenspel.kern.klok import nu, vandaag
from samenspel.kern.oordeel import Weigering
from samenspel.keten.handelingen.vrijwilligers import (
    geef_nieuwe_link,
    nodig_uit,
    stop_toewijzing,
    stop_vrijwilliger,
    wijs_gezin_toe,
)
from samenspel.keten.models import BereikKort, GezinKort, NaamKort
from samenspel.keten.tests.hulp import in_de_databank, in_python
from samenspel.keten.tests.hulp_vrijwilligers import DAG, beloofd, bert_nodigt_uit
from samenspel.organisaties.models import Organisatie
from samenspel.personen.models import Persoon
from samenspel.toegang.beheer import stel_aan
from samenspel.toegang.models import Aanstelling, Beheerdaad, Betrokkenheid, Overeenkomst, Toewijzing, Vrijwilliger
from samenspel.toegang.toewijzen import zondag_van
from tests.wereld import NU, Wereld

pytestmark = [pytest.mark.django_db, pytest.mark.pg15]


def _muren(wie: Aanwezige) -> tuple[set[UUID], set[UUID]]:
    """What each of our walls gives without the other."""
    return in_de_databank(wie, NaamKort), in_python(wie, NaamKort)


def _ander_gezin(wereld: Wereld) -> UUID:
    """Another family with which the same organisation helps."""
    with wereld.als("sanne") as sanne:
        ander = open_dossier(
            Aanmelding(naam="Yared Tekle", doelgroep="ASIEL_A"), door=sanne, op=date(2026, 5, 1), vastgelegd_op=NU
        )
    with als_eigenaar():
        hier = Betrokkenheid.objects.get(dossier_id=wereld.dossier_id)
        hier.pk, hier.dossier_id, hier._state.adding = uuid4(), ander.pk, True
        hier.save()
    return ander.pk


def test_een_vrijwilliger_ziet_alleen_het_toegewezen_gezin(wereld: Wereld) -> None:
    ander = _ander_gezin(wereld)
    with wereld.als("bert") as bert:
        assert Persoon.objects.zichtbaar_voor(bert).count() == 2
    _rij, wie = beloofd(wereld)
    een = {wereld.dossier_id}
    assert _muren(wie) == (een, een)
    with identiteit(wie):
        assert not Persoon.objects.exists()
        assert not Persoon.objects.zichtbaar_voor(wie).exists()
        assert BereikKort.objects.zichtbaar_voor(wie).get().waarde == BereikKort.objects.get().waarde
        assert GezinKort.objects.zichtbaar_voor(wie).get().kinderen == 0
    assert ander not in een


@pytest.mark.parametrize(
    ("dagen_tot_begin", "dagen_tot_einde", "open_"),
    [(0, 0, True), (-40, -1, False), (-40, 0, True), (None, 20, True), (8, 20, False)],
)
def test_alleen_wat_deze_week_loopt(
    wereld: Wereld, dagen_tot_begin: int | None, dagen_tot_einde: int, open_: bool
) -> None:
    """None: it begins on the Sunday of this week, and is in sight from the Monday before."""
    _rij, wie = beloofd(wereld)
    begin = zondag_van(vandaag()) if dagen_tot_begin is None else vandaag() + dagen_tot_begin * DAG
    with als_eigenaar():
        Toewijzing.objects.update(vanaf=begin, tot=vandaag() + dagen_tot_einde * DAG)
    gezien = {wereld.dossier_id} if open_ else set()
    assert _muren(wie) == (gezien, gezien)


def _zonder_deelname(wereld: Wereld) -> None:
    Betrokkenheid.objects.update(tot=vandaag() - DAG)


def _zonder_overeenkomst(wereld: Wereld) -> None:
    Overeenkomst.objects.update(tot=vandaag() - DAG)


def _zonder_naam_in_de_overeenkomst(wereld: Wereld) -> None:
    Overeenkomst.objects.update(categorieen=["C04"])


def _van_een_ander(wereld: Wereld) -> None:
    Toewijzing.objects.update(gebruiker=wereld.gebruikers["kees"])


def _van_een_andere_organisatie(wereld: Wereld) -> None:
    Vrijwilliger.objects.update(organisatie=_organisatie(wereld, "Een school", Organisatie.Soort.TAALSCHOOL))


def _organisatie(wereld: Wereld, naam: str, soort: str) -> Organisatie:
    organisatie = Organisatie.objects.create(naam=naam, soort=soort)
    organisatie.gemeenten.add(wereld.assen)
    return organisatie


def _niet_beloofd(wereld: Wereld) -> None:
    Vrijwilliger.objects.update(geheimhouding_op=None)


def _van_wie(wereld: Wereld) -> Any:
    return Aanstelling.objects.filter(gebruiker__in=Vrijwilliger.objects.values("gebruiker"))


def _uit_dienst(wereld: Wereld) -> None:
    _van_wie(wereld).update(vanaf=vandaag() - 2 * DAG, tot=vandaag() - DAG)


def _nog_niet_in_dienst(wereld: Wereld) -> None:
    _van_wie(wereld).update(vanaf=vandaag() + DAG)


def _in_dienst_bij_een_ander(wereld: Wereld) -> None:
    _van_wie(wereld).update(organisatie=_organisatie(wereld, "Elders", Organisatie.Soort.MAATSCHAPPELIJKE_BEGELEIDING))


@pytest.mark.parametrize(
    "breek",
    [
        _zonder_deelname, _zonder_overeenkomst, _zonder_naam_in_de_overeenkomst, _van_een_ander, _van_een_andere_organisatie, _niet_beloofd,
        _uit_dienst, _nog_niet_in_dienst, _in_dienst_bij_een_ander,
    ],
)  # fmt: skip
def test_elke_sleutel_telt_in_beide_muren(wereld: Wereld, breek: Callable[[Wereld], None]) -> None:
    _rij, wie = beloofd(wereld)
    assert _muren(wie) == ({wereld.dossier_id}, {wereld.dossier_id})
    with als_eigenaar():
        breek(wereld)
    assert _muren(wie) == (set(), set())


def test_stoppen_geldt_meteen(wereld: Wereld) -> None:
    rij, wie = beloofd(wereld)
    ander = _ander_gezin(wereld)
    with wereld.als("bert") as bert:
        wijs_gezin_toe(rij, door=bert, dossier_id=ander, vanaf=vandaag(), tot=vandaag(), nu=nu())
        assert in_de_databank(wie, NaamKort) == {wereld.dossier_id, ander}
        stop_toewijzing(Toewijzing.objects.get(dossier_id=wereld.dossier_id), door=bert, nu=nu())
        assert _muren(wie) == ({ander}, {ander})
        stop_vrijwilliger(rij, door=bert, nu=nu())
    assert _muren(wie) == (set(), set())
    with als_eigenaar():
        assert Aanstelling.objects.get(gebruiker_id=rij.gebruiker_id).tot == vandaag()


def test_wie_toelaat_staat_in_het_logboek_van_beheer(wereld: Wereld) -> None:
    rij, _sleutels = bert_nodigt_uit(wereld)
    with wereld.als("bert") as bert:
        geef_nieuwe_link(rij, door=bert, nu=nu())
        stop_vrijwilliger(rij, door=bert, nu=nu())
    with als_eigenaar():
        daden = Beheerdaad.objects.filter(over_id=rij.gebruiker_id).order_by("op", "pk")
        assert [(daad.wat, daad.door_id) for daad in daden] == [
            (wat, wereld.bert.gebruiker_id)
            for wat in ("vrijwilliger_uitgenodigd", "nieuwe_link", "vrijwilliger_gestopt")
        ]


@pytest.mark.parametrize("naam", ["sanne", "fatma", "rob", "amira"])
def test_alleen_de_coordinator_nodigt_uit(wereld: Wereld, naam: str) -> None:
    with wereld.als(naam) as wie, pytest.raises(Weigering, match="coördinator"):
        nodig_uit(door=wie, naam="X", dossier_id=wereld.dossier_id, vanaf=vandaag(), tot=vandaag(), nu=nu())


@pytest.mark.parametrize(
    ("velden", "zin"),
    [
        ({"naam": "  "}, "Schrijf hoe"),
        ({"dossier_id": uuid4()}, "doet uw organisatie nu niet mee"),
        ({"tot": vandaag() - DAG, "vanaf": vandaag() - 2 * DAG}, "al voorbij"),
        ({"tot": vandaag() - DAG}, "ligt voor de eerste dag"),
        ({"tot": vandaag() + 500 * DAG}, "hooguit een jaar"),
    ],
)
def test_wat_niet_kan_zegt_waarom(wereld: Wereld, velden: dict[str, Any], zin: str) -> None:
    with pytest.raises(Weigering, match=zin):
        bert_nodigt_uit(wereld, **velden)
    with als_eigenaar():
        assert not Vrijwilliger.objects.exists()


class _Gelukt(Exception):
    """It was let through; and the row goes back."""


def _als_de_databank(wie: Aanwezige, opdracht: str, *waarden: Any) -> None:
    """Straight past our Python; raises what the database raises, and leaves nothing."""
    with suppress(_Gelukt), identiteit(wie), connection.cursor() as cursor:
        cursor.execute(opdracht, waarden)
        if cursor.rowcount == 0:
            raise DatabaseError("geen rij geraakt")
        raise _Gelukt


def test_de_databank_weigert_wat_de_handeling_weigert(wereld: Wereld) -> None:
    rij, wie = beloofd(wereld)
    buiten = _nieuw_zonder_organisatie(wereld)
    invoer = (
        "insert into toegang_toewijzing (id, gemeente_id, dossier_id, organisatie_id, gebruiker_id, vanaf, tot, gegeven_door_id, gegeven_op)"
        " values (gen_random_uuid(), %s, %s, %s, %s, current_date, current_date + 30, %s, now())"
    )
    bert = wereld.bert
    goed = [wereld.assen.pk, wereld.dossier_id, rij.organisatie_id, rij.gebruiker_id, bert.gebruiker_id]
    _als_de_databank(bert, invoer, *goed)  # the positive control
    for plek, fout in (
        (1, buiten),
        (2, uuid4()),
        (3, wereld.gebruikers["kees"].pk),
        (4, rij.gebruiker_id),
        (0, wereld.tynaarlo.pk),
    ):
        with pytest.raises(DatabaseError):
            _als_de_databank(bert, invoer, *[fout if nummer == plek else waarde for nummer, waarde in enumerate(goed)])
    verboden: tuple[tuple[Aanwezige, str, tuple[Any, ...]], ...] = (
        (wie, invoer, (*goed[:4], rij.gebruiker_id)),
        (wie, "update toegang_toewijzing set tot = tot + 30", ()),
        (bert, "update toegang_toewijzing set tot = tot + 30", ()),
        (bert, "update toegang_vrijwilliger set geheimhouding_op = now()", ()),
        (wie, "update toegang_vrijwilliger set geheimhouding_op = null", ()),
        (wie, "update toegang_vrijwilliger set link_merk = 'x'", ()),
        (bert, "update toegang_aanstelling set tot = tot + 500 where rol = 'mb_vrijwilliger'", ()),
        (wereld.wie("fatma"), "insert into toegang_aanstelling (id, gebruiker_id, gemeente_id, rol, titel, organisatie_id, vanaf, tot) values"
         " (gen_random_uuid(), %s, %s, 'mb_vrijwilliger', '', %s, current_date, current_date)", (rij.gebruiker_id, wereld.assen.pk, rij.organisatie_id)),
        (wereld.sanne, "update toegang_vrijwilliger set toestel_merk = 'x'", ()),
    )  # fmt: skip
    for ander, opdracht, waarden in verboden:
        with pytest.raises(DatabaseError):
            _als_de_databank(ander, opdracht, *waarden)


def _nieuw_zonder_organisatie(wereld: Wereld) -> UUID:
    with wereld.als("sanne") as sanne:
        return open_dossier(
            Aanmelding(naam="Zonder Hulp", doelgroep="ASIEL_A"), door=sanne, op=date(2026, 5, 1), vastgelegd_op=NU
        ).pk


def test_een_vrijwilliger_wordt_ook_elders_niet_aangesteld(wereld: Wereld) -> None:
    """Found by an attacker: the appointment that forbids it lies behind the wall of another municipality."""
    rij, _wie = beloofd(wereld)
    with als_eigenaar():
        ines = wereld.gebruikers["ines"]
        Aanstelling.objects.filter(gebruiker=ines).update(rol="functioneel_beheerder")
        velden = {"gebruiker": rij.gebruiker, "gemeente": wereld.tynaarlo, "vanaf": vandaag()}
    elders = Aanwezige(gebruiker_id=ines.pk, gemeente_id=wereld.tynaarlo.pk, rol="functioneel_beheerder", doel="proef")
    with identiteit(elders):
        with pytest.raises(Weigering, match="link van een coördinator"):
            stel_aan(rij.gebruiker, door=elders, rol="regievoerder", vanaf=vandaag())
        for rol in ("regievoerder", "mb_vrijwilliger"):  # who goes round the act meets the database
            with pytest.raises(DatabaseError, match="coordinator"), transaction.atomic():
                Aanstelling.objects.create(rol=rol, **velden)


def test_een_vrijwilliger_krijgt_van_een_rij_met_een_eigen_categorie_alleen_wat_is_afgesproken(wereld: Wereld) -> None:
    """Latent until a volunteer reads such a table: the wall asked the category of who is involved, and not of who was assigned."""
    _rij, wie = beloofd(wereld)
    with wereld.als("sanne") as sanne:
        leg_vast(wereld.dossier(), "azc_gesprek", op=NU.date(), door=sanne, vastgelegd_op=NU)
    soorten = "select distinct categorie from dossiers_gebeurtenis"
    with als_eigenaar(), connection.cursor() as cursor:
        cursor.execute(f"{soorten} where dossier_id = %s", [wereld.dossier_id])
        alle = {soort for (soort,) in cursor.fetchall()}
        een = min(alle)
        assert len(alle) > 1
        cursor.execute("delete from toegang_recht where rol = 'mb_vrijwilliger' and categorie = any (%s)", [list(alle)])
        cursor.execute(
            "insert into toegang_recht (rol, categorie, lees, schrijf, eigen, kort, gedeeld, nood) select 'mb_vrijwilliger', c, true, false, false, false, false, false from unnest(%s::text[]) c",
            [list(alle)],
        )
        cursor.execute(
            "update toegang_betrokkenheid set categorieen = array[%s]::varchar[] where dossier_id = %s",
            [een, wereld.dossier_id],
        )
        cursor.execute("update toegang_overeenkomst set categorieen = %s::varchar[]", [sorted(alle | {"C01"})])
    with identiteit(wie), connection.cursor() as cursor:
        cursor.execute(soorten)
        assert cursor.fetchall() == [(een,)]
