"""The matrix of the second derivatives of a quadratic function of a vector, read off from how it is built."""

from __future__ import annotations

from derive.terms import (
    TWO,
    Add,
    Call,
    Div,
    Mul,
    Neg,
    Pow,
    Symbol,
    Term,
    call,
    factors,
    negated,
    product,
    symbols,
    total,
)


def curvature(body: Term, x: Symbol) -> Term | None:
    """A matrix H with the form d^T H d/2 for the part of the second degree; None where it is not seen, or is zero."""
    parts = _parts(body, x)
    return total(parts) if parts else None


def _parts(body: Term, x: Symbol) -> list[Term] | None:
    """The summands of the curvature, none of what is of degree one; None where a part is not understood."""
    match body:
        case Add(terms):
            found = [_parts(each, x) for each in terms]
            return None if None in found else [part for each in found if each is not None for part in each]
        case Neg(inner):
            inside = _parts(inner, x)
            return None if inside is None else [negated(each) for each in inside]
        case Div(over, under) if x not in symbols(under) and not under.shape:
            inside = _parts(over, x)
            return None if inside is None else [Div(each, under) for each in inside]
        case Pow(Call("norm", (u,)), exponent) if exponent is TWO:
            return _form(u, (), u, x)
        case Call("dot", (u, v)):
            return _form(u, (), v, x)
        case Mul():
            return _of_product(tuple(factors(body)), x)
    return [] if x not in symbols(body) else None


def _of_product(parts: tuple[Term, ...], x: Symbol) -> list[Term] | None:
    """A multiple of u^T M v, or of a function of the second degree."""
    held = [part for part in parts if x in symbols(part)]
    scalars = tuple(part for part in parts if not part.shape)
    if len(held) == 1 and not held[0].shape:
        inside = _parts(held[0], x)
        rest = tuple(part for part in parts if part is not held[0])
        if inside is None or any(part.shape for part in rest):
            return None
        return [product((*rest, each)) for each in inside]
    chain = tuple(part for part in parts if part.shape)
    match chain:
        case (Call("transpose", (u,)), *inner, v) if len(u.shape) == 1 and len(v.shape) == 1:
            if any(x in symbols(each) for each in (*inner, *scalars)):
                return None
            found = _form(u, tuple(inner), v, x)
            return None if found is None else [product((*scalars, each)) for each in found]
    return None


def _form(u: Term, inner: tuple[Term, ...], v: Term, x: Symbol) -> list[Term] | None:
    """The curvature of u^T M v, where only one of them varies, or both are one vector."""
    if x not in symbols(u) or x not in symbols(v):
        both = (_slope(each, x) for each in (u, v) if x in symbols(each))
        return None if None in both else []
    slope = _slope(u, x) if u is v else None
    if slope is None:
        return None
    return [product((TWO, *(call("transpose", each) for each in reversed(slope)), *inner, *slope)) if slope or inner
            else product((TWO, call("identity", x.shape[0])))]  # fmt: skip


def _slope(u: Term, x: Symbol) -> tuple[Term, ...] | None:
    """The matrices A of a vector A x + b, or -A x + b, in which x occurs once; none of them where it is x + b."""
    match u:
        case Symbol() if u is x:
            return ()
        case Add(terms):
            held = [each for each in terms if x in symbols(each)]
            return _slope(held[0], x) if len(held) == 1 else None
        case Neg(inner):
            return _slope(inner, x)
        case Mul(parts) if parts[-1] is x and not any(x in symbols(each) for each in parts[:-1]):
            return tuple(parts[:-1]) if all(len(each.shape) == 2 for each in parts[:-1]) else None
    return None
