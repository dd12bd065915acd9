"""What is known of a feasible set: letters that the constraints give, whether it is bounded."""

from __future__ import annotations

from derive.core.context import Context
from derive.core.drafts import Claim, Claims, phrase
from derive.core.rules import rule
from derive.core.steps import Derivation
from derive.exact.rings import Poly, by_powers, constants_only
from derive.exact.spelling import normal, sum_term
from derive.terms import ZERO, Record, Relation, Symbol, Term, equation, fraction, negated, substituted

from .evaluation import numbers_worked_out
from .real_roots import zero_side

Letters = tuple[Symbol, ...]


class Elimination(Record):
    """The function on the feasible set, written with fewer letters, and what the other letters are."""

    derivation: Derivation
    given: tuple[Relation, ...]
    letters: Letters


@rule("f(x, y) = f(x, g(x)) where y = g(x)")
def constraint_put_in(term: Term, context: Context, given: Term) -> Term | None:
    """On the feasible set the letter equals what the constraint says, which is put in."""
    if type(given) is not Relation or given.sign != "=":
        return None
    return substituted(term, {given.left: given.right})


def eliminated(body: Term, constraints: tuple[Term, ...], letters: Letters, context: Context) -> Elimination | None:
    """The function with every constraint used up by solving it for a letter, None where one can't be."""
    left = list(constraints)
    given: list[Relation] = []
    derivation = Derivation(body, (), body)
    free = list(letters)
    while left:
        found = next(((c, u) for c in left for u in reversed(free) if _given(c, u) is not None), None)
        if found is None:
            return None
        constraint, letter = found
        solution = _given(constraint, letter)
        assert solution is not None
        left = [
            equation(normal(substituted(_side(c), {letter: solution.right})), ZERO) for c in left if c is not constraint
        ]
        if any(c.left is not ZERO and not zero_side(c) for c in left):  # type: ignore[attr-defined]
            return None
        given.append(solution)
        free.remove(letter)
        strategy = constraint_put_in.with_(solution) >> numbers_worked_out
        more = strategy(derivation.end, context)
        if more is not None:
            derivation = Derivation(body, derivation.steps + more.steps, more.end)
    return Elimination(derivation, tuple(given), tuple(free))


def _side(constraint: Term) -> Term:
    return sum_term(zero_side(constraint) or {})


def _given(constraint: Term, letter: Symbol) -> Relation | None:
    """A constraint solved for a letter that has a number before it."""
    p = zero_side(constraint)
    powers = by_powers(p or {}, letter)
    if max(powers, default=0) != 1 or not constants_only(powers[1]):
        return None
    return equation(letter, normal(fraction(negated(sum_term(powers.get(0, {}))), sum_term(powers[1]))))


def bounded(constraints: tuple[Term, ...], letters: Letters, label: str) -> Claims | None:
    """Why the feasible set is bounded, None where it is not seen to be.

    It is where a constraint says that even powers of all letters with positive coefficients add up to a number.
    """
    for constraint in constraints:
        p = zero_side(constraint)
        if not p or not _even_in_all(p, letters):
            continue
        claims = tuple(
            Claim(Relation(">=", sum_term(_without(p, letter)), ZERO), phrase("feasible.others", letter))
            for letter in letters
            if _without(p, letter)
        )
        return Claims(label, phrase("feasible.bounded", constraint), claims)
    return None


def _even_in_all(p: Poly, letters: Letters) -> bool:
    signs = {c > 0 for monomial, c in p.items() if monomial}
    single = all(len(monomial) <= 1 and all(k % 2 == 0 for _, k in monomial) for monomial in p)
    return single and len(signs) == 1 and {g for monomial in p for g, _ in monomial} >= set(letters)


def _without(p: Poly, letter: Symbol) -> Poly:
    """The powers of the other letters, with positive coefficients."""
    sign = 1 if next(c for monomial, c in p.items() if monomial) > 0 else -1
    return {monomial: sign * c for monomial, c in p.items() if monomial and monomial[0][0] is not letter}
