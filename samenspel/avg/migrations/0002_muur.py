"""The walls around consents and emergency access, and what these two open elsewhere (ADR 16 and 17).

No role writes these tables. The functions below run as the owner and look by themselves at who asks, so that no screen can record a consent
that was not asked for, open a door without a reason, or look back at its own emergency. The clock of an emergency is the database's, per statement.
"""

from __future__ import annotations

from django.db import migrations

from samenspel.toegang.functies import MET_OVEREENKOMST, bereikbaar
from samenspel.toegang.rls import GEMEENTE, minimaal, schut, verruim

_VANDAAG = "(now() at time zone 'Europe/Amsterdam')::date"
_KOP = "language sql stable security definer set search_path = public, pg_temp"
_DAAD = "language plpgsql volatile security definer set search_path = public, pg_temp"
_IK = "nullif(current_setting('app.gebruiker'), '')::uuid"
_ZAAK = "select n.dossier_id from avg_noodtoegang n where toegang_bereik() = 'avg_zaak' and n.gemeente_id = current_setting('app.gemeente')::uuid"

# Which rows and which dossiers somebody may read beyond the cells of the role. One answer per query.
DEUREN = f"""
create function toegang_gedeeld() returns table (dossier_id uuid, rij_id uuid, categorie text) {_KOP} rows 20 as
  $$ select t.dossier_id, t.rij_id, t.betreft::text from avg_toestemming t
       join toegang_recht r on r.rol = current_setting('app.rol') and r.categorie = t.betreft and r.gedeeld
       where t.organisatie_id = toegang_organisatie() and t.ingetrokken_op is null and t.tot >= {_VANDAAG}
       and (t.dossier_id, t.betreft::text) in (select c.dossier_id, c.categorie from toegang_bereikbare_cellen() c) $$;
create function toegang_nood() returns table (dossier_id uuid, categorie text) {_KOP} rows 3 as
  $$ select n.dossier_id, r.categorie::text from avg_noodtoegang n
       join toegang_recht r on r.rol = current_setting('app.rol') and r.categorie = any (n.categorieen) and r.nood
       where n.door_id = {_IK} and n.rol = current_setting('app.rol')
       and n.begin <= statement_timestamp() and n.einde > statement_timestamp() and n.gestopt_op is null $$;
create function toegang_nood_tot(aanstelling uuid) returns timestamptz {_KOP} as
  $$ select max(n.einde) from toegang_aanstelling a
       join avg_noodtoegang n on n.door_id = a.gebruiker_id and n.gemeente_id = a.gemeente_id and n.rol = a.rol
       where a.id = aanstelling and n.begin <= statement_timestamp() and n.einde > statement_timestamp() and n.gestopt_op is null $$;
revoke all on function toegang_gedeeld(), toegang_nood(), toegang_nood_tot(uuid) from public;
grant execute on function toegang_gedeeld(), toegang_nood() to samenspel_app, samenspel_eigenaar;
grant execute on function toegang_nood_tot(uuid) to samenspel_app, samenspel_eigenaar, samenspel_login;
"""  # noqa: S608  # our own words

_TOESTEMMING = """t.id, t.gemeente_id, t.dossier_id, t.organisatie_id, t.tabel, t.rij_id, t.betreft, t.voor_wie, t.gevraagd_door_id, t.gevraagd_op, t.taal, t.tolk,
  t.wijze, t.tot, t.vastgelegd_op, t.ingetrokken_op, t.ingetrokken_door_id"""
TOESTEMMING_KORT = f"""
select {_TOESTEMMING}, case when (select toegang_mag('C19', 'lees')) or t.betreft = any ((select toegang_categorieen('lees'))::text[])
  then t.waarom else '' end as waarom
from avg_toestemming t
"""  # noqa: S608  # our own words
# What was written may hold what the door was opened for.
_LEEST_MEE = f"(select toegang_mag('C19', 'lees')) or (select toegang_mag('C14', 'lees')) or n.door_id = (select {_IK})"
NOOD_KORT = f"""
select n.id, n.gemeente_id, n.dossier_id, n.nummer, n.door_id, n.rol, n.reden, n.categorieen, n.gevraagd_op, n.begin, n.einde, n.gestopt_op, n.tweede_id,
  n.tweede_op, n.verborgen, n.uitkomst, n.beoordeeld_door_id, n.beoordeeld_op, n.opnieuw_op,
  case when {_LEEST_MEE} then n.toelichting else '' end as toelichting, case when {_LEEST_MEE} then n.oordeel else '' end as oordeel
from avg_noodtoegang n
"""  # noqa: S608  # our own words
# A controlling partner may hold the phone of the newcomer: what is hidden for safety is not there (C5, D5). Binds the minimal view too, whose owner is a
# member of the application role.
_VERBORGEN = "(not verborgen or (select current_setting('app.rol', true)) is distinct from 'inburgeraar')"
DELING = f"""
create view avg_deling with (security_barrier) as
select t.id, t.gemeente_id, t.dossier_id, t.organisatie_id, t.tabel, t.rij_id, t.betreft, t.gevraagd_door_id, t.gevraagd_op, t.waarom, t.tot, t.ingetrokken_op
from avg_toestemming t
where t.{GEMEENTE} and (select toegang_bereik()) = 'betrokken' and t.organisatie_id = (select toegang_organisatie())
  and t.dossier_id in (select toegang_bereikbare_dossiers(''));
revoke all on avg_deling from public;
grant select on avg_deling to samenspel_app;
"""  # noqa: S608  # our own words

TOESTEMMEN = f"""
create function avg_leg_toestemming_vast(rij jsonb) returns uuid {_DAAD} as $$
declare
  t avg_toestemming := jsonb_populate_record(null::avg_toestemming, rij);
  er_is boolean;
begin
  t.gemeente_id := current_setting('app.gemeente')::uuid;
  t.gevraagd_door_id := {_IK};
  t.ingetrokken_op := null;
  t.ingetrokken_door_id := null;
  if t.gevraagd_door_id is null or toegang_bereik() <> 'gemeente' or not toegang_mag('C06', 'schrijf') or not toegang_mag(t.betreft, 'lees') then
    raise exception 'deze rol legt geen toestemming vast' using errcode = '42501';
  end if;
  if not exists (select from pg_policies p where p.schemaname = 'public' and p.tablename = t.tabel and p.policyname = 'app_lees'
      and p.qual like '%toegang_gedeeld%' and p.qual like '%''' || t.betreft || '''%') then
    raise exception 'dit is niet per stuk te delen' using errcode = '42501';
  end if;
  execute format('select exists (select from %I where id = $1 and dossier_id = $2 and gemeente_id = $3)', t.tabel)
    into er_is using t.rij_id, t.dossier_id, t.gemeente_id;
  if not er_is then
    raise exception 'dit staat niet in dit dossier' using errcode = '42501';
  end if;
  if t.tot > t.gevraagd_op + 366 or t.gevraagd_op > {_VANDAAG} + 1 or length(btrim(t.waarom)) < 5 then
    raise exception 'een toestemming is gevraagd, heeft een reden en een einde' using errcode = '22023';
  end if;
  if exists (select from avg_toestemming x where x.rij_id = t.rij_id and x.organisatie_id = t.organisatie_id and x.ingetrokken_op is null
      and x.tot >= {_VANDAAG}) then
    raise exception 'dit is al gedeeld' using errcode = '23505';
  end if;
  insert into avg_toestemming select t.*;
  return t.id;
end $$;
create function avg_trek_toestemming_in(welke uuid, moment timestamptz) returns void {_DAAD} as $$
begin
  update avg_toestemming set ingetrokken_op = moment, ingetrokken_door_id = {_IK}
    where id = welke and gemeente_id = current_setting('app.gemeente')::uuid and ingetrokken_op is null and {_IK} is not null
    and (toegang_bereik() = 'zichzelf' and dossier_id = nullif(current_setting('app.dossier', true), '')::uuid
      or toegang_bereik() = 'gemeente' and toegang_mag('C06', 'schrijf'));
  if not found then
    raise exception 'deze toestemming is niet in te trekken' using errcode = '42501';
  end if;
end $$;
"""  # noqa: S608  # our own words

NOOD = f"""
create function avg_begin_nood(sleutel uuid, welk text, waarom text, uitleg text, wat text[], moment timestamptz) returns uuid {_DAAD} as $$
declare
  d dossiers_dossier;
  ik uuid := {_IK};
  wacht boolean := 'C14' = any (wat) and waarom <> 'acuut_gevaar';
begin
  if ik is null or cardinality(wat) = 0 or exists (select from unnest(wat) c where not exists
      (select from toegang_recht r where r.rol = current_setting('app.rol') and r.categorie = c and r.nood)) then
    raise exception 'deze rol heeft geen noodtoegang tot deze gegevens' using errcode = '42501';
  end if;
  if waarom <> all (array['acuut_gevaar', 'vervanging', 'vordering', 'datalek', 'avg_zaak']) or length(btrim(uitleg)) < 20 or moment > clock_timestamp() + interval '1 minute' then
    raise exception 'noodtoegang heeft een reden en een uitleg' using errcode = '22023';
  end if;
  select * into d from dossiers_dossier x where x.gemeente_id = current_setting('app.gemeente')::uuid and x.nummer = welk;
  if d.id is null then
    raise exception 'dit dossier is er niet' using errcode = '42501';
  end if;
  moment := least(moment, clock_timestamp());
  if exists (select from avg_noodtoegang n where n.door_id = ik and n.gemeente_id = d.gemeente_id and n.einde > moment and n.gestopt_op is null) then
    raise exception 'er loopt al een noodtoegang' using errcode = '55000';
  end if;
  insert into avg_noodtoegang (id, gemeente_id, dossier_id, nummer, door_id, rol, reden, toelichting, categorieen, gevraagd_op, begin, einde, verborgen, uitkomst, oordeel)
    values (sleutel, d.gemeente_id, d.id, d.nummer, ik, current_setting('app.rol'), waarom, left(btrim(uitleg), 1000), wat, moment,
      case when not wacht then moment end, case when not wacht then moment + interval '60 minutes' end, 'C14' = any (wat), '', '');
  -- the contact person has it in the work list at once; a newcomer may read there too, so what is hidden is not named
  if d.contactpersoon_id is not null then
    insert into dossiers_herinnering (id, gemeente_id, dossier_id, soort, op, wie, termijn_code, door_id, vastgelegd_op)
      values (gen_random_uuid(), d.gemeente_id, d.id, 'kom_terug', (moment at time zone 'Europe/Amsterdam')::date,
        case when 'C14' = any (wat) then 'bel uw teamleider over dit dossier' else 'noodtoegang: kijk in het dossier bij Noodtoegang' end, '', ik, moment);
  end if;
  return d.id;
end $$;
create function avg_keur_nood_goed(welke uuid) returns void {_DAAD} as $$
begin
  update avg_noodtoegang set tweede_id = {_IK}, tweede_op = clock_timestamp(), begin = clock_timestamp(), einde = clock_timestamp() + interval '60 minutes'
    where id = welke and gemeente_id = current_setting('app.gemeente')::uuid and begin is null and gestopt_op is null
    and door_id <> {_IK} and gevraagd_op > clock_timestamp() - interval '60 minutes'
    and current_setting('app.rol') = any (array['regievoerder', 'teamleider', 'functionaris_gegevensbescherming']);
  if not found then
    raise exception 'deze noodtoegang is niet goed te keuren' using errcode = '42501';
  end if;
end $$;
create function avg_stop_nood(welke uuid) returns void {_DAAD} as $$
begin
  update avg_noodtoegang set gestopt_op = clock_timestamp()
    where id = welke and gemeente_id = current_setting('app.gemeente')::uuid and gestopt_op is null and door_id = {_IK} and (einde is null or einde > clock_timestamp());
  if not found then
    raise exception 'deze noodtoegang loopt niet' using errcode = '42501';
  end if;
end $$;
create function avg_beoordeel_nood(welke uuid, hoe text, waarom text, tonen boolean, moment timestamptz) returns void {_DAAD} as $$
begin
  update avg_noodtoegang n set uitkomst = hoe, oordeel = left(btrim(waarom), 1000), beoordeeld_op = moment, beoordeeld_door_id = {_IK},
      verborgen = not tonen, opnieuw_op = case when not tonen then (moment at time zone 'Europe/Amsterdam')::date + 90 end
    where n.id = welke and n.gemeente_id = current_setting('app.gemeente')::uuid and n.door_id <> {_IK} and n.tweede_id is distinct from {_IK}
    and moment >= n.gevraagd_op and length(btrim(waarom)) >= 5 and hoe = any (array['terecht', 'niet_terecht', 'datalek'])
    and (n.beoordeeld_op is null or n.opnieuw_op is not null)
    and current_setting('app.rol') = case n.rol when 'functionaris_gegevensbescherming' then 'teamleider' else 'functionaris_gegevensbescherming' end;
  if not found then
    raise exception 'deze noodtoegang is niet te beoordelen' using errcode = '42501';
  end if;
end $$;
"""  # noqa: S608  # our own words

_DADEN = (
    "avg_leg_toestemming_vast(jsonb)", "avg_trek_toestemming_in(uuid, timestamptz)", "avg_begin_nood(uuid, text, text, text, text[], timestamptz)",
    "avg_keur_nood_goed(uuid)", "avg_stop_nood(uuid)", "avg_beoordeel_nood(uuid, text, text, boolean, timestamptz)",
)  # fmt: skip
RECHTEN = "".join(f"revoke all on function {d} from public; grant execute on function {d} to samenspel_app;" for d in _DADEN)  # fmt: skip
WEG = "".join(f"drop function if exists {d};" for d in _DADEN)
DEUREN_WEG = "drop function if exists toegang_nood_tot(uuid), toegang_nood(), toegang_gedeeld();"
_ROL = """
create or replace function toegang_rol_past(rol text, soort text) returns boolean
language sql immutable set search_path = public, pg_temp as $$
  select case soort
    when 'taalschool' then rol = 'taalaanbieder'
    when 'maatschappelijke_begeleiding' then rol = 'mb_coordinator'
    when 'kredietbank' then rol = 'stadsbank_gkb'
    when 'werk' then rol = 'werkcoach_wpda'
    when 'welzijn' then rol = 'sociaal_team_welzijn'
    when 'coa' then rol = 'coa_casemanager'
    when '' then rol = any (array['regievoerder', 'coach_inburgering', 'ondersteuner_regie', 'intakebalie', 'teamleider', 'beleidsadviseur',
      'functioneel_beheerder', {fg}'inburgeraar'])
    else false end
$$;
"""

PER_STUK: dict[str, tuple[str, bool]] = {
    "intake_antwoordgeld": ("C10", True), "intake_zrmscorefinancieel": ("C10", True), "plan_planregelfinancien": ("C10", False),
    "intake_antwoordbelastbaarheid": ("C11", True), "plan_pipbelastbaarheid": ("C11", False), "intake_antwoordgezondheid": ("C12", True),
    "intake_belemmeringgezondheid": ("C12", True), "intake_positievegezondheidmeting": ("C12", True), "intake_zrmscoregezondheid": ("C12", True),
    "intake_lbtontheffing": ("C12", False), "plan_planregelwelbevinden": ("C12", False),
}  # fmt: skip
"""By table its category, and whether its rows belong to an organisation."""
ALLEEN_NOOD = ("dossiers_notitie", "dossiers_contactmoment", "dossiers_document")


def _met_organisatie(heeft: bool) -> str:
    return "organisatie_id" if heeft else ""


class Migration(migrations.Migration):
    dependencies = [
        ("avg", "0001_initial"),
        ("toegang", "0016_delen_en_nood"),
        ("dossiers", "0008_minder_indexen"),
        ("intake", "0009_eigenvraag_opsteller"),
        ("plan", "0014_hoofddoelen_van_ggm"),
    ]

    operations = [
        schut("avg_toestemming", categorie="C19", daden=""),
        schut("avg_noodtoegang", categorie="C19", daden=""),
        migrations.RunSQL(
            f"create policy app_verborgen on avg_noodtoegang as restrictive for select to samenspel_app using {_VERBORGEN}",
            "drop policy if exists app_verborgen on avg_noodtoegang",
        ),
        migrations.RunSQL(DEUREN, DEUREN_WEG),
        migrations.RunSQL(bereikbaar(MET_OVEREENKOMST, _ZAAK), bereikbaar(MET_OVEREENKOMST)),
        minimaal("kort_c19_toestemming", categorie="C19", select=TOESTEMMING_KORT.strip()),
        minimaal("kort_c19_noodtoegang", categorie="C19", select=NOOD_KORT.strip()),
        migrations.RunSQL(DELING, "drop view if exists avg_deling"),
        migrations.RunSQL(TOESTEMMEN + NOOD + RECHTEN, WEG),
        migrations.RunSQL(_ROL.format(fg="'functionaris_gegevensbescherming', "), _ROL.format(fg="")),
        *(
            verruim(
                tabel,
                categorie=categorie,
                gedeeld=True,
                nood=categorie == "C12",
                organisatie_kolom=_met_organisatie(heeft),
            )
            for tabel, (categorie, heeft) in PER_STUK.items()
        ),
        *(verruim(tabel, categorie="C15", nood=True) for tabel in ALLEEN_NOOD),
    ]
