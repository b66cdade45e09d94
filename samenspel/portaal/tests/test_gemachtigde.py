"""ADR 29: Amira lets Nadia look along. Nadia reads what Amira chose, of her alone, until Amira or Sanne stops it."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import timedelta
from uuid import UUID, uuid4

import pytest
from django.db import connection, transaction
from django.db.utils import DatabaseError
from django.test import Client
from django.urls import reverse

from samenspel.avg.handelingen.toestemmen import trek_toestemming_in
from samenspel.avg.models import ToestemmingKort
from samenspel.avg.tests.hulp import vul_gezondheid
from samenspel.dossiers.handelingen.openen import Aanmelding, open_dossier
from samenspel.dossiers.handelingen.samenvoegen import voeg_samen
from samenspel.dossiers.models import Dossier, Gebeurtenis, Notitie
from samenspel.huisstijl.tests.fotohulp import JPEG
from samenspel.intake.models import BelemmeringGezondheid
from samenspel.kern.identiteit import Aanwezige, als_eigenaar, identiteit
from samenspel.kern.klok import nu, vandaag
from samenspel.kern.oordeel import Weigering
from samenspel.keten.models import GezinKort
from samenspel.personen.handelingen import leg_gezinslid_vast
from samenspel.personen.models import Contactgegeven, Gezinslid, Nummer, Persoon
from samenspel.portaal.handelingen.machtigen import Keuze, machtig
from samenspel.portaal.handelingen.toelaten import beeindig_toegang
from samenspel.toegang.beheer import stel_aan
from samenspel.toegang.fotos import plaats_foto
from samenspel.toegang.gebonden import DossierGebonden
from samenspel.toegang.machtigen import te_machtigen
from samenspel.toegang.models import Aanstelling, Foto, Gebruiker, Machtiging, Rol
from samenspel.toegang.persoonlijk import Sleutels
from tests.wereld import Wereld

pytestmark = pytest.mark.django_db
DAG = timedelta(days=1)


def keuze(*onderdelen: str, **velden: object) -> Keuze:
    vast: dict[str, object] = {
        "naam": "Nadia Haddad",
        "relatie": "familie",
        "onderdelen": onderdelen,
        "tot": vandaag() + 90 * DAG,
        "taal": "nl",
    }
    return Keuze(**{**vast, **velden})  # type: ignore[arg-type]  # the fields of the dataclass by name


def laat_meekijken(wereld: Wereld, *onderdelen: str) -> tuple[Aanwezige, Sleutels]:
    """Amira chooses; gives Nadia as she is when she comes in, and her keys."""
    with wereld.als("amira") as amira:
        sleutel, sleutels = machtig(wereld.dossier(), keuze(*onderdelen), door=amira, nu=nu())
    with als_eigenaar():
        nadia = Machtiging.objects.get(pk=sleutel).gebruiker
        aanstelling = Aanstelling.objects.met_eigen_dossier().get(gebruiker=nadia)
    wereld.gebruikers["nadia"], wereld.aanstellingen["nadia"] = nadia, aanstelling
    wie = Aanwezige(
        gebruiker_id=nadia.pk, gemeente_id=wereld.assen.pk, rol=aanstelling.rol, doel="proef", aanstelling_id=aanstelling.pk,
        dossier_id=aanstelling.eigen_dossier_id, naam="Nadia",
    )  # fmt: skip
    return wie, sleutels


def ziet(wie: Aanwezige, model: type[DossierGebonden], dossier_id: UUID) -> bool:
    """Whether there is a row in sight, by each wall without the other; they must agree. A minimal view is itself the second wall."""
    kolom = model.dossier_kolom
    with identiteit(wie):
        tweede = model._default_manager.filter(**{kolom: dossier_id}).exists()
    with als_eigenaar(), connection.cursor() as cursor:
        cursor.execute(
            "select set_config('app.gemeente', %s, true), set_config('app.gebruiker', %s, true), set_config('app.rol', %s, true)",
            [str(wie.gemeente_id), str(wie.gebruiker_id), wie.rol],  # what the view of the consents asks
        )
        eerste = model._default_manager.zichtbaar_voor(wie).filter(**{kolom: dossier_id}).exists()  # type: ignore[attr-defined]
    assert eerste == tweede, (model, eerste, tweede)
    return bool(eerste)


@pytest.fixture
def gevuld(wereld: Wereld) -> Wereld:
    """Amira has a telephone, a child, and something about health."""
    vul_gezondheid(wereld)
    with wereld.als("sanne") as sanne:
        leg_gezinslid_vast(wereld.dossier_id, door=sanne, relatie="kind", naam="Yusuf", geboortedatum="2019-05-01")
    return wereld


def test_de_onderdelen_zijn_de_cellen_t_van_de_rij(wereld: Wereld) -> None:
    assert te_machtigen() == (
        "C01", "C03", "C04", "C05", "C06", "C07", "C08", "C09", "C10", "C11", "C12", "C13", "C16", "C17",
    )  # fmt: skip


def test_nadia_ziet_wat_amira_koos_en_verder_niets(gevuld: Wereld) -> None:
    nadia, _sleutels = laat_meekijken(gevuld, "C01", "C12")
    assert ziet(nadia, Persoon, gevuld.dossier_id)
    assert ziet(nadia, BelemmeringGezondheid, gevuld.dossier_id)
    for model in (Dossier, Gezinslid, Contactgegeven, Notitie, Nummer, GezinKort, Gebeurtenis):
        assert not ziet(nadia, model, gevuld.dossier_id), model  # type: ignore[arg-type]


def test_wat_morgen_begint_is_vandaag_dicht(gevuld: Wereld) -> None:
    nadia, _sleutels = laat_meekijken(gevuld, "C01")
    for vanaf, mag in ((vandaag() + DAG, False), (vandaag(), True)):
        with als_eigenaar():
            Machtiging.objects.update(vanaf=vanaf)
        assert ziet(nadia, Persoon, gevuld.dossier_id) is mag


def test_feiten_alleen_van_de_gekozen_onderdelen(gevuld: Wereld) -> None:
    nadia, _sleutels = laat_meekijken(gevuld, "C05")
    with identiteit(nadia):
        assert set(Gebeurtenis.objects.values_list("categorie", flat=True)) == {"C05"}
        assert set(Gebeurtenis.objects.zichtbaar_voor(nadia).values_list("categorie", flat=True)) == {"C05"}


def test_van_het_gezin_het_korte_en_geen_namen(gevuld: Wereld) -> None:
    nadia, _sleutels = laat_meekijken(gevuld, "C04")
    assert ziet(nadia, GezinKort, gevuld.dossier_id)
    assert not ziet(nadia, Gezinslid, gevuld.dossier_id)


def test_niets_van_een_ander_dossier_ook_niet_van_het_gezin(gevuld: Wereld) -> None:
    with gevuld.als("sanne") as sanne:
        ander = open_dossier(
            Aanmelding(naam="Omar Haddad", doelgroep="ASIEL_A"), door=sanne, op=vandaag(), vastgelegd_op=nu()
        )
    nadia, _sleutels = laat_meekijken(gevuld, *te_machtigen())
    with identiteit(nadia):
        assert not Dossier.objects.filter(pk=ander.pk).exists()
        assert not Persoon.objects.exclude(dossier_id=gevuld.dossier_id).exists()


def test_het_gaat_mee_naar_het_dossier_dat_verder_gaat(gevuld: Wereld) -> None:
    laat_meekijken(gevuld, "C01")
    with gevuld.als("sanne") as sanne:
        verder = open_dossier(
            Aanmelding(naam="Amira Test", doelgroep="ASIEL_A"), door=sanne, op=vandaag(), vastgelegd_op=nu()
        )
        voeg_samen(gevuld.dossier(), in_=verder, door=sanne, op=vandaag(), reden="zelfde persoon", nu=nu())
    with als_eigenaar():
        verder_id = Aanstelling.objects.met_eigen_dossier().get(gebruiker=gevuld.gebruikers["nadia"]).eigen_dossier_id
    assert verder_id == verder.pk
    nadia = Aanwezige(
        gebruiker_id=gevuld.gebruikers["nadia"].pk,
        gemeente_id=gevuld.assen.pk,
        rol=Rol.GEMACHTIGDE,
        doel="proef",
        dossier_id=verder.pk,
    )
    assert ziet(nadia, Persoon, verder.pk)
    assert not ziet(nadia, Persoon, gevuld.dossier_id)


@pytest.mark.parametrize("naam", ["amira", "sanne"])
def test_stoppen_werkt_meteen(gevuld: Wereld, naam: str) -> None:
    nadia, _sleutels = laat_meekijken(gevuld, "C01", "C12")
    with gevuld.als(naam) as wie:
        rij = ToestemmingKort.objects.zichtbaar_voor(wie).get(tabel="toegang_machtiging")
        trek_toestemming_in(rij, door=wie, nu=nu())
    assert not ziet(nadia, Persoon, gevuld.dossier_id)
    assert not ziet(nadia, BelemmeringGezondheid, gevuld.dossier_id)
    assert "U kijkt niet meer mee" in gevuld.client("nadia").get(reverse("portaal:gemachtigd")).content.decode()


def test_na_de_laatste_dag_is_het_voorbij(gevuld: Wereld) -> None:
    nadia, _sleutels = laat_meekijken(gevuld, "C01")
    with als_eigenaar(), connection.cursor() as cursor:
        cursor.execute("update avg_toestemming set gevraagd_op = %s, tot = %s", [vandaag() - 9 * DAG, vandaag() - DAG])
    assert not ziet(nadia, Persoon, gevuld.dossier_id)


@pytest.mark.parametrize(
    ("velden", "zin"),
    [
        ({"naam": "  "}, "hoe deze persoon heet"), ({"relatie": "buurman"}, "wie dat van u is"), ({"onderdelen": ()}, "mag zien"),
        ({"onderdelen": ("C15",)}, "mag zien"), ({"tot": vandaag() - DAG}, "Hooguit een jaar"), ({"tot": vandaag() + 400 * DAG}, "Hooguit een jaar"),
    ],
)  # fmt: skip
def test_wat_niet_kan_zegt_het_formulier(wereld: Wereld, velden: dict[str, object], zin: str) -> None:
    with wereld.als("amira") as amira, pytest.raises(Weigering, match=zin):
        machtig(
            wereld.dossier(),
            keuze("C01", **velden) if "onderdelen" not in velden else keuze(**velden),
            door=amira,
            nu=nu(),
        )


@pytest.mark.parametrize("naam", ["sanne", "bert", "rob", "fatma"])
def test_niemand_anders_laat_iemand_meekijken(wereld: Wereld, naam: str) -> None:
    with wereld.als("sanne"):
        dossier = wereld.dossier()
    with wereld.als(naam) as wie, pytest.raises(Weigering, match="Alleen de inburgeraar zelf"):
        machtig(dossier, keuze("C01"), door=wie, nu=nu())
    with wereld.als(naam), pytest.raises(DatabaseError, match="zelf laat iemand meekijken"), transaction.atomic():
        _in_de_databank()
    for vraag in (
        "insert into toegang_machtiging default values",
        "update toegang_machtiging set tot = tot",
        "delete from toegang_machtiging",
    ):
        with wereld.als(naam), pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(vraag)


def _in_de_databank(**velden: object) -> None:
    """Past the act."""
    account = Gebruiker.objects.create_user(f"{uuid4()}@gemachtigde.invalid", None, naam="N")
    rij = {
        "id": str(uuid4()), "gebruiker_id": str(account.pk), "naam": "N", "relatie": "familie", "onderdelen": ["C01"],
        "tot": str(vandaag() + DAG), "link_merk": "", "code": "", "toestel_merk": "", "gemaakt_op": str(nu()),
    }  # fmt: skip
    with connection.cursor() as cursor:
        cursor.execute("select avg_machtig(%s::jsonb)", [json.dumps({**rij, **velden})])


@pytest.mark.parametrize("velden", [{"onderdelen": ["C15"]}, {"onderdelen": []}, {"tot": str(vandaag() + 367 * DAG)}, {"tot": str(vandaag() - DAG)}, {"naam": " "}])  # fmt: skip
def test_ook_de_databank_geeft_niet_meer_dan_de_matrix_en_een_jaar(wereld: Wereld, velden: dict[str, object]) -> None:
    with wereld.als("amira"), pytest.raises(DatabaseError), transaction.atomic():
        _in_de_databank(**velden)
    with wereld.als("amira"):
        _in_de_databank()


def test_met_een_zwakke_login_kan_het_niet(wereld: Wereld) -> None:
    """A password below Substantieel does not open health to her, so it does not to Nadia (ADR 19)."""
    zwak = replace(wereld.amira, niveau="midden")
    with identiteit(zwak), pytest.raises(Weigering, match="sterkere manier"):
        machtig(wereld.dossier(), keuze("C01"), door=zwak, nu=nu())
    with identiteit(zwak), pytest.raises(DatabaseError, match="zelf laat iemand meekijken"), transaction.atomic():
        _in_de_databank()


def test_nadia_leest_en_verandert_niets(gevuld: Wereld) -> None:
    nadia, _sleutels = laat_meekijken(gevuld, *te_machtigen())
    with identiteit(nadia):
        assert not Persoon.objects.update(roepnaam="x")
    with identiteit(nadia), pytest.raises(DatabaseError), transaction.atomic():
        Contactgegeven.objects.create(gemeente=gevuld.assen, dossier_id=gevuld.dossier_id, soort="telefoon", waarde="x")
    with identiteit(nadia), pytest.raises(DatabaseError), transaction.atomic():
        _in_de_databank()


def test_zij_komt_binnen_met_link_en_code_en_leest_de_bladzijde(gevuld: Wereld) -> None:
    _nadia, sleutels = laat_meekijken(gevuld, "C01", "C12")
    client = Client()
    adres = reverse("persoonlijke_link", args=[sleutels.link])
    assert client.post(adres, {"code": "fout-fout"}).status_code == 422
    assert client.post(adres, {"code": sleutels.code}).status_code == 302
    tekst = client.get(reverse("portaal:gemachtigd")).content.decode()
    assert "U leest. U verandert niets" in tekst
    assert "Amira Test" in tekst
    assert "Belemmering door gezondheid" in tekst
    assert "Yusuf" not in tekst
    for naam in ("dossiers:lijst", "portaal:mijn_plan", "portaal:delen", "keten:gezinnen"):
        assert client.get(reverse(naam)).status_code in {403, 404, 409}, naam
    assert client.get(reverse("dossiers:dossier", args=[gevuld.dossier_id])).status_code == 404
    assert Client().post(adres, {"code": sleutels.code}).status_code == 422  # the link is spent


def test_amira_kiest_op_haar_telefoon_en_ziet_link_en_code_een_keer(gevuld: Wereld) -> None:
    client = gevuld.client("amira")
    adres = reverse("portaal:machtigen")
    assert "Wat mag deze persoon zien?" in client.get(adres).content.decode()
    fout = client.post(adres, {"naam": "Nadia", "relatie": "familie", "tot": str(vandaag() + DAG)})
    assert fout.status_code == 422
    assert "Kies wat deze persoon mag zien." in fout.content.decode()
    goed = client.post(
        adres, {"naam": "Nadia", "relatie": "familie", "onderdelen": ["C06"], "tot": str(vandaag() + DAG)}
    )
    assert "2. Zeg deze code" in goed.content.decode()
    lijst = client.get(reverse("portaal:delen")).content.decode()
    assert "Nadia" in lijst
    assert "Plan" in lijst


def test_de_regie_ziet_wie_meekijkt_en_stopt_het(gevuld: Wereld) -> None:
    laat_meekijken(gevuld, "C06")
    tekst = gevuld.client("sanne").get(reverse("dossiers:partners", args=[gevuld.dossier_id])).content.decode()
    assert "Nadia Haddad" in tekst
    assert "Mag meekijken bij plan en leerroute" in tekst
    assert "in het Nederlands, zelf gekozen in Mijn plan" in tekst


def test_wie_keek_mee_noemt_haar_uw_gemachtigde(gevuld: Wereld) -> None:
    laat_meekijken(gevuld, "C01")
    gevuld.client("nadia").get(reverse("portaal:gemachtigd"))
    tekst = gevuld.client("amira").get(reverse("portaal:wie_keek_mee")).content.decode()
    assert "Wie u laat meekijken" in tekst
    assert "Om voor u mee te kijken." in tekst


def test_beheer_kent_haar_niet(gevuld: Wereld) -> None:
    laat_meekijken(gevuld, "C01")
    assert "Nadia" not in gevuld.client("fatma").get(reverse("toegang:beheer")).content.decode()
    with gevuld.als("fatma") as fatma, pytest.raises(Weigering, match="Kies een rol"):
        stel_aan(gevuld.gebruikers["kees"], door=fatma, rol=Rol.GEMACHTIGDE, vanaf=vandaag())
    with gevuld.als("fatma") as fatma, pytest.raises(Weigering, match="logt in met een link"):
        stel_aan(gevuld.gebruikers["nadia"], door=fatma, rol=Rol.REGIEVOERDER, vanaf=vandaag())


def test_een_einde_aan_haar_login_stopt_ook_wie_meekijkt(gevuld: Wereld) -> None:
    """Perhaps it was not Amira who chose, with her phone in the hand of another."""
    nadia, _sleutels = laat_meekijken(gevuld, "C01")
    assert ziet(nadia, Persoon, gevuld.dossier_id)
    with gevuld.als("sanne") as sanne:
        beeindig_toegang(gevuld.dossier(), door=sanne, tot=vandaag(), nu=nu())
    assert not ziet(nadia, Persoon, gevuld.dossier_id)


def test_nadia_heeft_geen_foto_en_ziet_er_geen(gevuld: Wereld) -> None:
    """A photo is for who works here; the act says so, and the database too."""
    nadia, _sleutels = laat_meekijken(gevuld, *te_machtigen())
    sanne = gevuld.gebruikers["sanne"]
    with identiteit(gevuld.sanne) as zelf:
        plaats_foto(sanne, door=zelf, inhoud=JPEG, op=vandaag(), nu=nu())
    with identiteit(nadia), pytest.raises(Weigering, match="voor medewerkers"):
        plaats_foto(gevuld.gebruikers["nadia"], door=nadia, inhoud=JPEG, op=vandaag(), nu=nu())
    with identiteit(nadia), pytest.raises(DatabaseError, match="row-level security"), transaction.atomic():
        Foto.objects.create(
            gebruiker=gevuld.gebruikers["nadia"], gemeente=gevuld.assen, cijfer=b"x", gegeven_op=nu(), gegeven_door=gevuld.gebruikers["nadia"]
        )  # fmt: skip
    with als_eigenaar():
        Foto.objects.filter(gebruiker=sanne).update(gebruiker=gevuld.gebruikers["nadia"])
    with identiteit(nadia):
        assert not Foto.objects.update(cijfer=b"x")
        assert not Foto.objects.all().delete()[0]
