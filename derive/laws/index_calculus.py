"""Derivatives by components worked out line by line."""

from __future__ import annotations

from derive.core.context import Context
from derive.core.steps import Derivation
from derive.core.strategies import Choice, Line, Repeat, Strategy, When
from derive.core.traversals import Child, Everywhere, Innermost
from derive.terms import Add, Component, Derivative, Div, Mul, Neg, Number, Symbol, Term, subterms

from .arithmetic import TRIVIAL
from .components import (
    COMPONENTS,
    component_of_a_constant,
    component_of_a_multiple,
    component_of_a_product,
    component_of_a_sum,
)
from .contractions import CONTRACTIONS
from .deltas import delta_of_equal_indices
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
from .inner_functions import NamedChainRule
from .partials import derivative_of_a_determinant_by_entries, derivative_of_an_entry_of_an_inverse
from .products import cancel, one_fraction, order_factors
from .softmax import definition_of_softmax, logarithm_of_softmax

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


def varies(term: Term) -> bool:
    """Whether the term is a derivative that is not zero at sight."""
    return type(term) is Derivative and not free_of(term.body, term.variable)


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
