"""Finds by rule each place in the product at which somebody is held back, and lets it ask the register first.

An importer rewrites the syntax tree of every module of `samenspel` as it is loaded; the files stay as they are. The rules:

    zicht        each call of `zichtbaar_voor`
    weigering    each `.of_weiger()` of a judgement about somebody, and each `if` that only raises and whose condition asks who is here
    bevoegdheid  each function that is told who is here and answers with an `Oordeel`, or is called `mag_...` or `ziet_...`
    poort        each decorator of a view that lets through or not, `wacht`, and each early answer of our own middleware
"""

from __future__ import annotations

import ast
import sys
from collections.abc import Sequence
from importlib import import_module
from importlib.abc import MetaPathFinder
from importlib.machinery import ModuleSpec, PathFinder, SourceFileLoader
from pkgutil import walk_packages
from types import CodeType, ModuleType

from tests.fouten.register import HET

POORTEN = frozenset(
    {"vraagt_wie_u_bent", "vanaf_substantieel", "login_required", "require_GET", "require_POST", "require_http_methods"}
)
WACHTEN = frozenset({"wacht"})
_WIE = frozenset({"wie", "door"})
_WEIGERT = frozenset({"Weigering", "Http404", "PermissionDenied", "Omweg"})
_NIET = ("samenspel.demo", "samenspel.kern.oordeel")


def is_van_ons(module: str) -> bool:
    """Product code: no tests, no migrations, and not the makers of the demo."""
    delen = module.split(".")
    return delen[0] == "samenspel" and not {"tests", "migrations"} & set(delen) and not module.startswith(_NIET)


def _naam(knoop: ast.expr) -> str:
    """The last name of `a`, `b.a` and `a(...)`."""
    match knoop:
        case ast.Name(id=naam) | ast.Attribute(attr=naam):
            return naam
        case ast.Call(func=functie):
            return _naam(functie)
        case _:
            return ""


def _vraagt_wie(voorwaarde: ast.expr) -> bool:
    """Whether a condition asks who is here: it names `wie` or `door`, alone or of the request."""
    return any(isinstance(k, ast.Name | ast.Attribute) and _naam(k) in _WIE for k in ast.walk(voorwaarde))


def _over_iemand(oordeel: ast.expr) -> bool:
    """Whether a judgement is about who is here, as far as it can be read: one about a case alone names nobody."""
    return not isinstance(oordeel, ast.Call) or _naam(oordeel.func) == "nee" or _vraagt_wie(oordeel)


def _alleen_weigeren(knoop: ast.If) -> bool:
    return (
        len(knoop.body) == 1
        and isinstance(knoop.body[0], ast.Raise)
        and knoop.body[0].exc is not None
        and _naam(knoop.body[0].exc) in _WEIGERT
    )


def _vroeg_antwoord(knoop: ast.If) -> bool:
    """An answer that is not the view's."""
    laatste = knoop.body[-1]
    return isinstance(laatste, ast.Return) and laatste.value is not None and not isinstance(laatste.value, ast.Constant)


def _van_iemand(knoop: ast.FunctionDef) -> bool:
    """Whether a function is told who does or asks it."""
    return bool({arg.arg for arg in (*knoop.args.args, *knoop.args.kwonlyargs)} & _WIE)


def _roept(knoop: ast.FunctionDef | ast.expr) -> set[str]:
    """The names of all that is called in a function, or in a condition."""
    return {_naam(k) for k in ast.walk(knoop) if isinstance(k, ast.Call)}


def _is_daad(knoop: ast.FunctionDef) -> bool:
    """An act that may refuse: somebody does it (`door`, `wie`), and something in it refuses or fetches."""
    roept = _roept(knoop)
    refuseert = any(isinstance(k, ast.If) and _alleen_weigeren(k) for k in ast.walk(knoop))
    return _van_iemand(knoop) and bool(refuseert or roept & {"of_weiger", "zichtbaar_voor"})


class Herschrijver(ast.NodeTransformer):
    """One module."""

    def __init__(self, module: str) -> None:
        self.module = module
        self.pad: list[str] = []
        self.in_middleware = module.endswith(".middleware")

    def _plek(self, soort: str, knoop: ast.AST) -> ast.expr:
        waar = ".".join([self.module.removeprefix("samenspel."), *self.pad])
        return ast.Constant(HET.nieuw(soort, waar, ast.unparse(knoop).partition("\n")[0]))

    def _roep(self, naam: str, *args: ast.expr) -> ast.Call:
        return ast.Call(ast.Attribute(ast.Name("_plek_", ast.Load()), naam, ast.Load()), list(args), [])

    def visit_ClassDef(self, knoop: ast.ClassDef) -> ast.AST:
        self.pad.append(knoop.name)
        self.generic_visit(knoop)
        self.pad.pop()
        return knoop

    def visit_FunctionDef(self, knoop: ast.FunctionDef) -> ast.AST:
        self.pad.append(knoop.name)
        daad = _is_daad(knoop)
        HET.roept.setdefault(knoop.name, set()).update(_roept(knoop))
        self.generic_visit(knoop)
        knoop.decorator_list = [self._poort(decorator) for decorator in knoop.decorator_list]
        antwoord = ast.unparse(knoop.returns) if knoop.returns else ""
        mag = knoop.name.startswith(("mag_", "ziet_"))
        if _van_iemand(knoop) and (antwoord == "Oordeel" or (mag and antwoord == "bool")):
            plek = self._plek("bevoegdheid", ast.Name(f"{knoop.name}()", ast.Load()))
            knoop.decorator_list.append(self._roep("bevoegdheid", plek))
        if daad:
            knoop.decorator_list.insert(0, ast.Attribute(ast.Name("_plek_", ast.Load()), "daad", ast.Load()))
        self.pad.pop()
        return knoop

    def _poort(self, decorator: ast.expr) -> ast.expr:
        if _naam(decorator) not in POORTEN:
            return decorator
        return self._roep("poort", self._plek("poort", decorator), decorator)

    def visit_Call(self, knoop: ast.Call) -> ast.AST:
        self.generic_visit(knoop)
        match knoop:
            case ast.Call(func=ast.Attribute(value=rijen, attr="zichtbaar_voor"), args=[wie], keywords=[]):
                return self._roep("zicht", self._plek("zicht", self._kaal(knoop)), rijen, wie)
            case ast.Call(func=ast.Attribute(value=oordeel, attr="of_weiger"), args=[], keywords=[]) if _over_iemand(
                oordeel
            ):
                return self._roep("weiger", self._plek("weigering", self._kaal(knoop)), oordeel)
            case ast.Call(func=ast.Name(id=naam), args=[view], keywords=[]) if (
                naam in POORTEN and naam != "require_http_methods"
            ):
                return ast.Call(self._poort(knoop.func), [view], [])
        return knoop

    def _kaal(self, knoop: ast.AST) -> ast.AST:
        """As it was written: calls inside it may have been rewritten already."""
        return _Terug().visit(ast.parse(ast.unparse(knoop), mode="eval").body)  # type: ignore[no-any-return]

    def visit_If(self, knoop: ast.If) -> ast.AST:
        soort = ""
        if _alleen_weigeren(knoop) and _vraagt_wie(knoop.test):
            soort = "weigering"
            HET.weigert.update(_roept(knoop.test))
        elif self.in_middleware and _vroeg_antwoord(knoop):
            soort = "poort"
        tekst = ast.Name(f"if {ast.unparse(knoop.test)}", ast.Load())
        self.generic_visit(knoop)
        if soort:
            knoop.test = self._roep("houdt_tegen", self._plek(soort, tekst), knoop.test)
        return knoop

    def visit_ExceptHandler(self, knoop: ast.ExceptHandler) -> ast.AST:
        """What is answered to an error is no guard."""
        was, self.in_middleware = self.in_middleware, False
        self.generic_visit(knoop)
        self.in_middleware = was
        return knoop

    def visit_Expr(self, knoop: ast.Expr) -> ast.AST:
        self.generic_visit(knoop)
        match knoop.value:
            case ast.Call(func=ast.Name(id=naam) as wacht, args=args, keywords=[]) if naam in WACHTEN:
                knoop.value = self._roep("doe", self._plek("poort", knoop.value), wacht, *args)
        return knoop


class _Terug(ast.NodeTransformer):
    """A rewritten call as it stood in the file."""

    def visit_Call(self, knoop: ast.Call) -> ast.AST:
        self.generic_visit(knoop)
        match knoop:
            case ast.Call(func=ast.Attribute(value=ast.Name(id="_plek_"), attr="zicht"), args=[_plek, rijen, wie]):
                return ast.Call(ast.Attribute(rijen, "zichtbaar_voor", ast.Load()), [wie], [])
        return knoop


def herschrijf(module: str, bron: bytes, bestand: str) -> CodeType:
    """The code of a module, with its places."""
    boom = Herschrijver(module).visit(ast.parse(bron, bestand))
    kop = 0
    while kop < len(boom.body) and (
        isinstance(boom.body[kop], ast.Expr) or getattr(boom.body[kop], "module", "") == "__future__"
    ):
        kop += 1  # the docstring, and what must come first
    boom.body.insert(kop, ast.ImportFrom("tests.fouten", [ast.alias("register", "_plek_")], 0))
    return compile(ast.fix_missing_locations(boom), bestand, "exec")


class _Lader(SourceFileLoader):
    def get_code(self, fullname: str) -> CodeType:
        return herschrijf(fullname, self.get_data(self.path), self.path)


class _Vinder(MetaPathFinder):
    def find_spec(
        self, fullname: str, path: Sequence[str] | None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        if not is_van_ons(fullname):
            return None
        spec = PathFinder.find_spec(fullname, path, target)
        if spec is not None and type(spec.loader) is SourceFileLoader:
            spec.loader = _Lader(spec.loader.name, spec.loader.path)
        return spec


def zet_aan() -> None:
    """From here on; nothing of the product may have been loaded."""
    geladen = [naam for naam in sys.modules if is_van_ons(naam)]
    assert not geladen, geladen
    sys.meta_path.insert(0, _Vinder())


def laad_alles() -> None:
    """Every module of the product, so that every place is known."""
    import samenspel

    for module in walk_packages(samenspel.__path__, "samenspel."):
        if is_van_ons(module.name) and not module.name.startswith("samenspel.config."):
            import_module(module.name)
