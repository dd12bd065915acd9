"""Values put in for letters of a canonical element: each generator is made anew from its new parts."""

from __future__ import annotations

from .calls import CALLS
from .field import ONE_ELEMENT, UnsupportedError
from .generators import BASE, EXP, LETTER, LOG, OPAQUE, Element, Generator
from .polynomials import Poly, Rational

TYPE_CHECKING = False
if TYPE_CHECKING:
    from .rational import Canonical


def put_in(field: Canonical, element: Element, values: dict[int, Element]) -> Element:
    """The element with some letters exchanged for elements, all at once."""
    poly, under = element
    out = _poly(field, poly, values)
    for k, n in under:
        out = field.times(out, field.power(_poly(field, field.factors[k], values), -n))
    return out


def _poly(field: Canonical, poly: Poly, values: dict[int, Element]) -> Element:
    parts = []
    for m, c in poly.items():
        here: Element = ({(): c}, ())
        for g, e in m:
            here = field.times(here, _power(field, g, e, values))
        parts.append(here)
    return field.plus(parts)


def _power(field: Canonical, g: int, exponent: Rational, values: dict[int, Element]) -> Element:
    """A power of a generator, new where a letter in it is."""
    made = field.generators[g]
    if not made.letters & values.keys():
        return {((g, exponent),): 1}, ()
    if made.kind == EXP:
        return field.exp(field.times(({(): exponent}, ()), put_in(field, made.arguments[0], values)))
    if made.kind == BASE:
        return field.rational_power(_poly(field, made.poly, values), exponent, odd=made.name == "odd")
    return field.rational_power(_made_anew(field, g, made, values), exponent)


def _made_anew(field: Canonical, g: int, made: Generator, values: dict[int, Element]) -> Element:
    if made.kind == LETTER:
        return values.get(g, ONE_ELEMENT)
    inner = tuple(put_in(field, u, values) for u in made.arguments)
    if made.kind == LOG:
        return field.log(inner[0])
    if made.kind == OPAQUE and made.name in CALLS:
        return CALLS[made.name](field, *inner)
    if made.kind == OPAQUE and made.name == "polygamma 0":
        return CALLS["digamma"](field, *inner)
    if made.kind == OPAQUE and made.name.startswith(("function ", "polygamma ")):
        return field.opaque(made.name, inner)
    raise UnsupportedError(made.name)
