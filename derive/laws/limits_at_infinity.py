"""Limits at infinity: the highest power divided out, what vanishes, what outgrows what."""

from __future__ import annotations

from derive.core.context import Context
from derive.core.rules import Provided, rule
from derive.terms import (
    INFINITY,
    ONE,
    ZERO,
    Binder,
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
    factors,
    negated,
    number,
    raised,
    substituted,
    subterms,
    summands,
    symbols,
    total,
)

from .limits import ENDS, is_continuous, limit_of, taken

SOURCE = "Spivak, Calculus, ch. 5, 11 and 18"


def _degree(term: Term, x: Symbol) -> int | None:
    """The exponent of the letter in a product of a constant and a power of it."""
    match term:
        case _ if term is x:
            return 1
        case _ if x not in symbols(term):
            return 0
        case Pow(base, Number(n, 1)) if base is x:
            return n
        case Neg(inner):
            return _degree(inner, x)
        case Mul(parts):
            each = [_degree(part, x) for part in parts]
            return None if None in each else sum(filter(None, each))
        case Div(over, under):
            above, below = _degree(over, x), _degree(under, x)
            return None if above is None or below is None else above - below
    return None


@rule("lim_{x \\to \\infty} (a x^2 + b x)/(c x^2 + d) = lim_{x \\to \\infty} (a + b/x)/(c + d/x^2)", Binder)
def divided_by_the_highest_power(term: Binder, context: Context) -> Term | None:
    """Numerator and denominator are divided by the highest power of the letter."""
    found = taken(term)
    if found is None or found[2] not in ENDS or type(found[0]) is not Div:
        return None
    x = found[1]
    over, under = (summands(side) for side in found[0].children)
    highest = max((_degree(each, x) or 0 for each in under), default=0)
    if highest < 1 or any(_degree(each, x) is None for each in (*over, *under)):
        return None
    return limit_of(
        term,
        Div(total(_lowered(each, x, highest) for each in over), total(_lowered(each, x, highest) for each in under)),
    )


def _lowered(term: Term, x: Symbol, by: int) -> Term:
    """A multiple of a power of a letter divided by a power of it."""
    if type(term) is Neg:
        return negated(_lowered(term.inner, x, by))
    left = (_degree(term, x) or 0) - by
    rest = substituted(term, {x: ONE})
    if not left:
        return rest
    return Div(rest, raised(x, number(-left))) if left < 0 else Mul((rest, raised(x, number(left))))


@rule("lim_{x \\to \\infty} (a x^n + c)/(b x^n + d) = a/b", Binder)
def ratio_of_the_leading_terms(term: Binder, context: Context) -> Term | None:
    """At infinity the highest powers alone count: the limit is that of the ratio of the leading terms."""
    found = taken(term)
    if found is None or found[2] not in ENDS or type(found[0]) is not Div:
        return None
    x = found[1]
    leading = [_leading(side, x) for side in found[0].children]
    match leading:
        case [(n, over), (m, under)] if n == m:
            return Div(substituted(over, {x: ONE}), substituted(under, {x: ONE}))
        case [(n, _), (m, _)] if n < m:
            return ZERO
    return None


def _leading(side: Term, x: Symbol) -> tuple[int, Term] | None:
    """The degree of a polynomial, and its one summand of that degree."""
    degrees = [(_degree(each, x), each) for each in summands(side)]
    highest = max((n for n, _ in degrees if n is not None), default=0)
    top = [each for n, each in degrees if n == highest]
    return (highest, top[0]) if highest > 0 and len(top) == 1 and all(n is not None for n, _ in degrees) else None


@rule("lim_{x \\to \\infty} c/x^n = 0", Binder)
def negative_powers_vanish(term: Binder, context: Context) -> Provided | None:
    """A number over a power of the letter goes to zero as the letter goes to infinity."""
    found = taken(term)
    if found is None or found[2] not in ENDS:
        return None
    body, x, _ = found
    moving = tuple(each for each in subterms(body) if x in symbols(each))
    small = {each: ZERO for each in moving if (_degree(each, x) or 0) < 0}
    left = substituted(body, small) if small else body
    if x in symbols(left) or left is body or not all(_keeps(each, x) for each in moving if each not in small):
        return None
    below = dict.fromkeys(each.under for each in subterms(left) if type(each) is Div)
    return Provided(left, tuple(Relation("!=", each, ZERO) for each in below))


def _keeps(term: Term, x: Symbol) -> bool:
    """Whether a function goes where its arguments go, at zero too."""
    return is_continuous(term, x) and not (type(term) is Call and term.name == "log")


@rule("lim_{x \\to \\infty} x^n e^{-x} = 0, lim_{x \\to \\infty} \\ln(x)/x = 0", Binder)
def growth(term: Binder, context: Context) -> Term | None:
    """At infinity an exponential outgrows every power, and a power outgrows the logarithm."""
    found = taken(term)
    if found is None or found[2] is not INFINITY:
        return None
    body, x, _ = found
    over, under = body.children if type(body) is Div else (body, ONE)
    slow = all(_degree(each, x) is not None for each in factors(over) if not _falls(each, x))
    if slow and (any(_falls(each, x) for each in factors(over)) or _rises(under, x)):
        return ZERO
    logarithm = over is call("log", x) and (_degree(under, x) or 0) > 0
    return ZERO if logarithm else None


def _falls(term: Term, x: Symbol) -> bool:
    match term:
        case Pow(base, Neg(inner)) if base is E:
            return _is_positive_multiple(inner, x)
    return False


def _rises(term: Term, x: Symbol) -> bool:
    match term:
        case Pow(base, inner) if base is E:
            return _is_positive_multiple(inner, x)
    return False


def _is_positive_multiple(term: Term, x: Symbol) -> bool:
    match term:
        case Mul((Number(p, _), y)):
            return p > 0 and y is x
        case Pow(base, Number(n, 1)):
            return base is x and n > 0
    return term is x
