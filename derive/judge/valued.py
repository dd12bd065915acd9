"""Chains that differentiate by letters which the document gives a meaning: h beside dL/dh where h = tanh(w x)."""

from __future__ import annotations

from collections.abc import Callable

from derive.core.certificates import UNDECIDED, Certificate
from derive.core.context import Context, Definition
from derive.core.drafts import phrase
from derive.core.reports import JudgedStep
from derive.kernel.facts import meant
from derive.kernel.relations import is_statement
from derive.terms import (
    ZERO,
    Apply,
    At,
    Call,
    Derivative,
    Operator,
    Relation,
    Symbol,
    Term,
    kinds,
    substituted,
    subterms,
    symbols,
    with_children,
)

from .primed import worked_primes

TRUE = Relation("=", ZERO, ZERO)
NAMED = (Symbol, Apply, Call)
# A letter with this mark is the one of the same name while something is differentiated by it.
FREE = "°"


def with_meanings(
    found: JudgedStep,
    before: Term,
    after: Term,
    context: Context,
    freed: tuple[Definition, ...],
    judge: Callable[[Term, Term, Context], JudgedStep],
) -> JudgedStep:
    """The verdict where the letters that the chain differentiates by stand for what defines them, if that decides.

    What is true whatever they stand for, stays so; a formula that only their numbers make true, is not. By other
    letters, what varies with these through them is differentiated with what they stand for.
    """
    if not freed:
        return found
    whole = context.but(definitions=(*freed, *context.definitions))
    names = frozenset(each.name for each in freed)
    if any(each.body.shape for each in freed):
        if not found.follows and any(_defined_by_it(here, context, freed) for here in subterms(before)):
            known = Certificate(UNDECIDED, "what depends on what")
            return JudgedStep(0, 1, "undecided", known, message=phrase("check.not_decided", known.method))
        alone = not found.follows and is_statement(after) and names.isdisjoint(_varied(after))
        return judge(TRUE, after, whole) if alone else found
    through = any(_varies_through(here, context, whole, names) for side in (before, after) for here in subterms(side))
    if found.follows and not through:
        return found
    left, right, whole = in_meanings(before, after, context, freed)
    again = judge(left, right, whole)
    by_numbers = found.follows is False and bool(symbols(after)) and not any(symbols(each.body) for each in freed)
    return found if again.follows and by_numbers and not through else again


def _defined_by_it(here: Term, context: Context, freed: tuple[Definition, ...]) -> bool:
    """Whether something without a letter is differentiated by that letter, which stands for a term in its letters."""
    if type(here) not in (Derivative, Operator):
        return False
    inside = symbols(meant(here.children[0], context))
    names = _varied_in(here) - {x.name for x in inside}
    return any(each.name in names and symbols(each.body) & inside for each in freed)


def _varied(term: Term) -> frozenset[str]:
    """The letters that something in a term is differentiated by."""
    return frozenset(name for here in subterms(term) for name in _varied_in(here))


def _varied_in(here: Term) -> frozenset[str]:
    match here:
        case Derivative(_, variable):
            return frozenset(x.name for x in symbols(variable))
        case Operator(_, _, variables):
            return frozenset(x.name for by in variables for x in symbols(by))
    return frozenset()


def _varies_through(here: Term, context: Context, whole: Context, names: frozenset[str]) -> bool:
    """Whether a derivative is one of something that varies with its letter only through some names."""
    match here:
        case Derivative(body, Symbol(name) as x) if name not in names:
            return any(u.name in names and x in symbols(meant(u, whole)) for u in symbols(meant(body, context)))
    return False


def in_meanings(
    before: Term, after: Term, context: Context, freed: tuple[Definition, ...]
) -> tuple[Term, Term, Context]:
    """Two lines and their context, in which the letters that are differentiated by stand for what defines them."""
    if not freed or any(each.body.shape for each in freed):
        return before, after, context
    whole = context.but(definitions=(*freed, *context.definitions))
    names = frozenset(each.name for each in freed)
    left, right = (_taken_there(worked_primes(side, whole), whole, names) for side in (before, after))
    return left, right, whole


def without_marks(step: JudgedStep) -> JudgedStep:
    """A step whose right line can be written without letters that have a mark."""
    parts = () if step.instead is None else subterms(step.instead)
    return step.but(instead=None) if any(getattr(part, "name", "").endswith(FREE) for part in parts) else step


def unheard(names: tuple[str, ...], *terms: Term) -> str:
    """The first of some names that stands in terms, as a letter or a function; empty where none does."""
    there = {getattr(part, "name", "") for term in terms for part in subterms(term) if type(part) in NAMED}
    return next((name for name in names if name in there), "")


def _taken_there(term: Term, context: Context, names: frozenset[str]) -> Term:
    """The term with derivatives by letters of a meaning taken first, and then at what these stand for."""
    if Derivative not in kinds(term):
        return term
    match term:
        case Derivative(body, Symbol(name, ()) as x, order, notation) if name in names:
            free = Symbol(name + FREE)
            others = context.but(definitions=tuple(each for each in context.definitions if each.name != name))
            slope = Derivative(substituted(meant(body, others), {x: free}), free, order, notation)
            return At(slope, (free,), (x,))
    return with_children(term, lambda child: _taken_there(child, context, names))


def untied(term: Term, definitions: tuple[Definition, ...]) -> bool:
    """Whether a quantity is differentiated by a letter that nothing connects it with."""
    names = {each.name: each for each in definitions}
    context = Context(definitions=definitions)
    return any(_is_untied(here, names, context) for here in subterms(term))


def _is_untied(here: Term, names: dict[str, Definition], context: Context) -> bool:
    match here:
        case Derivative(Symbol(name) as body, Symbol(by) as x) if name in names and by not in names:
            known = symbols(meant(body, context))
            return bool(known) and x not in known
    return False
