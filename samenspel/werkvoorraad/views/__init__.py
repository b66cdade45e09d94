"""The screens of the work list."""

from __future__ import annotations
