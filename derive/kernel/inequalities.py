"""At most: the difference is a number, a sum of squares, or of one sign by its structure and the facts."""

from __future__ import annotations

from derive.core.certificates import PROVED, REFUTED, UNDECIDED, Certificate
from derive.core.context import Context
from derive.exact.conditions import holds
from derive.exact.signs import range_of, sign
from derive.terms import Neg, Relation, Term, total

from .bench import Bench, plain
from .events import in_cells, shares
from .rootless import without_roots

ANY = frozenset((-1, 0, 1))
SIGNS = {
    "<": frozenset((-1,)), "<=": frozenset((-1, 0)), ">": frozenset((1,)), ">=": frozenset((0, 1)),
    "!=": frozenset((-1, 1)),
}  # fmt: skip


def compared(relation: Relation, context: Context, bench: Bench) -> Certificate:
    """`<`, `<=`, `>`, `>=`, `!=` and `in` of scalars, by what is known of the sign of the difference."""
    stated = Relation(relation.sign, plain(relation.left, context), plain(relation.right, context))
    found = holds(context, stated)
    if found is None and relation.sign in SIGNS and not relation.left.shape:
        possible = sign_of_factors(total((stated.left, Neg(stated.right))), context)
        found = True if possible <= SIGNS[relation.sign] else False if not possible & SIGNS[relation.sign] else None
    if found is None and (rootless := without_roots(stated, context)) is not None:
        return compared(*rootless, bench)
    if found is None:
        from .general_inequalities import holds_at_every_size

        if holds_at_every_size(stated, context, bench):
            return Certificate(PROVED, "sums of squares and of positive terms", seed=bench.seed)
        return Certificate(UNDECIDED, "the sign is not decided", seed=bench.seed)
    return Certificate(PROVED if found else REFUTED, "signs", seed=bench.seed)


def sign_of_factors(term: Term, context: Context) -> frozenset[int]:
    """The signs that a term in lowest terms can have, from those of its irreducible factors."""
    from .rings import Ring, TooHardError, factors_of

    try:
        ring = Ring((term,))
        above, below = ring.read(term)
        shared = above.gcd(below)
        constant, factors = factors_of(above / shared * (below / shared))
    except (TooHardError, ValueError, OverflowError):
        return ANY
    found = frozenset(((constant > 0) - (constant < 0),))
    for factor, multiplicity in factors:
        each = sign(ring.term(factor), context)
        if multiplicity % 2 == 0 and range_of(ring.term(factor), context).real:
            each = frozenset(s * s for s in each)
        found = frozenset(s * t for s in found for t in each)
    return found


def at_most(a: Term, b: Term, context: Context, bench: Bench) -> Certificate:
    """Whether a <= b everywhere."""
    if (cells := in_cells(a, b, context)) is not None:
        found = compared(Relation("<=", *cells), context.given(*shares(cells)), bench)
        return found if found.grade == PROVED else Certificate(UNDECIDED, found.method, seed=bench.seed)
    found = compared(Relation("<=", a, b), context, bench)
    if found.grade == UNDECIDED:
        same = bench.equal(a, b, context)
        if same.grade == PROVED:
            return same
        from .monotone import below
        from .tangents import above_a_tangent

        if below(a, b, context, bench):
            return Certificate(PROVED, "part by part", seed=bench.seed)
        if not a.shape and not b.shape and above_a_tangent(a, b, context, bench):
            return Certificate(PROVED, "convex, and at least zero where its slope is zero", seed=bench.seed)
    return found
