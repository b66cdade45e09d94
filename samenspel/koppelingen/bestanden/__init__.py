"""Files as municipalities keep them: CSV and Excel in, CSV and Excel out. Nothing here touches the disk."""

from __future__ import annotations
