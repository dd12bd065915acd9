"""Whether polynomial equations and inequations imply others: by combinations of them (Rabinowitsch's trick, FLINT).

The proof holds over the complex numbers, so over the real ones; before it, factors that a real value can't make 0
are dropped, and a sum of squares that is 0 gives every square.
"""

from __future__ import annotations

from typing import Any

from derive.core.context import Context
from derive.exact.conditions import holds
from derive.terms import (
    COMPLEXES,
    FALSE,
    TRUE,
    ZERO,
    Call,
    Div,
    Junction,
    Neg,
    Number,
    Pow,
    Record,
    Relation,
    Term,
    alike,
    subterms,
    total,
)

from .branches import real_branches
from .denials import always_reached
from .domains import needs
from .explicit import entries, scalar
from .rings import Ring, TooHardError
from .term_matrices import UnknownSizeError

MOST_SYSTEMS = 64


class System(Record):
    """Terms that are 0, terms that are not, and comparisons, all at once."""

    zero: tuple[Term, ...] = ()
    apart: tuple[Term, ...] = ()
    orders: tuple[Relation, ...] = ()

    def __and__(self, other: System) -> System:
        """Both systems."""
        return System(self.zero + other.zero, self.apart + other.apart, self.orders + other.orders)


def cases_of(statement: Term) -> tuple[System, ...]:
    """A statement as systems of which one holds; raises TooHardError where it is none."""
    match statement:
        case Junction("and", parts):
            systems: tuple[System, ...] = (System(),)
            for part in parts:
                systems = tuple(a & b for a in systems for b in cases_of(part))
                if len(systems) > MOST_SYSTEMS:
                    raise TooHardError
            return systems
        case Junction("or", parts):
            return tuple(system for part in parts for system in cases_of(part))
        case Relation("=", left, right):
            return (System(zero=_gaps(left, right)),)
        case Relation("!=", left, right):
            gaps = _gaps(left, right)
            return tuple(System(apart=(gap,)) for gap in gaps)
        case Relation("<" | "<=" | ">" | ">=" | "in", _, _):
            return (System(orders=(statement,)),)
    if statement is TRUE:
        return (System(),)
    if statement is FALSE:
        return ()
    raise TooHardError


def _gaps(left: Term, right: Term) -> tuple[Term, ...]:
    if not left.shape and not right.shape:
        whole = (scalar(left), scalar(right))
        return (total((whole[0], Neg(whole[1]))) if whole[1] is not ZERO else whole[0],)
    if ZERO in (left, right):
        return entries(left if right is ZERO else right)
    pairs = zip(entries(left), entries(right), strict=True)
    return tuple(x if y is ZERO else total((x, Neg(y))) for x, y in pairs)


def entails(first: Term, second: Term, context: Context) -> bool:
    """Whether the second statement is seen to hold wherever the first does, under the facts."""
    try:
        facts = cases_of(Junction("and", _usable(context))) if _usable(context) else (System(),)
        givens = tuple(a & b for a in cases_of(first) for b in facts)
        goals = cases_of(second)
        return all(_one(given, goals, context) for given in givens)
    except (TooHardError, UnknownSizeError, ValueError, OverflowError):
        return False


def _usable(context: Context) -> tuple[Term, ...]:
    found = []
    for fact in context.facts:
        try:
            cases_of(fact)
        except (TooHardError, UnknownSizeError, ValueError):
            continue
        if not (type(fact) is Relation and fact.sign == "in"):
            found.append(fact)
    return tuple(found)


def _one(given: System, goals: tuple[System, ...], context: Context) -> bool:
    inside = context.given(*given.orders)
    reachable = tuple(g for g in (_without_orders(goal, given, inside) for goal in goals) if g is not None)
    terms = (*given.zero, *given.apart, *(t for goal in reachable for t in (*goal.zero, *goal.apart)))
    differences = tuple(total((r.left, Neg(r.right))) for r in inside.facts if type(r) is Relation and r.sign in "<>")
    ring = Ring(terms)
    if any(Relation("in", g, COMPLEXES) in inside.facts for g in ring.generators):
        ring.real = False
    if not _defined(given, reachable, inside):
        return False
    zeros, apart = _read(ring, given)
    apart += _nonzero_generators(ring, inside) + _nonzero_facts(ring, differences)
    if not _keeps_cases(ring, zeros, given, inside):
        return False
    zeros += ring.relations
    wanted = tuple(_read(ring, goal) for goal in reachable)
    return all(always_reached(ring, branch, apart, wanted) for branch in real_branches(ring, zeros, inside))


def _keeps_cases(ring: Ring, zeros: tuple[Any, ...], given: System, context: Context) -> bool:
    """Whether no case of the given is lost because a root that only a goal holds has no real value there."""
    known = {part for term in (*given.zero, *given.apart) for part in subterms(term)}
    roots = tuple(g for g in ring.generators if type(g) is Call and g.name in ("sqrt", "root"))
    if known.issuperset(roots):
        return True
    own = tuple(relation for g in ring.generators if g not in roots or g in known for relation in ring.relation(g))
    cases = real_branches(ring, (*zeros, *own), context)
    return all(real_branches(ring, (*case, *ring.relations), context) for case in cases)


def _without_orders(goal: System, given: System, context: Context) -> System | None:
    """A goal whose comparisons hold, without them; None where one fails or is unknown."""
    for order in goal.orders:
        if not any(alike(order, known) for known in given.orders) and not holds(context, order):
            return None
    return goal.but(orders=())


def _defined(given: System, goals: tuple[System, ...], context: Context) -> bool:
    """What a goal holds has a value wherever the given has, so that what is equal to it has one too."""
    known = {part for term in (*given.zero, *given.apart) for part in subterms(term)}
    parts = (part for goal in goals for term in (*goal.zero, *goal.apart) for part in subterms(term))
    return all(_has_value(part, goals, context) for part in parts if part not in known)


def _has_value(part: Term, goals: tuple[System, ...], context: Context) -> bool:
    """Denominators are left to the equations; a root that a goal gives is a real number where the goal holds."""
    if type(part) is Div or (type(part) is Pow and type(part.exponent) is Number and part.exponent.q == 1):
        return True
    if all(holds(context, condition) for condition in needs(part)):
        return True
    return type(part) is Call and part.name == "sqrt" and all(_solved_for(part, goal) for goal in goals)


def _solved_for(root: Term, goal: System) -> bool:
    """Whether a goal has an equation linear in a root, so that the root is a real number where the goal holds."""
    ring = Ring(goal.zero)
    g = ring.gens.get(root)
    for term in goal.zero:
        above = ring.read(term)[0]
        if g is not None and g in above.context().gens():
            place = ring.generators.index(root)
            steep = [c for c in above.to_dict() if c[place]]
            if steep and all(c[place] == 1 and sum(c) == 1 for c in steep):
                return True
    return False


def _read(ring: Ring, system: System) -> tuple[tuple[Any, ...], tuple[Any, ...]]:
    pairs = [ring.read(term) for term in system.zero]
    others = [ring.read(term) for term in system.apart]
    below = (pair[1] for pair in (*pairs, *others) if not pair[1].is_constant())
    return tuple(pair[0] for pair in pairs), (*(pair[0] for pair in others), *below)


def _nonzero_generators(ring: Ring, context: Context) -> tuple[Any, ...]:
    return tuple(g for term, g in ring.gens.items() if holds(context, Relation("!=", term, ZERO)))


def _nonzero_facts(ring: Ring, differences: tuple[Term, ...]) -> tuple[Any, ...]:
    found = []
    for term in differences:
        try:
            found.append(ring.read(term)[0])
        except TooHardError:
            continue
    return tuple(f for f in found if not f.is_constant())
