"""The Python half of V6: each place at which somebody is held back is left out once; a request of the crawl, or an act or question, must notice.

First each is tried where it was noticed the last time (`gezien_door.csv`); only what is not noticed there is looked for everywhere. A place that
nobody notices, alone nor behind another, is wrong, unless `gelijk.csv` says why leaving it out changes nothing.
"""

from __future__ import annotations

from collections.abc import Callable
from uuid import UUID

from django.db import transaction

from bewijzen._opstelling import zeg
from samenspel.dossiers.models import Dossier
from samenspel.kern.identiteit import als_eigenaar
from tests.crawl.formulieren import Velden
from tests.crawl.wereld import Crawlwereld
from tests.fouten.gevallen import gevallen
from tests.fouten.invullen import Invuller
from tests.fouten.muren import open_zichten
from tests.fouten.naspelen import Bekend, Naspeler
from tests.fouten.register import HET
from tests.fouten.stand import Stand
from tests.fouten.verzoeken import verzoeken
from tests.fouten.vragen import VOLGORDE, Vraag, van_rechthebbenden, vragen
from tests.fouten.wereld import ELDERS, Erbij, vul_aan
from tests.fouten.zaaier import Zaaier

PER_MENS = 4
"""So many requests of each person are in the control, read and sent in turn."""
Formulieren = dict[str, tuple[Velden, list[str]]]


def zonder_fout(zaaier: Zaaier, deze: list[Vraag]) -> list[str]:
    """The control: with nothing left out, nothing may be noticed. Says what was, and who did not come past any place."""
    doof = Zaaier(zaaier.wereld, doof=True)
    doof.formulieren = zaaier.formulieren
    uit, geprobeerd = list[str](), 0
    for wie, vragen_van in _van_ieder(deze).items():
        doof.stand = Stand()  # each for oneself: what another tried counts for nobody else
        for vraag in vragen_van:
            doof.probeer(vraag, set(range(len(HET.plekken))))
        geprobeerd += doof.stand.geprobeerd.total()
        uit += [] if doof.stand.geprobeerd else [f"de controle: {wie} kwam langs geen plek"]
        uit += [f"de controle: anders dan de crawl verwacht: {waar}" for waar in doof.stand.mis]
        uit += [HET.plekken[plek].naam for plek in doof.stand.gezien]
    zeg(f"controle: {geprobeerd} keer een plek geprobeerd")
    return uit if geprobeerd >= 200 else [*uit, "de controle: er werd te weinig geprobeerd"]


def _van_ieder(deze: list[Vraag]) -> dict[str, list[Vraag]]:
    """Of each of the eight some requests about a dossier, spread over the routes, and the special ones that are always asked."""
    uit = {"bijzonder": [vraag for vraag in deze if vraag.altijd]}
    for wie in dict.fromkeys((rol, afspraak) for rol, afspraak, _toestand in VOLGORDE):
        hun = [v for v in deze if v.geval.wie == wie and v.geval.route.dossier and not v.bijzonder]
        uit["/".join(wie)] = [hun[keer * (len(hun) // PER_MENS) + keer % 2] for keer in range(PER_MENS)]
    return uit


def loop(
    wereld: Crawlwereld, formulieren: Formulieren, zoekt: set[int], klaar: Callable[[Stand], None] = lambda _stand: None
) -> tuple[Stand, list[str]]:
    """The whole of it, for these places: what was found, and what the control noticed with nothing left out. `klaar` hears after each step."""
    stand = Stand()
    with als_eigenaar():
        open_zichten()
    with transaction.atomic():
        erbij = vul_aan(wereld)
        zaaier, naspeler = Zaaier(wereld, stand), Naspeler(stand, zoekt)
        zaaier.formulieren = formulieren
        deze = [*vragen(), *verzoeken(wereld, erbij)]
        mis = zonder_fout(zaaier, deze)
        zeg(f"{len(zoekt)} plekken; zonder fout: {', '.join(mis) or 'niets gezien'}")
        zaaier.zoek_waar_het_was(zoekt, deze)
        bekend = naspeler.bekend()
        zaaier.speel_na(naspeler, van_rechthebbenden(), bekend)
        _vul_in(naspeler, wereld, erbij, bekend)
        zeg(f"gezien waar het de vorige keer gezien werd: {len(stand.gezien)}")
        for plek in (zoekt & zaaier.onthouden.keys()) - stand.gezien.keys():
            zeg(f"niet meer waar het was: {HET.plekken[plek].naam} ({zaaier.onthouden[plek][1]})")
        zaaier.onthouden = {}  # what is not noticed there any more is looked for both ways
        for stap, wat in (
            (lambda: _vul_in(naspeler, wereld, erbij), "en door wat een ander doet of vraagt"),
            (lambda: zaaier.zoek(zoekt, zaaier.dichtbij(zoekt, deze), klaar), "en door wie de bladzijde zelf vraagt"),
            (lambda: zaaier.speel_na(naspeler, van_rechthebbenden()), "en door wat achter een bladzijde gedaan of gevraagd wordt"),
            (lambda: zaaier.zoek(zoekt, deze, klaar), "en door elke bladzijde"),
        ):  # fmt: skip
            if not zoekt <= stand.gezien.keys():
                stap()
                zeg(f"{wat}: {len(stand.gezien)}")
                klaar(stand)
        transaction.set_rollback(True)
    return stand, mis


def _vul_in(naspeler: Naspeler, wereld: Crawlwereld, erbij: Erbij, alleen_waar: Bekend | None = None) -> None:
    """In the dossier that is full, where requests are, and in those that were added; then what asks for something of its own."""
    with als_eigenaar():
        ids = [wereld.basis.dossier_id, wereld.dossiers[ELDERS], UUID(wereld.ids["pip", "loopt"]["_ander"])]
        volgorde = [Dossier.objects.select_related("gemeente").get(pk=pk) for pk in ids]
    dossiers = dict(zip(("", "waar verzoeken zijn", "samengevoegd"), volgorde, strict=True))
    dossiers |= {"pas begonnen": erbij.vers, "zonder toets": erbij.zonder_toets}
    invullers = {waar: Invuller(dossier, wereld.basis.sanne) for waar, dossier in dossiers.items()}
    for waar, invuller in invullers.items():
        with naspeler.bij_wat(waar, alleen_waar):
            naspeler.vul_in(invuller)
    with naspeler.bij_wat("eigen gegevens", alleen_waar):
        for naam, velden in list(gevallen(wereld, erbij)):
            naspeler.vul_in(invullers[""], {naam: velden})
