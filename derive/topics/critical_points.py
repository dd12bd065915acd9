"""Critical points of a function and what it does there."""

from __future__ import annotations

from derive.core.context import Context
from derive.core.drafts import Answer, Chain, Draft, Part, Problem, Value, phrase
from derive.core.errors import InputError
from derive.core.steps import Derivation, standing
from derive.core.topics import Input, Option, Topic
from derive.laws.classification import Point, classified, summary
from derive.laws.curvature import refuse_kinks, within_domain
from derive.laws.differentiation import worked_out
from derive.laws.places import admitted, declared, defined, families, places_of
from derive.laws.results import result
from derive.laws.solving import solve_system
from derive.laws.systems import derivatives_inserted
from derive.laws.tuples import entries_of
from derive.terms import ZERO, Derivative, Junction, Matrix, Symbol, Term, Vector, equation, letters


def work(problem: Problem) -> Draft:
    """The gradient, its zeros, the second derivatives, and the kind of each zero."""
    body, unknowns = problem.given[0].term, _unknowns(problem)
    refuse_kinks(body)
    problem = problem.but(context=within_domain(body, problem.context))
    first = _gradient(body, unknowns, problem.context)
    start = _stationary(first, problem.context)
    tree = solve_system(start, unknowns, problem.context, "p2", phrase("critical.system"))
    smooth, missing = defined(places_of(tree.leaves, unknowns, ()), entries_of(first.derivation.end), unknowns, "p2")
    places, left_out = admitted(smooth, unknowns, problem.context, "p2")
    context = declared(places, problem.context)
    shown = (first, *tree.parts, *missing, *left_out, *families(places, unknowns, (), start.end, "p2"))
    second = _hessian(first, unknowns, context)
    found = classified(body, unknowns, second.derivation.end, places, context)
    heading, everywhere = phrase("critical.summary"), phrase("critical.everywhere")
    table = summary("p9", heading, everywhere, unknowns, found.points)
    parts: tuple[Part, ...] = (*shown, second, *found.parts, table) if places else shown
    answer = tuple(_answer(unknowns, point) for point in found.points)
    return Draft(_titled(problem, unknowns, context), parts, (Answer("points", answer),))


def _titled(problem: Problem, unknowns: tuple[Symbol, ...], context: Context) -> Problem:
    body = problem.given[0].term
    statement = problem.statement or phrase("critical.statement", body, unknowns)
    return problem.but(context=context, title=problem.title or phrase("critical.title", body), statement=statement)


def _unknowns(problem: Problem) -> tuple[Symbol, ...]:
    body = problem.given[0].term
    chosen = problem.option("wrt")
    if body.shape:
        raise InputError("a function with one value is needed; give a scalar expression")
    if isinstance(chosen, tuple) and chosen:
        return chosen  # type: ignore[return-value]
    found = tuple(u for u in letters(body) if u.name not in problem.context.constants)
    if not found:
        raise InputError("the expression holds no letter to vary; give one with a letter in it")
    return found


def _gradient(body: Term, unknowns: tuple[Symbol, ...], context: Context) -> Chain:
    start = _each(body, unknowns)
    return Chain("p1", phrase("critical.gradient"), worked_out(start, context))


def _each(body: Term, unknowns: tuple[Symbol, ...]) -> Term:
    if len(unknowns) == 1:
        return Derivative(body, unknowns[0])
    return Vector(tuple(Derivative(body, u, 1, "partial") for u in unknowns))


def _stationary(first: Chain, context: Context) -> Derivation:
    """Every first derivative is zero, the derivatives put in."""
    statements = tuple(equation(entry, ZERO) for entry in entries_of(first.derivation.start))
    system = Junction("and", statements) if len(statements) > 1 else statements[0]
    ready = derivatives_inserted.with_(result(first.derivation)).by("p1")(system, context)
    return ready or standing(system)


def _hessian(first: Chain, unknowns: tuple[Symbol, ...], context: Context) -> Chain:
    entries = entries_of(first.derivation.end)
    if len(unknowns) == 1:
        start: Term = Derivative(entries[0], unknowns[0])
    else:
        start = Matrix(tuple(tuple(Derivative(g, u, 1, "partial") for u in unknowns) for g in entries))
    return Chain("p3", phrase("critical.hessian"), worked_out(start, context), uses=("p1",))


def _answer(unknowns: tuple[Symbol, ...], point: Point) -> dict[str, Value]:
    at: dict[str, Value] = {u.name: v for u, v in zip(unknowns, point.place.values, strict=True)}
    return {"at": at, "value": point.value, "kind": point.kind, "global": point.everywhere}


topic = Topic("critical-points", (Input("expression"),), (Option("wrt", "letters"), Option("plot", "flag")), work)
