"""Money (C10) and health (C12) are encrypted under the key of their dossier."""

from __future__ import annotations

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import migrations

from samenspel.kluis.migreren import versleutel_kolom
from samenspel.kluis.velden import VersleuteldeJson, VersleuteldeTekst, VersleuteldGetal

_HELP = "Tekst, getal, keuze of lijst van keuzes, naar de soort van de vraag."
_DIMENSIES = {
    "lichaamsfuncties": "lichaamsfuncties", "mentaal_welbevinden": "mentaal welbevinden", "zingeving": "zingeving",
    "kwaliteit_van_leven": "kwaliteit van leven", "meedoen": "meedoen", "dagelijks_functioneren": "dagelijks functioneren",
}  # fmt: skip
_ZWAARTE = [("geen", "geen belemmering"), ("licht", "lichte belemmering"), ("zwaar", "zware belemmering")]
_HULP = [
    ("niet_nodig", "geen hulp nodig"), ("nodig", "hulp is nodig, nog niet aangeboden"), ("aangeboden", "hulp aangeboden"),
    ("geweigerd", "wil nu geen hulp"), ("gestart", "hulp is begonnen"),
]  # fmt: skip
_BEPERKING = [("zien", "zien"), ("horen", "horen"), ("beide", "zien en horen")]


def _tien(naam: str) -> VersleuteldGetal:
    return VersleuteldGetal(naam, validators=[MinValueValidator(0), MaxValueValidator(10)])


def _vijf() -> VersleuteldGetal:
    return VersleuteldGetal(validators=[MinValueValidator(1), MaxValueValidator(5)])


class Migration(migrations.Migration):
    dependencies = [("intake", "0009_eigenvraag_opsteller"), ("dossiers", "0012_versleuteld")]

    operations = [
        migrations.RemoveConstraint("zrmscorefinancieel", "zrmscorefinancieel_een_tot_vijf"),
        migrations.RemoveConstraint("zrmscoregezondheid", "zrmscoregezondheid_een_tot_vijf"),
        versleutel_kolom("antwoordgeld", "intake_antwoordgeld", "waarde", VersleuteldeJson(), als_json=True),
        versleutel_kolom("antwoordgezondheid", "intake_antwoordgezondheid", "waarde", VersleuteldeJson(), als_json=True),
        versleutel_kolom("belemmeringgezondheid", "intake_belemmeringgezondheid", "lichamelijk", VersleuteldeTekst(choices=_ZWAARTE, max_length=8)),
        versleutel_kolom("belemmeringgezondheid", "intake_belemmeringgezondheid", "psychisch", VersleuteldeTekst(choices=_ZWAARTE, max_length=8)),
        versleutel_kolom("belemmeringgezondheid", "intake_belemmeringgezondheid", "hulp", VersleuteldeTekst(choices=_HULP, max_length=12)),
        versleutel_kolom("lbtontheffing", "intake_lbtontheffing", "beperking", VersleuteldeTekst(choices=_BEPERKING, max_length=8)),
        versleutel_kolom("lbtontheffing", "intake_lbtontheffing", "motivering", VersleuteldeTekst("waarom de toets niet kan", max_length=2000)),
        *(versleutel_kolom("positievegezondheidmeting", "intake_positievegezondheidmeting", kolom, _tien(naam), als_json=True)
          for kolom, naam in _DIMENSIES.items()),
        versleutel_kolom("zrmscorefinancieel", "intake_zrmscorefinancieel", "score", _vijf(), als_json=True),
        versleutel_kolom("zrmscoregezondheid", "intake_zrmscoregezondheid", "score", _vijf(), als_json=True),
    ]  # fmt: skip
