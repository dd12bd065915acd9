"""One level of differentiation: which rules share a line."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

from derive.core.context import Context
from derive.core.steps import Derivation, Step, placed
from derive.core.strategies import Strategy
from derive.terms import (
    Add,
    Apply,
    Call,
    Cases,
    Derivative,
    Div,
    Mul,
    Neg,
    Pow,
    Term,
)

from .chains import chain_rule, inner_function, inner_named, outer_slope, unknown_function_rule
from .derivatives import (
    base_change,
    constant_factor_rule,
    constant_rule,
    entrywise_derivative,
    exponential_rule,
    higher_derivative,
    identity_rule,
    is_constant_over_power,
    natural_exponential_rule,
    negative_power_rule,
    power_as_exponential,
    power_rule,
    product_rule,
    quotient_rule,
    reciprocal_rule,
    sign_rule,
    sum_rule,
)
from .functions import definition_inserted, written_out_in_full
from .piecewise import larger_one_rule, piecewise_rule
from .slopes import free_of
from .table_of_derivatives import table_of_derivatives

Work = Callable[[Derivative, Context], Derivation | None]


SPLIT = sum_rule | entrywise_derivative | piecewise_rule | larger_one_rule


LINEAR = constant_rule | identity_rule | sign_rule | constant_factor_rule


FACTORS_OUT = sign_rule | constant_factor_rule
OUTWARD = constant_rule | FACTORS_OUT


TABLE = (
    power_rule | negative_power_rule | natural_exponential_rule | exponential_rule | table_of_derivatives
    | unknown_function_rule
)  # fmt: skip


EASY = LINEAR | SPLIT | TABLE


ONE_LEVEL = (
    higher_derivative | product_rule | reciprocal_rule | quotient_rule | power_as_exponential | base_change
    | written_out_in_full
)  # fmt: skip


@cache
def nesting(term: Term) -> int:
    """How many derivatives stand inside each other, at most; one of higher order counts as often."""
    inside = max(map(nesting, term.children), default=0)
    return inside + term.order if type(term) is Derivative else inside


@cache
def immediate(term: Term, x: Term) -> bool:
    """Whether the linear laws and the table are all that the derivative of a term needs."""
    match term:
        case Add(terms):
            return all(immediate(each, x) for each in terms)
        case Neg(inner):
            return immediate(inner, x)
        case Mul(factors):
            varying = [each for each in factors if not free_of(each, x)]
            return len(varying) < 2 and all(immediate(each, x) for each in varying)
        case Div(over, under):
            return immediate(over, x) if free_of(under, x) else is_constant_over_power(term, x)
        case Pow() | Call() | Apply():
            return free_of(term, x) or inner_function(term, x) is x
    return free_of(term, x) or term is x


def straight(term: Term, x: Term) -> bool:
    """Whether a term is x, c x or x/c up to its sign: its derivative needs no line of its own."""
    match term:
        case Neg(inner):
            return straight(inner, x)
        case Mul(factors):
            return sum(not free_of(f, x) for f in factors) == 1 and any(f is x for f in factors)
        case Div(over, under):
            return free_of(under, x) and straight(over, x)
    return term is x or free_of(term, x)


class Level(Strategy):
    """One level of differentiation at every derivative that stands `depth` deep, all in one line."""

    depth: int

    def __call__(self, term: Term, context: Context) -> Derivation | None:
        """The steps of the line."""
        steps: list[Step] = []
        named: dict[Term, Term] = {}
        end = self._carried(term, (), self.depth, steps, named, context, term)
        return Derivation(term, tuple(steps), end) if steps else None

    def _carried(
        self, term: Term, place: tuple[int, ...], depth: int, steps: list[Step], named: dict[Term, Term],
        context: Context, line: Term,
    ) -> Term:  # fmt: skip
        if nesting(term) < depth:
            return term
        if type(term) is Derivative and nesting(term) == depth == term.order:
            found = one_level(
                term, context, lambda inner: named.setdefault(inner, inner_named(inner, line, len(named), context))
            )
            if found is None:
                return term
            steps += placed(found.steps, place)
            return found.end
        below = depth - term.order if type(term) is Derivative else depth
        inside = _contexts(term, context)
        children = tuple(
            self._carried(child, (*place, k), below, steps, named, inside[k], line)
            for k, child in enumerate(term.children)
        )
        if all(new is old for new, old in zip(children, term.children, strict=True)):
            return term
        return term.rebuilt(children)


def one_level(term: Derivative, context: Context, name: Callable[[Term], Term]) -> Derivation | None:
    """One level at one derivative; the linear laws share a line with what follows them."""
    body, x = term.body, term.variable
    if term.order > 1 and not free_of(body, x):
        return higher_derivative(term, context)
    if (found := definition_inserted(term, context)) is not None:
        return found
    if immediate(body, x):
        return _to_the_end(term, context)
    found = OUTWARD(term, context)
    if found is not None:
        return _then_inside(found, context, lambda inner, here: one_level(inner, here, name))
    if (found := SPLIT(term, context)) is not None:
        return _then_inside(found, context, _easy_part)
    if (found := ONE_LEVEL(term, context)) is not None:
        return found
    inner = inner_function(body, x)
    if inner is None or outer_slope(body, x, context) is None:
        return None
    found = chain_rule.with_(name(inner))(term, context)
    return found and _then_inside(found, context, _straight_part)


def _easy_part(term: Derivative, context: Context) -> Derivation | None:
    """A summand's derivative, where the linear laws and the table give it; else its constants taken out."""
    if immediate(term.body, term.variable):
        return _to_the_end(term, context)
    found = FACTORS_OUT(term, context)
    return found and _then_inside(found, context, _easy_part)


def _to_the_end(term: Derivative, context: Context) -> Derivation | None:
    found = EASY(term, context)
    return found and _then_inside(found, context, _to_the_end)


def _straight_part(term: Derivative, context: Context) -> Derivation | None:
    return _to_the_end(term, context) if straight(term.body, term.variable) else None


def _then_inside(found: Derivation, context: Context, work: Work) -> Derivation:
    """A derivation carried on at every derivative of its end."""
    steps = list(found.steps)

    def carried(term: Term, place: tuple[int, ...], here: Context) -> Term:
        if not nesting(term):
            return term
        if type(term) is Derivative:
            more = work(term, here)
            if more is None:
                return term
            steps.extend(placed(more.steps, place))
            return more.end
        inside = _contexts(term, here)
        return term.rebuilt(tuple(carried(child, (*place, k), inside[k]) for k, child in enumerate(term.children)))

    end = carried(found.end, (), context)
    return Derivation(found.start, tuple(steps), end)


def _contexts(term: Term, context: Context) -> tuple[Context, ...]:
    """The context of each child: inside a piece its condition holds."""
    if type(term) is not Cases:
        return (context,) * len(term.children)
    inside = tuple(context.given(condition) for condition in term.conditions)
    return inside + (context,) * (len(term.children) - len(inside))
