"""Each kind of measurement: its form, its act, and how its history looks."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import date
from typing import Any, cast

from django.db.models import Max
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from samenspel.dossiers.models import Dossier
from samenspel.dossiers.samen import ids_van
from samenspel.huisstijl.datums import voluit
from samenspel.huisstijl.gegevens import Reeks
from samenspel.intake.forms.meting import (
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
from samenspel.intake.instrument import zrm_domeinen, zrm_niveaus
from samenspel.intake.models import (
    BelemmeringGezondheid,
    DigitaleVaardigheidMeting,
    Kant,
    Meting,
    NetwerkMeting,
    PositieveGezondheidMeting,
    TaalMeting,
)
from samenspel.kern.identiteit import Aanwezige
from samenspel.toegang.matrix import recht


@dataclass(frozen=True, slots=True)
class Metingrij:
    """One line of the list: its words, and the record that it is."""

    cellen: list[str]
    meting: Meting


Geschiedenis = tuple[list[str], list[Metingrij]]


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
                dag := tabel.objects.zichtbaar_voor(wie)
                .staand()
                .filter(dossier_id__in=ids_van(dossier))
                .aggregate(laatste=Max("op"))["laatste"]
            )
        ]
        return max(dagen, default=None)

    def staande(self, dossier: Dossier, wie: Aanwezige) -> Geschiedenis:
        """The list without what was taken back."""
        koppen, rijen = self.geschiedenis(dossier, wie)
        return koppen, [rij for rij in rijen if rij.meting.ingetrokken_op is None]


def _gemeen(form: MetingForm) -> dict[str, Any]:
    return {
        "sleutel": form.eenmalige_sleutel,
        **{naam: form.cleaned_data[naam] for naam in ("op", "kant", "beoordelaar")},
    }


def _leg_positieve_gezondheid_vast(dossier: Dossier, form: MetingForm, door: Aanwezige) -> object:
    return meet_positieve_gezondheid(
        dossier, form.scores(PositieveGezondheidMeting.DIMENSIES), door=door, **_gemeen(form)
    )


def _leg_taal_vast(dossier: Dossier, form: MetingForm, door: Aanwezige) -> object:
    gegevens = form.cleaned_data
    niveaus = {code: gegevens[code] for code in TaalMeting.Vaardigheid.values if gegevens.get(code)}
    return meet_taal(dossier, niveaus, door=door, bron=gegevens["bron"], doel=gegevens["doel"], **_gemeen(form))


def _leg_zelfredzaamheid_vast(dossier: Dossier, form: MetingForm, door: Aanwezige) -> object:
    uitgave = cast("ZelfredzaamheidForm", form).uitgave
    codes = tuple(domein.code for domein in zrm_domeinen(uitgave))
    return meet_zelfredzaamheid(dossier, form.scores(codes), door=door, editie=uitgave, **_gemeen(form))


def _leg_netwerk_vast(dossier: Dossier, form: MetingForm, door: Aanwezige) -> object:
    gegevens = form.cleaned_data
    return meet_netwerk(
        dossier, gegevens["contacten"], per=gegevens["per"], op=gegevens["op"], kant=gegevens["kant"], door=door,
        sleutel=form.eenmalige_sleutel,
    )  # fmt: skip


def _leg_digitaal_vast(dossier: Dossier, form: MetingForm, door: Aanwezige) -> object:
    velden = {naam: form.cleaned_data[naam] for naam in ("telefoon", "formulier", "digid", "op", "kant")}
    return meet_digitale_vaardigheid(dossier, door=door, sleutel=form.eenmalige_sleutel, **velden)


def _leg_zwaarte_vast(dossier: Dossier, form: MetingForm, door: Aanwezige) -> object:
    velden = {naam: form.cleaned_data[naam] for naam in ("lichamelijk", "psychisch", "hulp")}
    return leg_belemmering_vast(dossier, door=door, **velden, **_gemeen(form))


def _wie(meting: Any) -> str:
    return f"{meting.get_kant_display()}{f' ({meting.beoordelaar})' if meting.beoordelaar else ''}"


def _van(tabel: Any, dossier: Dossier, wie: Aanwezige) -> list[Any]:
    rijen = tabel.objects.zichtbaar_voor(wie).filter(dossier_id__in=ids_van(dossier)).select_related("ingetrokken_door")
    return list(rijen.order_by("-op", "-vastgelegd_op"))


def _staande(tabel: Any, dossier: Dossier, wie: Aanwezige) -> list[Any]:
    return [meting for meting in _van(tabel, dossier, wie) if meting.ingetrokken_op is None]


def _toon_positieve_gezondheid(dossier: Dossier, wie: Aanwezige) -> Geschiedenis:
    koppen = [_("Dag"), *dimensienamen(), _("Wie vindt dit"), _("Uitgave")]
    rijen = _van(PositieveGezondheidMeting, dossier, wie)
    return koppen, [
        Metingrij(
            [voluit(m.op), *(str(getattr(m, naam)) for naam in PositieveGezondheidMeting.DIMENSIES), _wie(m), m.editie], m
        )
        for m in rijen
    ]  # fmt: skip


def dimensienamen() -> list[str]:
    """The six names, as they stand around the web."""
    velden = (PositieveGezondheidMeting._meta.get_field(naam) for naam in PositieveGezondheidMeting.DIMENSIES)
    return [str(cast("Any", veld).verbose_name).capitalize() for veld in velden]


MEESTE_LIJNEN = 4


@dataclass(frozen=True, slots=True)
class Webkeuze:
    """One measurement that the reader can put in the chart or leave out."""

    id: str
    naam: str
    gekozen: bool


@dataclass(frozen=True, slots=True)
class Web:
    """The chart of one side: never two views in one chart. `keuzes` only when there are more than fit."""

    kant: str
    naam: str
    dimensies: list[str]
    reeksen: list[Reeks]
    keuzes: list[Webkeuze]


def spinnenwebben(dossier: Dossier, wie: Aanwezige, gekozen: Collection[str] = ()) -> list[Web]:
    """Per side the scores over time, newest first: the ones chosen, else the first one and the latest three."""
    if not recht(wie.rol, "C12").lees:
        return []
    rijen = _staande(PositieveGezondheidMeting, dossier, wie)
    webben = []
    for kant, naam in Kant.choices:
        eigen = [meting for meting in rijen if meting.kant == kant]
        if not eigen:
            continue
        toon = [m for m in eigen if str(m.pk) in gekozen][:MEESTE_LIJNEN] or _eerste_en_laatste(eigen)
        reeksen = [
            Reeks(voluit(m.op), [getattr(m, dimensie) for dimensie in PositieveGezondheidMeting.DIMENSIES])
            for m in toon
        ]
        keuzes = [Webkeuze(str(m.pk), voluit(m.op), m in toon) for m in eigen] if len(eigen) > MEESTE_LIJNEN else []
        webben.append(Web(kant, str(naam), dimensienamen(), reeksen, keuzes))
    return webben


def _eerste_en_laatste(metingen: list[Any]) -> list[Any]:
    if len(metingen) <= MEESTE_LIJNEN:
        return metingen
    return [*metingen[: MEESTE_LIJNEN - 1], metingen[-1]]


def _toon_taal(dossier: Dossier, wie: Aanwezige) -> Geschiedenis:
    koppen = [_("Dag"), _("Vaardigheid"), _("Niveau"), _("Bron"), _("Wie vindt dit")]
    return koppen, [
        Metingrij([
            voluit(m.op), m.get_vaardigheid_display(), m.get_niveau_display() + (f" ({_('doel')})" if m.doel else ""),
            m.get_bron_display(), _wie(m),
        ], m)
        for m in _van(TaalMeting, dossier, wie)
    ]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Taalmoment:
    """One column of the table of levels: a day, and where the level comes from."""

    dag: str
    bron: str


@dataclass(frozen=True, slots=True)
class Taalrij:
    """One skill: its level at each moment ("" where it was not measured), and the level aimed at."""

    vaardigheid: str
    niveaus: list[str]
    doel: str


_MOMENTEN = 8


def taal_over_de_tijd(dossier: Dossier, wie: Aanwezige) -> tuple[list[Taalmoment], list[Taalrij]]:
    """Per skill the level of each day and source, and the level aimed at. Two sources on one day stand beside each other."""
    if not recht(wie.rol, "C07").lees:
        return [], []
    alle = list(reversed(_staande(TaalMeting, dossier, wie)))
    gemeten = [m for m in alle if not m.doel]
    momenten = sorted({(m.op, m.bron, m.kant) for m in gemeten})[-_MOMENTEN:]
    rijen = []
    for code, naam in TaalMeting.Vaardigheid.choices:
        per_moment = {(m.op, m.bron, m.kant): m.get_niveau_display() for m in gemeten if m.vaardigheid == code}
        doel = next((m.get_niveau_display() for m in reversed(alle) if m.doel and m.vaardigheid == code), "")
        if per_moment or doel:
            rijen.append(Taalrij(str(naam).capitalize(), [per_moment.get(moment, "") for moment in momenten], doel))
    return [Taalmoment(voluit(op), _bron(op, bron, kant, momenten)) for op, bron, kant in momenten], rijen


def _bron(op: date, bron: str, kant: str, momenten: list[tuple[date, str, str]]) -> str:
    """The source; with whose view it is when two sides used the same source on one day."""
    naam = str(TaalMeting.Bron(bron).label)
    dubbel = sum(ander[:2] == (op, bron) for ander in momenten) > 1
    return f"{naam}, {Kant(kant).label}" if dubbel else naam


def _toon_zelfredzaamheid(dossier: Dossier, wie: Aanwezige) -> Geschiedenis:
    koppen = [_("Dag"), _("Domein"), _("Score"), _("Uitgave"), _("Wie vindt dit")]
    scores = [score for tabel in ZRM_TABEL.values() for score in _van(tabel, dossier, wie)]
    scores.sort(key=lambda score: (-score.op.toordinal(), score.domein))
    return koppen, [
        Metingrij(
            [voluit(s.op), _domeinnaam(s.editie, s.domein), f"{s.score} {zrm_niveaus()[s.score]}", s.editie, _wie(s)], s
        )
        for s in scores
    ]


def _domeinnaam(editie: str, code: str) -> str:
    return next((domein.naam for domein in zrm_domeinen(editie) if domein.code == code), code)


def _toon_netwerk(dossier: Dossier, wie: Aanwezige) -> Geschiedenis:
    koppen = [_("Dag"), _("Informele contacten"), _("Wie vindt dit")]
    return koppen, [
        Metingrij([voluit(m.op), f"{m.contacten} {m.get_per_display()}", _wie(m)], m)
        for m in _van(NetwerkMeting, dossier, wie)
    ]


def _toon_digitaal(dossier: Dossier, wie: Aanwezige) -> Geschiedenis:
    koppen = [_("Dag"), _("Telefoon"), _("Formulier"), _("DigiD"), _("Wie vindt dit")]
    return koppen, [
        Metingrij(
            [voluit(m.op), m.get_telefoon_display(), m.get_formulier_display(), m.get_digid_display(), _wie(m)], m
        )
        for m in _van(DigitaleVaardigheidMeting, dossier, wie)
    ]


def _toon_belemmering(dossier: Dossier, wie: Aanwezige) -> Geschiedenis:
    koppen = [_("Dag"), _("Lichamelijk"), _("Psychisch"), _("Hulp"), _("Wie vindt dit")]
    return koppen, [
        Metingrij(
            [voluit(m.op), m.get_lichamelijk_display(), m.get_psychisch_display(), m.get_hulp_display(), _wie(m)], m
        )
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
