"""The second wall around the tables of the intake: one category each, own rows for parties with an E."""

from __future__ import annotations

from django.db import migrations

from samenspel.toegang.rls import schut

_ZONDER_ORGANISATIE = {
    "intake_gesprek": "C06",
    "intake_intakeondertekening": "C06",
    "intake_intakestand": "C06",
    "intake_lbtafname": "C07",
    "intake_secondopinion": "C07",
}
_MET_ORGANISATIE = {
    "intake_antwoordgezin": "C04",
    "intake_antwoordplan": "C06",
    "intake_antwoordtaal": "C07",
    "intake_antwoordwerk": "C08",
    "intake_antwoordinkomen": "C09",
    "intake_antwoordgeld": "C10",
    "intake_antwoordbelastbaarheid": "C11",
    "intake_antwoordgezondheid": "C12",
    "intake_antwoordnetwerk": "C13",
    "intake_taalmeting": "C07",
    "intake_digitalevaardigheidmeting": "C07",
    "intake_positievegezondheidmeting": "C12",
    "intake_belemmeringgezondheid": "C12",
    "intake_netwerkmeting": "C13",
    "intake_zrmscoregezin": "C04",
    "intake_zrmscorewerk": "C08",
    "intake_zrmscorefinancieel": "C10",
    "intake_zrmscoregezondheid": "C12",
    "intake_zrmscorenetwerk": "C13",
}


class Migration(migrations.Migration):
    dependencies = [("intake", "0001_initial"), ("dossiers", "0002_muur"), ("toegang", "0002_muur")]

    operations = [
        *(schut(tabel, categorie=categorie, daden="IU") for tabel, categorie in _ZONDER_ORGANISATIE.items()),
        *(
            schut(tabel, categorie=categorie, daden="IU", organisatie_kolom="organisatie_id")
            for tabel, categorie in _MET_ORGANISATIE.items()
        ),
    ]
