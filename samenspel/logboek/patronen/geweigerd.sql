-- Trying addresses: refused again and again within an hour.
, uren as (
  select gebruiker_id, date_trunc('hour', tijd at time zone 'Europe/Amsterdam') as uur, count(*) as keren
  from logboek_regel
  where tijd >= %(vanaf)s and resultaat = 'geweigerd' and actie <> 'inlog' and status in (403, 404) and rol <> 'inburgeraar'
  group by 1, 2
)
select gebruiker_id, uur::date, max(keren) from uren where keren >= %(geweigerd)s group by 1, 2
