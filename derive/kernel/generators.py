"""The generators that canonical forms are polynomials in."""

from __future__ import annotations

from fractions import Fraction

from .polynomials import Monomial, Poly, Rational

TYPE_CHECKING = False
if TYPE_CHECKING:
    from derive.terms import Term

Denominator = tuple[tuple[int, int], ...]
Element = tuple[Poly, Denominator]

LETTER, EXP, BASE, LOG, ROOT, SUM, LINEAR, OPAQUE = (
    "letter", "exp", "base", "log", "root", "sum", "linear", "opaque"
)  # fmt: skip


class Generator:
    """One generator: its kind, what it is made of, and what is known about it.

    `exp`: e^argument. `base`: a root of a polynomial, only with exponents in [0, 1). `log`: the logarithm of the
    argument. `root`: a root of the polynomial with the given coefficients. `sum`: a sum over a letter. `linear`: an
    integral with limits or a sum without an end. `opaque`: a function without more laws than those of its derivative.
    """

    __slots__ = ("arguments", "coefficients", "kind", "letters", "name", "negative", "poly", "positive", "real", "term")

    def __init__(
        self,
        kind: str,
        name: str = "",
        arguments: tuple[Element, ...] = (),
        term: Term | None = None,
        poly: Poly | None = None,
        coefficients: tuple[Rational, ...] = (),
    ) -> None:
        self.kind, self.name, self.arguments, self.term = kind, name, arguments, term
        self.poly, self.coefficients = poly or {}, coefficients
        self.letters: frozenset[int] = frozenset()
        self.positive, self.negative, self.real = False, False, True


def frozen(element: Element) -> tuple[frozenset[tuple[Monomial, Rational]], Denominator]:
    """The key of an element."""
    return frozenset(element[0].items()), element[1]


def fractional(exponent: Rational) -> tuple[int, Rational]:
    """The whole part and what is left in [0, 1)."""
    floor = exponent.numerator // exponent.denominator
    rest = exponent - floor
    return floor, rest if type(rest) is not Fraction or rest else 0
