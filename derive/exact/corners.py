"""Functions of one letter with corners: a polynomial plus multiples of the larger of two affine functions."""

from __future__ import annotations

from derive.core.context import Context
from derive.terms import (
    ZERO,
    Call,
    Record,
    Relation,
    Symbol,
    Term,
    fraction,
    negated,
    number,
    product,
    raised,
    substituted,
    symbols,
    total,
)

from .conditions import holds
from .rings import polynomial_in
from .signs import sign
from .sparse_polynomials import Poly, by_powers
from .spelling import normal, sum_term


class Corner(Record):
    """`weight` times the larger of two functions that are affine in the letter."""

    weight: Term
    one: Term
    other: Term


class Cornered(Record):
    """A polynomial in a letter, by its coefficients from the constant one up, plus corners."""

    letter: Symbol
    coefficients: tuple[Term, ...]
    corners: tuple[Corner, ...]


def cornered(body: Term, letter: Symbol) -> Cornered | None:
    """A function as a polynomial plus corners; None where it has no such form."""
    p = polynomial_in(body)
    if p is None:
        return None
    smooth: Poly = {}
    bent: dict[Term, Poly] = {}
    for monomial, c in p.items():
        inside = tuple(pair for pair in monomial if letter in symbols(pair[0]) and pair[0] is not letter)
        if not inside:
            smooth[monomial] = c
            continue
        if len(inside) > 1 or inside[0][1] != 1 or any(base is letter for base, _ in monomial):
            return None
        rest = tuple(pair for pair in monomial if pair is not inside[0])
        bent.setdefault(inside[0][0], {})[rest] = c
    corners = tuple(_corner(call, weight, letter) for call, weight in bent.items())
    if any(each is None for each in corners):
        return None
    powers = by_powers(smooth, letter)
    coefficients = tuple(_spelled(powers.get(k, {})) for k in range(max(powers, default=0) + 1))
    return Cornered(letter, coefficients, tuple(each for each in corners if each is not None))


def _spelled(p: Poly) -> Term:
    return sum_term(p) if p else ZERO


def _corner(call: Term, weight: Poly, letter: Symbol) -> Corner | None:
    match call:
        case Call("abs", (u,)):
            sides: tuple[Term, Term] = (u, negated(u))
        case Call("relu", (u,)):
            sides = (u, ZERO)
        case Call("max", (u, v)):
            sides = (u, v)
        case Call("min", (u, v)):
            sides, weight = (negated(u), negated(v)), {m: -c for m, c in weight.items()}
        case _:
            return None
    fits = all(slope_of(side, letter) is not None for side in sides)
    return Corner(sum_term(weight), *sides) if fits else None


def slope_of(side: Term, letter: Symbol) -> Term | None:
    """The slope of an affine function; None of any other."""
    p = polynomial_in(side)
    if p is None:
        return None
    powers = by_powers(p, letter)
    free = all(letter not in symbols(base) for part in powers.values() for monomial in part for base, _ in monomial)
    return _spelled(powers.get(1, {})) if free and max(powers, default=0) <= 1 else None


def kink(corner: Corner, letter: Symbol) -> Term | None:
    """Where the two sides of a corner are equal; None where that is no single place."""
    p = polynomial_in(total((corner.one, negated(corner.other)))) or {}
    powers = by_powers(p, letter)
    if max(powers, default=0) != 1:
        return None
    return normal(fraction(negated(_spelled(powers.get(0, {}))), _spelled(powers[1])))


def smooth_slope(form: Cornered, place: Term, order: int = 1) -> Term:
    """The derivative of the polynomial at a place."""
    kept: list[Term] = []
    for k, c in enumerate(form.coefficients):
        falling = 1
        for j in range(order):
            falling *= k - j
        if falling:
            power = (raised(place, number(k - order)),) if k > order else ()
            kept.append(product((number(falling), c, *power)))
    return normal(total(kept))


def one_sided_slopes(form: Cornered, place: Term, context: Context) -> tuple[Term, Term] | None:
    """The slopes to the left and to the right of a place; None where the context does not tell."""
    both = [smooth_slope(form, place)] * 2
    for corner in form.corners:
        found = _sides(corner, form.letter, place, context)
        if found is None:
            return None
        both = [total((whole, product((corner.weight, part)))) for whole, part in zip(both, found, strict=True)]
    return normal(both[0]), normal(both[1])


def outermost_slope(form: Cornered, side: int, context: Context) -> Term | None:
    """The slope far to the right (side 1) or to the left (side -1); None where it is not one number there."""
    if len(form.coefficients) > 2:
        return None
    parts = [smooth_slope(form, form.letter)]
    for corner in form.corners:
        one, other = (slope_of(each, form.letter) or ZERO for each in (corner.one, corner.other))
        steeper = sign(normal(total((one, negated(other)))), context)
        if not steeper <= {0, 1} and not steeper <= {0, -1}:
            return None
        parts.append(product((corner.weight, one if (side > 0) == (steeper <= {0, 1}) else other)))
    return normal(total(parts))


def _sides(corner: Corner, letter: Symbol, place: Term, context: Context) -> tuple[Term, Term] | None:
    slopes = [slope_of(side, letter) or ZERO for side in (corner.one, corner.other)]
    gap = normal(substituted(total((corner.one, negated(corner.other))), {letter: place}))
    match sorted(sign(gap, context)):
        case [1]:
            return slopes[0], slopes[0]
        case [-1]:
            return slopes[1], slopes[1]
        case [0]:
            steeper = sign(normal(total((slopes[0], negated(slopes[1])))), context)
            if steeper <= {0, 1}:
                return slopes[1], slopes[0]
            return (slopes[0], slopes[1]) if steeper <= {0, -1} else None
    return None


def convex(form: Cornered, context: Context) -> bool:
    """Whether the polynomial bends upwards everywhere and every corner has a weight that is never negative."""
    bends = sign(smooth_slope(form, form.letter, 2), context) <= {0, 1}
    return bends and all(holds(context, Relation(">=", each.weight, ZERO)) is True for each in form.corners)
