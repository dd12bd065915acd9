"""The Jacobian of a vector of any size: by its differential, or its entry by sums and deltas, then the whole matrix.

Where the body or the variable is a matrix, the Jacobian is known by its entries alone.
"""

from __future__ import annotations

from derive.core.context import Context
from derive.core.drafts import Chain, Claim, Definition, Draft, Part, Problem, phrase
from derive.core.errors import InputError
from derive.core.topics import Input, Option, Topic
from derive.laws.differential_parts import by_differentials
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
from derive.laws.jacobian_parts import jacobian_parts
from derive.laws.named_quantities import lemmas, quantities, using
from derive.laws.results import result
from derive.terms import Operator, Relation, Symbol, Term

Letters = tuple[Symbol, ...]


def work(problem: Problem) -> Draft:
    """The differential down to the matrix before dx; or one entry, put together."""
    body = problem.given[0].term
    x = variable(problem, body)
    if not body.shape:
        raise InputError("matrix-jacobian needs a vector or a matrix; matrix-gradient takes a scalar")
    by_entries = problem.option("entries") or quantities(body, x, problem.context)
    found = None if by_entries else jacobian_parts(body, x, problem.context)
    titled = problem.but(title=problem.title or phrase("matrix-jacobian.title", body, x))
    return _by_entries(titled, body, x) if found is None else by_differentials(titled, "jacobian", found)


def _by_entries(problem: Problem, body: Term, x: Symbol) -> Draft:
    """Name the softmax, work out one entry, put the matrix together."""
    meaning = abbreviation(body, problem.context)
    indices = subscripts(body, problem.context, len(body.shape), len(x.shape))
    context = with_indices(with_definition(problem.context, meaning), indices, (*body.shape, *x.shape))
    before = lemmas(body, x, indices[len(body.shape) :], context)
    entries = _entries(body, x, indices, context, meaning, before)
    whole = _matrix(body, x, result(entries.derivation), context)
    last = with_goal(entries if whole is None or problem.option("entries") else whole, problem, meaning, context)
    shown = (*_definition(meaning), *before, *(() if last.label == entries.label else (entries,)))
    return concluded(problem.but(context=context), "jacobian", shown, last)


def _definition(meaning: Relation | None) -> tuple[Part, ...]:
    return () if meaning is None else (Definition("p1", phrase("matrix-jacobian.name"), meaning, (Claim(meaning),)),)


def _entries(
    body: Term, x: Symbol, indices: Letters, context: Context, meaning: Relation | None, before: tuple[Chain, ...]
) -> Chain:
    rows = len(body.shape)
    start = entry(body, indices[:rows], x, indices[rows:])
    found = worked_entry(start, context, meaning, "p1", using(before))
    uses = (*(("p1",) if meaning is not None else ()), *(each.label for each in before))
    heading = phrase("matrix-jacobian.entry" if len(indices) == 2 else "matrix-jacobian.entries", *indices)
    return Chain("p2", heading, found, uses=uses)


def _matrix(body: Term, x: Symbol, entries: Relation, context: Context) -> Chain | None:
    if len(body.shape) + len(x.shape) > 2:
        return None
    found = assembled(Operator("jacobian", body, (x,)), entries, "p2", context)
    return None if found is None else Chain("p3", phrase("matrix-jacobian.matrix"), found, uses=("p2",))


topic = Topic(
    "matrix-jacobian",
    (Input("expression"),),
    (Option("wrt", "letter"), Option("goal", "expression"), Option("entries", "flag")),
    work,
)
