"""Facts, definitions and initial values among the declarations."""

from __future__ import annotations

import re

from derive.core.context import Context, Definition
from derive.core.errors import InputError
from derive.terms import (
    FUNCTIONS,
    Apply,
    Collection,
    Component,
    Constant,
    Junction,
    Mul,
    Neg,
    Number,
    Pow,
    Relation,
    Symbol,
    Term,
    call,
    letters,
    subterms,
    unfolded,
)

from .applied import applied
from .declared import BARE, NAME, plain_name, term_at, with_letters, with_property
from .tokens import misread

CALL = re.compile(rf"\s*({NAME})\s*('*)\s*\(([^()]*)\)\s*:?=(?!=)")


def function(context: Context, text: str, start: int, end: int, match: re.Match[str]) -> Context:
    """s(t) = 1/(1+e^{-t}) defines a function; y(0) = 3 is an initial value."""
    name = plain_name(match[1])
    inner = [part.strip() for part in match[3].split(",")]
    if all(BARE.match(part) for part in inner) and not match[2] and name not in inner:
        parameters = tuple(context.symbol(plain_name(part)) for part in inner)
        local = context.but(symbols=tuple(s for s in context.symbols if s not in parameters or s.dims))
        body = term_at(
            with_letters(local, *(p.name for p in parameters if not p.dims)) if context.symbols else local,
            text,
            start + match.end(),
            end,
        )
        body = applied(body, context)
        if Symbol(name) in letters(body) or any(type(part) is Apply and part.name == name for part in subterms(body)):
            raise InputError(f"the definition of {name} uses {name} itself; write it out")
        if name in FUNCTIONS and len(parameters) == 1 and unfolded(call(name, *parameters)) is body:
            return context
        return context.but(definitions=(*context.definitions, Definition(name, parameters, body)))
    local = with_property(context, name, "function")
    return local.given(term_at(local, text, start, end))


def statements(context: Context, text: str, start: int, end: int) -> Context:
    """Facts: x > 0; 0 < p < 1; a, b > 0; x in [a, b]; p = softmax(z)."""
    pending: list[str] = []
    begin = start
    for cut in (*_commas(text, start, end), end):
        piece = text[begin:cut]
        if BARE.match(piece) and cut != end:
            pending.append(plain_name(piece))
            begin = cut + 1
            continue
        found = applied(term_at(context, text, begin, cut), context)
        for fact in found.parts if isinstance(found, Junction) and found.word == "and" else (found,):
            for name in pending:
                context = _fact(context, _about(fact, name, text, begin), text, begin)
            context = _fact(context, fact, text, begin)
        pending, begin = [], cut + 1
    return context


def _commas(text: str, start: int, end: int) -> list[int]:
    depth, found = 0, []
    for at in range(start, end):
        depth += (text[at] in "([{") - (text[at] in ")]}")
        if text[at] == "," and depth == 0 and text[at - 1 : at] != "\\":
            found.append(at)
    return found


def _about(fact: Term, name: str, text: str, at: int) -> Term:
    """What is said of the last letter of a list, said of another one of it."""
    match fact:
        case Relation(sign, Symbol(), right):
            return Relation(sign, Symbol(name), right)
        case Relation(sign, left, Symbol()):
            return Relation(sign, left, Symbol(name))
    raise misread(text, at, "a list of letters is followed by one relation, as in a, b > 0")


def _fact(context: Context, fact: Term, text: str, at: int) -> Context:
    match fact:
        case Relation("in", Symbol(name), where) if (dims := _space(where)) is not None:
            return context.but(symbols=(*(s for s in context.symbols if s.name != name), Symbol(name, dims)))
        case Relation("in", Component(Symbol(base), (Number(k, 1),)), where) if (dims := _space(where)) is not None:
            name = f"{base}_{k}"  # an entry of a vector is no vector: this is another letter with a number
            return context.but(symbols=(*(s for s in context.symbols if s.name != name), Symbol(name, dims)))
        case Relation("in", inner, Collection(kind, (low, high))) if kind[0] in "[(" and kind != "tuple":
            below = Relation("<=" if kind[0] == "[" else "<", low, inner)
            above = Relation("<=" if kind[1] == "]" else "<", inner, high)
            ends = [side for side in (below, above) if not _infinite(side)]
            return with_letters(context, *(x.name for x in letters(fact))).given(*ends)
        case Relation("=" | ":=", Symbol(name), body) if Symbol(name) not in letters(body):
            sized = Symbol(name, body.shape)
            others = tuple(s for s in context.symbols if s.name != name)
            definition = Definition(name, (), body)
            return context.but(symbols=(*others, sized), definitions=(*context.definitions, definition))
        case Relation() | Junction():
            return with_letters(context, *(x.name for x in letters(fact))).given(fact)
    raise misread(text, at, "a declaration is a statement such as x > 0, n integer, X: n x d or s(t) = t^2")


def _infinite(side: Relation) -> bool:
    ends = (side.left, side.right)
    return any(isinstance(e.inner if isinstance(e, Neg) else e, Constant) and "oo" in repr(e) for e in ends)


def _space(where: Term) -> tuple[Term, ...] | None:
    """The sizes of R^n and R^{n x d}, None of another set."""
    match where:
        case Pow(Constant("reals"), Mul(sizes)):
            return sizes
        case Pow(Constant("reals"), size):
            return (size,)
    return None
