"""What each source asks of the log and of the tables. Every statement runs as the house, within one municipality.

A source of the log is a condition on its lines (`r`): whoever stands in one of those lines is touched. A source of a thing (a document, a file that
was read in, a consent, a merge, a backup) names the dossiers by itself; the log then says who saw them since. Values are parameters, never text.
"""

from __future__ import annotations

from typing import Final

from samenspel.datalek.models import Bron

LOG: Final[dict[str, str]] = {
    Bron.ACCOUNT: "r.gebruiker_id = %(wat)s::uuid",
    Bron.SESSIE: "r.toestel = decode(%(wat)s, 'hex')",
    Bron.NETWERK: "r.herkomst = %(wat)s",
    Bron.ORGANISATIE: "r.organisatie_id = %(wat)s::uuid",
    Bron.UITVOER: "r.gebruiker_id = %(wat)s::uuid and r.actie = 'uitvoer'",
}
"""Whose lines. `uitvoer`: lines that gave a file."""

DING: Final[dict[str, str]] = {
    Bron.DOCUMENT: "select dossier_id, 'C15' from dossiers_document where id = %(wat)s::uuid and gemeente_id = %(gemeente)s",
    Bron.INLEZING: "select s.dossier_id, soorten.code from koppelingen_inlezingspoor s cross join lateral ("
    "select 'C05' union select 'C01' union select case sleutel when 'nummer' then 'C02' when 'contact' then 'C03' when 'gezin' then 'C04'"
    " when 'notitie' then 'C15' when 'meting' then 'C07' else 'C05' end from jsonb_object_keys(s.gemaakt) sleutel) soorten (code)"
    " where s.inlezing_id = %(wat)s::uuid and s.gemeente_id = %(gemeente)s",
    Bron.TOESTEMMING: "select dossier_id, betreft from avg_toestemming where id = %(wat)s::uuid and gemeente_id = %(gemeente)s",
    Bron.SAMENVOEGING: "select unnest(array[dossier_id, blijft_id]), null from dossiers_samenvoeging where id = %(wat)s::uuid and gemeente_id = %(gemeente)s",
    Bron.RESERVEKOPIE: "select id, null from dossiers_dossier where gemeente_id = %(gemeente)s and aangemaakt_op <= %(wat)s::timestamptz",
}
"""Dossiers of a thing, each with a category; null: all that the dossier holds."""

GEZIEN: Final[dict[str, str]] = {
    Bron.DOCUMENT: "strpos(r.pad, %(wat)s) > 0",
    Bron.INLEZING: "true",
    Bron.TOESTEMMING: "r.organisatie_id = (select organisatie_id from avg_toestemming where id = %(wat)s::uuid)",
    Bron.SAMENVOEGING: "true",
}
"""Which lines about the dossiers of a thing count as seeing it. A backup leaves none."""

REGELS: Final = """
with regels as materialized (
  select r.id, r.actie from logboek_regel r
  where r.gemeente_id = %(gemeente)s and r.tijd >= %(vanaf)s and r.tijd < %(tot)s and r.resultaat = 'ok' and {waar}
)
select b.dossier_id, string_agg(distinct array_to_string(b.categorieen, ','), ','), count(*) filter (where r.actie = 'lees'),
  count(*) filter (where r.actie = 'schrijf'), count(*) filter (where r.actie = 'uitvoer'), count(*) filter (where r.actie = 'nummer'),
  min(b.tijd), max(b.tijd)
from regels r join logboek_betrokkene b on b.regel_id = r.id
where {wie} group by b.dossier_id
"""
"""Per dossier: categories, counts per kind of action, first and last. A row without a dossier is of who was erased since."""

GEDEELD: Final = """
select dossier_id, string_agg(distinct betreft, ','), count(*) from avg_toestemming
where gemeente_id = %(gemeente)s and organisatie_id = %(wat)s::uuid and gevraagd_op <= (%(tot)s::timestamptz at time zone 'Europe/Amsterdam')::date
  and tot >= (%(vanaf)s::timestamptz at time zone 'Europe/Amsterdam')::date
  and (ingetrokken_op is null or ingetrokken_op >= %(vanaf)s)
group by dossier_id
"""
"""What an organisation had by consent in the window, also when nobody opened it here: it may have been told otherwise."""

GEWIST: Final = """
select count(distinct id) from (
  select rij_id as id from avg_verwijderd where gemeente_id = %(gemeente)s and tabel = 'dossiers_dossier' and op > %(wat)s::timestamptz
  union all select id from dossiers_gewistdossier where gemeente_id = %(gemeente)s and gewist_op > %(wat)s::timestamptz
) weg
"""
"""How many were in a backup of that moment and are erased since: the house no longer knows who they are."""

SPOREN: Final = """
select encode(r.toestel, 'hex'), r.herkomst, min(r.tijd), max(r.tijd), count(*) from logboek_regel r
where r.gemeente_id = %(gemeente)s and r.tijd >= %(vanaf)s and r.tijd < %(tot)s and r.gebruiker_id = %(wat)s::uuid
group by 1, 2 order by 3
"""
"""Sessions and networks of an account, to tell the owner from somebody else."""
