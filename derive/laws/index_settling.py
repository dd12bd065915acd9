"""What differentiation by components leaves, put in the form of a textbook."""

from __future__ import annotations

from derive.core.context import Context
from derive.core.steps import Derivation
from derive.core.strategies import Line, Repeat, Strategy, When
from derive.core.traversals import Everywhere, Innermost
from derive.terms import Add, Call, Div, Term, factors, power, size, summands

from .brackets import multiply_out
from .components import component_of_a_constant, component_of_a_transpose
from .contractions import norm_recognised
from .deltas import bracket_opened, delta_contraction, is_delta
from .index_calculus import NOTHING, TRIFLES
from .indices import (
    as_declared,
    component_taken_out,
    fraction_into_a_sum,
    fraction_split,
    is_sum,
    sign_turns_a_difference,
    sum_of_a_constant,
    sum_of_sums,
)
from .means import deviations_from_the_mean
from .partials import derivative_of_a_component
from .products import cancel, cancel_number, one_fraction, powers_of_one_base
from .recognised import logistic_recognised, step_recognised
from .softmax import exponent_row, softmax_recognised, softmax_sums_to_one, sum_of_exponentials_cancelled
from .sums import constant_out_of_sum, like_terms


class Shorter(Strategy):
    """Do the body where what it leads to is shorter."""

    body: Strategy

    def __call__(self, term: Term, context: Context) -> Derivation | None:
        """The body's derivation."""
        found = self.body(term, context)
        return found if found is not None and size(found.end) < size(term) else None


def _with_delta(term: Term) -> bool:
    if not is_sum(term):
        return False
    return any(is_delta(part) for each in summands(term.children[0]) for part in factors(each))


def _over_exponentials(term: Term) -> bool:
    return type(term) is Div and any(exponent_row(power(part)[0]) is not None for part in factors(term.under))


def _of_scalars(term: Term) -> bool:
    """Whether no row stands beside a column in the factors of a term: those must keep their order."""
    return not any(part.shape for child in (term, *term.children) for each in summands(child) for part in factors(each))


def _worth_splitting(term: Term) -> bool:
    if type(term) is not Div or type(term.over) is not Add:
        return False
    roots = {base for part in factors(term.under) if _is_root(base := power(part)[0])}
    return _over_exponentials(term) or any(
        is_delta(part) or part in roots for each in term.over.terms for part in factors(each)
    )


def _is_root(term: Term) -> bool:
    return type(term) is Call and term.name == "sqrt"


CONTRACTED = Line(Everywhere(derivative_of_a_component) >> Innermost(TRIFLES)) >> Line(
    Repeat(Everywhere(bracket_opened))
    >> Innermost(TRIFLES)
    >> Innermost(TRIFLES | delta_contraction | When(_with_delta, sum_of_sums))
)
"""Coordinates differentiate to deltas, and deltas under sums disappear."""

SCALAR_ALGEBRA = cancel_number | like_terms
GATHERED = TRIFLES | one_fraction | cancel | When(_of_scalars, SCALAR_ALGEBRA) | norm_recognised

SHARES = Line(
    Everywhere(When(_worth_splitting, fraction_split))
    >> Innermost(TRIFLES | one_fraction)
    >> Repeat(Everywhere(sum_of_exponentials_cancelled))
    >> Innermost(TRIFLES)
)
"""Fractions over a sum of exponentials, one for each summand."""

OVER_SUMS = constant_out_of_sum | deviations_from_the_mean | as_declared | softmax_sums_to_one | sum_of_a_constant
SUMMED = Line(Innermost(TRIFLES | delta_contraction | OVER_SUMS | When(_with_delta, sum_of_sums)))

OF_ENTRIES = component_of_a_transpose | component_of_a_constant
TIDIED = Line(Innermost(OF_ENTRIES | GATHERED | When(_of_scalars, powers_of_one_base)))


def settled(named: Strategy = NOTHING) -> Strategy:
    """What is left after differentiation in the form of a textbook, abbreviations recognised."""
    recognised = Line(
        Repeat(Everywhere(softmax_recognised))
        >> Everywhere(When(_over_exponentials, fraction_into_a_sum))
        >> Repeat(Everywhere(softmax_recognised))
        >> Everywhere(logistic_recognised | step_recognised)
        >> Everywhere(named)
    )
    form = (
        Line(Everywhere(When(_of_scalars, Shorter(multiply_out))))
        >> Line(Everywhere(component_taken_out))
        >> Line(Everywhere(sign_turns_a_difference))
    )
    return CONTRACTED >> Line(Innermost(GATHERED)) >> SHARES >> recognised >> SUMMED >> TIDIED >> form
