"""An organisation is asked before it takes part, and answers by itself (ADR 26). `keten` 0006 makes the wall ask for the answer.

Whoever took part before this version goes on: nobody was asked then. From here on an involvement begins as a question.
"""

from __future__ import annotations

from typing import Any

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models
from django.db.models import Q

_VANDAAG = "(now() at time zone 'Europe/Amsterdam')::date"
_IK = "nullif(current_setting('app.gebruiker'), '')::uuid"

# The same sentences as `dossiers.handelingen.betrekken` and `keten.handelingen.verzoeken`.
BEWAAK = f"""
create function toegang_bewaak_verzoek() returns trigger
language plpgsql set search_path = public, pg_temp as $$
declare
  vrij text[] := array['tot', 'stand', 'ingetrokken_door_id', 'ingetrokken_op'];
begin
  if tg_op = 'INSERT' then
    if new.gevraagd_door_id is distinct from {_IK} or new.gevraagd_op is null or new.ingetrokken_op is not null
        or new.beantwoord_op is not null or new.beantwoord_door_id is not null then
      raise exception 'wie een organisatie vraagt staat erbij, en antwoordt niet voor een ander' using errcode = '42501';
    end if;
    if new.stand = 'geaccepteerd' and exists (select from unnest(new.categorieen) c where not exists (
        select from toegang_overeenkomst o where o.gemeente_id = new.gemeente_id and o.organisatie_id = new.organisatie_id
          and o.soort = 'wettelijke_taak' and c = any (o.categorieen) and o.vanaf <= new.vanaf and (o.tot is null or o.tot >= new.vanaf))) then
      raise exception 'alleen bij een wettelijke taak wordt niets gevraagd' using errcode = '42501';
    end if;
    if new.stand not in ('voorgesteld', 'geaccepteerd') then
      raise exception 'meedoen begint met een vraag' using errcode = '42501';
    end if;
    return new;
  end if;
  if to_jsonb(new) - vrij <> to_jsonb(old) - vrij then
    raise exception 'van een betrokkenheid wijzigt alleen de laatste dag' using errcode = '42501';
  end if;
  if new.stand <> old.stand and (new.stand <> 'ingetrokken' or new.ingetrokken_op is null or new.ingetrokken_door_id is distinct from {_IK}) then
    raise exception 'de organisatie antwoordt zelf; de gemeente trekt alleen in' using errcode = '42501';
  end if;
  return new;
end $$;
create trigger bewaak_verzoek before insert or update on toegang_betrokkenheid for each row
  when (current_user = 'samenspel_app') execute function toegang_bewaak_verzoek();
create function toegang_beantwoord_verzoek(welke uuid, ja boolean, reden text, moment timestamptz) returns void
language plpgsql volatile security definer set search_path = public, pg_temp as $$
begin
  update toegang_betrokkenheid b set stand = case when ja then 'geaccepteerd' else 'geweigerd' end,
      beantwoord_door_id = {_IK}, beantwoord_op = moment, weigerreden = case when ja then '' else left(btrim(reden), 300) end
    where b.id = welke and b.stand = 'voorgesteld' and toegang_bereik() = 'betrokken' and {_IK} is not null
      and b.gemeente_id = current_setting('app.gemeente')::uuid and b.organisatie_id = toegang_organisatie()
      and (b.tot is null or b.tot >= {_VANDAAG}) and (ja or length(btrim(reden)) >= 5);
  if not found then
    raise exception 'dit verzoek is niet te beantwoorden' using errcode = '42501';
  end if;
end $$;
revoke all on function toegang_bewaak_verzoek(), toegang_beantwoord_verzoek(uuid, boolean, text, timestamptz) from public;
grant execute on function toegang_beantwoord_verzoek(uuid, boolean, text, timestamptz) to samenspel_app;
"""  # noqa: S608  # our own words
BEWAAK_WEG = """
drop trigger if exists bewaak_verzoek on toegang_betrokkenheid;
drop function if exists toegang_bewaak_verzoek(), toegang_beantwoord_verzoek(uuid, boolean, text, timestamptz);
"""
_STANDEN = [
    ("voorgesteld", "gevraagd"),
    ("geaccepteerd", "geaccepteerd"),
    ("geweigerd", "geweigerd"),
    ("ingetrokken", "ingetrokken"),
]


def _mens() -> models.ForeignKey[Any, Any]:
    return models.ForeignKey(
        to=settings.AUTH_USER_MODEL, on_delete=django.db.models.deletion.PROTECT, null=True, related_name="+", db_index=False
    )  # fmt: skip


def _stand(db_default: str) -> models.CharField[str, str]:
    return models.CharField(max_length=12, choices=_STANDEN, default="voorgesteld", db_default=db_default)


class Migration(migrations.Migration):
    dependencies = [("toegang", "0027_kring"), ("dossiers", "0002_muur")]

    operations = [
        migrations.AddField("betrokkenheid", "stand", _stand("geaccepteerd")),  # so are the rows that are there
        migrations.AlterField("betrokkenheid", "stand", _stand("voorgesteld")),
        migrations.AddField("betrokkenheid", "gevraagd_door", _mens()),
        migrations.AddField(
            "betrokkenheid",
            "gevraagd_op",
            models.DateTimeField(null=True, help_text="Leeg: van voor de vraag bestond."),
        ),
        migrations.AddField("betrokkenheid", "beantwoord_door", _mens()),
        migrations.AddField("betrokkenheid", "beantwoord_op", models.DateTimeField(null=True)),
        migrations.AddField(
            "betrokkenheid",
            "weigerreden",
            models.CharField("waarom niet", max_length=300, blank=True, db_default=""),
        ),
        migrations.AddField("betrokkenheid", "ingetrokken_door", _mens()),
        migrations.AddField("betrokkenheid", "ingetrokken_op", models.DateTimeField(null=True)),
        migrations.AddField(
            "betrokkenheid",
            "dossier",
            models.ForeignObject(
                to="dossiers.dossier",
                on_delete=django.db.models.deletion.DO_NOTHING,
                from_fields=["dossier_id"],
                to_fields=["id"],
                related_name="+",
            ),
        ),
        migrations.AddConstraint(
            "betrokkenheid",
            models.CheckConstraint(
                condition=~Q(stand="geweigerd") | Q(beantwoord_op__isnull=False) & ~Q(weigerreden=""),
                name="betrokkenheid_weigering_met_reden",
            ),
        ),
        migrations.RunSQL(BEWAAK, BEWAAK_WEG),
    ]
