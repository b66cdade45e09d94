"""Requests by hand: where a guard asks for something that no form of the crawl sends, or for a dossier that it has not."""

from __future__ import annotations

from typing import Any

from samenspel.dossiers.models import Dossier
from samenspel.kern.identiteit import als_eigenaar
from samenspel.kern.klok import vandaag
from tests.crawl.kruiper import Geval
from tests.crawl.verwacht import ANONIEM, Plaats, routes
from tests.crawl.wereld import Crawlwereld
from tests.fouten.vragen import MINDER, Vraag
from tests.fouten.wereld import ELDERS, STEUN, VERS, ZONDER, Erbij
from tests.matrix.toestanden import ONVERDEELD

SANNE, LOTTE, AMIRA, PARTNER = ("regievoerder", ""), ("beleidsadviseur", ""), ("inburgeraar", ""), ("mb_coordinator", "loopt")  # fmt: skip
KEES, ROB, WIM, SELAM = ("coach_inburgering", ""), ("teamleider", ""), ("intakebalie", ""), ("tolk", "gestopt")


def _vraag(wat: str, methode: str, naam: str, wie: tuple[str, str], toestand: str = "loopt", **rest: Any) -> Vraag:
    route = next(route for route in routes() if route.naam == naam)
    waarden = {**route.waarden, **rest.pop("waarden", {})}
    geval = Geval(route._replace(waarden=waarden), wie, toestand, Plaats(wie[0], toestand))
    return Vraag(geval, methode, wat=wat, **rest)


def verzoeken(wereld: Crawlwereld, erbij: Erbij) -> list[Vraag]:
    """In the world as it was filled further."""
    with als_eigenaar():
        collega = Dossier.objects.get(pk=wereld.dossiers["pip", "van_collega"]).nummer
    dag = f"{vandaag().day}-{vandaag().month}-{vandaag().year}"
    stapel = {"kies": [str(erbij.vers.pk)], "doe": ["ja"]}
    wereld.overal |= {naam: str(erbij.rijen[naam].pk) for naam in ("vrijwilliger", "maatje")}
    een = {"vrijwilliger_id": "vrijwilliger"}
    ines = ("regievoerder", "andere_gemeente")
    bladen = [
        _vraag("met de hand", "GET", naam, wie, toestand)
        for wie in (LOTTE, ines, SANNE, ("functionaris_gegevensbescherming", ""))
        for naam, toestand in (("avg:zaak", "loopt"), ("dossiers:dossier", ELDERS[1]), ("dossiers:gewijzigd", "loopt"), ("plan:leefplan", "loopt"),
                               ("keten:gezinnen", "loopt"), ("werkvoorraad:notitie", "loopt"), ("dossiers:nummer", "loopt"))
    ]  # fmt: skip
    voorraad = [
        _vraag("met de hand", methode, naam, wie)
        for wie in (ines, SANNE, ROB)
        for methode, naam in (("GET", "werkvoorraad:team"), ("POST", "werkvoorraad:export"), ("POST", "toegang:vervanging_weg"))
    ]  # fmt: skip
    return [
        *bladen,
        *voorraad,
        _vraag("met de hand", "PUT", "portaal:uitnodigen", LOTTE),
        *(
            _vraag("met de hand", "GET", naam, wie, toestand)
            for naam, wie, toestand in (("balie:zoeken", LOTTE, "loopt"), ("monitor:cijfers", PARTNER, "loopt"), ("monitor:aanbieders", SANNE, "loopt"), ("dossiers:gewijzigd", KEES, "loopt"),
                                        ("dossiers:nummer", ROB, "loopt"), ("toegang:eigen_foto", AMIRA, "zichzelf"), ("toegang:foto", AMIRA, "zichzelf"), ("plan:steunplan_vaststellen", LOTTE, STEUN[1]))
        ),
        _vraag("onvolledig", "POST", "intake:ondertekening", LOTTE, ZONDER[1]),
        *(_vraag("met de hand", "GET", naam, (ANONIEM, "")) for naam in ("mfa_index", "account_change_password")),
        _vraag("nummer van een collega", "POST", "dossiers:gezinslid", SANNE, velden={"dossiernummer": [collega]}),
        _vraag("nummer van een collega", "POST", "dossiers:samenvoegen", SANNE, velden={"nummer": [collega]}),
        _vraag("in een andere taal", "GET", "avg:deel", LOTTE, ZONDER[1]),
        _vraag("van wie anders is", "GET", "dossiers:partners", WIM, ONVERDEELD),
        _vraag("gestopt", "GET", "keten:tolk", SELAM),
        _vraag("papier", "POST", "portaal:uitnodigen", LOTTE, ZONDER[1], velden={"email": ["nieuw.mens@voorbeeld.test"]}),
        _vraag("van een ander", "POST", "avg:trek_in", LOTTE, ELDERS[1]),
        _vraag("van een ander", "POST", "avg:trek_in", ("regievoerder", "andere_gemeente"), ELDERS[1]),
        _vraag("eigen", "POST", "portaal:delen_stop", AMIRA, "zichzelf", soort=MINDER),
        _vraag("eigen", "POST", "portaal:delen_stop", LOTTE, "zichzelf"),
        _vraag("zonder de naam", "GET", "plan:mijn_actie", PARTNER, VERS[1]),
        _vraag("notitie", "POST", "werkvoorraad:stapel", LOTTE, velden={**stapel, "begin": ["notitie"], "daad": ["notitie"], "soort": ["gesproken"], "tekst": ["Proef"]}),
        _vraag("wacht", "POST", "werkvoorraad:stapel", LOTTE, velden={**stapel, "begin": ["wacht"], "daad": ["wacht"], "wie": ["DUO"], "op": [dag]}),
        _vraag("vrijwilliger", "GET", "keten:vrijwilliger", PARTNER, waarden=een),
        _vraag("vrijwilliger", "GET", "keten:vrijwilliger", LOTTE, waarden=een),
        _vraag("vrijwilliger", "POST", "keten:vrijwilliger_link", LOTTE, waarden=een),
        _vraag("vrijwilliger", "POST", "keten:vrijwilliger_stop", LOTTE, waarden=een),
        _vraag("aan een ander", "GET", "keten:verzoek", LOTTE, VERS[1]),
        _vraag("aan een ander", "POST", "keten:verzoek", LOTTE, VERS[1], velden={"ja": ["ja"]}),
    ]  # fmt: skip
