"""Which facts a row holds, and which of them the dossier does not have yet."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.utils.translation import gettext as _

import wet
from samenspel.dossiers.keuren import in_woorden
from samenspel.dossiers.soorten import BEGIN_VAN_DE_WET, BESLUITEN, PIP_VAN_VOOR_DE_WET, voor_de_wet
from samenspel.dossiers.soorten import SOORTEN as GEBEURTENISSEN
from samenspel.kern.oordeel import Weigering
from samenspel.kern.plat import plat
from samenspel.koppelingen.duo import signalen
from samenspel.koppelingen.inlezen.regel import Doel, Feit, Regel
from samenspel.koppelingen.inlezen.ronde import Ronde
from samenspel.toegang.matrix import recht

_HERHAALT = frozenset({"mb_voortgang"})
"""What a partner tells again every time: a later day is a new fact, not a difference."""


def zonder_pip_van_voor_de_wet(ronde: Ronde, regel: Regel, waarden: dict[str, Any]) -> dict[str, Any]:
    """There is no PIP of before the act (Wi 15): that column is not taken over, the rest of the row is."""
    over = dict(waarden)
    for code in ("pip_op", "pip_dagtekening"):
        if (op := over.get(code)) is not None and op < BEGIN_VAN_DE_WET:
            regel.zeg(ronde.soort.per_code[code].naam, f"{PIP_VAN_VOOR_DE_WET} {_('Niet overgenomen.')}")
            del over[code]
    return over


def feiten_van(ronde: Ronde, regel: Regel, waarden: dict[str, Any], doel: Doel | None) -> list[Feit]:
    """The facts of this row, with a sentence about what cannot be read."""
    if ronde.soort.code == "duo":
        return _feiten_van_signaal(ronde, regel, waarden, doel)
    ontbreekt = [nodig for nodig in ronde.soort.nodig if not any(code in waarden for code in nodig.split("|"))]
    if ontbreekt:
        regel.zeg("", _("In deze regel staat geen datum om over te nemen."), erg=True)
        return []
    return _feiten_uit_kolommen(ronde, regel, waarden)


def _feiten_van_signaal(ronde: Ronde, regel: Regel, waarden: dict[str, Any], doel: Doel | None) -> list[Feit]:
    for code in ronde.soort.nodig:
        if code not in waarden:
            regel.zeg(
                ronde.soort.per_code[code].naam,
                _("Dit veld is leeg. Zonder dit is een signaal van DUO niet te lezen."),
                erg=True,
            )
            return []
    try:
        signaal = signalen.signaal(waarden["signaal"])
    except ValueError as fout:
        regel.zeg(_("signaal van DUO"), str(fout), erg=True)
        return []
    bekend = doel is not None
    signalen.in_bereik(ronde.gemeente, waarden, bekend=bekend, vertrekt=signaal.code in signalen.VERTREK).of_weiger()
    if doel is None and not signaal.opent:
        raise Weigering(_("Deze persoon heeft hier geen dossier. De regel is niet bewaard."))
    if doel is not None and doel.regime == "wi2013":
        raise Weigering(
            _("Dossier %(nummer)s valt onder de oude wet. Dit signaal past daar niet bij.") % {"nummer": doel.nummer}
        )
    if doel is not None and signaal.opent:
        waarden = {"doelgroep": doel.doelgroep, **waarden}
    if plat(str(waarden.get("pip_gemeente") or "")) == ronde.gemeente:
        waarden = {naam: waarde for naam, waarde in waarden.items() if naam != "pip_gemeente"}  # ours, not of elsewhere
    if "geslaagd" in waarden:
        waarden = {**waarden, "geslaagd": waarden["geslaagd"] == "ja"}
    feiten = [Feit(*feit) for feit in signalen.feiten(signaal, op=waarden["op"], waarden=waarden)]
    if signaal.code == signalen.MET_PIP:
        _zeg_wat_nog_niet_bekend_is(ronde, regel, waarden, doel)
    return feiten


def _zeg_wat_nog_niet_bekend_is(ronde: Ronde, regel: Regel, waarden: dict[str, Any], doel: Doel | None) -> None:
    """Of the PIP that came along: the day and the route may be filled in later, and stay visible as not known."""
    al = doel.bekend.get("pip_dagtekening", []) if doel is not None else []
    bekend = {"pip_op": bool(al), "leerroute": any(gegevens.get("leerroute") for _op, gegevens in al)}
    for code in ("pip_op", "leerroute"):
        if code not in waarden and not bekend[code]:
            regel.zeg(ronde.soort.per_code[code].naam, _("Nog niet bekend. Leg dit later vast in het dossier."))


def _feiten_uit_kolommen(ronde: Ronde, regel: Regel, waarden: dict[str, Any]) -> list[Feit]:
    dagen: dict[str, date] = {}
    gegevens: dict[str, dict[str, Any]] = {}
    for code, waarde in waarden.items():
        veld = ronde.soort.per_code[code]
        if veld.soort and not veld.gegeven:
            dagen[veld.soort] = waarde
        elif veld.soort:
            gegevens.setdefault(veld.soort, {})[veld.gegeven] = (
                waarde.isoformat() if isinstance(waarde, date) else waarde
            )
    if termijn := gegevens.get("duo_termijn"):
        if {"begin", "einde"} <= set(termijn):
            dagen["duo_termijn"] = min(date.fromisoformat(termijn["begin"]), ronde.vandaag)
        else:
            regel.zeg(_("termijn volgens DUO"), _("Er is een begin én een einde nodig. Niet overgenomen."))
    if "pip_dagtekening" in dagen and "pip_dagtekening" not in gegevens:
        regel.zeg(_("leerroute"), _("De leerroute ontbreekt. Zonder leerroute zijn niet alle termijnen te berekenen."))
    for soort in gegevens.keys() - dagen.keys() - {"duo_termijn"}:
        regel.zeg(GEBEURTENISSEN[soort].naam, _("De datum ontbreekt. Niet overgenomen."))
    return [Feit(soort, op, gegevens.get(soort, {})) for soort, op in sorted(dagen.items(), key=lambda paar: paar[1])]


def zet_feiten(ronde: Ronde, regel: Regel, feiten: list[Feit], doel: Doel) -> None:
    """Keep of these facts what the dossier does not say yet, what this reader may record, and what the law allows."""
    vertrouwt = ronde.soort.code in {"duo", "uitkering"}
    for feit in feiten:
        soort = GEBEURTENISSEN[feit.soort]
        eerder = doel.bekend.get(feit.soort, [])
        wat = {naam: waarde for naam, waarde in feit.gegevens.items() if naam != "elders"}
        if any(op == feit.op and wat.items() <= gegevens.items() for op, gegevens in eerder):
            continue
        if eerder and not vertrouwt and feit.soort not in _HERHAALT:
            regel.zeg(
                soort.naam,
                _("In het dossier staat %(dossier)s, in het bestand %(bestand)s. Het dossier is niet veranderd.")
                % {"dossier": _dag(eerder[-1][0]), "bestand": _dag(feit.op)},
            )
            continue
        if not recht(ronde.wie.rol, soort.categorie).schrijf:
            regel.zeg(soort.naam, _("Uw rol legt dit niet vast. Niet overgenomen."))
            continue
        if feit.soort in BESLUITEN and not ronde.mag_besluit:
            regel.zeg(soort.naam, _("Een besluit neemt alleen een regievoerder met mandaat over. Niet overgenomen."))
            continue
        if soort.voor_wet and (fouten := _fouten(ronde, feit, doel)):
            zinnen = " ".join(in_woorden(fout) for fout in fouten)
            regel.zeg(soort.naam, _("%(wat)s Niet overgenomen.") % {"wat": zinnen})
            continue
        doel.bekend.setdefault(feit.soort, []).append((feit.op, feit.gegevens))
        regel.feiten.append(feit)


def _fouten(ronde: Ronde, feit: Feit, doel: Doel) -> list[wet.Fout]:
    """The law's faults in a fact, among what is known of this person: in memory, and only for kinds that can clash."""
    samen = feit.soort in wet.HANGT_SAMEN
    feiten = doel.feiten(ronde.gemeente) if samen else wet.Feiten(ronde.gemeente, doel.doelgroep)
    return wet.fouten_bij(feiten, wet.Gebeurtenis(feit.soort, feit.op, voor_de_wet(feit.soort, feit.gegevens)))


def _dag(op: date) -> str:
    return f"{op.day}-{op.month}-{op.year}"
