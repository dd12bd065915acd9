"""How an expectation or a variance is worked out line by line: its structure first, then the declared moments."""

from __future__ import annotations

from derive.core.context import Context
from derive.core.steps import Derivation, standing
from derive.core.strategies import Line, Strategy
from derive.core.traversals import Everywhere, Innermost
from derive.terms import Term

from .arithmetic import TRIVIAL
from .expectations import (
    constant_out_of_expectation,
    declared_moment,
    expectation_of_a_product,
    expectation_of_a_sum,
    half_by_symmetry,
    mean_square,
    odd_moment_by_symmetry,
)
from .indices import sum_of_a_constant
from .powers import power_of_product
from .tidy import TIDY, merged
from .variances import (
    constant_out_of_variance,
    covariance_by_moments,
    covariance_is_bilinear,
    variance_by_moments,
    variance_of_a_product,
    variance_of_a_sum,
    variance_of_two,
)

MOST_LINES = 40
TOLD = Line(Everywhere(declared_moment) >> Innermost(TRIVIAL))
STRUCTURE = Line(
    Everywhere(
        covariance_is_bilinear
        | covariance_by_moments
        | odd_moment_by_symmetry
        | half_by_symmetry
        | expectation_of_a_sum
        | constant_out_of_expectation
        | constant_out_of_variance
        | variance_of_a_sum
        | variance_of_a_product
        | expectation_of_a_product
        | mean_square
        | variance_of_two
        | variance_by_moments
    )
    >> Innermost(TRIVIAL)
)
GATHERED = Line(Innermost(TIDY | sum_of_a_constant))


def taken(start: Term, context: Context) -> Derivation:
    """The expectations, variances and covariances of a term worked out as far as what is declared goes."""
    found = standing(start)
    for _ in range(MOST_LINES):
        more = _next(found.end, context)
        if more is None:
            break
        found = Derivation(start, found.steps + more.steps, more.end)
    return Derivation(start, merged(found.steps), found.end)


def _next(term: Term, context: Context) -> Derivation | None:
    for strategy in LINES:
        if (found := strategy(term, context)) is not None:
            return found
    return None


LINES: tuple[Strategy, ...] = (TOLD, Line(Everywhere(power_of_product)), STRUCTURE, GATHERED)
