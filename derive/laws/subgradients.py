"""Laws of functions with corners: which side a corner is on, sums written out, inequalities solved for a letter."""

from __future__ import annotations

from derive.core.context import Context
from derive.core.rules import Provided, rule
from derive.exact.conditions import holds
from derive.exact.rings import fraction_in
from derive.exact.signs import sign
from derive.exact.sparse_polynomials import Poly, by_powers, constants_only
from derive.exact.spelling import normal, sum_term
from derive.terms import (
    ZERO,
    Binder,
    Call,
    Component,
    Junction,
    Number,
    Relation,
    Symbol,
    Term,
    Vector,
    fraction,
    negated,
    number,
    opened,
    symbols,
    total,
    with_children,
)

SOURCE = "Rockafellar, Convex Analysis, sec. 23"

LONGEST = 40
TURNED = {"<": ">", "<=": ">=", ">": "<", ">=": "<="}


@rule("|u| = u, u \\ge 0", Call)
def corner_by_sign(term: Term, context: Context) -> Term | None:
    """An absolute value is its argument or the negative of it, and a maximum one of its two, as their signs say."""
    match term:
        case Call("abs", (u,)):
            return _chosen(u, negated(u), u, context)
        case Call("relu", (u,)):
            return _chosen(u, ZERO, u, context)
        case Call("max" | "min" as name, (u, v)):
            first, second = (u, v) if name == "max" else (v, u)
            return _chosen(first, second, total((u, negated(v))), context)
    return None


def _chosen(above: Term, below: Term, compared: Term, context: Context) -> Term | None:
    if holds(context, Relation(">=", compared, ZERO)):
        return above
    return below if holds(context, Relation("<=", compared, ZERO)) else None


@rule("sum(a_i, i=1..3) = a_1 + a_2 + a_3", Binder)
def sum_written_out(term: Term, context: Context) -> Term | None:
    """A sum over numbers is written out, summand by summand."""
    match term:
        case Binder("sum", _, _, Number(low, 1), Number(high, 1)) if low <= high < low + LONGEST:
            return total(entries_read(opened(term, number(k)), context) for k in range(low, high + 1))
    return None


def entries_read(term: Term, context: Context) -> Term:
    """A term with the components of explicit vectors read off."""
    new = with_children(term, lambda child: entries_read(child, context))
    if type(new) is not Component or len(new.indices) != 1:
        return new
    base = new.base
    known = context.definition(base.name) if type(base) is Symbol else None
    vector, index = (known.body if known and not known.parameters else base), new.indices[0]
    if type(vector) is Vector and type(index) is Number and index.q == 1 and 1 <= index.p <= len(vector.entries):
        return vector.entries[index.p - 1]
    return new


@rule("c z + r > 0 \\iff z > -r/c, c > 0", Relation, Junction, relation="iff")
def inequality_solved(term: Term, context: Context, letter: Term) -> Term | Provided | None:
    """An inequality that is linear in a letter is solved for it; dividing by a negative number turns its sign round."""
    if type(term) is Junction:
        found = [inequality_solved.rewrite(part, context, letter) or part for part in term.parts]
        parts = tuple(part.after if isinstance(part, Provided) else part for part in found)
        if any(isinstance(part, Provided) for part in found) or parts == term.parts:
            return None
        return term.rebuilt(tuple(sorted(parts, key=_low_first)))
    if type(term) is not Relation or term.sign not in TURNED:
        return None
    p = _cleared(total((term.left, negated(term.right))), context)
    powers = by_powers(p or {}, letter)
    if set(powers) - {0, 1} or 1 not in powers or not constants_only(powers[1]) or _inside(letter, powers.get(0, {})):
        return None
    factor = sum_term(powers[1])
    signs = sign(factor, context)
    bound = normal(fraction(negated(sum_term(powers.get(0, {}))), factor)) if powers.get(0) else ZERO
    if signs == {1}:
        return Relation(term.sign, letter, bound)
    return Relation(TURNED[term.sign], letter, bound) if signs == {-1} else None


def _low_first(statement: Term) -> int:
    return 0 if type(statement) is Relation and statement.sign in (">", ">=") else 1


def _inside(letter: Term, p: Poly) -> bool:
    return any(letter in symbols(base) for monomial in p for base, _ in monomial)


def _cleared(term: Term, context: Context) -> Poly | None:
    """The numerator of a term whose denominator is never negative nor zero."""
    found = fraction_in(term)
    if found is None:
        return None
    over, under = found
    signs = sign(sum_term(under), context)
    if signs == {1}:
        return over
    return {monomial: -c for monomial, c in over.items()} if signs == {-1} else None
