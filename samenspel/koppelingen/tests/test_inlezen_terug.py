"""What was read in goes once, out again, and is seen by nobody else: confirm, undo, throw away."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from django.db import ProgrammingError, connection

from samenspel.dossiers.handelingen.vastleggen import leg_vast
from samenspel.dossiers.models import BewaakteTermijn, Dossier, GewistDossier
from samenspel.kern.identiteit import als_eigenaar, identiteit
from samenspel.kern.oordeel import Weigering
from samenspel.koppelingen.bestanden.uitvoer import als_csv
from samenspel.koppelingen.handelingen import (
    bevestig,
    gooi_weg,
    kies_bestand,
    lees_stuk,
    open_bestand,
    ruim_op,
)
from samenspel.koppelingen.inlezen.terugdraaien import draai_terug
from samenspel.koppelingen.models import Inlezing
from samenspel.koppelingen.tests.bestandmakers import proef_bsn
from samenspel.koppelingen.tests.hulp_inlezen import KOPPEN, een_rij, kies, lees_in
from samenspel.personen.models import Persoon
from tests.wereld import BSN_AMIRA, NU, VANDAAG, Wereld


def test_een_tweede_bevestiging_doet_niets_meer(wereld: Wereld) -> None:
    with wereld.als("sanne") as sanne:
        inlezing = kies([KOPPEN, een_rij()], sanne)
        assert bevestig(inlezing, door=sanne, al_gemeld=True)
        assert not bevestig(inlezing, door=sanne, al_gemeld=True)
        lees_stuk(inlezing.pk, door=sanne, vandaag=VANDAAG, nu=NU)
        lees_stuk(inlezing.pk, door=sanne, vandaag=VANDAAG, nu=NU)
        assert Dossier.objects.filter(persoon__naam="Sara Proef").count() == 1


def test_ongedaan_maken_wist_wat_niemand_aanraakte_en_trekt_de_rest_in(wereld: Wereld) -> None:
    rijen = [
        KOPPEN,
        een_rij(),
        een_rij("Yusuf P", bsn=proef_bsn(8)),
        een_rij("Amira", bsn=BSN_AMIRA, kennis="", pip=date(2026, 6, 1), route="Z"),
    ]
    with wereld.als("sanne") as sanne:
        inlezing = lees_in(rijen, sanne)
        blijft = Dossier.objects.get(persoon__naam="Yusuf P")
        leg_vast(blijft, "welkomgesprek", op=VANDAAG, door=sanne, vastgelegd_op=NU)
        verslag = draai_terug(inlezing, door=sanne, op=VANDAAG, nu=NU, reden="verkeerd bestand").terug_verslag
        assert (verslag["gewist"], verslag["blijft"], verslag["ingetrokken"], verslag["nummers_blijven"]) == (
            1,
            1,
            2,
            1,
        )
        assert not Persoon.objects.filter(naam="Sara Proef").exists()
        assert GewistDossier.objects.get().reden == "inlezing_ongedaan"
        assert not BewaakteTermijn.objects.filter(dossier=blijft, code="T12", start__isnull=False).exists()
        assert BewaakteTermijn.objects.get(dossier_id=wereld.dossier_id, code="T12").voldaan_op is None
        with pytest.raises(Weigering, match="niet \\(meer\\)"):
            draai_terug(inlezing, door=sanne, op=VANDAAG, nu=NU, reden="nog eens")


def test_na_ongedaan_maken_kan_hetzelfde_bestand_er_weer_in(wereld: Wereld) -> None:
    with wereld.als("sanne") as sanne:
        inlezing = lees_in([KOPPEN, een_rij()], sanne)
        draai_terug(inlezing, door=sanne, op=VANDAAG, nu=NU, reden="te vroeg")
        assert lees_in([KOPPEN, een_rij()], sanne).telling == {"nieuw": 1}


def test_weggegooid_of_na_zeven_dagen_is_de_inhoud_weg(wereld: Wereld) -> None:
    with wereld.als("sanne") as sanne:
        weg, oud = kies([KOPPEN, een_rij()], sanne), kies([KOPPEN, een_rij()], sanne)
        gooi_weg(weg, door=sanne)
        assert ruim_op(wie=sanne, nu=NU + timedelta(days=6)) == 0
        assert ruim_op(wie=sanne, nu=NU + timedelta(days=7)) == 1
        for inlezing in (weg, oud):
            inlezing.refresh_from_db()
            assert (inlezing.bestand, inlezing.stand) == (None, "weg")
        with pytest.raises(Weigering, match="ouder dan 7 dagen"):
            open_bestand(oud, wie=sanne)


def test_het_bestand_staat_versleuteld_en_zonder_naam_in_de_tabel(wereld: Wereld) -> None:
    with wereld.als("sanne") as sanne:
        inlezing = kies_bestand(als_csv(KOPPEN, [een_rij()]), "Lijst van Sara.csv", "caseload", door=sanne, nu=NU)
        inlezing.refresh_from_db()
        assert b"Sara" not in bytes(inlezing.bestand or b"")
        assert "Sara" not in str(
            {veld.name: getattr(inlezing, veld.name) for veld in Inlezing._meta.fields if veld.name != "bestand"}
        )


def test_ines_van_een_andere_gemeente_en_wim_zien_het_bestand_van_sanne_niet(wereld: Wereld) -> None:
    with wereld.als("sanne") as sanne:
        pk = kies([KOPPEN, een_rij()], sanne).pk
    for naam in ("ines", "wim", "kees", "rob", "bert"):
        with wereld.als(naam) as wie:
            assert not Inlezing.objects.zichtbaar_voor(wie).filter(pk=pk).exists()


def _wis_zelf(wereld: Wereld, rol: str) -> list[Any]:
    """Straight to the function of the owner, as a role of the application."""
    with wereld.als("sanne") as sanne:
        inlezing = lees_in([KOPPEN, een_rij()], sanne)
        nieuw = Dossier.objects.get(persoon__naam="Sara Proef")
    with identiteit(replace(sanne, rol=rol)), connection.cursor() as cursor:
        cursor.execute("select koppelingen_wis_ingelezen(%s, %s)", [inlezing.pk, [nieuw.pk]])
    with wereld.als("sanne"):
        return list(GewistDossier.objects.values_list("door_id", "reden"))


@pytest.mark.pg15
def test_wie_een_inlezing_wist_staat_in_de_transactie_en_wordt_niet_genoemd(wereld: Wereld) -> None:
    """Nobody can put a colleague's name under an erasure: the function takes none."""
    assert _wis_zelf(wereld, "systeem") == [(wereld.gebruikers["sanne"].pk, "inlezing_ongedaan")]
    with als_eigenaar(), connection.cursor() as cursor:
        cursor.execute(
            "select pg_get_function_identity_arguments(oid) from pg_proc where proname = 'koppelingen_wis_ingelezen'"
        )
        assert cursor.fetchall() == [("welke uuid, ids uuid[]",)]


@pytest.mark.pg15
@pytest.mark.parametrize("rol", ["regievoerder", "coach_inburgering", "intakebalie"])
def test_buiten_de_handeling_om_wist_niemand_een_ingelezen_dossier(wereld: Wereld, rol: str) -> None:
    with pytest.raises(ProgrammingError, match="alleen Samenspel wist"):
        _wis_zelf(wereld, rol)
