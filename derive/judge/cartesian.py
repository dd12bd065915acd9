"""Real and imaginary parts of terms in i and real letters: moduli, and equations between complex numbers."""

from __future__ import annotations

from collections.abc import Callable
from functools import reduce

from derive.core.context import Context
from derive.kernel.facts import meant
from derive.terms import (
    COMPLEXES,
    IMAGINARY,
    ONE,
    PI,
    TWO,
    ZERO,
    Add,
    Call,
    Decimal,
    Div,
    E,
    Junction,
    Mul,
    Neg,
    Number,
    Pow,
    Relation,
    Symbol,
    Term,
    call,
    constants,
    fraction,
    functions_in,
    negated,
    product,
    raised,
    symbols,
    total,
    with_children,
)

from .entries import Change, same

# Letters that are written for real numbers beside i.
REAL = frozenset("abcdpqrstuvxy") | {"alpha", "beta", "theta", "phi", "varphi", "omega"}
BAR = "_bar"
SAYING_REAL = frozenset(("<", ">", "<=", ">=", "in"))
HIGHEST = 8
Parts = tuple[Term, Term]


def moduli(terms: tuple[Term, ...], context: Context) -> Change:
    """The modulus of a term in i and real letters, and the conjugate of what stands for one, by both parts."""
    named = {each.name for each in context.definitions if IMAGINARY in constants(each.body)}
    if not named and not any(IMAGINARY in constants(term) and "abs" in functions_in(term) for term in terms):
        return same

    def parts(term: Term) -> Parts | None:
        whole = meant(term, context)
        return _parts(whole, context) if IMAGINARY in constants(whole) else None

    def change(term: Term) -> Term:
        new = with_children(term, change)
        match new:
            case Call("abs", (u,)) if (found := parts(u)) is not None:
                return call("sqrt", total(tuple(raised(part, TWO) for part in found)))
            case Symbol(name) if name.endswith(BAR) and name.removesuffix(BAR) in named:
                found = parts(Symbol(name.removesuffix(BAR)))
                return new if found is None else total((found[0], negated(product((IMAGINARY, found[1])))))
        return new

    return change


def by_parts(before: Term, after: Term, context: Context) -> tuple[Term, Term]:
    """Two statements of which one alone holds i: its equations in real letters as those of their parts."""
    if (IMAGINARY in constants(before)) is (IMAGINARY in constants(after)):
        return before, after
    return _split(before, context), _split(after, context)


def _split(statement: Term, context: Context) -> Term:
    match statement:
        case Junction("and" | "or" as word, parts):
            return Junction(word, tuple(_split(part, context) for part in parts))
        case Relation("=", left, right) if IMAGINARY in constants(statement) and not left.shape:
            one, other = _parts(left, context), _parts(right, context)
            if one is not None and other is not None:
                return Junction("and", tuple(Relation("=", u, v) for u, v in zip(one, other, strict=True)))
    return statement


def _parts(term: Term, context: Context) -> Parts | None:
    """The real and the imaginary part of a term; None where a letter may be complex."""
    if term is IMAGINARY:
        return ZERO, ONE
    if IMAGINARY not in constants(term):
        return (term, ZERO) if _is_real(term, context) else None
    match term:
        case Neg(inner):
            found = _parts(inner, context)
            return None if found is None else (negated(found[0]), negated(found[1]))
        case Add(terms):
            return _all(terms, context, _sum)
        case Mul(factors):
            return _all(factors, context, _product)
        case Div(above, below) if IMAGINARY not in constants(below) and _is_real(below, context):
            found = _parts(above, context)
            return None if found is None else (fraction(found[0], below), fraction(found[1], below))
        case Pow(base, Number(n, 1)) if 0 < n <= HIGHEST:
            return _all((base,) * n, context, _product)
        case Pow(base, exponent) if base is E and (found := _parts(exponent, context)) is not None:
            size, turn = Pow(E, found[0]), found[1]
            return product((size, call("cos", turn))), product((size, call("sin", turn)))
    return None


def _all(terms: tuple[Term, ...], context: Context, join: Callable[[Parts, Parts], Parts]) -> Parts | None:
    found = [_parts(each, context) for each in terms]
    known = [each for each in found if each is not None]
    return reduce(join, known) if len(known) == len(found) else None


def _sum(a: Parts, b: Parts) -> Parts:
    return total((a[0], b[0])), total((a[1], b[1]))


def _product(a: Parts, b: Parts) -> Parts:
    real = total((product((a[0], b[0])), negated(product((a[1], b[1])))))
    return real, total((product((a[0], b[1])), product((a[1], b[0]))))


def _is_real(term: Term, context: Context) -> bool:
    """Whether a term without i is a real number wherever it has a value."""
    match term:
        case Number() | Decimal():
            return True
        case Symbol(name):
            return not term.dims and _is_real_letter(term, name, context)
        case Add() | Mul() | Neg() | Div() | Call("sin" | "cos", (_,)):
            return all(_is_real(child, context) for child in term.children)
        case Pow(base, Number(_, 1)):
            return _is_real(base, context)
        case Pow(base, exponent) if base is E:
            return _is_real(exponent, context)
        case Call("sqrt", (Number(p, _),)):
            return p >= 0
    return term is PI


def _is_real_letter(x: Symbol, name: str, context: Context) -> bool:
    facts = tuple(fact for fact in context.facts if x in symbols(fact))
    if Relation("in", x, COMPLEXES) in facts or context.definition(name) is not None:
        return False
    return name in REAL or any(type(fact) is Relation and fact.sign in SAYING_REAL for fact in facts)
