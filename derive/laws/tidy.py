"""Tidying: what puts a line into the shape that a textbook prints."""

from __future__ import annotations

from derive.core.context import Context
from derive.core.laws import Law
from derive.core.steps import Derivation
from derive.core.strategies import Everywhere, Innermost, Line, Named, Strategy, When
from derive.terms import Add, Term, factors

from .arithmetic import TRIVIAL
from .brackets import common_factor, multiply_out, shorter_multiplied_out, sum_of_brackets
from .powers import power_of_product
from .products import PRODUCTS
from .sums import SUMS, constant_out_of_sum, into_cases, number_into_bracket, sign_over_abs

TIDY = TRIVIAL | PRODUCTS | power_of_product | SUMS | into_cases | sign_over_abs | constant_out_of_sum
TIDY_UP = Law("tidy-up", "Signs, numbers, powers and like terms are put in order.")


def tidied(given: frozenset[Term] = frozenset()) -> Strategy:
    """One line that tidies up and leaves the given subterms as they are."""
    return Named(TIDY_UP, Innermost(TIDY, given))


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
    tidy = Innermost(TIDY, given)
    factor = Line(Outside(common_factor, given)) >> tidied(given)
    expand = Line(Outside(When(_to_multiply_out, multiply_out), given) >> tidy)
    number = When(lambda term: not any(type(f) is Add and f in given for f in factors(term)), number_into_bracket)
    return factor >> expand >> Line(number >> tidy)


__all__ = ["TIDY", "TIDY_UP", "TRIVIAL", "Outside", "gathered_up", "tidied"]
