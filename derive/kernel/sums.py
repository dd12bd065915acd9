"""Sums over a letter in the canonical form: linear for every n, powers of the letter in closed form."""

from __future__ import annotations

from fractions import Fraction
from math import comb

from derive.terms import Binder, Symbol, opened

from .field import ONE_ELEMENT, ZERO_ELEMENT, UnsupportedError
from .generators import SUM, Denominator, Element, Generator, frozen
from .polynomials import Monomial, Poly, Rational, added, whole

TYPE_CHECKING = False
if TYPE_CHECKING:
    from .rational import Canonical

MOST_SUMMANDS = 400


def depth(term: Binder) -> int:
    """How many binders are nested in a term, so that its letter is called the same wherever it stands."""
    found, stack = 0, [(term.body, 1)]
    while stack:
        here, below = stack.pop()
        inner = below + (type(here) is Binder)
        found = max(found, inner)
        stack.extend((child, inner) for child in here.children)
    return found


def summed(field: Canonical, term: Binder) -> Element:
    """The canonical form of a sum."""
    if term.low is None or term.high is None:
        raise UnsupportedError("a sum without bounds")
    low, high = field.element(term.low), field.element(term.high)
    first, last = _whole(low), _whole(high)
    if first is not None and last is not None and last - first < MOST_SUMMANDS:
        from derive.terms import number

        return field.total(opened(term, number(k)) for k in range(first, last + 1))
    letter = Symbol(f"bound {depth(term)}")
    index = field.letter(letter)
    body = field.element(opened(term, letter))
    return field.plus(parts(field, body, index, low, high))


def _whole(u: Element) -> int | None:
    if not u[0]:
        return 0
    value = u[0].get(())
    return value if len(u[0]) == 1 and type(value) is int and not u[1] else None


def grouped(field: Canonical, body: Element, letter: int) -> tuple[dict[Monomial, Poly], Denominator, Denominator]:
    """What depends on a letter, each with its factor that does not, and the denominators that do and that do not."""
    poly, under = body
    inside = tuple((k, n) for k, n in under if letter in field.letters(field.factors[k]))
    outside = tuple(pair for pair in under if pair not in inside)
    kinds: dict[Monomial, Poly] = {}
    for m, c in poly.items():
        dependent = tuple(pair for pair in m if letter in field.generators[pair[0]].letters)
        rest = tuple(pair for pair in m if letter not in field.generators[pair[0]].letters)
        added(kinds.setdefault(dependent, {}), {rest: c})
    return {m: factor for m, factor in kinds.items() if factor}, inside, outside


def parts(field: Canonical, body: Element, letter: int, low: Element, high: Element) -> list[Element]:
    """The sum of each kind of summand, with what does not depend on the letter taken out."""
    kinds, inside, outside = grouped(field, body, letter)
    out = []
    for m, factor in kinds.items():
        total = _closed(field, m, letter, low, high) if not inside else None
        if total is None:
            total = _generator(field, ({m: 1}, inside), letter, low, high)
        out.append(field.times((factor, outside), total))
    return out


def _generator(field: Canonical, body: Element, letter: int, low: Element, high: Element) -> Element:
    made = Generator(SUM, "sum", (body, low, high, ({((letter, 1),): 1}, ())))
    index = field.generator((SUM, frozen(body), letter, frozen(low), frozen(high)), made)
    field.generators[index].letters -= {letter}
    return {((index, 1),): 1}, ()


def _closed(field: Canonical, m: Monomial, letter: int, low: Element, high: Element) -> Element | None:
    """The sum of 1, k, k^2, ... by Faulhaber's formula."""
    if m and (len(m) > 1 or m[0][0] != letter or type(m[0][1]) is not int or not 0 < m[0][1] <= 12):
        return None
    degree = int(m[0][1]) if m else 0
    below = field.plus((low, ({(): -1}, ())))
    return field.plus((_faulhaber(field, degree, high), field.minus(_faulhaber(field, degree, below))))


def _faulhaber(field: Canonical, degree: int, n: Element) -> Element:
    """The polynomial 1^d + ... + n^d."""
    if degree == 0:
        return n
    bernoulli: list[Rational] = []
    for j in range(degree + 1):
        rest = sum((comb(j + 1, i) * Fraction(bernoulli[i]) for i in range(j)), Fraction())
        bernoulli.append(Fraction(1) if j == 0 else -rest / (j + 1))
    bernoulli[1] = Fraction(1, 2)
    out, power = [ZERO_ELEMENT], ONE_ELEMENT
    for j in range(degree, -1, -1):
        power = field.times(power, n)
        c = whole(Fraction(comb(degree + 1, j)) * bernoulli[j] / (degree + 1))
        if c:
            out.append(field.times(({(): c}, ()), power))
    return field.plus(out)


def derivative(field: Canonical, made: Generator, x: int) -> Element:
    """The derivative of a sum: the sum of the derivatives, where the bounds do not depend on the letter."""
    body, low, high, own = made.arguments
    if field.depends(low, x) or field.depends(high, x):
        raise UnsupportedError("a bound that varies")
    ((letter, _),) = next(iter(own[0]))
    return field.plus(parts(field, field.derivative(body, x), letter, low, high))
