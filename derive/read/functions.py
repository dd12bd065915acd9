"""Functions: with brackets, or without them up to the next sign or function."""

from __future__ import annotations

from collections.abc import Callable

from derive.terms import (
    FUNCTIONS,
    MINUS_ONE,
    TWO,
    Apply,
    At,
    Collection,
    Derivative,
    E,
    Number,
    Operator,
    Pow,
    Relation,
    Symbol,
    Term,
    bind,
    call,
    number,
    product,
)

from .binders import binder
from .frames import at_point, cases, norm
from .names import ALIASES, FORMS, LETTERS
from .reader import FACTOR, POSTFIX, Reader

_INVERSES = {
    "sin": "arcsin", "cos": "arccos", "tan": "arctan", "sinh": "arsinh", "cosh": "arcosh", "tanh": "artanh",
}  # fmt: skip
_OPERATORS = {"grad": "gradient"}
_BINDERS = frozenset(("sum", "prod", "product", "integral", "limit"))
_BRACKETS = frozenset(
    [
        "sum",
        "prod",
        "product",
        "integral",
        "limit",
        "grad",
        "gradient",
        "hessian",
        "jacobian",
        "laplacian",
        "differential",
        "diff",
        "cases",
        "at",
        "set",
        "tuple",
        "max",
        "min",
        "norm",
        "root",
        "binom",
        "hadamard",
        "kron",
        "dot",
    ]
)
_BIG = frozenset(("\\sum", "\\prod", "\\int", "\\lim", "expectation", "probability", "\\nabla", "argmin", "argmax"))


def function(r: Reader, name: str) -> Term:
    """A function that begins here, by any of its names."""
    place = r.place
    r.take()
    own = ALIASES.get(name, name)
    base = _base(r) if own == "log" or name in ("log", "ln") else None
    power = _power(r, name)
    primes = 0
    while r.accept("'"):
        primes += 1
    if own in _BRACKETS and r.key not in ("(", "\\{"):
        raise r.fail(f"{name} is written with brackets, as in {name}(...)", place)
    if own in _BINDERS:
        return binder(r, own)
    if own == "cases":
        return _plain_cases(r)
    inner = arguments(r, name)
    made = (
        _inverse(r, own, inner, place)
        if power is MINUS_ONE
        else built(r, own, inner if base is None else [*inner, base], place)
    )
    if primes:
        return _derived(r, own, inner, primes, place)
    return made if power is None or power is MINUS_ONE else Pow(made, power)


def _base(r: Reader) -> Term | None:
    if not r.accept("_"):
        return None
    if r.key == "{":
        return r.bracket("the base")
    here = r.tokens[r.place]
    if r.latex and here.key == "number" and len(here.text) > 1:
        raise r.fail(f"_{here.text} prints as a subscript {here.text[0]} only; write _{{{here.text}}} with braces")
    if r.latex and here.key == "name":
        return r.value(r.first_letter())
    return r.expression(POSTFIX)


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
    if r.key in ("-", "+", "end") or r.key not in r.grammar.prefix:
        raise r.fail(f"{name} needs an argument; {r.seen()} stands here")
    if r.key == "number" and not r.latex and r.tokens[r.place - 1].end == r.tokens[r.place].start:
        raise r.fail(
            f"{name}{r.text} could be a function of its own; write {name}({r.text} ...), or log(x, 2) for a base"
        )
    if r.key == "[":
        return [r.grammar.prefix["["](r)]
    braced = r.key == "{"
    first = _starts_function(r)
    parts = [r.expression(FACTOR)]
    while not first and not braced and r.beside() and not _starts_function(r):
        parts.append(r.expression(FACTOR))
    if r.key == "/" and len(parts) > 1:
        raise r.fail(f"the quotient could be inside {name} or outside; put brackets around the argument of {name}")
    return [product(parts)]


def _starts_function(r: Reader) -> bool:
    token = r.tokens[r.place]
    if token.key in _BIG:
        return True
    if token.key not in ("name", "upright"):
        return False
    follows = r.ahead().key in ("(", "'")
    if token.text in LETTERS or (len(token.text) == 1 and token.text in "fgh"):
        return follows
    return token.text in ALIASES or token.text in FORMS


def built(r: Reader, name: str, inner: list[Term], place: int) -> Term:
    """The term of a function with its arguments."""
    make = _MAKE.get(name)
    if make is not None:
        low, high, build = make
        _count(r, inner, low, high, place)
        return build(r, inner, place)
    low, high = FUNCTIONS[name].arity
    _count(r, inner, low, high, place)
    return call(name, *inner)


def _count(r: Reader, inner: list[Term], low: int, high: int, place: int) -> None:
    if not low <= len(inner) <= high:
        wanted = str(low) if low == high else f"{low} to {high}" if high < 99 else f"at least {low}"
        name = r.tokens[place].text
        raise r.fail(f"{name} takes {wanted} argument{'s' * (wanted != '1')}, not {len(inner)}", place)


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
    letter = Symbol("u" if Symbol("u") not in _symbols(argument) else "t")
    return At(Derivative(built(r, name, [letter], place), letter, primes), (letter,), (argument,))


def _symbols(term: Term) -> frozenset[Symbol]:
    from derive.terms import symbols

    return symbols(term)


def _plain_cases(r: Reader) -> Term:
    opening = r.place
    r.take()
    pairs: list[tuple[Term, Term]] = []
    with r.inside():
        while r.place != r.matches[opening]:
            value = r.expression()
            if r.accept("otherwise"):
                pairs.append((value, Symbol("otherwise")))
            else:
                r.expect("if", "a case is written as: value if condition")
                pairs.append((value, r.expression()))
            if not r.accept(";", ","):
                break
        r.close(opening, "cases(...)")
    return cases(r, pairs, opening)


def _operator(name: str) -> Callable[[Reader, list[Term], int], Term]:
    return lambda _r, inner, _place: Operator(name, inner[0], tuple(inner[1:]))


def _differentiated(r: Reader, inner: list[Term], place: int) -> Term:
    order = inner[2] if len(inner) == 3 else number(1)
    if type(order) is not Number or order.q != 1 or order.p < 1:
        raise r.fail("the order of a derivative is a positive whole number", place)
    return Derivative(inner[0], inner[1], order.p)


def _root(_r: Reader, inner: list[Term], _place: int) -> Term:
    return call("sqrt", inner[0]) if inner[1] is TWO else call("root", *inner)


_MAKE: dict[str, tuple[int, int, Callable[[Reader, list[Term], int], Term]]] = {
    "exp": (1, 1, lambda _r, inner, _p: Pow(E, inner[0])),
    "cbrt": (1, 1, lambda _r, inner, _p: call("root", inner[0], number(3))),
    "root": (2, 2, _root),
    "norm": (1, 2, lambda _r, inner, _p: norm(inner[0], inner[1]) if len(inner) == 2 else call("norm", inner[0])),
    **{name: (1, 99, _operator(_OPERATORS.get(name, name)))
       for name in ("grad", "gradient", "hessian", "jacobian", "laplacian", "differential")},
    "diff": (2, 3, _differentiated),
    "at": (2, 99, lambda r, inner, place: at_point(r, inner[0], inner[1:], place)),
    "set": (0, 999, lambda _r, inner, _p: Collection("set", tuple(inner))),
    "tuple": (1, 999, lambda _r, inner, _p: Collection("tuple", tuple(inner))),
}  # fmt: skip


def distribution(r: Reader, name: str = "") -> Term:
    """A distribution with its parameters."""
    word = r.take().text
    return Apply(name or word, tuple(r.arguments(word)))


def probability(r: Reader, name: str) -> Term:
    """An expectation or a probability, its condition behind a bar or `given`."""
    place = r.place
    r.take()
    sampled = _sampled(r) if r.key == "_" else None
    if r.key not in ("(", "["):
        raise r.fail("an expectation or a probability is written with brackets, as in E[X] or P(A given B)", place)
    opening = r.place
    r.take()
    with r.inside(*((sampled.left.name,) if sampled and type(sampled.left) is Symbol else ())):
        r.bars = 1
        inner = r.expression()
        if r.accept("|", "mid", "given"):
            inner = call("given", inner, r.expression())
        while r.accept(",") and name == "probability":
            from derive.terms import Junction

            inner = Junction("and", (inner, r.expression()))
        r.close(opening, "the bracket")
    if sampled is not None and type(sampled.left) is Symbol:
        return bind("expectation", sampled.left, inner, sampled.right)
    return call(name, inner)


def _sampled(r: Reader) -> Relation:
    place = r.place
    r.take()
    inner = r.bracket("the subscript") if r.key == "{" else r.expression(POSTFIX)
    if type(inner) is Relation and inner.sign == "~" and type(inner.left) is Symbol:
        return inner
    raise r.fail("the subscript of an expectation says what the letter is drawn from, as in x ~ p", place)
