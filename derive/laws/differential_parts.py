"""The parts of a solution by differentials: a name for the softmax, the differential, what is read off."""

from __future__ import annotations

from derive.core.context import Context
from derive.core.drafts import Chain, Claim, Definition, Draft, Part, Problem, phrase
from derive.core.errors import InputError
from derive.core.steps import Derivation, standing
from derive.core.strategies import Line
from derive.core.traversals import Child, Everywhere
from derive.terms import (
    Binder,
    Bound,
    Call,
    Component,
    Operator,
    Record,
    Relation,
    Symbol,
    Term,
    equation,
    subterms,
    symbols,
)

from .differentials import d
from .entries import abbreviation, concluded, with_definition, with_goal
from .general_identities import sum_as_a_row_times_a_column
from .index_calculus import NOTHING
from .indices import is_sum
from .lettering import fresh, used
from .matrix_calculus import gradient_read_off, hessian_read_off, worked_differential
from .matrix_tidying import SYMMETRIC
from .results import result_put_in
from .softmax import by_definition

LETTERS = ("P", "A", "S", "R")


class Found(Record):
    """The parts found, the last one a chain to what was asked for, and the context with the names that they give."""

    parts: tuple[Part, ...]
    last: Chain
    context: Context


def by_differentials(problem: Problem, name: str, found: Found) -> Draft:
    """The draft of what was found by differentials, carried on to the goal."""
    last = with_goal(found.last, problem, None, found.context)
    return concluded(problem.but(context=found.context), name, found.parts, last)


def gradient_parts(body: Term, x: Symbol, context: Context) -> Found | None:
    """The differential of a scalar and the gradient read off; None where the notation of matrices does not do."""
    return _gradient_parts(body, x, _named(body, context), context)


def of_its_softmax(body: Term, x: Symbol) -> bool:
    """Whether a term holds the softmax of the letter itself, whose entries show how it varies."""
    return any(_softmax_of(here, x) for here in subterms(body))


def _gradient_parts(body: Term, x: Symbol, meaning: Relation | None, context: Context) -> Found | None:
    first = _as_products(d(body, x), context)
    if any(_by_entries(here, x) for here in subterms(first.end)) or type(first.end) is not Operator:
        return None
    inner = with_definition(context, meaning)
    one, two = ("p1", "p2") if meaning is None else ("p2", "p3")
    naming = NOTHING if meaning is None else by_definition.with_(meaning).by("p1")
    rest = worked_differential(first.end, inner, naming)
    found = Derivation(first.start, (*first.steps, *rest.steps), rest.end)
    read = gradient_read_off(equation(found.start, found.end), one, inner)
    if read is None:
        return None
    if read.end.shape != x.shape:
        raise InputError("a letter is declared as one row or one column; declare it as a vector, r: n, and write r^T")
    told_of = "symmetric" if context.has(x.name, *SYMMETRIC) else "read" if x.shape else "derivative"
    heading = phrase(f"matrix-gradient.{told_of}", x)
    told = () if meaning is None else (Definition("p1", phrase("matrix-gradient.name"), meaning, (Claim(meaning),)),)
    uses = () if meaning is None else ("p1",)
    return Found(
        (*told, Chain(one, phrase("matrix-gradient.differential", x), found, uses=uses)),
        Chain(two, heading, read, uses=(one,)),
        inner,
    )


def _as_products(start: Operator, context: Context) -> Derivation:
    """The start with its sums written as rows times columns, where a softmax stands in them."""
    nothing = standing(start)
    if not any(type(here) is Call and here.name == "softmax" for here in subterms(start)):
        return nothing
    return Line(Everywhere(sum_as_a_row_times_a_column))(start, context) or nothing


def _by_entries(term: Term, x: Symbol) -> bool:
    """Whether a term is an entry of what varies or at a free index; sums over rows keep the notation of matrices."""
    match term:
        case Component(base, indices):
            return x in symbols(base) or not (term.shape or all(type(each) is Bound for each in indices))
        case Binder():
            return not is_sum(term)
    return False


def _softmax_of(term: Term, x: Symbol) -> bool:
    """Whether a term is the softmax of the letter itself, whose entries are asked for."""
    return type(term) is Call and term.name in ("softmax", "logsumexp") and term.arguments[0] is x and len(x.shape) == 1


def _is_softmax_by_rows(term: Term) -> bool:
    return type(term) is Call and term.name in ("softmax", "logsumexp") and len(term.arguments[0].shape) == 2


def _named(body: Term, context: Context) -> Relation | None:
    """P := softmax(S) for the first softmax of a matrix in a term, else p := softmax(z) for that of a vector."""
    found = next((here for here in subterms(body) if _is_softmax_by_rows(here)), None)
    if found is None:
        return abbreviation(body, context)
    declared = frozenset(symbol.name for symbol in context.symbols) | {each.name for each in context.definitions}
    letter = fresh(LETTERS, used(body) | declared)
    return Relation(":=", Symbol(letter.name, found.shape), found)


def hessian_parts(body: Term, x: Symbol, context: Context) -> Found | None:
    """The gradient by its differential, the gradient's differential and the Hessian read off."""
    before = _gradient_parts(body, x, None, context)
    if before is None or len(x.shape) != 1:
        return None
    gradient = before.last.derivation
    start = d(gradient.start, x)
    put_in = result_put_in.with_(equation(gradient.start, gradient.end)).by("p2")
    first = Child(0, lambda term: type(term) is Operator, put_in)(start, context)
    if first is None:
        return None
    more = worked_differential(d(gradient.end, x), context)
    read = hessian_read_off(equation(start, more.end), "p3", context)
    if read is None:
        return None
    worked = Derivation(start, (*first.steps, *more.steps), more.end)
    return Found(
        (*before.parts, before.last, Chain("p3", phrase("matrix-hessian.differential", x), worked, uses=("p2",))),
        Chain("p4", phrase("matrix-hessian.read", x), read, uses=("p3",)),
        context,
    )
