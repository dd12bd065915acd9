"""Laws that combine equations of a system: sums of multiples, triangular form."""

from __future__ import annotations

from derive.core.context import Context
from derive.core.rules import rule
from derive.exact.elimination import triangular
from derive.exact.sparse_polynomials import Poly
from derive.exact.spelling import normal, sum_term
from derive.terms import ONE, ZERO, Number, Term, equation, negated, product, total

from .real_roots import primitive, zero_side
from .systems import equations, exchanged, is_solved, together, whole

SOURCE = "Cox, Little and O'Shea, Ideals, Varieties, and Algorithms, ch. 2 and 3"


@rule("p = 0 \\land q = 0 \\iff p = 0 \\land c q + m p = 0, c \\ne 0", relation="iff")
def elimination(system: Term, context: Context, index: Term, *multipliers: Term) -> Term | None:
    """Adding multiples of the other equations to a nonzero multiple of one equation changes no solution."""
    own = multipliers[whole(index)]
    if type(own) is not Number or own is ZERO:
        return None
    return exchanged(system, whole(index), _combined(system, multipliers))


@rule("p = 0 \\land q = 0 \\implies m p + n q = 0", relation="iff")
def consequence_joined(system: Term, context: Context, *multipliers: Term) -> Term | None:
    """A sum of multiples of the equations is an equation that follows from them, and may be joined to them."""
    return together((_combined(system, multipliers), *equations(system)))


@rule("p_1 = \\dots = p_k = 0 \\iff q_1 = \\dots = q_m = 0", relation="iff")
def system_made_triangular(system: Term, context: Context, *unknowns: Term) -> Term | None:
    """Each equation of the new system is a sum of multiples of those of the old one, and the other way round."""
    open_parts = tuple(part for part in equations(system) if not is_solved(part))
    given = tuple(zero_side(part) or {} for part in open_parts)
    found = triangular(given, unknowns)
    if found is None or set(map(_key, found)) == set(map(_key, given)):
        return None
    kept = tuple(part for part in equations(system) if is_solved(part))
    return together((*kept, *(equation(sum_term(primitive(p)), ZERO) for p in found)))


def _key(p: Poly) -> frozenset[object]:
    return frozenset(primitive(p).items()) if p else frozenset()


def _combined(system: Term, multipliers: tuple[Term, ...]) -> Term:
    parts = zip(multipliers, equations(system), strict=True)
    out = total(product((m, _side(part))) if m is not ONE else _side(part) for m, part in parts if m is not ZERO)
    return equation(normal(out), ZERO)


def _side(statement: Term) -> Term:
    left, right = statement.left, statement.right  # type: ignore[attr-defined]
    return left if right is ZERO else total((left, negated(right)))
