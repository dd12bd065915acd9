"""What a problem asks: its function, the letters that vary, the point; what does not fit is refused here."""

from __future__ import annotations

from derive.terms import Collection, Component, Matrix, Relation, Symbol, Term, Vector, letters, symbols

from .drafts import Problem, Value
from .errors import InputError

Point = tuple[tuple[Symbol, Term], ...]


def scalar_given(problem: Problem) -> Term:
    """The expression that is given, which has to be a scalar."""
    body = problem.given[0].term
    if isinstance(body, Relation | Collection):
        raise InputError("an expression is needed, not a relation; leave out the sign and one side")
    if body.shape or isinstance(body, Vector | Matrix):
        raise InputError("a scalar expression is needed here; give one entry, or ask for the jacobian of a vector")
    return body


def varying(problem: Problem, body: Term) -> tuple[Symbol, ...]:
    """The letters of a term that are no constants, in natural order."""
    return tuple(x for x in letters(body) if x.name not in problem.context.constants)


def one_letter(problem: Problem, body: Term, option: str = "wrt") -> Symbol | Component:
    """The letter asked for, else the only one, else x."""
    chosen = problem.option(option)
    if isinstance(chosen, tuple) and len(chosen) == 1:
        (chosen,) = chosen
    if isinstance(chosen, Symbol | Component):
        _check(problem, chosen, body)
        return chosen
    found = varying(problem, body)
    if len(found) == 1:
        return _scalar(found[0])
    x = next((letter for letter in found if letter.name == "x"), None)
    if x is not None:
        return _scalar(x)
    if not found:
        raise InputError("the expression holds no letter that varies; name one with --wrt")
    names = ", ".join(letter.name for letter in found)
    raise InputError(f"several letters occur ({names}); name the one to differentiate by with --wrt")


def several_letters(problem: Problem, body: Term, option: str = "wrt") -> tuple[Symbol, ...]:
    """The letters asked for, else all that vary."""
    chosen = problem.option(option)
    if isinstance(chosen, Symbol):
        chosen = (chosen,)
    if isinstance(chosen, tuple) and chosen:
        wanted = tuple(x for x in chosen if isinstance(x, Symbol))
        for letter in wanted:
            _check(problem, letter, body)
        if len(set(wanted)) < len(wanted):
            raise InputError("a letter is named twice in --wrt; name each once")
        return wanted
    found = varying(problem, body)
    if not found:
        raise InputError("the expression holds no letter that varies; name one with --wrt")
    return tuple(map(_scalar, found))


def _scalar(letter: Symbol) -> Symbol:
    if letter.shape:
        raise InputError(
            f"{letter.name} is a vector or a matrix; matrix-gradient and matrix-jacobian take such letters"
        )
    return letter


def _check(problem: Problem, letter: Symbol | Component, body: Term) -> None:
    base = letter.base if isinstance(letter, Component) else letter
    if not isinstance(base, Symbol):
        raise InputError("only a letter or a component of one can be differentiated by")
    if base.name in problem.context.constants:
        raise InputError(f"{base.name} is declared constant; nothing is differentiated by it")
    if isinstance(letter, Symbol):
        _scalar(letter)
    if base not in symbols(body):
        raise InputError(f"the letter {base.name} does not occur in the expression; name one that does")


def vector_sought(problem: Problem, body: Term, option: str = "wrt") -> Symbol | None:
    """The vector that is asked for, else the only letter that varies where that is one; None of scalars."""
    chosen = problem.option(option)
    found = (chosen,) if chosen is not None else varying(problem, body)
    only = found[0] if len(found) == 1 else None
    return only if isinstance(only, Symbol) and len(only.shape) == 1 and only in symbols(body) else None


def _pair(item: Value) -> tuple[Symbol, Term]:
    match item:
        case (Symbol() as letter, Term() as value):
            return letter, value
    raise InputError("a point gives each letter a value, as in x=1,y=2")


def point_given(problem: Problem, body: Term, option: str = "at") -> Point:
    """The point asked for, as pairs of letter and value; empty where there is none."""
    chosen = problem.option(option)
    if not isinstance(chosen, tuple):
        return ()
    pairs = tuple(map(_pair, chosen))
    names = [x.name for x, _ in pairs]
    if len(set(names)) < len(names):
        raise InputError("the point names a letter twice; give each letter one value")
    for x, _ in pairs:
        if x not in symbols(body):
            raise InputError(f"the point gives a value to {x.name}, which does not occur in the expression")
    return pairs


def equations(point: Point) -> tuple[Term, ...]:
    """The point as equations, x = 1 and y = 2, for a sentence."""
    return tuple(Relation("=", letter, value) for letter, value in point)
