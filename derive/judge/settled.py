"""Terms with their signs, numbers, like terms and the order of their parts settled: nothing is multiplied out."""

from __future__ import annotations

from fractions import Fraction
from functools import cache

from derive.terms import (
    ONE,
    ZERO,
    Add,
    Call,
    Div,
    Junction,
    Mul,
    Neg,
    Number,
    Pow,
    Relation,
    Term,
    nameless,
    number,
    raised,
    with_children,
)  # fmt: skip

HALF = number(1, 2)
LARGEST = 64
TURNED = {"=": "=", "!=": "!=", "<": ">", "<=": ">=", ">": "<", ">=": "<="}


@cache
def settled(term: Term) -> Term:
    """The same term for all spellings that only differ in tidying."""
    return _settled(nameless(term))


@cache
def _settled(term: Term) -> Term:
    match term:
        case Add() | Mul() | Neg() | Div() | Pow() | Number():
            return _assembled(_multiples(term)) if _scalar(term) else with_children(term, _settled)
        case Call("sqrt", (inner,)):
            return _settled(Pow(inner, HALF))
        case Call("covariance" | "dot" as name, (a, b)):
            return Call(name, tuple(sorted(map(_settled, (a, b)), key=repr)))
        case Relation(">" | ">=" as sign, left, right):
            return Relation("<" if sign == ">" else "<=", _settled(right), _settled(left))
    return with_children(term, _settled)


def _scalar(term: Term) -> bool:
    try:
        return term.shape == () and all(child.shape == () for child in term.children)
    except ValueError:
        return False


def _multiples(term: Term) -> dict[Term, Fraction]:
    """A sum as a number for each product."""
    match term:
        case Number(p, q):
            return {ONE: Fraction(p, q)} if p else {}
        case Add(terms):
            found: dict[Term, Fraction] = {}
            for part in terms:
                for rest, c in _multiples(part).items():
                    found[rest] = found.get(rest, Fraction(0)) + c
            return {rest: c for rest, c in found.items() if c}
        case Neg(inner):
            return {rest: -c for rest, c in _multiples(inner).items()}
    c, powers = _factors(term)
    if not c:
        return {}
    if len(powers) == 1 and type(only := next(iter(powers))) is Add and powers[only] is ONE:
        return {rest: c * each for rest, each in _multiples(only).items()} if c in (1, -1) else {only: c}
    parts = sorted((raised(base, n) for base, n in powers.items()), key=repr)
    return {(Mul(tuple(parts)) if len(parts) > 1 else parts[0] if parts else ONE): c}


def _factors(term: Term) -> tuple[Fraction, dict[Term, Term]]:
    """A product as a number and an exponent for each base."""
    match term:
        case Number(p, q):
            return Fraction(p, q), {}
        case Neg(inner):
            c, powers = _factors(inner)
            return -c, powers
        case Mul(parts):
            whole, found = Fraction(1), dict[Term, Term]()
            for part in parts:
                c, powers = _factors(part)
                whole *= c
                for base, n in powers.items():
                    found[base] = _plus(found[base], n) if base in found else n
            return whole, {base: n for base, n in found.items() if n is not ZERO}
        case Div(over, under):
            c, d = _factors(over)[0], _factors(under)[0]
            if d:
                inverse = Mul((over, *(Pow(base, _times(n, -1)) for base, n in _factors(under)[1].items())))
                return c / d, _factors(inverse)[1]
        case Pow(base, Number(n, 1)) if abs(n) <= LARGEST:
            c, powers = _factors(base)
            if c:
                return c**n, {each: _times(m, n) for each, m in powers.items()}
        case Pow(base, exponent):
            return Fraction(1), {_settled(base): _settled(exponent)}
    here = with_children(term, _settled) if type(term) in (Div, Pow) else _settled(term)
    if type(here) is Number:
        return Fraction(here.p, here.q), {}
    return Fraction(1), {here: ONE}


def _plus(a: Term, b: Term) -> Term:
    return _settled(Add((a, b)))


def _times(a: Term, n: int) -> Term:
    return _settled(Mul((number(n), a)))


def _assembled(multiples: dict[Term, Fraction]) -> Term:
    parts = sorted(multiples.items(), key=lambda item: repr(item[0]))
    terms = tuple(_scaled(c, rest) for rest, c in parts)
    return Add(terms) if len(terms) > 1 else terms[0] if terms else ZERO


def _scaled(c: Fraction, rest: Term) -> Term:
    if rest is ONE:
        return number(c.numerator, c.denominator)
    if c == 1:
        return rest
    return Mul((number(c.numerator, c.denominator), *(rest.factors if type(rest) is Mul else (rest,))))


@cache
def normal(statement: Term) -> Term:
    """A statement with all terms on one side, the first with the coefficient 1, and its parts in order."""
    match statement:
        case Junction(word, parts):
            inside = (inner for part in map(normal, parts) for inner in _parts(word, part))
            found = tuple(sorted(dict.fromkeys(inside), key=repr))
            return Junction(word, found) if len(found) > 1 else found[0]
        case Relation(sign, left, right) if sign in TURNED and left.shape == right.shape == ():
            multiples = _multiples(Add((left, Neg(right))))
            if not multiples:
                return Relation(sign, ZERO, ZERO)
            first = multiples[min(multiples, key=lambda rest: (rest is ONE, repr(rest)))]
            scaled = {rest: c / first for rest, c in multiples.items()}
            return Relation(sign if first > 0 else TURNED[sign], _assembled(scaled), ZERO)
    return settled(statement)


def _parts(word: str, part: Term) -> tuple[Term, ...]:
    return part.parts if type(part) is Junction and part.word == word else (part,)
