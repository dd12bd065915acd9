"""Taylor polynomials: derivatives of every order, their values at a point, and what they add up to."""

from __future__ import annotations

from itertools import product as choices
from math import factorial

from derive.core.context import Context
from derive.core.laws import Law
from derive.core.questions import Point
from derive.core.rules import Rule, rule
from derive.core.steps import Derivation, Step, standing
from derive.core.strategies import Line, Named
from derive.core.traversals import Everywhere, Innermost
from derive.terms import (
    Add,
    At,
    Call,
    Derivative,
    Div,
    Neg,
    Number,
    Pow,
    Relation,
    Symbol,
    Term,
    call,
    number,
    product,
    total,
)

from .arithmetic import signs, zero_and_one
from .differentiation import worked_out
from .results import lower_derivative_put_in, result_put_in
from .values import EVALUATE

SOURCE = "Stewart, Calculus: Early Transcendentals, sec. 11.10"

Orders = tuple[int, ...]
COLLECTED = Law("coefficients-worked-out", "The factorials, products and signs of the coefficients are worked out.")


LARGEST = 100


@rule("n! = prod(k, k=1..n)", Call)
def factorial_of_number(term: Term, context: Context) -> Term | None:
    """A factorial is the product of the whole numbers up to its own."""
    match term:
        case Call("factorial", (Number(n, 1),)) if 0 <= n <= LARGEST:
            return number(factorial(n))
    return None


def all_orders(letters: int, most: int) -> tuple[Orders, ...]:
    """How often each letter is differentiated by, up to a total, the lower totals first."""
    every = (orders for orders in choices(range(most + 1), repeat=letters) if sum(orders) <= most)
    return tuple(sorted(every, key=lambda orders: (sum(orders), tuple(-k for k in orders))))


def differentiated(body: Term, letters: tuple[Symbol, ...], orders: Orders) -> Term:
    """The derivative of those orders, written down."""
    notation = "d" if len(letters) == 1 else "partial"
    for letter, order in zip(letters, orders, strict=True):
        if order:
            body = Derivative(body, letter, order, notation)
    return body


def lower(orders: Orders) -> Orders:
    """The orders of the derivative that this one is the derivative of: one less by the last letter there is."""
    last = max(k for k, order in enumerate(orders) if order)
    return (*orders[:last], orders[last] - 1, *orders[last + 1 :])


def one_more(start: Term, before: Relation, label: str, context: Context) -> Derivation:
    """A derivative worked out from the one below it, which an earlier part found."""
    first = _lower_put_in(start, before, label, context)
    rest = worked_out(first.end, context)
    return Derivation(start, first.steps + rest.steps, rest.end)


def _lower_put_in(start: Term, before: Relation, label: str, context: Context) -> Derivation:
    assert isinstance(start, Derivative)
    if before.left is start.body:
        found = _put_in(before, label)(start, context)
    else:
        found = lower_derivative_put_in.with_(before).by(label)(start, context)
    return found or standing(start)


def _put_in(before: Relation, label: str) -> Line:
    return Line(Everywhere(result_put_in.with_(before).by(label)))


def taylor_sum(body: Term, point: Point, orders: tuple[Orders, ...]) -> Term:
    """The Taylor polynomial as its definition has it: derivatives at the point, over factorials, times powers."""
    letters, values = tuple(x for x, _ in point), tuple(a for _, a in point)
    steps = tuple(_step(x, a) for x, a in point)
    return total(
        product((
            _over_factorials(At(differentiated(body, letters, each), letters, values), each),
            *(s if k == 1 else Pow(s, number(k)) for s, k in zip(steps, each, strict=True) if k),
        ))
        for each in orders
    )  # fmt: skip


def _step(x: Symbol, a: Term) -> Term:
    if isinstance(a, Number):
        return x if not a.p else Add((x, Neg(a) if a.p > 0 else number(-a.p, a.q)))
    return Add((x, Neg(a)))


def _over_factorials(value: Term, orders: Orders) -> Term:
    under = tuple(call("factorial", number(k)) for k in orders if k > 1)
    return Div(value, product(under)) if under else value


def assembled(start: Term, found: tuple[tuple[str, Relation], ...], context: Context) -> Derivation:
    """The values put in for the derivatives, and the coefficients worked out."""
    labels, relations = tuple(label for label, _ in found), tuple(relation for _, relation in found)
    values: Rule = result_put_in.with_(*relations).by(*labels)
    steps: list[Step] = []
    here = start
    put_in = Line(Everywhere(values) >> Innermost(zero_and_one | signs))
    for strategy in (put_in, Named(COLLECTED, Innermost(factorial_of_number | EVALUATE))):
        if (more := strategy(here, context)) is not None:
            steps += more.steps
            here = more.end
    return Derivation(start, tuple(steps), here)
