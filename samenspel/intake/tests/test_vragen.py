"""The question files: complete, in our own words, in three languages, and every condition points somewhere."""

from __future__ import annotations

import hashlib
import json
import tomllib
from dataclasses import replace

import pytest

from samenspel.intake.antwoorden import TABEL_VAN
from samenspel.intake.forms.vragen import VragenForm
from samenspel.intake.models import Kant
from samenspel.intake.onderdelen import ONDERWERPEN
from samenspel.intake.views.vragenlijst import is_iets_concept
from samenspel.intake.vragenblad import Regel
from samenspel.intake.vragenlijst import MAP, TALEN, Soort, Tekst, Vraag, alle_versies, domeinen, vragen, zin
from samenspel.intake.weergave import conceptmerk
from wet.brede_intake import ONDERDELEN

# Proven by a test, by what was told in a talk, or by the record itself; all else by questions.
_ANDERS_BEWEZEN = {"leerbaarheidstoets", "alleen_praten_gezegd", "schriftelijk_vastgelegd"}
_STATUS = {"concept", "gecontroleerd"}
ALLE = list(alle_versies().values())


def _teksten(vraag: Vraag) -> list[Tekst]:
    return [vraag.tekst, *(keuze.tekst for keuze in vraag.keuzes), *([vraag.hulp] if vraag.hulp else [])]


def test_elk_onderdeel_van_het_wettelijk_minimum_heeft_een_vraag() -> None:
    gevraagd = {vraag.wettelijk for vraag in vragen().values() if vraag.wettelijk}
    assert gevraagd == {eis.code for eis in ONDERDELEN} - _ANDERS_BEWEZEN


def test_elk_onderwerp_van_de_brede_intake_heeft_een_vraag() -> None:
    assert {vraag.onderdeel for vraag in vragen().values()} == set(ONDERWERPEN)


@pytest.mark.parametrize("vraag", ALLE, ids=lambda vraag: f"{vraag.code}-{vraag.versie}")
def test_elke_tekst_is_er_in_drie_talen_met_een_status(vraag: Vraag) -> None:
    for tekst in _teksten(vraag):
        assert all(tekst.in_taal(taal).strip() for taal in TALEN)
        assert {tekst.status[taal] for taal in TALEN} <= _STATUS


def _gecontroleerd(tekst: Tekst, *talen: str) -> Tekst:
    return replace(tekst, status={**dict.fromkeys(TALEN, "concept"), **dict.fromkeys(talen, "gecontroleerd")})


def _regel(vraag: Vraag) -> Regel:
    return Regel(vraag, "v-x", "", "", True, True, None, (), False, "")  # in the order of the page


@pytest.mark.parametrize("taal", list(TALEN))
def test_elke_tekst_die_niemand_nakeek_draagt_een_merk(taal: str) -> None:
    """One mark at a question of which nothing was checked; else a mark at each text that still is a draft."""
    rauw = vragen()["opleiding_niveau"]
    merk = zin("merk").in_taal(taal)
    keuzes = tuple(replace(keuze, tekst=_gecontroleerd(keuze.tekst)) for keuze in rauw.keuzes)
    concept = replace(rauw, tekst=_gecontroleerd(rauw.tekst), hulp=None, keuzes=keuzes)
    assert _merken(concept, taal) == (True, [False] * len(keuzes))
    half = replace(concept, tekst=_gecontroleerd(rauw.tekst, taal))
    assert _merken(half, taal) == (False, [True] * len(keuzes))
    eerste_goed = (replace(keuzes[0], tekst=_gecontroleerd(keuzes[0].tekst, taal)), *keuzes[1:])
    assert _merken(replace(concept, keuzes=eerste_goed), taal) == (True, [False] + [True] * (len(keuzes) - 1))
    assert merk in conceptmerk(concept.tekst, taal)
    assert conceptmerk(half.tekst, taal) == ""


def _merken(vraag: Vraag, taal: str) -> tuple[bool, list[bool]]:
    """Whether the question and each of its choices carry the mark."""
    regel = _regel(vraag)
    VragenForm(None, regels=[regel], taal=taal)
    assert regel.veld is not None
    keuzes = [str(naam) for _code, naam in regel.veld.field.choices]  # type: ignore[attr-defined]  # a ChoiceField
    return "conceptmerk" in str(regel.veld.label), ["conceptmerk" in naam for naam in keuzes]


def test_de_zin_over_concepten_staat_er_alleen_als_er_een_is() -> None:
    tekst = zin("alleen")
    assert is_iets_concept("en", _gecontroleerd(tekst, "en"), _gecontroleerd(tekst, "nl"))
    assert not is_iets_concept("en", _gecontroleerd(tekst, "en"))


@pytest.mark.parametrize("vraag", ALLE, ids=lambda vraag: f"{vraag.code}-{vraag.versie}")
def test_arabisch_is_arabisch_en_engels_is_geen_nederlands(vraag: Vraag) -> None:
    assert any("\u0600" <= teken <= "\u06ff" for teken in vraag.tekst.in_taal("ar"))
    assert vraag.tekst.in_taal("en") != vraag.tekst.in_taal("nl")


def test_een_voorwaarde_wijst_naar_een_bestaand_antwoord_op_een_andere_vraag() -> None:
    met_voorwaarde = [vraag for vraag in ALLE if vraag.toon_als]
    assert len(met_voorwaarde) > 5
    for vraag in met_voorwaarde:
        assert vraag.toon_als is not None
        bron = vragen()[vraag.toon_als.vraag]
        assert bron.code != vraag.code
        assert vraag.toon_als.waarden <= {keuze.code for keuze in bron.keuzes}


def test_elke_vraag_heeft_een_categorie_met_een_eigen_tabel() -> None:
    assert {vraag.categorie for vraag in ALLE} == set(TABEL_VAN)


def test_keuzevragen_hebben_keuzes_en_andere_niet() -> None:
    for vraag in ALLE:
        heeft_keuzes = vraag.soort in {Soort.KEUZE, Soort.MEERKEUZE, Soort.JA_NEE}
        assert bool(vraag.keuzes) == heeft_keuzes
        codes = [keuze.code for keuze in vraag.keuzes]
        assert len(set(codes)) == len(codes)


def test_kanten_bestaan() -> None:
    assert all(set(vraag.kanten) <= set(Kant.values) and vraag.kanten for vraag in ALLE)


def test_een_nederlandse_vraag_heeft_korte_zinnen() -> None:
    """A2: at most fifteen words in a sentence."""
    for vraag in ALLE:
        for zin_ in vraag.tekst.in_taal("nl").replace("?", ".").split("."):
            assert len(zin_.split()) <= 15, vraag.code


def test_schulden_worden_langs_een_omweg_gevraagd() -> None:
    """Hidden debts: at least four questions, and none with the word in it for the newcomer."""
    omweg = [vraag for vraag in vragen().values() if vraag.onderdeel == "verborgen_schuld" and "zelf" in vraag.kanten]
    assert len(omweg) >= 4
    assert not any("schuld" in vraag.tekst.in_taal("nl").lower() for vraag in omweg)


def test_een_gewijzigde_vraag_krijgt_een_nieuwe_versie() -> None:
    """`vastgezet.toml` holds a print of each version; change a text and this fails until the version goes up."""
    vastgezet = tomllib.loads((MAP / "vastgezet.toml").read_text(encoding="utf-8"))["afdruk"]
    nu = {f"{vraag.code}@{vraag.versie}": _afdruk(vraag) for vraag in ALLE}
    assert nu == vastgezet


def _afdruk(vraag: Vraag) -> str:
    """Nederlandse tekst, soort en keuzes: wat de betekenis van een oud antwoord draagt."""
    inhoud = [vraag.soort, vraag.tekst.in_taal("nl"), [[k.code, k.tekst.in_taal("nl")] for k in vraag.keuzes]]
    return hashlib.sha256(json.dumps(inhoud, ensure_ascii=False).encode()).hexdigest()[:12]


def test_de_bladzijden_staan_in_volgorde() -> None:
    volgorde = [domein.volgorde for domein in domeinen().values()]
    assert volgorde == sorted(set(volgorde))
    assert sum(len(domein.vragen) for domein in domeinen().values()) == len(vragen())


def test_geen_tekst_van_een_instrument() -> None:
    """Only names of domains and scores of instruments are ours to ship."""
    teksten = " ".join(tekst.in_taal("nl").lower() for vraag in ALLE for tekst in _teksten(vraag))
    for naam in ("positieve gezondheid", "zelfredzaamheid-matrix", "ggd", "iph", "nibud"):
        assert naam not in teksten
    zrm = tomllib.loads((MAP.parent / "instrumenten" / "zrm.toml").read_text(encoding="utf-8"))
    for editie in zrm["editie"]:
        for domein in editie["domeinen"]:
            assert set(domein) <= {"code", "naam", "categorie", "na_te_gaan"}
            assert "justitie" not in domein["code"]
            assert "middelen" not in domein["code"]
