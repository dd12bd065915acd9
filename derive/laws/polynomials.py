"""Polynomial equations in one letter, solved line by line down to the values of the letter."""

from __future__ import annotations

from fractions import Fraction

from derive.core.context import Context
from derive.core.errors import UndecidedError
from derive.core.steps import Derivation, standing
from derive.exact.sparse_polynomials import Poly
from derive.terms import ZERO, Junction, Relation, Symbol, Term, number, occurs, power, raised

from .factoring import factored
from .polynomial_roots import (
    constant_equation,
    is_complex,
    isolate_the_power,
    linear_equation,
    powers,
    roots_of_an_irreducible,
    without_the_impossible,
    zero_product,
)
from .quadratics import (
    discriminant,
    discriminant_as_squares,
    even_roots,
    negative_discriminant,
    no_square_is_negative,
    odd_root,
    quadratic_formula,
    reduce_the_root,
    square_roots,
)
from .side_by_side import side_by_side
from .standard_form import degree_in, is_product, made_ready
from .whole_lines import chained, joined

LEFT, RIGHT = (0,), (1,)


def solved(equation: Relation, letter: Symbol, context: Context) -> Derivation:
    """The chain from a polynomial equation to `letter = value or ...`; the real values where the letter is not complex.

    The end is `false` where there is none and `true` where every value will do.
    """
    if equation.sign == "=" and power(equation.left)[0] is letter and not occurs(letter, equation.right):
        if equation.left is letter or equation.right is ZERO:
            return chained(equation, ([((), zero_product)],), context)
        return rooted(equation, context)
    ready = made_ready(equation, letter, context)
    return joined(ready, _worked(ready.end, letter, context))


def roots_of(end: Term) -> tuple[Term, ...]:
    """The values in `x = a or x = b`, none in `false`."""
    if type(end) is Junction:
        return tuple(value for part in end.parts for value in roots_of(part))
    return (end.right,) if type(end) is Relation else ()


def _worked(here: Term, letter: Symbol, context: Context) -> Derivation:
    """The rest of the way from a polynomial that is zero."""
    if type(here) is not Relation or here.sign != "=" or here.left is letter:
        return standing(here)
    degree = degree_in(here.left, letter)
    if degree == 0:
        return chained(here, ([((), constant_equation)],), context)
    if degree == 1:
        return chained(here, ([((), linear_equation.with_(letter))],), context)
    if is_product(here.left, letter):
        return _split(here, letter, context)
    product = factored(here, letter, context)
    if product.steps:
        return joined(product, _split(product.end, letter, context))
    return _irreducible(here, letter, context)


def _split(here: Term, letter: Symbol, context: Context) -> Derivation:
    """A product that is zero: its factors, each solved, side by side."""
    first = chained(here, ([((), zero_product)],), context)
    return joined(first, _each(first.end, letter, context))


def _each(here: Term, letter: Symbol, context: Context) -> Derivation:
    """Every statement of an `or` solved, then written without brackets and without the impossible ones."""
    if type(here) is not Junction:
        return solved(here, letter, context) if type(here) is Relation else standing(here)
    parts = tuple(solved(part, letter, context) if type(part) is Relation else standing(part) for part in here.parts)
    together = side_by_side(here, parts, context)
    return joined(together, chained(together.end, ([((), without_the_impossible)],), context))


def _irreducible(here: Relation, letter: Symbol, context: Context) -> Derivation:
    """The zeros of a polynomial that does not factor over the rational numbers."""
    groups = powers(here, letter) or {}
    n = max(groups)
    if len(groups) == 2 and 0 in groups and (n == 2 or not is_complex(letter, context)):
        return _pure(here, letter, context)
    if n == 2:
        impossible = negative_discriminant.with_(letter)(here, context)
        return impossible or _by_formula(here, letter, context)
    if set(groups) <= {0, n // 2, n} and n % 2 == 0 and _keeps_radicals(groups, letter, context):
        first = _by_formula(here, raised(letter, number(n // 2)), context)
        return joined(first, _each(first.end, letter, context))
    named = chained(here, ([((), roots_of_an_irreducible.with_(letter))],), context)
    if not named.steps:
        raise UndecidedError("no law here solves this polynomial; give numbers for the letters in it")
    return named


def _keeps_radicals(groups: dict[int, Poly], letter: Symbol, context: Context) -> bool:
    """Whether u = x^k takes real values only, so that its roots are written as roots."""
    n = max(groups)
    a, b, c = (groups.get(k, {}) for k in (n, n // 2, 0))
    values = [coefficient.get((), Fraction(0)) for coefficient in (a, b, c)]
    numbers = not any(set(coefficient) - {()} for coefficient in (a, b, c))
    return numbers and n == 4 and values[1] ** 2 >= 4 * values[0] * values[2] and not is_complex(letter, context)


def _pure(here: Relation, letter: Symbol, context: Context) -> Derivation:
    first = chained(here, ([((), isolate_the_power.with_(letter))],), context)
    return joined(first, rooted(first.end, context))


def rooted(here: Term, context: Context) -> Derivation:
    """The values of u in u^n = c."""
    laws = (no_square_is_negative, square_roots, odd_root, even_roots)
    found = next((d for d in (law(here, context) for law in laws) if d is not None), None)
    if found is None:
        raise UndecidedError("no law here takes this root; give the letters values")
    return joined(found, _roots_worked_out(found.end, context))


def _by_formula(here: Relation, unknown: Term, context: Context) -> Derivation:
    first = chained(here, ([((), quadratic_formula.with_(unknown))],), context)
    if not first.steps:
        raise UndecidedError("the quadratic formula does not apply; write the equation by powers of its letter")
    places = [(*place, *_to_radicand(value)) for place, value in _values(first.end)]
    rounds = [[(place, law) for place in places] for law in (discriminant, discriminant_as_squares)]
    second = chained(first.end, rounds, context)
    both = joined(first, second)
    return joined(both, _roots_worked_out(both.end, context))


def _values(here: Term) -> tuple[tuple[tuple[int, ...], Term], ...]:
    if type(here) is Junction:
        return tuple(((k, *place), value) for k, part in enumerate(here.parts) for place, value in _values(part))
    return ((RIGHT, here.right),) if type(here) is Relation else ()


def _to_radicand(value: Term) -> tuple[int, ...]:
    """Where the sum under the root stands in a value of the quadratic formula."""
    place: tuple[int, ...] = (0,)
    here = value.children[0]
    while not (hasattr(here, "name") and here.name == "sqrt"):
        index = len(here.children) - 1
        place, here = (*place, index), here.children[index]
    return (*place, 0)


def _roots_worked_out(here: Term, context: Context) -> Derivation:
    return chained(here, ([(place, reduce_the_root) for place, _ in _values(here)],), context)
