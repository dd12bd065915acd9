"""What joins operands: sums, products, quotients, and signs before them."""

from __future__ import annotations

from math import gcd

from derive.terms import (
    Add,
    Decimal,
    Div,
    Junction,
    Neg,
    Number,
    ShapeMismatchError,
    Symbol,
    Term,
    call,
    product,
    scaled,
    shape,
    substituted,
)

from .grammar import FACTOR, PRODUCT, SUM, Infix
from .reader import Reader

# ± stands in a term as this function until the statement around it is complete.
SIGNED = "plus-or-minus"


def negative(term: Term) -> Term:
    """The negative as it is written: of a literal the negative literal."""
    if type(term) is Number and term.p > 0:
        return Number(-term.p, term.q)
    if type(term) is Decimal and term.mantissa > 0:
        return Decimal(-term.mantissa, term.places)
    return Neg(term)


def sizes(term: Term) -> tuple[Term, ...]:
    """The shape of a term, that of a scalar where its parts do not fit (which is said at the end)."""
    try:
        return shape(term)
    except (ShapeMismatchError, ValueError, IndexError):
        return ()


_BEHIND_EVENTS = frozenset(("mid", "|", "given", ",", ")", "]", "and", "or"))


def signed(r: Reader) -> Term:
    """A term after + or -: the sign reaches over a product, and within a product over one factor.

    In a probability, a sign alone is the result of a test: positive, or not.
    """
    if r.events and r.ahead().key in _BEHIND_EVENTS:
        positive = Symbol("+")
        return positive if r.take().key == "+" else Junction("not", (positive,))
    rank = max(r.rank, PRODUCT)
    sign = r.take().key
    inner = r.expression(rank)
    return _with_sign(sign, inner)


def _with_sign(sign: str, term: Term) -> Term:
    match sign:
        case "+":
            return term
        case "-":
            return negative(term)
        case "pm":
            return call(SIGNED, term)
    return call(SIGNED, negative(term))


def added(r: Reader, left: Term) -> Term:
    """A sum, in the written order."""
    terms = [left]
    while r.key in ("+", "-", "pm", "mp"):
        sign = r.take().key
        if r.key == "...":
            terms = _dotted(r, terms)
        else:
            terms.append(_with_sign(sign, r.expression(PRODUCT)))
    whole = next((found for part in terms if (found := sizes(part))), ())
    return Add(tuple(sized(part, whole) for part in terms)) if len(terms) > 1 else terms[0]


def _dotted(r: Reader, terms: list[Term]) -> list[Term]:
    """The summands so far with those that dots stand for, up to the one behind them if there is one."""
    from .dots import summed_to, summed_without_end

    place = r.place
    r.take()
    if r.key in ("+", "-"):
        sign = r.take().key
        whole = summed_to(tuple(terms), _with_sign(sign, r.expression(PRODUCT)))
        found: tuple[Term, ...] | None = None if whole is None else (whole,)
    else:
        found = summed_without_end(tuple(terms), r.context)
    if found is None:
        raise r.fail("what the dots stand for is not clear; write the sum with \\sum", place)
    return list(found)


def sized(term: Term, whole: tuple[Term, ...]) -> Term:
    """The term with the sizes of an identity matrix and of a vector of ones put in, where a sum tells them.

    A number beside a vector stands for the vector with that number in every entry.
    """
    if not whole:
        return term
    if len(whole) == 1 and type(term) is Number:
        return scaled(term, call("ones", *whole))
    fitting: dict[Term, Term] = {call("ones"): call("ones", *whole)}
    if len(whole) == 2:
        fitting[call("identity")] = call("identity", whole[0])
    return substituted(term, fitting)


def multiplied(r: Reader, left: Term) -> Term:
    """A product, with quotients from left to right."""
    parts = [left]
    while True:
        key = r.key
        if key == "..." or (key == "*" and r.ahead().key == "..."):
            return _product_to(r, parts)
        if key == "*":
            dotted = "cdot" in r.take().text
            right = r.expression(FACTOR)
            if dotted and len(sizes(parts[-1])) == len(sizes(right)) == 1:
                right = call("dot", parts.pop(), right)
            parts.append(right)
        elif key == "/":
            r.take()
            parts = [quotient_of(product(parts), r.expression(FACTOR))]
        elif key in ("odot", "otimes", "."):
            r.take()
            name = {"odot": "hadamard", "otimes": "kron", ".": "dot"}[key]
            parts = [call(name, product(parts), r.expression(FACTOR))]
        elif r.beside():
            parts.append(_beside(r))
        else:
            return _product(parts)


def _product_to(r: Reader, parts: list[Term]) -> Term:
    """The product of the factors so far, those that dots stand for, and those behind them."""
    from .dots import multiplied_to

    place = r.place
    r.accept("*")
    r.take()
    last: list[Term] = []
    while r.accept("*") or r.beside():
        last.append(r.expression(FACTOR))
    found = multiplied_to(tuple(parts), tuple(last)) if last else None
    if found is None:
        raise r.fail("what the dots stand for is not clear; write the product with \\prod", place)
    return found


def _beside(r: Reader) -> Term:
    here, before = r.tokens[r.place], r.tokens[r.place - 1]
    if here.key == "number":
        if before.key == "number":
            raise r.fail(f"two numbers stand side by side: {before.text} and {here.text}; put a sign between")
        joined = here.start == before.end and before.key in ("name", "letters") and before.text[-1:].isalpha()
        if joined and not (r.latex and r.ahead().key == "^"):
            name = before.text[-1:]
            raise r.fail(f"{name}{here.text} could be {name}_{here.text} or {name} * {here.text}; write the one meant")
    return r.expression(FACTOR)


def _product(parts: list[Term]) -> Term:
    ones = call("ones")
    for k, part in enumerate(parts):
        if part is ones and k and len(around := sizes(parts[k - 1])) == 2:
            parts[k] = call("ones", around[1])
        elif part is call("transpose", ones) and k + 1 < len(parts) and (around := sizes(parts[k + 1])):
            parts[k] = call("transpose", call("ones", around[0]))
    return product(parts)


def quotient_of(over: Term, under: Term) -> Term:
    """A fraction; of whole numbers without a common divisor it is the rational number."""
    if (
        type(over) is Number
        and type(under) is Number
        and over.q == under.q == 1
        and over.p > 0
        and under.p > 1
        and gcd(over.p, under.p) == 1
    ):
        return Number(over.p, under.p)
    return Div(over, under)


PREFIX = {"-": signed, "+": signed, "pm": signed, "mp": signed}
INFIX: dict[str, Infix] = {
    **dict.fromkeys(("+", "-", "pm", "mp"), Infix(SUM, added)),
    **dict.fromkeys(("*", "/", "odot", "otimes", "."), Infix(PRODUCT, multiplied)),
}  # fmt: skip
BESIDE = Infix(PRODUCT, multiplied)
