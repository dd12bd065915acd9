"""What the wrong rules take terms apart with."""

from __future__ import annotations

from collections.abc import Callable

from derive.terms import (
    FUNCTIONS,
    ONE,
    TWO,
    ZERO,
    Add,
    Call,
    Component,
    Derivative,
    Div,
    E,
    Mul,
    Neg,
    Number,
    Pow,
    Symbol,
    Term,
    call,
    negated,
    number,
    product,
    raised,
    summands,
    symbols,
    total,
)  # fmt: skip

Slope = Callable[[Term], Term]


def varies(term: Term, x: Term) -> bool:
    """Whether a term changes with a letter or a component."""
    if type(x) is Symbol:
        return x in symbols(term)
    if type(term) is Component and type(x) is Component and term.base is x.base:
        pairs = zip(term.indices, x.indices, strict=False)
        return not any(i is not j and type(i) is type(j) is Number for i, j in pairs)
    if not term.children:
        return type(x) is Component and term is x.base
    return any(varies(child, x) for child in term.children)


def scalar(term: Term) -> bool:
    """Whether a term is seen to be a scalar."""
    try:
        return term.shape == ()
    except ValueError:
        return False


def times(first: Term, second: Term) -> Term:
    """A product without factors of one."""
    if first is ONE or second is ONE:
        return second if first is ONE else first
    return Mul((first, second))


def spread(term: Term) -> Term:
    """A multiple of a sum as the sum of the multiples."""
    match term:
        case Neg(inner) if type(found := spread(inner)) is Add:
            return total(map(negated, found.terms))
        case Div(over, under) if type(found := spread(over)) is Add:
            return total(Div(each, under) for each in found.terms)
        case Mul(parts):
            for k, each in enumerate(parts):
                if type(each) is Add:
                    return total(product((*parts[:k], part, *parts[k + 1 :])) for part in each.terms)
    return term


def less_one(n: Term) -> Term:
    """One less, worked out for a number."""
    return Number(n.p - n.q, n.q) if type(n) is Number else Add((n, Neg(ONE)))


def composite(body: Term, x: Term) -> tuple[Term, Slope] | None:
    """What stands inside the outermost function of a term, and that function's slope."""
    match body:
        case Call(name, (inner,)) if FUNCTIONS[name].slopes and varies(inner, x):
            return inner, FUNCTIONS[name].slopes[0]
        case Pow(base, inner) if base is E and varies(inner, x):
            return inner, lambda at: Pow(E, at)
        case Pow(base, inner) if varies(inner, x) and not varies(base, x):
            return inner, lambda at: Mul((Pow(base, at), call("log", base)))
        case Pow(inner, n) if varies(inner, x) and not varies(n, x):
            return inner, lambda at: Mul((n, raised(at, less_one(n))))
        case Div(c, inner) if varies(inner, x) and not varies(c, x):
            return inner, lambda at: Neg(Div(c, Pow(at, TWO)))
    return None


def slope(inner: Term, x: Term) -> Term:
    """The derivative of a part, one where the part is the letter itself."""
    return ONE if inner is x else Derivative(inner, x)


def over_and_under(term: Term) -> tuple[Term, Term]:
    """A product with a fraction or a negative power in it as one fraction."""
    match term:
        case Div(over, under):
            return over, under
        case Pow(base, Number(p, q)) if p < 0:
            return ONE, raised(base, number(-p, q))
        case Mul(factors):
            tops, lows = zip(*map(over_and_under, factors), strict=True)
            rest = [low for low in lows if low is not ONE]
            if rest:
                return product(top for top in tops if top is not ONE), product(rest)
    return term, ONE


def without(items: tuple[Term, ...], k: int) -> tuple[Term, ...]:
    """All but one."""
    return (*items[:k], *items[k + 1 :])


def all_but_one(items: tuple[Term, ...]) -> tuple[tuple[Term, tuple[Term, ...]], ...]:
    """Each with the others."""
    return tuple((item, without(items, k)) for k, item in enumerate(items))


def has_minus(term: Term, x: Term) -> bool:
    """Whether some varying summand carries a minus sign."""
    return any(_negative(part) for part in summands(term) if varies(part, x))


def _negative(term: Term) -> bool:
    match term:
        case Neg():
            return True
        case Number(p, _):
            return p < 0
        case Mul((first, *_)) | Div(first, _):
            return _negative(first)
    return False


def difference(left: Term, right: Term) -> Term:
    """Left minus right, without zeros."""
    return total((*(() if left is ZERO else (left,)), *(() if right is ZERO else (negated(right),))))
