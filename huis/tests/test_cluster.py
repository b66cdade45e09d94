"""Our own PostgreSQL starts, answers, and stops without leaving a process or a socket."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from huis import postgres


@pytest.fixture
def programmas(monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """The programs, and a data folder of its own. As root PostgreSQL runs as somebody else, who must be able to come
    there: not a folder of pytest."""
    bin_ = postgres.Cluster("proef").binaries()
    with tempfile.TemporaryDirectory(prefix="ssp-") as naam:
        Path(naam).chmod(0o755)
        monkeypatch.setattr(postgres, "datamap", lambda: Path(naam))
        yield bin_


def test_starten_en_stoppen_laat_niets_achter(programmas: Path) -> None:
    een, twee = postgres.Cluster("proef", bindir=programmas), postgres.Cluster("proef", bindir=programmas)
    een.start()
    sokkel = een.sokkel / ".s.PGSQL.5432"
    try:
        assert (een.sql("select 6 * 7") or "").strip() == "42"
        twee.start()  # another command in the same clone shares the server
        een.stop()
        assert (twee.sql("select 6 * 7") or "").strip() == "42"
        pid = int((een.data / "postmaster.pid").read_text().split()[0])
    finally:
        een.stop()
        twee.stop()
    assert een.proces is not None
    een.proces.wait(timeout=10)  # it is a child of this test
    assert not (een.data / "postmaster.pid").exists()
    assert not sokkel.exists()
    assert not Path(f"/proc/{pid}").exists()
