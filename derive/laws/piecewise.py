"""Derivatives of what is defined in pieces: inside each piece, and what happens where pieces meet."""

from __future__ import annotations

from derive.core.context import Context
from derive.core.rules import Provided, rule
from derive.terms import FALSE, Call, Cases, Derivative, Junction, Number, Relation, Term, call

from .slopes import free_of

SOURCE = "Stewart, Calculus: Early Transcendentals, sec. 2.8"

OPPOSITE = {"<": ">", ">": "<", "<=": ">=", ">=": "<=", "=": "=", "!=": "!="}
OPEN = {"<=": "<", ">=": ">", "<": "<", ">": ">"}
BEYOND = {"<": ">", "<=": ">", ">": "<", ">=": "<"}


@rule("d/dx cases(u if x < a; v if x > a) = cases(d/dx u if x < a; d/dx v if x > a)", Derivative)
def piecewise_rule(term: Term, context: Context) -> Term | Provided | None:
    """Inside each piece the function of that piece is differentiated; where pieces meet is a question of its own."""
    match term:
        case Derivative(Cases(values, conditions, otherwise), x, 1):
            inside = interiors(conditions, otherwise)
            if inside is None or all(c is FALSE for c in inside):
                return None
            pieces = values if otherwise is None else (*values, otherwise)
            kept = [(piece, c) for piece, c in zip(pieces, inside, strict=True) if c is not FALSE]
            after = Cases(tuple(term.rebuilt((piece,)) for piece, _ in kept), tuple(c for _, c in kept))
            return Provided(after, joints(conditions, x))
    return None


def interiors(conditions: tuple[Term, ...], otherwise: Term | None) -> tuple[Term, ...] | None:
    """The open condition of each piece, FALSE of a piece that is a single place; None where they can't be told."""
    found = [c for c in conditions if isinstance(c, Relation) and (c.sign in OPEN or c.sign == "=")]
    if len(found) < len(conditions):
        return None
    inside: list[Term] = [Relation(OPEN[c.sign], c.left, c.right) if c.sign in OPEN else FALSE for c in found]
    if otherwise is not None:
        outside = dict.fromkeys(Relation(BEYOND[c.sign], c.left, c.right) for c in found if c.sign in OPEN)
        inside.append(Junction("and", tuple(outside)) if len(outside) > 1 else next(iter(outside), FALSE))
    return tuple(inside)


def joints(conditions: tuple[Term, ...], x: Term) -> tuple[Term, ...]:
    """That the variable is at no place where pieces meet."""
    found = (c for c in conditions if isinstance(c, Relation) and not (free_of(c.left, x) and free_of(c.right, x)))
    return tuple(dict.fromkeys(Relation("!=", c.left, c.right) for c in found))


@rule("d/dx max(u, v) = cases(d/dx u if u > v; d/dx v if u < v)", Derivative)
def larger_one_rule(term: Term, context: Context) -> Term | Provided | None:
    """Where one of the two is larger (or smaller), it alone is differentiated."""
    match term:
        case Derivative(Call("max" | "min" as name, (u, v)), _, 1):
            if isinstance(u, Number) and not isinstance(v, Number):
                u, v = v, u
            sign = ">" if name == "max" else "<"
            inside = (Relation(sign, u, v), Relation(OPPOSITE[sign], u, v))
            after = Cases((term.rebuilt((u,)), term.rebuilt((v,))), inside)
            return Provided(after, (Relation("!=", u, v),))
        case Derivative(Call("max" | "min" as name, (u, v, *rest)), _, 1):
            return term.rebuilt((call(name, u, call(name, v, *rest)),))
    return None
