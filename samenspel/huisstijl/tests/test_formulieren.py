"""`{{ form }}` comes out right in any app: label, help, error and control tied together."""

from __future__ import annotations

from datetime import date

from django import forms

from samenspel.huisstijl.formulieren import DagTekst, DagVeld
from samenspel.huisstijl.voorbeelden import AlleVelden, Voorbeeld

GOED = {"dag_dag": "11", "dag_maand": "juni", "dag_jaar": "2026", "waar": "1", "waarom": "Zij belde."}


def test_drie_kleine_velden_zijn_een_dag() -> None:
    form = Voorbeeld(GOED)
    assert form.is_valid()
    assert form.cleaned_data["dag"] == date(2026, 6, 11)


def test_een_tekstveld_is_ook_een_dag() -> None:
    class Een(forms.Form):
        dag = DagVeld(widget=DagTekst)

    form = Een({"dag": "11-6-2026"})
    assert form.is_valid()
    assert form.cleaned_data["dag"] == date(2026, 6, 11)
    assert 'value="11-6-2026"' in str(Een(initial={"dag": date(2026, 6, 11)}))


def test_een_begindag_staat_in_de_drie_velden() -> None:
    html = str(Voorbeeld(initial={"dag": date(2026, 6, 11)}))
    for naam, waarde in (("dag_dag", "11"), ("dag_maand", "6"), ("dag_jaar", "2026")):
        assert f'name="{naam}" value="{waarde}"' in html


def test_een_fout_staat_boven_bij_het_veld_en_houdt_wat_getypt_is() -> None:
    html = str(Voorbeeld({**GOED, "dag_dag": "31"}))
    assert html.count("31 juni bestaat niet. Juni heeft 30 dagen.") == 2
    assert 'href="#id_dag_0"' in html
    assert 'id="id_dag_0"' in html
    assert 'value="31"' in html
    assert 'aria-invalid="true"' in html
    assert "1 ding klopt nog niet" in html


def test_een_veld_wijst_naar_zijn_hulp_en_zijn_fout() -> None:
    html = str(Voorbeeld({**GOED, "waarom": ""}))
    assert 'aria-describedby="id_waarom_hulp id_waarom_fout"' in html
    assert 'id="id_waarom_hulp"' in html
    assert 'id="id_waarom_fout"' in html


def test_elke_bediening_heeft_een_naam() -> None:
    html = str(AlleVelden())
    assert html.count("<legend>") == 3  # day, radio, checkboxes
    assert 'class="utrecht-select utrecht-select--html-select"' in html
    assert 'class="utrecht-textarea utrecht-textarea--html-textarea"' in html


def test_alleen_wat_niet_verplicht_is_zegt_dat() -> None:
    assert str(AlleVelden()).count("niet verplicht") == 3


def test_de_browser_controleert_niet_want_wij_zeggen_het_in_het_nederlands() -> None:
    html = str(AlleVelden())
    assert " required" not in html
    assert 'aria-required="true"' in html


def test_een_formulier_zonder_fouten_heeft_geen_samenvatting() -> None:
    assert "data-fouten" not in str(Voorbeeld(GOED))


def test_wat_te_lang_is_wordt_gezegd_en_niet_afgeknipt() -> None:
    class Reden(forms.Form):
        reden = forms.CharField(max_length=5, widget=forms.Textarea)
        kort = forms.CharField(max_length=5)

    assert "maxlength" not in str(Reden())
    form = Reden({"reden": "Te lang", "kort": "Goed"})
    assert not form.is_valid()
    assert "Te lang" in str(form)
