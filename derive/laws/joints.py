"""What happens where pieces of a function meet: whether the slopes from both sides agree."""

from __future__ import annotations

from derive.core.context import Context
from derive.core.drafts import Claim, Claims, phrase
from derive.exact.conditions import holds
from derive.terms import (
    ONE,
    ZERO,
    At,
    Call,
    Cases,
    Number,
    Relation,
    Symbol,
    Term,
    equation,
    negated,
    substituted,
    symbols,
    total,
    unfolded,
)

from .expansion import collected, expanded
from .monomials import parts, written
from .side_conditions import apart_from_zero
from .values import WORKED

Piece = tuple[Term, Term, Term]  # the function, its slope, the condition inside


def joints_judged(body: Term, x: Symbol, slope: Term, first_label: int, context: Context) -> tuple[Claims, ...]:
    """For each place where two pieces meet: whether the function is continuous and has a slope there."""
    pieces = _pieces(body, slope)
    if len(pieces) != 2:
        return ()
    inside = pieces[0][2]
    if not isinstance(inside, Relation):
        return ()
    places = _places(inside.left, inside.right, x)
    found = (_joint(pieces, x, place, f"p{first_label + k}", context) for k, place in enumerate(places))
    return tuple(each for each in found if each is not None)


def _pieces(body: Term, slope: Term) -> tuple[Piece, ...]:
    """The pieces of a function beside those of its derivative; none where they do not match."""
    functions = _functions(body)
    if not isinstance(slope, Cases) or slope.otherwise is not None or len(functions) != len(slope.values):
        return ()
    return tuple(zip(functions, slope.values, slope.conditions, strict=True))


def _functions(body: Term) -> tuple[Term, ...]:
    match body:
        case Cases(values, _, otherwise):
            return values if otherwise is None else (*values, otherwise)
        case Call("max" | "min", (u, v)):
            return (v, u) if isinstance(u, Number) and not isinstance(v, Number) else (u, v)
        case Call("relu" | "leaky_relu" | "elu" | "abs"):
            inner = unfolded(body)
            return () if inner is None else _functions(inner)
    return ()


def _places(left: Term, right: Term, x: Symbol) -> tuple[Term, ...]:
    """Where left = right, for sides in which x stands at most once and in no power; also |x| = c."""
    match left:
        case Call("abs", (u,)):
            return tuple(dict.fromkeys((*_places(u, right, x), *_places(u, negated(right), x))))
    whole = expanded(total((left, negated(right))))
    if whole is None:
        return ()
    with_x = {key: c for key, c in whole.items() if any(base is x for base, _ in key)}
    rest = {key: c for key, c in whole.items() if key not in with_x}
    if len(with_x) != 1:
        return ()
    ((key, c),) = with_x.items()
    if any(n is not ONE or (base is not x and x in symbols(base)) for base, n in key):
        return ()
    factors = tuple(base for base, _ in key if base is not x)
    over = collected({k: d for k, d in rest.items() if d.p})
    return (written(ONE, (negated(over),), (written(c, factors),)),) if over is not ZERO else (ZERO,)


def _joint(pieces: tuple[Piece, ...], x: Symbol, place: Term, label: str, context: Context) -> Claims | None:
    place = _worked(place, context)
    (one, one_slope, _), (other, other_slope, _) = pieces
    values = [_at(f, x, place, context) for f in (one, other)]
    slopes = [_at(f, x, place, context) for f in (one_slope, other_slope)]
    meet = Claim(equation(At(one, (x,), (place,)), At(other, (x,), (place,))), phrase("joint.meet", equation(x, place)))
    if values[0] is not values[1]:
        return None
    sides = tuple(
        Claim(equation(At(f, (x,), (place,)), value), phrase("joint.side", inside, value))
        for (_, f, inside), value in zip(pieces, slopes, strict=True)
    )
    if slopes[0] is slopes[1]:
        return Claims(label, phrase("joint.smooth", equation(x, place), slopes[0]), (meet, *sides))
    differ = Relation("!=", slopes[0], slopes[1])
    under = () if holds(context, differ) else _letters_kept(slopes, context)
    if not under and not holds(context, differ):
        return None
    kink = Claim(differ, phrase("joint.differ"), under)
    return Claims(label, phrase("joint.kink", equation(x, place)), (meet, *sides, kink))


def _letters_kept(slopes: list[Term], context: Context) -> tuple[Term, ...]:
    """What keeps two slopes of which one is zero apart."""
    if ZERO not in slopes:
        return ()
    (other,) = (s for s in slopes if s is not ZERO)
    return tuple(c for factor in parts(other)[1] for c in apart_from_zero(factor, context))


def _at(term: Term, x: Symbol, place: Term, context: Context) -> Term:
    return _worked(substituted(term, {x: place}), context)


def _worked(term: Term, context: Context) -> Term:
    found = WORKED(term, context)
    return term if found is None else found.end
