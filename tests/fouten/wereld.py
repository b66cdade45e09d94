"""What the world of the crawl has not: requests under the AVG, a restriction, an emergency and a consent that was taken back.

They stand in a dossier that no request here is about, or open nothing any more, so that the crawl expects of everybody what it did.
"""

from __future__ import annotations

from samenspel.avg.handelingen.beperken import beperk
from samenspel.avg.handelingen.nood import begin_noodtoegang
from samenspel.avg.handelingen.toestemmen import leg_toestemming_vast, trek_toestemming_in
from samenspel.avg.handelingen.zaken import Gevraagd, open_zaak
from samenspel.avg.models import AvgZaakKort, ToestemmingKort
from samenspel.avg.onderdelen import onderdelen
from samenspel.avg.tests.hulp import gevraagd
from samenspel.dossiers.models import Dossier
from samenspel.kern.identiteit import als_eigenaar
from samenspel.kern.klok import nu, vandaag
from tests.crawl.wereld import Crawlwereld

ELDERS = ("pip", "nog_niet")


def vul_aan(wereld: Crawlwereld) -> None:
    """By the acts of the house."""
    with als_eigenaar():
        dossier = Dossier.objects.get(pk=wereld.dossiers[ELDERS])
    with wereld.basis.als("sanne") as sanne:
        for soort in ("inzage", "verwijdering", "klacht", "beperking"):
            vraag = Gevraagd(
                soort=soort, vraag="Wat weten jullie van mij?", hoe="balie", op=vandaag(), identiteit="document"
            )
            sleutel = open_zaak(dossier, vraag, door=sanne, nu=nu())
            wereld.overal.setdefault("zaak", str(sleutel))
        beperk(
            AvgZaakKort.objects.zichtbaar_voor(sanne).get(pk=sleutel),
            reden="Zij betwist wat er staat.",
            door=sanne,
            nu=nu(),
        )
        eerste, *_rest = onderdelen([wereld.basis.dossier_id], wie=sanne, categorieen=["C12"])
        toestemming = leg_toestemming_vast(
            eerste, wereld.organisaties["mb_coordinator", "loopt"], gevraagd(), door=sanne, nu=nu()
        )
        trek_toestemming_in(ToestemmingKort.objects.zichtbaar_voor(sanne).get(pk=toestemming), door=sanne, nu=nu())
    with wereld.basis.als("frans") as frans:
        nood = begin_noodtoegang(
            dossier.nummer, door=frans, reden="datalek", toelichting="Er is een melding over een mogelijk datalek.", categorieen=["C12"], nu=nu()
        )  # fmt: skip
    wereld.overal["nood"] = str(nood.pk)
