"""What stands behind `run.py`: environment, packages, PostgreSQL, server. Standard library only."""

from __future__ import annotations
