"""Tidying: what puts a line into the shape that a textbook prints."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache, lru_cache

from derive.core.context import Context
from derive.core.laws import Law, together
from derive.core.steps import Derivation, Step, standing
from derive.core.strategies import Line, Strategy, When
from derive.core.traversals import Everywhere, Innermost
from derive.terms import Add, Cases, Term, factors

from .arithmetic import TRIVIAL, flatten, signs
from .brackets import common_factor, multiply_out, shorter_multiplied_out, sum_of_brackets
from .powers import power_of_product
from .products import PRODUCTS, minus_into_bracket, order_factors
from .sums import SUMS, constant_out_of_an_integral, constant_out_of_sum, into_cases, number_into_bracket, sign_over_abs

OUT = constant_out_of_sum | constant_out_of_an_integral
TIDY = TRIVIAL | PRODUCTS | power_of_product | SUMS | into_cases | sign_over_abs | OUT
TIDY_UP = Law("tidy-up", "Signs, numbers, powers and like terms are put in order.")
MOST_NAMES = 3


class Tidied(Strategy):
    """What the body does in one line, named after its laws where they are few."""

    body: Strategy

    def __call__(self, term: Term, context: Context) -> Derivation | None:
        """One step over the whole term."""
        found = Line(self.body)(term, context)
        if found is None or not found.steps[0].detail:
            return found
        return Derivation(term, tuple(step.but(law=few_named(step)) for step in found.steps), found.end)


def few_named(step: Step) -> Law:
    """The law of a folded step; the collective one where its small steps are trivial or have many names."""
    laws = {small.law for small in step.detail}
    named = {law for law in laws if not law.trivial}
    plain = not named and len(laws) > 1
    return TIDY_UP if plain or len(named) > MOST_NAMES else step.law


def merged(steps: tuple[Step, ...]) -> tuple[Step, ...]:
    """The steps, those that only move signs and factors riding along with a neighbour."""
    return joined(steps, lambda first, second: _rides_along(first) or _rides_along(second), _one_line)


def joined(
    steps: tuple[Step, ...], fit: Callable[[Step, Step], bool], one_line: Callable[[Step, Step], Step]
) -> tuple[Step, ...]:
    """The steps, neighbours over the whole term made one line where they fit."""
    out: list[Step] = []
    for step in steps:
        if out and not out[-1].position and not step.position and fit(out[-1], step):
            out[-1] = one_line(out[-1], step)
        else:
            out.append(step)
    return tuple(out)


def _rides_along(step: Step) -> bool:
    small = step.detail or (step,)
    return all(each.law.trivial for each in small) and settled(step.before).end is settled(step.after).end


@cache
def settled(term: Term) -> Derivation:
    """A term with its minus signs, brackets and factors put in their places."""
    return Innermost(flatten | signs | order_factors)(term, Context()) or standing(term)


def _one_line(first: Step, second: Step) -> Step:
    small = tuple(part for step in (first, second) for part in (step.detail or (step.but(uses=()),)))
    named = second if _rides_along(first) else first
    own = tuple(each.law for each in named.detail)
    law = named.law if own and named.law != together(own) else together(tuple(each.law for each in small))
    names = tuple(name for step in (first, second) if step.detail for name in step.using)
    conditions = tuple(dict.fromkeys(first.conditions + second.conditions))
    return Step(law, first.before, second.after, first.relation, conditions, (), first.uses + second.uses, names, small)


def beside(body: Strategy) -> Callable[[frozenset[Term]], Innermost]:
    """Do it from the leaves up beside given subterms; one object for the same ones, as it remembers what is settled."""

    @lru_cache(256)
    def innermost(given: frozenset[Term]) -> Innermost:
        return Innermost(body, given)

    return innermost


tidy_beside, plain_beside = beside(TIDY), beside(TRIVIAL | SUMS)


def tidied(given: frozenset[Term] = frozenset()) -> Strategy:
    """One line that tidies up and leaves the given subterms as they are."""
    return Tidied(tidy_beside(given) >> Outermost(minus_into_bracket))


class Outermost(Strategy):
    """Do it to the whole term, or to the pieces where it has cases."""

    body: Strategy

    def __call__(self, term: Term, context: Context) -> Derivation | None:
        """The derivation of the whole."""
        return Everywhere(self.body)(term, context) if type(term) is Cases else self.body(term, context)


class Outside(Strategy):
    """Do it at every outermost place that is no given subterm."""

    body: Strategy
    given: frozenset[Term] = frozenset()

    def __call__(self, term: Term, context: Context) -> Derivation | None:
        """The derivations at all those places."""
        return Everywhere(When(lambda here: here not in self.given, self.body))(term, context)


def _to_multiply_out(term: Term) -> bool:
    return sum_of_brackets(term) or shorter_multiplied_out(term)


def gathered_up(given: frozenset[Term] = frozenset()) -> Strategy:
    """Common brackets and exponentials are taken out, fractions shortened, sums of brackets multiplied out."""
    tidy = tidy_beside(given)
    factor = Line(Outside(common_factor, given) >> plain_beside(given)) >> tidied(given)
    expand = Line(Outside(When(_to_multiply_out, multiply_out), given) >> tidy)
    return factor >> expand >> opened_up(given)


def opened_up(given: frozenset[Term] = frozenset()) -> Strategy:
    """A number before a bracket of the result is multiplied in; brackets that are given stay."""
    number = When(lambda term: not any(type(f) is Add and f in given for f in factors(term)), number_into_bracket)
    return Line(number >> tidy_beside(given))
