"""The dry run: what every row would do, and why. Writes nothing; booking uses the very same outcome."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

import wet
from samenspel.dossiers.bevoegdheden import mag_besluit_vastleggen, mag_dossier_openen, mag_verdelen
from samenspel.dossiers.keuren import in_woorden
from samenspel.dossiers.soorten import BEGIN_VAN_DE_WET, BESLUITEN, PIP_VAN_VOOR_DE_WET, voor_de_wet
from samenspel.dossiers.soorten import SOORTEN as GEBEURTENISSEN
from samenspel.kern.geheim import blinde_index
from samenspel.kern.identiteit import Aanwezige
from samenspel.kern.oordeel import Weigering
from samenspel.kern.plat import plat
from samenspel.kern.uuid7 import uuid7
from samenspel.koppelingen.duo import signalen
from samenspel.koppelingen.inlezen.bekenden import Bekenden, NaamSleutel, contact_sleutel, naam_sleutel, zoek_bekenden
from samenspel.koppelingen.inlezen.gezin import VELDEN as GEZINSVELDEN
from samenspel.koppelingen.inlezen.gezin import vul_bekend_gezin, zet_gezin
from samenspel.koppelingen.inlezen.herkennen import Tabel
from samenspel.koppelingen.inlezen.nulmeting import GEZONDHEID, TAAL, ZRM, vul_bekende, zet_nulmeting
from samenspel.koppelingen.inlezen.ontleden import adres, naam, ontleed
from samenspel.koppelingen.inlezen.regel import Doel, Feit, Regel, Uitkomst
from samenspel.koppelingen.inlezen.velden import BestandSoort
from samenspel.personen.models import Contactgegeven, Nummer
from samenspel.toegang.matrix import recht

STUK = 5_000
_NUMMERS: tuple[str, ...] = ("bsn", "v_nummer")
_CONTACTEN = (
    (Contactgegeven.Soort.TELEFOON, "telefoon"),
    (Contactgegeven.Soort.EMAIL, "email"),
    (Contactgegeven.Soort.AZC, "azc"),
    (Contactgegeven.Soort.ADRES, "adres_heel"),
)


_HERHAALT = frozenset({"mb_voortgang"})
"""What a partner tells again every time: a later day is a new fact, not a difference."""


@dataclass(slots=True)
class Keuring:
    """The state of one pass over a file: who reads, on which day, and whom it met so far."""

    wie: Aanwezige
    soort: BestandSoort
    vandaag: date
    gemeente: str  # plain name
    doelgroep: str = ""  # for rows that do not say it
    nieuw_op_nummer: dict[bytes, Doel] = field(default_factory=dict)
    nieuw_op_naam: dict[NaamSleutel, Doel] = field(default_factory=dict)
    mag_openen: bool = field(init=False)
    mag_verdelen: bool = field(init=False)
    mag_besluit: bool = field(init=False)

    def __post_init__(self) -> None:
        self.mag_openen = bool(mag_dossier_openen(self.wie))
        self.mag_verdelen = bool(mag_verdelen(self.wie))
        self.mag_besluit = bool(mag_besluit_vastleggen(self.wie, self.vandaag))

    def stukken(self, tabel: Tabel, *, vanaf: int = 0) -> Iterator[list[Regel]]:
        """The outcome of the rows, `STUK` at a time; `vanaf` skips rows that were booked before."""
        velden = [
            (kolom, self.soort.per_code[kolom.veld]) for kolom in tabel.kolommen if kolom.veld in self.soort.per_code
        ]
        for begin in range(vanaf, len(tabel.rijen), STUK):
            yield self._stuk(velden, tabel.rijen[begin : begin + STUK])

    def _stuk(self, velden: list[Any], rijen: Sequence[tuple[int, list[str]]]) -> list[Regel]:
        regels: list[tuple[Regel, dict[str, Any], dict[str, bytes]]] = []
        for nummer, cellen in rijen:
            regel = Regel(nummer)
            waarden = ontleed(velden, cellen, regel, vandaag=self.vandaag)
            regel.naam = naam(waarden)
            blind = {code: self._blind(code, waarden[code]) for code in _NUMMERS if code in waarden}
            regels.append((regel, waarden, blind))
        bekenden = zoek_bekenden(
            {waarde for _regel, _waarden, blind in regels for waarde in blind.values()},
            {waarden.get("geboortedatum", "") for _regel, waarden, _blind in regels},
            wie=self.wie,
            vandaag=self.vandaag,
        )
        if any(kolom.veld in GEZINSVELDEN for kolom, _veld in velden):
            vul_bekend_gezin([*bekenden.op_nummer.values(), *bekenden.op_naam.values()], self.wie)
        if any(kolom.veld.startswith((TAAL, GEZONDHEID, ZRM)) for kolom, _veld in velden):
            vul_bekende([*bekenden.op_nummer.values(), *bekenden.op_naam.values()], self.wie)
        for regel, waarden, blind in regels:
            if not regel.is_fout():
                self._beoordeel(regel, waarden, blind, bekenden)
        return [regel for regel, _waarden, _blind in regels]

    def _blind(self, soort: str, waarde: str) -> bytes:
        return blinde_index(waarde, soort=soort, gemeente_id=self.wie.gemeente_id)

    def _beoordeel(self, regel: Regel, waarden: dict[str, Any], blind: dict[str, bytes], bekenden: Bekenden) -> None:
        doel = self._wie_is_dit(regel, waarden, blind, bekenden)
        if regel.is_fout():
            return
        try:
            feiten = self._feiten(regel, self._zonder_pip_van_voor_de_wet(regel, waarden), doel)
        except Weigering as weigering:
            regel.zeg("", weigering.reden, erg=True)
            return
        if regel.is_fout():
            return
        if doel is None:
            doel = self._nieuw(regel, waarden, blind, bekenden)
            if doel is None:
                return
        elif not self._bruikbaar(regel, doel):
            return
        regel.doel = doel
        self._zet_persoon(regel, waarden, doel)
        self._zet_feiten(regel, feiten, doel)
        zet_gezin(regel, waarden, doel, self.wie, self.vandaag)
        beoordelaar = _("overgenomen uit een bestand") if self.soort.code == "scores" else ""
        zet_nulmeting(regel, waarden, doel, self.wie, beoordelaar=beoordelaar)
        self._zet_rest(regel, waarden, doel, bekenden)
        _bepaal_uitkomst(regel, doel)

    # -- who ------------------------------------------------------------------

    def _wie_is_dit(
        self, regel: Regel, waarden: dict[str, Any], blind: dict[str, bytes], bekenden: Bekenden
    ) -> Doel | None:
        gevonden = [
            doel
            for waarde in blind.values()
            if (doel := bekenden.op_nummer.get(waarde) or self.nieuw_op_nummer.get(waarde)) is not None
        ]
        if len({doel.dossier_id for doel in gevonden}) > 1:
            regel.zeg(
                _("BSN"), _("BSN en V-nummer horen bij twee verschillende dossiers. Kijk dit met de hand na."), erg=True
            )
            return None
        if gevonden:
            return gevonden[0]
        if not regel.naam or not waarden.get("geboortedatum"):
            return None
        sleutel = naam_sleutel(regel.naam, waarden["geboortedatum"])
        doel = bekenden.op_naam.get(sleutel) or self.nieuw_op_naam.get(sleutel)
        if doel is not None and any(soort in doel.nummers for soort in blind):
            regel.zeg(
                _("naam"),
                _(
                    "Er is al iemand met deze naam en geboortedatum, maar met een ander nummer%(wie)s. Kijk dit met de hand na."
                )
                % {"wie": _hint(doel)},
                erg=True,
            )
            return None
        return doel

    def _bruikbaar(self, regel: Regel, doel: Doel) -> bool:
        if not doel.bereikbaar:
            regel.zeg("", _("Deze persoon heeft al een dossier bij een collega. Geef de gegevens aan de regievoerder."))
        elif doel.gesloten:
            regel.zeg("", _("Dossier %(nummer)s is gesloten. Heropen het eerst.") % {"nummer": doel.nummer})
        else:
            return True
        regel.uitkomst = Uitkomst.OVERGESLAGEN
        return False

    def _nieuw(self, regel: Regel, waarden: dict[str, Any], blind: dict[str, bytes], bekenden: Bekenden) -> Doel | None:
        doelgroep = waarden.get("doelgroep") or self.soort.doelgroep or self.doelgroep
        if not self.soort.opent:
            regel.zeg("", _("Deze persoon staat niet in Samenspel. De regel is niet bewaard."))
        elif not self.mag_openen:
            regel.zeg("", _("Uw rol opent geen dossiers. Vraag een regievoerder deze regel in te lezen."))
        elif not regel.naam:
            regel.zeg(_("naam"), _("Er staat geen naam, en deze persoon is nog niet bekend."), erg=True)
        elif not doelgroep:
            regel.zeg(
                _("groep"),
                _("Bij welke groep hoort deze persoon? Vul de kolom, of kies een groep voor het hele bestand."),
                erg=True,
            )
        else:
            return self._maak_doel(regel, waarden, blind, doelgroep, bekenden)
        return None

    def _maak_doel(
        self, regel: Regel, waarden: dict[str, Any], blind: dict[str, bytes], doelgroep: str, bekenden: Bekenden
    ) -> Doel:
        regime = "wi2013" if doelgroep == "WI2013" else "wi2021"
        doel = Doel(uuid7(), True, doelgroep, regime=regime, nummers=dict(blind), eerste_rij=regel.rij)
        self.nieuw_op_nummer.update(dict.fromkeys(blind.values(), doel))
        if geboren := waarden.get("geboortedatum"):
            sleutel = naam_sleutel(regel.naam, geboren)
            self.nieuw_op_naam[sleutel] = doel
            for woorden, ander in bekenden.op_geboorte.get(geboren, ()):
                if woorden & sleutel[0] and ander.bereikbaar:
                    regel.zeg(
                        _("naam"),
                        _("Lijkt op %(nummer)s: zelfde geboortedatum en een zelfde naam. Is dit dezelfde persoon?")
                        % {"nummer": ander.nummer},
                    )
        elif not blind:
            regel.zeg(
                _("geboortedatum"), _("Zonder nummer en geboortedatum ziet Samenspel niet of deze persoon er al is.")
            )
        regel.uitkomst = Uitkomst.NIEUW
        return doel

    # -- what -----------------------------------------------------------------

    def _zonder_pip_van_voor_de_wet(self, regel: Regel, waarden: dict[str, Any]) -> dict[str, Any]:
        """There is no PIP of before the act (Wi 15): that column is not taken over, the rest of the row is."""
        over = dict(waarden)
        for code in ("pip_op", "pip_dagtekening"):
            if (op := over.get(code)) is not None and op < BEGIN_VAN_DE_WET:
                regel.zeg(self.soort.per_code[code].naam, f"{PIP_VAN_VOOR_DE_WET} {_('Niet overgenomen.')}")
                del over[code]
        return over

    def _feiten(self, regel: Regel, waarden: dict[str, Any], doel: Doel | None) -> list[Feit]:
        if self.soort.code == "duo":
            return self._feiten_van_signaal(regel, waarden, doel)
        ontbreekt = [nodig for nodig in self.soort.nodig if not any(code in waarden for code in nodig.split("|"))]
        if ontbreekt:
            regel.zeg("", _("In deze regel staat geen datum om over te nemen."), erg=True)
            return []
        return self._feiten_uit_kolommen(regel, waarden)

    def _feiten_van_signaal(self, regel: Regel, waarden: dict[str, Any], doel: Doel | None) -> list[Feit]:
        for code in self.soort.nodig:
            if code not in waarden:
                regel.zeg(
                    self.soort.per_code[code].naam,
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
        signalen.in_bereik(self.gemeente, waarden, bekend=bekend, vertrekt=signaal.code in signalen.VERTREK).of_weiger()
        if doel is None and not signaal.opent:
            raise Weigering(_("Deze persoon heeft hier geen dossier. De regel is niet bewaard."))
        if doel is not None and doel.regime == "wi2013":
            raise Weigering(
                _("Dossier %(nummer)s valt onder de oude wet. Dit signaal past daar niet bij.")
                % {"nummer": doel.nummer}
            )
        if doel is not None and signaal.opent:
            waarden = {"doelgroep": doel.doelgroep, **waarden}
        if plat(str(waarden.get("pip_gemeente") or "")) == self.gemeente:
            waarden = {
                naam: waarde for naam, waarde in waarden.items() if naam != "pip_gemeente"
            }  # ours, not of elsewhere
        if "geslaagd" in waarden:
            waarden = {**waarden, "geslaagd": waarden["geslaagd"] == "ja"}
        feiten = [Feit(*feit) for feit in signalen.feiten(signaal, op=waarden["op"], waarden=waarden)]
        if signaal.code == signalen.MET_PIP:
            self._zeg_wat_nog_niet_bekend_is(regel, waarden, doel)
        return feiten

    def _zeg_wat_nog_niet_bekend_is(self, regel: Regel, waarden: dict[str, Any], doel: Doel | None) -> None:
        """Of the PIP that came along: the day and the route may be filled in later, and stay visible as not known."""
        al = doel.bekend.get("pip_dagtekening", []) if doel is not None else []
        bekend = {"pip_op": bool(al), "leerroute": any(gegevens.get("leerroute") for _op, gegevens in al)}
        for code in ("pip_op", "leerroute"):
            if code not in waarden and not bekend[code]:
                regel.zeg(self.soort.per_code[code].naam, _("Nog niet bekend. Leg dit later vast in het dossier."))

    def _feiten_uit_kolommen(self, regel: Regel, waarden: dict[str, Any]) -> list[Feit]:
        dagen: dict[str, date] = {}
        gegevens: dict[str, dict[str, Any]] = {}
        for code, waarde in waarden.items():
            veld = self.soort.per_code[code]
            if veld.soort and not veld.gegeven:
                dagen[veld.soort] = waarde
            elif veld.soort:
                gegevens.setdefault(veld.soort, {})[veld.gegeven] = (
                    waarde.isoformat() if isinstance(waarde, date) else waarde
                )
        if termijn := gegevens.get("duo_termijn"):
            if {"begin", "einde"} <= set(termijn):
                dagen["duo_termijn"] = min(date.fromisoformat(termijn["begin"]), self.vandaag)
            else:
                regel.zeg(_("termijn volgens DUO"), _("Er is een begin én een einde nodig. Niet overgenomen."))
        if "pip_dagtekening" in dagen and "pip_dagtekening" not in gegevens:
            regel.zeg(
                _("leerroute"), _("De leerroute ontbreekt. Zonder leerroute zijn niet alle termijnen te berekenen.")
            )
        for soort in gegevens.keys() - dagen.keys() - {"duo_termijn"}:
            regel.zeg(GEBEURTENISSEN[soort].naam, _("De datum ontbreekt. Niet overgenomen."))
        return [
            Feit(soort, op, gegevens.get(soort, {})) for soort, op in sorted(dagen.items(), key=lambda paar: paar[1])
        ]

    def _zet_feiten(self, regel: Regel, feiten: list[Feit], doel: Doel) -> None:
        vertrouwt = self.soort.code in {"duo", "uitkering"}
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
            if not recht(self.wie.rol, soort.categorie).schrijf:
                regel.zeg(soort.naam, _("Uw rol legt dit niet vast. Niet overgenomen."))
                continue
            if feit.soort in BESLUITEN and not self.mag_besluit:
                regel.zeg(
                    soort.naam, _("Een besluit neemt alleen een regievoerder met mandaat over. Niet overgenomen.")
                )
                continue
            if soort.voor_wet and (fouten := self._fouten(feit, doel)):
                zinnen = " ".join(in_woorden(fout) for fout in fouten)
                regel.zeg(soort.naam, _("%(wat)s Niet overgenomen.") % {"wat": zinnen})
                continue
            doel.bekend.setdefault(feit.soort, []).append((feit.op, feit.gegevens))
            regel.feiten.append(feit)

    def _fouten(self, feit: Feit, doel: Doel) -> list[wet.Fout]:
        """The law's faults in a fact, among what is known of this person: in memory, and only for kinds that can clash."""
        samen = feit.soort in wet.HANGT_SAMEN
        feiten = doel.feiten(self.gemeente) if samen else wet.Feiten(self.gemeente, doel.doelgroep)
        return wet.fouten_bij(feiten, wet.Gebeurtenis(feit.soort, feit.op, voor_de_wet(feit.soort, feit.gegevens)))

    # -- the person -------------------------------------------------------------

    def _zet_persoon(self, regel: Regel, waarden: dict[str, Any], doel: Doel) -> None:
        if regel.uitkomst is Uitkomst.NIEUW:
            talen = [
                deel.strip()[:40]
                for deel in str(waarden.get("talen", "")).replace("/", ",").replace(";", ",").split(",")
            ]
            regel.persoon = {
                "naam": regel.naam,
                "roepnaam": waarden.get("roepnaam", ""),
                "geboortedatum": waarden.get("geboortedatum", ""),
                "geslacht": waarden.get("geslacht", "anders"),
                "land_herkomst": waarden.get("land_herkomst", ""),
                "talen": [taal for taal in talen if taal],
                "tolk_nodig": waarden.get("tolk", False),
            }
        for soort in (Nummer.Soort.BSN, Nummer.Soort.V_NUMMER):
            if soort in waarden and (regel.uitkomst is Uitkomst.NIEUW or soort not in doel.nummers):
                regel.nummers[soort] = waarden[soort]
                doel.nummers[soort] = self._blind(soort, waarden[soort])
        waarden = {**waarden, "adres_heel": adres(waarden)}
        for soort_contact, code in _CONTACTEN:
            waarde = waarden.get(code)
            if not waarde:
                continue
            sleutel = (str(soort_contact), contact_sleutel(soort_contact, waarde))
            if sleutel in doel.contacten:
                continue
            if any(soort == soort_contact for soort, _waarde in doel.contacten):
                regel.zeg(soort_contact.label, _("In het dossier staat iets anders. Het dossier is niet veranderd."))
                continue
            doel.contacten.add(sleutel)
            regel.contacten.append((str(soort_contact), waarde))

    def _zet_rest(self, regel: Regel, waarden: dict[str, Any], doel: Doel, bekenden: Bekenden) -> None:
        if contact := waarden.get("contactpersoon"):
            self._zet_contactpersoon(regel, str(contact), doel, bekenden)
        if notitie := waarden.get("opmerking"):
            if regel.uitkomst is not Uitkomst.NIEUW:
                regel.zeg(_("opmerking"), _("Het dossier bestaat al. De opmerking is niet overgenomen."))
            elif recht(self.wie.rol, "C15").schrijf:
                regel.notitie = notitie
            else:
                regel.zeg(_("opmerking"), _("Uw rol schrijft geen notities. Niet overgenomen."))

    def _zet_contactpersoon(self, regel: Regel, cel: str, doel: Doel, bekenden: Bekenden) -> None:
        gekozen = bekenden.medewerkers.get(cel.lower()) or bekenden.medewerkers.get(plat(cel))
        if gekozen is None:
            regel.zeg(
                _("contactpersoon"),
                _("“%(naam)s” heeft hier geen aanstelling als regievoerder of coach. Verdeel dit dossier later.")
                % {"naam": cel[:40]},
            )
        elif gekozen == doel.contactpersoon_id:
            return
        elif doel.contactpersoon_id is not None:
            regel.zeg(_("contactpersoon"), _("Het dossier heeft een andere contactpersoon. Dat is niet veranderd."))
        elif not self.mag_verdelen:
            regel.zeg(
                _("contactpersoon"), _("Alleen een regievoerder of teamleider verdeelt dossiers. Niet overgenomen.")
            )
        else:
            regel.contactpersoon_id = doel.contactpersoon_id = gekozen


def _bepaal_uitkomst(regel: Regel, doel: Doel) -> None:
    if regel.uitkomst is Uitkomst.NIEUW:
        return
    if doel.nieuw:
        regel.zeg("", _("Dezelfde persoon staat ook in rij %(rij)s.") % {"rij": doel.eerste_rij})
    verandert = (
        regel.feiten or regel.nummers or regel.contacten or regel.contactpersoon_id or regel.gezin or regel.metingen
    )
    regel.uitkomst = Uitkomst.BIJGEWERKT if verandert else Uitkomst.BEKEND


def _hint(doel: Doel) -> str:
    return f" ({doel.nummer})" if doel.nummer and doel.bereikbaar else ""


def _dag(op: date) -> str:
    return f"{op.day}-{op.month}-{op.year}"
