"""What is known of a feasible set: letters that the constraints give, whether it is bounded."""

from __future__ import annotations

from derive.core.context import Context
from derive.core.drafts import Chain, Claim, Claims, phrase
from derive.core.rules import Rule, rule
from derive.core.steps import Derivation, standing
from derive.exact.sparse_polynomials import Poly, by_powers, constants_only
from derive.exact.spelling import normal, sum_term
from derive.terms import ZERO, Record, Relation, Symbol, Term, equation, fraction, negated, substituted

from .evaluation import evaluated
from .real_roots import zero_side

Letters = tuple[Symbol, ...]


class Elimination(Record):
    """The function on the feasible set with fewer letters, and the chains that solve the constraints for the others."""

    derivation: Derivation
    chains: tuple[Chain, ...]
    letters: Letters


@rule("f(x, y) = f(x, g(x)), y = g(x)")
def constraint_inserted(term: Term, context: Context, given: Term) -> Term | None:
    """On the feasible set the letter equals what the constraint says, which is substituted for it."""
    return substituted(term, {given.left: given.right}) if type(given) is Relation else None


@rule("y = g \\land p(y) = 0 \\iff y = g \\land p(g) = 0", Relation, relation="iff")
def constraint_inserted_into_another(term: Term, context: Context, given: Term) -> Term | None:
    """What one constraint says of a letter is substituted into another."""
    return substituted(term, {given.left: given.right}) if type(given) is Relation else None


@rule("c y + r = 0 \\iff y = -r/c, c \\ne 0", Relation, relation="iff")
def constraint_solved(term: Term, context: Context, letter: Term) -> Term | None:
    """The constraint is solved for a letter that has a number before it."""
    return _given(term, letter)


def eliminated(body: Term, constraints: tuple[Term, ...], letters: Letters, context: Context) -> Elimination | None:
    """The function with every constraint used up by solving it for a letter, None where one can't be."""
    given: list[tuple[str, Relation]] = []
    chains: list[Chain] = []
    free = list(letters)
    for k, constraint in enumerate(constraints, 1):
        reduced = _in_turn(
            standing(constraint),
            tuple(constraint_inserted_into_another.with_(r).by(label) for label, r in given),
            context,
        )
        here = reduced.end
        letter = next((u for u in reversed(free) if _given(here, u) is not None), None)
        if letter is None:
            return None
        found = _in_turn(reduced, (constraint_solved.with_(letter),), context)
        assert type(found.end) is Relation
        chains.append(
            Chain(f"p9.c{k}", phrase("feasible.solved", letter), found, uses=tuple(label for label, _ in given))
        )
        given.append((f"p9.c{k}", found.end))
        free.remove(letter)
    laws = (*(constraint_inserted.with_(relation).by(label) for label, relation in given), evaluated)
    derivation = _in_turn(standing(body), laws, context)
    return Elimination(derivation, tuple(chains), tuple(free))


def _in_turn(start: Derivation, laws: tuple[Rule, ...], context: Context) -> Derivation:
    """What the laws do one after the other, each where it applies."""
    for law in laws:
        more = law(start.end, context)
        start = start if more is None else Derivation(start.start, start.steps + more.steps, more.end)
    return start


def _given(constraint: Term, letter: Term) -> Relation | None:
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
