"""What the tests of the PIP need: a world with an intake, and a PIP brought as far as one wants."""

from __future__ import annotations

from collections import defaultdict
from datetime import date, datetime, timedelta
from typing import Any

from samenspel.dossiers.handelingen.vastleggen import leg_vast
from samenspel.dossiers.models import Dossier
from samenspel.huisstijl.datums import als_datum
from samenspel.intake.antwoorden import TABEL_VAN, geldende
from samenspel.intake.handelingen.gesprekken import Gespreksverslag, houd_welkomgesprek
from samenspel.intake.handelingen.leerbaarheid import leg_lbt_vast
from samenspel.intake.handelingen.stand import eenmaal_bijwerken
from samenspel.intake.models import Antwoord, Gesprek
from samenspel.intake.tests.hulp import MINIMUM, TOETS, VRAGEN, WELKOM
from samenspel.intake.vragenlijst import vragen
from samenspel.kern.identiteit import Aanwezige, als_eigenaar
from samenspel.plan.handelingen.beginnen import begin_pip
from samenspel.plan.handelingen.bespreken import bespreek_pip
from samenspel.plan.handelingen.inhoud import leg_inhoud_vast
from samenspel.plan.handelingen.vaststellen import maak_pip_bekend, stel_pip_vast
from samenspel.plan.handelingen.wegen import beoordeel, kies_leerroute, weeg_leerroute
from samenspel.plan.models import Pip
from samenspel.toegang.models import Aanstelling, Gebruiker, Kwalificatie, Rol
from tests.wereld import NU, VANDAAG, Wereld, werkt_mee

OORDELEN = {"B1": "past", "ONDERWIJS": "later", "Z": "past_niet"}
INHOUD: dict[str, Any] = {
    "ondersteuning": "Begeleiding door VluchtelingenWerk in het eerste jaar.",
    "intensiteit_pvt": 2,
    "intensiteit_map": 1.5,
    "intensiteit_leerroute": 15,
    "aantal_voortgangsgesprekken": 4,
    "uren_vooraf_bekeken": True,
    "motivering": "De lessen passen bij de opvang van het kind.",
    "omstandigheden": "De lessen zijn in de ochtend: dan is er opvang.",
}
Z_INHOUD = INHOUD | {"examenonderdelen_toegestaan": True, "examenonderdelen": ["spreken", "knm"]}


def weeg_alles(pip: Pip, door: Aanwezige, *, leerroute: str = "B1", nu: datetime = NU) -> None:
    """All three routes weighed, both questions judged, one route chosen."""
    for route, oordeel in OORDELEN.items():
        weeg_leerroute(
            pip, route, door=door, oordeel="past" if route == leerroute else oordeel if oordeel != "past" else "past_niet",
            eigen_regel=f"Een eigen regel over {route}.", nu=nu,
        )  # fmt: skip
    for vraag in ("grote_kans_op_diploma", "redelijkerwijs_niet_in_staat"):
        ja = {"ONDERWIJS": "grote_kans_op_diploma", "Z": "redelijkerwijs_niet_in_staat"}.get(leerroute) == vraag
        beoordeel(pip, vraag, door=door, oordeel=ja, motivering="Zo blijkt uit de gesprekken.", nu=nu)
    kies_leerroute(pip, leerroute, door=door, nu=nu)


def zorg_voor_intake(dossier: Dossier, door: Aanwezige) -> None:
    """The legal minimum of the brede intake, once per dossier: talk, answers, test. The answers in one go, for speed."""
    if Gesprek.objects.filter(dossier=dossier).exists():
        return
    with eenmaal_bijwerken(dossier, door=door):
        verslag = Gespreksverslag(op=WELKOM, recht_alleen_gezegd=True)
        houd_welkomgesprek([dossier], verslag, door=door, vastgelegd_op=NU)
        per_tabel: dict[type[Antwoord], list[Antwoord]] = defaultdict(list)
        al = {vraag for vraag, _over, _kant in geldende(dossier, door)}
        for code, waarde in MINIMUM.items():
            if code in al:
                continue
            tabel = TABEL_VAN[vragen()[code].categorie]
            rij = tabel(
                gemeente_id=dossier.gemeente_id, dossier=dossier, vraag=code, vraag_versie=vragen()[code].versie, waarde=waarde,
                op=VRAGEN, vastgelegd_op=NU, door_id=door.mens(),
            )  # fmt: skip
            per_tabel[tabel].append(rij)
        for tabel, rijen in per_tabel.items():
            tabel.objects.bulk_create(rijen)
        sanne = Gebruiker.objects.get(email="sanne@voorbeeld.test")
        leg_lbt_vast(dossier, door=door, op=TOETS, score=31, toetsbegeleider=sanne, vastgelegd_op=NU)


def besproken_pip(
    dossier: Dossier, door: Aanwezige, *, leerroute: str = "B1", nu: datetime = NU, intake: bool = True, **inhoud: Any
) -> Pip:
    """A complete PIP that was discussed, after a brede intake."""
    if intake:
        zorg_voor_intake(dossier, door)
    pip = begin_pip(dossier, door=door, nu=nu)
    weeg_alles(pip, door, leerroute=leerroute, nu=nu)
    leg_inhoud_vast(pip, (Z_INHOUD if leerroute == "Z" else INHOUD) | inhoud, door=door, nu=nu)
    bespreek_pip(pip, door=door, op=als_datum(nu), hoe="op_kantoor", instemming="eens", nu=nu)
    return vers(pip)


def vastgesteld_pip(
    dossier: Dossier, door: Aanwezige, *, leerroute: str = "B1", nu: datetime = NU, **inhoud: Any
) -> Pip:
    """An adopted PIP, without a letter (tests of the letter ask for one)."""
    pip = besproken_pip(dossier, door, leerroute=leerroute, nu=nu, **inhoud)
    return stel_pip_vast(pip, door=door, dagtekening=als_datum(nu), nu=nu, met_brief=False)


def bekend_pip(dossier: Dossier, door: Aanwezige, *, leerroute: str = "B1", nu: datetime = NU, **inhoud: Any) -> Pip:
    """Adopted and made known on the same day."""
    pip = vastgesteld_pip(dossier, door, leerroute=leerroute, nu=nu, **inhoud)
    return maak_pip_bekend(pip, door=door, op=als_datum(nu), hoe="post", nu=nu)


def vers(pip: Pip) -> Pip:
    """The row as it is now."""
    return Pip.objects.select_related("dossier__gemeente", "vorige").get(pk=pip.pk)


def na(dagen: int) -> datetime:
    """The moment of the test world, so many days on."""
    return NU + timedelta(days=dagen)


def dag(dagen: int) -> date:
    return VANDAAG + timedelta(days=dagen)


def boek_uren(dossier: Dossier, door: Aanwezige, uren: int, op: date, soort: str = "nt2") -> None:
    """Hours of the school."""
    leg_vast(dossier, "uren", op=op, door=door, gegevens={"type": soort, "uren": uren}, vastgelegd_op=na(0))


def tweede_regievoerder(wereld: Wereld, *, mandaat: bool = True) -> Aanwezige:
    """Joost, who was asked to work along so that he can decide on an objection against what Sanne decided."""
    with als_eigenaar():
        joost = Gebruiker.objects.create_user(
            "joost@voorbeeld.test", "een lang wachtwoord voor de proef", naam="Joost Drent"
        )
        aanstelling = Aanstelling.objects.create(
            gebruiker=joost, gemeente=wereld.assen, rol=Rol.REGIEVOERDER, vanaf=date(2022, 1, 1)
        )
        if mandaat:
            Kwalificatie.objects.create(
                gebruiker=joost,
                gemeente=wereld.assen,
                soort=Kwalificatie.Soort.MANDAAT_PIP,
                vanaf=date(2022, 1, 1),
                bron="proef",
            )
        werkt_mee(wereld.assen, joost, door=wereld.gebruikers["sanne"], dossier_id=wereld.dossier_id)
    wereld.gebruikers["joost"], wereld.aanstellingen["joost"] = joost, aanstelling
    return wereld.wie("joost")
