"""Sums over indices in canonical form: deltas contracted, constants taken out, bound indices named canonically."""

from __future__ import annotations

from fractions import Fraction
from itertools import chain, permutations
from itertools import product as choices
from math import factorial, prod

from derive.terms import ONE, Binder, Number, Symbol, Term, bind, nameless, opened, substituted, symbols

from .index_elementary import Elementary
from .index_entries import places
from .index_polynomials import (
    Monomial,
    NoFormError,
    Poly,
    as_term,
    atom,
    constant,
    in_order,
    is_delta,
    monomial_term,
    plus,
    rank,
    scaled,
    single,
)

MOST_NAMINGS = 720
Factors = list[tuple[Term, Fraction]]


class Sums(Elementary):
    """Arithmetic that sums over indices."""

    def __init__(self) -> None:
        super().__init__()
        self.rewrites: dict[Term, Poly] = {}
        self.indices = 0

    def index(self, size: Term) -> Symbol:
        """A new index that runs to a size."""
        self.indices += 1
        letter = Symbol(f"index {self.indices}")
        self.sizes[letter] = size
        return letter

    def indices_of(self, size: Term) -> tuple[Term, dict[Symbol, Term]]:
        """A new index that runs to a size, a pair of indices where the size is a product, and their sizes."""
        self.indices += 1
        index, letters = places(size, f"index {self.indices}")
        self.sizes |= letters
        return index, letters

    def summed(self, poly: Poly, k: Symbol, size: Term) -> Poly:
        """The sum of a polynomial over an index from one to a size."""
        return plus(scaled(self._monomial(m, k, size), c) for m, c in poly.items())

    def _monomial(self, m: Monomial, k: Symbol, size: Term) -> Poly:
        for term, _ in m:
            if is_delta(term) and k in symbols(term):
                other = next(t for t in term.children if t is not k)
                self.same_range(other, size)
                return self.substituted({t: e for t, e in m if t is not term}, k, other)
        inside = [(t, e) for t, e in m if k in symbols(t)]
        outside = self.joined({t: e for t, e in m if k not in symbols(t)})
        if not inside:
            return self.times(outside, self.poly(size))
        return self.times(outside, self._contracted(*self._flattened(inside, {k: size})))

    def same_range(self, index: Term, size: Term) -> None:
        """Make sure that an index runs to a size."""
        if type(index) is Symbol and self.sizes.get(index) is not size:
            raise NoFormError
        if type(index) is Number and type(size) is Number and index.p > size.p:
            raise NoFormError

    def flat(self, m: Monomial) -> tuple[Factors, dict[Symbol, Term]]:
        """The factors of a product, sums opened, and the indices that these run over."""
        return self._flattened(in_order(m), {})

    def _flattened(self, inside: Factors, bound: dict[Symbol, Term]) -> tuple[Factors, dict[Symbol, Term]]:
        """Sums inside a sum opened, so that the order of summation plays no role."""
        out: Factors = []
        for term, exponent in inside:
            if type(term) is Binder and exponent.denominator == 1 and exponent > 0:
                for _ in range(int(exponent)):
                    more, bound = self._opened(term, bound)
                    out += more
            else:
                out.append((term, exponent))
        return out, bound

    def _opened(self, term: Term, bound: dict[Symbol, Term]) -> tuple[Factors, dict[Symbol, Term]]:
        while type(term) is Binder and term.high is not None:
            index = self.index(term.high)
            bound = {**bound, index: term.high}
            term = opened(term, index)
        found = single(self.poly(term))
        if found is None or found[1] != 1:
            raise NoFormError
        return list(found[0]), bound

    def _contracted(self, inside: Factors, bound: dict[Symbol, Term]) -> Poly:
        gathered: dict[Term, Fraction] = {}
        for term, exponent in inside:
            gathered[term] = gathered.get(term, Fraction(0)) + exponent
        found = self.contraction(gathered, bound)
        return self._named(gathered, bound) if found is None else found

    def contraction(self, gathered: dict[Term, Fraction], bound: dict[Symbol, Term]) -> Poly | None:
        """A sum with a matrix next to its inverse as one without them; None where none stands so."""
        raise NotImplementedError

    def _named(self, gathered: dict[Term, Fraction], bound: dict[Symbol, Term]) -> Poly:
        """The sum as one atom, its indices named so that equal sums are one term."""
        level = max((_depth(t) for t in gathered), default=0)
        found = [self._with_names(gathered, order, level) for order in self._orders(gathered, bound)]
        body, order, c = min(found, key=lambda one: one[0])[1:]
        out: Term = body
        names = [Symbol(f"bound {level} {place}") for place in range(len(order))]
        for name, letter in reversed(list(zip(names, order, strict=True))):
            out = nameless(bind("sum", name, out, ONE, bound[letter]))
        return scaled(self.known_sum(out), c)

    def known_sum(self, term: Term) -> Poly:
        """A sum of one term, by an equation that is declared about it where there is one."""
        return self.rewrites.get(term, atom(term))

    def _with_names(
        self, inside: dict[Term, Fraction], order: tuple[Symbol, ...], level: int
    ) -> tuple[str, Term, tuple[Symbol, ...], Fraction]:
        names: dict[Term, Term] = {}
        for place, letter in enumerate(order):
            name = Symbol(f"bound {level} {place}")
            names[letter], self.sizes[name] = name, self.sizes[letter]
        out = constant(1)
        for term, exponent in inside.items():
            out = self.times(out, self.power(self.poly(substituted(term, names)), exponent))
        found = single(out)
        if found is None:
            raise NoFormError
        body = monomial_term(found[0])
        return rank(body), body, order, found[1]

    def _orders(self, inside: dict[Term, Fraction], bound: dict[Symbol, Term]) -> list[tuple[Symbol, ...]]:
        """The orders of the bound indices, those that can be told apart by how they occur always the same."""
        colours = {k: self._colour(k, inside, bound) for k in bound}
        classes: dict[str, list[Symbol]] = {}
        for k in sorted(bound, key=lambda k: colours[k]):
            classes.setdefault(colours[k], []).append(k)
        if prod(factorial(len(each)) for each in classes.values()) > MOST_NAMINGS:
            raise NoFormError
        return [tuple(chain(*pick)) for pick in choices(*(permutations(each) for each in classes.values()))]

    def _colour(self, k: Symbol, inside: dict[Term, Fraction], bound: dict[Symbol, Term]) -> str:
        """What an index looks like where no other bound index has a name."""
        names: dict[Term, Term] = {other: Symbol("other") for other in bound}
        names[k] = Symbol("this")
        seen = sorted(f"{self._look(substituted(t, names))} {e}" for t, e in inside.items() if k in symbols(t))
        return f"{rank(bound[k])} {seen}"

    def _look(self, term: Term) -> str:
        try:
            return rank(as_term(self.poly(term)))
        except NoFormError:
            return ""


def _depth(term: Term) -> int:
    """How many sums are nested in a term, so that names of different levels differ."""
    inner = max(map(_depth, term.children), default=0)
    return inner + (type(term) is Binder)
