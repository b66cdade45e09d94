"""One made-up person at a time, through the same acts that people use. Dates are the past; the clock is replayed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from functools import cached_property
from typing import Any

from samenspel.demo.organisaties import Huis
from samenspel.demo.overeenkomsten import te_delen
from samenspel.demo.toeval import Toeval, proef_bsn
from samenspel.dossiers.handelingen.openen import Aanmelding, open_dossier
from samenspel.dossiers.handelingen.toewijzen import wijs_toe
from samenspel.dossiers.handelingen.vastleggen import leg_vast
from samenspel.dossiers.models import Dossier, Gebeurtenis
from samenspel.dossiers.verversing import ververs
from samenspel.kern.identiteit import Aanwezige, als_eigenaar
from samenspel.organisaties.models import Gemeente
from samenspel.personen.handelingen import leg_gezinslid_vast
from samenspel.personen.models import Gezinslid
from samenspel.toegang.models import Aanstelling, Betrokkenheid, Gebruiker


def moment(dag: date, uur: int = 9, minuut: int = 30) -> datetime:
    """A moment on that day, for `vastgelegd_op`."""
    return datetime.combine(dag, time(uur, minuut), tzinfo=UTC)


@dataclass
class Bouwer:
    """Makes dossiers in one municipality, as one regievoerder, with its own chance."""

    huis: Huis
    gemeente: Gemeente
    regievoerder: Gebruiker
    toeval: Toeval
    volgnummer: int = 0
    collega: Gebruiker | None = None

    @cached_property
    def wie(self) -> Aanwezige:
        """The regievoerder, present in this municipality; asked once per builder."""
        return self._aanwezig(self.regievoerder)

    @cached_property
    def ander(self) -> Aanwezige:
        """A colleague, for what may not be done by who decided."""
        assert self.collega is not None
        return self._aanwezig(self.collega)

    def _aanwezig(self, gebruiker: Gebruiker) -> Aanwezige:
        aanstelling = Aanstelling.objects.filter(gebruiker=gebruiker, gemeente=self.gemeente).first()
        return Aanwezige(
            gebruiker_id=gebruiker.pk,
            gemeente_id=self.gemeente.pk,
            rol="regievoerder",
            doel="demo",
            aanstelling_id=aanstelling.pk if aanstelling else None,
            naam=gebruiker.naam,
        )

    def persoon(self, op: date, *, doelgroep: str, geslacht: str = "", taal: str = "", **velden: Any) -> dict[str, Any]:
        """Made-up particulars; what is given wins."""
        taal = taal or self.toeval.taal()
        geslacht = geslacht or self.toeval.rnd.choice(("vrouw", "man"))
        self.volgnummer += 1
        return {
            "naam": self.toeval.naam(taal, geslacht),
            "doelgroep": doelgroep,
            "geboortedatum": self.toeval.geboortedatum(op),
            "bsn": proef_bsn(self.toeval.rnd.randrange(90_909)),
            "telefoon": self.toeval.telefoon(),
            "persoon": {
                "geslacht": geslacht,
                "talen": [taal],
                "land_herkomst": self.toeval.herkomst(taal),
                "tolk_nodig": taal not in {"Spaans", "Oekraïens"},
                "tolk_taal": taal,
            },
            **velden,
        }

    def dossier(self, op: date, *, doelgroep: str, toewijzen: bool = True, **velden: Any) -> Dossier:
        """Open a dossier on that day and give it its contact person."""
        gegevens = self.persoon(op, doelgroep=doelgroep, **velden)
        wie = self.wie
        dossier = open_dossier(Aanmelding(**gegevens), door=wie, op=op, vastgelegd_op=moment(op))
        if toewijzen:
            wijs_toe([dossier], aan=self.regievoerder, door=wie, op=op, vastgelegd_op=moment(op, 10))
        return dossier

    def feit(
        self, dossier: Dossier, soort: str, op: date, *, bron: str = "", later: int = 0, **gegevens: Any
    ) -> Gebeurtenis:
        """One fact; `later` is how many days afterwards it was recorded. Terms are refreshed by `klaar`."""
        vastgelegd = date.fromordinal(op.toordinal() + later)
        return leg_vast(
            dossier, soort, op=op, door=self.wie, gegevens=gegevens, bron=bron or Gebeurtenis.Bron.HAND,
            vastgelegd_op=moment(vastgelegd, 11), verversen=False,
        )  # fmt: skip

    def klaar(self, dossier: Dossier) -> Dossier:
        """Bring the deadlines of this dossier up to date, once."""
        ververs(dossier, wie=self.wie)
        return dossier

    def kind(self, dossier: Dossier, geboortedatum: str, naam: str = "") -> Gezinslid:
        """A child in the household."""
        taal = self.toeval.taal()
        return leg_gezinslid_vast(
            dossier.pk,
            door=self.wie,
            relatie="kind",
            naam=naam or self.toeval.naam(taal, "vrouw").split()[0],
            geboortedatum=geboortedatum,
        )

    def partner(self, dossier: Dossier, naam: str, geboortedatum: str = "", ander: Dossier | None = None) -> None:
        """A partner, with a dossier of their own or without."""
        leg_gezinslid_vast(
            dossier.pk, door=self.wie, relatie="partner", naam=naam, geboortedatum=geboortedatum, eigen_dossier=ander
        )

    def betrek(self, dossier: Dossier, organisatie: str, doel: str, vanaf: date, contactpersoon: str = "", tot: date | None = None, coacht: bool = False) -> None:  # fmt: skip
        """An organisation takes part, and said yes on its first day: as the house, for nobody answers for another. `coacht`: also with coaching on money."""
        partner = self.huis.organisaties[organisatie]
        with als_eigenaar():
            Betrokkenheid.objects.create(
                gemeente=self.gemeente, dossier_id=dossier.pk, organisatie=partner, doel=doel,
                vanaf=vanaf, tot=tot, contactpersoon=contactpersoon, categorieen=te_delen(partner, coacht=coacht), stand=Betrokkenheid.Stand.GEACCEPTEERD,
            )  # fmt: skip
