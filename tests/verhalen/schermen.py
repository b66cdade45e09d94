"""Every screen that a role may open, from the URL configuration itself: a new screen is looked at before anybody thinks of it.

An address with an id needs a row that has such a page. `ROWS` finds candidates in the demo world; the first that answers
with a page counts. What answers with no page at all must stand in `GEEN_SCHERM`, with why.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from itertools import product
from typing import Any

from django.urls import get_resolver, resolve, reverse

from samenspel.toegang.openbaar import niet_hier
from samenspel.werkvoorraad.views.daden import WACHTCODES
from tests.huisregels.test_elke_url_is_beschermd import _urls

Lees = Callable[[str], list[Any]]
Vraag = Callable[[str], tuple[int, str]]
"""Asks for a path; gives the status and the kind of content, and follows nothing."""
Kandidaat = dict[str, Any]

_IN_ASSEN = "gemeente_id = (select id from organisaties_gemeente where code = 'assen')"

_VAN_MARIEKE = (
    "dossier_id in (select d.id from dossiers_dossier d join toegang_gebruiker g on g.id = d.contactpersoon_id"
    " where g.email = 'marieke@assen.test' and d.gesloten_op is null)"
)
"""A regievoerder sees her own caseload (ADR 25)."""

# By the names in the address: where a row is found. With a dossier first, for both come from one row.
ROWS: dict[tuple[str, ...], str] = {
    ("dossier_id",): "(select dossier_id from plan_pip where {hier} and stand = 'concept' limit 2) union all"
    " (select dossier_id from plan_pip where {hier} and stand = 'besproken' limit 2) union all"
    " (select dossier_id from plan_pip where {hier} and stand = 'vastgesteld' limit 2) union all"
    " (select dossier_id from plan_pip where {hier} and stand = 'bekendgemaakt' limit 2) union all"
    " (select dossier_id from plan_steunplan where {hier} limit 2) union all"
    " (select id from dossiers_dossier where {hier} and gesloten_op is null order by id desc limit 12)",
    ("dossier_id", "afspraak_id"): "select dossier_id, id from dossiers_afspraak where {hier} limit 3",
    ("dossier_id", "meewerking_id"): "select dossier_id, id from toegang_meewerking where {hier} and dossier_id is not null limit 3",
    ("meewerking_id",): "select id from toegang_meewerking where {hier} and regievoerder_id is not null limit 3",
    ("dossier_id", "betrokkenheid_id"): "select dossier_id, id from toegang_betrokkenheid where {hier} and tot is null limit 3",
    ("betrokkenheid_id",): "select id from toegang_betrokkenheid where {hier} and stand = 'voorgesteld' limit 3",
    ("dossier_id", "feit_id"): "select dossier_id, id from dossiers_gebeurtenis where {hier} and bron = 'hand' and soort = 'mb_gestart' limit 6",
    ("dossier_id", "doel_id"): f"select dossier_id, id from plan_doel where {{hier}} and {_VAN_MARIEKE} order by id desc limit 6",
    ("dossier_id", "actie_id"): f"select dossier_id, id from plan_actie where {{hier}} and klaar_op is null and vervallen_op is null and {_VAN_MARIEKE} limit 6",
    ("datalek_id",): "select id from datalek_datalek where {hier} limit 2",
    ("lijst_id",): "select id from bewaren_vernietigingslijst where {hier} limit 2",
    ("dossier_id", "bezwaar_id"): "select dossier_id, id from plan_pipbezwaar where {hier} order by beslist_op nulls first limit 3",
    ("dossier_id", "rij_id"): "select dossier_id, id from intake_taalmeting where {hier} and ingetrokken_op is null limit 6",
    ("dossier_id", "opinion_id"): "select dossier_id, id from intake_secondopinion where {hier} limit 3",
    ("dossier_id", "versie"): "select dossier_id, 1 from plan_pip where {hier} and stand = 'bekendgemaakt' limit 3",
    ("dossier_id", "nummer"): "select dossier_id, 1 from plan_steunplan where {hier} limit 3",
    ("inlezing_id",): "select id from koppelingen_inlezing where {hier} order by id desc limit 3",
    ("deelnemer_id",): "select id from toegang_deelnemer where {hier} limit 3",
    ("zaak_id",): "select id from avg_avgzaak where {hier} order by gevraagd_op desc limit 3",
    ("nood_id",): "select id from avg_noodtoegang where {hier} order by gevraagd_op desc limit 3",
    ("afspraak_id",): "select id from dossiers_afspraak where {hier} limit 3",
    ("termijn_id",): "select id from dossiers_bewaaktetermijn where {hier} and voldaan_op is null and dossier_id in"
    " (select id from dossiers_dossier where {hier} and gesloten_op is null) limit 12",
    ("herinnering_id",): "select id from dossiers_herinnering where {hier} and klaar_op is null limit 6",
    ("actie_id",): "select id from plan_actie where {hier} and organisatie_id is not null and klaar_op is null limit 6",
    ("gebruiker_id",): "select id from toegang_gebruiker where email = 'joost@assen.test'",
    ("aanstelling_id",): "select id from toegang_aanstelling where {hier} and tot is null and rol = 'regievoerder' limit 2",
    ("melding_id",): "select id from dossiers_duomelding where {hier} limit 2",
    ("vraag_id",): "select id from intake_eigenvraag where {hier} order by nummer limit 2",
    ("sjabloon_id",): "select id from plan_plansjabloon where {hier} order by nummer, versie desc limit 3",
    ("dossier_id", "sjabloon_id"): "select d.id, s.id from dossiers_dossier d join plan_plansjabloon s on s.gemeente_id = d.gemeente_id"
    " where s.vastgesteld_op is not null and s.ingetrokken_op is null and d.gesloten_op is null and d.regime <> 'wi2013'"
    " and s.plansoort = 'plan_wi2021' and d.gemeente_id = (select id from organisaties_gemeente where code = 'assen') limit 12",
    ("overeenkomst_id",): "select id from toegang_overeenkomst where {hier} and tot is null limit 2",
    ("contract_id",): "select id from toegang_contractbeheer where {hier} limit 1",
    ("kwalificatie_id",): "select id from toegang_kwalificatie where {hier} and tot is null limit 2",
}  # fmt: skip
ROWS_VAN: dict[str, str] = {
    "plan:steunplan_vaststellen": "select dossier_id from plan_steunplan where {hier} and stand = 'concept' limit 3",
    "plan:steunplan_versie": "select dossier_id, versie from plan_steunplan where {hier} and stand <> 'concept' limit 3",
    "plan:mijn_actie": "select id from plan_actie where {hier} and klaar_op is null and organisatie_id ="
    " (select id from organisaties_organisatie where naam like 'VluchtelingenWerk Noord%') limit 12",
}
# Words in an address: one that has a page, or several when they lead to different pages.
WOORDEN: dict[tuple[str, str], tuple[str, ...]] = {
    ("avg:zaak_daad", "daad"): ("antwoord",),
    ("portaal:gegevens_vraag", "soort"): ("rectificatie",),
    ("beleid:waarde", "parameter"): ("welkomgesprek_weken", "ontzorg_review_basis"),
    ("datalek:brief", "taal"): ("nl",),
    ("dossiers:feit", "soort"): ("duo_termijn", "kennisgeving_inburgeringsplicht"),
    ("dossiers:nummer", "soort"): ("bsn",),
    ("huisstijl:scherm", "naam"): ("formulier",),
    ("intake:gesprek", "kind"): ("welkomgesprek", "eindgesprek"),
    ("intake:intrekken", "wat"): ("taal",),
    ("intake:meting", "soort"): ("taal", "positieve-gezondheid"),
    ("intake:vragen", "domein"): ("gezin", "werk"),
    ("intakevragen:nieuw", "domein"): ("gezin",),
    ("koppelingen:signaal", "code"): ("ss101",),
    ("koppelingen:voorbeeld", "soort"): ("caseload",),
    ("plan:actiedaad", "daad"): ("toewijzen", "afronden"),
    ("plan:bezwaarstap", "soort"): ("uitgesteld",),
    ("plan:doeldaad", "daad"): ("wijzigen", "bereiken"),
    ("plan:praktijk", "onderwerp"): ("leerroute",),
    ("plansjablonen:voorbeeld", "voorbeeld"): ("eerste_maanden",),
    ("portaal:vragenblad", "domein"): ("gezin", "werk"),
    ("werkvoorraad:wacht_signaal", "code"): (min(WACHTCODES),),
}
GEEN_SCHERM = {
    "account_aanbieder_terug": "where a provider sends the browser back; test_aanbieder.py comes back",
    "account_koppellink": "only with a link of the manager; test_aanbieder.py opens one",
    "account_bent_u_het": "leads to the quickest way to show it; test_opnieuw.py goes through it",
    "account_er_nog": "an act; test_er_nog.py presses it",
    "account_login": "looked at without a login",
    "account_logout": "leads to the page of the login when nobody is logged in",
    "datalek:getroffenen": "a file of a breach",
    "datalek:melding_pdf": "a file of a breach",
    "dossiers:document": "a file",
    "dossiers:oproepbrief": "a file, of a summons with a time and a place; test_de_intake.py goes to it",
    "avg:alleen_bewaren": "only while a record is only stored; test_zaken.py restricts one",
    "avg:opheffen": "only while a record is only stored; test_zaken.py restricts one",
    "avg:zaak_haal": "a file, once it was made; test_zaken.py makes it",
    "portaal:gemachtigd": "only with the link and code that a newcomer gave; portaal/tests/test_gemachtigde.py comes in",
    "balie:gevonden": "only after a question; balie/tests/test_balie.py asks one",
    "bewaren:handtekening": "asks first who you are; bewaren/tests/test_schermen.py signs a list",
    "bewaren:opheffing": "only of what is held; bewaren/tests/test_schermen.py goes through it",
    "bewaren:uitvoer": "a file",
    "bewaren:verklaring": "a file",
    "logboek:signaal": "only when something stood out; test_logboek.py makes it stand out",
    "mfa_activate_totp": "asks the password first; test_tweede_stap.py goes through it",
    "mfa_add_webauthn": "asks the password first; test_passkey.py goes through it",
    "mfa_list_webauthn": "leads to the page of the second step",
    "mfa_login_webauthn": "the button of the login; test_passkey.py presses it",
    "mfa_reauthenticate_webauthn": "only with a passkey; test_passkey.py goes through it",
    "mfa_remove_webauthn": "only with a passkey; test_passkey.py goes through it",
    "mfa_authenticate": "only between password and code; test_tweede_stap.py goes through it",
    "mfa_deactivate_totp": "only with a second step; test_tweede_stap.py goes through it",
    "mfa_download_recovery_codes": "a file, only with a second step",
    "mfa_generate_recovery_codes": "only with a second step",
    "mfa_reauthenticate": "only with a second step",
    "mfa_view_recovery_codes": "only with a second step",
    "portaal:foto": "a picture, of who has one; test_een_gezicht.py looks at it",
    "keten:geheimhouding": "only for a volunteer, whom a coordinator asks in; keten/tests/test_met_link_en_code.py goes through it",
    "keten:gezin": "the same",
    "keten:gezinnen": "the same",
    "keten:tolk": "only for an interpreter; test_tolk.py looks at it",
    "keten:vrijwilliger": "only when somebody was asked in; the same test does it",
    "keten:vrijwilliger_link": "an act; the same test presses it",
    "persoonlijke_code": "looked at without a login; the same test",
    "persoonlijke_link": "looked at without a login; the same test",
    "toegang:foto": "a picture, of who has one; test_een_gezicht.py looks at it",
    "toegang:start": "leads to the first page of the role",
}


def adressen(naam: str, deel_namen: tuple[str, ...], lees: Lees) -> Iterator[list[str]]:
    """Groups of addresses of one URL name: of each group one must have a page."""
    woorden = [deel for deel in deel_namen if (naam, deel) in WOORDEN]
    ids = tuple(sorted((deel for deel in deel_namen if deel not in woorden), key=lambda deel: deel != "dossier_id"))
    vraag = ROWS_VAN.get(naam) or ROWS.get(ids)
    rijen: list[Kandidaat] = (
        [dict(zip(ids, rij, strict=True)) for rij in lees(vraag.format(hier=_IN_ASSEN))] if vraag else []
    )
    rijen.append({deel: _URLS[naam][deel] for deel in ids})  # an act answers 405 whatever the row
    for keuze in product(*(WOORDEN[naam, deel] for deel in woorden)):
        yield [reverse(naam, kwargs=rij | dict(zip(woorden, keuze, strict=True))) for rij in rijen]


_URLS = dict(_urls(get_resolver()))


def namen() -> list[tuple[str, tuple[str, ...]]]:
    """Every URL name with the names in its address, own pages and those of the login; not what is closed for everybody."""
    paden = {naam: reverse(naam, kwargs=delen) for naam, delen in _URLS.items()}
    return sorted((naam, tuple(delen)) for naam, delen in _URLS.items() if resolve(paden[naam]).func is not niet_hier)


@dataclass(slots=True)
class Oogst:
    """What was found so far, over all roles: which names have a page, and which are no page for anybody."""

    schermen: dict[str, list[str]] = field(default_factory=dict)
    anders: set[str] = field(default_factory=set)

    def zoek(self, vraag: Vraag, lees: Lees) -> list[str]:
        """The pages that this person may open and nobody before did."""
        gevonden: list[str] = []
        for naam, delen in namen():
            if naam in self.schermen or naam in self.anders or naam in GEEN_SCHERM:
                continue
            schermen = [pad for groep in adressen(naam, delen, lees) if (pad := self._eerste(naam, groep, vraag))]
            if schermen:
                self.schermen[naam] = schermen
                gevonden += schermen
        return gevonden

    def _eerste(self, naam: str, groep: list[str], vraag: Vraag) -> str:
        for pad in groep:
            status, soort = vraag(pad)
            if status == 405 or (status == 200 and not soort.startswith("text/html")):
                self.anders.add(naam)  # an act, or a file
                return ""
            if status == 200:
                return pad
        return ""

    def ongezien(self) -> set[str]:
        """Names without a page that are neither act nor file."""
        return {naam for naam, _delen in namen()} - set(self.schermen) - self.anders - set(GEEN_SCHERM)
