"""Who logs in to the demo world, and what they see first."""

from __future__ import annotations

from django.conf import settings

from samenspel.demo.handleiding import verhalenpagina
from samenspel.demo.organisaties import INBURGERAARS, MAATJE, TOLK
from samenspel.demo.tests.wereld.hulp import OP
from samenspel.demo.tolken import VAN
from samenspel.demo.verhalen import VERHALEN
from samenspel.huisstijl.foto import ZIJDE, Maat, maat_van
from samenspel.kern.identiteit import Aanwezige, als_eigenaar, identiteit
from samenspel.keten.models import BoekingKort, EigenAfspraak, NaamKort
from samenspel.personen.models import Persoon
from samenspel.toegang.fotos import foto_van
from samenspel.toegang.models import Aanstelling, Gebruiker


def test_er_zijn_minstens_dertig_verhalen_met_een_login() -> None:
    assert len(VERHALEN) >= 30
    with als_eigenaar():
        logins = set(Gebruiker.objects.values_list("email", flat=True))
    assert {verhaal.login for verhaal in VERHALEN.values()} <= logins


def test_de_handleiding_noemt_elk_verhaal_en_elke_login() -> None:
    """Written by `python3 run.py demo_verhalen`."""
    assert (settings.BASE_DIR / "docs/handleiding/demowereld.md").read_text(encoding="utf-8") == verhalenpagina()


def test_selam_tolkt_bij_een_afspraak_en_ziet_geen_dossier(verhalen: dict[str, str]) -> None:
    """ADR 30: booked by the contact person; she sees one booking and one appointment, and no name."""
    with als_eigenaar():
        aanstelling = Aanstelling.objects.get(gebruiker__email=TOLK.email)
    selam = Aanwezige(
        gebruiker_id=aanstelling.gebruiker_id, gemeente_id=aanstelling.gemeente_id, rol=aanstelling.rol, doel="proef"
    )
    with identiteit(selam):
        assert [str(rij.dossier_id) for rij in EigenAfspraak.objects.zichtbaar_voor(selam)] == [verhalen[VAN]]
        assert BoekingKort.objects.count() == EigenAfspraak.objects.count() == 1
        assert not NaamKort.objects.exists()
        assert not Persoon.objects.exists()


def test_een_inburgeraar_ziet_alleen_het_eigen_dossier(verhalen: dict[str, str]) -> None:
    for code, email in INBURGERAARS.items():
        with als_eigenaar():
            aanstelling = Aanstelling.objects.get(gebruiker__email=email)
        wie = Aanwezige(
            gebruiker_id=aanstelling.gebruiker_id, gemeente_id=aanstelling.gemeente_id, rol=aanstelling.rol, doel="proef",
            aanstelling_id=aanstelling.pk, dossier_id=aanstelling.dossier_id,
        )  # fmt: skip
        with identiteit(wie):
            assert [str(pk) for pk in Persoon.objects.values_list("dossier_id", flat=True)] == [verhalen[code]]


def test_drie_collegas_in_assen_hebben_een_getekend_gezicht(verhalen: dict[str, str]) -> None:
    """Shapes that differ, of the size of a photo that was uploaded, shown to a colleague; nobody else has one."""
    met_foto = ["joost@assen.test", "kees@assen.test", "marieke@assen.test"]
    with als_eigenaar():
        mensen = list(Gebruiker.objects.filter(foto_op__isnull=False).order_by("email"))
        rob = Aanstelling.objects.get(gebruiker__email="rob@assen.test")
        assert [mens.email for mens in mensen] == met_foto
    wie = Aanwezige(gebruiker_id=rob.gebruiker_id, gemeente_id=rob.gemeente_id, rol=rob.rol, doel="proef")
    with identiteit(wie):
        fotos = {foto_van(mens.pk, wie=wie, op=OP) for mens in mensen}
    assert len(fotos) == 3
    assert {maat_van(foto or b"") for foto in fotos} == {Maat("png", ZIJDE, ZIJDE)}


def test_noor_is_taalmaatje_van_een_gezin() -> None:
    """ADR 27: asked in by Ilse after a yes; she sees one name, and nothing of anybody else."""
    with als_eigenaar():
        aanstelling = Aanstelling.objects.get(gebruiker__email=MAATJE.email)
    noor = Aanwezige(
        gebruiker_id=aanstelling.gebruiker_id, gemeente_id=aanstelling.gemeente_id, rol=aanstelling.rol, doel="proef",
        organisatie_id=aanstelling.organisatie_id,
    )  # fmt: skip
    with identiteit(noor):
        assert NaamKort.objects.count() == NaamKort.objects.zichtbaar_voor(noor).count() == 1
