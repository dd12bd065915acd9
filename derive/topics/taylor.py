"""The Taylor polynomial of a function about a point, in one letter or several."""

from __future__ import annotations

from derive.core.drafts import Answer, Chain, Draft, Problem, phrase
from derive.core.errors import InputError
from derive.core.questions import Point, point_given, scalar_given
from derive.core.topics import Input, Option, Topic
from derive.laws.expansions import Orders, all_orders, assembled, differentiated, lower, one_more, taylor_sum
from derive.laws.gradients import conditions_of
from derive.laws.point_values import value_there
from derive.laws.results import result
from derive.terms import ZERO, Relation, Symbol, Term, equation

MOST = 12


def work(problem: Problem) -> Draft:
    """The derivatives up to the order, each from the one before; their values; the polynomial."""
    body, point = scalar_given(problem), _point(problem)
    letters = tuple(x for x, _ in point)
    orders = all_orders(len(letters), _order(problem))
    chains = _derivatives(body, letters, orders, problem)
    values = _values(body, point, orders, chains, problem)
    start = taylor_sum(body, point, orders)
    found = assembled(start, tuple((v.label, result(v.derivation)) for v in values), problem.context)
    label = f"p{len(chains) + len(values) + 1}"
    whole = Chain(label, phrase("taylor.whole"), found, uses=tuple(v.label for v in values))
    title = problem.title or phrase("taylor.title", body, letters, tuple(a for _, a in point))
    answers = (Answer("polynomial", found.end),)
    return Draft(problem.but(title=title), (*chains.values(), *values, whole), answers)


def _order(problem: Problem) -> int:
    order = problem.option("order")
    if not isinstance(order, int) or order > MOST:
        raise InputError(f"--order is a whole number from 1 to {MOST}")
    return order


def _point(problem: Problem) -> Point:
    body = scalar_given(problem)
    point = point_given(problem, body, "about")
    if not point:
        from derive.core.questions import several_letters

        return tuple((x, ZERO) for x in several_letters(problem, body))
    return point


def _derivatives(
    body: Term, letters: tuple[Symbol, ...], orders: tuple[Orders, ...], problem: Problem
) -> dict[Orders, Chain]:
    results: dict[Orders, tuple[str, Relation]] = {orders[0]: ("", equation(body, body))}
    chains: dict[Orders, Chain] = {}
    for n, each in enumerate(orders[1:], 1):
        start = differentiated(body, letters, each)
        label, before = results[lower(each)]
        found = one_more(start, before, label, problem.context)
        heading = phrase("taylor.derivative", start)
        chains[each] = Chain(f"p{n}", heading, found, uses=(label,) if label else ())
        results[each] = (f"p{n}", equation(start, found.end))
    return chains


def _values(
    body: Term, point: Point, orders: tuple[Orders, ...], chains: dict[Orders, Chain], problem: Problem
) -> tuple[Chain, ...]:
    out: list[Chain] = []
    conditions = conditions_of(tuple(chains.values()))
    letters = tuple(x for x, _ in point)
    for each in orders:
        chain = chains.get(each)
        result = chain.derivation.end if chain else body
        label = f"p{len(chains) + len(out) + 1}"
        start = differentiated(body, letters, each)
        found = value_there(start, result, point, chain.label if chain else "", conditions, problem.context)
        out.append(Chain(label, phrase("taylor.value", start), found, uses=(chain.label,) if chain else ()))
    return tuple(out)


topic = Topic(
    "taylor",
    (Input("expression"),),
    (Option("about", "point"), Option("order", "count", "2"), Option("plot", "flag")),
    work,
)
