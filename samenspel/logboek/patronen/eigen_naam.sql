-- Somebody with the surname of who looks, whose contact person they are not: family, or an ex-partner.
select g.gebruiker_id, g.dag, count(distinct g.dossier_id)
from geopend g
join toegang_gebruiker u on u.id = g.gebruiker_id
join dossiers_dossier d on d.id = g.dossier_id
join personen_persoon p on p.dossier_id = g.dossier_id
where d.contactpersoon_id is distinct from g.gebruiker_id
  and lower(regexp_replace(p.naam, '^.* ', '')) = lower(regexp_replace(u.naam, '^.* ', ''))
group by 1, 2
