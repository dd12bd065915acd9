"""How gradients and Jacobians of general size are worked out: entry by entry, then put together."""

from __future__ import annotations

from derive.core.context import Context, Definition
from derive.core.drafts import Answer, Chain, Draft, Part, Problem
from derive.core.errors import InputError, UndecidedError
from derive.core.steps import Derivation, standing
from derive.core.strategies import Line, Repeat, Strategy
from derive.core.traversals import Everywhere
from derive.terms import (
    Call,
    Component,
    Derivative,
    Operator,
    Relation,
    Symbol,
    Term,
    call,
    letters,
    substituted,
    subterms,
    symbols,
)

from .assembly import gradient_from_its_entries, hessian_from_its_entries, jacobian_from_its_entries
from .common_divisors import ROOTS_TAKEN_OUT
from .goals import steered
from .index_calculus import NOTHING, differentiated
from .index_settling import settled
from .inner_functions import naming
from .lettering import fresh, used
from .light_lines import light_lines_joined
from .matrix_tidying import SHARED, symmetric_matrix
from .softmax import by_definition

SUBSCRIPTS = ("i", "j", "l", "m", "r", "s")
LAWS = {
    "jacobian": jacobian_from_its_entries,
    "gradient": gradient_from_its_entries,
    "hessian": hessian_from_its_entries,
}
SHORT = ("p", "q", "s", "r", "a")


def abbreviation(term: Term, context: Context) -> Relation | None:
    """P := softmax(z), for the first softmax of a vector in a term."""
    found = next((h for h in subterms(term) if type(h) is Call and h.name == "softmax" and len(h.shape) == 1), None)
    if found is None:
        return None
    declared = frozenset(symbol.name for symbol in context.symbols) | {each.name for each in context.definitions}
    letter = fresh(SHORT, used(term) | declared)
    return Relation(":=", Symbol(letter.name, found.shape), found)


def with_definition(context: Context, meaning: Relation | None) -> Context:
    """The context in which the abbreviation may be used."""
    if meaning is None or type(meaning.left) is not Symbol:
        return context
    definition = Definition(meaning.left.name, (), meaning.right)
    return context.but(symbols=(*context.symbols, meaning.left), definitions=(*context.definitions, definition))


def subscripts(term: Term, context: Context, rows: int, columns: int) -> tuple[Symbol, ...]:
    """New letters for the indices of an entry; a column's is no bound letter of the term either, a row's may be."""
    declared = {symbol.name for symbol in context.symbols}
    taken = frozenset(declared | {letter.name for letter in symbols(term)})
    found: tuple[Symbol, ...] = ()
    for place in range(rows + columns):
        bound = used(term) if place >= rows else frozenset()
        found = (*found, fresh(SUBSCRIPTS, taken | bound | {letter.name for letter in found}))
    return found


def with_indices(context: Context, indices: tuple[Symbol, ...], sizes: tuple[Term, ...]) -> Context:
    """The context in which the letters run over the sizes."""
    pairs = tuple((index.name, size) for index, size in zip(indices, sizes, strict=True))
    return context.but(indices=(*context.indices, *pairs))


def entry(of: Term, rows: tuple[Symbol, ...], by: Term, columns: tuple[Symbol, ...]) -> Derivative:
    """The derivative of a component by a component, not yet worked out."""
    return Derivative(Component(of, rows) if rows else of, Component(by, columns), 1, "partial")


def worked_entry(
    start: Derivative, context: Context, meaning: Relation | None, label: str, lemma: Strategy = NOTHING
) -> Derivation:
    """The derivative by a component worked out, with the abbreviation of part `label` and a lemma where they fit."""
    named = by_definition.with_(meaning).by(label) if meaning is not None else NOTHING
    found = (differentiated(lemma) >> settled(named))(start, context) or standing(start)
    if any(type(here) is Derivative for here in subterms(found.end)):
        raise UndecidedError(
            "a part of the expression has no law of differentiation by components here; "
            "sums, products, norms, traces, the softmax and functions of entries have"
        )
    return Derivation(start, light_lines_joined(tuple(map(naming, found.steps))), found.end)


def lemma_start(body: Term, by: Term, row: Symbol, columns: tuple[Symbol, ...], meaning: Relation) -> Derivative:
    """What the lemma on the softmax in a body is about: its logarithm's derivative where that occurs, else its own."""
    part = Component(meaning.right, (row,))
    logged = any(
        type(here) is Call and here.name == "log" and any(inner is meaning.right for inner in subterms(here))
        for here in subterms(body)
    )
    return Derivative(call("log", part) if logged else part, Component(by, columns), 1, "partial")


def cites(found: Derivation, label: str) -> bool:
    """Whether a step uses the part of that label."""
    return any(label in step.uses for step in found.steps)


def assembled(start: Operator, entries: Relation, label: str, context: Context) -> Derivation | None:
    """The whole gradient or Jacobian from its entry, that part `label` derives; None where no matrix form is known."""
    put_together = Line(LAWS[start.name].with_(entries).by(label))
    return (put_together >> Line(Everywhere(symmetric_matrix)) >> ROOTS_TAKEN_OUT >> Repeat(Line(Everywhere(SHARED))))(
        start, context
    )


def variable(problem: Problem, body: Term) -> Symbol:
    """The vector or matrix by which is differentiated: the one named, else the only one, else x."""
    wanted = problem.option("wrt")
    if isinstance(wanted, tuple) and len(wanted) == 1:
        (wanted,) = wanted
    held = tuple(letter for letter in letters(body) if letter.shape and letter.name not in problem.context.constants)
    named = wanted if type(wanted) is Symbol else None
    if named is not None:
        found = next((letter for letter in letters(body) if letter.name == named.name), None)
        if found is None:
            raise InputError(f"{named.name} does not occur in the expression; name a letter of it with --wrt")
        return found
    if not held:
        raise InputError("the expression has no vector or matrix; declare sizes with --shapes")
    if len(held) == 1:
        return held[0]
    x = next((letter for letter in held if letter.name == "x"), None)
    if x is None:
        raise InputError("name the vector or matrix to differentiate by with --wrt")
    return x


def with_goal(chain: Chain, problem: Problem, meaning: Relation | None, context: Context) -> Chain:
    """The chain carried on to the goal, where there is one."""
    goal, found = problem.option("goal"), chain.derivation
    if not isinstance(goal, Term):
        return chain
    goal = _understood(goal, meaning, context)
    steps = steered(found.end, goal, context)
    end = goal if steps else found.end
    return chain.but(derivation=Derivation(found.start, (*found.steps, *steps), end))


def concluded(problem: Problem, name: str, before: tuple[Part, ...], last: Chain) -> Draft:
    """The draft whose answer is what its last chain ends in."""
    return Draft(problem, (*before, last), (Answer(name, last.derivation.end),))


def _understood(goal: Term, meaning: Relation | None, context: Context) -> Term:
    """A goal with the abbreviation's letter, read without knowing it: p is the vector and p_i a component of it."""
    if meaning is None or type(meaning.left) is not Symbol:
        return goal
    p = meaning.left
    values: dict[Term, Term] = {Symbol(p.name): p}
    values |= {Symbol(f"{p.name}_{name}"): Component(p, (Symbol(name),)) for name, _ in context.indices}
    return substituted(goal, values)
