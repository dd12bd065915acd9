"""What lines come to: integrals between bounds, moments and probabilities by their laws and what is told."""

from __future__ import annotations

from collections.abc import Iterator

from derive.core.context import Context
from derive.core.errors import RuleError
from derive.core.rules import Rule
from derive.kernel.expectations import OF_LETTERS, reduced
from derive.kernel.facts import CHANCE
from derive.kernel.moment_letters import UNSURE, NoMomentsError
from derive.laws.evaluation import known, worked
from derive.laws.expansion import collected, expanded
from derive.laws.expectations import constant_out_of_expectation, expectation_of_a_sum
from derive.laws.values import known_value
from derive.laws.variances import constant_out_of_variance, variance_of_a_sum
from derive.misconceptions.antiderivatives import evaluated
from derive.terms import (
    ZERO,
    Add,
    Binder,
    Call,
    Constant,
    Decimal,
    Div,
    Mul,
    Neg,
    Number,
    Pow,
    ShapeMismatchError,
    Term,
    functions_in,
    kinds,
    symbols,
    with_children,
)

from .conditional_events import in_numbers

LAWS: tuple[Rule, ...] = (
    expectation_of_a_sum, constant_out_of_expectation, variance_of_a_sum, constant_out_of_variance,
)  # fmt: skip
IRRATIONAL = frozenset(("sqrt", "log"))
ARITHMETIC = frozenset((Number, Constant, Decimal, Add, Mul, Neg, Div, Pow, Call))
OPEN = (*OF_LETTERS, UNSURE)


def values(line: Term, written: Term, context: Context) -> Iterator[Term]:
    """A line of integrals, means, variances or probabilities without them, where the written one has none.

    The integrals are those of the table, and all that the others need is told.
    """
    if Binder in kinds(line) and Binder not in kinds(written) and Binder not in kinds(found := evaluated(line)):
        yield worked(known(_with_values(found, context)))
    if not symbols(line) and not line.shape and kinds(line) <= ARITHMETIC:
        value = worked(known(_with_values(line, context)))
        if value is not line and functions_in(value) <= IRRATIONAL:
            yield value
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


def _with_values(term: Term, context: Context) -> Term:
    """A term with the values of functions at numbers that are known."""
    new = with_children(term, lambda child: _with_values(child, context))
    if type(new) is not Call:
        return new
    inside = with_children(new, worked)
    try:
        found = known_value(inside, context)
    except RuleError:
        return inside
    return inside if found is None else found.end


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
