"""Each kind of measurement: its form, its act, and how its history looks."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any, cast

from django.db.models import Max
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from samenspel.dossiers.models import Dossier
from samenspel.huisstijl.datums import voluit
from samenspel.huisstijl.gegevens import Reeks
from samenspel.intake.forms import (
    BelemmeringForm,
    DigitaalForm,
    MetingForm,
    NetwerkForm,
    PositieveGezondheidForm,
    TaalForm,
    ZelfredzaamheidForm,
)
from samenspel.intake.handelingen.metingen import (
    ZRM_TABEL,
    leg_belemmering_vast,
    meet_digitale_vaardigheid,
    meet_netwerk,
    meet_positieve_gezondheid,
    meet_taal,
    meet_zelfredzaamheid,
)
from samenspel.intake.instrument import zrm_domeinen, zrm_niveaus, zrm_standaard
from samenspel.intake.models import (
    BelemmeringGezondheid,
    DigitaleVaardigheidMeting,
    Meting,
    NetwerkMeting,
    PositieveGezondheidMeting,
    TaalMeting,
)
from samenspel.kern.identiteit import Aanwezige
from samenspel.toegang.matrix import recht

Geschiedenis = tuple[list[str], list[list[str]]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Metingsoort:
    """One measurement on the screens of the intake."""

    naam: str | Promise
    categorie: str
    form: type[MetingForm]
    leg_vast: Callable[[Dossier, MetingForm, Aanwezige], object]
    geschiedenis: Callable[[Dossier, Aanwezige], Geschiedenis]
    tabellen: tuple[type[Meting], ...]
    uitleg: str | Promise = ""
    link: str = ""

    def laatste_dag(self, dossier: Dossier, wie: Aanwezige) -> date | None:
        """The day of the latest measurement that the reader may see."""
        dagen = [
            dag
            for tabel in self.tabellen
            if (
                dag := tabel.objects.zichtbaar_voor(wie).filter(dossier=dossier).aggregate(laatste=Max("op"))["laatste"]
            )
        ]
        return max(dagen, default=None)


def _gemeen(form: MetingForm) -> dict[str, Any]:
    return {naam: form.cleaned_data[naam] for naam in ("op", "kant", "beoordelaar")}


def _leg_positieve_gezondheid_vast(dossier: Dossier, form: MetingForm, door: Aanwezige) -> object:
    return meet_positieve_gezondheid(
        dossier, form.scores(PositieveGezondheidMeting.DIMENSIES), door=door, **_gemeen(form)
    )


def _leg_taal_vast(dossier: Dossier, form: MetingForm, door: Aanwezige) -> object:
    gegevens = form.cleaned_data
    niveaus = {code: gegevens[code] for code in TaalMeting.Vaardigheid.values if gegevens.get(code)}
    return meet_taal(dossier, niveaus, door=door, bron=gegevens["bron"], doel=gegevens["doel"], **_gemeen(form))


def _leg_zelfredzaamheid_vast(dossier: Dossier, form: MetingForm, door: Aanwezige) -> object:
    codes = tuple(domein.code for domein in zrm_domeinen(zrm_standaard()))
    return meet_zelfredzaamheid(dossier, form.scores(codes), door=door, **_gemeen(form))


def _leg_netwerk_vast(dossier: Dossier, form: MetingForm, door: Aanwezige) -> object:
    gegevens = form.cleaned_data
    return meet_netwerk(
        dossier, gegevens["contacten"], per=gegevens["per"], op=gegevens["op"], kant=gegevens["kant"], door=door
    )


def _leg_digitaal_vast(dossier: Dossier, form: MetingForm, door: Aanwezige) -> object:
    velden = {naam: form.cleaned_data[naam] for naam in ("telefoon", "formulier", "digid", "op", "kant")}
    return meet_digitale_vaardigheid(dossier, door=door, **velden)


def _leg_zwaarte_vast(dossier: Dossier, form: MetingForm, door: Aanwezige) -> object:
    velden = {naam: form.cleaned_data[naam] for naam in ("lichamelijk", "psychisch", "hulp")}
    return leg_belemmering_vast(dossier, door=door, **velden, **_gemeen(form))


def _wie(meting: Any) -> str:
    return f"{meting.get_kant_display()}{f' ({meting.beoordelaar})' if meting.beoordelaar else ''}"


def _van(tabel: Any, dossier: Dossier, wie: Aanwezige) -> list[Any]:
    return list(tabel.objects.zichtbaar_voor(wie).filter(dossier=dossier).order_by("-op", "-vastgelegd_op"))


def _toon_positieve_gezondheid(dossier: Dossier, wie: Aanwezige) -> Geschiedenis:
    koppen = [_("Dag"), *dimensienamen(), _("Wie vindt dit"), _("Uitgave")]
    rijen = _van(PositieveGezondheidMeting, dossier, wie)
    return koppen, [
        [voluit(m.op), *(str(getattr(m, naam)) for naam in PositieveGezondheidMeting.DIMENSIES), _wie(m), m.editie]
        for m in rijen
    ]


def dimensienamen() -> list[str]:
    """The six names, as they stand around the web."""
    velden = (PositieveGezondheidMeting._meta.get_field(naam) for naam in PositieveGezondheidMeting.DIMENSIES)
    return [str(cast("Any", veld).verbose_name).capitalize() for veld in velden]


def spinnenweb_van(dossier: Dossier, wie: Aanwezige) -> tuple[list[str], list[Reeks]] | None:
    """The latest self-report and the one before it, for the chart; None without a measurement."""
    if not recht(wie.rol, "C12").lees:
        return None
    rijen = _van(PositieveGezondheidMeting, dossier, wie)
    if not rijen:
        return None
    zelfde_kant = [meting for meting in rijen if meting.kant == rijen[0].kant][:2]
    reeksen = [
        Reeks(
            f"{voluit(m.op)}, {m.get_kant_display()}",
            [getattr(m, naam) for naam in PositieveGezondheidMeting.DIMENSIES],
        )
        for m in zelfde_kant
    ]
    return dimensienamen(), reeksen


def _toon_taal(dossier: Dossier, wie: Aanwezige) -> Geschiedenis:
    koppen = [_("Dag"), _("Vaardigheid"), _("Niveau"), _("Bron"), _("Wie vindt dit")]
    return koppen, [
        [
            voluit(m.op), m.get_vaardigheid_display(), m.get_niveau_display() + (f" ({_('doel')})" if m.doel else ""),
            m.get_bron_display(), _wie(m),
        ]
        for m in _van(TaalMeting, dossier, wie)
    ]  # fmt: skip


def taal_over_de_tijd(dossier: Dossier, wie: Aanwezige) -> tuple[list[str], list[tuple[str, list[str], str]]]:
    """Per skill the level on each day of measurement, and the level aimed at: what grew, and what fell back."""
    if not recht(wie.rol, "C07").lees:
        return [], []
    metingen = list(reversed(_van(TaalMeting, dossier, wie)))
    dagen = sorted({m.op for m in metingen if not m.doel})[-6:]
    rijen = []
    for code, naam in TaalMeting.Vaardigheid.choices:
        eigen = [m for m in metingen if m.vaardigheid == code]
        if not eigen:
            continue
        per_dag = {m.op: m.get_niveau_display() for m in eigen if not m.doel}
        doel = next((m.get_niveau_display() for m in reversed(eigen) if m.doel), "")
        rijen.append((str(naam).capitalize(), [per_dag.get(dag, "") for dag in dagen], doel))
    return [voluit(dag) for dag in dagen], rijen


def _toon_zelfredzaamheid(dossier: Dossier, wie: Aanwezige) -> Geschiedenis:
    koppen = [_("Dag"), _("Domein"), _("Score"), _("Uitgave"), _("Wie vindt dit")]
    scores = [score for tabel in ZRM_TABEL.values() for score in _van(tabel, dossier, wie)]
    scores.sort(key=lambda score: (-score.op.toordinal(), score.domein))
    return koppen, [
        [voluit(s.op), _domeinnaam(s.editie, s.domein), f"{s.score} {zrm_niveaus()[s.score]}", s.editie, _wie(s)]
        for s in scores
    ]


def _domeinnaam(editie: str, code: str) -> str:
    return next((domein.naam for domein in zrm_domeinen(editie) if domein.code == code), code)


def _toon_netwerk(dossier: Dossier, wie: Aanwezige) -> Geschiedenis:
    koppen = [_("Dag"), _("Informele contacten"), _("Wie vindt dit")]
    return koppen, [
        [voluit(m.op), f"{m.contacten} {m.get_per_display()}", _wie(m)] for m in _van(NetwerkMeting, dossier, wie)
    ]


def _toon_digitaal(dossier: Dossier, wie: Aanwezige) -> Geschiedenis:
    koppen = [_("Dag"), _("Telefoon"), _("Formulier"), _("DigiD"), _("Wie vindt dit")]
    return koppen, [
        [voluit(m.op), m.get_telefoon_display(), m.get_formulier_display(), m.get_digid_display(), _wie(m)]
        for m in _van(DigitaleVaardigheidMeting, dossier, wie)
    ]


def _toon_belemmering(dossier: Dossier, wie: Aanwezige) -> Geschiedenis:
    koppen = [_("Dag"), _("Lichamelijk"), _("Psychisch"), _("Hulp"), _("Wie vindt dit")]
    return koppen, [
        [voluit(m.op), m.get_lichamelijk_display(), m.get_psychisch_display(), m.get_hulp_display(), _wie(m)]
        for m in _van(BelemmeringGezondheid, dossier, wie)
    ]


METINGEN: dict[str, Metingsoort] = {
    "taal": Metingsoort(
        naam=gettext_lazy("Taal per vaardigheid"), categorie="C07", form=TaalForm, leg_vast=_leg_taal_vast, geschiedenis=_toon_taal,
        tabellen=(TaalMeting,),
        uitleg=gettext_lazy("Vul alleen in wat er gemeten is. Een niveau van een ander blijft ernaast staan."),
    ),
    "positieve-gezondheid": Metingsoort(
        naam=gettext_lazy("Positieve gezondheid"), categorie="C12", form=PositieveGezondheidForm, leg_vast=_leg_positieve_gezondheid_vast,
        geschiedenis=_toon_positieve_gezondheid, tabellen=(PositieveGezondheidMeting,), link="https://mijnpositievegezondheid.nl/",
        uitleg=gettext_lazy("De vragen staan op mijnpositievegezondheid.nl. Neem hier de zes scores over. Het is een hulp bij het gesprek, geen toets."),
    ),
    "zelfredzaamheid": Metingsoort(
        naam=gettext_lazy("Zelfredzaamheid"), categorie="C13", form=ZelfredzaamheidForm, leg_vast=_leg_zelfredzaamheid_vast,
        geschiedenis=_toon_zelfredzaamheid, tabellen=tuple(ZRM_TABEL.values()),
        uitleg=gettext_lazy("Scores van de Zelfredzaamheid-Matrix. Gebruik de matrix zelf om te kiezen; een score is een momentopname van hoogstens 30 dagen."),
    ),
    "netwerk": Metingsoort(
        naam=gettext_lazy("Netwerk"), categorie="C13", form=NetwerkForm, leg_vast=_leg_netwerk_vast, geschiedenis=_toon_netwerk,
        tabellen=(NetwerkMeting,),
    ),
    "digitaal": Metingsoort(
        naam=gettext_lazy("Digitale vaardigheid"), categorie="C07", form=DigitaalForm, leg_vast=_leg_digitaal_vast, geschiedenis=_toon_digitaal,
        tabellen=(DigitaleVaardigheidMeting,),
    ),
    "belemmering": Metingsoort(
        naam=gettext_lazy("Belemmering door gezondheid"), categorie="C12", form=BelemmeringForm, leg_vast=_leg_zwaarte_vast,
        geschiedenis=_toon_belemmering, tabellen=(BelemmeringGezondheid,),
        uitleg=gettext_lazy("Dit ziet alleen de regie. Wat anderen moeten weten, staat bij: waar moeten wij rekening mee houden."),
    ),
}  # fmt: skip
