"""Zeros of what is made of sines and cosines of multiples of one angle, by way of a polynomial in its cosine."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from math import ceil, floor, gcd, lcm
from typing import Any

from derive.exact.polynomials import collected
from derive.terms import (
    INFINITY,
    MINUS_ONE,
    ONE,
    PI,
    ZERO,
    Call,
    Div,
    Number,
    Relation,
    Symbol,
    Term,
    call,
    negated,
    number,
    product,
    scaled,
    substituted,
    subterms,
    symbols,
    total,
)

from .real_sets import FAILURES, ends
from .real_values import difference_sign, truth
from .real_zeros import zeros
from .rings import Ring, TooHardError

HALF = Fraction(1, 2)
_SIX, _THREE, _TWO = (call("sqrt", number(n)) for n in (6, 3, 2))
SINES: dict[Fraction, Term] = {
    Fraction(0): ZERO, Fraction(1, 12): Div(total((_SIX, negated(_TWO))), number(4)), Fraction(1, 6): number(1, 2),
    Fraction(1, 4): Div(_TWO, number(2)), Fraction(1, 3): Div(_THREE, number(2)),
    Fraction(5, 12): Div(total((_SIX, _TWO)), number(4)), HALF: ONE,
}  # fmt: skip
COSINE, SINE = Symbol("#cos"), Symbol("#sin")
LARGEST_MULTIPLE, FINEST = 12, 60


def angle_calls(term: Term, x: Symbol) -> tuple[Call, ...]:
    """The sines, cosines and the like of a letter that stand in a term."""
    held = (u for u in subterms(term) if type(u) is Call and x in symbols(u))
    return tuple(dict.fromkeys(u for u in held if u.name in ("sin", "cos", "tan", "cot", "sec", "csc")))


def frequency(here: Call, x: Symbol) -> Fraction:
    """The factor of the letter in an angle; raises TooHardError where it is no rational number."""
    return _linear(here, x)[1]


def _linear(here: Call, x: Symbol) -> tuple[Term, Fraction]:
    found = collected(here.arguments[0], x)
    if found is None or len(found) != 2 or type(found[1]) is not Number or symbols(found[0]):
        raise TooHardError
    return found[0], Fraction(found[1].p, found[1].q)


def zeros_between(term: Term, x: Symbol, low: Term, high: Term) -> tuple[Term, ...]:
    """Constants among which are all zeros of a term from one constant to another, where it is not 0 all along."""
    calls = tuple(each for each in angle_calls(term, x) if each.name in ("sin", "cos"))
    if not calls:
        return zeros(term, x)
    linear = {each: _linear(each, x) for each in calls}
    slopes = [slope for _, slope in linear.values()]
    unit = Fraction(gcd(*(each.numerator for each in slopes)), lcm(*(each.denominator for each in slopes)))
    polynomial = substituted(term, {each: _multiple(each.name, slope / unit, c) for each, (c, slope) in linear.items()})
    if x in symbols(polynomial):
        raise TooHardError
    return tuple(
        scaled(number(unit.denominator, unit.numerator), angle)
        for cosine in zeros(_in_the_cosine(polynomial), COSINE)
        for angle in _angles(cosine, *(Fraction(end) * unit for end in (ends(low)[0], ends(high)[1])))
    )


def _multiple(name: str, times: Fraction, shift: Term) -> Term:
    """sin(m t + c) or cos(m t + c) in the cosine and the sine of t."""
    if times.denominator != 1 or abs(times) > LARGEST_MULTIPLE:
        raise TooHardError
    cosine: Term = ONE
    sine: Term = ZERO
    for _ in range(abs(int(times))):
        cosine, sine = (
            total((product((cosine, COSINE)), negated(product((sine, SINE))))),
            total((product((sine, COSINE)), product((cosine, SINE)))),
        )
    sine = sine if times > 0 else negated(sine)
    turned = _halves(shift)
    across, along = _sine(turned), _sine(turned + HALF)
    if name == "sin":
        return total((product((sine, along)), product((cosine, across))))
    return total((product((cosine, along)), negated(product((sine, across)))))


def _halves(angle: Term) -> Fraction:
    """How often pi goes into an angle; raises TooHardError where that is no rational number."""
    if angle is ZERO:
        return Fraction(0)
    found = collected(angle, PI) or ()
    if len(found) != 2 or found[0] is not ZERO or type(found[1]) is not Number:
        raise TooHardError
    return Fraction(found[1].p, found[1].q)


def _sine(turned: Fraction) -> Term:
    """The sine of a multiple of pi, at every fifteen degrees."""
    place = turned % 2
    value = SINES.get(min(place % 1, 1 - place % 1))
    if value is None:
        raise TooHardError
    return value if place < 1 else negated(value)


def _in_the_cosine(term: Term) -> Term:
    """A term in the cosine that is 0 wherever one in the cosine and the sine is: of P + Q sin t, P^2 - Q^2 sin^2 t."""
    ring = Ring((term, COSINE, SINE))
    above, _ = ring.read(term)
    place = ring.generators.index(SINE)
    even: Any = 0 * ring.one
    odd: Any = 0 * ring.one
    square = 1 - ring.gens[COSINE] ** 2
    for exponents, c in above.to_dict().items():
        power = int(exponents[place])
        rest = tuple(0 if k == place else int(e) for k, e in enumerate(exponents))
        part: Any = ring.context.from_dict({rest: int(c)}) * square ** (power // 2)
        even, odd = (even, odd + part) if power % 2 else (even + part, odd)
    return ring.term(even if odd == 0 else even**2 - odd**2 * square)


def _angles(cosine: Term, low: Fraction, high: Fraction) -> Iterator[Term]:
    """The angles between two bounds with a cosine."""
    if difference_sign(cosine, ONE) > 0 or difference_sign(cosine, MINUS_ONE) < 0:
        return
    first = _plain_angle(cosine)
    turn = 2 * ends(PI)[0]
    for angle in dict.fromkeys((first, negated(first))):
        start = ends(angle)[0]
        for k in range(floor((low - start) / turn), ceil((high - start) / turn) + 1):
            yield total((angle, scaled(number(2 * k), PI))) if k else angle


def _plain_angle(cosine: Term) -> Term:
    """The angle from 0 to pi with a cosine, as a rational multiple of pi where it is one."""
    angle = call("arccos", cosine)
    near = Fraction(ends(angle)[0] / ends(PI)[0]).limit_denominator(FINEST)
    plain = scaled(number(near.numerator, near.denominator), PI) if near else ZERO
    value = SINES.get(min((near + HALF) % 1, 1 - (near + HALF) % 1))
    return plain if value is not None and difference_sign(_sine(near + HALF), cosine) == 0 else angle


def holds_between(condition: Term, x: Symbol, low: Term | None, high: Term | None) -> bool:
    """Whether a comparison with 0 is seen to hold from one number to another: its side is 0 nowhere there."""
    if type(condition) is not Relation or condition.right is not ZERO or symbols(condition) != {x}:
        return False
    if low is None or high is None or symbols(low) | symbols(high) or INFINITY in (*subterms(low), *subterms(high)):
        return False
    try:
        found = zeros_between(condition.left, x, low, high)
        if any(difference_sign(low, zero) <= 0 <= difference_sign(high, zero) for zero in found):
            return False
        middle = total((low, high))
        return truth(substituted(condition, {x: scaled(number(1, 2), middle)}))
    except FAILURES:
        return False
