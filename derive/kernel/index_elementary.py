"""Exponentials and logarithms of polynomials in atoms."""

from __future__ import annotations

from derive.terms import Call, E, Pow, Term, call, number

from .index_arithmetic import Arithmetic
from .index_polynomials import Poly, as_term, atom, constant, monomial_term, plus, scaled, single, value


class Elementary(Arithmetic):
    """Arithmetic with exponentials and logarithms."""

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
