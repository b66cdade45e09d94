"""What stands between the people of the crawl and its dossiers: taking part, the circle, who looks along, and what the desk found."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any
from uuid import UUID, uuid4

from django.db.models import Q

from samenspel.avg.models import Toestemming
from samenspel.dossiers.models import Afspraak, Dossier
from samenspel.kern.klok import dag_van, nu
from samenspel.organisaties.models import Organisatie, Team
from samenspel.toegang.categorieen import mogelijk
from samenspel.toegang.machtigen import te_machtigen
from samenspel.toegang.models import (
    MACHTIGING,
    Aanstelling,
    Balievraag,
    Betrokkenheid,
    Gebruiker,
    Machtiging,
    Meewerking,
    Rol,
    Tolkboeking,
    Vervanging,
)
from tests.crawl.mensen import DAG, SOORT_VAN_ROL, VANDAAG, variant
from tests.crawl.verwacht import ALLEEN_INTERN
from tests.wereld import NU, sluit_overeenkomst, werkt_mee

if TYPE_CHECKING:
    from tests.crawl.wereld import Crawlwereld

_DEELNAME: dict[str, dict[str, Any]] = {
    "gestopt": {"tot": VANDAAG - DAG}, "nog_niet": {"vanaf": VANDAAG + DAG}, "niet_in_betrokkenheid": {"categorieen": []},
}  # fmt: skip
_ZONDER_DEELNAME = {"geen", "onverdeeld", "zichzelf", "andere_organisatie", *ALLEEN_INTERN}


def betrek(
    wereld: Crawlwereld, dossier_id: UUID, gemeente_id: UUID, organisatie: Organisatie, velden: dict[str, Any]
) -> Betrokkenheid:
    vast = {
        "doel": "begeleiding",
        "stand": "geaccepteerd",
        "vanaf": date(2026, 1, 1),
        "categorieen": list(mogelijk(organisatie.soort)),
    }
    return Betrokkenheid.objects.create(
        gemeente_id=gemeente_id, dossier_id=dossier_id, organisatie=organisatie, **{**vast, **velden}
    )


def leg_relaties(wereld: Crawlwereld) -> None:
    """Who takes part in which dossier, as its state says; and Amira's own dossier is the one of that state."""
    basis = wereld.basis
    vreemd = {}
    for rol, soort in SOORT_VAN_ROL.items():
        vreemd[rol] = Organisatie.objects.create(naam=f"Ander {soort}", soort=soort)
        vreemd[rol].gemeenten.set([basis.assen])
        sluit_overeenkomst(basis.assen, vreemd[rol], basis.gebruikers["fatma"])
    for (soort, toestand), dossier_id in wereld.dossiers.items():
        gemeente = basis.tynaarlo if toestand == "andere_gemeente" else basis.assen
        for rol in SOORT_VAN_ROL:
            if toestand == "andere_organisatie":
                betrek(wereld, dossier_id, gemeente.pk, vreemd[rol], {})
            elif toestand not in _ZONDER_DEELNAME and toestand != "loopt":
                betrek(wereld, dossier_id, gemeente.pk, wereld.organisaties[rol, variant(toestand)], _DEELNAME.get(toestand, {}))  # fmt: skip
        eerste = Betrokkenheid.objects.filter(dossier_id=dossier_id).order_by("pk").first()
        wereld.ids[soort, toestand]["betrokkenheid"] = str(eerste.pk) if eerste else str(uuid4())
    _kringen(wereld)
    _gemachtigde(wereld)
    _tolk(wereld)
    _aan_de_balie(wereld)
    Aanstelling.objects.filter(gebruiker=basis.gebruikers["amira"]).update(
        dossier_id=wereld.dossiers["pip", "zichzelf"]
    )


def _gemachtigde(wereld: Crawlwereld) -> None:
    """Nadia, whom the newcomer of her own dossier lets look along at every part."""
    basis, dossier_id = wereld.basis, wereld.dossiers["pip", "zichzelf"]
    nadia = Gebruiker(email="nadia@voorbeeld.test", naam="Nadia Haddad", password=basis.gebruikers["sanne"].password)
    nadia.save()
    vast: dict[str, Any] = {"gemeente": basis.assen, "dossier_id": dossier_id, "tot": VANDAAG + 30 * DAG}
    Aanstelling.objects.create(gebruiker=nadia, rol=Rol.GEMACHTIGDE, vanaf=VANDAAG, **vast)
    rij = Machtiging.objects.create(
        gebruiker=nadia,
        naam=nadia.naam,
        relatie="familie",
        onderdelen=list(te_machtigen()),
        vanaf=VANDAAG,
        gemaakt_op=NU,
        **vast,
    )
    Toestemming.objects.create(
        ontvanger=nadia, tabel=MACHTIGING, rij_id=rij.pk, betreft="C19", waarom="meekijken", gevraagd_op=VANDAAG, taal="nl", wijze="zelf",
        gevraagd_door=basis.gebruikers["amira"], vastgelegd_op=NU, **vast,
    )  # fmt: skip
    wereld.gebruikers["gemachtigde", ""] = nadia


def _tolk(wereld: Crawlwereld) -> None:
    """Selam, booked for the appointment in the newcomer's own dossier, and sworn to secrecy. She reads a number and no name."""
    basis, dossier_id = wereld.basis, wereld.dossiers["pip", "zichzelf"]
    selam = Gebruiker(email="selam@voorbeeld.test", naam="Selam Tesfay", password=basis.gebruikers["sanne"].password)
    selam.save()
    bij = Afspraak.objects.filter(dossier_id=dossier_id).order_by("pk")[0]
    vast: dict[str, Any] = {"gebruiker": selam, "gemeente": basis.assen, "dossier_id": dossier_id}
    Aanstelling.objects.create(rol=Rol.TOLK, vanaf=VANDAAG, tot=VANDAAG + 30 * DAG, **vast)
    Tolkboeking.objects.create(
        afspraak_id=bij.pk, naam=selam.naam, nummer="T000001", taal="Tigrinya", dag=dag_van(bij.begin), geheimhouding_op=NU, geboekt_op=NU,
        geboekt_door=basis.gebruikers["sanne"], **vast,
    )  # fmt: skip
    wereld.gebruikers["tolk", ""] = selam


def _aan_de_balie(wereld: Crawlwereld) -> None:
    """The desk found every dossier of Assen: those in which organisations take part just now, the others until a moment ago."""
    for (_soort, toestand), dossier_id in wereld.dossiers.items():
        if toestand != "andere_gemeente":
            vraag = Balievraag.objects.create(
                gemeente=wereld.basis.assen, gebruiker=wereld.basis.gebruikers["dirk"], dossier_id=dossier_id, contactpersoon=wereld.basis.gebruikers["sanne"],
                op=nu() - DAG, tot=nu() + DAG if toestand == "loopt" else nu() - timedelta(seconds=1),
            )  # fmt: skip
            wereld.overal.setdefault("balievraag_open" if toestand == "loopt" else "balievraag_voorbij", str(vraag.pk))


def _kringen(wereld: Crawlwereld) -> None:
    """Who works for the municipality: Kees works along where Sanne is the contact person, Otto assists her, and she covers for Mira."""
    basis, mens = wereld.basis, wereld.basis.gebruikers
    sanne, kees, joost, mira = (mens[naam] for naam in ("sanne", "kees", "joost", "mira"))
    zuid = Team.objects.create(gemeente=basis.assen, naam="Zuid")
    Aanstelling.objects.filter(gebruiker__in=[joost, mira]).update(team=zuid)
    Meewerking.objects.filter(gebruiker=kees).delete()
    Vervanging.objects.create(gemeente=basis.assen, afwezig=mira, vervanger=sanne, vanaf=VANDAAG, tot=VANDAAG + 5 * DAG)
    van_wie = {"van_collega": joost, "gedekt": mira, "meewerker": joost}
    for (soort, toestand), dossier_id in wereld.dossiers.items():
        wereld.ids[soort, toestand]["meewerking"] = str(uuid4())
        if toestand in van_wie:
            hier = Dossier.objects.filter(Q(pk=dossier_id) | Q(samengevoegd_in=dossier_id))
            hier.update(contactpersoon=van_wie[toestand])
        if toestand not in {"van_collega", "gedekt", "onverdeeld", "andere_gemeente"}:
            rij = werkt_mee(basis.assen, kees, door=sanne, dossier_id=dossier_id, waarvoor="begeleiding")
            wereld.ids[soort, toestand]["meewerking"] = str(rij.pk)
            werkt_mee(
                basis.assen, mens["judith"], door=sanne, dossier_id=dossier_id, als_jurist=True, waarvoor="bezwaar"
            )
    onder = werkt_mee(basis.assen, mens["otto"], door=sanne, regievoerder=sanne)
    wereld.overal["ondersteuning"] = str(onder.pk)
