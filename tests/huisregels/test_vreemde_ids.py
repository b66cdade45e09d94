"""No id of another municipality opens anything: every URL with an id of dossiers and koppelingen, read and written.

The list comes from the URL configuration itself, so that a new screen is tested before anybody thinks of it.
"""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import UUID

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.urls import URLPattern, reverse

from samenspel.dossiers import urls as dossier_urls
from samenspel.dossiers.handelingen.afspraken import plan_afspraak
from samenspel.dossiers.handelingen.documenten import voeg_document_toe
from samenspel.dossiers.handelingen.openen import Aanmelding, open_dossier
from samenspel.dossiers.handelingen.samenvoegen import voeg_samen
from samenspel.dossiers.handelingen.vastleggen import leg_vast
from samenspel.dossiers.models import Dossier, DuoMelding, Gebeurtenis, Samenvoeging
from samenspel.kern.identiteit import als_eigenaar
from samenspel.kern.uuid7 import uuid7
from samenspel.koppelingen import urls as koppeling_urls
from samenspel.koppelingen.models import Inlezing
from samenspel.koppelingen.tests.bestandmakers import caseload, xlsx
from samenspel.personen.handelingen import leg_contact_vast, leg_gezinslid_vast, leg_naam_vast
from samenspel.personen.models import Persoon
from samenspel.plan.tests.hulp import tweede_regievoerder
from samenspel.toegang.models import Betrokkenheid, Meewerking
from tests.wereld import NU, Wereld

pytestmark = pytest.mark.django_db


@pytest.fixture
def van_assen(wereld: Wereld) -> dict[str, Any]:
    """One row of everything that has an id, in the dossier of Amira, by the name that the URL gives it."""
    inlezing_id = _inlezing(wereld)
    with wereld.als("sanne") as sanne:
        amira = wereld.dossier()
        ander = open_dossier(
            Aanmelding(naam="Amira Tweede", doelgroep="ASIEL_A"), door=sanne, op=date(2026, 3, 1), vastgelegd_op=NU
        )
        feit = leg_vast(
            amira, "pip_dagtekening", op=date(2026, 5, 28), door=sanne, gegevens={"leerroute": "B1"}, vastgelegd_op=NU
        )
        mens = Persoon.objects.get(dossier=amira)
        return {
            "dossier_id": amira.pk,
            "feit_id": feit.pk,
            "afspraak_id": plan_afspraak(
                amira, door=sanne, begin=NU.replace(year=2030), onderwerp="Intake", met=wereld.gebruikers["sanne"], nu=NU, sleutel=uuid7()
            ).pk,
            "document_id": voeg_document_toe(
                amira, door=sanne, titel="Diploma", inhoud=b"Diploma", ontvangen_op=date(2026, 6, 1), nu=NU, sleutel=uuid7()
            ).pk,
            "contact_id": leg_contact_vast(amira.pk, "telefoon", "0612341234", door=sanne).pk,
            "lid_id": leg_gezinslid_vast(amira.pk, door=sanne, relatie="kind", naam="Liya").pk,
            "naam_id": leg_naam_vast(mens, "schrijfwijze", "Amirah", door=sanne).pk,
            "betrokkenheid_id": Betrokkenheid.objects.first().pk,  # type: ignore[union-attr]  # Bert takes part
            "meewerking_id": Meewerking.objects.get().pk,  # Kees works along
            "samenvoeging_id": voeg_samen(ander, in_=amira, door=sanne, op=date(2026, 6, 1), reden="zelfde", nu=NU).pk,
            "melding_id": DuoMelding.objects.get(gebeurtenis=feit).pk,
            "inlezing_id": inlezing_id,
        }  # fmt: skip


def _inlezing(wereld: Wereld) -> UUID:
    bestand = SimpleUploadedFile("x.xlsx", xlsx(caseload(3)))
    wereld.client("sanne").post(reverse("koppelingen:inlezen"), {"soort": "caseload", "bestand": bestand})
    with wereld.als("sanne"):
        return Inlezing.objects.get().pk


def _adressen(van: dict[str, Any]) -> list[str]:
    rest = {"soort": "brp_inschrijving", "code": "ss131"}
    gevonden = []
    for naam, patronen in (("dossiers", dossier_urls.urlpatterns), ("koppelingen", koppeling_urls.urlpatterns)):
        for patroon in patronen:
            assert isinstance(patroon, URLPattern)
            namen = patroon.pattern.converters
            if any(deel.endswith("_id") for deel in namen):
                waarden = {deel: van[deel] if deel in van else rest[deel] for deel in namen}
                if patroon.name == "nummer":
                    waarden["soort"] = "bsn"
                gevonden.append(reverse(f"{naam}:{patroon.name}", kwargs=waarden))
    return gevonden


def _alles(wereld: Wereld) -> dict[str, str]:
    """A fingerprint of every table, so that a change anywhere is seen. Logs of looking may grow."""
    with als_eigenaar(), connection.cursor() as cursor:
        cursor.execute("select relname from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace")
        tabellen = [
            rij[0] for rij in cursor.fetchall() if rij[0].startswith(("dossiers_", "personen_", "koppelingen_"))
        ]
        uit = {}
        for tabel in tabellen:
            cursor.execute(f"select md5(coalesce(string_agg(t::text, '|' order by t::text), '')) from \"{tabel}\" t")
            uit[tabel] = cursor.fetchone()[0]
    return uit


@pytest.mark.parametrize("naam", ["ines", "bert", "amira", "lotte", "fatma", "joost"])
def test_elk_adres_met_een_id_van_assen_bestaat_voor_een_ander_niet(
    wereld: Wereld, van_assen: dict[str, Any], naam: str
) -> None:
    if naam == "joost":  # a colleague in Assen, to whom it does not exist either
        tweede_regievoerder(wereld)
        with als_eigenaar():
            Meewerking.objects.filter(gebruiker=wereld.gebruikers["joost"]).delete()
    client = wereld.client(naam)
    adressen = _adressen(van_assen)
    assert len(adressen) > 30
    voor = _alles(wereld)
    for adres in adressen:
        for antwoord in (
            client.get(adres),
            client.post(adres, {"op": "3-6-2026", "reden": "een reden", "bevestiging": "A26-0001"}),
        ):
            assert antwoord.status_code in {404, 405, 409}, f"{adres}: {antwoord.status_code}"
            assert "Amira" not in antwoord.content.decode(), adres
            if antwoord.status_code == 409:  # a refusal of the role alone, before anything was looked up
                assert naam in {"bert", "amira", "lotte", "fatma"}, adres
    assert _alles(wereld) == voor


def test_een_eigen_dossier_opent_geen_rij_van_een_ander_dossier(wereld: Wereld, van_assen: dict[str, Any]) -> None:
    """The id of the dossier is Ines's own, the other id is of Assen: the pair does not exist."""
    with wereld.als("ines") as ines:
        eigen = open_dossier(
            Aanmelding(naam="Proef Tynaarlo", doelgroep="ASIEL_A"), door=ines, op=date(2026, 3, 1), vastgelegd_op=NU
        )
    client = wereld.client("ines")
    voor = _alles(wereld)
    gezien = 0
    for adres in _adressen({**van_assen, "dossier_id": eigen.pk}):
        if str(eigen.pk) in adres and any(str(van_assen[naam]) in adres for naam in van_assen if naam != "dossier_id"):
            gezien += 1
            for antwoord in (client.get(adres), client.post(adres, {"reden": "een reden"})):
                assert antwoord.status_code in {404, 405}, f"{adres}: {antwoord.status_code}"
    assert gezien >= 8
    assert _alles(wereld) == voor


def test_een_vreemd_id_in_de_inhoud_van_een_formulier_wordt_geweigerd(
    wereld: Wereld, van_assen: dict[str, Any]
) -> None:
    """Ids that travel in a body: who to give to, which dossiers, which organisation, whose dossier is a partner's."""
    with wereld.als("ines") as ines:
        eigen = open_dossier(
            Aanmelding(naam="Proef Tynaarlo", doelgroep="ASIEL_A"), door=ines, op=date(2026, 3, 1), vastgelegd_op=NU
        )
    client, sanne = wereld.client("ines"), str(wereld.gebruikers["sanne"].pk)
    voor = _alles(wereld)
    zeker = [
        ("dossiers:verdelen", [], {"aan": sanne, "dossier": [str(eigen.pk)]}),
        ("dossiers:verdelen", [], {"aan": str(wereld.gebruikers["ines"].pk), "dossier": [str(wereld.dossier_id)]}),
        ("dossiers:toewijzen", [eigen.pk], {"aan": sanne}),
        ("dossiers:gezinslid", [eigen.pk], {"relatie": "partner", "naam": "Amira", "dossiernummer": "A26-0001"}),
        ("dossiers:samenvoegen", [eigen.pk], {"nummer": "A26-0001", "reden": "zelfde persoon"}),
        ("dossiers:feit", [eigen.pk, "pip_dagtekening"],
         {"op": "2-6-2026", "bron": "hand", "leerroute": "B1", "sleutel": str(van_assen["feit_id"])}),
        ("dossiers:gesprekken", [eigen.pk], {"wat": "afspraak", "afspraak-dag": "9-12-2030", "afspraak-tijd": "10.00", "afspraak-minuten": "60",
                                            "afspraak-onderwerp": "Intake", "afspraak-met": sanne}),
        ("koppelingen:samen_gemeld", [], {"melding": [str(van_assen["melding_id"])], "op": "3-6-2026"}),
    ]  # fmt: skip
    for naam, args, velden in zeker:
        antwoord = client.post(reverse(naam, args=args), velden)
        assert antwoord.status_code in {404, 409, 422}, f"{naam} {velden}: {antwoord.status_code}"
    na = _alles(wereld)
    assert {tabel for tabel in na if na[tabel] != voor[tabel]} == set()
    with wereld.als("sanne"):
        assert Dossier.objects.get(pk=wereld.dossier_id).contactpersoon_id == wereld.gebruikers["sanne"].pk
        assert Gebeurtenis.objects.filter(pk=van_assen["feit_id"], dossier=wereld.dossier_id).exists()
        assert Samenvoeging.objects.filter(ongedaan_op__isnull=True).count() == 1
