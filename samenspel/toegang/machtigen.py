"""Which parts of a dossier somebody may read because the newcomer lets them look along. The same stands in `toegang_gemachtigd` (`avg` 0011)."""

from __future__ import annotations

from django.db.models import Exists, Q, QuerySet

from samenspel.kern.identiteit import Aanwezige
from samenspel.toegang import deuren
from samenspel.toegang.kring import Vandaag
from samenspel.toegang.matrix import CATEGORIEEN, recht
from samenspel.toegang.models import Machtiging, Rol

ALLEEN_KORT = frozenset({"C04"})
"""Of the household the minimal view and no name: a partner gave nobody leave (D4, V.C04.kort)."""


def te_machtigen() -> tuple[str, ...]:
    """The parts from which a newcomer can choose: the cells T of the row."""
    return tuple(c for c in CATEGORIEEN if recht(Rol.GEMACHTIGDE.value, c).gedeeld)


def lopende_machtigingen(wie: Aanwezige, categorie: str = "") -> QuerySet[Machtiging]:
    """One's own that hold today, of one part or of any: begun, and the newcomer did not take it back."""
    if wie.gebruiker_id is None:
        return Machtiging.objects.none()
    rijen = Machtiging.objects.filter(
        gemeente_id=wie.gemeente_id, gebruiker_id=wie.gebruiker_id, vanaf__lte=Vandaag(), pk__in=deuren.machtigingen(wie)
    )  # fmt: skip
    return rijen.filter(onderdelen__contains=[categorie]) if categorie else rijen


def machtiging_voor(wie: Aanwezige, categorie: str, *, minimaal: bool = False) -> Q:
    """The condition on rows of the dossier: this part was chosen."""
    if not recht(wie.rol, categorie).gedeeld or (categorie in ALLEEN_KORT and not minimaal):
        return Q(pk__in=[])
    return Q(Exists(lopende_machtigingen(wie, categorie)))
