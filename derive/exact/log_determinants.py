"""What multiplies the logarithm of a determinant in an expression."""

from __future__ import annotations

from derive.terms import (
    ONE,
    ZERO,
    Add,
    Binder,
    Call,
    Div,
    Mul,
    Neg,
    Symbol,
    Term,
    fraction,
    negated,
    product,
    symbols,
    total,
)


def weight_of_log_determinant(term: Term, letter: Symbol) -> Term:
    """What multiplies ln(det(S)) in a term, zero where it does not occur."""
    match term:
        case Call("log", (Call("det", (inner,)),)) if inner is letter:
            return ONE
        case Neg(inner):
            found = weight_of_log_determinant(inner, letter)
            return found if found is ZERO else negated(found)
        case Add(parts):
            kept = [found for found in (weight_of_log_determinant(each, letter) for each in parts) if found is not ZERO]
            return total(kept) if kept else ZERO
        case Mul(parts):
            held = [k for k, each in enumerate(parts) if weight_of_log_determinant(each, letter) is not ZERO]
            if len(held) == 1:
                (k,) = held
                return product((*parts[:k], weight_of_log_determinant(parts[k], letter), *parts[k + 1 :]))
        case Div(over, under) if letter not in symbols(under):
            found = weight_of_log_determinant(over, letter)
            return found if found is ZERO else fraction(found, under)
        case Binder("sum", name, body, low, high):
            found = weight_of_log_determinant(body, letter)
            return found if found is ZERO else Binder("sum", name, found, low, high)
    return ZERO
