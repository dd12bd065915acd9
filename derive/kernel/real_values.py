"""Statements about constants, decided exactly: where something in them has no real value they do not hold."""

from __future__ import annotations

from derive.exact.conjuncts import joined
from derive.exact.facts import combination
from derive.exact.fields import sign_of_number
from derive.terms import (
    FALSE,
    INFINITY,
    INTEGERS,
    NATURALS,
    ONE,
    REALS,
    TRUE,
    ZERO,
    Add,
    Call,
    Cases,
    Collection,
    Constant,
    Decimal,
    Div,
    E,
    Junction,
    Mul,
    Neg,
    Number,
    Pow,
    Relation,
    RootOf,
    Term,
    call,
    number,
    product,
    raised,
    symbols,
    total,
    undefined_unless,
    unfolded,
)

from .evaluation import NoValueError, UndecidedError
from .remembered import remembered

SIGNS = {"=": (0,), "!=": (-1, 1), "<": (-1,), "<=": (-1, 0), ">": (1,), ">=": (0, 1)}
LARGEST_POWER = 8
KEPT = ("sin", "cos", "arctan", "arcsin", "arccos", "sinh", "cosh", "tanh", "erf", "log", "sqrt")


def truth(statement: Term) -> bool:
    """Whether a statement about constants holds; raises UndecidedError where that is not decided."""
    match statement:
        case Junction("and" | "or" | "not"):
            return joined(statement, truth)
        case Relation("in", left, where):
            return _member(left, where)
        case Relation(sign, left, right) if sign in SIGNS:
            try:
                return difference_sign(real_value(left), real_value(right)) in SIGNS[sign]
            except NoValueError:
                return False
    if statement in (TRUE, FALSE):
        return statement is TRUE
    raise UndecidedError


def _member(left: Term, where: Term) -> bool:
    try:
        value = real_value(left)
    except NoValueError:
        return False
    if where is REALS:
        return True
    if where is INTEGERS or where is NATURALS:
        from derive.exact.fields import normal_form

        exact = value if type(value) is Number else normal_form(value)
        if exact is None:
            raise UndecidedError
        return type(exact) is Number and exact.q == 1 and (where is INTEGERS or exact.p > 0)
    match where:
        case Collection("set", items):
            return any(difference_sign(value, real_value(item)) == 0 for item in items)
        case Collection(kind, (low, high)) if kind in ("[]", "[)", "(]", "()"):
            above = low is Neg(INFINITY) or truth(Relation(">=" if kind[0] == "[" else ">", value, low))
            return above and (high is INFINITY or truth(Relation("<=" if kind[1] == "]" else "<", value, high)))
    raise UndecidedError


def difference_sign(a: Term, b: Term) -> int:
    """The sign of a - b, exactly."""
    if type(a) is Number and type(b) is Number:
        gap = a.p * b.q - b.p * a.q
        return (gap > 0) - (gap < 0)
    if a is b:
        return 0
    gap_term = total((a, Neg(b))) if b is not ZERO else a
    found = sign_of_number(gap_term)
    if found is None and _vanishes(gap_term):
        return 0
    if found is None:
        raise UndecidedError
    return found


def _vanishes(term: Term) -> bool:
    from derive.core.context import Context

    from .bench import Bench

    return Bench().same(term, ZERO, Context()) or _logarithms_cancel(term)


def _logarithms_cancel(term: Term) -> bool:
    """Whether a sum of whole multiples of logarithms is 0, as the product of what stands under them is 1."""
    factors: list[Term] = []
    for monomial, c in combination(term).items():
        match tuple(monomial):
            case ((Call("log", (u,)), 1),) if c.q == 1 and abs(c.p) <= LARGEST_POWER:
                factors.append(raised(u, number(c.p)))
            case _:
                return False
    return difference_sign(product(factors), ONE) == 0


@remembered(NoValueError, UndecidedError)
def real_value(term: Term) -> Term:
    """A constant with its branches taken; raises NoValueError where it has no real value."""
    match term:
        case Number() | Decimal() | RootOf():
            return term
        case Constant("e" | "pi"):
            return term
        case Cases(values, conditions, otherwise):
            for value, condition in zip(values, conditions, strict=True):
                if truth(condition):
                    return real_value(value)
            if otherwise is None:
                raise NoValueError
            return real_value(otherwise)
        case Call():
            return _called(term)
    parts = tuple(map(real_value, term.children))
    match term:
        case Add() | Mul() | Neg():
            return _folded(term.rebuilt(parts))
        case Div():
            if difference_sign(parts[1], ZERO) == 0:
                raise NoValueError
            return _folded(term.rebuilt(parts))
        case Pow():
            return _folded(_power(*parts))
    raise UndecidedError


def _power(base: Term, exponent: Term) -> Term:
    match base, exponent:
        case Constant("e"), Call("log", (inner,)):
            return inner
        case Constant("e"), _:
            return Pow(base, exponent)
        case Pow(inner, power), Number() if inner is E:
            return Pow(E, _folded(Mul((exponent, power))))
        case Neg(inner), Number(p, 1) if p % 2 == 0:
            return _power(inner, exponent)
    if type(exponent) is Number and exponent.q == 1:
        if exponent.p <= 0 and difference_sign(base, ZERO) == 0:
            if exponent.p < 0:
                raise NoValueError
            return ONE
        return Pow(base, exponent)
    least = difference_sign(base, ZERO)
    if least < 0 or (least == 0 and difference_sign(exponent, ZERO) <= 0):
        raise NoValueError
    return ZERO if least == 0 else Pow(base, exponent)


def _folded(term: Term) -> Term:
    """A number where the parts are numbers."""
    if all(type(part) is Number for part in term.children):
        from .exactly import value

        found = value(term, {})
        if found is not None:
            return number(found.numerator, found.denominator)
    return term


def _called(term: Call) -> Term:
    arguments = tuple(map(real_value, term.arguments))
    match term.name, arguments:
        case "abs", (u,):
            return _folded(Neg(u)) if difference_sign(u, ZERO) < 0 else u
        case "sign", (u,):
            return number(difference_sign(u, ZERO))
        case ("max" | "min") as name, _:
            out = arguments[0]
            for each in arguments[1:]:
                if difference_sign(each, out) == (1 if name == "max" else -1):
                    out = each
            return out
        case "root", (u, Number(n, 1)) if n > 0:
            below = difference_sign(u, ZERO) < 0
            if below and n % 2 == 0:
                raise NoValueError
            return Neg(call("root", _folded(Neg(u)), number(n))) if below else call("root", u, number(n))
    made = Call(term.name, arguments)
    if not all(truth(condition) for condition in undefined_unless(made)):
        raise NoValueError
    match made:
        case Call("log", (Pow(base, exponent),)) if base is E:
            return exponent
        case Call("log", (base,)) if base is E:
            return ONE
    through = unfolded(made)
    if through is not None and term.name not in KEPT:
        return real_value(through)
    if term.name == "log" and len(arguments) == 2:
        return Div(call("log", arguments[0]), call("log", arguments[1]))
    if term.name not in KEPT or symbols(made):
        raise UndecidedError
    return made
