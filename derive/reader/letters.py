"""Names: letters, constants, declared names, and runs of letters."""

from __future__ import annotations

from derive.terms import Apply, Symbol, Term

from .arguments import applied, commas, is_function, is_policy, letter
from .derivatives import slashed
from .functions import function
from .grammar import POSTFIX
from .information import information
from .names import (
    ACCENTS,
    ADDED,
    ALIASES,
    CONSTANTS,
    DISTRIBUTIONS,
    FORMS,
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
    if r.declared(text) or is_function(r, text) or r.context.definition(text):
        return letter(r, r.take().text)
    found = _special(r, text)
    if found is not None:
        return found
    bracket = _bracket_after(r)
    if text == "at" and r.latex and not bracket:
        here = r.tokens[r.place]
        r.tokens[r.place] = here.but(text="t", start=here.start + 1)
        return r.value("a")
    if text in LETTERS and (not bracket or r.source.startswith("\\gamma", r.tokens[r.place].start)):
        return letter(r, r.take().text) if text in GREEK else run(r, text)
    if text in DISTRIBUTIONS and bracket and (text != "Gamma" or commas(r, r.place + 1)):
        return distribution(r)
    if text in ALIASES or text in FORMS:
        return function(r, text)
    if text == "pi" and is_policy(r):
        return applied(r, r.take().text)
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
    if r.declared(text) or is_function(r, text):
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
