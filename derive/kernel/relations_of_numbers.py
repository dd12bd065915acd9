"""Zero by further relations: those of roots of unity with square roots of primes, and the declared equations."""

from __future__ import annotations

from fractions import Fraction
from functools import cache
from math import lcm

from .generators import BASE
from .polynomials import WORK_ERRORS, Monomial, Poly, Rational, added, joined, lexicographic, raised, whole

TYPE_CHECKING = False
if TYPE_CHECKING:
    from .rational import Canonical

LARGEST_ORDER = 720
MOST_STEPS = 300


def vanishes_by_unity(field: Canonical, poly: Poly) -> bool:
    """Whether a polynomial with roots of unity in it is zero by their cyclotomic polynomial."""
    turns = [e for m in poly for g, e in m if g == field.turn]
    if not turns:
        return False
    roots = {g: p for m in poly for g, e in m if (p := _prime(field, g)) and e == Fraction(1, 2)}
    order = lcm(*(2 * e.denominator for e in turns))
    for p in roots.values():
        order = lcm(order, 8 if p == 2 else p if p % 4 == 1 else 4 * p)
        if order > LARGEST_ORDER:
            return False
    parts: dict[Monomial, dict[int, Rational]] = {}
    for m, c in poly.items():
        rest, here = [], {0: c}
        for g, e in m:
            if g == field.turn:
                here = _shifted(here, int(e * order / 2), order)
            elif g in roots and e == Fraction(1, 2):
                here = _times(here, _surd(roots[g], order), order)
            else:
                rest.append((g, e))
        into = parts.setdefault(tuple(rest), {})
        for k, value in here.items():
            into[k] = into.get(k, 0) + value
    return all(_is_zero(part, order) for part in parts.values())


def _prime(field: Canonical, g: int) -> int:
    made = field.generators[g]
    if made.kind != BASE or len(made.poly) != 1 or () not in made.poly:
        return 0
    value = made.poly[()]
    return int(value) if value.denominator == 1 and 1 < value < 50 else 0


def _shifted(part: dict[int, Rational], by: int, order: int) -> dict[int, Rational]:
    return {(k + by) % order: c for k, c in part.items()}


def _times(a: dict[int, Rational], b: dict[int, Rational], order: int) -> dict[int, Rational]:
    out: dict[int, Rational] = {}
    for k, c in a.items():
        for j, d in b.items():
            out[(k + j) % order] = out.get((k + j) % order, 0) + c * d
    return out


def _surd(p: int, order: int) -> dict[int, Rational]:
    """The square root of a prime among the roots of unity: Gauss's sum."""
    if p == 2:
        return {order // 8: 1, order - order // 8: 1}
    squares = {k * k % p for k in range(1, p)}
    gauss: dict[int, Rational] = {k * (order // p): 1 if k in squares else -1 for k in range(1, p)}
    return gauss if p % 4 == 1 else _shifted(gauss, 3 * order // 4, order)


def _is_zero(part: dict[int, Rational], order: int) -> bool:
    """Whether a sum of powers of a primitive root of unity is zero, by its minimal polynomial."""
    modulus = cyclotomic(order)
    degree = len(modulus) - 1
    values = [part.get(k, 0) for k in range(order)]
    for k in range(order - 1, degree - 1, -1):
        top = values[k]
        if top:
            for j, c in enumerate(modulus):
                values[k - degree + j] = whole(values[k - degree + j] - top * c)
    return not any(values[:degree])


@cache
def cyclotomic(n: int) -> tuple[int, ...]:
    """The coefficients of the n-th cyclotomic polynomial, constant term first."""
    out = [-1] + [0] * (n - 1) + [1]
    for d in range(1, n):
        if n % d == 0:
            by = cyclotomic(d)
            size = len(by) - 1
            found = [0] * (len(out) - size)
            for k in range(len(found) - 1, -1, -1):
                found[k] = out[k + size]
                for j, c in enumerate(by):
                    out[k + j] -= found[k] * c
            out = found
    return tuple(out)


def vanishes_by_equations(field: Canonical, poly: Poly) -> bool:
    """Whether a polynomial is a multiple of what a declared equation says is zero."""
    if not field.facts.equations:
        return False
    from .field import UndefinedError, UnsupportedError

    try:
        given = [field.element(term)[0] for term in field.facts.equations]
        rest = dict(poly)
        for relation in given:
            if relation:
                rest = _reduced(field, rest, relation)
    except (UnsupportedError, UndefinedError, *WORK_ERRORS):
        return False
    return not rest


def _reduced(field: Canonical, poly: Poly, relation: Poly) -> Poly:
    """What is left of a polynomial after multiples of a relation are taken off."""
    generators = sorted({g for each in (poly, relation) for m in each for g, _ in m})
    order = lexicographic(generators)
    top = max(relation, key=order)
    lead, wanted = relation[top], dict(top)
    out = dict(poly)
    for _ in range(MOST_STEPS):
        fits = [m for m in out if all(dict(m).get(g, 0) >= e for g, e in wanted.items())]
        if not fits:
            return out
        m = max(fits, key=order)
        factor = {joined(m, raised(top, -1)): whole(Fraction(out[m]) / lead)}
        added(out, field.poly_times(relation, factor), -1)
    return out
