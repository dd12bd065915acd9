"""Vectors, binders, derivatives and relations in two dimensions."""

from __future__ import annotations

from derive.terms import (
    At,
    Binder,
    Call,
    Cases,
    Collection,
    Component,
    Derivative,
    Junction,
    Matrix,
    Number,
    Operator,
    Relation,
    Symbol,
    Term,
    Vector,
)
from derive.terms.lettering import fresh

from .brackets import AND, ATOM, NOT, OR, PREFIX, SUM, leads_with_minus, rank
from .display import around, fenced, listed, shown, small, within
from .notation import Notation


def structure(term: Term, notation: Notation) -> str:
    """A term that is no operation of algebra."""
    match term:
        case Vector(entries):
            return notation.column([shown(entry, notation) for entry in entries])
        case Matrix(rows):
            return notation.matrix([[shown(entry, notation) for entry in row] for row in rows])
        case Component(base, indices):
            return _component(base, indices, notation)
        case Binder():
            return _binder(term, notation)
        case Derivative(body, variable, order, kind):
            return _derivative(body, variable, order, notation.partial if kind == "partial" else "d", notation)
        case Operator(name, body, variables):
            return _operator(name, body, variables, notation)
        case At(body, letters, values):
            named = zip(letters, values, strict=True)
            points = f"{notation.comma} ".join(f"{shown(a, notation)} = {shown(b, notation)}" for a, b in named)
            return notation.at(within(body, PREFIX, notation), points)
        case Relation(sign, left, right):
            sides = (within(side, SUM, notation) for side in (left, right))
            return f" {notation.relations[sign]} ".join(sides)
        case Junction("not", parts):
            return f"{notation.words['not']} {fenced(parts[0], notation)}"
        case Junction("<=>", (Symbol(), Symbol()) as parts):
            return f" {notation.words['exchanged']} ".join(shown(part, notation) for part in parts)
        case Junction(word, parts):
            least = {"or": AND, "and": NOT}.get(word, OR)
            joined = notation.word(word) if word in ("and", "or") else notation.words[word]
            return f" {joined} ".join(within(part, least, notation) for part in parts)
        case Cases(values, conditions, otherwise):
            pairs = zip(values, conditions, strict=True)
            lines = [(shown(v, notation), f"{notation.word('if')} {shown(c, notation)}") for v, c in pairs]
            lines += [] if otherwise is None else [(shown(otherwise, notation), notation.word("otherwise"))]
            return notation.cases(lines)
        case Collection(kind, items):
            kind = {"set": "{}", "tuple": "()"}.get(kind, kind)
            return around(items, notation, kind)
    raise TypeError(f"no printer for {type(term).__name__}")


def indexed(indices: tuple[Term, ...], notation: Notation) -> str:
    """Indices side by side where each is one letter or digit, else with commas."""
    texts = [small(each, notation) for each in indices]
    letters = any(type(each) is not Number for each in indices)
    single = all(type(each) is Symbol or len(text) == 1 for each, text in zip(indices, texts, strict=True))
    return (" " if letters and single else f"{notation.comma} ").join(texts)


SUBSCRIPTED = ("identity", "delta", "unit", "ones", "zeros", "norm")


def _component(base: Term, indices: tuple[Term, ...], notation: Notation) -> str:
    simple = type(base) is Symbol and "_" not in base.name
    called = type(base) is Call and rank(base) == ATOM and base.name not in SUBSCRIPTED
    text = shown(base, notation) if simple or called else fenced(base, notation)
    return notation.lowered(text, indexed(indices, notation))


def operand(term: Term, notation: Notation, kind: str = "()") -> str:
    """The body of an operator: in brackets unless it is one piece."""
    if rank(term) == ATOM and not leads_with_minus(term):
        return shown(term, notation)
    return fenced(term, notation, kind)


def _derivative(body: Term, variable: Term, order: int, d: str, notation: Notation) -> str:
    power = str(order)
    top = d if order == 1 else notation.power(d, power)
    letter = shown(variable, notation)
    bottom = notation.change(d, letter if order == 1 else notation.power(letter, power))
    return f"{notation.fraction(top, bottom)} {operand(body, notation, '[]')}"


def _operator(name: str, body: Term, variables: tuple[Term, ...], notation: Notation) -> str:
    sign = notation.operators[name]
    if name == "differential":
        return f"{sign} {operand(body, notation)}"
    head = notation.lowered(sign, listed(variables, notation)) if variables else sign
    head = notation.power(head, "2") if name == "hessian" else head
    return f"{head} {operand(body, notation)}" if name != "jacobian" else head + fenced(body, notation)


def _binder(term: Binder, notation: Notation) -> str:
    letter, body = fresh(term)
    name = notation.letter(letter.name)
    low = "" if term.low is None else small(term.low, notation)
    high = "" if term.high is None else small(term.high, notation)
    inside = within(body, PREFIX, notation)
    match term.kind:
        case "sum" | "product":
            return f"{notation.big(term.kind, f'{name} = {low}' if low else name, high)} {inside}"
        case "integral":
            return f"{notation.big('integral', low, high)} {inside} {notation.thin} {notation.change('d', name)}"
        case "expectation":
            head = notation.big("expectation", f"{name} {notation.relations['~']} {low}" if low else name, "")
            return head + fenced(body, notation, "[]")
    side = low if not term.kind[5:] else notation.power(within(term.low or body, ATOM, notation), term.kind[5:])
    below = f"{name} {notation.words['to']} {side}"
    return f"{notation.big('limit', below, '')} {inside}"
