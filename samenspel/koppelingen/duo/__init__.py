"""DUO: what its signals mean, and what the college still has to report."""

from __future__ import annotations
