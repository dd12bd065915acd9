"""Numbers, letters and the operations of algebra."""

from __future__ import annotations

from math import gcd

from .records import Leaf, Term


class Number(Leaf):
    """The rational p/q in lowest terms, q > 0; made by `number`."""

    p: int
    q: int


class Symbol(Leaf):
    """A letter: its name and its shape, `()` for a scalar."""

    name: str
    dims: tuple[Term, ...] = ()


class Constant(Leaf):
    """A named constant: `e`, `pi`, `i` (imaginary), `oo`, `true`, `false`, `reals`, `integers`, `naturals`."""

    name: str


class Decimal(Leaf):
    """The decimal m / 10^places, shown under the relation ≈."""

    mantissa: int
    places: int


class RootOf(Leaf):
    """A root of an irreducible polynomial that has no shorter name.

    `coefficients` are integers, constant term first; `index` counts the real roots upwards, then the
    others by real and imaginary part; `enclosure` holds the real part, or real and imaginary part,
    each within one unit of its last place.
    """

    coefficients: tuple[int, ...]
    index: int
    enclosure: tuple[Decimal, ...]


class Add(Term):
    """A sum of two or more summands, in the written order."""

    terms: tuple[Term, ...]

    @property
    def children(self) -> tuple[Term, ...]:
        """The summands."""
        return self.terms

    def rebuilt(self, children: tuple[Term, ...]) -> Term:
        """The sum of other summands."""
        return Add(children)


class Mul(Term):
    """A product of two or more factors, in the written order; matrices multiply in it too."""

    factors: tuple[Term, ...]

    @property
    def children(self) -> tuple[Term, ...]:
        """The factors."""
        return self.factors

    def rebuilt(self, children: tuple[Term, ...]) -> Term:
        """The product of other factors."""
        return Mul(children)


class Div(Term):
    """A fraction."""

    over: Term
    under: Term


class Neg(Term):
    """The negative of a term."""

    inner: Term


class Pow(Term):
    """A power; `e^u` is the exponential function."""

    base: Term
    exponent: Term


class Call(Term):
    """A row of the function table applied to its arguments: sin, log, sigma, det, norm, transpose, ..."""

    name: str
    arguments: tuple[Term, ...]

    @property
    def children(self) -> tuple[Term, ...]:
        """The arguments."""
        return self.arguments

    def rebuilt(self, children: tuple[Term, ...]) -> Term:
        """The same function of other arguments."""
        return Call(self.name, children)


class Apply(Term):
    """A function without a definition, `f(x)`, or its derivatives `f'(x)`, `f''(x)`.

    `dims` is its shape: `()` of a scalar, that of its argument where it is taken entry by entry.
    """

    name: str
    arguments: tuple[Term, ...]
    primes: int = 0
    dims: tuple[Term, ...] = ()

    @property
    def children(self) -> tuple[Term, ...]:
        """The arguments."""
        return self.arguments

    def rebuilt(self, children: tuple[Term, ...]) -> Term:
        """The same function of other arguments."""
        return Apply(self.name, children, self.primes, self.dims)


def number(p: int, q: int = 1) -> Number:
    """The rational p/q, q not 0, in lowest terms."""
    divisor = gcd(p, q) if q > 0 else -gcd(p, q)
    return Number(p // divisor, q // divisor)


def call(name: str, *arguments: Term) -> Call:
    """A function of the table applied to its arguments."""
    return Call(name, arguments)


ZERO, ONE, TWO, MINUS_ONE = Number(0, 1), Number(1, 1), Number(2, 1), Number(-1, 1)
E, PI, IMAGINARY, INFINITY = Constant("e"), Constant("pi"), Constant("i"), Constant("oo")
TRUE, FALSE = Constant("true"), Constant("false")
REALS, COMPLEXES = Constant("reals"), Constant("complexes")
INTEGERS, NATURALS = Constant("integers"), Constant("naturals")
EMPTY_SET = Constant("empty-set")
UNDEFINED = Constant("undefined")  # stands for the value of a term that has none
