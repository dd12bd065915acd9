"""Wrong lines: each misconception planted in a line, or in what right laws make of it first."""

from __future__ import annotations

from collections.abc import Iterator

from derive.core.context import Context
from derive.core.errors import RuleError
from derive.core.misconceptions import Misconception
from derive.laws.chains import chain_rule
from derive.laws.derivatives import (
    base_change,
    constant_factor_rule,
    entrywise_derivative,
    higher_derivative,
    product_rule,
    quotient_rule,
    reciprocal_rule,
    sign_rule,
    sum_rule,
)
from derive.laws.events import probability_of_one_or_the_other
from derive.laws.expectations import constant_out_of_expectation, expectation_of_a_sum
from derive.laws.gradients import (
    gradient_definition,
    gradient_of_a_multiple,
    gradient_of_a_sum,
    hessian_definition,
    jacobian_definition,
)
from derive.laws.indices import sum_of_sums
from derive.laws.integrals import integral_of_a_sum
from derive.laws.inverses import determinant_of_a_product
from derive.laws.logarithms import logarithm_of_a_power, logarithm_of_a_product, logarithm_of_a_quotient
from derive.laws.sums import constant_out_of_an_integral, constant_out_of_sum
from derive.laws.traces import trace_of_a_multiple, trace_of_a_sum
from derive.laws.variances import variance_of_a_sum
from derive.misconceptions.parts import composite, scalar
from derive.terms import (
    ONE,
    At,
    Binder,
    Call,
    Derivative,
    Mul,
    Operator,
    Position,
    Record,
    Relation,
    Symbol,
    Term,
    at,
    kinds,
    replaced,
)

from .equations import cleared
from .gradients import worked_gradient

OPENING = (
    sum_rule, entrywise_derivative, sign_rule, constant_factor_rule, higher_derivative, product_rule, reciprocal_rule,
    quotient_rule, chain_rule, base_change, gradient_of_a_sum, gradient_of_a_multiple, gradient_definition,
    jacobian_definition, hessian_definition,
    logarithm_of_a_product, logarithm_of_a_quotient, logarithm_of_a_power, sum_of_sums, constant_out_of_sum,
    integral_of_a_sum, constant_out_of_an_integral, trace_of_a_sum, trace_of_a_multiple, determinant_of_a_product,
    expectation_of_a_sum, constant_out_of_expectation, variance_of_a_sum,
    probability_of_one_or_the_other,
)  # fmt: skip
OPENED = frozenset((Derivative, Operator))
OPENED_CALLS, OPENED_BINDERS = ("log", "tr", "det", "expectation", "variance", "probability"), ("sum", "integral")
DEEPEST, MOST = 5, 600


class Planting(Record):
    """A misconception at one place of a line that is right: `wrong` stands where `right` has something else."""

    misconception: Misconception
    right: Term
    place: Position
    wrong: Term
    depth: int = 0

    @property
    def part(self) -> Term:
        """What the misconception was applied to."""
        return at(self.right, self.place)

    @property
    def line(self) -> Term:
        """The wrong line."""
        return replaced(self.right, self.place, self.wrong)


def plantings(line: Term, context: Context, wrong: tuple[Misconception, ...]) -> Iterator[Planting]:
    """Every wrong line that one misconception makes of a line, those nearest to the line first."""
    level: tuple[tuple[Term, tuple[Position, ...]], ...] = ((line, tuple(place for place, _ in places(line))),)
    seen = {line}
    count = 0
    for depth in range(DEEPEST):
        following: list[tuple[Term, tuple[Position, ...]]] = []
        for right, spots in level:
            for planting in _at(right, spots, depth, context, wrong):
                yield planting
                count += 1
                if count >= MOST:
                    return
            for opened, inside in _opened(right, spots, context):
                if opened not in seen:
                    seen.add(opened)
                    following.append((opened, inside))
        level = tuple(following)


def _at(
    right: Term, spots: tuple[Position, ...], depth: int, context: Context, wrong: tuple[Misconception, ...]
) -> Iterator[Planting]:
    for place in spots:
        here = at(right, place)
        for each in wrong:
            for found in each(here, context):
                if fits(found, here) or (not place and scalar(found) and type(here) is Operator):
                    yield Planting(each, right, place, found, depth)


def fits(found: Term, here: Term) -> bool:
    """Whether a term can stand in the place of another."""
    try:
        return found.shape == here.shape or {*found.shape, *here.shape} == {ONE}
    except ValueError:
        return False


def places(term: Term, here: Position = ()) -> Iterator[tuple[Position, Term]]:
    """Every part of a term with its place."""
    yield here, term
    for k, child in enumerate(term.children):
        yield from places(child, (*here, k))


def _opened(right: Term, spots: tuple[Position, ...], context: Context) -> Iterator[tuple[Term, tuple[Position, ...]]]:
    """What right laws make of a line, with the places that are new in it."""
    for place in spots:
        here = at(right, place)
        if type(here) is Relation and not place:
            yield from ((line, tuple(spot for spot, _ in places(line))) for line in cleared(here))
        if (chained := _chained(here)) is not None:
            yield replaced(right, place, chained), ((*place, 0), (*place, 0, 0))
        if type(here) not in OPENED and not _is_linear(here):
            continue
        for end in _ends(here, context):
            inside = tuple(place + p for p, part in places(end) if not p or _worth(part))
            yield replaced(right, place, end), inside


def _ends(here: Term, context: Context) -> Iterator[Term]:
    """What each right law makes of a term."""
    if (gradient := worked_gradient(here, context)) is not None:
        yield gradient.end
    for law in OPENING:
        try:
            found = law(here, context)
        except RuleError:
            continue
        if found is not None:
            yield found.end


def _chained(term: Term) -> Term | None:
    """A gradient as the slope of the outer function, at the inner one, times the gradient of that."""
    match term:
        case Operator("gradient", body, (x,)) if scalar(body) and (found := composite(body, x)) and scalar(found[0]):
            t = Symbol("t_outer")
            outer = Derivative(replaced(body, _place(body, found[0]), t), t)
            return Mul((At(outer, (t,), (found[0],)), term.rebuilt((found[0],))))
    return None


def _place(term: Term, inner: Term) -> Position:
    return next((k,) for k, child in enumerate(term.children) if child is inner)


def _is_linear(term: Term) -> bool:
    """Whether a term is a function or a binder that right laws take summand by summand or factor by factor."""
    if type(term) is Binder:
        return term.kind in OPENED_BINDERS
    return type(term) is Call and term.name in OPENED_CALLS


def _worth(part: Term) -> bool:
    return not OPENED.isdisjoint(kinds(part)) or type(part) in (Call, Binder)


def throughout(line: Term, each: Misconception, context: Context) -> Term | None:
    """A line with one misconception at every outermost place where it applies, if there are several."""
    count = 0

    def planted(term: Term, depth: int) -> Term:
        nonlocal count
        found = next((f for f in each(term, context) if fits(f, term)), None)
        if found is not None:
            count += 1
            return found
        if (type(term) in OPENED or _is_linear(term)) and depth < DEEPEST:
            for law in OPENING:
                try:
                    derivation = law(term, context)
                except RuleError:
                    continue
                if derivation is not None:
                    return planted(derivation.end, depth + 1)
        children = tuple(planted(child, depth) for child in term.children)
        return term if children == term.children else term.rebuilt(children)

    try:
        new = planted(line, 0)
    except ValueError:
        return None
    return new if count > 1 and new is not line else None
