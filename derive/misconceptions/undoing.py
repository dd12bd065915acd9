"""Functions undone in one summand, summands taken out of a function, inverses taken for reciprocals."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from derive.core.context import Context
from derive.core.misconceptions import misconception
from derive.terms import ONE, TWO, Add, Apply, Bound, Call, Div, E, Number, Pow, Symbol, Term, call, total

from .parts import all_but_one

INVERSE = {"arcsin": "sin", "arccos": "cos", "arctan": "tan"}


@misconception("e^{ln u + c} = u + c", Pow, Call)
def undone_in_one_summand(term: Term, context: Context) -> Iterator[Term]:
    """A function is undone only where it acts on the whole argument, not on one of its summands."""
    match term:
        case Pow(base, Add(terms)) if base is E:
            yield from _others_kept(terms, lambda t: t.arguments[0] if type(t) is Call and t.name == "log" else None)
        case Call("log", (Add(terms),)):
            yield from _others_kept(terms, lambda t: t.exponent if type(t) is Pow and t.base is E else None)
        case Call("sqrt", (Add(terms),)):
            yield from _others_kept(terms, lambda t: t.base if type(t) is Pow and t.exponent is TWO else None)


def _others_kept(terms: tuple[Term, ...], undone: Callable[[Term], Term | None]) -> Iterator[Term]:
    for k, each in enumerate(terms):
        if (found := undone(each)) is not None:
            yield total((*terms[:k], found, *terms[k + 1 :]))


@misconception("f(x + h) = f(x) + h", Pow, Call, Apply)
def summand_taken_out(term: Term, context: Context) -> Iterator[Term]:
    """What is added inside a function is put in with the rest; it is not added to the value."""
    match term:
        case Pow(Add(terms), n) if type(n) is Number:
            yield from (total((Pow(rest, n), each)) for each, rest in _apart(terms) if each is not ONE)
        case Call("sqrt" | "log" | "sin" | "cos" as name, (Add(terms),)):
            yield from (total((call(name, rest), each)) for each, rest in _apart(terms))
        case Apply(name, (Add(terms),), primes):
            yield from (total((Apply(name, (rest,), primes), each)) for each, rest in _apart(terms))


def _apart(terms: tuple[Term, ...]) -> Iterator[tuple[Term, Term]]:
    """Each letter and number of a sum, with the rest of the sum."""
    for each, others in all_but_one(terms):
        if type(each) in (Symbol, Bound, Number):
            yield each, total(others)


@misconception("arctan u = 1/tan u", Call)
def inverse_as_reciprocal(term: Term, context: Context) -> Iterator[Term]:
    """The inverse function undoes a function; the reciprocal divides one by its value."""
    match term:
        case Call(name, (u,)) if name in INVERSE:
            yield Div(ONE, call(INVERSE[name], u))


@misconception("f(a)/f(b) = a/b", Div)
def function_cancelled(term: Term, context: Context) -> Iterator[Term]:
    """The name of a function is no factor: it does not cancel."""
    match term:
        case Div(Call(name, (u,)), Call(other, (v,))) if name == other and name not in ("sqrt", "abs"):
            yield Div(u, v)
