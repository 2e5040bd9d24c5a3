"""What a template may say: print a known name, loop over known rows, test what is known. Anything else is refused by name.

The template is read as jinja2 reads it, before anything is run: no call, no filter with arguments, no assignment.
"""

import dataclasses
from collections.abc import Iterator, Mapping
from functools import cache
from types import MappingProxyType
from typing import Any, TypeGuard, get_args, get_origin, get_type_hints

from jinja2 import Environment, TemplateSyntaxError, nodes

from guide.errors import TemplateRefused

#: Rows of rows at most: what a letter of 200 invoices needs, and no more.
DEEPEST_LOOP = 2
FILTERS = frozenset(("upper", "lower", "capitalize", "trim"))
#: What `loop` knows inside a loop.
_LOOP: Mapping[str, Any] = MappingProxyType({"index": int, "index0": int, "first": bool, "last": bool, "length": int})
_ADVICE = "La liste des noms permis se télécharge avec le modèle d'origine."


def names(known: type) -> dict[str, Any]:
    """Every name a template of this letter may print, test or loop over, with its type: {"factures": tuple[…], …}."""
    return dict(_fields(known))


def documented(known: type) -> tuple[tuple[str, str], ...]:
    """(name, what it is) of everything there is to print, as a person writes it: « expediteur.nom », « pour chaque x de
    factures : x.numero »."""
    return tuple(_listed("", known))


def check(source: str, known: type, environment: Environment) -> None:
    """Raises TemplateRefused, naming the first word of the source that the letter does not have."""
    try:
        tree = environment.parse(source)
    except TemplateSyntaxError as error:
        raise TemplateRefused(
            f"Une balise de votre modèle est mal écrite ({error.message}).",
            "Comparez-la avec le modèle d'origine : {{ nom }}, {% if nom %} … {% endif %}, {% for x in liste %} … {% endfor %}.",
        ) from None
    _body(tree.body, dict(_fields(known)), 0)


@cache
def _fields(known: type) -> Mapping[str, Any]:
    hints = get_type_hints(known)
    return MappingProxyType({field.name: hints[field.name] for field in dataclasses.fields(known)})


def _listed(before: str, known: type) -> Iterator[tuple[str, str]]:
    for name, kind in _fields(known).items():
        row = _row(kind)
        if _is_record(kind):
            yield from _listed(f"{before}{name}.", kind)
        elif row is not None:
            yield f"{before}{name}", "une liste : {% for x in " + f"{before}{name}" + " %} … {% endfor %}"
            if _is_record(row):
                yield from _listed("x.", row)
        else:
            yield f"{before}{name}", "vrai ou faux" if kind is bool else "un texte"


def _is_record(kind: Any) -> TypeGuard[type]:
    return isinstance(kind, type) and dataclasses.is_dataclass(kind)


def _row(kind: Any) -> Any:
    """What a list holds; None when it is no list."""
    return get_args(kind)[0] if get_origin(kind) is tuple else None


def _body(parsed: list[nodes.Node], scope: dict[str, Any], depth: int) -> None:
    for node in parsed:
        if isinstance(node, nodes.Output):
            for part in node.nodes:
                if not isinstance(part, nodes.TemplateData):
                    _printed(part, scope)
        elif isinstance(node, nodes.If):
            _kind(node.test, scope)
            for body in (node.body, node.elif_, node.else_):
                _body(list(body), scope, depth)
        elif isinstance(node, nodes.For):
            _loop(node, scope, depth)
        else:
            raise _refused(f"« {type(node).__name__.lower()} »")


def _loop(node: nodes.For, scope: dict[str, Any], depth: int) -> None:
    if node.recursive or node.test is not None or not isinstance(node.target, nodes.Name):
        raise _refused("une boucle de cette forme")
    if depth >= DEEPEST_LOOP:
        raise _refused(f"plus de {DEEPEST_LOOP} boucles l'une dans l'autre")
    row = _row(_kind(node.iter, scope))
    if row is None:
        raise TemplateRefused(f"« {_said(node.iter)} » n'est pas une liste.", _ADVICE)
    _body(node.body, {**scope, node.target.name: row, "loop": _LOOP}, depth + 1)
    _body(node.else_, scope, depth)


def _printed(node: nodes.Expr, scope: dict[str, Any]) -> None:
    kind = _kind(node, scope)
    if kind is _LOOP or _row(kind) is not None or _is_record(kind):
        raise TemplateRefused(f"« {_said(node)} » ne peut pas être imprimé tel quel.", _ADVICE)


def _kind(node: nodes.Node, scope: Mapping[str, Any]) -> Any:
    """The type of an expression. Raises TemplateRefused for a name that is not known and for what is not permitted."""
    if isinstance(node, nodes.Const):
        return type(node.value)
    if isinstance(node, nodes.Name):
        if node.name not in scope:
            raise TemplateRefused(f"Votre modèle demande « {node.name} », que ce courrier n'a pas.", _ADVICE)
        return scope[node.name]
    if isinstance(node, nodes.Getattr):
        owner = _kind(node.node, scope)
        known = owner if owner is _LOOP else _fields(owner) if _is_record(owner) else {}
        if node.attr not in known:
            raise TemplateRefused(f"Votre modèle demande « {_said(node)} », que ce courrier n'a pas.", _ADVICE)
        return known[node.attr]
    if isinstance(node, nodes.Not):
        _kind(node.node, scope)
        return bool
    if isinstance(node, (nodes.And, nodes.Or)):
        _kind(node.left, scope)
        _kind(node.right, scope)
        return bool
    if isinstance(node, nodes.Compare):
        for part in (node.expr, *(operand.expr for operand in node.ops)):
            _kind(part, scope)
        return bool
    if isinstance(node, nodes.CondExpr):
        _kind(node.test, scope)
        if node.expr2 is not None:
            _kind(node.expr2, scope)
        return _kind(node.expr1, scope)
    if isinstance(node, nodes.Filter) and node.name in FILTERS and not (node.args or node.kwargs):
        assert node.node is not None
        _printed(node.node, dict(scope))
        return str
    raise _refused(f"« {_said(node)} »")


def _said(node: nodes.Node) -> str:
    """An expression as the person wrote it, or nearly."""
    if isinstance(node, nodes.Name):
        return node.name
    if isinstance(node, nodes.Getattr):
        return f"{_said(node.node)}.{node.attr}"
    if isinstance(node, nodes.Call):
        return f"{_said(node.node)}(…)"
    if isinstance(node, nodes.Filter):
        return f"{_said(node.node) if node.node else ''} | {node.name}"
    if isinstance(node, nodes.Const):
        return str(node.value)[:40]
    return type(node).__name__.lower()


def _refused(what: str) -> TemplateRefused:
    return TemplateRefused(
        f"Votre modèle utilise {what}, qui n'est pas permis ici.",
        "Un modèle peut imprimer un nom, répéter une ligne ({% for %}) et choisir un texte ({% if %}).",
    )
