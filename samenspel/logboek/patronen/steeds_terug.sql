-- The same dossier of a colleague, on several days.
select gebruiker_id, max(dag), count(distinct dag) from vreemd group by gebruiker_id, dossier_id having count(distinct dag) >= %(terug)s
