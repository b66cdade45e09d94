"""Who takes part in a dossier, and who looked with a reason, is read where the dossier is in reach; both were per municipality (ADR 25, 26).

An organisation reads its own rows wherever it was asked: it must answer before it reaches anything. Who manages agreements gets a number, and no row.
"""

from __future__ import annotations

from django.db import migrations

from samenspel.toegang.rls import GEMEENTE

_BEREIK = "(select toegang_bereik())"
_HELE = "(select toegang_hele_gemeente())"
_IN_BEREIK = "dossier_id in (select toegang_bereikbare_dossiers(''))"
_EIGEN = "organisatie_id = (select toegang_organisatie())"
_IK = "(select nullif(current_setting('app.gebruiker'), '')::uuid)"

_LEES_DEELNAME = (
    f"{GEMEENTE} and ({_HELE} or ({_BEREIK} = 'betrokken' and {_EIGEN})"
    f" or ({_BEREIK} <> 'betrokken' and ({_BEREIK} <> 'toegewezen' or {_EIGEN}) and {_IN_BEREIK}))"
)
_SCHRIJF_DEELNAME = (
    f"{GEMEENTE} and (select toegang_mag('C06', 'schrijf')) and {_BEREIK} = 'gemeente' and ({_HELE} or {_IN_BEREIK})"
)
_LEES_INZAGE = (
    f"{GEMEENTE} and ({_HELE} or door_id = {_IK} or ({_BEREIK} = any ('{{gemeente,avg_zaak}}') and {_IN_BEREIK}))"
)
_BELEID = f"""
drop policy app_gemeente on toegang_betrokkenheid;
create policy app_lees on toegang_betrokkenheid for select to samenspel_app using ({_LEES_DEELNAME});
create policy app_maak on toegang_betrokkenheid for insert to samenspel_app with check ({_SCHRIJF_DEELNAME});
create policy app_wijzig on toegang_betrokkenheid for update to samenspel_app using ({_SCHRIJF_DEELNAME}) with check ({_SCHRIJF_DEELNAME});
drop policy app_gemeente on toegang_inzage;
create policy app_lees on toegang_inzage for select to samenspel_app using ({_LEES_INZAGE});
create policy app_maak on toegang_inzage for insert to samenspel_app with check ({GEMEENTE} and door_id = {_IK});
"""
_BELEID_WEG = "".join(
    f"drop policy if exists {naam} on {tabel};"
    for tabel in ("toegang_betrokkenheid", "toegang_inzage")
    for naam in ("app_lees", "app_maak", "app_wijzig")
) + "".join(
    f"create policy app_gemeente on {tabel} to samenspel_app using ({GEMEENTE}) with check ({GEMEENTE});"
    for tabel in ("toegang_betrokkenheid", "toegang_inzage")
)
TEL = """
create function toegang_tel_deelnames(welke uuid, na date, soorten text[]) returns bigint
language sql stable security definer set search_path = public, pg_temp as $$
  select count(distinct b.dossier_id) from toegang_betrokkenheid b where current_setting('app.rol') = 'functioneel_beheerder'
    and b.gemeente_id = current_setting('app.gemeente')::uuid and b.organisatie_id = welke and b.stand = 'geaccepteerd'
    and b.vanaf <= na + 1 and (b.tot is null or b.tot > na) and b.categorieen::text[] && soorten
$$;
revoke all on function toegang_tel_deelnames(uuid, date, text[]) from public;
grant execute on function toegang_tel_deelnames(uuid, date, text[]) to samenspel_app, samenspel_eigenaar;
"""


class Migration(migrations.Migration):
    dependencies = [("toegang", "0060_samenwerking")]

    operations = [
        migrations.RunSQL(_BELEID, _BELEID_WEG),
        migrations.RunSQL(TEL, "drop function if exists toegang_tel_deelnames(uuid, date, text[])"),
    ]
