"""Derivatives by letters that are defined themselves: the letter varies first, then what it stands for is put in."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from derive.core.context import Context, Definition
from derive.terms import (
    Apply,
    At,
    Collection,
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
# A letter that takes any value before that of the name it is written for is put in.
ANY = "any "


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
    return Symbol(f"{ANY}{x.name}", x.dims)


def is_unclear(term: Term, context: Context) -> bool:
    """Whether something in a term is differentiated by a name beside other names that vary with it.

    Then the others may be meant to be held: the derivative of a b by a, where b = g(a).
    """
    bodies = {each.name: each.body for each in context.definitions if not each.parameters}
    slopes = (here for here in subterms(term) if type(here) in (Operator, Derivative))
    by = ((here.children[0], x) for here in slopes for x in symbols(_variables(here)) if x.name in bodies)
    return any(_mixed(written_out(body, _functions(context)), x, bodies) for body, x in by)


def _functions(context: Context) -> Context:
    return context.but(definitions=tuple(each for each in context.definitions if each.parameters))


def _variables(slope: Term) -> Term:
    match slope:
        case Derivative(_, variable):
            return variable
        case Operator(_, _, variables):
            return Collection("tuple", variables)
    return Collection("tuple", ())


def _mixed(body: Term, x: Symbol, bodies: Mapping[str, Term]) -> bool:
    """Whether a name and others that vary with it, or several that do, stand in one term."""
    names = {each.name for each in symbols(body)}
    others = [name for name in names if name != x.name and _varies(name, x, bodies)]
    if not others:
        return False
    return x.name in names or len(others) > 1 or _mixed(bodies[others[0]], x, bodies)


def _varies(name: str, x: Symbol, bodies: Mapping[str, Term]) -> bool:
    """Whether what a name stands for has another name in it."""
    inside = {each.name for each in symbols(bodies[name])} if name in bodies else set()
    return x.name in inside or any(_varies(each, x, bodies) for each in inside)


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
