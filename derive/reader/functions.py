"""Functions: with brackets, or without them up to the next sign or function."""

from __future__ import annotations

from derive.terms import (
    MINUS_ONE,
    At,
    Derivative,
    Pow,
    Symbol,
    Term,
    call,
    number,
    product,
    symbols,
)

from .bars import bars_open
from .binders import binder
from .calls import built
from .derivatives import differentiates
from .frames import plain_cases
from .grammar import FACTOR, POSTFIX
from .names import ALIASES, FORMS, LETTERS, is_function
from .reader import Reader
from .special import extreme

_INVERSES = {
    "sin": "arcsin", "cos": "arccos", "tan": "arctan", "sinh": "arsinh", "cosh": "arcosh", "tanh": "artanh",
}  # fmt: skip
_ANGULAR = frozenset(("sin", "cos", "tan", "cot", "sec", "csc"))
_BINDERS = frozenset(("sum", "prod", "product", "integral", "limit"))
_BRACKETS = frozenset((
    "sum", "prod", "product", "integral", "limit", "grad", "gradient", "hessian", "jacobian", "laplacian",
    "differential", "diff", "cases", "at", "set", "tuple", "max", "min", "norm", "root", "binom", "hadamard",
    "kron", "dot",
))  # fmt: skip
_BIG = frozenset(("\\sum", "\\prod", "\\int", "\\lim", "expectation", "probability", "\\nabla", "argmin", "argmax"))


def function(r: Reader, name: str) -> Term:
    """A function that begins here, by any of its names."""
    place = r.place
    r.take()
    own = ALIASES.get(name, name)
    base = _base(r) if own == "log" or name in ("log", "ln") else None
    power = _power(r, name)
    if power is Symbol("T") and not r.declared("T"):
        raise r.fail(f"{name}^T could be a power or a transpose; write ({name}(x))^T", place)
    primes = 0
    while r.accept("'"):
        primes += 1
    if own == "root" and r.key == "_":
        return _numbered_root(r, place)
    if own in ("max", "min") and r.key == "_" and r.latex:
        return extreme(r, "infimum" if own == "min" else "supremum")
    if own in _BRACKETS and r.key not in ("(", "\\{"):
        raise r.fail(f"{name} is written with brackets, as in {name}(...)", place)
    if own in _BINDERS:
        return binder(r, own)
    if own == "cases":
        return plain_cases(r)
    inner = _random(r, name) if own in ("variance", "covariance") and r.key in ("(", "[") else arguments(r, name)
    if primes:
        return _derived(r, own, inner, primes, place)
    if power is MINUS_ONE:
        return _inverse(r, own, inner, place)
    made = built(r, own, inner if base is None else [*inner, base], place)
    return made if power is None else Pow(made, power)


def _random(r: Reader, name: str) -> list[Term]:
    """What stands in the bracket of a variance, under a condition where there is a bar."""
    opening = r.place
    found: list[Term] = []
    r.take()
    with r.inside():
        r.bars = bars_open(r, opening)
        while not found or r.accept(","):
            found.append(r.expression())
        if r.accept("|", "mid", "given"):
            found[-1] = call("given", found[-1], r.expression())
        r.close(opening, f"{name}(...)")
    return found


def _numbered_root(r: Reader, place: int) -> Term:
    """A root of a polynomial with its number below."""
    r.take()
    number = r.bracket("the number") if r.key == "{" else r.expression(POSTFIX)
    return built(r, "rootof", [*arguments(r, "root"), number], place)


def _base(r: Reader) -> Term | None:
    if not r.accept("_"):
        return None
    if r.key == "{":
        return r.bracket("the base")
    here = r.tokens[r.place]
    if r.latex and here.key == "number" and len(here.text) > 1:
        if here.text[0] in "23456789" and here.text.isdigit() and _no_argument(r.ahead().key, r):
            r.tokens[r.place] = here.but(text=here.text[1:], start=here.start + 1)
            return number(int(here.text[0]))
        raise r.fail(f"_{here.text} prints as a subscript {here.text[0]} only; write _{{{here.text}}} with braces")
    if r.latex and here.key == "name":
        return r.value(r.first_letter())
    return r.expression(POSTFIX)


def _no_argument(key: str, r: Reader) -> bool:
    return key in ("-", "+") or key not in r.grammar.prefix


def _power(r: Reader, name: str) -> Term | None:
    if r.key != "^":
        return None
    r.take()
    if r.key == "{":
        return r.bracket("the exponent")
    if r.key == "-":
        raise r.fail(f"write {name}^(-1) x with brackets or braces around the exponent")
    if r.latex and r.key == "number" and len(r.text) > 1:
        raise r.fail(f"the exponent {r.text} needs braces")
    return r.expression(POSTFIX)


def arguments(r: Reader, name: str) -> list[Term]:
    """The arguments in the bracket here, or the factors that follow."""
    if r.key == "(" or (r.key == "\\{" and name in ("max", "min")):
        return r.arguments(f"{name}(...)")
    if r.key == "{" and r.ahead().key == "(" and r.matches.get(r.place + 1) == r.matches.get(r.place, 0) - 1:
        r.take()  # braces around a whole bracket group nothing: \ln{(x)}^2 is \ln(x)^2
        found = r.arguments(f"{name}(...)")
        r.take()
        return found
    if r.key in ("-", "+", "end") or r.key not in r.grammar.prefix:
        raise r.fail(f"{name} needs an argument; {r.seen()} stands here")
    before = r.tokens[r.place - 1]
    if r.key == "number" and not r.latex and before.end == r.tokens[r.place].start and r.source[before.start].isascii():
        base = f"log(x, {r.text})" if name == "log" else f"{name} {r.text}"
        raise r.fail(f"{name}{r.text} could be a name of its own; write {name}({r.text} ...) or {base}")
    if r.key == "[":
        return [r.grammar.prefix["["](r)]
    braced = r.key == "{"
    first = _starts_function(r)
    parts = [r.expression(FACTOR)]
    while not first and not braced and r.beside() and not _starts_function(r) and not _apart(r, name, parts):
        parts.append(r.expression(FACTOR))
    if r.key == "/" and len(parts) > 1:
        raise r.fail(f"the quotient could be inside {name} or outside; put brackets around the argument of {name}")
    return [product(parts)]


def _apart(r: Reader, name: str, parts: list[Term]) -> bool:
    """Whether a bracket, a root or a fraction behind an argument is a factor by itself: cos x (2 sin x - 1).

    It holds a function too, or an angle's own letter.
    """
    inside = r.tokens[r.place + 1 : _end_of_group(r)]
    if any(token.key in ("name", "upright") and is_function(token.text) for token in inside):
        return True
    own = {x.name for part in parts for x in symbols(part)}
    return name in _ANGULAR and any(token.key in ("name", "letters") and token.text in own for token in inside)


def _end_of_group(r: Reader) -> int:
    """The token that closes the bracket, the root or the fraction that begins here; this place where none does."""
    if r.key == "(":
        return r.matches[r.place]
    end = r.place
    for _ in range({"\\sqrt": 1, "\\frac": 2}.get(r.key, 0)):
        end = r.matches.get(end + 1, end)
    return end


def _starts_function(r: Reader) -> bool:
    token = r.tokens[r.place]
    if token.key in _BIG or differentiates(r):
        return True
    if token.key not in ("name", "upright"):
        return False
    follows = r.ahead().key in ("(", "'")
    if token.text in LETTERS or (len(token.text) == 1 and token.text in "fgh"):
        return follows
    return token.text in ALIASES or token.text in FORMS


def _inverse(r: Reader, name: str, inner: list[Term], place: int) -> Term:
    if name not in _INVERSES:
        raise r.fail(f"{name}^-1 could be an inverse function or a reciprocal; write 1/{name}(x)", place)
    return built(r, _INVERSES[name], inner, place)


def _derived(r: Reader, name: str, inner: list[Term], primes: int, place: int) -> Term:
    if len(inner) != 1:
        raise r.fail(f"a prime needs a function of one argument; {name} has {len(inner)}", place)
    argument = inner[0]
    if type(argument) is Symbol:
        return Derivative(built(r, name, inner, place), argument, primes)
    letter = Symbol("u" if Symbol("u") not in symbols(argument) else "t")
    return At(Derivative(built(r, name, [letter], place), letter, primes), (letter,), (argument,))
