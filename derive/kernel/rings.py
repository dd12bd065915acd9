"""Terms as quotients of integer polynomials in whatever they hold besides sums, products and powers (FLINT)."""

from __future__ import annotations

from math import comb
from typing import Any

from derive.exact.facts import combination
from derive.exact.rationals import square_free
from derive.terms import (
    IMAGINARY,
    Add,
    Call,
    Decimal,
    Div,
    E,
    Mul,
    Neg,
    Number,
    Pow,
    RootOf,
    Term,
    call,
    number,
    product,
    raised,
    scaled,
    total,
)

Quotient = tuple[Any, Any]
HIGHEST, MOST_TERMS, LONGEST_TO_FACTOR = 40, 40_000, 300


class TooHardError(Exception):
    """A term that is no quotient of polynomials, or one that is too large."""


class Ring:
    """The generators that some terms need, the relations among them, and the way there and back."""

    def __init__(self, terms: tuple[Term, ...]) -> None:
        """Collect the generators of the terms; roots bring what stands under them."""
        from flint import fmpz_mpoly_ctx

        self.generators: list[Term] = []
        for term in terms:
            self._collect(term)
        names = [f"g{k}" for k in range(len(self.generators))] + ["t"]
        self.context = fmpz_mpoly_ctx.get(names, "degrevlex")
        *gens, self.spare = self.context.gens()
        self.gens: dict[Term, Any] = dict(zip(self.generators, gens, strict=True))
        self.one = self.context.constant(1)
        self.real = not any(g is IMAGINARY or (type(g) is RootOf and len(g.enclosure) > 1) for g in self.generators)
        self.relations = tuple(r for g in self.generators for r in self.relation(g)) + self._identities()

    def _collect(self, term: Term) -> None:
        match term:
            case Number() | Decimal():
                return
            case Add() | Mul() | Neg() | Div() | Pow(_, Number(_, 1)):
                for child in term.children if type(term) is not Pow else (term.base,):
                    self._collect(child)
                return
            case Pow(base, Number(_, q)):
                self._collect(call("root", base, number(q)) if q > 2 else call("sqrt", base))
                return
            case Pow(base, exponent) if base is E:
                for generator, _ in exponentials(exponent):
                    self._enter(generator)
                return
            case Call("sqrt", (Number() as inner,)):
                for generator in _surds(inner):
                    self._enter(generator)
                return
            case Call("sqrt", (inner,)) | Call("root", (inner, Number())):
                self._collect(inner)
            case _ if term.shape:
                raise TooHardError
        self._enter(term)

    def _enter(self, generator: Term) -> None:
        if generator not in self.generators:
            self.generators.append(generator)

    def relation(self, generator: Term) -> tuple[Any, ...]:
        """What a root satisfies."""
        g = self.gens[generator]
        match generator:
            case Call("sqrt", (inner,)):
                above, below = self.read(inner)
                return (below * g**2 - above,)
            case Call("root", (inner, Number(n, 1))) if n > 1:
                above, below = self.read(inner)
                return (below * g**n - above,)
            case RootOf(coefficients, _, _):
                return (sum((c * g**k for k, c in enumerate(coefficients)), 0 * self.one),)
        return (g**2 + 1,) if generator is IMAGINARY else ()

    def _identities(self) -> tuple[Any, ...]:
        """sin^2 + cos^2 = 1 of one angle."""
        return tuple(
            g**2 + self.gens[call("cos", *term.arguments)] ** 2 - 1
            for term, g in self.gens.items()
            if type(term) is Call and term.name == "sin" and call("cos", *term.arguments) in self.gens
        )

    def read(self, term: Term) -> Quotient:
        """Numerator and denominator."""
        match term:
            case Number(p, q):
                return p * self.one, q * self.one
            case Decimal(mantissa, places):
                return mantissa * self.one, 10**places * self.one
            case Neg(inner):
                above, below = self.read(inner)
                return -above, below
            case Add(parts):
                return self._sum(parts)
            case Mul(parts):
                return self._product(tuple(map(self.read, parts)))
            case Div(above, below):
                top, bottom = self.read(above), self.read(below)
                return self._defined(top[0] * bottom[1], top[1] * bottom[0])
            case Pow(base, Number(n, q)) if abs(n) <= HIGHEST:
                root = base if q == 1 else call("root", base, number(q)) if q > 2 else call("sqrt", base)
                above, below = (_to_power(side, abs(n)) for side in self.read(root))
                return (above, below) if n >= 0 else self._defined(below, above)
            case Pow(base, exponent) if base is E:
                return self._product(tuple(self._power(g, n) for g, n in exponentials(exponent)))
            case Call("sqrt", (Number() as inner,)):
                square = square_free(abs(inner.p) * inner.q)[0] if inner.p else 0
                if not self.gens.keys() >= set(_surds(inner)):
                    raise TooHardError
                roots = tuple((self.gens[g], self.one) for g in _surds(inner))
                return self._product(((square * self.one, inner.q * self.one), *roots))
        if term not in self.gens:
            raise TooHardError
        return self.gens[term], self.one

    def _power(self, generator: Term, n: int) -> Quotient:
        if abs(n) > HIGHEST or generator not in self.gens:
            raise TooHardError
        g = self.gens[generator]
        return (g**n, self.one) if n >= 0 else (self.one, g**-n)

    def _sum(self, parts: tuple[Term, ...]) -> Quotient:
        above, below = 0 * self.one, self.one
        for part in parts:
            top, bottom = self.read(part)
            if bottom == below:
                above = above + top
            else:
                shared = bottom.gcd(below)
                left, right = bottom / shared, below / shared
                above, below = _times(above, left) + _times(top, right), _times(below, left)
        return above, below

    def _product(self, parts: tuple[Quotient, ...]) -> Quotient:
        above, below = self.one, self.one
        for top, bottom in parts:
            above, below = _times(above, top), _times(below, bottom)
        return above, below

    def _defined(self, above: Any, below: Any) -> Quotient:
        if below == 0:
            raise TooHardError
        return above, below

    def term(self, polynomial: Any) -> Term:
        """A polynomial as a term."""
        parts = []
        for exponents, c in polynomial.to_dict().items():
            powers = (raised(g, number(int(n))) for g, n in zip(self.generators, exponents, strict=False) if n)
            parts.append(scaled(number(int(c)), product(powers)))
        return total(parts)


def _times(a: Any, b: Any) -> Any:
    if len(a) * len(b) > MOST_TERMS:
        raise TooHardError
    return a * b


def _to_power(a: Any, n: int) -> Any:
    if n and comb(n + len(a) - 1, n) > MOST_TERMS // 10:
        raise TooHardError
    return a**n


def factors_of(polynomial: Any) -> tuple[int, tuple[tuple[Any, int], ...]]:
    """A constant and the irreducible factors with multiplicities; a long polynomial counts as its only factor."""
    if len(polynomial) > LONGEST_TO_FACTOR:
        return 1, ((polynomial, 1),)
    constant, found = polynomial.factor()
    return int(constant), tuple((factor, int(multiplicity)) for factor, multiplicity in found)


def exponentials(exponent: Term) -> tuple[tuple[Term, int], ...]:
    """e^u as a product of whole powers of e^v, one for each product in the sum u (over its denominator)."""
    found: list[tuple[Term, int]] = []
    for monomial, c in combination(exponent).items():
        ordered = sorted(monomial, key=lambda pair: repr(pair[0]))
        inner = product(raised(g, number(n)) for g, n in ordered)
        found.append((Pow(E, inner if c.q == 1 else Div(inner, number(c.q))), c.p))
    return tuple(found)


def _surds(inner: Number) -> tuple[Term, ...]:
    """The roots that the square root of a number needs: i, and that of its square-free part."""
    free = square_free(abs(inner.p) * inner.q)[1] if inner.p else 1
    return (*((IMAGINARY,) if inner.p < 0 else ()), *((call("sqrt", number(free)),) if free > 1 else ()))
