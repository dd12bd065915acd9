"""Lines with the gradient of a letter that nothing defines: it is a function, and what its gradient is not known."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from derive.core.certificates import UNDECIDED, Certificate
from derive.core.context import Context
from derive.core.drafts import phrase
from derive.core.reports import JudgedStep
from derive.kernel.relations import is_statement
from derive.terms import Operator, Symbol, Term, kinds, substituted, subterms, symbols

from .slopes import given

SLOPES = ("gradient", "hessian", "jacobian")


def unknown_gradients(context: Context, *sides: Term) -> tuple[Operator, ...]:
    """Every gradient by some letters of another letter that nothing defines and that is not said to be constant."""
    if any(map(is_statement, sides)):
        return ()
    return tuple(dict.fromkeys(here for side in sides for here in _found(side, context)))


def _found(term: Term, context: Context) -> Iterator[Operator]:
    if Operator in kinds(term):
        yield from (here for here in subterms(term) if type(here) is Operator and _is_unknown(here, context))


def _is_unknown(here: Operator, context: Context) -> bool:
    f = here.body
    if here.name not in SLOPES or not here.variables or type(f) is not Symbol or f in here.variables or f.dims:
        return False
    told = f.name in context.constants or any(f in symbols(fact) for fact in context.facts)
    return context.definition(f.name) is None and not told


def judged_as_letters(
    before: Term, after: Term, gradients: tuple[Operator, ...], begins: Term | None, decide: Callable[..., JudgedStep]
) -> JudgedStep:
    """The verdict where each gradient is a letter of its shape: what it is where a chain begins with it is given."""
    named: dict[Term, Term] = {
        each: Symbol(f"{each.name} of {each.body!r} by {each.variables!r}", each.shape) for each in gradients
    }
    found = decide(substituted(before, named), substituted(after, named))
    if found.follows is not False:
        return found
    if begins is not None and begins in gradients:
        return given()
    unknown = Certificate(UNDECIDED, "unknown functions")
    return JudgedStep(0, 1, "undecided", unknown, message=phrase("check.rests_on", gradients))
