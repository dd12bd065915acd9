"""Extrema under equality constraints by Lagrange's multipliers."""

from __future__ import annotations

from itertools import combinations

from derive.core.context import Context
from derive.core.drafts import Answer, Chain, Definition, Draft, Phrase, Problem, Value, phrase
from derive.core.errors import InputError
from derive.core.steps import Derivation, standing
from derive.core.topics import Input, Option, Topic
from derive.laws.candidates import Feasible
from derive.laws.classification import Point, summary
from derive.laws.constrained import judged_points
from derive.laws.constraints import constraints_of, multipliers_for, refuse_contradictions, refuse_dependent
from derive.laws.curvature import refuse_kinks, within_domain
from derive.laws.differentiation import worked_out
from derive.laws.minors import expanded_determinant
from derive.laws.places import Place, admitted, declared, families, places_of
from derive.laws.solving import Tree, solve_system
from derive.laws.systems import derivatives_inserted
from derive.terms import (
    ZERO,
    Derivative,
    Junction,
    Matrix,
    Relation,
    Symbol,
    Term,
    Vector,
    equation,
    letters,
    natural_order,
    negated,
    product,
    summands,
    total,
)

Letters = tuple[Symbol, ...]


def work(problem: Problem) -> Draft:
    """The Lagrangian, the points where the constraints' gradients fail, its stationary points, and their kinds."""
    body, constraints = problem.given[0].term, constraints_of(problem)
    unknowns = _unknowns(problem, body, constraints)
    refuse_kinks(body, *constraints)
    problem = problem.but(context=within_domain(body, problem.context))
    multipliers = multipliers_for(unknowns, len(constraints))
    refuse_contradictions(constraints, unknowns, problem.context)
    lagrangian = _lagrangian(body, constraints, multipliers)
    jacobian = _jacobian(constraints, unknowns, problem.context)
    singular = _singular(jacobian, constraints, unknowns, problem.context)
    first = _first(lagrangian.relation.right, unknowns, problem.context)
    start = _stationary(first, constraints, problem.context)
    stationary = solve_system(start, (*multipliers, *unknowns), problem.context, "p5", phrase("lagrange.system"))
    candidates = _places(singular, stationary, unknowns, multipliers)
    refuse_dependent(candidates, len(unknowns) - len(constraints))
    places, left_out = admitted(candidates, unknowns, problem.context, "p5")
    context = declared(places, problem.context)
    general = families(places, unknowns, multipliers, start.end, "p5")
    second = _second(first, unknowns, context)
    feasible = Feasible(body, constraints, unknowns, multipliers, jacobian.derivation.end, second.derivation.end)
    found = judged_points(feasible, places, context)
    parts = (lagrangian, jacobian, *singular.parts, first, *stationary.parts, *left_out, *general, second, *found.parts)
    answer = tuple(_answer(unknowns, multipliers, point) for point in found.points)
    heading, everywhere = phrase("lagrange.summary"), phrase("lagrange.everywhere")
    table = (summary("p10", heading, everywhere, unknowns, found.points),) if found.points else ()
    return Draft(_titled(problem, constraints, context), (*parts, *table), (Answer("points", answer),))


def _titled(problem: Problem, constraints: tuple[Relation, ...], context: Context) -> Problem:
    body = problem.given[0].term
    statement = problem.statement or phrase("lagrange.statement", body, constraints)
    return problem.but(context=context, title=problem.title or phrase("lagrange.title", body), statement=statement)


def _unknowns(problem: Problem, body: Term, constraints: tuple[Relation, ...]) -> Letters:
    if body.shape:
        raise InputError("a function with one value is needed; give a scalar expression")
    chosen = problem.option("wrt")
    if isinstance(chosen, tuple) and chosen:
        return chosen  # type: ignore[return-value]
    held = {u for term in (body, *constraints) for u in letters(term) if u.name not in problem.context.constants}
    found = tuple(sorted(held, key=natural_order))
    if not found:
        raise InputError("the expression holds no letter to vary; give one with a letter in it")
    return found


def _all(statements: tuple[Term, ...]) -> Term:
    return Junction("and", statements) if len(statements) > 1 else statements[0]


def _side(constraint: Relation) -> Term:
    """The left side minus the right side."""
    return (
        constraint.left if constraint.right is ZERO else total((*summands(constraint.left), negated(constraint.right)))
    )


def _lagrangian(body: Term, constraints: tuple[Relation, ...], multipliers: Letters) -> Definition:
    parts = (product((m, _side(c))) for m, c in zip(multipliers, constraints, strict=True))
    relation = Relation(":=", Symbol("L"), total((body, *parts)))
    return Definition("p1", phrase("lagrange.lagrangian", multipliers), relation)


def _jacobian(constraints: tuple[Relation, ...], unknowns: Letters, context: Context) -> Chain:
    rows = tuple(tuple(Derivative(_side(c), u, 1, "partial") for u in unknowns) for c in constraints)
    start = Matrix(rows) if len(rows) > 1 else Vector(rows[0])
    return Chain("p2", phrase("lagrange.constraint-gradient"), worked_out(start, context))


def _rows(term: Term) -> tuple[tuple[Term, ...], ...]:
    return term.rows if type(term) is Matrix else (term.entries,)  # type: ignore[attr-defined]


def _singular(jacobian: Chain, constraints: tuple[Relation, ...], unknowns: Letters, context: Context) -> Tree:
    """The feasible points at which the constraints' gradients are dependent."""
    rows = _rows(jacobian.derivation.end)
    minors = tuple(
        expanded_determinant(tuple(tuple(row[k] for k in columns) for row in rows))
        for columns in combinations(range(len(unknowns)), len(rows))
    )
    system = _all((*(equation(minor, ZERO) for minor in minors), *constraints))
    heading = phrase("lagrange.singular-one" if len(rows) == 1 else "lagrange.singular-many")
    return _labelled(system, unknowns, context, "p3", heading)


def _labelled(system: Term, unknowns: Letters, context: Context, label: str, heading: Phrase) -> Tree:
    return solve_system(standing(system), unknowns, context, label, heading)


def _first(lagrangian: Term, unknowns: Letters, context: Context) -> Chain:
    start = Vector(tuple(Derivative(lagrangian, u, 1, "partial") for u in unknowns))
    return Chain("p4", phrase("lagrange.gradient"), worked_out(start, context), uses=("p1",))


def _stationary(first: Chain, constraints: tuple[Relation, ...], context: Context) -> Derivation:
    """Where the Lagrangian's derivatives and the constraints are all met, the derivatives put in."""
    start, end = first.derivation.start, first.derivation.end
    system = _all((*(equation(entry, ZERO) for entry in _rows(start)[0]), *constraints))
    return derivatives_inserted.with_(equation(start, end)).by("p4")(system, context) or standing(system)


def _places(singular: Tree, stationary: Tree, unknowns: Letters, multipliers: Letters) -> tuple[Place, ...]:
    """The candidates of both kinds, each once."""
    regular = places_of(stationary.leaves, unknowns, multipliers)
    known = {place.values for place in regular}
    others = places_of(singular.leaves, unknowns, ())
    return (*(place for place in others if place.values not in known), *regular)


def _second(first: Chain, unknowns: Letters, context: Context) -> Chain:
    entries = _rows(first.derivation.end)[0]
    start = Matrix(tuple(tuple(Derivative(g, u, 1, "partial") for u in unknowns) for g in entries))
    return Chain("p6", phrase("lagrange.hessian"), worked_out(start, context), uses=("p4",))


def _answer(unknowns: Letters, multipliers: Letters, point: Point) -> dict[str, Value]:
    at: dict[str, Value] = {u.name: v for u, v in zip(unknowns, point.place.values, strict=True)}
    own: dict[str, Value] = {m.name: v for m, v in zip(multipliers, point.place.multipliers, strict=False)}
    return {"at": at, "value": point.value, "kind": point.kind, "global": point.everywhere, "multipliers": own}


topic = Topic(
    "lagrange",
    (Input("expression"),),
    (Option("subject-to", "relations"), Option("wrt", "letters"), Option("plot", "flag")),
    work,
)
