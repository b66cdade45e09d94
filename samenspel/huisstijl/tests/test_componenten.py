"""A slip in a component is an error on the first page view, never silence."""

from __future__ import annotations

import re
from datetime import date
from uuid import uuid4

import pytest
from django.core.paginator import Paginator
from django.template import Context, Template, TemplateSyntaxError
from django.test import RequestFactory
from django.urls import NoReverseMatch, reverse
from django.utils import translation

from samenspel.huisstijl.gegevens import Baan, Balk, Mijlpaal, Reeks, Termijnbalk


def toon(sjabloon: str, **context: object) -> str:
    return Template("{% load componenten %}" + sjabloon).render(Context(context))


@pytest.mark.parametrize(
    "sjabloon",
    [
        '{% kaart titl="x" %}{% endkaart %}',
        '{% tabelkaart "x" "X" 1 "Kop" %}{% endtabelkaart %}',
        '{% knop "x" soortt="primair" %}',
        '{% knop "x" soort="groen" %}',
        '{% stand "laat" %}',
        '{% merk "x" toon="roze" %}',
        '{% melding toon="vrolijk" %}x{% endmelding %}',
        '{% kaart toon="roze" %}x{% endkaart %}',
        "{% knop %}",
        "{% formulierveld 3 %}",
    ],
)
def test_een_onbekend_argument_is_een_fout(sjabloon: str) -> None:
    with pytest.raises((TemplateSyntaxError, TypeError)):
        toon(sjabloon)


def test_een_knop_met_adres_is_een_link() -> None:
    html = toon('{% knop "Bel" href="tel:1" icoon="phone" hx_get="/x" data_doe="ja" %}')
    assert html.startswith("<a ")
    assert 'hx-get="/x"' in html
    assert 'data-doe="ja"' in html


def test_een_knop_die_niet_kan_zegt_waarom() -> None:
    html = toon('{% knop "Stel PIP vast" uit="Weeg eerst de Z-route." %}')
    assert 'aria-disabled="true"' in html
    assert 'type="button"' in html
    assert "Weeg eerst de Z-route." in html


def test_tekst_wordt_ontsnapt() -> None:
    assert "<script>" not in toon(
        "{% knop t %}{% merk t %}{% stand 'loopt' t %}{{ t|bdi }}{% pil 'loopt' t %}", t="<script>"
    )


def test_een_vooruitblik_zegt_dat_hij_dat_is_en_heeft_geen_voortgang() -> None:
    balk = Termijnbalk("3 jaar", date(2026, 6, 17), date(2029, 6, 16), date(2026, 9, 1), vooruitblik=True)
    html = toon("{% termijnbalk b %}", b=balk)
    assert "Vooruitblik: nog niet vastgesteld." in html
    assert 'class="deel"' not in html


def test_de_balk_staat_halverwege_op_de_helft() -> None:
    balk = Termijnbalk(
        "t", date(2026, 1, 1), date(2026, 1, 11), date(2026, 1, 6), mijlpalen=[Mijlpaal(date(2026, 1, 11), "eind")]
    )
    html = toon("{% termijnbalk b %}", b=balk)
    assert 'width="50.0%"' in html
    assert 'x="100.0%"' in html  # a point, no comma, whatever the locale


def test_etiketten_onder_de_balk_lopen_niet_in_elkaar() -> None:
    """A long first day beside a milestone three months on: 27 maart 2024 and 26 juni 2024, on a bar of 780 px."""
    balk = Termijnbalk(
        "3 jaar", date(2024, 3, 27), date(2027, 3, 26), date(2026, 9, 1), begin_naam="eerste dag", eind_naam="laatste dag",
        mijlpalen=[Mijlpaal(date(2024, 6, 26), "cursus aangeboden"), Mijlpaal(date(2026, 9, 27), "meer tijd vragen")],
    )  # fmt: skip
    html = toon("{% termijnbalk b %}", b=balk)
    gevonden = re.findall(r'data-plek="(\w+)" data-van="(\d+)">\s*<b><bdi>([^<]*)</bdi></b>([^<]*)', html)
    rand = 0.0
    for plek, van, dag, naam in gevonden:
        breed = 6.6 / 7.8 * max(len(dag), len(naam.strip()))  # a letter of this size is hardly wider than 6.6 px
        begin = {"midden": float(van) - breed / 2, "eind": 100 - breed}.get(plek, float(van))
        assert begin >= rand, (dag, naam)
        rand = begin + breed
    assert [naam.strip() for *_rest, naam in gevonden] == [
        "eerste dag",
        "cursus aangeboden",
        "meer tijd vragen",
        "laatste dag",
    ]


def test_een_gat_is_gestreept_en_heeft_dagen_in_tekst() -> None:
    baan = Baan("Taalschool", "", [Balk(date(2026, 6, 16), date(2026, 9, 16), "Gat: cursus", gat=True)])
    html = toon("{% wie_doet_wat b v t o %}", b=[baan], v=date(2026, 4, 1), t=date(2026, 11, 30), o=date(2026, 6, 3))
    assert "data-gat" in html
    assert "16 juni tot en met 16 sept." in html


def test_een_ontbrekend_cijfer_is_geen_nul() -> None:
    html = toon("{% staafdiagram 'PIP' n r 100 '%' %}", n=["2025", "2026"], r=[Reeks("op tijd", [82.4, None])])
    assert html.count('class="vak') == 1
    assert "niet bekend" in html
    assert "82,4" in html


def test_een_grafiek_heeft_titel_omschrijving_en_tabel() -> None:
    html = toon("{% spinnenweb 'Zelf gegeven cijfers' n r %}", n=list("abcdef"), r=[Reeks("nu", [1, 2, 3, 4, 5, 6])])
    for deel in ('role="img"', "<title>Zelf gegeven cijfers</title>", "<desc>nu: a 1", "<table>", "<td>6</td>"):
        assert deel in html


def test_een_spinnenweb_heeft_tot_vier_lijnen_en_breekt_een_lange_naam_naast_het_web() -> None:
    namen = ["Lichaam", "Mentaal welbevinden", "Zin", "Kwaliteit van leven", "Meedoen", "Dagelijks functioneren"]
    vier = [Reeks(str(nummer), [nummer] * 6) for nummer in range(1, 5)]
    html = toon("{% spinnenweb 't' n r %}", n=namen, r=vier)
    assert all(f'"vlak reeks-{nummer}"' in html for nummer in range(1, 5))
    assert 'dy="14">welbevinden</tspan>' in html
    assert ">Kwaliteit van leven</text>" in html
    with pytest.raises(TemplateSyntaxError, match="1 tot en met 4 reeksen"):
        toon("{% spinnenweb 't' n r %}", n=namen, r=[*vier, vier[0]])


def test_een_reeks_met_te_weinig_waarden_is_een_fout() -> None:
    with pytest.raises(TemplateSyntaxError, match="2 waarden bij 3 namen"):
        toon("{% lijndiagram 't' n r 10 %}", n=["a", "b", "c"], r=[Reeks("nu", [1, 2])])


def test_paginering_houdt_het_filter_vast() -> None:
    verzoek = RequestFactory().get("/?zoek=berg&blad=2")
    html = toon("{% paginering p %}", p=Paginator(range(60), 25).page(2), request=verzoek)
    assert "?zoek=berg&amp;blad=3" in html
    assert "26 tot en met 50 van 60" in html
    assert html.count('aria-current="page"') == 1


@pytest.mark.parametrize(
    ("naam", "letters"),
    [("Marieke Hoekstra", "MH"), ("VluchtelingenWerk", "VW"), ("GKB", "GK"), ("Jan van der Berg", "JB"), ("", "")],
)
def test_initialen(naam: str, letters: str) -> None:
    assert toon("{{ n|initialen }}", n=naam) == letters


def test_opties_zijn_ontdaan_van_tekens_en_een_is_gekozen() -> None:
    uit = toon("<select>{% opties keuzes gekozen %}</select>", keuzes=[("a", "<b>"), ('"', "Twee")], gekozen="a")
    assert '<option value="a" selected>&lt;b&gt;</option>' in uit
    assert '<option value="&quot;">Twee</option>' in uit


def test_een_vast_deel_wordt_per_taal_een_keer_gemaakt() -> None:
    sjabloon = '{% vast "huisstijl/_toetsen.html" %}'
    with translation.override("nl"):
        assert toon(sjabloon) == toon(sjabloon)
        assert "Alle toetsen" in toon(sjabloon)


def test_een_adres_met_ids_is_dat_van_django() -> None:
    """`url` is put together for ids alone; anything else is left to Django, with its error."""
    dossier, feit = uuid4(), uuid4()
    assert toon('{% url "dossiers:intrekken" a b %}', a=dossier, b=feit) == reverse(
        "dossiers:intrekken", args=[dossier, feit]
    )
    assert toon('{% url "dossiers:feit" a "uren" %}', a=dossier) == reverse("dossiers:feit", args=[dossier, "uren"])
    assert toon('{% url "werkvoorraad:lijst" %}') == reverse("werkvoorraad:lijst")
    assert toon('{% url "bestaat:niet" a as leeg %}[{{ leeg }}]', a=dossier) == "[]"
    with pytest.raises(NoReverseMatch):
        toon('{% url "bestaat:niet" a %}', a=dossier)


def test_een_vertaling_volgt_de_taal() -> None:
    """With words of Django's own catalogue: ours are Dutch in every language of staff."""
    sjabloon = Template('{% translate "Password" %}|{% translate naam %}|{% translate "Password" as z %}{{ z }}')
    for taal, woord in (("nl", "Wachtwoord"), ("en", "Password"), ("nl", "Wachtwoord")):
        with translation.override(taal):
            assert sjabloon.render(Context({"naam": "Password"})) == "|".join([woord] * 3)
