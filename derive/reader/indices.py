"""Subscripts and labels: when they are indices, and when they are part of a name."""

from __future__ import annotations

from derive.terms import Apply, At, Component, Operator, Symbol, Term, call, number

from .names import ACCENT_WORDS, CONSTANTS, GREEK, is_function
from .reader import Reader
from .sums import sizes
from .tokens import Token, misread

_IN_NAMES = frozenset((
    "name", "letters", "upright", "number", ",", "+", "-", "*", "'", "{", "}", "(", ")", "_", "\\_", "\\star",
    "in", "top",
))  # fmt: skip

ORDINARY = frozenset("fgh")  # letters that x^{(i)} is no sample of


def subscripted(r: Reader, base: str) -> Term:
    """A letter with the subscript that begins here: a component, or a letter of its own."""
    inside, after = subscript(r)
    word = "".join(token.text for token in inside)
    if word in ACCENT_WORDS and len(inside) == 1:
        r.place = after
        name = f"{base}_{word}"
        return subscripted(r, name) if r.key == "_" else r.symbol(name)
    name = joined(base, inside)
    if base == "J" and (whole := _jacobian(r, word, after)) is not None:
        return whole
    declared = r.declared(name) and not any(token.text in r.bound for token in inside)
    if base == "delta" and not (declared or r.declared(base)) and len(found := _letters(inside, 2)) == 2:
        r.place = after
        return call("delta", *(_index(r, piece) for piece in found))
    if not declared and _is_index(r, base, inside):
        r.with_index.add(base)
        return _component(r, r.symbol(base), inside, after)
    if base == "I" and not declared and not r.declared("I"):
        return call("identity", *_component(r, Symbol(base), inside, after).indices)
    r.place = after
    if r.key == "_" and not r.latex:
        raise r.fail("two subscripts follow one another; write both in braces, or put a space between two letters")
    odd = next((token for token in inside if token.key not in _IN_NAMES), None)
    if odd is not None:
        raise misread(r.source, odd.start, f"'{odd.text}' stands in a subscript that is neither an index nor a name")
    if _could_be_index(inside):
        r.without_index.add(base)
    return r.symbol(name)


def _jacobian(r: Reader, name: str, after: int) -> Term | None:
    """J_f of a function that is defined as a vector, and its value at a place that stands behind; None of another J."""
    meaning = r.context.definition(name)
    if meaning is None or not meaning.parameters or len(sizes(meaning.body)) != 1:
        return None
    r.place = after
    found = Operator("jacobian", meaning.body, meaning.parameters)
    if r.key != "(":
        return found
    places = tuple(r.arguments("the Jacobian"))
    if len(places) != len(meaning.parameters):
        raise r.fail(f"{name} has {len(meaning.parameters)} arguments, and its Jacobian stands at {len(places)}")
    return found if places == meaning.parameters else At(found, meaning.parameters, places)


def joined(base: str, inside: list[Token]) -> str:
    """The name of a letter with a subscript: x_1, x_ij, theta_{t+1}."""
    words = [token.text.lstrip("\\") for token in inside if token.key not in ("{", "}")]
    text = "".join(words)
    if any(text.startswith(f"{mark}_") for mark in ACCENT_WORDS):
        return f"{base}_{text}"
    if text.isalnum() and (len(words) == 1 or all(len(word) == 1 or word.isdigit() for word in words)):
        return f"{base}_{text}"
    return f"{base}_{{{' '.join(words) if all(word.isalnum() for word in words) else text}}}"


def subscript(r: Reader) -> tuple[list[Token], int]:
    """The tokens of the subscript that begins at the sign here, and the place behind it."""
    place = r.place + 1
    token = r.tokens[place]
    if token.key == "{":
        closing = r.matches[place]
        if closing == place + 1:
            raise r.fail("this subscript is empty", place)
        return r.tokens[place + 1 : closing], closing + 1
    if token.key not in ("name", "letters", "number", "upright", "*", "T", "in"):
        raise r.fail("a subscript is a letter, a number, or stands in braces", place)
    single = len(token.text) == 1 or r.source[token.start] == "\\" or token.key == "upright"
    if r.latex and not single:
        if token.key == "number":
            raise r.fail(
                f"_{token.text} prints as a subscript {token.text[0]} only; write _{{{token.text}}} with braces", place
            )
        first = token.but(text=token.text[0], end=token.start + 1)
        r.tokens[place] = token.but(key="letters", text=token.text[1:], start=token.start + 1)
        return [first], place
    return [token], place + 1


def _letters(inside: list[Token], want: int = 0) -> list[Token]:
    """The single indices of a subscript: letters apart, and digits apart where so many are wanted."""
    out: list[Token] = []
    for token in inside:
        if token.key == "name" and (token.text in CONSTANTS or is_function(token.text)):
            return []
        if (token.key == "name" and len(token.text) > 1 and token.text not in GREEK) or (
            token.key == "number" and len(inside) == 1 and want > 1 and len(token.text) == want
        ):
            out += [token.but(text=sign) for sign in token.text]
        elif token.key in ("name", "letters", "number"):
            out.append(token)
        elif token.key != ",":
            return []
    return out


def _could_be_index(inside: list[Token]) -> bool:
    pieces = _letters(inside)
    return bool(pieces) and len(pieces) <= 2 and all(len(token.text) == 1 for token in pieces)


def _is_index(r: Reader, base: str, inside: list[Token]) -> bool:
    """Whether a subscript counts: the letter has a size, the index is bound or declared, or it counts elsewhere."""
    if r.symbol(base).dims:
        return True
    names = {token.text for token in (_letters(inside) or inside)}
    if any(name in names for name in r.bound) or any(name in names for name, _ in r.context.indices):
        return True
    return base in r.indexed and _could_be_index(inside)


def _index(r: Reader, token: Token) -> Term:
    if token.key != "number":
        return r.symbol(token.text)
    if not token.text.isdigit():
        raise misread(r.source, token.start, f"an index is a letter or a whole number; {token.text} is neither")
    return number(int(token.text))


def component(r: Reader, base: Term) -> Component:
    """The component of a term at the subscript that begins here."""
    return _component(r, base, *subscript(r))


def _component(r: Reader, base: Term, inside: list[Token], after: int) -> Component:
    """The component at a subscript that is cut out of a run of letters already."""
    want = len(sizes(base))
    if all(token.key in ("name", "letters", "number", ",") for token in inside):
        pieces = _letters(inside, want)
        if pieces:
            r.place = after
            return Component(base, tuple(_index(r, piece) for piece in pieces))
    r.place += 1
    return Component(base, tuple(r.arguments("the subscript")))


def labelled(r: Reader, base: Term) -> Term:
    """A letter with the mark that stands above it, if one does."""
    at = r.place + 1
    if r.key != "^" or r.ahead().key != "{" or type(base) not in (Symbol, Component):
        return base
    within = r.tokens[at + 1].key in ("(", "[") and r.matches[at + 1] == r.matches[at] - 1
    if not within:
        return base
    r.take()
    return label(r, base, r.matches[at])  # type: ignore[arg-type]


def label(r: Reader, base: Symbol | Component, closing: int) -> Term:
    """A mark in round or square brackets above a letter: an index where it is bound, else part of the name.

    Marks of layers, samples and steps are a letter or a number, or a letter and a number as in w^{(t+1)}.
    """
    opening = r.place + 1
    inside = r.tokens[opening + 1 : closing - 1]
    text = "".join(token.text.lstrip("\\") for token in inside)
    signs = f"{r.tokens[opening].text}{text}{r.tokens[closing - 1].text}"
    if not (_is_mark(inside) or (inside and signs[0] == "[")):
        raise r.fail(f"^{{{signs}}} could be a label or a power; write a power without the round brackets")
    counted = {name for name, _ in r.context.indices} | set(r.bound)
    if any(token.text.lstrip("\\") in counted for token in inside):
        r.place = opening
        places = tuple(r.arguments("the mark"))
        r.place = closing + 1
        entry = subscripted(r, base.name) if r.key == "_" and type(base) is Symbol else base
        whole, below = (entry.base, entry.indices) if type(entry) is Component else (entry, ())
        return Component(whole, (*places, *below))
    if type(base) is not Symbol:
        raise r.fail("a mark above an entry stands behind the letter; write x^{(i)}_j", opening)
    r.place = closing + 1
    if signs[0] == "(" and r.key == "(" and base.name in ORDINARY and not r.declared(base.name):
        if len(inside) != 1 or inside[0].key != "number":
            raise r.fail(f"the order of the derivative {base.name}^({text}) has to be a number here", r.place - 1)
        return Apply(base.name, tuple(r.arguments(base.name)), int(text))
    name = f"{base.name}^{{{signs}}}"
    if r.key == "_":
        return subscripted(r, name)
    return r.symbol(name) if r.declared(name) else Symbol(name, base.dims)


def _is_mark(inside: list[Token]) -> bool:
    """Whether tokens are a letter or a number, or a letter and a number with a sign between."""
    kinds = [token.key for token in inside]
    return kinds in (["name"], ["number"], ["name", "+", "number"], ["name", "-", "number"])
