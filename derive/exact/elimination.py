"""Systems of polynomials with rational coefficients brought to triangular form; FLINT does the work."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

from derive.terms import Term

from .sparse_polynomials import Monomial, Poly, order

LIMITS = (60, 300, 2_000)
MOST_TERMS = 60


def triangular(polynomials: tuple[Poly, ...], unknowns: tuple[Term, ...]) -> tuple[Poly, ...] | None:
    """Polynomials with the same zeros, the first unknowns eliminated first; None where that grows too large."""
    from flint import Ordering, fmpz_mpoly_ctx, fmpz_mpoly_vec

    context = fmpz_mpoly_ctx.get([f"g{k}" for k in range(len(unknowns))], Ordering.lex)
    given = [_to_flint(p, unknowns, context) for p in polynomials]
    if any(p is None for p in given):
        return None
    found: Any = fmpz_mpoly_vec(given, context).buchberger_naive(limits=LIMITS)
    basis, finished = found
    if not finished:
        return None
    out = tuple(_from_flint(p, unknowns) for p in basis.autoreduction())
    return None if any(len(p) > MOST_TERMS for p in out) else out


def _to_flint(p: Poly, unknowns: tuple[Term, ...], context: Any) -> Any:
    """The polynomial for FLINT, None where it holds anything but the unknowns or fractions."""
    place = {u: k for k, u in enumerate(unknowns)}
    out: dict[tuple[int, ...], int] = {}
    for monomial, c in p.items():
        exponents = [0] * len(unknowns)
        for generator, k in monomial:
            if generator not in place:
                return None
            exponents[place[generator]] = k
        if c.denominator != 1:
            return None
        out[tuple(exponents)] = int(c)
    return context.from_dict(out)


def _from_flint(p: Any, unknowns: tuple[Term, ...]) -> Poly:
    out: Poly = {}
    for exponents, c in p.to_dict().items():
        monomial: Monomial = tuple((u, int(k)) for u, k in zip(unknowns, exponents, strict=True) if k)
        out[tuple(sorted(monomial, key=lambda pair: order(pair[0])))] = Fraction(int(c))
    return out
