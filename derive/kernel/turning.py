"""Where a term branches: the arguments of abs, max, roots and conditions, and points on both sides of their roots."""

from __future__ import annotations

from fractions import Fraction
from itertools import pairwise

from derive.terms import Add, Call, Cases, Mul, Neg, Pow, Relation, Symbol, Term, subterms

from .exactly import value

ONE_ARGUMENT = {
    "abs", "sign", "step", "relu", "leaky_relu", "elu", "sqrt", "log", "floor", "ceil",
    "tanh", "sigma", "erf", "Phi", "softplus", "silu", "gelu",
}  # fmt: skip
GRID = tuple(Fraction(2) ** k * s for k in range(-3, 14) for s in (1, -1))
MOST_ATOMS = 12
NEAR = (Fraction(1), Fraction(1, 9), Fraction(0), Fraction(5))


def branching(term: Term) -> tuple[Term, ...]:
    """The terms at whose roots a term may branch, or goes over from one value to another, in the order met."""
    out: list[Term] = []
    for here in subterms(term):
        match here:
            case Call(name, (u, *_)) if name in ONE_ARGUMENT:
                out.append(u)
            case Call("max" | "min", parts):
                out += [Add((u, Neg(v))) for k, u in enumerate(parts) for v in parts[k + 1 :]]
            case Cases(_, conditions):
                out += [
                    Add((each.left, Neg(each.right)))
                    for condition in conditions
                    for each in subterms(condition)
                    if type(each) is Relation
                ]
    return tuple(dict.fromkeys(piece for atom in out for piece in _pieces(atom)))


def _pieces(atom: Term) -> tuple[Term, ...]:
    """An atom and the factors at whose roots it may touch zero without changing sign."""
    if type(atom) is Pow:
        return (atom, atom.base)
    if type(atom) is Mul:
        return (atom, *atom.factors)
    return (atom,)


def turning_points(term: Term, free: tuple[Symbol, ...]) -> tuple[dict[Term, Fraction], ...]:
    """Coordinates on both sides of roots, one letter each; rational atoms in one letter only."""
    out: dict[Fraction, list[dict[Term, Fraction]]] = {d: [] for d in NEAR}
    for atom in branching(term)[:MOST_ATOMS]:
        inside = [x for x in free if any(here is x for here in subterms(atom))]
        if not inside:
            continue
        x, rest = inside[0], inside[1:]
        others: dict[Term, Fraction] = {y: Fraction(k + 2) for k, y in enumerate(rest)}
        for root in roots(atom, x, others):
            for d in NEAR:
                out[d] += [{**others, x: root + s * d} for s in ((1, -1) if d else (1,))]
    return tuple(point for d in NEAR for point in out[d])


def roots(atom: Term, x: Symbol, others: dict[Term, Fraction]) -> list[Fraction]:
    """Roots in one letter: exact where the atom is a line, else to a few binary places."""

    def at(position: Fraction) -> Fraction | None:
        return value(atom, {**others, x: position})

    first, second, third = at(Fraction(0)), at(Fraction(1)), at(Fraction(2))
    if first is None or second is None or third is None:
        return []
    if third - second == second - first:
        return [-first / (second - first)] if second != first else []
    out = []
    places = sorted((*GRID, Fraction(0)))
    for low, high in pairwise(places):
        a, b = at(low), at(high)
        if a is not None and b is not None and a * b < 0:
            for _ in range(8):
                middle = (low + high) / 2
                m = at(middle)
                if m is None:
                    break
                low, high = (middle, high) if m * a > 0 else (low, middle)
            out.append((low + high) / 2)
    return out
