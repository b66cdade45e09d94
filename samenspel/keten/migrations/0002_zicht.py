"""The minimal views of the matrix (V): one database view each, with the wall inside (`rls.minimaal`).

They stand on tables of four apps; a migration of one of those that changes a column of a view first drops it (`weg`) and makes it again after.
"""

from __future__ import annotations

from django.db import migrations

from samenspel.toegang.rls import minimaal

DOSSIER = "d.id, d.gemeente_id, d.id as dossier_id"
STAAT = "not exists (select from dossiers_gebeurtenis i where i.trekt_in_id = g.id)"

NAAM = """
select p.dossier_id as id, p.gemeente_id, p.dossier_id, p.aanspreekvorm, p.talen, p.tolk_nodig, p.tolk_taal,
  coalesce(nullif(p.roepnaam, ''), split_part(p.naam, ' ', 1))
    || case when p.naam like '% %' then ' ' || left(reverse(split_part(reverse(p.naam), ' ', 1)), 1) || '.' else '' end as naam
from personen_persoon p
"""
BEREIK = """
select distinct on (c.dossier_id) c.dossier_id as id, c.gemeente_id, c.dossier_id, c.soort, c.waarde
from personen_contactgegeven c
where c.soort in ('telefoon', 'email') and (c.tot is null or c.tot > current_date)
  and not exists (select from personen_contactgegeven g where g.dossier_id = c.dossier_id and g.geheim and (g.tot is null or g.tot > current_date))
order by c.dossier_id, c.voorkeur desc, c.soort desc, c.id desc
"""
GEZIN = f"""
select {DOSSIER}, lid.partner, lid.kinderen, lid.leeftijden, opvang.nodig as opvang_nodig, opvang.geregeld as opvang_geregeld
from dossiers_dossier d
cross join lateral (
  select coalesce(bool_or(relatie = 'partner'), false) as partner, (count(*) filter (where relatie = 'kind'))::int as kinderen,
    coalesce(array_agg(jaren order by jaren) filter (where relatie = 'kind' and jaren is not null), array[]::int[]) as leeftijden
  from (select relatie, case when geboortedatum ~ '^[0-9]{{4}}-[0-9]{{2}}-[0-9]{{2}}$' then extract(year from age(current_date, geboortedatum::date))::int
                             when geboortedatum ~ '^[0-9]{{4}}' then extract(year from current_date)::int - left(geboortedatum, 4)::int end as jaren
        from personen_gezinslid where dossier_id = d.id and vervallen_op is null) leden
) lid
cross join lateral (
  select bool_or(waarde = '"ja"') filter (where vraag = 'kind_opvang_nodig') as nodig,
    bool_or(waarde in ('"opvang"', '"voorschool"', '"school"')) filter (where vraag = 'kind_overdag') as geregeld
  from intake_antwoordgezin where dossier_id = d.id and vervangen_op is null
) opvang
"""  # noqa: S608  # our own names
STATUS = f"""
select {DOSSIER}, d.doelgroep_nu as doelgroep, d.fase, t.uiterlijk as einde, d.contactpersoon_id
from dossiers_dossier d left join dossiers_bewaaktetermijn t on t.dossier_id = d.id and t.code = 'T17'
"""  # noqa: S608  # our own names
IN_WERKING = "stand in ('vastgesteld', 'bekendgemaakt') and geeindigd_op is null order by versie desc limit 1"
DOEL = f"""
select {DOSSIER}, d.leerroute, coalesce(p.niveau_lezen, '') as lezen, coalesce(p.niveau_luisteren, '') as luisteren,
  coalesce(p.niveau_schrijven, '') as schrijven, coalesce(p.niveau_spreken, '') as spreken
from dossiers_dossier d left join lateral (select * from plan_pip where dossier_id = d.id and {IN_WERKING}) p on true
where d.leerroute <> ''
"""  # noqa: S608  # our own names
NIVEAU = """
select distinct on (m.dossier_id, m.vaardigheid) m.id, m.gemeente_id, m.dossier_id, m.vaardigheid, m.niveau, m.op
from intake_taalmeting m where m.ingetrokken_op is null and not m.doel
order by m.dossier_id, m.vaardigheid, m.op desc, m.id desc
"""
ROOSTER = f"""
select {DOSSIER}, uren.aantal as uren_per_week, werk.sinds as vrijwilligerswerk_sinds
from dossiers_dossier d
left join lateral (select (waarde #>> '{{}}')::numeric::int as aantal from intake_antwoordwerk
  where dossier_id = d.id and vraag = 'uren_per_week' and vervangen_op is null and jsonb_typeof(waarde) = 'number'
  order by kant = 'professional' desc, op desc, id desc limit 1) uren on true
left join lateral (select max(g.op) as sinds from dossiers_gebeurtenis g
  where g.dossier_id = d.id and g.soort = 'vrijwilligerswerk_gestart' and {STAAT}) werk on true
where uren.aantal is not null or werk.sinds is not null
"""  # noqa: S608  # our own names
INKOMEN = f"""
select {DOSSIER}, coalesce(feit.begon > feit.stopte or feit.begon is not null and feit.stopte is null, false) as bijstand,
  t.start as ontzorgen_vanaf, coalesce(t.geeindigd_op, t.uiterlijk) as ontzorgen_tot
from dossiers_dossier d
cross join lateral (select max(g.op) filter (where g.soort = 'recht_op_bijstand') as begon, max(g.op) filter (where g.soort = 'bijstand_beeindigd') as stopte
  from dossiers_gebeurtenis g where g.dossier_id = d.id and g.soort in ('recht_op_bijstand', 'bijstand_beeindigd') and {STAAT}) feit
left join dossiers_bewaaktetermijn t on t.dossier_id = d.id and t.code = 'T06'
"""  # noqa: S608  # our own names
GELD = f"""
select {DOSSIER}, exists (select from plan_planregelfinancien r join plan_actie a on a.id = r.actie_id
  where r.dossier_id = d.id and a.klaar_op is null and a.vervallen_op is null) as hulp_loopt
from dossiers_dossier d
"""  # noqa: S608  # our own names
KAN = f"""
select {DOSSIER}, b.urennorm_cursus as uren_cursus, b.urennorm_participatie as uren_participatie
from dossiers_dossier d
join lateral (select id from plan_pip where dossier_id = d.id and {IN_WERKING}) p on true
join plan_pipbelastbaarheid b on b.pip_id = p.id
"""  # noqa: S608  # our own names
NETWERK = f"""
select {DOSSIER}, meting.contacten, antwoord.activiteit
from dossiers_dossier d
left join lateral (select contacten > 0 as contacten from intake_netwerkmeting
  where dossier_id = d.id and ingetrokken_op is null order by op desc, id desc limit 1) meting on true
left join lateral (select waarde = '"ja"' as activiteit from intake_antwoordnetwerk
  where dossier_id = d.id and vraag = 'activiteit' and vervangen_op is null order by op desc, id desc limit 1) antwoord on true
where meting.contacten is not null or antwoord.activiteit is not null
"""  # noqa: S608  # our own names
GEDEELD = "select n.id, n.gemeente_id, n.dossier_id, n.tekst, n.vastgelegd_op from dossiers_notitie n where n.gedeeld"
MIJN = """
select a.id, a.gemeente_id, a.dossier_id, a.begin, a.minuten, a.plaats from dossiers_afspraak a
where a.afgezegd_op is null and a.met_id = (select nullif(current_setting('app.gebruiker', true), '')::uuid)
"""
BESLUIT = f"""
select {DOSSIER}, case when feit.beslist is null or feit.beslist < feit.bezwaar then feit.bezwaar end as sinds
from dossiers_dossier d
cross join lateral (select max(g.op) filter (where g.soort = 'bezwaar') as bezwaar, max(g.op) filter (where g.soort = 'beslissing_op_bezwaar') as beslist
  from dossiers_gebeurtenis g where g.dossier_id = d.id and g.soort in ('bezwaar', 'beslissing_op_bezwaar') and {STAAT}) feit
"""  # noqa: S608  # our own names

ZICHT = {
    "kort_c01_naam": NAAM, "kort_c03_bereik": BEREIK, "kort_c04_gezin": GEZIN, "kort_c05_status": STATUS, "kort_c06_doel": DOEL,
    "kort_c07_niveau": NIVEAU, "kort_c08_rooster": ROOSTER, "kort_c09_inkomen": INKOMEN, "kort_c10_geld": GELD, "kort_c11_kan": KAN,
    "kort_c13_netwerk": NETWERK, "kort_c15_gedeeld": GEDEELD, "kort_c16_mijn": MIJN, "kort_c17_besluit": BESLUIT,
}  # fmt: skip


class Migration(migrations.Migration):
    dependencies = [
        ("keten", "0001_initial"),
        ("toegang", "0015_kort"),
        ("plan", "0014_hoofddoelen_van_ggm"),
        ("intake", "0009_eigenvraag_opsteller"),
    ]

    operations = [minimaal(naam, categorie=f"C{naam[6:8]}", select=select.strip()) for naam, select in ZICHT.items()]
