"""What a file may tell: fields, the words by which a column is recognised, and the four kinds of file.

Data, not code: a new column is one line here. A fact is recorded as `soort`; its extra fields name theirs.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from typing import Literal

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from samenspel.intake.instrument import zrm_domeinen, zrm_edities
from samenspel.kern.plat import plat

Vorm = Literal[
    "tekst", "datum", "toekomst", "deeldatum", "bsn", "v_nummer", "keuze", "ja_nee", "getal", "telefoon", "email"
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Veld:
    """One thing a column can hold.

    `soort` is the event it starts (a date), or with `gegeven` the event it tells more about. `hoogste` is the
    highest number. `lengte` the longest text that fits.
    """

    code: str
    naam: str | Promise
    woorden: tuple[str, ...]
    vorm: Vorm = "tekst"
    soort: str = ""
    gegeven: str = ""
    keuzes: tuple[tuple[str, str], ...] = ()
    hoogste: int = 0
    lengte: int = 200


def _v(code: str, naam: str | Promise, woorden: str, vorm: Vorm = "tekst", **rest: object) -> Veld:
    return Veld(code=code, naam=naam, woorden=tuple(plat(woord) for woord in woorden.split("|")), vorm=vorm, **rest)  # type: ignore[arg-type]


def _feit(code: str, naam: str | Promise, woorden: str, soort: str = "", gegeven: str = "", **rest: object) -> Veld:
    return _v(code, naam, woorden, rest.pop("vorm", "datum"), soort=soort or code, gegeven=gegeven, **rest)  # type: ignore[arg-type]


_DOELGROEPEN = (
    ("asielstatushouder", "ASIEL_A"), ("statushouder", "ASIEL_A"), ("asiel", "ASIEL_A"), ("asielmigrant", "ASIEL_A"),
    ("vergunninghouder", "ASIEL_A"), ("as", "ASIEL_A"), ("asiel a", "ASIEL_A"),
    ("gezinslid van een asielstatushouder", "ASIEL_B"), ("nareiziger", "ASIEL_B"), ("gezinslid asiel", "ASIEL_B"),
    ("gezinslid asielstatushouder", "ASIEL_B"), ("asiel b", "ASIEL_B"), ("gezinshereniger met asielstatushouder", "ASIEL_B"),
    ("gezinsvormer met asielstatushouder", "ASIEL_B"), ("nareis", "ASIEL_B"),
    ("gezinsmigrant", "GEZIN"), ("gezin", "GEZIN"), ("gezinshereniger", "GEZIN"), ("gezinsvormer", "GEZIN"), ("gm", "GEZIN"),
    ("gezinsmigranten", "GEZIN"), ("overige migrant", "OVERIG"), ("overig", "OVERIG"), ("geestelijk bedienaar", "OVERIG"),
    ("gezins en overige migrant", "GEZIN"),
    ("ondertussengroep", "WI2013"), ("wi2013", "WI2013"), ("wi 2013", "WI2013"), ("wet inburgering 2013", "WI2013"),
    ("vrijwillige inburgeraar", "VRIJWILLIG"), ("vrijwillig", "VRIJWILLIG"), ("vrijwillige", "VRIJWILLIG"),
)  # fmt: skip
_ROUTES = (
    ("b1 route", "B1"), ("b1", "B1"), ("b1route", "B1"), ("b 1 route", "B1"), ("b", "B1"),
    ("onderwijsroute", "ONDERWIJS"), ("onderwijs", "ONDERWIJS"), ("o", "ONDERWIJS"), ("onderwijs route", "ONDERWIJS"), ("or", "ONDERWIJS"),
    ("z route", "Z"), ("z", "Z"), ("zroute", "Z"), ("zelfredzaamheidsroute", "Z"), ("zelfstandigheidsroute", "Z"),
)  # fmt: skip
_GESLACHT = (("vrouw", "vrouw"), ("v", "vrouw"), ("f", "vrouw"), ("vrouwelijk", "vrouw"), ("man", "man"), ("m", "man"),
             ("mannelijk", "man"), ("anders", "anders"), ("onbekend", "anders"), ("x", "anders"), ("o", "anders"))  # fmt: skip
_ONDERDELEN = tuple((naam, naam) for naam in ("lezen", "luisteren", "schrijven", "spreken", "knm"))
_NIVEAUS = (("a1", "A1"), ("a2", "A2"), ("b1", "B1"), ("b2", "B2"))

PERSOON: tuple[Veld, ...] = (
    _v("naam", _("naam"), "naam|volledige naam|naam client|client|clientnaam|naam inburgeraar|inburgeraar|cliënt|naam klant|klant|achternaam voornaam|naam statushouder|naam persoon|persoon"),
    _v("voornaam", _("voornaam"), "voornaam|voornamen|roepnamen|voornaam en of roepnaam"),
    _v("roepnaam", _("roepnaam"), "roepnaam|aanroepnaam", lengte=60),
    _v("tussenvoegsel", _("tussenvoegsel"), "tussenvoegsel|tussenv|tussenvoegsels|voorvoegsel|tv|vv", lengte=30),
    _v("achternaam", _("achternaam"), "achternaam|geslachtsnaam|familienaam"),
    _v("geboortedatum", _("geboortedatum"), "geboortedatum|geb datum|gebdatum|geboren|geboren op|datum geboorte|geb dat|geboorte datum|gebdat|geboortejaar", "deeldatum"),
    _v("bsn", _("BSN"), "bsn|burgerservicenummer|sofinummer|bsn nummer|bsnnummer|bsn nr|sofi nummer|burger service nummer", "bsn"),
    _v("v_nummer", _("V-nummer"), "v nummer|vnummer|vreemdelingennummer|v nr|vnr|ind nummer|vreemdelingnummer|v nummer ind", "v_nummer"),
    _v("geslacht", _("geslacht"), "geslacht|m v|man vrouw|sekse|m v x|gesl", "keuze", keuzes=_GESLACHT),
    _v("telefoon", _("telefoon"), "telefoon|telefoonnummer|tel|mobiel|telnr|tel nr|06 nummer|mobiele telefoon|gsm|mobiel nummer|tel nummer", "telefoon", lengte=60),
    _v("email", _("e-mail"), "e mail|email|mail|emailadres|e mailadres|mailadres", "email"),
    _v("adres", _("adres"), "adres|woonadres|straat|straat en huisnummer|straatnaam|adresgegevens|adres straat"),
    _v("huisnummer", _("huisnummer"), "huisnummer|nr|huisnr|hnr|huis nr|nummer|adres huisnummer|adres nr", lengte=20),
    _v("postcode", _("postcode"), "postcode|pc|adres postcode", lengte=10),
    _v("woonplaats", _("woonplaats"), "woonplaats|plaats|adres plaats|plaatsnaam|adres woonplaats", lengte=60),
    _v("azc", _("AZC"), "azc|azc locatie|opvanglocatie|locatie azc|coa locatie|opvang|naam azc"),
    _v("land_herkomst", _("land van herkomst"), "land van herkomst|herkomst|land|nationaliteit|herkomstland|geboorteland", lengte=60),
    _v("talen", _("taal"), "taal|talen|moedertaal|spreektaal|voertaal|talen spreken"),
    _v("tolk", _("tolk nodig"), "tolk|tolk nodig|tolk j n|tolk ja nee", "ja_nee"),
    _v("doelgroep", _("groep"), "doelgroep|groep|status|soort migrant|type inburgeraar|asiel gezin|categorie|soort inburgeraar", "keuze", keuzes=_DOELGROEPEN),
)  # fmt: skip

_WOONT = (
    _feit("vergunning_verleend", _("vergunning gekregen"), "vergunning|datum vergunning|vergunning verleend|verblijfsvergunning|datum status|verblijfsvergunning verleend|ingangsdatum vergunning"),
    _feit("koppeling_gemeente", _("gekoppeld aan de gemeente"), "koppeling|koppeldatum|datum koppeling|gekoppeld|koppelingsdatum|gekoppeld op|koppeling gemeente|datum van koppeling"),
    _feit("huisvesting", _("woning gekregen"), "huisvesting|datum huisvesting|huurcontract|start huur|gehuisvest|gehuisvest op|datum huurcontract|verhuisdatum|ingang huur"),
    _feit("brp_inschrijving", _("ingeschreven in de gemeente"), "inschrijving brp|brp|brp inschrijving|datum brp|datum inschrijving|ingeschreven|inschrijving gemeente|inschrijfdatum|datum brp inschrijving"),
)  # fmt: skip

KINDEREN = 6
GEZIN: tuple[Veld, ...] = (
    _v("partner_naam", _("naam van de partner"), "partner|naam partner|partner naam|echtgenoot|echtgenote|naam echtgenoot|naam echtgenote|man vrouw van"),
    _v("partner_geboren", _("geboortedatum van de partner"), "geboortedatum partner|partner geboortedatum|geb datum partner|gebdatum partner|partner geboren|geb partner", "deeldatum"),
    _v("kinderen", _("kinderen (namen en geboortedatums)"), "kinderen|namen kinderen|kinderen namen|kinderen en geboortedatum|kinderen met geboortedatum|kind|naam kinderen", lengte=1_000),
    _v("aantal_kinderen", _("aantal kinderen"), "aantal kinderen|kindertal|kinderen aantal|aantal kind|aantal thuiswonende kinderen", "getal", hoogste=15),
    *(
        veld
        for n in range(1, KINDEREN + 1)
        for veld in (
            _v(f"kind_{n}_naam", f"naam van kind {n}", f"kind {n}|naam kind {n}|kind {n} naam|kind{n}"),
            _v(f"kind_{n}_geboren", f"geboortedatum van kind {n}", f"geboortedatum kind {n}|kind {n} geboortedatum|geb datum kind {n}|kind {n} geboren", "deeldatum"),
        )
    ),
)  # fmt: skip
_TAALNIVEAUS = (
    ("alfa", "ALFA"), ("analfabeet", "ALFA"), ("alfabetisering", "ALFA"), ("onder a1", "PRE_A1"), ("pre a1", "PRE_A1"), ("prea1", "PRE_A1"),
    ("a0", "PRE_A1"), ("0", "PRE_A1"), ("geen", "PRE_A1"), ("a1", "A1"), ("a2", "A2"), ("b1", "B1"), ("b2", "B2"), ("c1", "C1"), ("c2", "C2"),
)  # fmt: skip


def _niveau(vaardigheid: str, naam: str | Promise, *woorden: str) -> Veld:
    alle = "|".join(
        vorm for woord in woorden for vorm in (woord, f"niveau {woord}", f"taalniveau {woord}", f"nulmeting {woord}")
    )
    return _v(f"taal_{vaardigheid}", naam, alle, "keuze", keuzes=_TAALNIVEAUS)


def _score(dimensie: str, naam: str | Promise, *woorden: str) -> Veld:
    alle = "|".join(vorm for woord in woorden for vorm in (woord, f"positieve gezondheid {woord}", f"pg {woord}"))
    return _v(f"pg_{dimensie}", naam, alle, "getal", hoogste=10)


NULMETING: tuple[Veld, ...] = (
    _v("nulmeting", _("dag van de nulmeting"), "nulmeting|datum nulmeting|nulmeting datum|dag nulmeting|datum taalniveau|datum meting|meetdatum", "datum"),
    _niveau("lezen", _("taalniveau lezen"), "lezen", "leesvaardigheid"),
    _niveau("luisteren", _("taalniveau luisteren"), "luisteren", "luistervaardigheid"),
    _niveau("schrijven", _("taalniveau schrijven"), "schrijven", "schrijfvaardigheid"),
    _niveau("spreken", _("taalniveau spreken"), "spreken", "spreekvaardigheid"),
    _niveau("gesprekken", _("taalniveau gesprekken"), "gesprekken", "gesprekken voeren"),
    _score("lichaamsfuncties", _("positieve gezondheid: lichaamsfuncties"), "lichaamsfuncties", "lichaam"),
    _score("mentaal_welbevinden", _("positieve gezondheid: mentaal welbevinden"), "mentaal welbevinden", "mentaal"),
    _score("zingeving", _("positieve gezondheid: zingeving"), "zingeving"),
    _score("kwaliteit_van_leven", _("positieve gezondheid: kwaliteit van leven"), "kwaliteit van leven"),
    _score("meedoen", _("positieve gezondheid: meedoen"), "meedoen"),
    _score("dagelijks_functioneren", _("positieve gezondheid: dagelijks functioneren"), "dagelijks functioneren", "dagelijks leven"),
)  # fmt: skip


def _zrm() -> Iterator[Veld]:
    """Every domain of every edition once; the instrument's own names are also how its export heads a column."""
    namen = {domein.code: domein.naam for editie in zrm_edities() for domein in zrm_domeinen(editie)}
    for code, naam in namen.items():
        yield _v(f"zrm_{code}", f"ZRM: {naam}", f"{naam}|zrm {naam}|score {naam}", "getal", hoogste=5)


SCORES: tuple[Veld, ...] = (
    _v("nulmeting", _("dag van de meting"), "datum|meetdatum|datum meting|dag meting|datum afname|afnamedatum|meting", "datum"),
    _v("uitgave", _("uitgave van de ZRM"), "uitgave|editie|versie|zrm versie|zrm uitgave", lengte=20),
    *_zrm(),
    *(veld for veld in NULMETING if veld.code.startswith("pg_")),
)  # fmt: skip

_CASELOAD = (
    *_WOONT,
    _feit("recht_op_bijstand", _("bijstand begonnen"), "uitkering|start uitkering|bijstand|bijstand vanaf|ingang uitkering|begindatum uitkering|start bijstand|ingangsdatum uitkering|ingangsdatum bijstand|recht op bijstand"),
    _feit("bijstand_beeindigd", _("bijstand gestopt"), "einde uitkering|bijstand tot|einde bijstand|einddatum uitkering|beeindiging uitkering"),
    _feit("plicht_start", _("inburgeringsplicht begonnen"), "start inburgeringsplicht|inburgeringsplicht|inburgeringsplichtig per|inburgeringsplichtig sinds|datum inburgeringsplicht|start plicht"),
    _feit("kennisgeving_inburgeringsplicht", _("kennisgeving van DUO"), "kennisgeving|kennisgeving duo|brief duo|datum kennisgeving|melding duo|duo brief|datum brief duo|kennisgeving inburgeringsplicht|datum kennisgeving duo"),
    _feit("tienwekentermijn_gestart", _("tien weken gestart volgens DUO"), "start 10 weken|tien weken gestart|start tien weken|10 weken gestart|10 weken termijn|start 10 wekentermijn"),
    _feit("oproep_brede_intake", _("opgeroepen voor de brede intake"), "oproep|datum oproep|uitnodiging intake|oproep brede intake|uitnodiging brede intake"),
    _feit("verschijnen_op", _("dag waarop iemand moet komen"), "verschijnen op|afspraak intake|datum afspraak intake", "oproep_brede_intake", "verschijnen_op", vorm="toekomst"),
    _feit("welkomgesprek", _("welkomgesprek"), "welkomgesprek|welkomstgesprek|datum welkomgesprek|kennismaking|kennismakingsgesprek|eerste gesprek|datum kennismaking"),
    _feit("vragenlijst_start", _("vragenlijst begonnen"), "vragenlijst|start vragenlijst|intake|datum intake|brede intake|start intake|datum brede intake|intakegesprek|start brede intake"),
    _feit("lbt_uitslag", _("uitslag leerbaarheidstoets"), "leerbaarheidstoets|lbt|datum lbt|datum leerbaarheidstoets|uitslag lbt|lbt datum"),
    _feit("lbt_score", _("punten leerbaarheidstoets"), "lbt score|score lbt|score leerbaarheidstoets|score|punten lbt|lbt punten", "lbt_uitslag", "score", vorm="getal", hoogste=40),
    _feit("pip_dagtekening", _("PIP vastgesteld"), "pip|datum pip|pip datum|pip vastgesteld|dagtekening pip|pip getekend|dagtekening|pip ondertekend|pip dagtekening"),
    _feit("leerroute", _("leerroute"), "leerroute|route|pip leerroute|gekozen leerroute|pip route", "pip_dagtekening", "leerroute", vorm="keuze", keuzes=_ROUTES),
    _feit("pip_bekendgemaakt", _("PIP bekendgemaakt"), "pip verzonden|pip bekendgemaakt|verzending pip|pip verstuurd|beschikking verzonden|datum verzending pip"),
    _feit("duo_begin", _("begin van de termijn volgens DUO"), "start termijn|begin termijn|begin inburgeringstermijn|start inburgeringstermijn|inburgeringstermijn begin|inburgeringstermijn start|ingangsdatum termijn|termijn begin|termijn van", "duo_termijn", "begin"),
    _feit("duo_einde", _("einde van de termijn volgens DUO"), "einde termijn|einddatum termijn|einde inburgeringstermijn|einddatum inburgeringstermijn|inburgeringstermijn einde|inburgeren voor|termijn einde|deadline inburgering|termijn tot", "duo_termijn", "einde", vorm="toekomst"),
    _feit("aanbod_gedaan", _("cursus aangeboden"), "aanbod|datum aanbod|taalaanbod|aanbod taalschool|aanmelding taalschool|aangemeld taalschool"),
    _feit("eerste_les", _("eerste les"), "eerste les|start taalles|start les|datum eerste les|start cursus|start taal|start taalschool"),
    _feit("taalschakeltraject_start", _("taalschakeltraject begonnen"), "start taalschakeltraject|taalschakeltraject"),
    _feit("pvt_ondertekend", _("participatieverklaring ondertekend"), "pvt|participatieverklaring|pvt getekend|datum pvt|pvt ondertekend|pvt datum"),
    _feit("map_eindgesprek", _("eindgesprek MAP"), "map|eindgesprek map|datum map|map afgerond|map eindgesprek|map datum"),
    _feit("z_eindgesprek", _("eindgesprek Z-route"), "eindgesprek z route|z route afgerond|eindgesprek z"),
    _feit("mb_gestart", _("maatschappelijke begeleiding begonnen"), "start mb|mb gestart|start maatschappelijke begeleiding|mb start|start vluchtelingenwerk|maatschappelijke begeleiding|start begeleiding"),
    _feit("mb_beeindigd", _("maatschappelijke begeleiding gestopt"), "einde mb|mb einde|einde maatschappelijke begeleiding|einde begeleiding|mb beeindigd"),
    _feit("vrijwilligerswerk_gestart", _("vrijwilligerswerk begonnen"), "start vrijwilligerswerk|vrijwilligerswerk"),
    _feit("verhuizing", _("verhuisd vanuit een andere gemeente"), "verhuisd|verhuizing|datum verhuizing|komt uit andere gemeente"),
    _v("contactpersoon", _("contactpersoon"), "contactpersoon|klantmanager|regievoerder|coach|consulent|casemanager|behandelaar|medewerker|km|contactpersoon gemeente|klantregisseur|consulent inburgering"),
    _v("opmerking", _("opmerking"), "opmerking|opmerkingen|bijzonderheden|notitie|notities|toelichting|stand van zaken|stavaza", lengte=10_000),
)  # fmt: skip

_COA = (
    *_WOONT,
    _feit("coa_dossier_ontvangen", _("dossier ontvangen"), "dossier ontvangen|datum overdracht|overdracht|datum dossier|overdrachtsdatum|datum ontvangst"),
)  # fmt: skip

_UITKERING = (
    _feit("recht_op_bijstand", _("begin van de bijstand"), "begindatum|ingangsdatum|start|startdatum|begin|datum ingang|toekenning vanaf|datum begin|" + "|".join(_CASELOAD[4].woorden)),
    _feit("bijstand_beeindigd", _("laatste dag met bijstand"), "einddatum|einde|datum einde|beeindigd|beeindigd per|" + "|".join(_CASELOAD[5].woorden)),
)  # fmt: skip

_STAND = (
    ("goed", "goed"), ("loopt goed", "goed"), ("loopt", "goed"), ("op schema", "goed"), ("moeizaam", "moeizaam"), ("loopt moeizaam", "moeizaam"),
    ("stagneert", "moeizaam"), ("bijna klaar", "bijna_klaar"), ("afronding", "bijna_klaar"), ("wordt afgerond", "bijna_klaar"),
)  # fmt: skip
_BEGELEIDING = (
    *(veld for veld in _CASELOAD if veld.code in {"mb_gestart", "mb_beeindigd", "pvt_ondertekend"}),
    _feit("mb_voortgang", _("dag van de voortgang"), "voortgang|datum voortgang|peildatum|datum stand|stand per|laatste contact"),
    _feit("mb_stand", _("hoe het gaat"), "stand|stand van zaken|hoe gaat het|status begeleiding|verloop", "mb_voortgang", "stand", vorm="keuze", keuzes=_STAND),
    _feit("mb_uren", _("uren begeleiding"), "uren|uren begeleiding|uren mb|aantal uren|begeleidingsuren", "mb_voortgang", "uren", vorm="getal", hoogste=1000),
)  # fmt: skip

_SIGNAAL = (
    _v("signaal", _("signaal van DUO"), "signaal|signaalcode|code|soort signaal|gebeurtenis|notificatie|code gebeurtenis|omschrijving signaal|type signaal"),
    _v("op", _("datum"), "datum|datum signaal|signaaldatum|datum gebeurtenis|dagtekening|datum bericht|datum kennisgeving", "datum"),
    _v("datum_plicht", _("begin van de plicht"), "begin plicht|datum start plicht|start inburgeringsplicht|datum start inburgeringsplicht|startdatum plicht|ingang plicht", "datum"),
    _v("begin", _("begin van de termijn"), "begin termijn|aanvang termijn|datum aanvang inburgeringstermijn|begindatum termijn|aanvang inburgeringstermijn|start termijn", "datum"),
    _v("einde", _("einde van de termijn"), "einde termijn|datum einde inburgeringstermijn|einddatum termijn|einde inburgeringstermijn|nieuwe einddatum|nieuw einde", "toekomst"),
    _v("tot", _("vrijgesteld tot en met"), "tot|tot en met|t m|vrijgesteld tot|geldig tot", "toekomst"),
    _v("onderdeel", _("onderdeel"), "onderdeel|examenonderdeel|onderdeel examen", "keuze", keuzes=(*_ONDERDELEN, ("participatie", "participatie"))),
    _v("niveau", _("niveau"), "niveau|taalniveau|examenniveau", "keuze", keuzes=_NIVEAUS),
    _v("geslaagd", _("geslaagd"), "geslaagd|resultaat|uitslag|examenresultaat", "keuze", keuzes=(("ja", "ja"), ("geslaagd", "ja"), ("voldoende", "ja"), ("nee", "nee"), ("gezakt", "nee"), ("niet geslaagd", "nee"), ("onvoldoende", "nee"))),
    _v("score", _("punten"), "score|punten|score leerbaarheidstoets|uitslag leerbaarheidstoets", "getal", hoogste=40),
    _v("pip_op", _("dagtekening van het PIP van de vorige gemeente"), "dagtekening pip|pip dagtekening|datum pip|pip datum|pip vastgesteld|datum pip vorige gemeente|pip vorige gemeente", "datum"),
    _v("leerroute", _("leerroute van dat PIP"), "leerroute|route|leerroute pip|pip leerroute|leerroute vorige gemeente", "keuze", keuzes=_ROUTES),
    _v("kennisgeving", _("kennisgeving van DUO aan wie hier komt wonen"), "kennisgeving|kennisgeving duo|eerste kennisgeving|datum eerste kennisgeving|dag van de kennisgeving", "datum"),
    _v("woongemeente", _("woongemeente"), "gemeente|woongemeente|gemeentenaam", lengte=100),
    _v("koppelgemeente", _("gekoppelde gemeente"), "koppelgemeente|gekoppelde gemeente|gemeente koppeling", lengte=100),
    _v("in_opvang", _("woont in de opvang"), "opvang|in opvang|coa opvang|in coa opvang", "ja_nee"),
    _v("pip_gemeente", _("gemeente van het PIP"), "gemeente pip|pip gemeente", lengte=100),
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class BestandSoort:
    """One kind of file. `opent`: an unknown person gets a dossier; else the row is refused and not kept."""

    code: str
    naam: str | Promise
    uitleg: str | Promise
    bron: str
    velden: tuple[Veld, ...]
    opent: bool
    doelgroep: str = ""
    nodig: tuple[str, ...] = ()
    categorie: str = "C05"
    per_code: dict[str, Veld] = field(init=False, repr=False, default_factory=dict)

    def __post_init__(self) -> None:
        self.per_code.update({veld.code: veld for veld in self.velden})


_ZONDER_AZC = tuple(veld for veld in PERSOON if veld.code != "azc")
_WIE = _ZONDER_AZC[:8]
"""Only what says who a row is about: a partner's file brings no more than it is for."""

SOORTEN: dict[str, BestandSoort] = {
    soort.code: soort
    for soort in (
        BestandSoort(
            code="caseload", naam=_("Bestaande caseload"), bron="bestand", velden=(*PERSOON, *_CASELOAD, *NULMETING, *GEZIN), opent=True,
            uitleg=_("Uw eigen Excel met iedereen die u nu begeleidt, en de datums die u erin bijhoudt."),
        ),
        BestandSoort(
            code="duo", naam=_("Signalen van DUO"), bron="duo", velden=(*_SIGNAAL, *_ZONDER_AZC), opent=True,
            nodig=("signaal", "op"),
            uitleg=_("Wat DUO meldt: iemand is inburgeringsplichtig, de termijn begint, een examen is gehaald."),
        ),
        BestandSoort(
            code="coa", naam=_("Dossiers van het COA"), bron="coa", velden=(*PERSOON, *_COA), opent=True, doelgroep="ASIEL_A",
            uitleg=_("Mensen die aan uw gemeente zijn gekoppeld en nu nog in de opvang wonen."),
        ),
        BestandSoort(
            code="uitkering", naam=_("Toegekende bijstand"), bron="bestand", velden=(*_WIE, *_UITKERING), opent=False,
            nodig=("recht_op_bijstand|bijstand_beeindigd",), categorie="C09",
            uitleg=_("Begin en einde van de bijstand. Wie niet in Samenspel staat, wordt niet bewaard."),
        ),
        BestandSoort(
            code="scores", naam=_("Scores van een instrument"), bron="bestand", velden=(*_WIE, *SCORES), opent=False, nodig=("nulmeting",),
            uitleg=_("Scores van de ZRM of Positieve gezondheid uit een ander systeem. Alleen getallen. Wie niet in Samenspel staat, wordt niet bewaard."),
        ),
        BestandSoort(
            code="mb", naam=_("Voortgang van maatschappelijke begeleiding"), bron="bestand", velden=(*_WIE, *_BEGELEIDING), opent=False,
            nodig=("mb_gestart|mb_voortgang|mb_beeindigd|pvt_ondertekend",),
            uitleg=_("Van uw begeleidingsorganisatie: begin, verloop en einde. Geen verhalen. Wie niet in Samenspel staat, wordt niet bewaard."),
        ),
    )
}  # fmt: skip


@cache
def woordenlijst(soort: str) -> dict[str, str]:
    """From a plain header to the code of its field; the first field that claims a word has it."""
    lijst: dict[str, str] = {}
    for veld in SOORTEN[soort].velden:
        for woord in (*veld.woorden, plat(str(veld.naam))):
            lijst.setdefault(woord, veld.code)
    return lijst
