"""A sum of squares that is 0: what every one of the squares says."""

from __future__ import annotations

from typing import Any

from .rings import Ring


def squares_of(polynomial: Any, ring: Ring) -> tuple[Any, ...]:
    """Polynomials whose squares, with coefficients of one sign, add up to a polynomial; () where it is no such sum."""
    if not ring.real:
        return ()
    return _even_monomials(polynomial, ring) or _completed(polynomial, ring)


def _even_monomials(polynomial: Any, ring: Ring) -> tuple[Any, ...]:
    terms = polynomial.to_dict()
    signs = {int(c) > 0 for c in terms.values()}
    if len(terms) < 2 or len(signs) > 1 or any(n % 2 for exponents in terms for n in exponents):
        return ()
    return tuple(ring.context.from_dict({tuple(n // 2 for n in exponents): 1}) for exponents in terms)


def _completed(polynomial: Any, ring: Ring) -> tuple[Any, ...]:
    """A quadratic form, squares completed one variable after the other."""
    if polynomial.total_degree() != 2:
        return ()
    for sign in (1, -1):
        found, rest = [], sign * polynomial
        count = len(ring.generators)
        for place in range(count):
            c = rest.to_dict().get((*(2 * (k == place) for k in range(count)), 0), 0)
            if c == 0:
                if any(exponents[place] for exponents in rest.to_dict()):
                    break
                continue
            if c < 0:
                break
            line = rest.derivative(place)
            found.append(line)
            rest = 4 * c * rest - line**2
        else:
            if rest.is_constant() and rest == 0 and found:
                return tuple(found)
    return ()
