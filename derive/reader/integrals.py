"""LaTeX integrals, up to their differential."""

from __future__ import annotations

from derive.terms import ONE, Div, Symbol, Term, bind

from .binders import script
from .grammar import POSTFIX, SUM
from .reader import Reader


def integral(r: Reader) -> Term:
    """A LaTeX integral, up to its differential."""
    place = r.place
    r.take()
    low = high = None
    for _ in range(2):
        if r.accept("_"):
            low = script(r)
        elif r.accept("^"):
            high = script(r)
    if (low is None) != (high is None):
        raise r.fail("an integral has both bounds or none", place)
    outer, r.integral = r.integral, True
    body, name = _integrand(r, place)
    r.integral = outer
    return bind("integral", Symbol(name), body, low, high)


def _integrand(r: Reader, place: int) -> tuple[Term, str]:
    inside = _differential_over(r)
    if inside is not None:
        return inside
    found = r.differential(r.place)
    body = ONE if found else r.expression(SUM)
    found = r.differential(r.place)
    if found is None:
        raise r.fail("this integral has no differential such as dx behind it", place)
    r.place += found[1]
    name = found[0]
    if r.key == "_":
        raise r.fail("integrate over a letter without a subscript")
    return body, name


def _differential_over(r: Reader) -> tuple[Term, str] | None:
    """The integrand dx/x, with the differential on top."""
    if r.key != "\\frac" or r.ahead().key != "{":
        return None
    closing = r.matches[r.place + 1]
    found = r.differential(r.place + 2)
    if found is None or r.place + 2 + found[1] != closing:
        return None
    r.place = closing + 1
    outer, r.integral = r.integral, False
    under = r.bracket("the denominator") if r.key == "{" else r.expression(POSTFIX)
    r.integral = outer
    return Div(ONE, under), found[0]


PREFIX = {"\\int": integral}
