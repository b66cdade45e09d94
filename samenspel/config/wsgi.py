"""The WSGI entry point; refuses to start on unsafe settings and database roles."""

from __future__ import annotations

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "samenspel.config.settings")
application = get_wsgi_application()

from samenspel.kern.opruimen import rust  # noqa: E402  # apps must be loaded first
from samenspel.toegang.startcontrole import controleer_start  # noqa: E402

controleer_start()
rust()
