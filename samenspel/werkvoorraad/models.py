"""The one thing that the work list itself keeps: a term of local policy or a signal that was passed, with its reason."""

from __future__ import annotations

from typing import ClassVar, Final

from django.db import models
from django.db.models import Q

from samenspel.toegang.gebonden import DossierGebonden, GebondenQuerySet
from samenspel.toegang.models import Gebruiker

SIGNAALCODE: Final = "S"
"""Before the code of a signal, where the code of a term begins with T."""
BEKEND, ONTZORGEN, ACHTTIEN, MENING = f"{SIGNAALCODE}15", f"{SIGNAALCODE}07", f"{SIGNAALCODE}18", "2M"
"""As `Overgeslagen` (the signal was seen, with a reason) and `Herinnering` (it waits until a day) keep them."""
TIENWEKEN, KENNISGEVING, PVT = f"{SIGNAALCODE}12", f"{SIGNAALCODE}17", f"{SIGNAALCODE}29"
"""The same for the signals that wait for nothing but a look at the days or the hours."""
LEERBAARHEID: Final = f"{SIGNAALCODE}11"
"""And for who is not registered for the leerbaarheidstoets yet."""
SIGNAALCODES: Final = frozenset({BEKEND, ONTZORGEN, ACHTTIEN, TIENWEKEN, KENNISGEVING, PVT, LEERBAARHEID})


class Overgeslagen(DossierGebonden):
    """A term of local policy, or a signal, leaves the list with a reason (C16). A new start of the same comes back."""

    vaste_categorie = "C16"

    termijn_code = models.CharField(max_length=4)
    start = models.DateField(help_text="De start van de termijn die werd overgeslagen.")
    reden = models.CharField(max_length=300)
    door = models.ForeignKey(Gebruiker, models.PROTECT, related_name="+", db_index=False)
    vastgelegd_op = models.DateTimeField()
    ongedaan_op = models.DateTimeField(null=True, blank=True)

    objects = GebondenQuerySet["Overgeslagen"].as_manager()

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["dossier", "termijn_code", "start"],
                condition=Q(ongedaan_op__isnull=True),
                name="overgeslagen_eenmalig",
            ),
        ]

    def __str__(self) -> str:
        return "overgeslagen termijn"
