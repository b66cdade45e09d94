-- What each pattern starts from. `geopend`: somebody opened one dossier, or changed something there; lists are not opening.
-- `vreemd`: of these, dossiers of a colleague, without cover, appointment or action there.
with geopend as (
  select r.gebruiker_id, r.rol, r.organisatie_id, b.dossier_id, b.tijd,
         (b.tijd at time zone 'Europe/Amsterdam')::date as dag
  from logboek_regel r
  join logboek_betrokkene b on b.regel_id = r.id
  where r.tijd >= %(vanaf)s and r.resultaat = 'ok' and r.aantal between 1 and 3
    and r.rol not in ('inburgeraar', 'systeem')
),
vreemd as (
  select g.*
  from geopend g
  join dossiers_dossier d on d.id = g.dossier_id
  where g.rol in ('regievoerder', 'coach_inburgering', 'ondersteuner_regie')
    and d.contactpersoon_id is distinct from g.gebruiker_id
    and not exists (select from toegang_vervanging v
                    where v.afwezig_id = d.contactpersoon_id and v.vervanger_id = g.gebruiker_id and g.dag between v.vanaf and v.tot)
    and not exists (select from dossiers_afspraak a where a.dossier_id = d.id and a.met_id = g.gebruiker_id)
    and not exists (select from plan_actie p where p.dossier_id = d.id and p.medewerker_id = g.gebruiker_id)
)
