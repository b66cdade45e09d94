"""How persons count in each figure whose facts are recorded: one declaration each."""

from __future__ import annotations

from samenspel.monitor.feitenbank import VERHUIZING, Telwijze, eerste, eerste_hier, in_periode, laatste


def _eens(*soorten: str) -> Telwijze:
    """Everybody with one of these facts; the first must lie within what is asked."""
    return Telwijze(soorten=soorten, kolommen={"eens": eerste(*soorten)}, telt=in_periode("s.eens"), dag="s.eens")


# A duty that DUO reported and that has not ended, in a dossier that is not closed.
ACTIEVE_PLICHT = Telwijze(
    soorten=("plicht_start", "kennisgeving_inburgeringsplicht", "plicht_einde", "dossier_gesloten", "dossier_heropend"),
    kolommen={
        "plicht": eerste("plicht_start", "kennisgeving_inburgeringsplicht"),
        "einde": eerste("plicht_einde"),
        "gesloten": laatste("dossier_gesloten"),
        "heropend": laatste("dossier_heropend"),
    },
    telt="s.plicht is not null and s.einde is null and (s.gesloten is null or s.heropend >= s.gesloten)",
)
HEEFT_PIP = _eens("pip_dagtekening")
# A plan that this college adopted: who moved here with one has a route (I02), and no plan of ours until it is changed here.
HEEFT_PLAN = Telwijze(
    soorten=("pip_dagtekening", "pip_wijziging", "steunplan_vastgesteld", VERHUIZING),
    kolommen={
        "eens": f"coalesce({eerste_hier('pip_dagtekening', 'steunplan_vastgesteld')}, {eerste_hier('pip_wijziging')})"
    },
    telt=in_periode("s.eens"),
    dag="s.eens",
)
TWEEDE_MENING = _eens("second_opinion")
DAGEN_TOT_PIP = Telwijze(
    soorten=("pip_dagtekening", "kennisgeving_inburgeringsplicht", VERHUIZING),
    kolommen={"pip": eerste_hier("pip_dagtekening"), "bericht": eerste("kennisgeving_inburgeringsplicht")},
    telt=f"s.bericht is not null and {in_periode('s.pip')}",
    waarde="s.pip - s.bericht",
    dag="s.pip",
)
# From being registered for the learnability test to its first result (R211).
DAGEN_TOT_TOETS = Telwijze(
    soorten=("lbt_aangemeld", "lbt_uitslag"),
    kolommen={"toets": eerste("lbt_uitslag"), "aangemeld": eerste("lbt_aangemeld")},
    telt=f"s.aangemeld <= s.toets and {in_periode('s.toets')}",
    waarde="s.toets - s.aangemeld",
    dag="s.toets",
)
