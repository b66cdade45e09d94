"""Front-end packages: CSS and fonts from npm, copied into folders that git ignores."""

from __future__ import annotations

import shutil
from pathlib import Path

from huis.omgeving import stempel
from huis.plekken import NODE, STAAT, WORTEL, met_python
from huis.slot import om_de_beurt
from huis.stap import stap, voer_uit

_NODE_LIJST = WORTEL / "requirements-node.txt"
_MODULES = WORTEL / "node_modules"
_STATISCH = WORTEL / "samenspel/huisstijl/static/pakketten"
_LETTERS = WORTEL / "samenspel/huisstijl/lettertypen"

# What a page loads; the paths are those that stijl.css and lettertypen.css name.
_VOOR_PAGINA = (
    "@utrecht/component-library-css/dist/*.css",
    "@nl-design-system-candidate/*/dist/*.css",
    "@fontsource/*/files/*-[456]00-normal.woff2",
)
# What typst sets letters in.
_VOOR_BRIEF = (
    "@expo-google-fonts/noto-sans/400Regular/*.ttf", "@expo-google-fonts/noto-sans/700Bold/*.ttf",
    "@expo-google-fonts/noto-sans-ethiopic/400Regular/*.ttf", "@expo-google-fonts/noto-sans-ethiopic/700Bold/*.ttf",
    "@expo-google-fonts/vazirmatn/400Regular/*.ttf", "@expo-google-fonts/vazirmatn/700Bold/*.ttf",
)  # fmt: skip


def zorg_voor_pakketten() -> None:
    """Fetch and copy; nothing happens when the stamp of the lock file is right."""
    merk = _STATISCH / "stempel.txt"
    gewenst = stempel(WORTEL / "package-lock.json", Path(__file__))
    if _is_goed(merk, gewenst):
        return
    with om_de_beurt(STAAT / "pakketten.slot", op="een andere run.py haalt de opmaak op"):
        if not _is_goed(merk, gewenst):
            _haal_op(merk, gewenst)


def _is_goed(merk: Path, gewenst: str) -> bool:
    return merk.exists() and merk.read_text() == gewenst and (_MODULES / "axe-core/axe.min.js").exists()


def _haal_op(merk: Path, gewenst: str) -> None:
    voer_uit(
        "Opmaak en lettertypen ophalen",
        [*_npm(), "ci", "--ignore-scripts", "--no-audit", "--no-fund"],
        hulp="Is er netwerk? Start daarna opnieuw.",
    )
    with stap("Opmaak klaarzetten"):
        _kopieer(_VOOR_PAGINA, _STATISCH, plat=False)
        _kopieer(_VOOR_BRIEF, _LETTERS, plat=True)
    merk.write_text(gewenst)


def _npm() -> list[str | Path]:
    """npm on the PATH, else the one inside the nodejs wheel (its own script needs `node` on the PATH, so call node)."""
    if (npm := shutil.which("npm")) and shutil.which("node"):
        return [npm]
    if not list(NODE.glob("**/bin/node")):
        voer_uit("Node ophalen", _wiel(shutil.which("uv")), hulp="Of installeer npm zelf.")
    node = next(iter(sorted(NODE.glob("**/bin/node"))))
    return [node, next(iter(sorted(NODE.glob("**/npm/bin/npm-cli.js"))))]


def _wiel(uv: str | None) -> list[str | Path]:
    """The command that fetches the wheel; nothing is installed whose hash we did not write down."""
    pip = [uv, "pip", "install"] if uv else met_python("-m", "pip", "install", "--disable-pip-version-check")
    return [*pip, "--quiet", "--require-hashes", "--only-binary=:all:", "--target", NODE, "-r", _NODE_LIJST]


def _kopieer(patronen: tuple[str, ...], doel: Path, *, plat: bool) -> None:
    shutil.rmtree(doel, ignore_errors=True)
    for patroon in patronen:
        for bron in _MODULES.glob(patroon):
            naar = doel / (bron.name if plat else bron.relative_to(_MODULES))
            naar.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(bron, naar)
