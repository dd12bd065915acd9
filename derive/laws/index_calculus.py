"""Derivatives by components worked out line by line."""

from __future__ import annotations

from derive.core.context import Context
from derive.core.steps import Derivation
from derive.core.strategies import Child, Choice, Everywhere, Innermost, Line, Repeat, Strategy, When
from derive.terms import (
    Add,
    Call,
    Component,
    Derivative,
    Div,
    Mul,
    Neg,
    Number,
    Symbol,
    Term,
    factors,
    power,
    size,
    subterms,
    summands,
)

from .arithmetic import TRIVIAL
from .brackets import multiply_out
from .components import (
    COMPONENTS,
    component_of_a_constant,
    component_of_a_multiple,
    component_of_a_product,
    component_of_a_sum,
    component_of_a_transpose,
)
from .contractions import CONTRACTIONS, norm_recognised
from .deltas import bracket_opened, delta_contraction, delta_of_equal_indices
from .derivatives import (
    constant_factor_rule,
    constant_rule,
    free_of,
    power_as_exponential,
    product_rule,
    quotient_rule,
    reciprocal_rule,
    sign_rule,
    sum_rule,
)
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
from .inner_functions import NamedChainRule
from .means import deviations_from_the_mean
from .partials import (
    derivative_of_a_component,
    derivative_of_a_determinant_by_entries,
    derivative_of_an_entry_of_an_inverse,
)
from .products import cancel, cancel_number, one_fraction, order_factors, powers_of_one_base
from .recognised import logistic_recognised, step_recognised
from .softmax import (
    definition_of_softmax,
    exponent_row,
    logarithm_of_softmax,
    softmax_recognised,
    softmax_sums_to_one,
    sum_of_exponentials_cancelled,
)
from .sums import constant_out_of_sum, like_terms

WRITTEN_OUT = logarithm_of_softmax | definition_of_softmax | COMPONENTS | CONTRACTIONS
LINEAR = constant_rule | sign_rule | sum_rule | constant_factor_rule
TRIFLES = TRIVIAL | delta_of_equal_indices | When(lambda term: _number_behind(term), order_factors)
LINEAR_NODES = (Add, Neg, Mul, Div, Number, Symbol)
NOTHING = Choice(())
OF_MATRICES = derivative_of_an_entry_of_an_inverse | derivative_of_a_determinant_by_entries
RULES = OF_MATRICES | product_rule | reciprocal_rule | quotient_rule | power_as_exponential


def _number_behind(term: Term) -> bool:
    return type(term) is Mul and any(type(factor) is Number for factor in term.factors[1:])


class Unless(Strategy):
    """Do the body where the exception does not apply."""

    exception: Strategy
    body: Strategy

    def __call__(self, term: Term, context: Context) -> Derivation | None:
        """The body's derivation."""
        return None if self.exception(term, context) else self.body(term, context)


class Both(Strategy):
    """Do the first, then the second, where both apply."""

    first: Strategy
    second: Strategy

    def __call__(self, term: Term, context: Context) -> Derivation | None:
        """Both derivations joined."""
        head = self.first(term, context)
        tail = None if head is None else self.second(head.end, context)
        return None if head is None or tail is None else Derivation(term, head.steps + tail.steps, tail.end)


class Shorter(Strategy):
    """Do the body where what it leads to is shorter."""

    body: Strategy

    def __call__(self, term: Term, context: Context) -> Derivation | None:
        """The body's derivation."""
        found = self.body(term, context)
        return found if found is not None and size(found.end) < size(term) else None


def varies(term: Term) -> bool:
    """Whether the term is a derivative that is not zero at sight."""
    return type(term) is Derivative and not free_of(term.body, term.variable)


def _with_delta(term: Term) -> bool:
    if not is_sum(term):
        return False
    return any(_is_delta(part) for each in summands(term.children[0]) for part in factors(each))


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
        _is_delta(part) or part in roots for each in term.over.terms for part in factors(each)
    )


def _is_root(term: Term) -> bool:
    return type(term) is Call and term.name == "sqrt"


def _is_delta(term: Term) -> bool:
    return type(term) is Call and term.name == "delta"


def _of_linear_entry(term: Term) -> bool:
    return (
        varies(term)
        and type(body := term.children[0]) is Component
        and all(type(here) in LINEAR_NODES for here in subterms(body.base))
    )


COMPONENT_FORM = Line(
    Child(
        0, _of_linear_entry, Repeat(Everywhere(component_of_a_sum | component_of_a_multiple | component_of_a_product))
    )
)
"""An entry of a sum or product of vectors and matrices as sums over indices."""


def differentiated(lemma: Strategy = NOTHING) -> Strategy:
    """A lemma where it applies, else components and linear laws in one line, then one level of the other rules."""
    prepared = Unless(lemma, Child(0, varies, WRITTEN_OUT) | LINEAR) | component_of_a_constant
    return COMPONENT_FORM >> Repeat(
        Line(Everywhere(lemma) >> Innermost(TRIFLES))
        >> Line(Repeat(Everywhere(prepared)) >> Innermost(TRIFLES))
        >> Line(OneLevel(lemma) >> Innermost(TRIFLES))
        >> Line(Everywhere(Both(one_fraction, cancel)))
    )


class OneLevel(Strategy):
    """One rule at every outermost derivative that the lemma is not about, inner functions named."""

    lemma: Strategy

    def __call__(self, term: Term, context: Context) -> Derivation | None:
        """The derivations at those places."""
        return Everywhere(Unless(self.lemma, RULES | NamedChainRule(term)))(term, context)


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
