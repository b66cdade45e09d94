"""App configuration."""

from __future__ import annotations

from django.apps import AppConfig
from django.db.models.signals import post_migrate


class ToegangConfig(AppConfig):
    name = "samenspel.toegang"
    label = "toegang"

    def ready(self) -> None:
        from samenspel.toegang.sleutelplekken import meld_sleutelplekken

        meld_sleutelplekken()
        from samenspel.kern.leesboek import meld_lezers_aan  # needs loaded apps
        from samenspel.toegang.lezen import lezer_van
        from samenspel.toegang.na_migratie import na_migratie

        meld_lezers_aan(lezer_van)
        post_migrate.connect(na_migratie, sender=self)

        from allauth.account.signals import user_logged_in as is_binnen
        from django.contrib.auth.signals import user_logged_in

        from samenspel.toegang.aanmelden import begin_sessie
        from samenspel.toegang.adapter import onthoud_plek_van
        from samenspel.toegang.mislukte_inlog import meld_inlog

        is_binnen.connect(meld_inlog, dispatch_uid="meld_inlog")
        is_binnen.connect(onthoud_plek_van, dispatch_uid="onthoud_plek_van")
        user_logged_in.connect(begin_sessie, dispatch_uid="begin_sessie")
