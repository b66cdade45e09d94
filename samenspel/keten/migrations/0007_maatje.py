"""A taalmaatje and a sleutelpersoon see a family only with a consent for that, and single things only with another (ADR 27)."""

from __future__ import annotations

from django.db import migrations

from samenspel.toegang.rls import verruim, vervang_in

_DELEN = (
    (
        "toegang_toegewezen_dossiers()",
        " and v.geheimhouding_op is not null",
        " and v.geheimhouding_op is not null"
        " and (current_setting('app.rol') = 'mb_vrijwilliger' or t.dossier_id in (select toegang_met_maatje()))",
    ),
    (
        "toegang_bewaak_toewijzing()",
        "    if not exists (select from toegang_vrijwilliger v where",
        """    if current_setting('app.rol') <> 'mb_coordinator' and new.dossier_id not in (select toegang_met_maatje()) then
      raise exception 'de inburgeraar heeft hier geen ja op gezegd' using errcode = '42501';
    end if;
    if not exists (select from toegang_vrijwilliger v where""",
    ),
    (
        "toegang_rol_past(text, text)",
        "then rol = 'sociaal_team_welzijn'",
        "then rol in ('sociaal_team_welzijn', 'informele_taal_maatje', 'sleutelpersoon')",
    ),
)
PER_STUK: dict[str, tuple[str, str]] = {
    "personen_contactgegeven": ("C03", ""), "intake_antwoordnetwerk": ("C13", "organisatie_id"), "intake_netwerkmeting": ("C13", "organisatie_id"),
    "intake_zrmscorenetwerk": ("C13", "organisatie_id"), "plan_planregelontmoeten": ("C13", ""),
}  # fmt: skip


class Migration(migrations.Migration):
    dependencies = [("keten", "0006_verzoek"), ("avg", "0009_ontvanger"), ("personen", "0005_inburgeraar_met_bsn")]

    operations = [
        *(vervang_in(f, was, wordt) for f, was, wordt in _DELEN),
        *(
            verruim(tabel, categorie=categorie, gedeeld=True, organisatie_kolom=kolom)
            for tabel, (categorie, kolom) in PER_STUK.items()
        ),
    ]
