"""Equations turned round until one letter stands by itself, up to the branch of a root or an inverse function."""

from __future__ import annotations

from collections.abc import Callable

from derive.core.certificates import sound
from derive.core.context import Context
from derive.kernel.bench import Bench
from derive.terms import (
    ONE,
    TWO,
    Add,
    Call,
    Div,
    E,
    Mul,
    Neg,
    Number,
    Pow,
    Relation,
    Symbol,
    Term,
    call,
    fraction,
    negated,
    number,
    product,
    raised,
    substituted,
    symbols,
    total,
)

INVERSES: dict[str, Callable[[Term], Term]] = {
    "log": lambda v: raised(E, v),
    "sqrt": lambda v: raised(v, TWO),
    "tan": lambda v: call("arctan", v),
    "arctan": lambda v: call("tan", v),
    "sinh": lambda v: call("arsinh", v),
    "arsinh": lambda v: call("sinh", v),
    "tanh": lambda v: call("artanh", v),
    "artanh": lambda v: call("tanh", v),
    "arcsin": lambda v: call("sin", v),
    "arccos": lambda v: call("cos", v),
}
BRANCHES: dict[str, Callable[[Term], Term]] = {
    "sin": lambda v: call("arcsin", v),
    "cos": lambda v: call("arccos", v),
    "abs": lambda v: v,
}
DEEPEST = 12


def alone(equation: Relation, x: Symbol, context: Context, bench: Bench) -> Term | None:
    """What an equation says of a letter that it determines, None where more than one value may meet it."""
    return _alone(equation, x, INVERSES, context, bench)


def alone_on_a_branch(equation: Relation, x: Symbol, context: Context, bench: Bench) -> Term | None:
    """One of the values that a letter may have for an equation to hold."""
    return _alone(equation, x, {**INVERSES, **BRANCHES}, context, bench)


def _alone(
    equation: Relation, x: Symbol, inverses: dict[str, Callable[[Term], Term]], context: Context, bench: Bench
) -> Term | None:
    left, right = equation.children
    for _ in range(DEEPEST):
        if x in symbols(right):
            left, right = right, left
        if x in symbols(right):
            break
        if left is x:
            return right
        found = _unwound(left, right, x, inverses)
        if found is None:
            break
        left, right = found
    return _linear(left, right, x, context, bench)


def _unwound(
    side: Term, other: Term, x: Symbol, inverses: dict[str, Callable[[Term], Term]]
) -> tuple[Term, Term] | None:
    """Both sides of an equation where the outermost step of the one that holds a letter is undone."""
    match side:
        case Neg(inner):
            return inner, negated(other)
        case Add(parts) | Mul(parts):
            rest = tuple(part for part in parts if x not in symbols(part))
            if len(rest) != len(parts) - 1:
                return None
            (part,) = (part for part in parts if x in symbols(part))
            return part, total((other, negated(total(rest)))) if type(side) is Add else fraction(other, product(rest))
        case Div(over, under) if x not in symbols(under):
            return over, product((other, under))
        case Div(over, under) if x not in symbols(over):
            return under, fraction(over, other)
        case Pow(base, exponent) if base is E:
            return exponent, call("log", other)
        case Pow(base, Number(p, q)) if p % 2 or inverses.keys() >= BRANCHES.keys():
            return base, raised(other, number(q, p))
        case Call("root", (inner, Number() as n)):
            return inner, raised(other, n)
        case Call(name, (inner,)) if name in inverses:
            return inner, inverses[name](other)
    return None


def _linear(left: Term, right: Term, x: Symbol, context: Context, bench: Bench) -> Term | None:
    """What an equation that is linear in a letter, denominators cleared, says of it."""
    for gap in dict.fromkeys((total((left, negated(right))), _cleared(left, right))):
        first, second = (substituted(gap, {x: at}) for at in (ONE, TWO))
        rise = total((second, negated(first)))
        line = Add((first, Mul((rise, Add((x, Neg(ONE)))))))
        if x in symbols(gap) and sound(bench.equal(gap, line, context).grade):
            return total((ONE, negated(fraction(first, rise))))
    return None


def _cleared(left: Term, right: Term) -> Term:
    """The difference of two sides where the denominators before them are multiplied out."""
    (over, under), (above, below) = ((s.over, s.under) if type(s) is Div else (s, ONE) for s in (left, right))
    return total((product((over, below)), negated(product((above, under)))))
