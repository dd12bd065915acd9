"""On which equation a polynomial system is split, and into which cases."""

from __future__ import annotations

from derive.exact.combinations import degree, measure
from derive.exact.divisors import factors_of
from derive.exact.sparse_polynomials import Poly
from derive.exact.spelling import sum_term
from derive.terms import ZERO, Record, Symbol, Term, equation

from .real_roots import alternatives, has_surds, simplest_first, solve_real
from .reductions import Node, active, alone, is_finished, unknowns_in


class Split(Record):
    """The equation to split, by its index, and the cases."""

    index: int
    cases: tuple[Term, ...]
    cost: tuple[int, ...]


def choice(system: Term, node: Node) -> Split | None:
    """The split that promises most: roots of an equation in one unknown, then factors of another."""
    options = [_option(index, part, p, system, node) for index, part, p in active(system)]
    return min((option for option in options if option), key=lambda option: option.cost, default=None)


def _option(index: int, part: Term, p: Poly, system: Term, node: Node) -> Split | None:
    factors = () if has_surds(p) else simplest_first(factors_of(p)[1])
    if (letter := alone(p, node)) is not None:
        found = solve_real(part, letter, node.context).end
        early = has_surds(p) or len(factors) > 1 or _ready(system, letter, node)
        return (
            Split(index, alternatives(found), (not early, 0, degree(p), index)) if is_finished(found, letter) else None
        )
    if len(factors) > 1 and all(unknowns_in(f, node) for f, _ in factors):
        cases = tuple(equation(sum_term(f), ZERO) for f, _ in factors)
        return Split(index, cases, (0, measure(p), len(factors), index))
    return None


def _ready(system: Term, letter: Symbol, node: Node) -> bool:
    """Whether every other equation is one in at most one unknown once this letter is known."""
    return all(len([u for u in unknowns_in(p, node) if u is not letter]) <= 1 for _, _, p in active(system))
