"""A letter with its primes, its subscript and its arguments: f(x), y'(t), p(x | z)."""

from __future__ import annotations

from derive.terms import Apply, Symbol, Term, call

from .indices import subscripted
from .names import (
    DENSITIES,
    FUNCTION_LETTERS,
    GREEK,
)
from .reader import Reader

INFORMATION = "I"
_BARS = frozenset(("mid", "|", "given"))
_BETWEEN = frozenset((",", "mid", "|", ";", "given"))


def is_function(r: Reader, name: str) -> bool:
    """Whether a name is declared as a function, or defined as one."""
    definition = r.context.definition(name)
    return r.context.has(name, "function", "entrywise") or (definition is not None and bool(definition.parameters))


def letter(r: Reader, base: str) -> Term:
    """A letter whose name is taken, with its primes, its subscript, and its arguments."""
    primes = 0
    while r.accept("'"):
        primes += 1
    if r.key == "_" and not primes:
        found = subscripted(r, base)
        if r.key == "(" and type(found) is Symbol and _called(r, base, found):
            return _applied(r, found.name, 0)
        return found
    if r.key == "(" and _callable(r, base, primes):
        return _applied(r, base, primes)
    return r.value(base + "_prime" * primes)


def _called(r: Reader, base: str, found: Symbol) -> bool:
    """Whether a letter with a subscript is a function before a bracket."""
    if is_function(r, found.name):
        return True
    return not r.declared(base) and (base in FUNCTION_LETTERS or (base in (*DENSITIES, "pi") and _lone(r)))


def _applied(r: Reader, base: str, primes: int) -> Apply:
    r.bars += 1
    opening = r.place
    r.take()
    found: list[Term] = []
    with r.inside():
        r.bars = 1
        while r.place != r.matches[opening]:
            item = r.expression()
            if r.accept("|", "mid", "given"):
                item = call("given", item, r.expression())
            found.append(item)
            if not r.accept(",", ";"):
                break
        r.close(opening, f"{base}(...)")
    r.bars -= 1
    if not found:
        raise r.fail(f"{base} has no argument", opening)
    shape = found[0].shape if len(found) == 1 and r.context.has(base, "entrywise") else ()
    return Apply(base, tuple(found), primes, shape)


def is_policy(r: Reader) -> bool:
    """Whether pi is a distribution here: of a letter under a condition, or of one that is summed over."""
    if r.ahead().key != "(" or r.declared("pi"):
        return False
    r.place += 1
    inside = r.tokens[r.place + 1 : r.matches[r.place]]
    found = _lone(r) and (any(each.key in _BARS for each in inside) or inside[0].text in r.bound)
    r.place -= 1
    return found


def applied(r: Reader, base: str) -> Apply:
    """A letter with its arguments."""
    return _applied(r, base, 0)


def _callable(r: Reader, base: str, primes: int) -> bool:
    if is_function(r, base):
        return True
    if r.declared(base) and not primes:
        return False
    if base in FUNCTION_LETTERS or commas(r, r.place):
        return True
    lone = _lone(r)
    if primes and _holds(r, base):
        return False
    if primes and not lone:
        raise r.fail(
            f"{base}' before a bracket could be a derivative or a factor; write {base}'*( or name a function f"
        )
    return lone and (base in DENSITIES or base == INFORMATION or primes > 0)


def _lone(r: Reader) -> bool:
    """Whether nothing but single letters, with subscripts, stands in the bracket here."""
    place, closing = r.place + 1, r.matches[r.place]
    while place < closing:
        token = r.tokens[place]
        single = len(token.text) == 1 or token.text in GREEK or r.declared(token.text)
        if token.key != "name" or not single:
            return False
        place += 1
        if r.tokens[place].key == "_":
            place = r.matches.get(place + 1, place + 1) + 1
        if place == closing:
            return True
        if r.tokens[place].key not in _BETWEEN:
            return False
        place += 1
    return False


def _holds(r: Reader, base: str) -> bool:
    """Whether a letter stands in the bracket here: what it depends on does not hold it, so that it is a factor."""
    return any(token.text == base for token in r.tokens[r.place + 1 : r.matches[r.place]])


def commas(r: Reader, opening: int) -> bool:
    """Whether the bracket that opens at a place holds more than one argument."""
    place = opening + 1
    while place < r.matches[opening]:
        if r.tokens[place].key == ",":
            return True
        place = r.matches.get(place, place) + 1
    return False
