"""Polynomial equations in the form in which they are solved: zero on the right, powers collected, no content."""

from __future__ import annotations

from derive.core.context import Context
from derive.core.errors import UndecidedError
from derive.core.steps import Derivation, standing
from derive.exact.divisors import factors_of
from derive.exact.rings import polynomial_in
from derive.exact.sparse_polynomials import by_powers, rational, scaled_by
from derive.exact.spelling import sum_term
from derive.terms import ONE, Number, Pow, Relation, Symbol, Term, factors, occurs, summands

from .polynomial_factors import collect_powers
from .polynomial_roots import divide_both_sides, powers, zero_on_the_right
from .whole_lines import Move, chained, joined

LEFT = (0,)


def made_ready(equation: Relation, letter: Symbol, context: Context) -> Derivation:
    """Zero on the right; on the left a product, or the polynomial by descending powers without a common factor."""
    first = chained(equation, ([((), zero_on_the_right)],), context)
    here = first.end
    if type(here) is not Relation or powers(here, letter) is None:
        raise UndecidedError("The equation is no polynomial in its letter; write it with powers of the letter only.")
    if is_product(here.left, letter) or (degree_in(here.left, letter) == 1 and _is_expanded(here.left)):
        return first
    collected = joined(first, chained(here, ([(LEFT, collect_powers.with_(letter))],), context))
    return joined(collected, _without_content(collected.end, letter, context))


def _without_content(here: Term, letter: Symbol, context: Context) -> Derivation:
    groups = powers(here, letter) if type(here) is Relation else None
    if not groups or max(groups) == 0:
        return standing(here)
    whole = polynomial_in(here.children[0]) or {}
    common, found = factors_of(whole)
    lead = scaled_by(groups[max(groups)], 1)
    sign = -1 if sum(lead.values()) < 0 and len(lead) == 1 else 1
    divisor = sum_term(rational(sign * abs(common)))
    rounds: list[list[Move]] = [[((), divide_both_sides.with_(divisor, letter))]] if divisor is not ONE else []
    free = [f for f, m in found for _ in range(m) if set(by_powers(f, letter)) == {0}]
    rounds += [[((), divide_both_sides.with_(sum_term(f), letter))] for f in free]
    return chained(here, rounds, context)


def is_product(left: Term, letter: Symbol) -> bool:
    """Whether a polynomial is written as a product, or a power, of polynomials in the letter."""
    parts = [part for part in factors(left) if type(part) is not Number]
    if not all(degree_in(part, letter) for part in parts):
        return False
    return len(parts) > 1 or (bool(parts) and type(parts[0]) is Pow)


def _is_expanded(left: Term) -> bool:
    return len(summands(left)) == len(polynomial_in(left) or {})


def degree_in(term: Term, letter: Symbol) -> int:
    """The degree in the letter, 0 where the letter also stands inside something else."""
    found = polynomial_in(term) or {}
    if any(g is not letter and occurs(letter, g) for m in found for g, _ in m):
        return 0
    return max(by_powers(found, letter), default=0)
