"""Descent methods by hand: the gradient, then every step of the method with its numbers, and a table of the points."""

from __future__ import annotations

from functools import reduce

from derive.core.context import Context
from derive.core.drafts import Answer, Chain, Draft, Problem, Value, phrase
from derive.core.errors import InputError
from derive.core.questions import Point, point_given, scalar_given, varying
from derive.core.topics import Input, Option, Topic
from derive.exact.conditions import holds
from derive.laws.descent_letters import Letters, letters_for
from derive.laws.descent_methods import METHODS, Method, method
from derive.laws.descent_points import gradient_parts, hessian_part, point_of, summary
from derive.laws.descent_rates import with_rates
from derive.laws.descent_statement import statement
from derive.laws.descent_steps import Descent
from derive.laws.trails import Trail, entries
from derive.terms import (
    ONE,
    ZERO,
    Relation,
    Symbol,
    Term,
    letters,
    total,
)

NAMES = (*METHODS, "newton")
MOST_STEPS = 50
LARGEST = 4
# For each parameter: the least value, whether it may be taken, and what it stays below.
BOUNDS: dict[str, tuple[tuple[str, Term], ...]] = {
    "rate": ((">", ZERO),),
    "momentum": ((">=", ZERO), ("<", ONE)),
    "beta1": ((">=", ZERO), ("<", ONE)),
    "beta2": ((">=", ZERO), ("<", ONE)),
    "epsilon": ((">=", ZERO),),
    "weight-decay": ((">=", ZERO),),
    "dampening": ((">=", ZERO), ("<=", ONE)),
}


def work(problem: Problem) -> Draft:
    """The gradient, the steps one after the other, the value and the slope at every point."""
    body, start = scalar_given(problem), _start(problem)
    unknowns, count = tuple(x for x, _ in start), _steps(problem)
    chosen, values = _method(problem, len(unknowns))
    held = letters(total((body, *values, *(value for _, value in start))))
    names = letters_for(unknowns, held, _lettered(chosen, values))
    trail = _opening(problem, chosen, values, names, start)
    slopes = gradient_parts(body, unknowns, problem.context)
    trail = trail.with_parts(*slopes)
    curves: tuple[Chain, ...] = ()
    if any(each.law == "hessian" for each in chosen.updates):
        curves = (hessian_part(slopes[-1], unknowns, trail.label, problem.context),)
    descent = Descent(chosen, names, unknowns, slopes, curves)
    trail = reduce(descent.step, range(count), trail.with_parts(*curves))
    if problem.option("method") == "gd":
        trail = with_rates(trail, body, slopes[-1], unknowns, values[0])
    points = tuple(names.state("x", k) for k in range(count + 1))
    whole = summary(trail, body, unknowns, points, slopes[-1])
    answer = tuple(_named(unknowns, trail.shown(point)) for point in points)
    return Draft(_posed(problem, trail, chosen, names, start), whole.parts, (Answer("iterates", answer),))


def _named(unknowns: tuple[Symbol, ...], point: Term) -> dict[str, Value]:
    return {x.name: value for x, value in zip(unknowns, entries(point), strict=True)}


def _start(problem: Problem) -> Point:
    """The starting point, which has to give every letter that varies a value."""
    body = problem.given[0].term
    point = point_given(problem, body, "start")
    missing = tuple(x.name for x in varying(problem, body) if x not in dict(point))
    if not point or missing:
        named = f"; {', '.join(missing)} has none" if point else ""
        raise InputError(f"--start gives every letter a value, as in x=5,y=3{named}")
    if len(point) > LARGEST:
        raise InputError(f"the function has {len(point)} letters; descend takes up to {LARGEST}")
    return point


def _steps(problem: Problem) -> int:
    count = problem.option("steps")
    if not isinstance(count, int) or count > MOST_STEPS:
        raise InputError(f"--steps is a whole number from 1 to {MOST_STEPS}")
    return count


def _method(problem: Problem, size: int) -> tuple[Method, tuple[Term, ...]]:
    """The method that is asked for, and the values of its parameters."""
    name = str(problem.option("method"))
    if name not in NAMES:
        raise InputError(f"--method is one of {', '.join(NAMES)}; {name} is none of them")
    given = {key: value for key in BOUNDS if isinstance(value := problem.option(key), Term)}
    chosen = method(name, size, frozenset(given))
    known = dict(chosen.parameters)
    if stray := next((key for key in given if key not in known), None):
        raise InputError(f"{name} has no --{stray}; leave it out")
    values = {**known, **given}
    for key, value in values.items():
        _check(key, value, problem.context)
    return chosen, tuple(values[key] for key, _ in chosen.parameters)


def _check(name: str, value: Term, context: Context) -> None:
    """Refuse a parameter outside of its bounds."""
    words = {">": "above", ">=": "at least", "<": "below", "<=": "at most"}
    told = " and ".join(f"{words[sign]} {0 if bound is ZERO else 1}" for sign, bound in BOUNDS[name])
    if value.shape or any(holds(context, Relation(sign, value, bound)) is False for sign, bound in BOUNDS[name]):
        raise InputError(f"--{name} has to be {told}")


def _lettered(chosen: Method, values: tuple[Term, ...]) -> dict[str, Symbol]:
    """The parameters whose values are letters, which then stand for them."""
    pairs = zip(chosen.parameters, values, strict=True)
    return {role: value for (role, _), value in pairs if isinstance(value, Symbol)}


def _opening(problem: Problem, chosen: Method, values: tuple[Term, ...], names: Letters, start: Point) -> Trail:
    """The parameters, the starting point and what begins at zero, as definitions."""
    trail = Trail(problem.context)
    for (role, _), value in zip(chosen.parameters, values, strict=True):
        if not isinstance(value, Symbol):
            trail = trail.with_start(names.parameter(role), value)
    trail = trail.with_start(names.state("x", 0), point_of(tuple(value for _, value in start)))
    for role in chosen.zeros:
        trail = trail.with_start(names.state(role, 0), point_of((ZERO,) * len(start)))
    return trail


def _posed(problem: Problem, trail: Trail, chosen: Method, names: Letters, start: Point) -> Problem:
    """The problem with its letters, its title, and a statement that says the rule."""
    name = str(problem.option("method"))
    body = problem.given[0].term
    title = problem.title or phrase(f"descend.title-{name}", body)
    asked = problem.statement or statement(body, str(problem.option("steps")), trail, chosen, names, start)
    return problem.but(context=trail.context, title=title, statement=asked)


topic = Topic(
    "descend",
    (Input("expression"),),
    (
        Option("method", "word", "gd"),
        Option("start", "point"),
        Option("rate", "expression"),
        Option("steps", "count", "3"),
        Option("momentum", "expression"),
        Option("dampening", "expression"),
        Option("beta1", "expression"),
        Option("beta2", "expression"),
        Option("epsilon", "expression"),
        Option("weight-decay", "expression"),
        Option("plot", "flag"),
    ),
    work,
)
