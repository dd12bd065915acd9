"""The exact canonical form: a term as a quotient of polynomials in generators, and whether two are one."""

from __future__ import annotations

from collections.abc import Iterable

from derive.terms import (
    Component,
    Number,
    Term,
    nameless,
    shape,
    summands,
    symbols,
)

from .boundless import derivative as linear_derivative
from .canonical_nodes import NODES
from .differential import Differential
from .facts import Facts
from .field import WORK, ZERO_ELEMENT, UndefinedError, UnsupportedError
from .generators import LETTER, LINEAR, OPAQUE, SUM, Element, Generator
from .polynomials import WORK_ERRORS, Rational
from .relations_of_numbers import vanishes_by_equations, vanishes_by_unity
from .sums import derivative as sum_derivative


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
