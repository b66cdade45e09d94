"""Which columns of a table with keys a role may write: those that an act of that role changes, and no more."""

from __future__ import annotations

import pytest
from django.db import connection

pytestmark = [pytest.mark.django_db, pytest.mark.pg15]
_WIE = "select grantee, privilege_type, array_agg(column_name::text order by column_name) from information_schema.column_privileges where table_name = %s and grantee = any (array['samenspel_app', 'samenspel_login']) and privilege_type <> 'SELECT' group by 1, 2 order by 1, 2"


def test_een_machtiging_schrijft_alleen_wie_binnenkomt_en_alleen_haar_sleutels() -> None:
    """A `Machtiging` is made by `avg_machtig`; coming in binds the device (`persoonlijk.bind_toestel`), before anybody is known."""
    with connection.cursor() as cursor:
        cursor.execute(_WIE, ["toegang_machtiging"])
        assert cursor.fetchall() == [("samenspel_login", "UPDATE", ["link_merk", "link_tot", "toestel_merk"])]
        cursor.execute(
            "select grantee from information_schema.table_privileges where table_name = 'toegang_machtiging' and grantee = any (array['samenspel_app', 'samenspel_login', 'PUBLIC']) and privilege_type <> 'SELECT'"
        )
        assert cursor.fetchall() == []
