"""Acts on a dossier. Each takes `door=` (who is present), checks, writes and records in one transaction."""

from __future__ import annotations
