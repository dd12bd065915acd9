"""Whether polynomials can be 0 while others are not, over the complex numbers."""

from __future__ import annotations

from typing import Any

from .rings import Ring, factors_of

LIMITS = (40, 250, 1_000)


def unsatisfiable(ring: Ring, equations: tuple[Any, ...], inequations: tuple[Any, ...]) -> bool:
    """Whether it is seen that the first can't all be 0 while none of the others is."""
    zeros, others = _solved(ring, [f for f in equations if f != 0], list(inequations))
    if any(f.is_constant() for f in zeros) or any(f == 0 for f in others):
        return True
    apart = [f for f in others if not f.is_constant()]
    if not zeros:
        return False
    inverse = ring.spare
    for f in apart:
        inverse = inverse * f
    if len(zeros) == 1:
        return all(_divides(part, apart) for part, _ in factors_of(zeros[0])[1])
    return _holds_one(ring, [*zeros, 1 - inverse] if apart else zeros)


def consequences(ring: Ring, equations: tuple[Any, ...]) -> tuple[Any, ...]:
    """What is left of some equations when the generators that they give are put in."""
    zeros, _ = _solved(ring, [f for f in equations if f != 0], [])
    return tuple(zeros)


def _divides(part: Any, apart: list[Any]) -> bool:
    return any(divmod(f, part)[1] == 0 for f in apart)


def _solved(ring: Ring, zeros: list[Any], apart: list[Any]) -> tuple[list[Any], list[Any]]:
    """Generators that an equation gives are put in everywhere."""
    while (found := _linear(ring, zeros)) is not None:
        equation, place, value = found
        rest = [f for f in zeros if f is not equation]
        gens = list(ring.context.gens())
        gens[place] = value
        zeros = [g for f in rest if (g := f.compose(*gens, ctx=ring.context)) != 0]
        apart = [f.compose(*gens, ctx=ring.context) for f in apart]
        if any(f.is_constant() for f in zeros):
            return zeros, apart
    return zeros, apart


def _linear(ring: Ring, zeros: list[Any]) -> tuple[Any, int, Any] | None:
    """An equation `c g + rest` with c = 1 or -1 and no g in the rest, the place of g, and its value."""
    for f in zeros:
        terms: dict[tuple[int, ...], Any] = f.to_dict()
        if len(terms) > 40:
            continue
        for exponents, c in terms.items():
            if sum(exponents) == 1 and abs(int(c)) == 1:
                place = list(exponents).index(1)
                if sum(1 for each in terms if each[place]) == 1:
                    g = ring.context.gens()[place]
                    return f, place, g - f if int(c) == 1 else g + f
    return None


def _holds_one(ring: Ring, polynomials: list[Any]) -> bool:
    """Whether 1 is a combination of the polynomials."""
    from flint import fmpz_mpoly_vec

    vector = fmpz_mpoly_vec(polynomials, ring.context)
    basis: Any = vector.buchberger_naive(limits=LIMITS)[0]
    return any(f != 0 and f.is_constant() for f in basis)
