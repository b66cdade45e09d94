"""The support plan on paper, for somebody under the Wi2013: what was agreed, and nothing with legal effect."""

from __future__ import annotations

from samenspel.huisstijl.pdf.afzender import belblokken, briefhoofd, kenmerken
from samenspel.huisstijl.pdf.stuk import Blok, Stuk, alinea, kop, lijst
from samenspel.plan.brief.gegevens import SteunplanGegevens
from samenspel.plan.brief.woorden import doelblokken

TITEL = "Ondersteuningsplan"


def steunplan(g: SteunplanGegevens) -> Stuk:
    """The plan as blocks; the data are safe to set already."""
    delen = (_opening, _nu, _doelen, _hulp, _verder)
    return Stuk(
        titel=TITEL,
        afzender=f"Gemeente {g.afzender.gemeente}",
        onderwerp="Uw plan",
        voettekst=f"Gemeente {g.afzender.gemeente} · kenmerk {g.dossiernummer}",
        adres=(g.geadresseerde.naam, *g.geadresseerde.adres),
        briefhoofd=briefhoofd(g.afzender),
        kenmerken=kenmerken(g.afzender, g.dossiernummer, g.datum),
        blokken=tuple(blok for deel in delen for blok in deel(g)),
    )


def _opening(g: SteunplanGegevens) -> list[Blok]:
    return [
        *alinea(f"Beste {g.geadresseerde.aanhef or g.geadresseerde.naam},"),
        *alinea(
            "Wij hebben samen gepraat. In dit plan staat wat u wilt, en wie u daarbij helpt. Het plan kan altijd veranderen."
        ),
    ]


def _nu(g: SteunplanGegevens) -> list[Blok]:
    return [kop("Hoe het nu gaat"), *alinea(g.situatie)] if g.situatie.strip() else []


def _doelen(g: SteunplanGegevens) -> list[Blok]:
    return [kop("Wat u wilt, en wie wat doet"), *doelblokken(g.doelen)] if g.doelen else []


def _hulp(g: SteunplanGegevens) -> list[Blok]:
    return [kop("Welke hulp u krijgt"), lijst(g.ondersteuning)] if g.ondersteuning else []


def _verder(g: SteunplanGegevens) -> list[Blok]:
    volgend = [kop("Wanneer we weer praten"), *alinea(g.volgend_gesprek)] if g.volgend_gesprek.strip() else []
    return [*volgend, kop("Vragen?"), *alinea("Bel ons."), *belblokken(g.afzender)]
