-- Many different dossiers on one day, one by one.
select gebruiker_id, dag, count(distinct dossier_id) from geopend group by 1, 2 having count(distinct dossier_id) > %(per_dag)s
