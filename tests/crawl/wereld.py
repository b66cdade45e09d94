"""The world of the crawl: one full dossier, made by the acts of the house, and a copy of it in every state of a relation.

In every category stands a word that occurs nowhere else, `zk07c12`: of dossier 07, category C12. One that ends in `v` is part of the
minimal view, in `e3` of what belongs to the third kind of organisation. Each organisation of the chain is there five times: with an agreement, without, with one that is over, to come, or empty.
"""

from __future__ import annotations

import csv
import re
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any
from uuid import UUID

from django.db import connection

from samenspel.intake.handelingen.eigenvragen import stel_eigen_vraag_op
from samenspel.intake.tests.hulp_eigen import PAPIER
from samenspel.kern.identiteit import als_eigenaar, identiteit
from samenspel.kern.klok import nu
from samenspel.koppelingen.inlezen.rechten import SOORTEN
from samenspel.koppelingen.models import Inlezing
from samenspel.organisaties.models import Organisatie
from samenspel.plan.tests.hulp_sjabloon import maak_sjabloon
from samenspel.toegang.fotos import plaats_foto
from samenspel.toegang.models import Contractbeheer, Gebruiker, Kwalificatie, Vervanging
from tests.bestanden.kwaad import png
from tests.crawl.kopie import bsn_van, geheim_van, kopieer, plant_geheim
from tests.crawl.mensen import DAG, SOORT_VAN_ROL, VANDAAG, zet_mensen_neer
from tests.crawl.relaties import leg_relaties
from tests.crawl.verwacht import TOESTANDEN
from tests.crawl.vullen import vul, vul_steun
from tests.matrix.naief import tabellen
from tests.wereld import BSN_AMIRA, NU, Wereld, _bouw, werken_samen

KANARIE = re.compile(rb"zk(\d\d)c(\d\d)(v|e\d)?", re.IGNORECASE)


@dataclass(slots=True)
class Crawlwereld:
    """Dossiers by (kind, state) with the ids that stand in addresses; users by (principal, state of the agreement)."""

    basis: Wereld
    dossiers: dict[tuple[str, str], UUID] = field(default_factory=dict)
    nummers: dict[str, str] = field(default_factory=dict)
    ids: dict[tuple[str, str], dict[str, str]] = field(default_factory=dict)
    overal: dict[str, str] = field(default_factory=dict)
    gebruikers: dict[tuple[str, str], Gebruiker] = field(default_factory=dict)
    organisaties: dict[tuple[str, str], Organisatie] = field(default_factory=dict)
    toestand_van: dict[str, str] = field(default_factory=dict)
    """By the two digits of its word: in which state the dossier is."""
    bsn_van: dict[str, str] = field(default_factory=dict)
    """By BSN: in which state its dossier is."""
    vertaling: dict[tuple[str, str], dict[str, str]] = field(default_factory=dict)
    """From the ids of the source to those of a copy."""


def merk(index: int, wat: str = "") -> str:
    return f"zk{index:02}{wat}"


def bouw() -> Crawlwereld:
    """Make it, in the database of the settings."""
    with als_eigenaar():
        basis = _bouw()
        wereld = Crawlwereld(basis)
        zet_mensen_neer(wereld)
    vul(wereld)
    vul_steun(wereld)
    with als_eigenaar():
        _beheer(wereld)
        _zonder_trekkers(lambda: _plant_en_kopieer(wereld))
        leg_relaties(wereld)
        with connection.cursor() as cursor:
            cursor.execute("analyze")
    return wereld


def _beheer(wereld: Crawlwereld) -> None:
    """What stands in addresses and belongs to no dossier."""
    basis = wereld.basis
    sanne, kees, fatma = (basis.gebruikers[naam] for naam in ("sanne", "kees", "fatma"))
    for soort in Kwalificatie.Soort.values:
        Kwalificatie.objects.create(
            gebruiker=basis.gebruikers["joost"], gemeente=basis.assen, soort=soort, vanaf=date(2022, 1, 1), bron="b"
        )
    wacht = Kwalificatie.objects.create(
        gebruiker=kees, gemeente=basis.assen, soort="mandaat_pip", vanaf=date(2026, 1, 1), bron="b", gegeven_door=sanne, vier_ogen="wacht"
    )  # fmt: skip
    vervanging = Vervanging.objects.create(
        gemeente=basis.assen, afwezig=kees, vervanger=sanne, vanaf=VANDAAG, tot=VANDAAG + 5 * DAG
    )
    assert SOORTEN
    inlezing = Inlezing.objects.create(
        gemeente=basis.assen, soort="caseload", stand="klaar", door=sanne, gemaakt_op=NU, verloopt_op=nu() + DAG, klaar_op=NU
    )  # fmt: skip
    with identiteit(basis.sanne) as sanne_zelf:
        plaats_foto(sanne, door=sanne_zelf, inhoud=png(), op=VANDAAG, nu=nu())
    wie = basis.wie("fatma")
    with identiteit(wie):
        vraag = stel_eigen_vraag_op(PAPIER, door=wie, nu=NU)
        sjabloon = maak_sjabloon(wie)
    contract = Contractbeheer.objects.create(
        gemeente=basis.assen, gebruiker=basis.gebruikers["nora"], organisatie=wereld.organisaties["taalaanbieder", "loopt"], vanaf=date(2022, 1, 1),
        gegeven_door=fatma, gegeven_op=NU,
    )  # fmt: skip
    wereld.overal = {
        "sanne": str(sanne.pk), "kwalificatie": str(wacht.pk), "vervanging": str(vervanging.pk), "inlezing": str(inlezing.pk),
        "overeenkomst": str(wereld.organisaties["taalaanbieder", "loopt"].overeenkomsten.get(gemeente=basis.assen).pk),
        "aanstelling": str(basis.aanstellingen["kees"].pk), "eigenvraag": str(vraag.pk), "plansjabloon": str(sjabloon.pk),
        "fatma": str(fatma.pk), "deelnemer": str(werken_samen(basis.assen, basis.tynaarlo, door=fatma).deelnemers.get(gemeente=basis.assen).pk),
        "nora": str(basis.gebruikers["nora"].pk), "contract": str(contract.pk),
    }  # fmt: skip


def _zonder_trekkers(doe: Any) -> None:
    """With the triggers of the tables off, as the owner: decisions do not change, and here they are copied."""
    namen = ["dossiers_dossier", *{tabel.naam for tabel in tabellen()}]
    with connection.cursor() as cursor:
        for naam in namen:
            cursor.execute(f"alter table {naam} disable trigger user")
        doe()
        cursor.execute("set constraints all immediate")
        cursor.execute("set constraints all deferred")
        for naam in namen:
            cursor.execute(f"alter table {naam} enable trigger user")


def kanaries() -> list[tuple[str, str, str]]:
    """(table, column, word) of every column in which a word is planted."""
    with (Path(__file__).parent / "kanaries.csv").open(newline="", encoding="utf-8") as bestand:
        return [(rij["tabel"], rij["kolom"], rij["merk"]) for rij in csv.DictReader(bestand)]


def _plant_en_kopieer(wereld: Crawlwereld) -> None:
    with connection.cursor() as cursor:
        for tabel, kolom, woord in kanaries():
            if (tabel, kolom) == ("personen_contactgegeven", "waarde"):
                cursor.execute("update personen_contactgegeven set waarde = '06 zk00c03v', zoek = '' where soort = 'telefoon'")  # fmt: skip
                continue
            if (veld := geheim_van(tabel).get(kolom)) is not None:
                plant_geheim(tabel, veld, "zk00" + woord)
                continue
            cursor.execute(
                f"update {tabel} set {kolom} = %s where coalesce({kolom}, '') <> '' and {kolom} not like '%%c01%%'"
                if tabel != "personen_naam" else f"update {tabel} set {kolom} = %s where false", ["zk00" + woord]
            )  # fmt: skip
        for plek, rol in enumerate(SOORT_VAN_ROL):
            cursor.execute(
                "update plan_actie set contact = %(m)s, opdracht = %(m)s where organisatie_id = %(o)s",
                {"m": f"zk00c16e{plek}", "o": wereld.organisaties[rol, "loopt"].pk},
            )
    paren = [(soort, toestand) for toestand in TOESTANDEN for soort in ("pip", "steun")]
    wereld.toestand_van["00"] = "loopt"
    wereld.bsn_van[BSN_AMIRA] = "loopt"
    for index, (soort, toestand) in enumerate(paren, start=1):
        if toestand == "loopt":
            continue
        kopieer(wereld, soort, toestand, index)
        wereld.toestand_van[f"{index:02}"] = toestand
        wereld.bsn_van[bsn_van(index)] = toestand
