"""Means, variances and probabilities as their laws work them out, and as the numbers that what is told makes them."""

from __future__ import annotations

from collections.abc import Iterator

from derive.core.context import Context
from derive.core.errors import RuleError
from derive.core.rules import Rule
from derive.kernel.expectations import OF_LETTERS, reduced
from derive.kernel.facts import CHANCE
from derive.kernel.moment_letters import UNSURE, NoMomentsError
from derive.laws.evaluation import worked
from derive.laws.expansion import collected, expanded
from derive.laws.expectations import constant_out_of_expectation, expectation_of_a_sum
from derive.laws.variances import constant_out_of_variance, variance_of_a_sum
from derive.terms import ZERO, Call, ShapeMismatchError, Term, functions_in, symbols, with_children

from .conditional_events import in_numbers

LAWS: tuple[Rule, ...] = (
    expectation_of_a_sum, constant_out_of_expectation, variance_of_a_sum, constant_out_of_variance,
)  # fmt: skip
OPEN = (*OF_LETTERS, UNSURE)


def values_of_chances(line: Term, written: Term, context: Context) -> Iterator[Term]:
    """A line of means, variances or probabilities without them, where the written one has none and all are told."""
    if not functions_in(line).isdisjoint(CHANCE) and functions_in(written).isdisjoint(CHANCE):
        try:
            found = reduced(line, context)
        except (NoMomentsError, ShapeMismatchError):
            return
        multiplied = expanded(found)
        found = found if multiplied is None else collected(multiplied)
        if not any(x.name.startswith(OPEN) for x in symbols(found)):
            yield worked(found)
    if "probability" in functions_in(line) and "probability" not in functions_in(written):
        chances = in_numbers(line, ZERO, context)
        yield from () if chances is None else (worked(chances[0]),)


def worked_moments(term: Term, context: Context) -> Term:
    """Means and variances of sums and multiples taken apart as far as their laws go."""
    if type(term) is Call and term.name in CHANCE:
        for law in LAWS:
            try:
                found = law(term, context)
            except RuleError:
                continue
            if found is not None:
                return worked_moments(found.end, context)
        return term
    return with_children(term, lambda child: worked_moments(child, context))
