"""Functions that are not written as a name with brackets, in two dimensions."""

from __future__ import annotations

from collections.abc import Mapping

from derive.terms import Call, Div, Matrix, Term

from .brackets import ATOM, PRODUCT, RELATION, SUM, rank
from .display import fenced, shown, small, within
from .notation import Notation, Special
from .structures import indexed, operand


def enclosed(kind: str) -> Special:
    """The argument between signs: |u|, floor, ceiling."""
    return lambda notation, arguments: fenced(arguments[0], notation, kind)


def norm(notation: Notation, arguments: tuple[Term, ...]) -> str:
    """A norm; its order stands below unless it is 2."""
    bars = fenced(arguments[0], notation, "norm")
    return notation.lowered(bars, shown(arguments[1], notation)) if len(arguments) > 1 else bars


def logarithm(notation: Notation, arguments: tuple[Term, ...]) -> str:
    """A logarithm; its base stands below."""
    inner = fenced(arguments[0], notation)
    if len(arguments) == 1:
        return notation.functions["log"] + inner
    return notation.lowered(notation.operators["log"], small(arguments[1], notation)) + inner


def postfix(sign: str) -> Special:
    """A sign behind: n!."""
    return lambda notation, arguments: within(arguments[0], ATOM, notation) + sign


def raised(sign: str) -> Special:
    """A sign above: the transpose, the inverse."""
    return lambda notation, arguments: notation.power(within(arguments[0], ATOM, notation), sign)


def infix(sign: str) -> Special:
    """A sign between two arguments."""

    def spelled(notation: Notation, arguments: tuple[Term, ...]) -> str:
        sides = (shown(a, notation) if type(a) is Div or rank(a) > PRODUCT else fenced(a, notation) for a in arguments)
        return f" {sign} ".join(sides)

    return spelled


def chained(sign: str, name: str) -> Special:
    """An associative sign between two arguments; what the same sign joins on the left needs no brackets."""

    def spelled(notation: Notation, arguments: tuple[Term, ...]) -> str:
        first, _ = arguments
        same = type(first) is Call and first.name == name
        pieces = (shown(a, notation) if type(a) is Div or rank(a) > PRODUCT else fenced(a, notation) for a in arguments)
        left, right = pieces
        return f"{shown(first, notation) if same else left} {sign} {right}"

    return spelled


def compared(sign: str) -> Special:
    """A property that is a comparison with 0: definiteness."""
    return lambda notation, arguments: f"{within(arguments[0], SUM, notation)} {sign} 0"


def subscripted(name: str) -> Special:
    """A name with its arguments as subscripts."""
    return lambda notation, arguments: notation.lowered(name, indexed(arguments, notation)) if arguments else name


def sized(name: str, sign: str) -> Special:
    """A name with sizes below: the vector or matrix of ones."""

    def spelled(notation: Notation, arguments: tuple[Term, ...]) -> str:
        return notation.lowered(name, f" {sign} ".join(small(a, notation) for a in arguments))

    return spelled


def unit(name: str) -> Special:
    """A unit vector; only its index is written."""
    return lambda notation, arguments: notation.lowered(name, small(arguments[0], notation))


def boxed(name: str) -> Special:
    """A name with its argument in square brackets: E[X]."""
    return lambda notation, arguments: name + fenced(arguments[0], notation, "[]")


def beneath(name: str) -> Special:
    """A name with its second argument below: argmin."""

    def spelled(notation: Notation, arguments: tuple[Term, ...]) -> str:
        below = shown(arguments[1], notation) if len(arguments) > 1 else ""
        head = notation.lowered(name, below) if below else name
        return f"{head} {operand(arguments[0], notation)}"

    return spelled


def given(sign: str) -> Special:
    """A given B."""
    return lambda notation, arguments: f" {sign} ".join(within(a, RELATION, notation) for a in arguments)


def root(notation: Notation, arguments: tuple[Term, ...]) -> str:
    """A square root, or one of another order."""
    inner, *order = (shown(each, notation) for each in arguments)
    return notation.root(inner, order[0] if order else "")


def binom(notation: Notation, arguments: tuple[Term, ...]) -> str:
    """A binomial coefficient."""
    n, k = (shown(each, notation) for each in arguments)
    return notation.binom(n, k)


def determinant(notation: Notation, arguments: tuple[Term, ...]) -> str:
    """A determinant; of an explicit matrix between bars."""
    inner = arguments[0]
    if type(inner) is Matrix:
        return notation.determinant([[shown(entry, notation) for entry in row] for row in inner.rows])
    return notation.functions["det"] + fenced(inner, notation)


FORMS = {
    "transpose": raised, "inverse": raised, "dot": infix, "kron": infix, "identity": subscripted,
    "delta": subscripted, "unit": unit, "indicator": boxed, "expectation": boxed, "given": given, "argmin": beneath,
    "argmax": beneath, "infimum": beneath, "supremum": beneath, "positive_definite": compared,
    "positive_semidefinite": compared, "negative_definite": compared, "negative_semidefinite": compared,
}  # fmt: skip


def calls(signs: Mapping[str, str]) -> dict[str, Special]:
    """All of them, with the signs of a notation."""
    return {
        **{name: form(signs[name]) for name, form in FORMS.items()},
        "hadamard": chained(signs["hadamard"], "hadamard"),
        "ones": sized(signs["ones"], signs["by"]), "zeros": sized(signs["zeros"], signs["by"]),
        "sqrt": root, "root": root, "binom": binom, "log": logarithm, "norm": norm, "factorial": postfix("!"),
        "abs": enclosed("||"), "floor": enclosed("floor"), "ceil": enclosed("ceil"), "det": determinant,
    }  # fmt: skip
