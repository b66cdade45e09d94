"""The SQL functions of the log: the owner's, with who is here from the settings of the transaction, never from the caller.

Texts under the digests are written the same way in `nakijken.py`, which looks them over in Python. Change them together, with a new version.
"""

from __future__ import annotations

_KOP = "security definer set search_path = public, pg_temp"


def micros(kolom: str) -> str:
    """A moment as whole microseconds since 1970, the same in SQL and in Python."""
    return f"(extract(epoch from {kolom}) * 1000000)::bigint"


_BETROKKENE_DIGEST = (
    "sha256(convert_to(concat_ws('|', encode({span}, 'hex'), encode({betrokkene}, 'hex'), {soort}), 'UTF8'))"
)

SCHRIJF = f"""
create function logboek_regel(r logboek_regel, p_dossiers uuid[], p_categorieen text[], p_betrokkenen bytea[], p_soort text,
    p_naam text, p_ouder bytea, p_begin timestamptz) returns void language plpgsql {_KOP} as $$
declare v_span bytea := substring(uuid_send(gen_random_uuid()) from 9 for 8); v_status text; v_alle bytea; v_kop text; v_leeg bytea;
begin
  v_status := case r.resultaat when 'mislukt' then 'Error' when 'geweigerd' then 'Unset' else 'Ok' end;
  v_leeg := {_BETROKKENE_DIGEST.format(span="v_span", betrokkene="''::bytea", soort="''")};
  v_kop := concat_ws('|', encode(r.trace, 'hex'), coalesce(r.gemeente_id::text, ''), p_naam, r.activiteit, v_status,
    {micros("p_begin")}, {micros("r.tijd")});
  with wie as materialized (
    select d, c, b, s as span, gen_random_uuid() as zout, {_BETROKKENE_DIGEST.format(span="s", betrokkene="b", soort="p_soort")} as bd
    from unnest(p_dossiers, p_categorieen, p_betrokkenen) u (d, c, b)
    cross join lateral (select substring(uuid_send(gen_random_uuid()) from 9 for 8) as s where d is not null) nieuw
  ), van as (
    insert into logboek_betrokkene (id, gemeente_id, dossier_id, regel_id, tijd, categorieen, span, zout, digest)
    select gen_random_uuid(), r.gemeente_id, d, r.id, r.tijd, string_to_array(c, ','), span, zout,
      sha256(uuid_send(zout) || convert_to(concat_ws('|', r.id::text, d::text, c, {micros("r.tijd")}, encode(span, 'hex')), 'UTF8'))
    from wie returning span, digest
  ), bij as (
    insert into logboek_verwerking (span, ouder, trace, gemeente_id, naam, activiteit, status, begin, einde, betrokkene, betrokkene_soort,
      betrokkene_digest, digest)
    select span, v_span, r.trace, r.gemeente_id, p_naam, r.activiteit, v_status, p_begin, r.tijd, b, p_soort, bd,
      sha256(convert_to(concat_ws('|', encode(span, 'hex'), encode(v_span, 'hex'), v_kop, encode(bd, 'hex')), 'UTF8')) from wie
    union all
    select v_span, p_ouder, r.trace, r.gemeente_id, p_naam, r.activiteit, v_status, p_begin, r.tijd, null, '', v_leeg,
      sha256(convert_to(concat_ws('|', encode(v_span, 'hex'), encode(coalesce(p_ouder, ''), 'hex'), v_kop, encode(v_leeg, 'hex')), 'UTF8'))
    returning span, digest
  )
  select string_agg(alle.digest, ''::bytea order by alle.span, alle.nr), count(*) filter (where alle.nr = 1)
    into v_alle, r.aantal from (select span, digest, 1 as nr from van union all select span, digest, 2 from bij) alle;
  r.zout := gen_random_uuid();
  r.span := v_span;
  r.digest := sha256(uuid_send(r.zout) || convert_to(concat_ws('|', r.id::text, coalesce(r.gemeente_id::text, ''), {micros("r.tijd")},
    coalesce(r.gebruiker_id::text, ''), coalesce(r.aanstelling_id::text, ''), coalesce(r.organisatie_id::text, ''), r.rol, r.doel,
    r.activiteit, r.actie, r.resultaat, r.status, r.pad, r.herkomst, encode(r.toestel, 'hex'), encode(r.trace, 'hex'), encode(r.span, 'hex'), r.aantal), 'UTF8')
    || v_alle);
  insert into logboek_regel select r.*;
  insert into logboek_wacht (regel_id) values (r.id);
end $$;

create function logboek_schrijf(p_id uuid, p_aanstelling uuid, p_activiteit text, p_naam text, p_actie text, p_resultaat text,
    p_status int, p_pad text, p_herkomst text, p_toestel bytea, p_trace bytea, p_ouder bytea, p_begin timestamptz,
    p_dossiers uuid[], p_categorieen text[], p_betrokkenen bytea[], p_soort text) returns void language plpgsql {_KOP} as $$
declare r logboek_regel;
begin
  r.id := p_id; r.tijd := clock_timestamp();
  r.gemeente_id := current_setting('app.gemeente')::uuid;
  r.gebruiker_id := nullif(current_setting('app.gebruiker', true), '')::uuid;
  r.organisatie_id := nullif(current_setting('app.organisatie', true), '')::uuid;
  r.rol := current_setting('app.rol'); r.doel := current_setting('app.doel');
  r.aanstelling_id := p_aanstelling; r.activiteit := p_activiteit; r.actie := p_actie; r.resultaat := p_resultaat; r.status := p_status;
  r.pad := p_pad; r.herkomst := p_herkomst; r.toestel := p_toestel; r.trace := p_trace;
  perform logboek_regel(r, p_dossiers, p_categorieen, p_betrokkenen, p_soort, p_naam, p_ouder, p_begin);
end $$;

create function logboek_inlog(p_id uuid, p_gebruiker uuid, p_gemeente uuid, p_doel text, p_resultaat text, p_status int, p_herkomst text,
    p_toestel bytea, p_trace bytea) returns void language plpgsql {_KOP} as $$
declare r logboek_regel;
begin
  r.id := p_id; r.tijd := clock_timestamp(); r.gemeente_id := p_gemeente; r.gebruiker_id := p_gebruiker;
  r.rol := ''; r.doel := p_doel; r.activiteit := 'inloggen'; r.actie := 'inlog'; r.resultaat := p_resultaat; r.status := p_status;
  r.pad := ''; r.herkomst := p_herkomst; r.toestel := p_toestel; r.trace := p_trace;
  perform logboek_regel(r, null, null, null, '', 'Inloggen', null, r.tijd);
end $$;

revoke all on function logboek_regel(logboek_regel, uuid[], text[], bytea[], text, text, bytea, timestamptz) from public;
revoke all on function logboek_schrijf(uuid, uuid, text, text, text, text, int, text, text, bytea, bytea, bytea, timestamptz, uuid[],
  text[], bytea[], text) from public;
revoke all on function logboek_inlog(uuid, uuid, uuid, text, text, int, text, bytea, bytea) from public;
grant execute on function logboek_schrijf(uuid, uuid, text, text, text, text, int, text, text, bytea, bytea, bytea, timestamptz, uuid[],
  text[], bytea[], text) to samenspel_app;
grant execute on function logboek_inlog(uuid, uuid, uuid, text, text, int, text, bytea, bytea) to samenspel_login;
"""  # noqa: S608  # no value from outside

VERZEGEL = f"""
create or replace function logboek_verzegel() returns table (keten uuid, nummer bigint, hash bytea) language plpgsql {_KOP} as $$
#variable_conflict use_column
declare w record; laatste record; v_nummer bigint; v_hash bytea; v_keten uuid; v_begin timestamptz := clock_timestamp();
begin
  perform pg_advisory_xact_lock(hashtext('logboek_verzegel'));
  perform logboek_bundel_wijzigingen();
  for w in
    select r.id, r.k, r.digest from logboek_wacht q join (
      select id, coalesce(gemeente_id, '00000000-0000-0000-0000-000000000000'::uuid) as k, tijd, digest from logboek_regel
      union all select id, keten, op, digest from logboek_bundel
    ) r on r.id = q.regel_id order by r.k, r.tijd, r.id
  loop
    if v_keten is distinct from w.k then
      v_keten := w.k;
      select s.nummer, s.hash into laatste from logboek_schakel s where s.keten = v_keten order by s.nummer desc limit 1;
      v_nummer := coalesce(laatste.nummer, 0);
      v_hash := coalesce(laatste.hash, sha256(convert_to('samenspel|' || v_keten::text, 'UTF8')));
    end if;
    v_nummer := v_nummer + 1;
    v_hash := sha256(v_hash || convert_to(concat_ws('|', v_keten::text, v_nummer, w.id::text), 'UTF8') || w.digest);
    insert into logboek_schakel (id, keten, nummer, regel_id, digest, hash, op)
      values (gen_random_uuid(), v_keten, v_nummer, w.id, w.digest, v_hash, clock_timestamp());
    delete from logboek_wacht where regel_id = w.id;
  end loop;
  return query select distinct on (s.keten) s.keten, s.nummer, s.hash from logboek_schakel s
    where s.op >= v_begin order by s.keten, s.nummer desc;
end $$;
revoke all on function logboek_verzegel() from public;
grant execute on function logboek_verzegel() to samenspel_login;
"""  # noqa: S608  # no value from outside

BEWAAK = """
create function logboek_bewaak() returns trigger language plpgsql set search_path = public, pg_temp as $$
begin
  if current_setting('logboek.wist', true) is distinct from 'ja' then
    raise exception 'Het logboek verandert niet.' using errcode = 'insufficient_privilege';
  end if;
  return coalesce(new, old);
end $$;
create trigger bewaak before update or delete on logboek_regel for each row execute function logboek_bewaak();
create trigger bewaak before update or delete on logboek_betrokkene for each row execute function logboek_bewaak();
create trigger bewaak before update or delete on logboek_verwerking for each row execute function logboek_bewaak();
create trigger bewaak before update or delete on logboek_schakel for each row execute function logboek_bewaak();
create trigger bewaak before update or delete on logboek_gewist for each row execute function logboek_bewaak();
"""

WIS = f"""
create function logboek_wis(p_dossier uuid, p_id uuid) returns int language plpgsql {_KOP} as $$
declare v int; r logboek_regel;
begin
  perform set_config('logboek.wist', 'ja', true);
  insert into logboek_gewist (digest, regel_id)
    select b.digest, p_id from logboek_betrokkene b where b.dossier_id = p_dossier
    union select v.digest, p_id from logboek_verwerking v join logboek_betrokkene b on b.span = v.span where b.dossier_id = p_dossier;
  update logboek_verwerking v set betrokkene = null, betrokkene_soort = 'gewist'
    from logboek_betrokkene b where b.dossier_id = p_dossier and v.span = b.span;
  update logboek_betrokkene set dossier_id = null, zout = null, categorieen = '{{}}' where dossier_id = p_dossier;
  get diagnostics v = row_count;
  perform set_config('logboek.wist', '', true);
  r.id := p_id; r.tijd := clock_timestamp(); r.gemeente_id := current_setting('app.gemeente')::uuid;
  r.gebruiker_id := nullif(current_setting('app.gebruiker', true), '')::uuid; r.rol := current_setting('app.rol');
  r.doel := current_setting('app.doel'); r.activiteit := 'bewaren'; r.actie := 'gewist'; r.resultaat := 'ok'; r.status := 200;
  r.herkomst := ''; r.toestel := ''; r.trace := uuid_send(gen_random_uuid());
  select encode(sha256(coalesce(string_agg(g.digest, ''::bytea order by g.digest), '')), 'hex') into r.pad
    from logboek_gewist g where g.regel_id = p_id;
  perform logboek_regel(r, null, null, null, '', 'Wissen na de bewaartermijn', null, r.tijd);
  return v;
end $$;
revoke all on function logboek_wis(uuid, uuid) from public;
grant execute on function logboek_wis(uuid, uuid) to samenspel_eigenaar;
"""  # noqa: S608  # no value from outside
"""A lawful deletion: who the lines were about goes, their digests stay, and a line of its own seals which ones (its `pad` is their hash)."""

WEG = """
drop function if exists logboek_wis(uuid, uuid);
drop function if exists logboek_verzegel();
drop function if exists logboek_inlog(uuid, uuid, uuid, text, text, int, text, bytea, bytea);
drop function if exists logboek_schrijf(uuid, uuid, text, text, text, text, int, text, text, bytea, bytea, bytea, timestamptz, uuid[], text[], bytea[], text);
drop function if exists logboek_regel(logboek_regel, uuid[], text[], bytea[], text, text, bytea, timestamptz);
drop function if exists logboek_bewaak() cascade;
"""
