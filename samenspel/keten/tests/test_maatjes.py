"""A taalmaatje and a sleutelpersoon: only after a yes, only the given family, only their cells, and out at once (ADR 27)."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any, NamedTuple

import pytest
from django.db import DatabaseError
from django.test import Client
from django.urls import reverse

from samenspel.avg.delen import te_delen_met
from samenspel.avg.handelingen.toestemmen import Gevraagd, leg_toestemming_vast, trek_toestemming_in
from samenspel.avg.models import MAATJE, ToestemmingKort
from samenspel.avg.onderdelen import Onderdeel
from samenspel.kern.identiteit import Aanwezige, als_eigenaar, identiteit
from samenspel.kern.klok import nu, vandaag
from samenspel.kern.oordeel import Weigering
from samenspel.keten.handelingen.vrijwilligers import beloof_geheimhouding, nodig_uit
from samenspel.keten.models import BereikKort, GezinKort, NaamKort
from samenspel.organisaties.models import Organisatie
from samenspel.personen.handelingen import leg_contact_vast
from samenspel.personen.models import Contactgegeven, Persoon
from samenspel.toegang.categorieen import mogelijk
from samenspel.toegang.models import Aanstelling, Betrokkenheid, Gebruiker, Rol, Toewijzing, Vrijwilliger
from samenspel.toegang.toewijzen import toegewezen_dossiers
from tests.wereld import Wereld, log_in, sluit_overeenkomst

pytestmark = [pytest.mark.django_db, pytest.mark.pg15]
DAG = timedelta(days=1)
ROLLEN = ["informele_taal_maatje", "sleutelpersoon"]


class Welzijn(NamedTuple):
    """Vaart Welzijn takes part with Amira; Ilse coordinates there."""

    wereld: Wereld
    organisatie: Organisatie
    ilse: Aanwezige
    gebruiker: Gebruiker


@pytest.fixture
def welzijn(wereld: Wereld) -> Welzijn:
    with als_eigenaar():
        vaart = Organisatie.objects.create(naam="Vaart Welzijn", soort=Organisatie.Soort.WELZIJN)
        vaart.gemeenten.add(wereld.assen)
        sluit_overeenkomst(wereld.assen, vaart, wereld.gebruikers["fatma"])
        ilse = Gebruiker.objects.create_user("ilse@voorbeeld.test", None, naam="Ilse Bos")
        Aanstelling.objects.create(
            gebruiker=ilse,
            gemeente=wereld.assen,
            rol=Rol.SOCIAAL_TEAM_WELZIJN,
            organisatie=vaart,
            vanaf=vandaag() - DAG,
        )
        Betrokkenheid.objects.create(
            gemeente=wereld.assen, dossier_id=wereld.dossier_id, organisatie=vaart, doel="ontmoeten", vanaf=vandaag() - DAG,
            categorieen=list(mogelijk(vaart.soort)), stand=Betrokkenheid.Stand.GEACCEPTEERD,
        )  # fmt: skip
    with wereld.als("sanne") as sanne:
        leg_contact_vast(wereld.dossier_id, "telefoon", "06 1234 5678", door=sanne)
    wie = Aanwezige(
        gebruiker_id=ilse.pk, gemeente_id=wereld.assen.pk, rol="sociaal_team_welzijn", doel="proef", organisatie_id=vaart.pk, naam="Ilse Bos"
    )  # fmt: skip
    return Welzijn(wereld, vaart, wie, ilse)


def _gevraagd(**velden: Any) -> Gevraagd:
    vast: dict[str, Any] = {
        "waarom": "Elke week samen Nederlands praten.", "op": vandaag(), "tot": vandaag() + 90 * DAG, "taal": "Arabisch", "wijze": "gesproken",
        "vrij_gezegd": True,
    }  # fmt: skip
    return Gevraagd(**{**vast, **velden})


def _delen(w: Welzijn) -> list[Onderdeel]:
    return te_delen_met(w.organisatie, [w.wereld.dossier_id], wie=w.wereld.sanne, op=vandaag())


def _zeg_ja(w: Welzijn, tabel: str = MAATJE) -> None:
    """Sanne asked, Amira said yes: to somebody one on one, or to a thing for that person."""
    with w.wereld.als("sanne") as sanne:
        deel = next(d for d in _delen(w) if d.tabel == tabel)
        leg_toestemming_vast(deel, w.organisatie, _gevraagd(), door=sanne, nu=nu())


def _nodig_uit(w: Welzijn, als: str) -> Vrijwilliger:
    with identiteit(w.ilse):
        rij, _sleutels = nodig_uit(
            door=w.ilse, naam="Noor Veen", dossier_id=w.wereld.dossier_id, vanaf=vandaag(), tot=vandaag() + 30 * DAG, nu=nu(), als=als
        )  # fmt: skip
    return rij


def _binnen(w: Welzijn, als: str) -> Aanwezige:
    """Asked in after the yes, and secrecy promised."""
    _zeg_ja(w)
    rij = _nodig_uit(w, als)
    wie = Aanwezige(
        gebruiker_id=rij.gebruiker_id,
        gemeente_id=w.wereld.assen.pk,
        rol=als,
        doel="proef",
        organisatie_id=rij.organisatie_id,
    )
    with identiteit(wie):
        beloof_geheimhouding(door=wie, nu=nu())
    return wie


def _ziet(wie: Aanwezige, model: Any = NaamKort) -> tuple[bool, bool]:
    """(the database alone, our own wall as well)."""
    with identiteit(wie):
        return model.objects.exists(), model.objects.zichtbaar_voor(wie).exists()


@pytest.mark.parametrize("als", ROLLEN)
def test_zonder_een_ja_wordt_niemand_toegewezen(welzijn: Welzijn, als: str) -> None:
    """The act, and past the act the database."""
    with pytest.raises(Weigering, match="nog geen ja op een maatje"):
        _nodig_uit(welzijn, als)
    wie = _binnen(welzijn, als)
    with als_eigenaar():
        rij = Toewijzing.objects.get()
    _trek_in(welzijn)
    nieuw = _op_andere_dagen(rij, vanaf=vandaag() + 31 * DAG, tot=vandaag() + 40 * DAG)
    with pytest.raises(DatabaseError, match="geen ja op gezegd"), identiteit(welzijn.ilse):
        nieuw.save(force_insert=True)
    assert _ziet(wie) == (False, False)


def _op_andere_dagen(rij: Toewijzing, **velden: Any) -> Toewijzing:
    """The same assignment on other days, not yet saved."""
    waarden = {veld.attname: getattr(rij, veld.attname) for veld in rij._meta.concrete_fields if veld.attname != "id"}
    return Toewijzing(**{**waarden, **velden})


def _trek_in(w: Welzijn) -> None:
    with w.wereld.als("amira") as amira:
        trek_toestemming_in(ToestemmingKort.objects.zichtbaar_voor(amira).get(tabel=MAATJE), door=amira, nu=nu())


def test_de_inburgeraar_ziet_het_maatje_en_wat_het_weet_en_stopt_het(welzijn: Welzijn) -> None:
    """V5 found that this page fell over: it had no words for what is shared one on one."""
    _binnen(welzijn, "informele_taal_maatje")
    _zeg_ja(welzijn, "personen_contactgegeven")
    client = welzijn.wereld.client("amira")
    bladzijde = client.get(reverse("portaal:delen")).content.decode()
    assert "uw maatje" in bladzijde
    assert "uw telefoon of e-mail" in bladzijde
    with welzijn.wereld.als("amira") as amira:
        ja = ToestemmingKort.objects.zichtbaar_voor(amira).get(tabel=MAATJE)
    assert client.post(reverse("portaal:delen_stop", args=[ja.pk])).status_code == 302
    assert "uw maatje" in client.get(reverse("portaal:delen")).content.decode()


@pytest.mark.parametrize("als", ROLLEN)
def test_alleen_de_voornaam_en_wat_de_matrix_geeft(welzijn: Welzijn, als: str) -> None:
    wie = _binnen(welzijn, als)
    assert _ziet(wie) == (True, True)
    for model in (Persoon, Contactgegeven, BereikKort, GezinKort):
        assert _ziet(wie, model) == (False, False)


@pytest.mark.parametrize("als", ROLLEN)
def test_het_nummer_gaat_per_stuk_open_voor_een_mens_en_meteen_weer_dicht(welzijn: Welzijn, als: str) -> None:
    wie = _binnen(welzijn, als)
    _zeg_ja(welzijn, "personen_contactgegeven")
    assert _ziet(wie, Contactgegeven) == (True, True)
    with identiteit(wie):
        assert Contactgegeven.objects.zichtbaar_voor(wie).get().waarde == "06 1234 5678"
    with als_eigenaar():  # the yes was about this person: nobody else who helps
        Vrijwilliger.objects.update(geheimhouding_op=None)
    assert _ziet(wie, Contactgegeven) == (False, False)
    with als_eigenaar():
        Vrijwilliger.objects.update(geheimhouding_op=nu())
    _trek_in(welzijn)  # with the yes to one person everything of that person shuts
    assert _ziet(wie, Contactgegeven) == (False, False)
    assert _ziet(wie) == (False, False)


@pytest.mark.parametrize("als", ROLLEN)
def test_onze_eigen_muur_vraagt_het_ja_ook(welzijn: Welzijn, als: str) -> None:
    """PostgreSQL shows the own assignment whatever was said, so this answer is of our own wall alone."""
    wie = _binnen(welzijn, als)
    with identiteit(wie):
        assert list(toegewezen_dossiers(wie, vandaag())) == [welzijn.wereld.dossier_id]
    _trek_in(welzijn)
    with identiteit(wie):
        assert Toewijzing.objects.exists()
        assert list(toegewezen_dossiers(wie, vandaag())) == []


def test_een_ja_is_voor_een_mens_en_niet_voor_wie_er_ook_helpt(welzijn: Welzijn) -> None:
    wie = _binnen(welzijn, "informele_taal_maatje")
    _zeg_ja(welzijn, "personen_contactgegeven")
    ander = _nodig_uit(welzijn, "sleutelpersoon")
    tweede = replace(wie, gebruiker_id=ander.gebruiker_id, rol="sleutelpersoon")
    with identiteit(tweede):
        beloof_geheimhouding(door=tweede, nu=nu())
    assert _ziet(wie, Contactgegeven) == (True, True)
    assert _ziet(tweede) == (True, True)
    assert _ziet(tweede, Contactgegeven) == (False, False)


def test_niets_voor_wie_hier_niet_helpt(welzijn: Welzijn) -> None:
    """The database looks whether the person is assigned here."""
    _binnen(welzijn, "informele_taal_maatje")
    with welzijn.wereld.als("sanne"):
        deel = next(d for d in _delen(welzijn) if d.tabel == "personen_contactgegeven")
    vreemd = replace(deel, voor=welzijn.gebruiker.pk)
    with pytest.raises(DatabaseError, match="een op een"), welzijn.wereld.als("sanne") as sanne:
        leg_toestemming_vast(vreemd, welzijn.organisatie, _gevraagd(), door=sanne, nu=nu())


def test_ieder_nodigt_uit_wie_bij_de_eigen_organisatie_hoort(welzijn: Welzijn) -> None:
    _zeg_ja(welzijn)
    with pytest.raises(Weigering, match="als wat deze persoon"):
        _nodig_uit(welzijn, "mb_vrijwilliger")
    with pytest.raises(Weigering, match="als wat deze persoon"), welzijn.wereld.als("bert") as bert:
        nodig_uit(
            door=bert, naam="Noor Veen", dossier_id=welzijn.wereld.dossier_id, vanaf=vandaag(), tot=vandaag() + 3 * DAG, nu=nu(), als="sleutelpersoon"
        )  # fmt: skip


def test_op_het_scherm(welzijn: Welzijn) -> None:
    """Ilse chooses only who said yes, and the maatje reads first name and number."""
    client = Client()
    log_in(client, welzijn.gebruiker)
    adres = reverse("keten:vrijwilliger_uitnodigen")
    assert str(welzijn.wereld.dossier_id) not in client.get(adres).content.decode()
    _binnen(welzijn, "informele_taal_maatje")
    assert str(welzijn.wereld.dossier_id) in client.get(adres).content.decode()
    _zeg_ja(welzijn, "personen_contactgegeven")
    maatje = Client()
    with als_eigenaar():
        log_in(maatje, Gebruiker.objects.get(naam="Noor Veen"))
    blad = maatje.get(reverse("keten:gezin", args=[welzijn.wereld.dossier_id])).content.decode()
    assert "06 1234 5678" in blad
    with als_eigenaar():
        assert Persoon.objects.get().naam not in blad
    deel = welzijn.wereld.client("sanne").get(
        reverse("avg:deel", args=[welzijn.wereld.dossier_id]) + f"?met={welzijn.organisatie.pk}"
    )
    assert "Voor Noor Veen: telefoon" in deel.content.decode()
