"""Five hundred made-up people with a row or two in every table that knows a dossier, straight into a copy of the database.

Every text has a word that occurs nowhere else (`zk0012n34`: person 12, text 34), and sometimes a name that must not be given.
"""

from __future__ import annotations

import json
import random
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from functools import cache
from typing import Any
from uuid import UUID, uuid4

import psycopg
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.apps import apps
from django.db import connections
from psycopg import sql

from samenspel.kern.identiteit import als_eigenaar
from samenspel.kluis.sleutelbos import verse_sleutel, versleutel_van
from samenspel.kluis.velden import Versleuteld, VersleuteldeTekst, VersleuteldGetal, versleutelde_velden
from samenspel.organisaties.models import Gemeente, Organisatie, Regio
from samenspel.toegang.models import Aanstelling, Gebruiker, Rol
from tests.inzage.naief import Mens, tabellen
from tests.matrix.proefwereld import _maak_los

MEDEWERKERS = (
    "Wijnand Oostergetel",
    "Hilbrand Zuidervaart",
    "Fenna Ruitenbeek",
    "Tjitske Hooghoudt",
    "Berend-Jan Kuipersma",
)
_NIET_VULLEN = {
    "personen_persoon",
    "toegang_aanstelling",
    "logboek_betrokkene",
    "personen_gezinslid",
    "personen_nummer",
    "kluis_dossiersleutel",
}
"""Made by hand, so that they say what they must."""
_CATEGORIEEN = [f"C{nummer:02}" for nummer in range(1, 18)]


@dataclass(slots=True)
class Proefwereld:
    """The municipality, who works there, and the people."""

    gemeente: UUID
    medewerkers: dict[UUID, str]
    organisatie: UUID
    mensen: list[Mens] = field(default_factory=list)


def bouw(zaad: int, nummers: Iterable[int]) -> Proefwereld:
    """These people of the five hundred; who stands beside whom in the range is each other's family."""
    r = random.Random(zaad)
    wereld = _huis()
    eigenaar: Any = connections["eigenaar"]
    eigenaar.ensure_connection()
    verbinding: psycopg.Connection[Any] = eigenaar.connection
    wijzers = _wijzers(verbinding)
    _maak_los(verbinding)
    verbinding.execute("create unique index on avg_verwijderd (rij_id, tabel)")  # a removal is written down once
    alle = tabellen(verbinding)
    teller, lengten = [0], _lengten(verbinding)
    wereld.mensen = [Mens(n, uuid4(), uuid4(), f"9999{n:05}", f"Persoon{n:04} Vantproef{n:04}") for n in nummers]
    for nummer, mens in enumerate(wereld.mensen):
        partner = wereld.mensen[nummer ^ 1] if nummer ^ 1 < len(wereld.mensen) else None
        maker = _Maker(verbinding, wereld, mens, random.Random(r.random()), wijzers, teller, lengten)
        maker.mens_zelf(partner)
        for naam, tabel in alle.items():
            if (
                "dossier_id" in tabel.kolommen
                and naam not in _NIET_VULLEN
                and not naam.startswith(("logboek_", "dossiers_dossier"))
            ):
                for keer in range(2 if naam == "avg_noodtoegang" else maker.r.randint(1, 2)):
                    maker.rij(naam, tabel.kolommen, keer)
        maker.log()
    verbinding.commit()
    return wereld


def _huis() -> Proefwereld:
    with als_eigenaar():
        regio = Regio.objects.create(code="proef", naam="Proef")
        gemeente = Gemeente.objects.create(code="proefstad", naam="Proefstad", nummerletter="P", regio=regio)
        organisatie = Organisatie.objects.create(naam="Taalschool de Proef", soort=Organisatie.Soort.TAALSCHOOL)
        organisatie.gemeenten.set([gemeente])
        medewerkers = {}
        for nummer, naam in enumerate(MEDEWERKERS):
            mens = Gebruiker.objects.create_user(f"m{nummer}@voorbeeld.test", None, naam=naam)
            rol = Rol.TAALAANBIEDER if nummer == 4 else Rol.REGIEVOERDER
            Aanstelling.objects.create(
                gebruiker=mens, gemeente=gemeente, rol=rol, vanaf=date(2022, 1, 1), organisatie=organisatie if nummer == 4 else None
            )  # fmt: skip
            medewerkers[mens.pk] = naam
    return Proefwereld(gemeente.pk, medewerkers, organisatie.pk)


def _wijzers(verbinding: psycopg.Connection[Any]) -> dict[tuple[str, str], str]:
    """By (table, column) the table that it points at, before the constraints go."""
    vraag = (
        "select c.conrelid::regclass::text, a.attname, c.confrelid::regclass::text from pg_constraint c"
        " join pg_attribute a on a.attrelid = c.conrelid and a.attnum = c.conkey[1] where c.contype = 'f' and cardinality(c.conkey) = 1"
    )
    return {(tabel, kolom): naar for tabel, kolom, naar in verbinding.execute(vraag).fetchall()}


def _lengten(verbinding: psycopg.Connection[Any]) -> dict[tuple[str, str], int | None]:
    """How long a text may be, by (table, column)."""
    vraag = "select table_name, column_name, character_maximum_length from information_schema.columns where table_schema = 'public'"
    return {(tabel, kolom): lengte for tabel, kolom, lengte in verbinding.execute(vraag).fetchall()}


@cache
def _geheim(tabel: str) -> dict[str, Versleuteld]:
    """The encrypted columns of a table."""
    return next(
        (versleutelde_velden(m) for m in apps.get_models() if m._meta.db_table == tabel and m._meta.managed), {}
    )


@dataclass(slots=True)
class _Maker:
    verbinding: psycopg.Connection[Any]
    wereld: Proefwereld
    mens: Mens
    r: random.Random
    wijzers: dict[tuple[str, str], str]
    teller: list[int]
    lengten: dict[tuple[str, str], int | None]
    sleutel: AESGCM | None = None

    def mens_zelf(self, partner: Mens | None) -> None:
        m = self.mens
        hier = {"gemeente_id": self.wereld.gemeente, "dossier_id": m.dossier}
        self._voeg("toegang_gebruiker", {
            "id": m.gebruiker, "email": f"p{m.nummer}@voorbeeld.test", "naam": m.naam, "password": "!", "telefoon": self._woord(), "is_active": True,
            "voorkeuren": "{}", "talen": "", "bereikbaar": "", "sessieronde": 0,
        })  # fmt: skip
        self._voeg("dossiers_dossier", {
            "id": m.dossier, "gemeente_id": self.wereld.gemeente, "nummer": f"P26-{m.nummer:04}", "regime": "wi2021", "doelgroep": "ASIEL_A",
            "doelgroep_nu": "ASIEL_A", "leerroute": "", "fase": "nieuw", "aangemaakt_op": self._moment(), "contactpersoon_id": self._medewerker(),
        })  # fmt: skip
        vers = verse_sleutel(m.dossier, self.wereld.gemeente)
        self.sleutel = vers.sleutel
        self._voeg("kluis_dossiersleutel", {
            "dossier_id": m.dossier, "gemeente_id": self.wereld.gemeente, "kek": vers.rij.kek, "verpakt": vers.rij.verpakt,
        })  # fmt: skip
        self._voeg("toegang_aanstelling", {
            "id": uuid4(), "gemeente_id": self.wereld.gemeente, "gebruiker_id": m.gebruiker, "rol": "inburgeraar", "titel": "", "dossier_id": m.dossier,
            "vanaf": date(2026, 1, 1),
        })  # fmt: skip
        self._voeg("personen_persoon", {
            **hier, "id": uuid4(), "naam": m.naam, "roepnaam": "", "sorteernaam": "x", "geboortedatum": "1990", "geslacht": "vrouw",
            "aanspreekvorm": self._woord(), "land_herkomst": self._woord(), "talen": [self._woord()], "tolk_nodig": True, "tolk_taal": "", "tolk_voorkeur": "",
        })  # fmt: skip
        cijfer = versleutel_van(m.dossier, m.bsn.encode(), plek=f"personen_nummer|bsn|{m.dossier}", met=self.sleutel)
        self._voeg(
            "personen_nummer",
            {**hier, "id": uuid4(), "soort": "bsn", "cijfer": cijfer, "blind": b"x", "staart": m.bsn[-3:]},
        )
        lid = {**hier, "relatie": "partner", "in_nederland": True, "geboortedatum": ""}
        if partner:
            m.gezin.append(partner.naam)
            self._voeg(
                "personen_gezinslid",
                {
                    **lid,
                    "id": uuid4(),
                    "naam": partner.naam,
                    "eigen_dossier_id": partner.dossier,
                    "geboortedatum": "1985-05-05",
                },
            )
        self._voeg(
            "personen_gezinslid",
            {**lid, "id": uuid4(), "relatie": "kind", "naam": self._woord(), "geboortedatum": "2019-03"},
        )

    def rij(self, tabel: str, kolommen: dict[str, str], keer: int) -> None:
        """A row with a value in every column; the second emergency is a hidden one."""
        rij_id = uuid4()
        velden = {kolom: self._waarde(tabel, kolom, soort) for kolom, soort in kolommen.items()}
        velden |= {"id": rij_id, "gemeente_id": self.wereld.gemeente, "dossier_id": self.mens.dossier}
        if "cijfer" in kolommen:
            inhoud = self._woord().encode()
            self.mens.bestanden[str(rij_id)] = inhoud
            plek = f"{tabel}|cijfer|{self.mens.dossier}|{rij_id}"
            velden["cijfer"] = versleutel_van(self.mens.dossier, inhoud, plek=plek, met=self.sleutel)
        for kolom, veld in _geheim(tabel).items():
            waarde = self._geheime_waarde(veld)
            self.mens.geheimen[str(rij_id), kolom] = waarde
            velden[kolom] = bytes(veld.cijfer(self.mens.dossier, waarde, rij=rij_id, met=self.sleutel))
        velden |= {"verborgen": keer == 1} if tabel == "avg_noodtoegang" else {}
        velden |= {"mime": "text/plain"} if tabel == "dossiers_document" else {}
        self._voeg(tabel, {kolom: waarde for kolom, waarde in velden.items() if kolom in kolommen})

    def _geheime_waarde(self, veld: Versleuteld) -> Any:
        if isinstance(veld, VersleuteldGetal):
            return self.r.randint(1, 5)
        if isinstance(veld, VersleuteldeTekst):
            return self._letters() if (veld.max_length or 100) < 16 else self._tekst()
        return {"tekst": self._tekst(), "lijst": [self._woord()]}

    def log(self) -> None:
        """Who looked: two lines, one of what is kept apart."""
        for categorieen in (["C01", "C12"], ["C01", "C14"]):
            regel, span, moment = uuid4(), uuid4().bytes[:8], self._moment()
            self._voeg("logboek_regel", {
                "id": regel, "gemeente_id": self.wereld.gemeente, "tijd": moment, "gebruiker_id": self._medewerker(), "rol": "regievoerder",
                "doel": "dossiers:dossier", "activiteit": "dossier", "actie": "lees", "resultaat": "ok", "status": 200, "pad": "/", "herkomst": "",
                "toestel": b"", "trace": b"t", "span": span, "aantal": 1, "zout": uuid4(), "digest": span,
            })  # fmt: skip
            self._voeg("logboek_betrokkene", {
                "id": uuid4(), "gemeente_id": self.wereld.gemeente, "dossier_id": self.mens.dossier, "regel_id": regel, "tijd": moment,
                "categorieen": categorieen, "span": span, "zout": uuid4(), "digest": span,
            })  # fmt: skip

    def _waarde(self, tabel: str, kolom: str, soort: str) -> Any:
        if naar := self.wijzers.get((tabel, kolom)):
            return {
                "toegang_gebruiker": self._medewerker(),
                "organisaties_organisatie": self.wereld.organisatie,
                "organisaties_team": None,
            }.get(naar, uuid4())
        if soort == "ARRAY" and kolom in {"categorieen", "onderdelen"}:
            return [self.r.choice(_CATEGORIEEN)]
        maak: dict[str, Callable[[], Any]] = {
            "uuid": uuid4, "boolean": lambda: self.r.random() < 0.5, "numeric": lambda: self.r.randint(1, 90) / 10, "bytea": lambda: b"x",
            "date": lambda: date(2026, 1, 1) + timedelta(days=self.r.randint(0, 300)), "timestamp with time zone": self._moment,
            "jsonb": lambda: json.dumps({"tekst": self._tekst(), "lijst": [self._woord()]}), "ARRAY": lambda: [self._letters()],
            **dict.fromkeys(("integer", "smallint", "bigint"), lambda: self.r.randint(1, 9)),
        }  # fmt: skip
        return maak[soort]() if soort in maak else self._kort(tabel, kolom)

    def _kort(self, tabel: str, kolom: str) -> str:
        """Texts have a length: what does not fit a word is short and random."""
        lengte = self.lengten.get((tabel, kolom)) or 10_000
        if kolom in {"categorie", "betreft"}:
            return self.r.choice([*_CATEGORIEEN, "C14"])
        if lengte < 16:
            return self._letters()[:lengte]
        return self._tekst() if lengte >= 100 else self._woord()

    def _tekst(self) -> str:
        naam = self.r.choice([*MEDEWERKERS, *self.mens.gezin, self.mens.naam])
        return f"{self._woord()} sprak met {naam}."

    def _woord(self) -> str:
        self.teller[0] += 1
        return f"zk{self.mens.nummer:04}n{self.teller[0]}"

    def _letters(self) -> str:
        return "".join(self.r.choice("abcdefgh") for _ in range(4))

    def _moment(self) -> datetime:
        return datetime(2026, 1, 5, 9).astimezone() + timedelta(minutes=self.r.randint(0, 400_000))

    def _medewerker(self) -> UUID:
        return self.r.choice(list(self.wereld.medewerkers))

    def _voeg(self, tabel: str, velden: dict[str, Any]) -> None:
        opdracht = sql.SQL("insert into {} ({}) values ({})").format(
            sql.Identifier(tabel),
            sql.SQL(", ").join(map(sql.Identifier, velden)),
            sql.SQL(", ").join([sql.Placeholder()] * len(velden)),
        )
        self.verbinding.execute(opdracht, list(velden.values()))
