-- Data of people between eleven at night and six in the morning.
select gebruiker_id, dag, count(distinct tijd) from geopend
where extract(hour from tijd at time zone 'Europe/Amsterdam') >= 23 or extract(hour from tijd at time zone 'Europe/Amsterdam') < 6
group by 1, 2 having count(distinct tijd) >= %(nacht)s
