"""The walls around requests, and what a restriction shuts (AVG 18; ADR 20): every write, and the reach of every partner.

The house writes these tables on behalf of who acts (`samenspel.avg.handelingen`). A restriction is asked once per query in the functions behind
row-level security, and once per written row in a trigger, which the house itself passes: what follows from facts goes on.
"""

from __future__ import annotations

from importlib import import_module

from django.db import migrations

from samenspel.toegang.functies import MET_OVEREENKOMST, bereikbaar, cellen, met_dag_van_hier
from samenspel.toegang.rls import GEMEENTE, minimaal, schut

_NOOD = import_module("samenspel.avg.migrations.0002_muur")._ZAAK
_WAS = met_dag_van_hier(bereikbaar(MET_OVEREENKOMST, _NOOD) + cellen(MET_OVEREENKOMST))
# Six weeks after the answer somebody may still come back to it.
_ZAAK = f"""{_NOOD} union all select z.dossier_id from avg_avgzaak z where toegang_bereik() = 'avg_zaak'
       and z.gemeente_id = current_setting('app.gemeente')::uuid and (z.beslist_op is null or z.beslist_op > now() - interval '42 days')"""  # noqa: S608  # our own words
_SLOT = """
       and not exists (select from avg_beperking s where s.dossier_id = b.dossier_id and s.opgeheven_op is null
         and (cardinality(s.categorieen) = 0 or {cat} = any (s.categorieen)))"""
_WORDT = met_dag_van_hier(bereikbaar(MET_OVEREENKOMST + _SLOT, _ZAAK) + cellen(MET_OVEREENKOMST + _SLOT))

_ZAAK_KORT = """select z.id, d.nummer, z.gemeente_id, z.dossier_id, z.soort, z.hoe, z.gevraagd_op, z.door_wie, z.vraag, z.betreft, z.identiteit, z.uiterlijk, z.verlengd_tot,
  z.verlengd_op, z.verlenging_reden, z.uitkomst, z.motivering, z.verklaring, z.antwoord_op, z.beslist_op, z.vastgelegd_op, z.behandelaar_id, z.beslist_door_id,
  z.door_id from avg_avgzaak z join dossiers_dossier d on d.id = z.dossier_id"""
_BEPERKING_KORT = """select s.id, s.gemeente_id, s.dossier_id, s.zaak_id, s.categorieen, s.reden, s.vanaf, s.door_id, s.verteld_op, s.opgeheven_op,
  s.opgeheven_door_id, s.opheffing_reden from avg_beperking s"""
_SLOTEN = f"""
create view avg_slot with (security_barrier) as
  select s.id, s.gemeente_id, s.dossier_id, s.categorieen from avg_beperking s where s.opgeheven_op is null and s.{GEMEENTE};
revoke all on avg_slot from public;
grant select on avg_slot to samenspel_app;
"""  # noqa: S608  # our own words

TABELLEN = {
    "": "dossiers_gebeurtenis dossiers_bewaaktetermijn",
    "C01": "personen_persoon personen_naam personen_zoekterm",
    "C02": "personen_nummer",
    "C03": "personen_contactgegeven",
    "C04": "personen_gezinslid intake_antwoordgezin intake_zrmscoregezin plan_pipgezin plan_praktijkgezin",
    "C05": "dossiers_dossier dossiers_duomelding dossiers_samenvoeging koppelingen_inlezingspoor",
    "C06": "intake_antwoordplan intake_gesprek intake_intakeondertekening intake_intakestand plan_pip plan_afweging plan_beoordeling plan_doel plan_praktijkplan plan_steunplan",
    "C07": "intake_antwoordtaal intake_taalmeting intake_digitalevaardigheidmeting intake_lbtafname intake_secondopinion plan_planregeltaal",
    "C08": "intake_antwoordwerk intake_zrmscorewerk plan_planregelwerk",
    "C09": "intake_antwoordinkomen plan_pipinkomen plan_praktijkinkomen",
    "C10": "intake_antwoordgeld intake_zrmscorefinancieel plan_planregelfinancien",
    "C11": "intake_antwoordbelastbaarheid plan_pipbelastbaarheid",
    "C12": "intake_antwoordgezondheid intake_positievegezondheidmeting intake_belemmeringgezondheid intake_zrmscoregezondheid intake_lbtontheffing plan_planregelwelbevinden",
    "C13": "intake_antwoordnetwerk intake_netwerkmeting intake_zrmscorenetwerk plan_planregelontmoeten",
    "C15": "dossiers_notitie dossiers_contactmoment dossiers_document",
    "C16": "dossiers_herinnering dossiers_afspraak plan_actie werkvoorraad_overgeslagen",
    "C17": "plan_pipbesluit plan_pipbrief plan_pipbezwaar plan_bezwaarstap",
}
"""By category the tables that a restriction locks; empty where each row has its own."""

_BEWAAK = """
create function avg_bewaak_slot() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
declare
  rij jsonb := to_jsonb(case when tg_op = 'DELETE' then old else new end);
  cat text := coalesce(nullif(tg_argv[0], ''), rij ->> 'categorie');
begin
  if exists (select from avg_beperking s where s.dossier_id = (rij ->> tg_argv[1])::uuid and s.opgeheven_op is null
      and (cardinality(s.categorieen) = 0 or cat = any (s.categorieen))) then
    raise exception 'van dit dossier worden gegevens alleen bewaard' using errcode = 'SB018';
  end if;
  return case when tg_op = 'DELETE' then old else new end;
end $$;
revoke all on function avg_bewaak_slot() from public;
"""


def _sluit() -> list[str]:
    return [
        f"create trigger bewaak_slot before insert or update or delete on {tabel} for each row"
        " when (current_user = 'samenspel_app' and current_setting('app.rol', true) is distinct from 'systeem')"
        f" execute function avg_bewaak_slot('{categorie}', '{'id' if tabel == 'dossiers_dossier' else 'dossier_id'}')"
        for categorie, tabellen in TABELLEN.items()
        for tabel in tabellen.split()
    ]


class Migration(migrations.Migration):
    dependencies = [
        ("avg", "0005_zaak"),
        ("koppelingen", "0006_nulmeting"),
        ("toegang", "0020_beheerdaad_tweede_stap"),
        ("werkvoorraad", "0002_muur"),
    ]

    operations = [
        schut("avg_avgzaak", categorie="C19", daden="IU"),
        schut("avg_achtergehouden", categorie="C19", daden="IU"),
        schut("avg_inzagekopie", categorie="C19", daden="IU"),
        schut("avg_beperking", categorie="C19", daden="IU"),
        minimaal("kort_c19_zaak", categorie="C19", select=_ZAAK_KORT),
        minimaal("kort_c19_beperking", categorie="C19", select=_BEPERKING_KORT),
        migrations.RunSQL(_SLOTEN, "drop view if exists avg_slot"),
        migrations.RunSQL(_WORDT, _WAS),
        migrations.RunSQL(
            ";\n".join([_BEWAAK.strip().rstrip(";"), *_sluit()]), "drop function if exists avg_bewaak_slot() cascade"
        ),
    ]
