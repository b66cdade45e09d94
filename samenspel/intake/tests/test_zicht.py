"""Who sees which answer: the matrix on the screen, and row-level security underneath."""

from __future__ import annotations

import pytest
from django.db import ProgrammingError, transaction
from django.urls import reverse

from samenspel.dossiers.models import Gebeurtenis
from samenspel.intake.antwoorden import TABEL_VAN, geldende
from samenspel.intake.handelingen.beantwoorden import beantwoord
from samenspel.intake.handelingen.metingen import leg_belemmering_vast
from samenspel.intake.models import AntwoordTaal
from samenspel.intake.tests.hulp import TOETS, VRAGEN
from samenspel.kern.oordeel import Weigering
from samenspel.kern.uuid7 import uuid7
from samenspel.toegang.matrix import recht
from tests.wereld import NU, Wereld

# One answer per category.
ANTWOORDEN = {
    "C04": ("gezin_wie", "Mijn dochter en ik"),
    "C06": ("toekomst", "Weer koken voor mensen"),
    "C07": ("talen", "Tigrinya"),
    "C08": ("vaardigheden", "injera bakken"),
    "C09": ("inkomen_bron", ["uitkering"]),
    "C10": ("moet_terug", "zorgen"),
    "C11": ("rekening_houden", ["niet_avond"]),
    "C12": ("lichaam_wat", "pijn in de rug"),
    "C13": ("wie_helpt", "de buurvrouw"),
}


@pytest.fixture
def beantwoorde_wereld(wereld: Wereld) -> Wereld:
    with wereld.als("sanne") as sanne:
        for code, waarde in ANTWOORDEN.values():
            beantwoord(wereld.dossier(), code, waarde, door=sanne, op=VRAGEN, vastgelegd_op=NU)
    return wereld


@pytest.mark.parametrize(
    ("naam", "ziet"),
    [
        ("sanne", {"C04", "C06", "C07", "C08", "C09", "C10", "C11", "C12", "C13"}),
        ("kees", {"C04", "C06", "C07", "C08", "C09", "C10", "C11", "C12", "C13"}),
        ("rob", {"C06"}),  # the rest in short only (keten), and no health at all
        ("bert", {"C04", "C06"}),  # of the network his own rows only, and there are none
        ("amira", {"C04", "C06", "C07", "C08", "C09", "C10", "C11", "C12", "C13"}),
        ("ines", set()),
        ("wim", set()),
    ],
)
def test_iedereen_ziet_wat_de_matrix_geeft(beantwoorde_wereld: Wereld, naam: str, ziet: set[str]) -> None:
    with beantwoorde_wereld.als(naam) as wie:
        dossier = beantwoorde_wereld.dossier() if naam in {"sanne", "kees", "rob", "amira"} else None
        zichtbaar = {
            categorie
            for categorie, tabel in TABEL_VAN.items()
            if tabel.objects.zichtbaar_voor(wie).filter(dossier_id=beantwoorde_wereld.dossier_id)
        }
        assert zichtbaar == ziet
        if dossier is not None:
            assert {gegeven.gevraagd.categorie for gegeven in geldende(dossier, wie).values()} == ziet


@pytest.mark.parametrize("naam", ["sanne", "kees", "rob", "bert", "amira", "ines", "wim"])
def test_de_database_geeft_zonder_vraag_niet_meer(beantwoorde_wereld: Wereld, naam: str) -> None:
    """Without `zichtbaar_voor` the second wall still shows the same rows."""
    with beantwoorde_wereld.als(naam) as wie:
        for tabel in TABEL_VAN.values():
            assert tabel.objects.count() == tabel.objects.zichtbaar_voor(wie).count()


def test_bert_legt_zijn_eigen_beeld_van_het_netwerk_vast_en_ziet_alleen_dat(beantwoorde_wereld: Wereld) -> None:
    with beantwoorde_wereld.als("sanne"):
        dossier = beantwoorde_wereld.dossier()  # Bert's role does not read the status (C05)
    with beantwoorde_wereld.als("bert") as bert:
        antwoord = beantwoord(
            dossier, "contact_nederlanders", "nooit", door=bert, op=VRAGEN, kant="professional", vastgelegd_op=NU
        )
        assert antwoord is not None
        assert antwoord.organisatie_id == beantwoorde_wereld.vluchtelingenwerk.pk
        assert [gegeven.vraag for gegeven in geldende(dossier, bert, ["C13"]).values()] == ["contact_nederlanders"]
        with pytest.raises(Weigering, match="eigen organisatie"):
            beantwoord(dossier, "contact_nederlanders", "dag", door=bert, op=VRAGEN, kant="zelf", vastgelegd_op=NU)
        with pytest.raises(Weigering, match="Uw rol"):
            beantwoord(dossier, "lichaam", "goed", door=bert, op=VRAGEN, kant="professional", vastgelegd_op=NU)


def test_de_inburgeraar_beantwoordt_alleen_voor_zichzelf_en_wat_mag(beantwoorde_wereld: Wereld) -> None:
    with beantwoorde_wereld.als("amira") as amira:
        dossier = beantwoorde_wereld.dossier()
        beantwoord(dossier, "interesses", "zingen", door=amira, op=VRAGEN, wijze="zelf", vastgelegd_op=NU)
        assert geldende(dossier, amira)["interesses", "", "zelf"].waarde == "zingen"
        assert not recht("inburgeraar", "C12").schrijf
        with pytest.raises(Weigering, match="praten wij samen"):
            beantwoord(dossier, "hoofd", "goed", door=amira, op=VRAGEN, vastgelegd_op=NU)
        with pytest.raises(Weigering, match="eigen organisatie"):
            beantwoord(dossier, "alfabet", "goed", door=amira, op=VRAGEN, kant="professional", vastgelegd_op=NU)


def test_haar_eigen_antwoord_schrijft_het_huis_want_zelf_mag_zij_dat_niet(wereld: Wereld) -> None:
    """The matrix says L for C07: the row comes in through the act, never straight."""
    with wereld.als("amira") as amira:
        antwoord = beantwoord(
            wereld.dossier(), "talen", "Tigrinya", door=amira, op=VRAGEN, wijze="zelf", vastgelegd_op=NU
        )
        assert antwoord is not None
        assert (antwoord.kant, antwoord.door_id) == ("zelf", wereld.gebruikers["amira"].pk)
        antwoord.pk = uuid7()
        antwoord.vraag = "alfabet"
        with pytest.raises(ProgrammingError, match="row-level security"), transaction.atomic():
            antwoord.save(force_insert=True)
        assert AntwoordTaal.objects.filter(pk=antwoord.pk).update(waarde="goed") == 0
        anders = beantwoord(wereld.dossier(), "talen", "Tigrinya en Arabisch", door=amira, op=VRAGEN, vastgelegd_op=NU)
        assert anders is not None
        assert geldende(wereld.dossier(), amira)["talen", "", "zelf"].waarde == "Tigrinya en Arabisch"
    with wereld.als("sanne"):
        assert Gebeurtenis.objects.filter(dossier_id=wereld.dossier_id, soort="vragenlijst_start").exists()


def test_een_teamleider_ziet_op_het_scherm_geen_gezondheid(beantwoorde_wereld: Wereld) -> None:
    rob = beantwoorde_wereld.client("rob")
    pagina = rob.get(reverse("intake:vragen", args=[beantwoorde_wereld.dossier_id, "gezondheid"])).content.decode()
    assert "pijn in de rug" not in pagina
    assert "Hoe gaat het met uw lichaam" not in pagina
    assert "Waar moeten wij rekening mee houden" not in pagina  # what somebody can is known in short: the hours
    for soort in ("belemmering", "positieve-gezondheid"):
        assert rob.get(reverse("intake:meting", args=[beantwoorde_wereld.dossier_id, soort])).status_code == 404


def test_een_verschil_over_gezondheid_blijft_voor_de_teamleider_verborgen(wereld: Wereld) -> None:
    with wereld.als("sanne") as sanne:
        for kant, waarde in (("zelf", "goed"), ("professional", "vaak")):
            beantwoord(wereld.dossier(), "hoofd", waarde, door=sanne, op=VRAGEN, kant=kant, vastgelegd_op=NU)
        leg_belemmering_vast(
            wereld.dossier(),
            door=sanne,
            op=TOETS,
            lichamelijk="zwaar",
            psychisch="zwaar",
            hulp="nodig",
            vastgelegd_op=NU,
        )
    adres = reverse("intake:intake", args=[wereld.dossier_id])
    assert "Vaak niet goed" in wereld.client("sanne").get(adres).content.decode()
    assert "Vaak niet goed" not in wereld.client("rob").get(adres).content.decode()


@pytest.mark.parametrize("naam", ["ines", "bert"])
def test_wie_het_dossier_niet_ziet_krijgt_404(wereld: Wereld, naam: str) -> None:
    """Another municipality's dossier does not exist; a partner without status rights works from its own screen."""
    for adres in (
        reverse("intake:intake", args=[wereld.dossier_id]),
        reverse("intake:vragen", args=[wereld.dossier_id, "gezin"]),
        reverse("intake:papier", args=[wereld.dossier_id]),
        reverse("intake:gesprek", args=[wereld.dossier_id, "welkomgesprek"]),
        reverse("intake:leerbaarheidstoets", args=[wereld.dossier_id]),
    ):
        assert wereld.client(naam).get(adres).status_code == 404
