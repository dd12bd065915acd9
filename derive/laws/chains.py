"""The chain rule, which names its inner function; functions without a formula."""

from __future__ import annotations

from derive.core.context import Context
from derive.core.rules import Provided, rule
from derive.terms import (
    FUNCTIONS,
    ONE,
    Apply,
    Call,
    Derivative,
    Mul,
    Neg,
    Pow,
    Relation,
    Symbol,
    Term,
    equation,
)

from .monomials import letters_inside
from .side_conditions import provided, unless_plain
from .slopes import exponential_slope, free_of, power_slope

SOURCE = "Stewart, Calculus: Early Transcendentals, ch. 3"

NAMES = ("u", "v", "w", "s", "t", "r", "q")
PIECES = ("max", "min")  # their derivatives stand in a rule of their own


@rule("d/dx f(x) = f'(x)", Derivative)
def unknown_function_rule(term: Term, context: Context) -> Term | Provided | None:
    """The derivative of a function that is not known is written with a prime."""
    match term:
        case Derivative(Apply(name, (u,)) as body, x, 1) if u is x and context.definition(name) is None:
            return outer_slope(body, x, context)
    return None


@rule("d/dx f(u) = f'(u) (d/dx u)", Derivative)
def chain_rule(term: Term, context: Context, *named: Term) -> Term | Provided | None:
    """The derivative of the outer function, taken at the inner function, is multiplied by that of the inner one."""
    match term:
        case Derivative(body, x, 1):
            inner = inner_function(body, x)
            if inner is None or inner is x or (named and not _names(named[0], inner)):
                return None
            found = outer_slope(body, x, context)
            if found is None:
                return None
            outer, conditions = (found.after, found.conditions) if isinstance(found, Provided) else (found, ())
            slope = term.rebuilt((inner,))
            if outer is ONE:
                after: Term = slope
            else:
                after = _by(outer, slope)
            return Provided(after, conditions) if conditions else after
    return None


def _names(named: Term, inner: Term) -> bool:
    return type(named) is Relation and named.right is inner


def _by(outer: Term, slope: Term) -> Term:
    match outer:
        case Neg(inner):
            return Neg(_by(inner, slope))
        case Mul(factors):
            return Mul((*factors, slope))
    return Mul((outer, slope))


def inner_function(body: Term, x: Term) -> Term | None:
    """What varies inside the outermost function of a term, None where more than one part does."""
    match body:
        case Pow(base, exponent):
            varying = [part for part in (base, exponent) if not free_of(part, x)]
            return varying[0] if len(varying) == 1 else None
        case Call(name, (u, *rest)) if name not in PIECES and FUNCTIONS[name].slopes:
            return u if not free_of(u, x) and all(free_of(r, x) for r in rest) else None
        case Apply(_, (u,)):
            return None if free_of(u, x) else u
    return None


def outer_slope(body: Term, x: Term, context: Context) -> Term | Provided | None:
    """The derivative of the outermost function at its inner function, under the conditions that it needs."""
    inner = inner_function(body, x)
    match body:
        case Pow(base, exponent) if inner is base:
            return power_slope(base, exponent, context)
        case Pow(base, exponent) if inner is exponent:
            return exponential_slope(base, exponent, context)
        case Call(name, arguments) if inner is not None:
            row = FUNCTIONS[name]
            wanted = (*row.domain(*arguments), *row.smooth(*arguments))
            needed = tuple(c for each in _strongest(wanted) for c in unless_plain(each, context))
            slope = row.slopes[0](*arguments)
            return provided(slope, needed, context)
        case Apply(name, arguments, primes) if inner is not None and context.definition(name) is None:
            return Apply(name, arguments, primes + 1)
    return None


def _strongest(conditions: tuple[Term, ...]) -> tuple[Relation, ...]:
    """The conditions without those that another one implies: u >= 0 beside u > 0."""
    found = [c for c in dict.fromkeys(conditions) if isinstance(c, Relation)]
    strict = {(c.left, c.right) for c in found if c.sign in ("<", ">")}
    return tuple(c for c in found if c.sign not in ("<=", ">=") or (c.left, c.right) not in strict)


def inner_named(inner: Term, line: Term, taken: int, context: Context) -> Relation:
    """U = g(x): a name for an inner function that is no letter of the line or declared; `taken` are in use already."""
    letters = {*letters_inside(line), *(symbol.name for symbol in context.symbols)}
    free = [name for name in NAMES if name not in letters] or ["u_0"]
    name = free[taken] if taken < len(free) else f"{free[0]}_{taken - len(free) + 1}"
    return equation(Symbol(name), inner)
