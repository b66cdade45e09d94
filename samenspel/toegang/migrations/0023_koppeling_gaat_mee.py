"""Who is erased is erased at the provider's row too: it goes with the account, whichever function takes the account away."""

from __future__ import annotations

from django.db import migrations

MEE = """
do $$ declare naam text; begin
  select conname into strict naam from pg_constraint
    where conrelid = 'socialaccount_socialaccount'::regclass and confrelid = 'toegang_gebruiker'::regclass and contype = 'f';
  execute format('alter table socialaccount_socialaccount drop constraint %I', naam);
  execute format('alter table socialaccount_socialaccount add constraint %I foreign key (user_id) references toegang_gebruiker (id)
    on delete cascade deferrable initially deferred', naam);
end $$
"""


class Migration(migrations.Migration):
    dependencies = [("toegang", "0022_informatiebeheerder")]

    operations = [migrations.RunSQL(MEE, "select 1")]
