"""Two terms compared in enclosures at points of the domain: refuted where they are disjoint."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal as Digits
from fractions import Fraction
from functools import lru_cache
from hashlib import blake2b
from typing import Any

from derive.core.certificates import REFUTED, Certificate, Witness
from derive.core.context import Context
from derive.terms import (
    MINUS_ONE,
    ZERO,
    Add,
    Apply,
    Binder,
    Component,
    Decimal,
    Mul,
    Pow,
    Relation,
    Symbol,
    Term,
    letters,
    number,
    subterms,
    symbols,
    total,
    with_children,
)

from .balls import Balls
from .evaluation import NoValueError, UndecidedError
from .facts import Facts
from .needless import needless
from .points import FIRST, points
from .turning import turning_points

BITS, SHARP_BITS, ACCURACY = 160, 1200, 60
LARGEST = 10**300
SHARP_POINTS, MOST_POINTS, MOST_TRIES = 2, 30, 150
ENOUGH = 8
FAILURES = (NoValueError, UndecidedError, ZeroDivisionError, OverflowError, ValueError, RecursionError)


def compared(a: Term, b: Term, context: Context, facts: Facts, seed: int, *, real: bool) -> Certificate | int:
    """A refutation, or the number of points at which both have a value and agree; integrals are only refuted."""
    if not drawable(a, b, context):
        return 0
    left, right = interpreted(a, seed), interpreted(b, seed)
    facts = about_functions(facts, seed)
    agreed = said = 0
    integrals = any(type(here) is Binder and here.kind == "integral" for side in (a, b) for here in subterms(side))
    turning = 2 * len(_turning(a, b)) + FIRST
    for index, point in enumerate(drawn(a, b, facts, seed)):
        for bits in (BITS, SHARP_BITS) if index < SHARP_POINTS else (BITS,):
            try:
                found = apart(left, right, point, facts, bits, real=real)
            except FAILURES:
                found = None
            if found is not False:
                break
        if isinstance(found, tuple):
            return Certificate(REFUTED, "balls", witness=witness(a, b, point, found, seed), seed=seed)
        agreed += found is False and not (integrals or _is_special(point, facts))
        said += found is not None
        if said >= max(MOST_POINTS, turning) or (agreed >= ENOUGH and index >= max(MOST_POINTS // 2, turning)):
            break
    return agreed


def drawn(a: Term, b: Term, facts: Facts, seed: int) -> Iterator[dict[Term, Any]]:
    """The points at which two terms are compared."""
    both = total((a, b))
    free = tuple(x for x in letters(both) if not x.dims)
    counts = counting(both)
    facts = facts.but(integers=(*facts.integers, *counts), least=(*facts.least, *(Add((n, MINUS_ONE)) for n in counts)))
    for index, point in enumerate(points(free, facts, seed, MOST_TRIES, _turning(a, b))):
        yield point if index % 3 == 1 else with_complex(point, facts, seed)


@lru_cache(100)
def _turning(a: Term, b: Term) -> tuple[dict[Term, Fraction], ...]:
    """Points on both sides of where two terms branch."""
    both = total((a, b))
    return turning_points(both, tuple(x for x in letters(both) if not x.dims))


def counting(term: Term) -> tuple[Symbol, ...]:
    """The letters that stand in bounds and as indices: whole numbers from 1 on."""
    found: dict[Symbol, None] = {}
    for here in subterms(term):
        places: tuple[Term, ...] = ()
        if type(here) is Binder and here.kind in ("sum", "product"):
            places = tuple(bound for bound in (here.low, here.high) if bound is not None)
        elif type(here) is Component:
            places = here.indices
        for place in places:
            found.update(dict.fromkeys(letters(place)))
    return tuple(found)


def _is_special(point: dict[Term, Any], facts: Facts) -> bool:
    """Whether agreement at a point shows little: complex letters are real there, or letters of an equation 0 or 1."""
    drawn = tuple(point[z] for z in facts.complexes if z in point)
    bound = (x for equation in facts.equations for x in letters(equation) if x in point)
    return (bool(drawn) and all(type(value) is Fraction for value in drawn)) or any(
        point[x] ** 2 in (0, 1) for x in bound
    )


def with_complex(point: dict[Term, Fraction], facts: Facts, seed: int) -> dict[Term, Any]:
    """The point with an imaginary part for complex letters."""
    out: dict[Term, Any] = dict(point)
    for k, z in enumerate(facts.complexes):
        if z in out:
            out[z] = (point[z], Fraction(drawn_number(seed, k, str(point[z])), 7))
    return out


def drawable(a: Term, b: Term, context: Context) -> bool:
    """Whether no letter has a property that random entries would not have."""
    named = {name for name, _ in context.properties}
    return not any(x.name in named for x in symbols(a) | symbols(b))


def drawn_number(*key: object) -> int:
    """A whole number from -40 to 40, other than 0, drawn by a key."""
    n = int.from_bytes(blake2b(repr(key).encode(), digest_size=4).digest(), "big") % 80 - 40
    return n + (n >= 0)


def interpreted(term: Term, seed: int) -> Term:
    """The term with functions without a definition read as polynomials, and components as numbers."""
    known: dict[Term, Term] = {}

    def change(here: Term) -> Term:
        if here not in known:
            new = with_children(here, change)
            known[here] = _polynomial(new, seed) if type(new) is Apply else new
        return known[here]

    return change(term) if any(type(here) is Apply for here in subterms(term)) else term


def about_functions(facts: Facts, seed: int) -> Facts:
    """The facts with functions without a definition read as the same polynomials."""
    above, least, apart, equations, others = (
        tuple(interpreted(each, seed) for each in terms)
        for terms in (facts.above, facts.least, facts.apart, facts.equations, facts.others)
    )
    return facts.but(above=above, least=least, apart=apart, equations=equations, others=others)


def _polynomial(term: Apply, seed: int) -> Term:
    """A cubic in every argument, with products of neighbours; differentiated as often as there are primes."""
    parts: list[Term] = []
    for k, u in enumerate(term.arguments):
        for power in range(1, 5):
            c = drawn_number("function", seed, term.name, k, power)
            for step in range(term.primes):
                c *= max(power - step, 0)
            left = power - term.primes
            if c:
                parts.append(Mul((number(c), Pow(u, number(left)))) if left else number(c))
        if k and not term.primes:
            parts.append(Mul((number(drawn_number("mixed", seed, term.name, k)), term.arguments[k - 1], u)))
    if not term.primes:
        parts.append(number(drawn_number("constant", seed, term.name)))
    return total(parts)


class Drawn(Balls):
    """Balls at a point, entries of vectors drawn where they are met."""

    def letter(self, term: Term) -> Any:
        """The value of a letter, drawn for a component with numbers as indices."""
        if type(term) is Component and term not in self.point:
            if type(term.base) is not Symbol:
                raise UndecidedError
            shift = sum(hash_free(value) for value in self.point.values())
            places = tuple(map(self.whole, term.indices))
            return self.of(Fraction(drawn_number("entry", term.base.name, places, shift), 11))
        return super().letter(term)


def hash_free(value: Any) -> int:
    """A whole number that depends on a coordinate."""
    return value.numerator % 97 if type(value) is Fraction else 0


def apart(
    a: Term, b: Term, point: dict[Term, Any], facts: Facts, bits: int, *, real: bool
) -> tuple[Any, Any] | bool | None:
    """Both values where they are disjoint; False where they agree; None where the point says nothing."""
    from derive.exact.precision import working_at

    with working_at(bits):
        balls = Drawn(point, bits, real=real)
        if not inside(balls, facts, symbols(a) | symbols(b)):
            return None
        left, right = balls.value(a), balls.value(b)
        if not (sized(left) and sized(right)):
            return None
        if not left.overlaps(right):
            return left, right
        return False if sharp(left) and sharp(right) else None


def sized(value: Any) -> bool:
    """Whether a value is finite and of a size that can be shown."""
    if not value.is_finite():
        return False
    size = abs(value)
    return bool(size == 0 or (size < LARGEST and (size > 1 / LARGEST or size.contains(0))))


def sharp(value: Any) -> bool:
    """Whether a ball is small beside its value, or tiny around zero."""
    return value.rel_accuracy_bits() >= ACCURACY or (value.contains(0) and abs(value) < 2**-ACCURACY)


def inside(balls: Balls, facts: Facts, used: frozenset[Symbol]) -> bool:
    """Whether every declared fact holds at the point."""
    wanted = [(">", facts.above), (">=", facts.least), ("!=", facts.apart), ("=", facts.equations)]
    relations = [Relation(sign, term, ZERO) for sign, terms in wanted for term in terms]
    for fact in (*relations, *facts.others):
        if not symbols(fact) & used:
            continue
        if not all(x in balls.point for x in symbols(fact)):
            return False
        if not balls.holds(fact):
            return False
    return True


def witness(a: Term, b: Term, point: dict[Term, Any], values: tuple[Any, Any], seed: int) -> Witness:
    """The point and both values, with as many digits as show the difference."""
    idle = needless(a, b)
    at = [(x.name, _coordinate(v)) for x, v in point.items() if type(x) is Symbol and x not in idle]
    functions = {here.name: here for side in (a, b) for here in subterms(side) if type(here) is Apply}
    for name, here in sorted(functions.items()):
        named = tuple(Symbol("t" if len(here.arguments) == 1 else f"t_{k + 1}") for k in range(len(here.arguments)))
        head = f"{name}({', '.join(x.name for x in named)})"
        at.append((head, _polynomial(Apply(name, named), seed)))
    for digits in (10, 20, 40, 80, 300):
        left, right = (decimal(value, digits) for value in values)
        if left is not right:
            break
    return Witness(tuple(at), left, right)


def _coordinate(value: Any) -> Term:
    if type(value) is Fraction:
        return number(value.numerator, value.denominator)
    real, imaginary = (number(v.numerator, v.denominator) for v in value)
    from derive.terms import IMAGINARY

    return total((real, Mul((imaginary, IMAGINARY))))


def decimal(value: Any, digits: int) -> Term:
    """A value as a decimal of so many digits."""
    if hasattr(value, "imag") and value.imag != 0:
        from derive.terms import IMAGINARY

        return total((decimal(value.real, digits), Mul((decimal(value.imag, digits), IMAGINARY))))
    sign, figures, exponent = Digits(value.real.mid().str(digits, radius=False)).as_tuple()
    mantissa = int("".join(map(str, figures))) * (-1 if sign else 1)
    power = int(exponent)
    while power < 0 and mantissa % 10 == 0:
        mantissa, power = mantissa // 10, power + 1
    return Decimal(mantissa, -power) if power < 0 else Decimal(mantissa * 10**power, 0)
