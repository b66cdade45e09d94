"""COA: the file that comes with somebody who is coupled to the municipality."""

from __future__ import annotations
