"""What we know already, put in the field before anyone asks: the person, the household, the COA file, the school."""

from __future__ import annotations

from uuid import UUID

from samenspel.dossiers.models import Dossier
from samenspel.dossiers.samen import ids_van
from samenspel.intake.antwoorden import Antwoorden
from samenspel.intake.models import Kant
from samenspel.intake.vragenlijst import Vraag
from samenspel.kern.identiteit import Aanwezige
from samenspel.personen.models import Contactgegeven, Gezinslid, Persoon


def voorzet(dossier: Dossier, vraag: Vraag, wie: Aanwezige, antwoorden: Antwoorden) -> object:
    """A proposal for the answer, or "". It becomes an answer only when somebody saves it."""
    for kant in (Kant.COA, Kant.SCHOOL):
        if gegeven := antwoorden.get((vraag.code, "", kant)):
            return gegeven.waarde
    match vraag.voorzet:
        case "talen":
            rijen = Persoon.objects.zichtbaar_voor(wie).filter(dossier_id__in=ids_van(dossier))
            per_dossier = dict(rijen.values_list("dossier_id", "talen"))
            return ", ".join(next((talen for pk in ids_van(dossier) if (talen := per_dossier.get(pk))), []))
        case "gezin":
            return _gezin(dossier, wie)
        case "wonen":
            in_azc = Contactgegeven.objects.zichtbaar_voor(wie).filter(
                dossier_id__in=ids_van(dossier), soort=Contactgegeven.Soort.AZC, tot__isnull=True
            )
            return "azc" if in_azc.exists() else ""
        case _:
            return ""


def _gezin(dossier: Dossier, wie: Aanwezige) -> str:
    leden = Gezinslid.objects.zichtbaar_voor(wie).filter(
        dossier_id__in=ids_van(dossier), in_nederland=True, vervallen_op__isnull=True
    )
    per_dossier: dict[UUID, list[str]] = {}
    for pk, relatie in leden.order_by("-relatie").values_list("dossier_id", "relatie"):
        per_dossier.setdefault(pk, []).append(relatie)
    relaties = next((per_dossier[pk] for pk in ids_van(dossier) if pk in per_dossier), [])
    kinderen = relaties.count("kind")
    delen = ["mijn partner"] * ("partner" in relaties)
    delen += ["1 kind"] if kinderen == 1 else [f"{kinderen} kinderen"] * (kinderen > 1)
    return " en ".join(delen)
