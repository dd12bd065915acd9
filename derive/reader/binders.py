"""Sums, products, integrals, limits: what binds a letter."""

from __future__ import annotations

from derive.terms import ONE, Binder, Component, Symbol, Term, bind, call, product, subterms

from .conditions_below import condition, under
from .grammar import FACTOR, POSTFIX, PRODUCT, SUM
from .reader import Reader
from .sums import sizes

_KINDS = {"sum": "sum", "prod": "product", "product": "product", "\\sum": "sum", "\\prod": "product"}


def binder(r: Reader, name: str) -> Term:
    """sum(x_i, i=1..n), prod(...), integral(f, x=a..b), limit(f, x->a)."""
    opening = r.place
    comma, closing = _comma(r, opening), r.matches[opening]
    if comma is None and name == "sum" and (whole := _of_entries(r)) is not None:
        return whole
    if comma is None:
        form = {"integral": "integral(f, x=a..b)", "limit": "limit(f, x->a)"}.get(name, f"{name}(x_i, i=1..n)")
        entries = "; without a letter it takes a vector, and here stands a scalar" if name == "sum" else ""
        raise r.fail(f"{name} needs its letter, as in {form}{entries}", opening)
    r.place = comma + 1
    with r.inside():
        kind, symbol, low, high = _range(r, name, closing)
        r.close(opening, f"{name}(...)")
    r.place = opening + 1
    with r.inside(symbol.name):
        body = r.expression()
    if r.place != comma:
        raise r.fail(f"{name}(...) has one body and one letter; {r.seen()} does not fit here")
    r.place = closing + 1
    return bound(r, kind, symbol, body, low, high)


def _of_entries(r: Reader) -> Term | None:
    """The sum of all entries of a vector or matrix, as a product with ones; None of a scalar."""
    opening = r.place
    inner = r.bracket("the sum")
    shape = sizes(inner)
    if not shape:
        r.place = opening
        return None
    row = call("transpose", call("ones", shape[0]))
    return product((row, inner, *(call("ones", size) for size in shape[1:])))


def _comma(r: Reader, opening: int) -> int | None:
    place, found = opening + 1, None
    while place < r.matches[opening]:
        if r.tokens[place].key == ",":
            found = place
        place = r.matches.get(place, place) + 1
    return found


def _range(r: Reader, name: str, closing: int) -> tuple[str, Symbol, Term | None, Term | None]:
    symbol = Symbol(r.expect("name", f"{name} needs its letter here").text)
    if name == "limit":
        r.expect("->", "a limit is written as limit(f, x->a)")
        side = r.tokens[closing - 1]
        if side.key in ("+", "-"):
            r.tokens[closing - 1] = side.but(key="side")
        low = r.expression(SUM)
        r.accept("^")
        return f"limit{r.take().text}" if r.key == "side" else "limit", symbol, low, None
    kind = _KINDS.get(name, "integral")
    if not r.accept("="):
        return kind, symbol, None, None
    low = r.expression(SUM)
    r.expect("..", "a range is written as 1..n")
    return kind, symbol, low, r.expression(SUM)


def bound(r: Reader, kind: str, symbol: Symbol, body: Term, low: Term | None, high: Term | None) -> Binder:
    """The binder; a sum over all i without a range takes the size of what i counts."""
    if low is None and kind in ("sum", "product"):
        sizes = dict(r.context.indices)
        for part in subterms(body):
            if type(part) is Component and symbol in part.indices and type(part.base) is Symbol and part.base.dims:
                sizes.setdefault(symbol.name, part.base.dims[part.indices.index(symbol)])
        if symbol.name in sizes:
            low, high = ONE, sizes[symbol.name]
    return bind(kind, symbol, body, low, high)


def big(r: Reader) -> Term:
    """A LaTeX sum or product; its body reaches over the product that follows."""
    place = r.place
    kind = _KINDS[r.take().key]
    symbols: list[Symbol] = []
    low = high = None
    for _ in range(2):
        if r.accept("_"):
            if r.key == "{" and (told := condition(r)) is not None:
                with r.binding(*(each.letter.name for each in told.ranges)):
                    body = r.expression(PRODUCT)
                return under(r, kind, told, body, place)
            symbols, low = _below(r)
        elif r.accept("^"):
            high = script(r)
    if not symbols or (low is None) != (high is None):
        raise r.fail("a sum needs its letter and both bounds, as in \\sum_{i=1}^{n}, or the letter alone", place)
    with r.binding(*(symbol.name for symbol in symbols)):
        body = r.expression(PRODUCT)
    for symbol in reversed(symbols):
        body = bound(r, kind, symbol, body, low, high)
    return body


def _below(r: Reader) -> tuple[list[Symbol], Term | None]:
    if r.key != "{":
        if r.key not in ("name", "letters"):
            raise r.fail("a letter is needed here, or braces")
        return [Symbol(r.first_letter())], None
    opening = r.place
    r.take()
    symbols = [Symbol(r.expect("name", "a sum needs its letter here").text)]
    if len(symbols[0].name) > 1 and r.source[r.tokens[r.place - 1].start] != "\\":
        symbols = [Symbol(sign) for sign in symbols[0].name]
    while r.accept(","):
        symbols.append(Symbol(r.expect("name", "a further letter is needed here").text))
    low = None
    if len(symbols) == 1 and r.accept("="):
        with r.inside():
            low = r.expression(SUM)
    if r.place != r.matches[opening]:
        raise r.fail("only sums over a range are read, as in \\sum_{i=1}^{n}; write a condition as a factor")
    r.take()
    return symbols, low


def script(r: Reader) -> Term:
    """What stands below or above: braces, or one token."""
    if r.key == "{":
        return r.bracket("the bound")
    here = r.tokens[r.place]
    if here.key in ("name", "letters") and r.source[here.start] != "\\":
        return r.value(r.first_letter())
    if here.key == "number" and len(here.text) > 1:
        first = here.text[0]
        raise r.fail(f"{here.text} without braces prints as {first} only; write {{{here.text}}}")
    if here.key not in ("number", "name", "\\frac"):
        raise r.fail(f"a bound is one digit or letter, or stands in braces; {r.seen()} stands here")
    return r.grammar.prefix["name"](r) if here.key == "name" else r.grammar.prefix[here.key](r)


def limit(r: Reader) -> Term:
    """A LaTeX limit."""
    place = r.place
    r.take()
    if not r.accept("_") or r.key != "{":
        raise r.fail("a limit is written as \\lim_{x \\to a}", place)
    opening = r.place
    r.take()
    symbol = Symbol(r.expect("name", "a limit needs its letter here").text)
    r.expect("->", "a limit is written as \\lim_{x \\to a}")
    with r.inside():
        low, kind = _target(r, opening)
    with r.binding(symbol.name):
        body = r.expression(PRODUCT)
    return bind(kind, symbol, body, low)


def _target(r: Reader, opening: int) -> tuple[Term, str]:
    closing = r.matches[opening]
    signs = [r.tokens[closing - 2], r.tokens[closing - 1]]
    if r.tokens[closing - 1].key == "}" and signs[0].key in ("+", "-") and r.tokens[closing - 4].key == "^":
        sign, end = signs[0].key, closing - 4
    elif signs[1].key in ("+", "-"):
        sign, end = signs[1].key, closing - (2 if signs[0].key == "^" else 1)
    else:
        low = r.expression(SUM)
        r.close(opening, "the limit")
        return low, "limit"
    low = r.expression(POSTFIX) if r.key != "-" else r.expression(FACTOR)
    if r.place != end:
        raise r.fail("a one-sided limit is written as x \\to a^{+}")
    r.place = closing + 1
    return low, f"limit{sign}"


PREFIX = {"\\sum": big, "\\prod": big, "\\lim": limit}
