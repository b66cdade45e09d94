"""What the log names is what was read, and not every table that a question passed by (NEN 7513; standaarden, part C5)."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.db.models import Count, F
from django.urls import reverse

from samenspel.dossiers.models import Dossier, Gebeurtenis
from samenspel.kern.identiteit import Aanwezige, als_eigenaar
from samenspel.kern.leesboek import leesboek
from samenspel.logboek.models import Betrokkene
from samenspel.personen.models import Contactgegeven, Persoon
from samenspel.plan.tests.hulp_leefplan import actie, doel, van_vluchtelingenwerk
from tests.wereld import Wereld

pytestmark = pytest.mark.django_db

Maak = Callable[[Aanwezige], Any]
VRAGEN: dict[str, tuple[Maak, set[str] | None]] = {
    "alleen welk dossier": (lambda wie: Dossier.objects.zichtbaar_voor(wie).values_list("pk", "nummer"), None),
    "ook in welke gemeente": (lambda wie: Dossier.objects.zichtbaar_voor(wie).values_list("pk", "gemeente__naam"), None),
    "het hele dossier": (lambda wie: Dossier.objects.zichtbaar_voor(wie), {"C05"}),
    "een kolom van het dossier": (lambda wie: Dossier.objects.zichtbaar_voor(wie).values_list("pk", "regime"), {"C05"}),
    "wie de contactpersoon is": (lambda wie: Dossier.objects.zichtbaar_voor(wie).values_list("pk", "contactpersoon__naam"), {"C05"}),
    "een naam, over het dossier heen gezocht": (
        lambda wie: Persoon.objects.zichtbaar_voor(wie).filter(dossier__gesloten_op__isnull=True).order_by("dossier__nummer"), {"C01"},
    ),
    "een naam met het nummer": (lambda wie: Persoon.objects.zichtbaar_voor(wie).values_list("dossier_id", "naam", "dossier__nummer"), {"C01"}),
    "een naam met het regime": (lambda wie: Persoon.objects.zichtbaar_voor(wie).values_list("dossier_id", "naam", "dossier__regime"), {"C01", "C05"}),
    "een naam met wie de contactpersoon is": (
        lambda wie: Persoon.objects.zichtbaar_voor(wie).annotate(bij=F("dossier__contactpersoon__naam")), {"C01", "C05"},
    ),
    "een naam en het dossier erbij": (lambda wie: Persoon.objects.zichtbaar_voor(wie).select_related("dossier"), {"C01", "C05"}),
    "het dossier en de naam erbij": (lambda wie: Dossier.objects.zichtbaar_voor(wie).select_related("persoon"), {"C01", "C05"}),
    "dat er een regel is": (lambda wie: Contactgegeven.objects.zichtbaar_voor(wie).values_list("dossier_id"), {"C03"}),
    "hoeveel regels er zijn": (
        lambda wie: Dossier.objects.zichtbaar_voor(wie).annotate(n=Count("persoon")).values_list("pk", "n"), {"C01"},
    ),
    "twee vragen samen": (
        lambda wie: Dossier.objects.zichtbaar_voor(wie).values_list("pk", "nummer").union(
            Persoon.objects.zichtbaar_voor(wie).values_list("dossier_id", "naam")), {"C01"},
    ),
    "regels met elk een soort": (lambda wie: Gebeurtenis.objects.zichtbaar_voor(wie).filter(categorie="C05"), {"C05"}),
}  # fmt: skip


@pytest.mark.parametrize("vraag", VRAGEN)
def test_het_logboek_noemt_wat_gelezen_is(wereld: Wereld, vraag: str) -> None:
    """Of a dossier of which only the number was read nothing is noted: None."""
    maak, soorten = VRAGEN[vraag]
    with wereld.als("sanne") as sanne, leesboek() as boek:
        assert list(maak(sanne))
    assert boek.gelezen.get(wereld.dossier_id) == soorten


def test_mijn_acties_van_een_partner_leest_niets_van_de_inburgering(wereld: Wereld) -> None:
    """The number beside a name comes out of the table of dossiers (C05), and that is all that is read there."""
    with wereld.als("sanne"):
        actie(doel(wereld), wereld, eigenaar=van_vluchtelingenwerk(wereld), opdracht="Bel over de post")
    assert "Bel over de post" in wereld.client("bert").get(reverse("plan:mijn_acties")).content.decode()
    with als_eigenaar():
        regel = Betrokkene.objects.filter(regel__doel="plan:mijn_acties").get()
    assert set(regel.categorieen) == {"C01", "C16"}
