"""The exact canonical form: a term as a quotient of polynomials in generators, and whether two are one."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from fractions import Fraction

from derive.terms import (
    IMAGINARY,
    ONE,
    PI,
    Add,
    Apply,
    At,
    Binder,
    Call,
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
    nameless,
    shape,
    summands,
    symbols,
)

from .boundless import derivative as linear_derivative
from .boundless import is_linear, linear
from .calls import CALLS
from .differential import Differential
from .facts import Facts
from .field import ONE_ELEMENT, WORK, ZERO_ELEMENT, UndefinedError, UnsupportedError
from .generators import LETTER, LINEAR, OPAQUE, ROOT, SUM, Element, Generator
from .polynomials import WORK_ERRORS, Rational, TooLargeError, constant, magnitude, ratio, whole
from .relations_of_numbers import vanishes_by_equations, vanishes_by_unity
from .sums import derivative as sum_derivative
from .sums import summed

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


class Canonical(Differential):
    """Brings terms to canonical form; remembers what it has done."""

    def __init__(self, facts: Facts, real: bool) -> None:  # noqa: FBT001
        super().__init__(real)
        self.facts = facts
        self.known: dict[Term, Element] = {}
        for above in (*facts.above, *facts.least):
            self.assume_positive(above)

    def assume_positive(self, term: Term) -> None:
        """Use that a term is above zero, as far as it can be expressed."""
        try:
            self.declare_positive(self.element(term))
        except (*WORK_ERRORS, UnsupportedError, UndefinedError):
            return
        self.known.clear()

    def element(self, term: Term) -> Element:
        """The canonical form of a scalar term; raises UnsupportedError where it has none."""
        found = self.known.get(term)
        if found is None:
            rule = NODES.get(type(term))
            if rule is None:
                raise UnsupportedError(type(term).__name__)
            found = self.known[term] = rule(self, term)
        return found

    def refill(self) -> None:
        """Allow the work of one more question."""
        self.left = WORK

    def difference(self, a: Term, b: Term) -> Element:
        """The canonical form of a - b, summand by summand."""
        parts = [self.element(each) for each in summands(a)]
        parts += [self.minus(self.element(each)) for each in summands(b)]
        return self.plus(parts)

    def is_zero(self, gap: Element) -> bool:
        """Whether a difference vanishes, also by the relations of roots of unity, or by a declared equation."""
        if not gap[0]:
            return True
        return vanishes_by_unity(self, gap[0]) or vanishes_by_equations(self, gap[0])

    def letter(self, term: Term) -> int:
        """The generator of a letter or a component."""
        made = Generator(LETTER, "letter", term=term)
        made.real = self.real or not any(term is z for z in self.facts.complexes)
        return self.generator((LETTER, nameless(term)), made)

    def worked_out(self, made: Generator, g: int, x: int) -> Element:
        """The logarithmic derivative of a generator; that of a sum goes under it."""
        if made.kind in (SUM, LINEAR):
            slope = (sum_derivative if made.kind == SUM else linear_derivative)(self, made, x)
            return self.times(slope, self.inverse(({((g, 1),): 1}, ())))
        return super().worked_out(made, g, x)

    def entangled(self, element: Element, entry: Component) -> bool:
        """Whether entries of one vector occur that may be the given one, their indices being no numbers."""
        inside = {g for k in self.used(element) for g in self.generators[k].letters}
        others = (self.generators[g].term for g in inside)
        return any(
            type(each) is Component
            and each is not entry
            and each.base is entry.base
            and not all(type(k) is Number for k in (*each.indices, *entry.indices))
            for each in others
        )

    def is_whole(self, element: Element) -> bool:
        """Whether an element takes whole values only."""
        made = [self.generators[g] for g in self.used(element)]
        polynomial = all(e.denominator == 1 and e > 0 for m in element[0] for _, e in m) and not element[1]
        coefficients = all(c.denominator == 1 for c in element[0].values())
        return polynomial and coefficients and all(g.term in self.facts.integers for g in made)

    def number(self, value: Rational) -> Element:
        """A rational number."""
        return ({(): value}, ()) if value else ZERO_ELEMENT

    def kept(self, term: Term) -> Element:
        """A term that is compared only as it stands."""
        if shape(term):
            raise UnsupportedError("no scalar")
        made = Generator(OPAQUE, "kept", term=term)
        index = self.generator((OPAQUE, nameless(term)), made)
        self.generators[index].letters = frozenset(map(self.letter, symbols(term)))
        return {((index, 1),): 1}, ()

    def total(self, terms: Iterable[Term]) -> Element:
        """The sum of terms."""
        return self.plus(map(self.element, terms))


def _number(_: Canonical, term: Number) -> Element:
    return ({(): ratio(term.p, term.q)}, ()) if term.p else ZERO_ELEMENT


def _decimal(_: Canonical, term: Decimal) -> Element:
    value = whole(Fraction(term.mantissa) / Fraction(10) ** term.places)
    return ({(): value}, ()) if value else ZERO_ELEMENT


def _symbol(field: Canonical, term: Symbol) -> Element:
    if term.dims:
        raise UnsupportedError("a letter that is no scalar")
    return {((field.letter(term), 1),): 1}, ()


def _constant(field: Canonical, term: Constant) -> Element:
    if term is E:
        return field.exp(ONE_ELEMENT)
    if term is PI:
        return field.pi
    if term is IMAGINARY:
        return field.imaginary
    raise UnsupportedError(term.name)


def _add(field: Canonical, term: Add) -> Element:
    return field.plus([field.element(each) for each in term.terms])


def _mul(field: Canonical, term: Mul) -> Element:
    out = ONE_ELEMENT
    for factor in term.factors:
        try:
            here = field.element(factor)
        except UnsupportedError:
            if shape(factor):
                return field.kept(term)
            raise
        out = field.times(out, here)
    return out


def _div(field: Canonical, term: Div) -> Element:
    return field.times(field.element(term.over), field.inverse(field.element(term.under)))


def _neg(field: Canonical, term: Neg) -> Element:
    return field.minus(field.element(term.inner))


def _pow(field: Canonical, term: Pow) -> Element:
    base, exponent = term.base, field.element(term.exponent)
    if base is E:
        return field.exp(exponent)
    below = field.element(base)
    if not exponent[0]:
        return ONE_ELEMENT
    value = constant(exponent[0])
    if value is not None and not exponent[1]:
        if magnitude(value) > 10_000:
            raise TooLargeError
        return field.rational_power(below, value)
    if not below[0]:
        raise UnsupportedError("a power of zero")
    if below == ONE_ELEMENT:
        return ONE_ELEMENT
    if field.is_whole(exponent):
        return field.integer_power(below, exponent)
    return field.exp(field.times(exponent, field.log(below)))


def _call(field: Canonical, term: Call) -> Element:
    rule = CALLS.get(term.name)
    if rule is None:
        return field.kept(term)
    arguments = [field.element(each) for each in term.arguments]
    return rule(field, *arguments)


def _apply(field: Canonical, term: Apply) -> Element:
    orders = [term.primes] + [0] * (len(term.arguments) - 1)
    if term.primes and len(term.arguments) > 1:
        raise UnsupportedError("a prime of a function of several letters")
    name = " ".join(["function", term.name, *map(str, orders)])
    return field.opaque(name, tuple(field.element(each) for each in term.arguments))


def _component(field: Canonical, term: Component) -> Element:
    if type(term.base) is not Symbol:
        raise UnsupportedError("a component of a term")
    return {((field.letter(term), 1),): 1}, ()


def _derivative(field: Canonical, term: Derivative) -> Element:
    body = field.element(term.body)
    if type(term.variable) not in (Symbol, Component):
        raise UnsupportedError("a derivative in a term")
    x = field.letter(term.variable)
    if type(term.variable) is Component and field.depends(body, field.letter(term.variable.base)):
        raise UnsupportedError("a derivative of a whole vector in one entry")
    if type(term.variable) is Component and field.entangled(body, term.variable):
        raise UnsupportedError("an entry at a letter, which may be the one in question")
    for _ in range(term.order):
        body = field.derivative(body, x)
    return body


def _root_of(field: Canonical, term: RootOf) -> Element:
    made = Generator(ROOT, "root", term=term, coefficients=term.coefficients)
    made.real = len(term.enclosure) < 2
    return {((field.generator((ROOT, term), made), 1),): 1}, ()


def _binder(field: Canonical, term: Binder) -> Element:
    if is_linear(term):
        try:
            return linear(field, term)
        except UnsupportedError:
            if term.kind == "sum":
                raise
    return summed(field, term) if term.kind == "sum" else field.kept(term)


def _at(field: Canonical, term: At) -> Element:
    from .values_at import valued

    body = valued(term)
    if body is not None:
        return field.element(body)
    from .putting import put_in

    values = {field.letter(x): field.element(v) for x, v in zip(term.letters, term.values, strict=True)}
    return put_in(field, field.element(term.body), values)


NODES: dict[type[Term], Callable[[Canonical, Any], Element]] = {
    Number: _number, Decimal: _decimal, Symbol: _symbol, Constant: _constant, Add: _add, Mul: _mul, Div: _div,
    Neg: _neg, Pow: _pow, Call: _call, Apply: _apply, Component: _component, Derivative: _derivative,
    RootOf: _root_of, Binder: _binder, At: _at,
}  # fmt: skip

__all__ = ["ONE", "Canonical"]
