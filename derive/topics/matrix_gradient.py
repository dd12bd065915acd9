"""The gradient of a scalar by a vector or matrix of any size: by its differential, or its entry by sums and deltas."""

from __future__ import annotations

from derive.core.context import Context
from derive.core.drafts import Chain, Claim, Definition, Draft, Part, Problem, phrase
from derive.core.errors import InputError
from derive.core.topics import Input, Option, Topic
from derive.laws.differential_parts import by_differentials, gradient_parts, of_its_softmax
from derive.laws.entries import (
    abbreviation,
    assembled,
    cites,
    concluded,
    entry,
    lemma_start,
    subscripts,
    variable,
    with_definition,
    with_goal,
    with_indices,
    worked_entry,
)
from derive.laws.named_quantities import lemmas, quantities, using
from derive.laws.partials import by_the_lemma
from derive.laws.results import result
from derive.terms import Operator, Relation, Symbol, Term

Letters = tuple[Symbol, ...]


def work(problem: Problem) -> Draft:
    """The differential down to what stands before dx, and the gradient read off; or one entry, put together."""
    body = problem.given[0].term
    x = variable(problem, body)
    if body.shape:
        raise InputError("matrix-gradient needs a scalar; matrix-jacobian takes a vector")
    by_entries = problem.option("entries") or quantities(body, x, problem.context) or of_its_softmax(body, x)
    found = None if by_entries else gradient_parts(body, x, problem.context)
    titled = problem.but(title=problem.title or phrase("matrix-gradient.title", body, x))
    return _by_entries(titled, body, x) if found is None else by_differentials(titled, "gradient", found)


def _by_entries(problem: Problem, body: Term, x: Symbol) -> Draft:
    """Name the softmax, derive its Jacobian as a lemma, work out one entry, put the gradient together."""
    meaning = abbreviation(body, problem.context)
    row, *columns = subscripts(body, problem.context, 1, len(x.shape))
    context = _context(problem.context, meaning, (row, *columns), x)
    before = _named(body, x, (row, *columns), meaning, context)
    named = lemmas(body, x, tuple(columns), context)
    entries = _entries(body, x, tuple(columns), before, named, context)
    before = before if len(before) < 2 or cites(entries.derivation, "p2") else before[:1]
    whole = _gradient(body, x, entries, context)
    found = None if whole or problem.option("entries") else gradient_parts(body, x, problem.context)
    if found is not None:
        return by_differentials(problem, "gradient", found)
    last = with_goal(entries if whole is None or problem.option("entries") else whole, problem, meaning, context)
    shown = (*before, *named, *(() if last.label == entries.label else (entries,)))
    return concluded(problem.but(context=context), "gradient", shown, last)


def _context(given: Context, meaning: Relation | None, letters: Letters, x: Symbol) -> Context:
    named = with_definition(given, meaning)
    inner = named if meaning is None else with_indices(named, letters[:1], meaning.right.shape)
    return with_indices(inner, letters[1:], x.shape)


def _named(body: Term, x: Symbol, letters: Letters, meaning: Relation | None, context: Context) -> tuple[Part, ...]:
    """The abbreviation of the softmax and the lemma on its derivative, where the body has one."""
    if meaning is None:
        return ()
    start = lemma_start(body, x, letters[0], letters[1:], meaning)
    found = worked_entry(start, context, meaning, "p1")
    lemma = Chain("p2", phrase("matrix-gradient.lemma", meaning.left), found, uses=("p1",))
    return (Definition("p1", phrase("matrix-gradient.name"), meaning, (Claim(meaning),)), lemma)


def _entries(
    body: Term, x: Symbol, columns: Letters, before: tuple[Part, ...], named: tuple[Chain, ...], context: Context
) -> Chain:
    start = entry(body, (), x, columns)
    heading = phrase("matrix-gradient.entry", start.variable)
    uses = tuple(each.label for each in named)
    match before:
        case (Definition(relation=meaning), Chain(derivation=lemma)):
            known = by_the_lemma.with_(result(lemma)).by("p2") | using(named)
            found = worked_entry(start, context, meaning, "p1", known)
            own = tuple(label for label in ("p1", "p2") if cites(found, label))
            return Chain("p3", heading, found, uses=(*own, *uses))
    return Chain("p3", heading, worked_entry(start, context, None, "p1", using(named)), uses=uses)


def _gradient(body: Term, x: Symbol, entries: Chain, context: Context) -> Chain | None:
    found = assembled(Operator("gradient", body, (x,)), result(entries.derivation), entries.label, context)
    return None if found is None else Chain("p4", phrase("matrix-gradient.whole"), found, uses=(entries.label,))


topic = Topic(
    "matrix-gradient",
    (Input("expression"),),
    (Option("wrt", "letter"), Option("goal", "expression"), Option("entries", "flag")),
    work,
)
