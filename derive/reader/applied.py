"""Names of functions without their arguments: L where L(w) is defined, f_x for the derivative of f(x, y) by x."""

from __future__ import annotations

import re

from derive.core.context import Context, Definition
from derive.terms import (
    TWO,
    Apply,
    Derivative,
    Operator,
    Pow,
    Symbol,
    Term,
    kinds,
    substituted,
    subterms,
    symbols,
    with_children,
)

# Variances, which a likelihood is written with: l(mu, sigma^2) is the l that mu and sigma define.
_VARIANCES = tuple(Pow(Symbol(name), TWO) for name in ("sigma", "tau"))


def applied(term: Term, context: Context) -> Term:
    """A term in which a defined function that stands without arguments is taken at the letters of its definition."""
    known: dict[Term, Term] = {}
    for each in context.definitions:
        if each.parameters and not _varies(each.name, term):
            whole = Apply(each.name, each.parameters, 0, each.body.shape)
            known |= {x: _meant(x, each, whole) for x in symbols(term) if _is_of(x, each)}
    known = {x: found for x, found in known.items() if found is not x}
    return _by_deviation(substituted(term, known) if known else term, context)


def _by_deviation(term: Term, context: Context) -> Term:
    """l(mu, sigma^2) of an l that is defined by mu and sigma as the l that is defined."""
    if Apply not in kinds(term):
        return term
    new = with_children(term, lambda child: _by_deviation(child, context))
    match new:
        case Apply(name, arguments, primes) if any(each in _VARIANCES for each in arguments):
            known = context.definition(name)
            bare = tuple(each.base if each in _VARIANCES else each for each in arguments)
            return Apply(name, bare, primes, new.shape) if known and known.parameters == bare else new
    return new


def _is_of(letter: Symbol, function: Definition) -> bool:
    name, _, index = letter.name.partition("_")
    return name == function.name and not letter.dims and (not index or bool(_letters(index, function)))


def _meant(letter: Symbol, function: Definition, whole: Term) -> Term:
    found = whole
    for x in _letters(letter.name.partition("_")[2], function):
        found = Derivative(found, x, 1, "partial")
    return found


def _letters(index: str, function: Definition) -> tuple[Symbol, ...]:
    """The parameters that an index lists, x and y of f_{xy}; none where it is no such list."""
    named = {x.name: x for x in function.parameters if not x.dims}
    found = re.findall("|".join(sorted(map(re.escape, named), key=len, reverse=True)), index) if named else []
    listed = "".join(found) == index and len(function.parameters) > 1
    return tuple(named[name] for name in found) if listed else ()


def _varies(name: str, term: Term) -> bool:
    """Whether something is differentiated by the letter of that name."""
    for here in subterms(term):
        by = (here.variable,) if type(here) is Derivative else here.variables if type(here) is Operator else ()
        if any(x.name == name for variable in by for x in symbols(variable)):
            return True
    return False
