-- Failed logins on one account within an hour.
, uren as (
  select gebruiker_id, date_trunc('hour', tijd at time zone 'Europe/Amsterdam') as uur, count(*) as keren
  from logboek_regel
  where tijd >= %(vanaf)s and resultaat = 'geweigerd' and actie = 'inlog' and gebruiker_id is not null
  group by 1, 2
)
select gebruiker_id, uur::date, max(keren) from uren where keren >= %(mislukt)s group by 1, 2
