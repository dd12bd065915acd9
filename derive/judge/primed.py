"""Derivatives as people write them: f'(x) of a function that is defined, dy/dx of a letter that depends on another."""

from __future__ import annotations

from derive.core.context import Context
from derive.terms import (
    Apply,
    At,
    Binder,
    Derivative,
    Operator,
    Symbol,
    Term,
    kinds,
    substituted,
    subterms,
    with_children,
)


def worked_primes(term: Term, context: Context) -> Term:
    """The term with f'(u) and df/dx of a defined function as derivatives of its body, that of f'(u) taken at u."""
    if not kinds(term) & {Apply, Derivative} or not context.definitions:
        return term
    new = with_children(term, lambda child: worked_primes(child, context))
    match new:
        case Operator("gradient" | "hessian" as operator, Apply(name, (Symbol() as place,), 0), ()):
            named = context.definition(name)
            if named is not None and len(named.parameters) == 1:
                return Operator(operator, substituted(named.body, {named.parameters[0]: place}), (place,))
    if type(new) is Derivative and isinstance(new.body, (Symbol, Apply)):
        named = context.definition(new.body.name)
        known = named is not None and new.variable in named.parameters
        whole = named is not None and getattr(new.body, "arguments", named.parameters) == named.parameters
        return Derivative(named.body, new.variable, new.order, new.notation) if named and known and whole else new
    if type(new) is not Apply or not new.primes or len(new.arguments) != 1:
        return new
    definition = context.definition(new.name)
    if definition is None or len(definition.parameters) != 1:
        return new
    (x,), (value,) = definition.parameters, new.arguments
    slope = Derivative(definition.body, x, new.primes)
    if type(value) is Symbol and not value.dims and context.definition(value.name) is None:
        return slope if value is x else Derivative(substituted(definition.body, {x: value}), value, new.primes)
    return At(slope, (x,), (value,))


def with_worked_primes(context: Context) -> Context:
    """The context in which definitions have derivatives for the f'(u) of functions that it defines."""
    worked = tuple(each.but(body=worked_primes(each.body, context)) for each in context.definitions)
    return context if worked == context.definitions else context.but(definitions=worked)


def new_slopes(before: Term, after: Term) -> bool:
    """Whether the second statement holds a dy/dx that the first does not."""
    return any(here not in _slopes(before) for here in _slopes(after))


def slopes_as_letters(before: Term, after: Term) -> tuple[Term, Term]:
    """Both statements with dy/dx as a letter of its own, where both hold it."""
    shared = [here for here in _slopes(before) if here in _slopes(after)]
    named: dict[Term, Term] = {here: Symbol(_name(here)) for here in shared}
    return substituted(before, named), substituted(after, named)


def unknown_slopes_as_letters(statement: Term, context: Context) -> Term:
    """A statement with dy/dx of a letter that nothing defines as a letter of its own: it may be any number."""
    unknown = (x for x in _slopes(statement) if context.definition(getattr(x.body, "name", "")) is None)
    named: dict[Term, Term] = {here: Symbol(_name(here)) for here in unknown}
    return substituted(statement, named)


def values_as_letters(before: Term, after: Term, context: Context) -> dict[Term, Symbol]:
    """A letter for y(x) and y'(x) each, of an unknown function that is nowhere taken elsewhere or differentiated."""
    both = (*subterms(before), *subterms(after))
    taken = [here for here in both if type(here) is Apply]
    held = {part for here in both if type(here) in (Derivative, Operator, Binder) for part in subterms(here)}
    places: dict[str, set[tuple[Term, ...]]] = {}
    for here in taken:
        places.setdefault(here.name, set()).add(here.arguments)
    plain = [here for here in taken if len(places[here.name]) == 1 and all(type(x) is Symbol for x in here.arguments)]
    if len(plain) < len(taken) or any(here in held or context.definition(here.name) for here in taken):
        return {}
    return {here: Symbol(_value_name(here)) for here in dict.fromkeys(plain)}


def _value_name(value: Apply) -> str:
    return f"{value.name}{chr(39) * value.primes}({', '.join(getattr(x, 'name', '') for x in value.arguments)})"


def letters_as_slopes(term: Term, beside: Term) -> Term:
    """The term with dy/dx for the letters that stand for these of another term."""
    return substituted(term, {Symbol(_name(here)): here for here in _slopes(beside)})


def _slopes(term: Term) -> tuple[Derivative, ...]:
    if Derivative not in kinds(term):
        return ()
    found = (here for here in subterms(term) if type(here) is Derivative and type(here.body) is Symbol)
    return tuple(dict.fromkeys(here for here in found if here.body is not here.variable))


def _name(slope: Derivative) -> str:
    power = "" if slope.order == 1 else f"^{slope.order}"
    return f"d{power}{slope.body.name}/d{getattr(slope.variable, 'name', '')}{power}"  # type: ignore[attr-defined]
