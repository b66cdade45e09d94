"""The page of the handleiding that lists the logins and the stories; written by `demo_verhalen`, kept true by a test."""

from __future__ import annotations

from samenspel.demo.gepubliceerd import GEPUBLICEERD, Gepubliceerd
from samenspel.demo.levensloop import LEVENS
from samenspel.demo.organisaties import GEMACHTIGDEN, INBURGERAARS, LOGINS, MAATJE, MET_CODE, TOLK, WACHTWOORD
from samenspel.demo.verhalen import VERHALEN
from samenspel.huisstijl.datums import voluit

_NAMEN = {
    "assen": "Assen", "tynaarlo": "Tynaarlo", "aa-en-hunze": "Aa en Hunze", "almelo": "Almelo", "noordoostpolder": "Noordoostpolder",
    "venlo": "Venlo",
}  # fmt: skip


_VOLUME = (
    "",
    "## Veel dossiers",
    "",
    "Met `python3 run.py demo --schaal 10000` komen er 10.000 dossiers bij, in 342 voorbeeldgemeenten. De medewerkers daar",
    "kunnen niet inloggen. Het volume is er om snelheid te meten (`python3 run.py bench`).",
    "",
    f"Elk dossier is een van {LEVENS} levens: van net gekoppeld tot drie jaar verder. Samenspel vertelt die levens eerst met de gewone handelingen,",
    "van aanmelding en intake tot PIP en plan. Daarna krijgt elk dossier zo'n leven, met een eigen persoon en een eigen dag.",
    "`python3 run.py bench schaal` speelt een steekproef van 1.000 dossiers na en vergelijkt elke rij van elke tabel.",
    "Alleen de brief bij het PIP ontbreekt: die maakt Samenspel als iemand haar opent.",
)


def login_regels() -> list[tuple[str, str, str]]:
    """Of every login: address, name or whose it is, and role with place and reason."""
    regels = []
    for login in (*LOGINS, MAATJE, TOLK):
        rol = login.titel or str(login.rol.label if hasattr(login.rol, "label") else login.rol)
        plaats = ", ".join(_NAMEN[code] for code in login.gemeenten)
        regels.append((login.email, login.naam, f"{rol}, {plaats}" + (f": {login.uitleg}" if login.uitleg else "")))
    for code, email in INBURGERAARS.items():
        regels.append((email, "inburgeraar", f"{_NAMEN[VERHALEN[code].gemeente]}: het eigen plan, op een telefoon"))
    for code, email in GEMACHTIGDEN.items():
        regels.append(
            (
                email,
                "gemachtigde",
                f"{_NAMEN[VERHALEN[code].gemeente]}: kijkt mee bij `{INBURGERAARS[code]}`, in wat die koos",
            )
        )
    return regels


def verhalenpagina() -> str:
    """Markdown, Dutch."""
    regels = [
        "# De demowereld",
        "",
        "Start de demo met `python3 run.py demo`. Alle mensen zijn verzonnen. De cijfers van de pilot zijn die van de gemeenten zelf.",
        f"Iedereen heeft hetzelfde wachtwoord: `{WACHTWOORD}`.",
        "",
        "## Met wie kunt u inloggen?",
        "",
        "| login | naam | wat u ziet |",
        "|---|---|---|",
        *(f"| `{email}` | {naam} | {wat} |" for email, naam, wat in login_regels()),
        "",
        *(f"De code van `{email}` van dit moment: `python3 run.py toegangscode {email}`." for email in MET_CODE),
        "",
        "## De verhalen",
        "",
        f"Er zijn {len(VERHALEN)} verhalen. Bij elk verhaal is een ding bijzonder. Log in en zoek het dossier in uw lijst.",
    ]
    for gemeente, naam in _NAMEN.items():
        verhalen = [verhaal for verhaal in VERHALEN.values() if verhaal.gemeente == gemeente]
        regels += [
            "",
            f"### {naam} (log in als `{verhalen[0].login}`)",
            "",
            *(f"- {verhaal.zin}" for verhaal in verhalen),
        ]
    return "\n".join([*regels, *_gepubliceerd(), *_VOLUME]) + "\n"


def _gepubliceerd() -> list[str]:
    """The published figures that the world gives, and where we had to choose of how many."""
    return [
        "",
        "## De cijfers die gepubliceerd zijn",
        "",
        "De demowereld geeft deze cijfers, uit de feiten van de mensen. Bij `gekozen` noemt de bron niet van hoeveel: die noemer kozen wij.",
        "",
        "| cijfer | wat | op | aantal | noemer |",
        "|---|---|---|---|---|",
        *(f"| {c.cijfer} | {c.wat} | {voluit(c.op)} | {_aantal(c)} | {_noemer(c)} |" for c in GEPUBLICEERD),
    ]


def _aantal(cijfer: Gepubliceerd) -> str:
    delen = ", ".join(f"{_NAMEN.get(groep, groep)} {aantal}" for groep, aantal in cijfer.delen.items())
    return f"{cijfer.teller}{f': {delen}' if delen else ''}"


def _noemer(cijfer: Gepubliceerd) -> str:
    return f"{cijfer.noemer} (`{cijfer.herkomst}`)" if cijfer.noemer is not None else "geen"
