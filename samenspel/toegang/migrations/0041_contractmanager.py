"""Who manages contracts can log in: the agreements with the organisations that were given, and of nothing else a row (ADR 32).

Tables that every role of the municipality may read, because the wall itself does, are shut to this role by a policy that only narrows; and to the auditor (0042).
"""

from __future__ import annotations

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models
from django.db.models import F, Q

import samenspel.kern.uuid7
from samenspel.toegang.migrations._rollen import met_rol
from samenspel.toegang.rls import GEMEENTE, vervang_in

ROLLEN = met_rol("0040_balie", "contractmanager", "contractmanager", voor="functioneel_beheerder")
_WAT = [
    ("gebruiker_gemaakt", "gebruiker gemaakt"),
    ("gegevens_gewijzigd", "gegevens gewijzigd"),
    ("aangesteld", "aanstelling gegeven"),
    ("aanstelling_gewijzigd", "aanstelling gewijzigd"),
    ("aanstelling_beeindigd", "aanstelling beëindigd"),
    ("bevoegdheid_gegeven", "bevoegdheid gegeven"),
    ("bevoegdheid_bevestigd", "bevoegdheid bevestigd"),
    ("bevoegdheid_beeindigd", "bevoegdheid beëindigd"),
    ("contract_gegeven", "contractbeheer gegeven"),
    ("contract_beeindigd", "contractbeheer beëindigd"),
    ("startwachtwoord_gegeven", "startwachtwoord gegeven"),
    ("koppellink_gegeven", "koppellink gegeven"),
    ("tweede_stap_weg", "tweede stap weggehaald"),
    ("foto_gegeven", "foto geplaatst"),
    ("foto_weggehaald", "foto weggehaald"),
    ("vrijwilliger_uitgenodigd", "vrijwilliger uitgenodigd"),
    ("nieuwe_link", "nieuwe link en code gegeven"),
    ("vrijwilliger_gestopt", "vrijwilliger gestopt"),
]
_ROL = "(select current_setting('app.rol'))"
_IK = "(select nullif(current_setting('app.gebruiker'), '')::uuid)"
_VANDAAG = "(now() at time zone 'Europe/Amsterdam')::date"
_BEHEERT = f"{GEMEENTE} and {_ROL} = 'functioneel_beheerder' and gebruiker_id is distinct from {_IK}"
# A policy that narrows binds the owner too, who is a member of the application role and may have no identity.
_HIER = "coalesce((select current_setting('app.rol', true)), '')"
_WIE = "(select nullif(current_setting('app.gebruiker', true), '')::uuid)"
_ANDERE = f"{_HIER} <> all (array['contractmanager', 'auditor_rekenkamer'])"
_ZONDER_ANDEREN = (
    f"{_HIER} <> all (array['contractmanager', 'auditor_rekenkamer', 'klantcontact_balie', 'gemachtigde'])"
)
_EIGEN = f"({_ANDERE} or organisatie_id in (select toegang_eigen_contracten()))"
MUUR = f"""
alter table toegang_contractbeheer enable row level security;
alter table toegang_contractbeheer force row level security;
create policy eigenaar on toegang_contractbeheer to samenspel_eigenaar using (true) with check (true);
create policy app_lees on toegang_contractbeheer for select to samenspel_app
  using ({GEMEENTE} and (gebruiker_id = {_IK} or {_ROL} = 'functioneel_beheerder'));
create policy app_maak on toegang_contractbeheer for insert to samenspel_app with check ({_BEHEERT} and gegeven_door_id = {_IK});
create policy app_wijzig on toegang_contractbeheer for update to samenspel_app using ({_BEHEERT}) with check ({_BEHEERT});
grant select, insert, update on toegang_contractbeheer to samenspel_app;
create function toegang_eigen_contracten() returns setof uuid
language sql stable security definer set search_path = public, pg_temp rows 5 as $$
  select c.organisatie_id from toegang_contractbeheer c where current_setting('app.rol', true) = 'contractmanager'
    and c.gemeente_id = nullif(current_setting('app.gemeente', true), '')::uuid
    and c.gebruiker_id = nullif(current_setting('app.gebruiker', true), '')::uuid
    and c.vanaf <= {_VANDAAG} and (c.tot is null or c.tot >= {_VANDAAG})
$$;
create function toegang_bewaak_contractbeheer() returns trigger language plpgsql set search_path = public, pg_temp as $$
begin
  if tg_op = 'UPDATE' and (to_jsonb(new) - 'tot' <> to_jsonb(old) - 'tot' or new.tot is null or new.tot > old.tot) then
    raise exception 'contractbeheer eindigt alleen, en niet later dan gegeven' using errcode = '42501';
  end if;
  if tg_op = 'INSERT' and not exists (select from toegang_aanstelling a where a.gebruiker_id = new.gebruiker_id and a.gemeente_id = new.gemeente_id
      and a.rol = 'contractmanager' and (a.tot is null or a.tot >= new.vanaf)) then
    raise exception 'alleen een contractmanager beheert een contract' using errcode = '42501';
  end if;
  return new;
end $$;
create trigger bewaak before insert or update on toegang_contractbeheer for each row
  when (current_user = 'samenspel_app') execute function toegang_bewaak_contractbeheer();
revoke all on function toegang_eigen_contracten(), toegang_bewaak_contractbeheer() from public;
grant execute on function toegang_eigen_contracten() to samenspel_app, samenspel_eigenaar;

create policy app_eigen_contract on toegang_overeenkomst as restrictive to samenspel_app using ({_EIGEN}) with check ({_EIGEN});
create policy app_geen_personen on toegang_betrokkenheid as restrictive for select to samenspel_app using ({_ZONDER_ANDEREN});
create policy app_geen_personen on toegang_inzage as restrictive for select to samenspel_app using ({_ANDERE});
create policy app_geen_personen on toegang_aanstelling as restrictive for select to samenspel_app
  using ({_ZONDER_ANDEREN} or gebruiker_id = {_WIE} or ({_HIER} = any (array['contractmanager', 'klantcontact_balie']) and dossier_id is null));
"""  # noqa: S608  # our own words
MUUR_WEG = """
drop policy if exists app_geen_personen on toegang_aanstelling;
drop policy if exists app_geen_personen on toegang_inzage;
drop policy if exists app_geen_personen on toegang_betrokkenheid;
drop policy if exists app_eigen_contract on toegang_overeenkomst;
drop trigger if exists bewaak on toegang_contractbeheer;
drop function if exists toegang_bewaak_contractbeheer(), toegang_eigen_contracten();
"""
_LAATSTE = "'gemachtigde'])"
_DELEN = (
    (
        "toegang_bewaak_overeenkomst()",
        "current_setting('app.rol') <> 'functioneel_beheerder'",
        "current_setting('app.rol') <> all (array['functioneel_beheerder', 'contractmanager'])",
    ),
    ("toegang_rol_past(text, text)", _LAATSTE, f"'contractmanager', {_LAATSTE}"),
)


def _mens(related_name: str = "+", *, db_index: bool = False) -> models.ForeignKey:
    return models.ForeignKey(
        to=settings.AUTH_USER_MODEL, on_delete=django.db.models.deletion.PROTECT, related_name=related_name, db_index=db_index
    )  # fmt: skip


def _naar(waar: str, related_name: str) -> models.ForeignKey:
    return models.ForeignKey(
        to=waar, on_delete=django.db.models.deletion.PROTECT, related_name=related_name, db_index=False
    )


class Migration(migrations.Migration):
    dependencies = [("toegang", "0040_balie")]

    operations = [
        migrations.AlterField("aanstelling", "rol", models.CharField(max_length=40, choices=ROLLEN)),
        migrations.AlterField("beheerdaad", "wat", models.CharField(max_length=30, choices=_WAT)),
        migrations.CreateModel(
            name="Contractbeheer",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        primary_key=True, serialize=False, default=samenspel.kern.uuid7.uuid7, editable=False
                    ),
                ),
                ("vanaf", models.DateField()),
                ("tot", models.DateField(verbose_name="tot en met", null=True, blank=True)),
                ("gegeven_op", models.DateTimeField()),
                ("gebruiker", _mens("contracten", db_index=True)),
                ("gegeven_door", _mens()),
                ("gemeente", _naar("organisaties.gemeente", "+")),
                ("organisatie", _naar("organisaties.organisatie", "contractbeheer")),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=Q(tot__isnull=True) | Q(tot__gte=F("vanaf")), name="contractbeheer_einde_na_begin"
                    )
                ],
            },
        ),
        migrations.RunSQL(MUUR, MUUR_WEG),
        *(vervang_in(functie, was, wordt) for functie, was, wordt in _DELEN),
    ]
