"""What has a meaning of its own: expectation, probability, ones and indicators, least arguments, dollars."""

from __future__ import annotations

from derive.terms import EMPTY_SET, Relation, Symbol, Term, call

from .functions import probability
from .reader import FACTOR, POSTFIX, PRODUCT, Reader
from .sums import is_statement


def expected(r: Reader) -> Term:
    """A double-struck E before its bracket."""
    return probability(r, "expectation")


def probable(r: Reader) -> Term:
    """A double-struck P before its bracket."""
    return probability(r, "probability")


def ones(r: Reader) -> Term:
    """A vector of ones, or the indicator of a statement."""
    place = r.place
    r.take()
    if r.key in ("[", "\\{", "("):
        return _indicator(r, r.bracket("the indicator"), place)
    if not r.accept("_"):
        return call("ones")
    inner = r.bracket("the subscript") if r.key == "{" else r.expression(POSTFIX)
    return _indicator(r, inner, place) if is_statement(inner) else call("ones", inner)


def _indicator(r: Reader, inner: Term, place: int) -> Term:
    if not is_statement(inner):
        raise r.fail("an indicator holds a statement such as x > 0", place)
    if type(inner) is Relation and inner.sign == "=" and type(inner.left) is type(inner.right) is Symbol:
        return call("delta", inner.left, inner.right)
    return call("indicator", inner)


def least(r: Reader) -> Term:
    """The argument at which something is least or greatest."""
    place = r.place
    name = r.take().key
    if name == "\\arg":
        name = f"arg{r.take().text.lstrip(chr(92))}"
    if name not in ("argmin", "argmax"):
        raise r.fail("only arg min and arg max are read", place)
    if not r.accept("_"):
        return call(name, *r.arguments(name)) if r.key == "(" else call(name, r.expression(PRODUCT))
    letter = r.bracket("the subscript") if r.key == "{" else r.value(r.first_letter())
    if type(letter) is Relation and letter.sign == "in":
        letter = letter.left
    return call(name, r.expression(PRODUCT), letter)


def empty(r: Reader) -> Term:
    """The empty set."""
    r.take()
    return EMPTY_SET


PREFIX = {
    "expectation": expected, "probability": probable, "ones": ones, "argmin": least, "argmax": least, "\\arg": least,
    "\\emptyset": empty,
}  # fmt: skip
__all__ = ["FACTOR", "PREFIX"]
