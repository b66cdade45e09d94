-- Several dossiers of colleagues on one day.
select gebruiker_id, dag, count(distinct dossier_id) from vreemd group by 1, 2 having count(distinct dossier_id) > %(zonder_reden)s
