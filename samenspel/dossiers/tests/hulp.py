"""Who reaches a dossier, by each wall alone."""

from __future__ import annotations

from typing import Any

from samenspel.dossiers.models import Dossier
from samenspel.kern.identiteit import als_eigenaar, identiteit
from tests.wereld import Wereld


def reikt(wereld: Wereld, naam: str, hangt_eraan: Any) -> bool:
    """Whether this person reaches Amira's dossier; the walls must agree, on the dossier itself and on what hangs on it."""
    wie, hier = wereld.wie(naam), {"dossier_id": wereld.dossier_id}
    with als_eigenaar():  # the first wall alone
        eerste = {
            Dossier.objects.zichtbaar_voor(wie).filter(pk=wereld.dossier_id).exists(),
            hangt_eraan.objects.zichtbaar_voor(wie).filter(**hier).exists(),
        }
    with identiteit(wie):  # the second alone
        tweede = {Dossier.objects.filter(pk=wereld.dossier_id).exists(), hangt_eraan.objects.filter(**hier).exists()}
    assert len(eerste | tweede) == 1, (naam, eerste, tweede)
    return eerste == {True}
