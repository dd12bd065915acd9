"""Derivatives by letters that are defined themselves: the letter varies first, then what it stands for is put in."""

from __future__ import annotations

from functools import cache

from derive.core.context import Context, Definition
from derive.terms import (
    Apply,
    At,
    Component,
    Derivative,
    Operator,
    Symbol,
    Term,
    kinds,
    substituted,
    subterms,
    symbols,
    with_children,
)

Kept = tuple[tuple[str, Symbol], ...]


def written_out(term: Term, context: Context) -> Term:
    """A term with every name written out; a derivative by a name is taken first, at what the name stands for.

    The gradient of J by a, with J = C(a) and a = phi(z), is the gradient of C(b) by b at b = phi(z).
    """
    bodies = {each.name: each.body for each in context.definitions if not each.parameters}
    functions = {each.name: each for each in context.definitions if each.parameters}

    @cache
    def change(here: Term, kept: Kept) -> Term:
        match here:
            case Symbol(name):
                found = next((letter for key, letter in kept if key == name), None)
                return found or (change(bodies[name], kept) if name in bodies else here)
            case Apply(name, arguments, 0) if name in functions:
                return called(functions[name], tuple(change(each, kept) for each in arguments), kept)
            case Operator(name, body, (Symbol() as x,)) if x.name in bodies:
                return At(Operator(name, freed(body, x, kept), (_any(x),)), (_any(x),), (change(x, kept),))
            case Derivative(body, variable, order, notation) if (by := _letter(variable)) and by.name in bodies:
                place: Term = Component(_any(by), variable.indices) if type(variable) is Component else _any(by)
                slope = Derivative(freed(body, by, kept), place, order, notation)
                return At(slope, (_any(by),), (change(by, kept),))
        return with_children(here, lambda child: change(child, kept))

    def freed(body: Term, x: Symbol, kept: Kept) -> Term:
        return change(body, (*_but(kept, x), (x.name, _any(x))))

    def called(function: Definition, arguments: tuple[Term, ...], kept: Kept) -> Term:
        letters = tuple(Symbol(f"argument {x.name}", x.dims) for x in function.parameters)
        for x, letter in zip(function.parameters, letters, strict=True):
            kept = (*_but(kept, x), (x.name, letter))
        return substituted(change(function.body, kept), dict(zip(letters, arguments, strict=True)))

    return change(term, ())


def _letter(variable: Term) -> Symbol | None:
    base = variable.base if type(variable) is Component else variable
    return base if type(base) is Symbol else None


def _but(kept: Kept, x: Symbol) -> Kept:
    return tuple(pair for pair in kept if pair[0] != x.name)


def _any(x: Symbol) -> Symbol:
    return Symbol(f"any {x.name}", x.dims)


@cache
def hides_slopes(context: Context) -> bool:
    """Whether a name stands for something with a derivative by a name in it."""
    names = {each.name for each in context.definitions}
    return any(
        symbol.name in names
        for each in context.definitions
        if not kinds(each.body).isdisjoint((Operator, Derivative))
        for symbol in symbols(each.body)
    )


@cache
def with_unknown_functions(context: Context) -> tuple[Context, ...]:
    """The context with all its functions unknown, with those unknown that need no other, and as it is."""
    functions = {each.name for each in context.definitions if each.parameters}
    last = {
        each.name
        for each in context.definitions
        if each.parameters and not any(type(here) is Apply and here.name in functions for here in subterms(each.body))
    }
    kept = (tuple(each for each in context.definitions if each.name not in names) for names in (functions, last))
    return tuple(dict.fromkeys((*(context.but(definitions=each) for each in kept), context)))
