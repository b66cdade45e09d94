"""Screens of koppelingen: reading in, and reporting to DUO."""

from __future__ import annotations
