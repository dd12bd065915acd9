"""Products and powers of polynomials in atoms."""

from __future__ import annotations

from fractions import Fraction

from derive.terms import (
    Add,
    Binder,
    Call,
    E,
    Mul,
    Number,
    Pow,
    Symbol,
    Term,
    number,
    substituted,
    symbols,
)

from .index_polynomials import (
    MOST,
    ONE_POLY,
    SINGLE,
    UNIT,
    Monomial,
    NoFormError,
    Poly,
    as_term,
    atom,
    constant,
    expands,
    is_delta,
    leading,
    merged,
    plus,
    scaled,
    single,
)

HIGHEST = 12
MOST_PRODUCTS = 200_000
POSITIVE_VALUES = frozenset(("softplus", "cosh", "norm"))


class Arithmetic:
    """Arithmetic with polynomials whose atoms are terms in canonical form."""

    def __init__(self) -> None:
        self.positive_terms: frozenset[Term] = frozenset()
        self.sizes: dict[Symbol, Term] = {}
        self.rest()
        self.denominators: dict[Term, tuple[Monomial, Poly]] = {}

    def rest(self) -> None:
        """Allow as much work again as one comparison may take."""
        self.left = MOST_PRODUCTS

    def poly(self, term: Term) -> Poly:
        """The canonical form of a term."""
        raise NotImplementedError

    def times(self, a: Poly, b: Poly) -> Poly:
        """A product."""
        if a is ONE_POLY or b is ONE_POLY:
            return b if a is ONE_POLY else a
        self.left -= len(a) * len(b)
        if self.left < 0 or len(a) * len(b) > MOST * 4:
            raise NoFormError
        return plus(scaled(self.joined(merged(m, n)), c * d) for m, c in a.items() for n, d in b.items())

    def joined(self, exponents: dict[Term, Fraction]) -> Poly:
        """A monomial in canonical form: sums to whole powers multiplied out, indices that a delta equates renamed."""
        for term, exponent in exponents.items():
            if expands(term, exponent):
                rest = {t: e for t, e in exponents.items() if t is not term}
                floor = exponent.numerator // exponent.denominator
                if type(term) is Number:
                    return scaled(self.joined(rest), Fraction(term.p, term.q) ** floor)
                if exponent != floor:
                    rest[term] = exponent - floor
                return self.times(self.whole_power(self.poly(term), floor), self.joined(rest))
            if type(term) is Add and exponent <= -1 and (divided := self._divided(term, exponents)) is not None:
                return divided
        for term in exponents:
            if is_delta(term) and (found := self._renamed(term, exponents)) is not None:
                return found
        return {frozenset(exponents.items()): SINGLE}

    def _divided(self, under: Term, exponents: dict[Term, Fraction]) -> Poly | None:
        """A monomial over a sum divided by it: a/(a + b) = 1 - b/(a + b), and 1/(a (1 + a)) = 1/a - 1/(1 + a)."""
        found = self.denominators.get(under)
        if found is None:
            poly = self.poly(under)
            found = self.denominators[under] = (leading(poly), poly)
        top, poly = found
        if all(0 <= e <= exponents.get(t, Fraction(0)) for t, e in top):
            return self._reduced(under, poly, top, exponents)
        inverse = [t for t, e in exponents.items() if e <= -1 and t is not under]
        if any(UNIT in poly and all(dict(m).get(t, 0) >= 1 for m in poly if m != UNIT) for t in inverse):
            return self._reduced(under, poly, UNIT, exponents)
        return None

    def _reduced(self, under: Term, poly: Poly, part: Monomial, exponents: dict[Term, Fraction]) -> Poly:
        """A monomial that holds a part of the sum below it, with the sum less the rest in the part's place."""
        rest = merged(frozenset(exponents.items()), frozenset((t, -e) for t, e in part))
        power = rest.pop(under)
        over = self.joined(rest if power == -1 else {**rest, under: power + 1})
        below = frozenset({**rest, under: power}.items())
        less = plus(scaled(self.joined(merged(m, below)), -c) for m, c in poly.items() if m != part)
        return scaled(plus((over, less)), 1 / poly[part])

    def _renamed(self, delta: Term, exponents: dict[Term, Fraction]) -> Poly | None:
        kept, gone = delta.children
        if type(gone) is not Symbol or not any(gone in symbols(t) for t in exponents if t is not delta):
            return None
        rest = {t: e for t, e in exponents.items() if t is not delta}
        return self.times(self.substituted(rest, gone, kept), atom(delta))

    def substituted(self, exponents: dict[Term, Fraction], old: Symbol, new: Term) -> Poly:
        """A monomial with one index written for another."""
        out = constant(1)
        for term, exponent in exponents.items():
            changed = substituted(term, {old: new})
            here = atom(term) if changed is term else self.poly(changed)
            out = self.times(out, self.power(here, exponent))
        return out

    def whole_power(self, poly: Poly, n: int) -> Poly:
        """A power with a whole exponent of at least zero."""
        if n > HIGHEST and len(poly) > 1:
            raise NoFormError
        if (only := single(poly)) is not None:
            m, c = only
            return scaled(self.joined({t: e * n for t, e in m} if n else {}), c**n)
        out = constant(1)
        for _ in range(n):
            out = self.times(out, poly)
        return out

    def power(self, poly: Poly, exponent: Fraction) -> Poly:
        """A power with a rational exponent."""
        if exponent.denominator == 1 and exponent >= 0:
            return self.whole_power(poly, int(exponent))
        if not poly:
            if exponent > 0:
                return {}
            raise NoFormError
        if (only := single(poly)) is not None:
            m, c = only
            if exponent.denominator == 1:
                if any(is_delta(t) for t, _ in m):
                    raise NoFormError
                return scaled(self.joined({t: e * exponent for t, e in m}), c ** int(exponent))
            return self._root(m, c, exponent)
        c, m, rest = self.primitive(poly)
        if exponent.denominator > 1 and (c < 0 or not all(self.positive(t) for t, _ in m)):
            return atom(as_term(poly), exponent)
        front = self.power({m: c}, exponent) if m or c != 1 else constant(1)
        return self.times(front, atom(as_term(rest), exponent))

    def _root(self, m: Monomial, c: Fraction, exponent: Fraction) -> Poly:
        """A root of a monomial, taken apart where its atoms are positive."""
        lone = len(m) == 1 and all(e == 1 for _, e in m)
        if c <= 0 or not (lone or all(self.positive(t) for t, _ in m)):
            return atom(as_term({m: c}), exponent)
        out = self.joined({t: e * exponent for t, e in m})
        return out if c == 1 else self.times(out, atom(number(c.numerator, c.denominator), exponent))

    def primitive(self, poly: Poly) -> tuple[Fraction, Monomial, Poly]:
        """A polynomial as a number times a monomial times a polynomial that is the same for all its multiples."""
        atoms = {t for m in poly for t, _ in m if not is_delta(t)}
        shared = {t: min(dict(m).get(t, Fraction(0)) for m in poly) for t in atoms}
        shared = {t: e for t, e in shared.items() if e}
        back = frozenset((t, -e) for t, e in shared.items())
        rest = {frozenset(merged(m, back).items()): d for m, d in poly.items()}
        c = rest[leading(rest)]
        return c, frozenset(shared.items()), scaled(rest, 1 / c)

    def positive(self, term: Term) -> bool:
        """Whether an atom is seen to be above zero."""
        match term:
            case Number(p, _):
                return p > 0
            case Pow(base, _) if base is E:
                return True
            case Binder("sum", _, body, _, _):
                return self.positive(body)
            case Add(parts) | Mul(parts):
                return all(map(self.positive, parts))
            case Pow(base, _):
                return self.positive(base)
            case Call(name, _) if name in POSITIVE_VALUES:
                return True
        return term in self.positive_terms or term in self.sizes.values()

    def is_zero(self, poly: Poly) -> bool:
        """Whether a polynomial is zero, denominators that are sums multiplied away."""
        for _ in range(HIGHEST):
            under: dict[Term, Fraction] = {}
            for m in poly:
                for term, exponent in m:
                    if type(term) in (Add, Mul) and exponent < 0:
                        under[term] = min(exponent, under.get(term, exponent))
            if not under:
                return not poly
            for term, exponent in under.items():
                poly = self._multiplied(poly, term, -(exponent.numerator // exponent.denominator))
        return False

    def _multiplied(self, poly: Poly, term: Term, n: int) -> Poly:
        parts = []
        for m, c in poly.items():
            exponents = dict(m)
            exponents[term] = exponents.get(term, Fraction(0)) + n
            parts.append(scaled(self.joined({t: e for t, e in exponents.items() if e}), c))
        return plus(parts)
