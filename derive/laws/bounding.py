"""Laws that lead to an upper bound: absolute values of products, factors with a known largest value, constants out."""

from __future__ import annotations

from derive.core.context import Context
from derive.core.rules import rule
from derive.exact.integers import is_integer
from derive.exact.signs import sign
from derive.terms import (
    ONE,
    Add,
    Binder,
    Bound,
    Call,
    Div,
    Mul,
    Neg,
    Number,
    Pow,
    Relation,
    Symbol,
    Term,
    alike,
    bind,
    call,
    factors,
    fraction,
    kinds,
    number,
    opened,
    product,
    with_children,
)

QUARTER = number(1, 4)


@rule("|a b| = |a| |b|", Call)
def absolute_value_of_a_product(term: Term, context: Context) -> Term | None:
    """The absolute value of a product is the product of the absolute values."""
    match term:
        case Call("abs", (Mul(parts),)) if not any(part.shape for part in parts):
            return product(call("abs", part) for part in parts)
        case Call("abs", (Div(over, under),)):
            return fraction(call("abs", over), call("abs", under))
        case Call("abs", (Neg(inner),)):
            return call("abs", inner)
        case Call("abs", (Binder("product", letter, body, low, high),)):
            return Binder("product", letter, call("abs", body), low, high)
    return None


@rule("|a| = a, a \\ge 0", Call)
def absolute_value_of_what_is_not_negative(term: Term, context: Context) -> Term | None:
    """What is never negative is its own absolute value."""
    match term:
        case Call("abs", (u,)) if sign(u, context) <= {0, 1}:
            return u
    return None


@rule("|a + b| \\le |a| + |b|", relation="<=")
def triangle_inequality(term: Term, context: Context) -> Term | None:
    """The absolute value of a sum is at most the sum of the absolute values."""
    match term:
        case Call("abs", (Add(parts),)):
            return Add(tuple(call("abs", part.inner if type(part) is Neg else part) for part in parts))
        case Call("abs", (Binder("sum", letter, body, low, high),)):
            return Binder("sum", letter, call("abs", body), low, high)
    return None


@rule("a b \\le a B, b \\le B, a \\ge 0", relation="<=")
def factors_at_most(term: Term, context: Context) -> Term | None:
    """Where no factor is negative, each factor may be replaced by the largest value that it can have."""
    return bounded(term, context) if sign(term, context) <= {0, 1} else None


def bounded(term: Term, context: Context) -> Term | None:
    """A term with its factors at their largest values; None where no factor has one."""
    match term:
        case Binder("product" | "sum" as kind, letter, _, low, high):
            index = Symbol(f"{letter}#")
            inner = bounded(opened(term, index), context)
            found = None if inner is None else bind(kind, index, inner, low, high)
            return None if found is None else Binder(kind, letter, found.body, low, high)
        case Add(parts):
            inside = [bounded(part, context) for part in parts]
            if any(each is not None for each in inside):
                return Add(tuple(new or old for new, old in zip(inside, parts, strict=True)))
            return None
    own = factors(term) if type(term) is Mul else (term,)
    if not all(sign(part, context) <= {0, 1} for part in own):
        return None
    new = _factorsbounded(own, context)
    return None if new == own else product(new)


def _factorsbounded(parts: tuple[Term, ...], context: Context) -> tuple[Term, ...]:
    out = list(parts)
    for part in parts:
        other = _partner(part)
        if other is not None and part in out and other in out:
            out[out.index(part)] = QUARTER
            out.remove(other)
    return tuple(_largest(part, context) or part for part in out)


def _partner(term: Term) -> Term | None:
    """1 - sigma(u) for sigma(u)."""
    return Add((ONE, Neg(term))) if type(term) is Call and term.name == "sigma" else None


def _largest(term: Term, context: Context) -> Term | None:
    """The largest value of one factor that is known from a declared bound or from its function."""
    for fact in context.facts:
        match fact:
            case Relation("<=" | "<", left, right) if _fits(left, term, context):
                return right
            case Relation(">=" | ">", right, left) if _fits(left, term, context):
                return right
    match term:
        case Add((Number(1, 1), Neg(Pow(Call("tanh", _), Number(2, 1))))):
            return ONE
        case Call("abs", (Call("sin" | "cos" | "tanh", _),)) | Call("sigma" | "step", _):
            return ONE
        case Binder("product" | "sum") | Add():
            return bounded(term, context)
        case Pow(base, exponent) if is_integer(exponent, context) and sign(base, context) <= {0, 1}:
            found = _largest(base, context) if sign(exponent, context) <= {0, 1} else None
            return None if found is None else Pow(found, exponent)
    return None


def _fits(told: Term, term: Term, context: Context) -> bool:
    """Whether a declared term, its index letters at any place, is this one."""
    if alike(told, term):
        return True
    places = {name for name, _ in context.indices}
    if type(told) is Symbol and told.name in places:
        return type(term) in (Symbol, Number, Bound)
    if type(told) is not type(term) or len(told.children) != len(term.children) or not told.children:
        return False
    if getattr(told, "name", None) != getattr(term, "name", None):
        return False
    return all(x is y or _fits(x, y, context) for x, y in zip(told.children, term.children, strict=True))


@rule("prod(c a_l, l=1..L) = c^L prod(a_l, l=1..L)", Binder)
def constant_out_of_a_product(term: Term, context: Context) -> Term | None:
    """A factor that is the same for every index comes out of a product as a power."""
    match term:
        case Binder("product", letter, body, low, high) if low is ONE and high is not None:
            own = factors(body)
            fixed = tuple(part for part in own if Bound not in kinds(part))
            rest = tuple(part for part in own if Bound in kinds(part))
            if not fixed:
                return None
            power = Pow(product(fixed), high)
            return Mul((power, Binder("product", letter, product(rest), low, high))) if rest else power
    return None


def _inside(term: Term, context: Context) -> Term | None:
    def worked(child: Term) -> Term:
        found = powers_of_numbers.rewrite(child, context)
        return found if isinstance(found, Term) else child

    new = with_children(term, worked)
    return None if new is term else new


@rule("a^n = c")
def powers_of_numbers(term: Term, context: Context) -> Term | None:
    """Powers of numbers are worked out."""
    match term:
        case Pow(Number(p, q), Number(n, 1)) if 0 < n <= 64:
            return number(p**n, q**n)
    return _inside(term, context)
