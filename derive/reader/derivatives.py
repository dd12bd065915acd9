"""Derivatives in every notation: d/dx f, dy/dx, fractions of d and of partial signs, nabla."""

from __future__ import annotations

from derive.terms import (
    Symbol,
    Term,
)

from .grammar import FACTOR
from .indices import joined, labelled, subscript, subscripted
from .operators import operand, order_of, part
from .reader import Reader
from .slopes import Variables, by_each, derivative
from .sums import quotient_of, sizes

_NAMED = frozenset(("name", "letters", "upright"))
USUAL = frozenset(map(Symbol, "xyzt"))
INDICES = frozenset("ijklmn")  # below a sign they count entries


def slashed(r: Reader) -> Term | None:
    """A derivative written with a slash that begins here, d/dx f or dy/dx, None where there is none."""
    place = r.place
    key, text = r.key, r.text
    if text == "D" and (found := _capital(r)) is not None:
        return found
    if key != "\\partial" and text[:1] != "d":
        return None
    slash = _top_end(r, place)
    if slash is None or r.tokens[slash].key != "/" or not _is_below(r, slash + 1, key):
        return None
    order, top = _top(r, slash)
    r.place = slash + 1
    variables = _below(r, None)
    return derivative(r, top, variables, order, "partial" if key == "\\partial" else "d")


def _top_end(r: Reader, place: int) -> int | None:
    """The place behind what stands above the slash: d, d^2, dy, d^2 y, d(...)."""
    token = r.tokens[place]
    if len(token.text) > 1 and token.key == "name":
        return place + 1 if r.differential(place) else None
    last = len(r.tokens) - 1
    place += 1
    if r.tokens[place].key == "^":
        place = min(r.matches.get(place + 1, place + 1) + 1, last)
    if r.tokens[place].key in ("name", "letters") and len(r.tokens[place].text) == 1:
        place += 1
    if r.tokens[place].key == "(":
        place = r.matches[place] + 1
    return place


def _is_below(r: Reader, place: int, key: str) -> bool:
    place = min(place, len(r.tokens) - 1)
    partial = r.tokens[place].key == "\\partial"
    return partial == (key == "\\partial") and r.differential(place) is not None


def _top(r: Reader, end: int) -> tuple[int, Term | None]:
    """The order and the body that stand above, up to a place."""
    here = r.take()
    body: Term | None = r.symbol(here.text[1:]) if len(here.text) > 1 and here.key in _NAMED else None
    order = 1
    if body is None and r.accept("^"):
        order = order_of(r)
    if r.place < end:
        body = r.expression(FACTOR)
    if r.place != end:
        raise r.fail(f"this derivative is not understood; {r.seen()} does not fit above")
    return order, body


def _below(r: Reader, end: int | None) -> Variables:
    """The letters that stand below with their orders, one where no end is given."""
    found: Variables = []
    while not found or (end is not None and r.place < end):
        variable = r.differential(r.place)
        if variable is None:
            raise r.fail(f"a letter to differentiate by is needed here; {r.seen()} stands here")
        name, taken = variable
        r.place += taken
        while name and r.accept("'"):
            name += "_prime"
        letter = _letter(r, name)
        order = order_of(r) if not _is_row(r, letter) and r.accept("^") else 1
        found.append((letter, order))
    return found


def _is_row(r: Reader, letter: Term) -> bool:
    """Whether the letter below is a vector with the sign of a transpose, as in the Hessian by w and its row; taken."""
    if r.key != "^" or len(sizes(letter)) != 1:
        return False
    opening = r.place + 1
    inner = opening + (r.tokens[opening].key == "{")
    if r.tokens[inner].key != "top" and r.tokens[inner].text != "T":
        return False
    r.place = inner + 1 + (inner > opening)
    return True


def _letter(r: Reader, name: str) -> Term:
    if not name:
        return r.grammar.prefix[r.key](r)
    return labelled(r, subscripted(r, name) if r.key == "_" else r.symbol(name))


def fraction(r: Reader) -> Term:
    """A LaTeX fraction, or a derivative that is written as one."""
    r.take()
    found = _leibniz(r) if r.key == "{" else _unbraced(r)
    if found is not None:
        return found
    over = part(r)
    return quotient_of(over, part(r))


def _leibniz(r: Reader) -> Term | None:
    above, closing = r.place, r.matches[r.place]
    if r.tokens[closing + 1].key != "{":
        return None
    below, end = closing + 1, r.matches[closing + 1]
    first = r.tokens[above + 1]
    if first.key != "\\partial" and first.text[:1] != "d":
        return None
    if not _is_below(r, below + 1, first.key) or (first.key != "\\partial" and not _is_top(r, above + 1)):
        return None
    r.place = above + 1
    with r.inside():
        order, top = _top(r, closing)
        r.place = below + 1
        variables = _below(r, end)
    r.place = end + 1
    return derivative(r, top, variables, order, "partial" if first.key == "\\partial" else "d")


def _unbraced(r: Reader) -> Term | None:
    r"""The derivative \frac d{dx}, whose d stands without braces."""
    key, below = r.key, r.place + 1
    if (key != "\\partial" and r.text != "d") or r.tokens[below].key != "{" or not _is_below(r, below + 1, key):
        return None
    end = r.matches[below]
    with r.inside():
        r.place = below + 1
        variables = _below(r, end)
    r.place = end + 1
    return derivative(r, None, variables, 1, "partial" if key == "\\partial" else "d")


def differentiates(r: Reader) -> bool:
    """Whether a derivative that is written as a LaTeX fraction begins here."""
    above = r.place + 1
    if r.key != "\\frac" or r.tokens[above].key != "{" or r.tokens[r.matches[above] + 1].key != "{":
        return False
    first = r.tokens[above + 1]
    return (first.key == "\\partial" or first.text[:1] == "d") and _is_below(r, r.matches[above] + 2, first.key)


def _is_top(r: Reader, place: int) -> bool:
    token = r.tokens[place]
    return token.text == "d" or (token.key in _NAMED and r.differential(place) is not None)


def _capital(r: Reader) -> Term | None:
    """D_x f, D_x^2 f: the derivative of what follows, where D is no letter of its own; None where it is."""
    place, tokens = r.place, tuple(r.tokens)
    if r.declared("D") or r.tokens[place + 1].key != "_":
        return None
    r.take()
    variables = _below_sign(r)
    if variables and USUAL.issuperset(variables) and r.beside():
        return by_each(operand(r), variables, "d")
    r.place, r.tokens[:] = place, tokens
    return None


def _below_sign(r: Reader) -> tuple[Term, ...]:
    """The letters in the subscript that begins here, each as often as it is differentiated by; none for an index."""
    inside, r.place = subscript(r)
    if len(inside) > 2 and inside[1].key == "_":
        return (r.symbol(joined(inside[0].text, inside[2:])),)
    if not inside or any(token.key not in ("name", "letters") or token.text in INDICES for token in inside):
        return ()
    names = ([token.text] if r.source[token.start] == "\\" else token.text for token in inside)
    letters = tuple(r.symbol(name) for each in names for name in each)
    return letters * order_of(r) if r.accept("^") else letters


def partial(r: Reader) -> Term:
    """A derivative with partial signs and a slash, or with the letters below the sign."""
    if r.ahead().key == "_":
        r.take()
        variables = _below_sign(r)
        if variables:
            return by_each(operand(r), variables, "partial")
        raise r.fail("below a partial sign stand the letters to differentiate by, as in \\partial_x f")
    found = slashed(r)
    if found is None:
        raise r.fail("a partial sign stands in a fraction, as in \\frac{\\partial f}{\\partial x}")
    return found


PREFIX = {
    "\\frac": fraction, "\\partial": partial,
}  # fmt: skip
