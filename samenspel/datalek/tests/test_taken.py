"""Jobs write their line: an activity, a set, a trace; nobody by name, and nothing runs when the log does not."""

from __future__ import annotations

from io import StringIO
from typing import Any

import pytest
from django.core.management import call_command
from django.db import DatabaseError, connection

from samenspel.avg.tasks import ruim_inzagekopieen_op
from samenspel.bewaren.tasks import elke_nacht
from samenspel.kern.identiteit import SYSTEEM, Aanwezige, als_eigenaar, identiteit
from samenspel.logboek.models import Betrokkene, Regel, Verwerking, Wijziging
from samenspel.organisaties.models import Gemeente
from samenspel.personen.models import Persoon
from samenspel.toegang.taaklog import taak
from samenspel.toegang.tasks import ruim_fotos_op
from tests.wereld import Wereld

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("doe", "activiteit"), [(elke_nacht, "bewaren"), (ruim_inzagekopieen_op, "toezien"), (ruim_fotos_op, "beheren")]
)
def test_een_regel_per_keer_en_per_gemeente(wereld: Wereld, doe: Any, activiteit: str) -> None:
    with als_eigenaar():
        voor = Betrokkene.objects.count()
    doe(0)
    with als_eigenaar():
        regels = list(Regel.objects.filter(rol=SYSTEEM))
        assert sorted(str(r.gemeente_id) for r in regels) == sorted(str(g.pk) for g in Gemeente.objects.all())
        assert {(r.activiteit, r.gebruiker_id, r.aantal, r.resultaat) for r in regels} == {(activiteit, None, 0, "ok")}
        assert all(r.pad.startswith("taak: ") for r in regels)
        verwerkingen = Verwerking.objects.filter(span__in=[bytes(r.span) for r in regels])
        assert {(v.activiteit, v.betrokkene) for v in verwerkingen} == {(activiteit, None)}
        assert Betrokkene.objects.count() == voor


def test_wat_een_taak_verandert_heeft_de_trace_van_haar_regel(wereld: Wereld) -> None:
    huis = Aanwezige(gebruiker_id=None, gemeente_id=wereld.assen.pk, rol=SYSTEEM, doel="proef")
    with taak("bewaren.nacht", wereld.assen.pk), identiteit(huis):
        Persoon.objects.filter(dossier_id=wereld.dossier_id).update(roepnaam="Ami")
    with identiteit(huis):
        Persoon.objects.filter(dossier_id=wereld.dossier_id).update(roepnaam="Amy")
    with als_eigenaar():
        (regel,) = Regel.objects.filter(rol=SYSTEEM)
        traces = [bytes(w.trace) for w in Wijziging.objects.filter(tabel="personen_persoon", daad="U").order_by("id")]
    assert traces[-2:] == [bytes(regel.trace), b""]


def test_zonder_logboek_gebeurt_er_niets(wereld: Wereld) -> None:
    with als_eigenaar(), connection.cursor() as cursor:
        cursor.execute("revoke execute on function logboek_schrijf from samenspel_app")
    gedaan: list[str] = []
    with pytest.raises(DatabaseError), taak("bewaren.nacht", wereld.assen.pk):
        gedaan.append("ja")
    assert gedaan == []


@pytest.mark.parametrize(
    ("naam", "opties", "activiteit"), [("cijfer", {"code": "I01"}, "cijfers"), ("datalek", {"open": True}, "toezien")]
)
def test_een_opdracht_op_de_server_is_een_regel(
    wereld: Wereld, naam: str, opties: dict[str, Any], activiteit: str
) -> None:
    """Who gives it is not logged in, so the line names nobody; and not what was asked for either."""
    call_command(naam, *[opties.pop("code")] if "code" in opties else [], gemeente="assen", stdout=StringIO(), **opties)
    with als_eigenaar():
        (regel,) = Regel.objects.filter(rol=SYSTEEM)
    assert (regel.activiteit, regel.actie, regel.gemeente_id) == (activiteit, "lees", wereld.assen.pk)
    assert regel.pad.startswith("opdracht: ")


def test_een_opdracht_zonder_logboek_doet_niets(wereld: Wereld) -> None:
    with als_eigenaar(), connection.cursor() as cursor:
        cursor.execute("revoke execute on function logboek_schrijf from samenspel_app")
    uit = StringIO()
    with pytest.raises(DatabaseError):
        call_command("cijfer", "I01", gemeente="assen", stdout=uit)
    assert uit.getvalue() == ""


def test_wat_misgaat_is_ook_een_regel(wereld: Wereld) -> None:
    with pytest.raises(ZeroDivisionError), taak("bewaren.nacht", wereld.assen.pk):
        raise ZeroDivisionError
    with als_eigenaar():
        assert list(Regel.objects.filter(rol=SYSTEEM).order_by("tijd").values_list("resultaat", flat=True)) == [
            "ok",
            "mislukt",
        ]
