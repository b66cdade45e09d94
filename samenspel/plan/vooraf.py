"""What the brede intake must have given before a first PIP: the law's own minimum, and what it found."""

from __future__ import annotations

from typing import Any

import wet
from samenspel.dossiers.beeld import Beeld
from samenspel.dossiers.elders import kwam_met_pip
from samenspel.dossiers.models import Dossier, Gebeurtenis
from samenspel.dossiers.samen import ids_van
from samenspel.huisstijl.datums import voluit
from samenspel.intake.aanwijzingen import uitslag_uit
from samenspel.intake.antwoorden import geldende
from samenspel.intake.models import Gesprek, IntakeOndertekening, TaalMeting
from samenspel.intake.stand import stand_van
from samenspel.kern.identiteit import Aanwezige
from samenspel.plan.models import Pip
from samenspel.plan.stand import WEEG_OPNIEUW, Versie
from wet.brede_intake import Onderdeel
from wet.leerroute import Punt, tegenspraken


def al_een_pip(feiten: wet.Feiten) -> bool:
    """A PIP stands already: here, elsewhere before Samenspel, or in the municipality that somebody came from (Wi 15 lid 4)."""
    hier = any(g.soort in ("pip_dagtekening", "pip_wijziging") for g in wet.geldende(feiten))
    return hier or kwam_met_pip(feiten)


def open_delen_van_de_intake(
    versie: Versie, dossier: Dossier, feiten: wet.Feiten, wie: Aanwezige
) -> tuple[Onderdeel, ...]:
    """What the law still asks of the brede intake before this version (Wi 14 lid 3, Besluit 5.2).

    A change, and a PIP that came along with a move, rest on the intake of then. The state
    is of the person: of two records each may hold a part. The page has read the state already: no statement of its own.
    """
    if al_een_pip(feiten):
        return ()
    ouder = bool(versie.gezin and versie.gezin.jong_kind)
    return tuple(deel.wet for deel in stand_van(dossier, wie).ontbreekt if ouder or not deel.wet.alleen_ouders)


def tegenspraken_met_de_toets(versie: Versie, dossier: Dossier, feiten: wet.Feiten, wie: Aanwezige) -> tuple[Punt, ...]:
    """What contradicts the test, where the routes are weighed for this version. No test: no statement; else two."""
    uitslag = uitslag_uit(feiten)
    if uitslag is None or not wordt_gewogen(versie.pip, feiten):
        return ()
    ids = ids_van(dossier)
    antwoorden = geldende(dossier, wie, ["C07", "C08"])
    taal = TaalMeting.objects.zichtbaar_voor(wie).staand().filter(dossier_id__in=ids, doel=False)
    return tegenspraken(uitslag.overweging(antwoorden, taal))


def wordt_gewogen(pip: Pip, feiten: wet.Feiten) -> bool:
    """The routes are chosen with this version: the first PIP, or another route."""
    return not al_een_pip(feiten) or pip.reden in WEEG_OPNIEUW


def intake_als_bron(beeld: Beeld, wie: Aanwezige) -> dict[str, Any]:
    """What the intake rests on, to freeze in a decision: the test and who reported it, the talks, the signature."""
    van_dit_dossier = {"dossier_id__in": ids_van(beeld.dossier), "op__lte": beeld.op}
    gesprekken = Gesprek.objects.zichtbaar_voor(wie).staand().filter(**van_dit_dossier).order_by("op", "id")
    getekend = IntakeOndertekening.objects.zichtbaar_voor(wie).filter(
        **van_dit_dossier, gebeurtenis__intrekking__isnull=True
    )
    laatste = getekend.select_related("door").order_by("-op", "-vastgelegd_op").first()
    return {
        "toets": _toets(beeld),
        "gesprekken": [{"naam": g.get_kind_display(), "op": g.op.isoformat()} for g in gesprekken],
        "ondertekening": laatste
        and {"door": laatste.door.naam, "op": laatste.op.isoformat(), "kwalificatie": laatste.kwalificatie},
        "bronnen": [
            *(f"{g.get_kind_display().capitalize()}: {voluit(g.op)}" for g in gesprekken),
            *([f"Brede intake ondertekend: {voluit(laatste.op)}, {laatste.door.naam}"] if laatste else []),
        ],
    }


def _toets(beeld: Beeld) -> dict[str, Any] | None:
    """The latest result that stands, with where it came from."""
    staand = {g.id for g in beeld.staand}
    rijen = [r for r in beeld.gebeurtenissen if r["soort"] == "lbt_uitslag" and str(r["id"]) in staand]
    rij = max((r for r in rijen if r["op"] <= beeld.op), key=lambda r: r["op"], default=None)
    if rij is None:
        return None
    met_de_hand = rij["bron"] == Gebeurtenis.Bron.HAND
    bron = f"vastgelegd door {rij['door_naam']}" if met_de_hand else str(Gebeurtenis.Bron(rij["bron"]).label)
    return {"score": rij["gegevens"].get("score"), "op": rij["op"].isoformat(), "bron": bron}
