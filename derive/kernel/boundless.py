"""Integrals with limits, limits and sums without an end in the canonical form, constant factors outside.

They are taken apart into summands only where no part can be infinite by itself: each has an unknown function in it,
whose integrals are taken to exist where they are written, or is a power between limits.
"""

from __future__ import annotations

from derive.terms import INFINITY, ZERO, Binder, Neg, Symbol, Term, opened

from .field import ZERO_ELEMENT, UnsupportedError
from .generators import LINEAR, OPAQUE, Element, Generator, frozen
from .polynomials import Monomial, ratio
from .sums import depth, grouped

TYPE_CHECKING = False
if TYPE_CHECKING:
    from .rational import Canonical

LIMITS = ("limit", "limit+", "limit-")
ENDS = {INFINITY: "infinity", Neg(INFINITY): "-infinity"}


def is_linear(term: Binder) -> bool:
    """Whether a binder is an integral with limits, a sum without an end or a limit."""
    if term.low is None or term.high is None:
        return term.kind in LIMITS
    return term.kind == "integral" or (term.kind == "sum" and term.high is INFINITY)


def linear(field: Canonical, term: Binder) -> Element:
    """The canonical form of an integral with limits, a limit, or a sum without an end, which is counted from zero."""
    if term.low is None:
        raise UnsupportedError("no limits")
    letter = Symbol(f"bound {depth(term)}")
    index = field.letter(letter)
    low, high = _end(field, term.low), _end(field, term.high or term.low)
    body = field.element(opened(term, letter))
    if term.kind == "sum":
        from .putting import put_in

        body, low = put_in(field, body, {index: field.plus((field.element(letter), low))}), ZERO_ELEMENT
    name = " ".join([term.kind, ENDS.get(term.low, ""), ENDS.get(term.high or ZERO, "")])
    return _apart(field, body, index, Generator(LINEAR, name, (ZERO_ELEMENT, low, high, ({((index, 1),): 1}, ()))))


def _end(field: Canonical, end: Term) -> Element:
    return ZERO_ELEMENT if end in ENDS else field.element(end)


def _apart(field: Canonical, body: Element, letter: int, like: Generator) -> Element:
    """The parts of an integral or series like a given one, with what does not depend on the letter taken out."""
    kinds, inside, outside = grouped(field, body, letter)
    if not kinds:
        return ZERO_ELEMENT
    if all(_exists(field, m, letter, like) and not inside for m in kinds) and not like.name.startswith("limit"):
        return field.plus(field.times((f, outside), _part(field, m, letter, like)) for m, f in kinds.items())
    first: Element = (kinds[min(kinds)], outside)
    return field.times(first, _made(field, field.times(body, field.inverse(first)), letter, like))


def _exists(field: Canonical, m: Monomial, letter: int, like: Generator) -> bool:
    unknown = any(
        made.kind == OPAQUE and made.name.startswith("function ") and letter in made.letters
        for made in (field.generators[g] for g, _ in m)
    )
    return unknown or _degree(m, letter, like) is not None


def _degree(m: Monomial, letter: int, like: Generator) -> int | None:
    """Which power of the letter a summand is, where the letter runs between finite limits of an integral."""
    if like.name != "integral  ":
        return None
    if not m:
        return 0
    (g, e), *others = m
    return int(e) if g == letter and not others and type(e) is int and e > 0 else None


def _part(field: Canonical, m: Monomial, letter: int, like: Generator) -> Element:
    degree = _degree(m, letter, like)
    if degree is None:
        return _made(field, ({m: 1}, ()), letter, like)
    low, high = (field.power(end, degree + 1) if end[0] else ZERO_ELEMENT for end in like.arguments[1:3])
    return field.times(({(): ratio(1, degree + 1)}, ()), field.plus((high, field.minus(low))))


def _made(field: Canonical, body: Element, letter: int, like: Generator) -> Element:
    _, low, high, own = like.arguments
    made = Generator(LINEAR, like.name, (body, low, high, own))
    index = field.generator((LINEAR, like.name, frozen(body), letter, frozen(low), frozen(high)), made)
    field.generators[index].letters -= {letter}
    return {((index, 1),): 1}, ()


def derivative(field: Canonical, made: Generator, x: int) -> Element:
    """The derivative of an integral or a series: that of what stands in it, where the limits do not vary."""
    body, low, high, own = made.arguments
    if made.name.startswith("limit"):
        raise UnsupportedError("the derivative of a limit")
    if field.depends(low, x) or field.depends(high, x):
        raise UnsupportedError("a limit that varies")
    ((letter, _),) = next(iter(own[0]))
    return _apart(field, field.derivative(body, x), letter, made)
