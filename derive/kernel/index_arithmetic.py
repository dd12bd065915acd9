"""Products, powers, exponentials and logarithms of polynomials in atoms."""

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
    call,
    number,
    substituted,
    symbols,
)

from .index_polynomials import (
    MOST,
    Monomial,
    NoFormError,
    Poly,
    as_term,
    atom,
    constant,
    expands,
    in_order,
    is_delta,
    merged,
    monomial_term,
    plus,
    rank,
    scaled,
    single,
    value,
)

HIGHEST = 12
POSITIVE_VALUES = frozenset(("softplus", "cosh", "norm"))


class Arithmetic:
    """Arithmetic with polynomials whose atoms are terms in canonical form."""

    def __init__(self) -> None:
        self.positive_terms: frozenset[Term] = frozenset()
        self.sizes: dict[Symbol, Term] = {}
        self.left = 200_000

    def poly(self, term: Term) -> Poly:
        """The canonical form of a term."""
        raise NotImplementedError

    def times(self, a: Poly, b: Poly) -> Poly:
        """A product."""
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
        for term in exponents:
            if is_delta(term) and (found := self._renamed(term, exponents)) is not None:
                return found
        return {frozenset(exponents.items()): Fraction(1)}

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
        first = min(poly, key=lambda m: [(rank(t), e) for t, e in in_order(m)])
        shared = dict(first)
        for m in poly:
            have = dict(m)
            shared = {t: min(e, have[t]) for t, e in shared.items() if t in have and not is_delta(t)}
        back = frozenset((t, -e) for t, e in shared.items())
        c = poly[first]
        rest = {frozenset(merged(m, back).items()): d / c for m, d in poly.items()}
        return c, frozenset(shared.items()), rest

    def exp(self, poly: Poly) -> Poly:
        """e^u, a product of one exponential for each summand; e^{c ln u} is u^c."""
        out = constant(1)
        for m, c in poly.items():
            only = next(iter(m))[0] if len(m) == 1 and all(e == 1 for _, e in m) else None
            if type(only) is Call and only.name == "log" and len(only.arguments) == 1:
                out = self.times(out, self.power(self.poly(only.arguments[0]), c))
            else:
                out = self.times(out, atom(Pow(E, monomial_term(m)), c))
        return out

    def log(self, poly: Poly) -> Poly:
        """Ln u, a sum of one logarithm for each factor where all are positive."""
        number_ = value(poly)
        if number_ == 1:
            return {}
        only = single(poly)
        if only is None:
            c, m, rest = self.primitive(poly)
            if c <= 0 or not all(self.positive(t) for t, _ in m) or (not m and c == 1):
                return atom(call("log", as_term(poly)))
            return plus((self.log({m: c}), atom(call("log", as_term(rest)))))
        m, c = only
        if c <= 0 or (number_ is None and not (all(self.positive(t) for t, _ in m))):
            return atom(call("log", as_term(poly)))
        parts = [scaled(self._log_of_atom(t), e) for t, e in m]
        if c != 1:
            parts.append(atom(call("log", number(c.numerator, c.denominator))))
        return plus(parts)

    def _log_of_atom(self, term: Term) -> Poly:
        return self.poly(term.exponent) if type(term) is Pow and term.base is E else atom(call("log", term))

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
