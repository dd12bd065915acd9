"""Values of terms at a point of some ring, derivatives by nested Taylor series.

A direction is a letter and an order. A subclass gives the ring, the values of letters and of primitive functions.
"""

from __future__ import annotations

from fractions import Fraction
from functools import cache

from derive.terms import (
    Add,
    Apply,
    At,
    Binder,
    Call,
    Cases,
    Component,
    Constant,
    Decimal,
    Derivative,
    Div,
    E,
    Mul,
    Neg,
    Number,
    Pow,
    RootOf,
    Symbol,
    Term,
    call,
    number,
    opened,
    product,
    subterms,
    symbols,
    total,
)

from . import jets
from .jets import Jet
from .primitives import outer_slope, unfolded
from .values_at import valued

Directions = tuple[tuple[Term, int], ...]
MOST_SUMMANDS = 200


class UndecidedError(Exception):
    """This rung can't give the term a value."""


class NoValueError(Exception):
    """The term has no value at this point."""


@cache
def depends(term: Term, letter: Term) -> bool:
    """Whether a letter or a component may occur in a term."""
    if type(letter) is Symbol:
        return letter in symbols(term)
    return any(here is letter for here in subterms(term)) or _whole(term, letter)


def _whole(term: Term, letter: Term) -> bool:
    """Whether the vector that a component belongs to occurs, other than in components with numbers as indices."""
    base = letter.children[0]
    stack = [term]
    while stack:
        here = stack.pop()
        if here is base:
            return True
        if type(here) is Component and all(type(k) is Number for k in (*here.indices, *letter.children[1:])):
            continue
        stack.extend(here.children)
    return False


class Evaluation:
    """One point; what has been worked out is remembered."""

    def __init__(self) -> None:
        self.known: dict[tuple[Term, Directions], Jet] = {}

    # --- what a subclass gives -----------------------------------------------------------------------------------

    def of(self, value: Fraction) -> Jet:
        """A rational number in the ring."""
        raise NotImplementedError

    def plus(self, a: Jet, b: Jet) -> Jet:
        """A sum in the ring."""
        raise NotImplementedError

    def times(self, a: Jet, b: Jet) -> Jet:
        """A product in the ring."""
        raise NotImplementedError

    def inverse(self, a: Jet) -> Jet:
        """1/a; raises NoValueError of zero."""
        raise NotImplementedError

    def letter(self, term: Term) -> Jet:
        """The value of a letter, a component or a constant."""
        raise NotImplementedError

    def function(self, name: str, arguments: tuple[Term, ...]) -> Jet:
        """The value of a primitive function."""
        raise NotImplementedError

    def general_power(self, base: Term, exponent: Term) -> Jet:
        """The value of a power whose exponent is no whole number; e^u among them."""
        raise NotImplementedError

    def choice(self, term: Cases, directions: Directions) -> Jet:  # noqa: ARG002
        """The value of the case that holds at the point."""
        raise UndecidedError

    def moved(self, letters: tuple[Symbol, ...], values: tuple[Term, ...]) -> Evaluation:  # noqa: ARG002
        """The evaluation at the point where some letters have other values."""
        raise UndecidedError

    # --- what they share -----------------------------------------------------------------------------------------

    def value(self, term: Term, directions: Directions = ()) -> Jet:
        """The jet of a term in some directions; without directions its value."""
        used = tuple(d for d in directions if depends(term, d[0])) if directions else ()
        found = self.known.get((term, used))
        if found is None:
            found = self.known[term, used] = self.worked_out(term, used)
        return found if used == directions else self.widened(found, used, directions)

    def widened(self, jet: Jet, used: Directions, directions: Directions) -> Jet:
        """A jet as one in more directions, constant in those that are new."""
        if used == directions:
            return jet
        orders = tuple(order for _, order in directions)
        if used and used[-1] == directions[-1]:
            return tuple(self.widened(c, used[:-1], directions[:-1]) for c in jet)
        inner = self.widened(jet, used, directions[:-1])
        zero = jets.constant(self, self.of(Fraction()), orders[:-1])
        return (inner, *([zero] * orders[-1]))

    def worked_out(self, term: Term, along: Directions) -> Jet:
        """The jet of a term from those of its parts."""
        n, orders = len(along), tuple(order for _, order in along)
        match term:
            case Number(p, q):
                return jets.constant(self, self.of(Fraction(p, q)), orders)
            case Decimal(mantissa, places):
                return jets.constant(self, self.of(Fraction(mantissa) / Fraction(10) ** places), orders)
            case Symbol() | Component() | Constant() | RootOf():
                return self.leaf(term, along, orders)
            case Add(terms):
                out = self.value(terms[0], along)
                for part in terms[1:]:
                    out = jets.plus(self, out, self.value(part, along), n)
                return out
            case Mul(parts):
                out = self.value(parts[0], along)
                for part in parts[1:]:
                    out = jets.times(self, out, self.value(part, along), n)
                return out
            case Neg(inner):
                return jets.scaled(self, self.value(inner, along), Fraction(-1), n)
            case Div(over, under):
                below = jets.inverse(self, self.value(under, along), n)
                return jets.times(self, self.value(over, along), below, n)
            case Pow(base, Number(p, 1)) if abs(p) <= 10_000 and base is not E:
                return jets.power(self, self.value(base, along), p, n, orders)
            case Derivative(body, variable, order):
                if along and along[-1][0] is variable:
                    return self.repeated(term, along)
                jet = self.value(body, (*along, (variable, order)))
                return jets.derivative(self, jet, order, n + 1)
            case Cases():
                return self.choice(term, along)
        return self.other(term, along)

    def other(self, term: Term, along: Directions) -> Jet:
        """The jet of a call, a power, a sum over a letter, or a value at a point."""
        match term:
            case Call(name, arguments):
                through = unfolded(name, arguments)
                if through is not None:
                    return self.value(through, along)
                return self.by_slope(term, along) if along else self.function(name, arguments)
            case Pow(base, exponent):
                return self.by_slope(term, along) if along else self.general_power(base, exponent)
            case Apply(name, arguments, primes):
                return self.by_slope(term, along) if along else self.function(f"{name} {primes}", arguments)
            case Binder("sum" | "product", _, _, low, high) if low is not None and high is not None:
                return self.value(self.written_out(term, self.whole(low), self.whole(high)), along)
            case At(body, letters, values):
                term_there = valued(term)
                if term_there is not None:
                    return self.value(term_there, along)
                if along:
                    raise UndecidedError
                return self.moved(letters, values).value(body)
        raise UndecidedError

    def whole(self, term: Term) -> int:
        """The whole number that a bound is."""
        if type(term) is Number and term.q == 1:
            return term.p
        raise UndecidedError

    def written_out(self, term: Binder, low: int, high: int) -> Term:
        """A sum or product over a letter, written out."""
        if high - low >= MOST_SUMMANDS:
            raise UndecidedError
        parts = (opened(term, number(k)) for k in range(low, high + 1))
        return total(parts) if term.kind == "sum" else product(parts)

    def repeated(self, term: Derivative, along: Directions) -> Jet:
        """A derivative in the letter of the last direction: more orders of that direction."""
        more = (*along[:-1], (along[-1][0], along[-1][1] + term.order))
        jet = self.value(term.body, more)
        for _ in range(term.order):
            jet = jets.slope(self, jet, len(more))
        return jet

    def leaf(self, term: Term, along: Directions, orders: tuple[int, ...]) -> Jet:
        """The jet of a letter or a constant."""
        out = jets.constant(self, self.letter(term), orders)
        for k, (letter, order) in enumerate(along):
            if letter is term and order:
                out = self.shifted(out, k, orders)
        return out

    def shifted(self, jet: Jet, place: int, orders: tuple[int, ...]) -> Jet:
        """A constant jet plus the infinitesimal of one direction."""
        if place == len(orders) - 1:
            one = jets.constant(self, self.of(Fraction(1)), orders[:-1])
            return (jet[0], one, *jet[2:])
        return (self.shifted(jet[0], place, orders[:-1]), *jet[1:])

    def by_slope(self, term: Term, along: Directions) -> Jet:
        """The jet of f(u) in the last direction from its first coefficient and f'(u) u'."""
        (letter, order), n = along[-1], len(along)
        head = self.value(term, along[:-1])
        if not order:
            return (head,)
        lower = (*along[:-1], (letter, order - 1))
        slopes = self.slopes(term, along, lower, n)
        return jets.integrated(self, head, slopes, n)

    def slopes(self, term: Term, along: Directions, lower: Directions, n: int) -> Jet:
        """The jet of the derivative of a call or a power in the last direction."""
        letter = along[-1][0]
        if type(term) is Pow:
            if term.base is E:
                inner = jets.slope(self, self.value(term.exponent, along), n)
                return jets.times(self, self.value(term, lower), inner, n)
            if depends(term.exponent, letter):
                rate = jets.slope(self, self.value(Mul((term.exponent, call("log", term.base))), along), n)
            else:
                rate = jets.slope(self, self.value(term.base, along), n)
                rate = jets.times(self, rate, self.value(Div(term.exponent, term.base), lower), n)
            return jets.times(self, self.value(term, lower), rate, n)
        u, outer = self.outer(term, letter)
        return jets.times(self, self.value(outer, lower), jets.slope(self, self.value(u, along), n), n)

    def outer(self, term: Term, letter: Term) -> tuple[Term, Term]:
        """The argument that varies and the derivative of the function in it."""
        arguments = term.children
        varying = [k for k, u in enumerate(arguments) if depends(u, letter)]
        if type(term) is Apply and len(arguments) == 1:
            return arguments[0], Apply(term.name, arguments, term.primes + 1)
        if type(term) is Call and len(varying) == 1:
            outer = outer_slope(term.name, arguments)
            wanted = 1 if term.name == "polygamma" else 0
            if outer is not None and varying[0] == wanted:
                return arguments[wanted], outer
        raise UndecidedError


__all__ = ["Directions", "Evaluation", "NoValueError", "UndecidedError", "depends"]
