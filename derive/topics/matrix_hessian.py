"""The Hessian of a scalar by a vector of any size: by the differential of the gradient, or entry by entry."""

from __future__ import annotations

from derive.core.context import Context
from derive.core.drafts import Chain, Claim, Definition, Draft, Problem, Value, phrase
from derive.core.errors import InputError
from derive.core.topics import Input, Option, Topic
from derive.laws.differential_parts import by_differentials, hessian_parts, of_its_softmax
from derive.laws.entries import (
    abbreviation,
    assembled,
    concluded,
    entry,
    subscripts,
    variable,
    with_definition,
    with_goal,
    with_indices,
    worked_entry,
)
from derive.laws.partials import by_the_lemma
from derive.laws.results import result
from derive.laws.semidefinite import any_vector, convexity
from derive.terms import Component, Derivative, Operator, Relation, Symbol, Term


def work(problem: Problem) -> Draft:
    """The gradient and its differential, the Hessian read off; or an entry of the gradient differentiated."""
    body = problem.given[0].term
    x = variable(problem, body)
    if body.shape or len(x.shape) != 1:
        raise InputError("matrix-hessian takes a scalar and a vector to differentiate by; declare sizes with --shapes")
    by_entries = problem.option("entries") or of_its_softmax(body, x)
    found = None if by_entries else hessian_parts(body, x, problem.context)
    titled = problem.but(title=problem.title or phrase("matrix-hessian.title", body, x))
    draft = _by_entries(titled, body, x) if found is None else by_differentials(titled, "hessian", found)
    return _with_convexity(draft, draft.parts[-1].label, draft.answers[0].value)


def _with_convexity(draft: Draft, label: str, hessian: Value) -> Draft:
    """The draft with the sum of squares behind it that shows the function to be convex, where one does."""
    if not isinstance(hessian, Term):
        return draft
    v = any_vector(hessian, draft.problem.context)
    context = draft.problem.context.but(symbols=(*draft.problem.context.symbols, v))
    shown = convexity(hessian, v, context, f"p{len(draft.parts) + 2}", (label,))
    if shown is None:
        return draft
    return draft.but(problem=draft.problem.but(context=context), parts=(*draft.parts, shown))


def _by_entries(problem: Problem, body: Term, x: Symbol) -> Draft:
    """An entry of the gradient, its derivative, the matrix put together."""
    meaning = abbreviation(body, problem.context)
    i, j = subscripts(body, problem.context, 0, 2)
    context = with_indices(with_definition(problem.context, meaning), (i, j), x.shape * 2)
    named = () if meaning is None else (Definition("p1", phrase("matrix-hessian.name"), meaning, (Claim(meaning),)),)
    first = _first(body, x, i, context)
    second = _second(first, x, j, context, meaning)
    whole = _whole(body, x, second, context)
    found = None if whole or problem.option("entries") else hessian_parts(body, x, problem.context)
    if found is not None:
        return by_differentials(problem, "hessian", found)
    last = with_goal(second if whole is None or problem.option("entries") else whole, problem, meaning, context)
    shown = (*named, first, *(() if last.label == second.label else (second,)))
    return concluded(problem.but(context=context), "hessian", shown, last)


def _first(body: Term, x: Symbol, i: Symbol, context: Context) -> Chain:
    start = entry(body, (), x, (i,))
    return Chain("p2", phrase("matrix-hessian.first", start.variable), worked_entry(start, context, None, ""))


def _second(first: Chain, x: Symbol, j: Symbol, context: Context, meaning: Relation | None) -> Chain:
    start = Derivative(first.derivation.start, Component(x, (j,)), 1, "partial")
    lemma = by_the_lemma.with_(result(first.derivation)).by("p2")
    found = worked_entry(start, context, meaning, "p1", lemma)
    uses = ("p2",) if meaning is None else ("p1", "p2")
    return Chain("p3", phrase("matrix-hessian.second", start.variable), found, uses=uses)


def _whole(body: Term, x: Symbol, second: Chain, context: Context) -> Chain | None:
    found = assembled(Operator("hessian", body, (x,)), result(second.derivation), "p3", context)
    return None if found is None else Chain("p4", phrase("matrix-hessian.whole"), found, uses=("p3",))


topic = Topic(
    "matrix-hessian",
    (Input("expression"),),
    (Option("wrt", "letter"), Option("goal", "expression"), Option("entries", "flag")),
    work,
)
