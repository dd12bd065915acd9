"""Names: letters, constants, declared names, and runs of letters."""

from __future__ import annotations

from derive.terms import Apply, Symbol, Term, call

from .derivatives import slashed
from .functions import function
from .grammar import POSTFIX
from .indices import subscripted
from .information import information
from .names import (
    ACCENTS,
    ADDED,
    ALIASES,
    CONSTANTS,
    DENSITIES,
    DISTRIBUTIONS,
    FORMS,
    FUNCTION_LETTERS,
    GREEK,
    LETTERS,
    SETS,
)
from .operators import differential, is_differential, italic_differential
from .reader import Reader
from .runs import letters, run
from .special import distribution, probability

_ADDED_UP = frozenset(("+", "-", "/"))
_SAYING = frozenset(("=", "<", ">", "<=", ">=", "!=", "~", "in", "mid", "|", "given", "and", "or", "not", ",", ";"))
_BETWEEN = frozenset((",", "mid", "|", ";", "given"))


def _is_function(r: Reader, name: str) -> bool:
    definition = r.context.definition(name)
    return r.context.has(name, "function", "entrywise") or (definition is not None and bool(definition.parameters))


def named(r: Reader) -> Term:
    """Whatever begins with a name."""
    text = r.text
    derivative = slashed(r) or information(r, text)
    if derivative is not None:
        return derivative
    if text == "d" and r.source[r.tokens[r.place].start] == "\\":
        return differential(r)
    if is_differential(r):
        return italic_differential(r)
    if r.declared(text) or _is_function(r, text) or r.context.definition(text):
        return letter(r, r.take().text)
    found = _special(r, text)
    if found is not None:
        return found
    bracket = _bracket_after(r)
    if text in LETTERS and not bracket:
        return letter(r, r.take().text) if text in GREEK else run(r, text)
    if text in DISTRIBUTIONS and bracket and (text != "Gamma" or _commas(r, r.place + 1)):
        return distribution(r)
    if text in ALIASES or text in FORMS:
        return function(r, text)
    if text in CONSTANTS and r.ahead().key != "_":
        return CONSTANTS[r.take().text]
    if text in GREEK or text in CONSTANTS or len(text) == 1 or text == ADDED:
        return letter(r, r.take().text)
    return run(r, text)


def _special(r: Reader, text: str) -> Term | None:
    follows = r.ahead().key
    if text == "E" and (follows == "[" or _sampled(r)):
        return probability(r, "expectation")
    if text == "P" and follows == "(" and not _is_sum(r, r.place + 1):
        return probability(r, "probability")
    if text in "Oo" and follows == "(" and not r.bound:
        r.take()
        return Apply(text, tuple(r.arguments("O(...)")))
    if text in SETS and r.place and r.tokens[r.place - 1].key == "in":
        r.take()
        return SETS[text]
    return None


def _is_sum(r: Reader, opening: int) -> bool:
    """Whether numbers are added to something in the bracket: no event, but a factor, as in P(1 + r)^n."""
    inside = [token.key for token in r.tokens[opening + 1 : r.matches[opening]]]
    return "number" in inside and not _ADDED_UP.isdisjoint(inside) and _SAYING.isdisjoint(inside)


def _sampled(r: Reader) -> bool:
    if r.ahead().key != "_" or r.ahead(2).key != "{":
        return False
    return r.tokens[r.matches[r.place + 2] + 1].key == "["


def _bracket_after(r: Reader) -> bool:
    place = r.place + 1
    while r.tokens[place].key == "'":
        place += 1
    return r.tokens[place].key == "("


def upright(r: Reader) -> Term:
    """A word in upright letters: a function or a declared name, never a product of letters."""
    text = r.text
    if r.declared(text) or _is_function(r, text):
        return letter(r, r.take().text)
    if text == ADDED:
        return letter(r, r.take().text)
    if text in ALIASES or text in FORMS:
        return function(r, text)
    if text in DISTRIBUTIONS:
        return distribution(r)
    if (found := information(r, text)) is not None:
        return found
    if text in CONSTANTS or text in GREEK:
        return named(r)
    if r.differential(r.place) is not None:
        return letter(r, r.take().text)
    raise r.fail(f"'{text}' is no known function and no declared name")


def script(r: Reader) -> Term:
    """A calligraphic letter: the normal distribution before a bracket, else the letter."""
    if r.text == "N" and r.ahead().key == "(":
        return distribution(r, "Normal")
    if r.text == "O" and (found := _special(r, r.text)) is not None:
        return found
    return letter(r, r.take().text)


def accented(r: Reader) -> Term:
    """A letter with an accent: the hat of y makes y_hat."""
    accent = ACCENTS[r.take().key]
    if r.key != "{":
        base = r.expect("name", "an accent stands over a letter").text
    else:
        closing = r.matches[r.place]
        r.take()
        inner = r.expression(POSTFIX)
        if type(inner) is not Symbol or r.place != closing:
            raise r.fail("an accent stands over one letter; other terms under it are not read")
        base = inner.name
        r.take()
    stem, mark, rest = base.partition("_")
    return letter(r, f"{stem}_{accent}{mark}{rest}")


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
    if _is_function(r, found.name):
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


def _callable(r: Reader, base: str, primes: int) -> bool:
    if _is_function(r, base):
        return True
    if r.declared(base) and not primes:
        return False
    if base in FUNCTION_LETTERS or _commas(r, r.place):
        return True
    lone = _lone(r)
    if primes and _holds(r, base):
        return False
    if primes and not lone:
        raise r.fail(
            f"{base}' before a bracket could be a derivative or a factor; write {base}'*( or name a function f"
        )
    return lone and (base in DENSITIES or primes > 0)


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


def _commas(r: Reader, opening: int) -> bool:
    place = opening + 1
    while place < r.matches[opening]:
        if r.tokens[place].key == ",":
            return True
        place = r.matches.get(place, place) + 1
    return False


def run_on(r: Reader) -> Term:
    """What is left of a run of letters: a differential, or a letter of a product."""
    return italic_differential(r) if is_differential(r) else letters(r)


def last(r: Reader) -> Term:
    """The last letter of a run, with all that may follow a letter; E[X] and P(A) behind a factor too."""
    return _special(r, r.text) or letter(r, r.take().text)


PREFIX = {
    "last": last,
    "name": named, "letters": run_on, "upright": upright, "script": script, **dict.fromkeys(ACCENTS, accented),
}  # fmt: skip
