"""Products of matrices multiplied out, orthogonal matrices next to their transposes, inverses of products."""

from __future__ import annotations

from itertools import pairwise

from derive.core.context import Context
from derive.core.rules import Provided, rule
from derive.terms import (
    ONE,
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
    fraction,
    negated,
    product,
    summands,
    total,
)

from .array_products import transposed


@rule("A (B + C) = A B + A C", Mul)
def matrix_product_multiplied_out(term: Term, context: Context) -> Term | None:
    """A product with a sum of matrices is multiplied out, the order of the factors being kept."""
    if not any(factor.shape for factor in term.children):
        return None
    place = next((k for k, factor in enumerate(term.children) if type(factor) is Add and factor.shape), None)
    if place is None:
        return None
    before, after = term.children[:place], term.children[place + 1 :]
    return total(_between(before, part, after) for part in summands(term.children[place]))


def _between(before: tuple[Term, ...], part: Term, after: tuple[Term, ...]) -> Term:
    if type(part) is Neg:
        return negated(_between(before, part.inner, after))
    if _is_identity(part) and (before or after) and any(x.shape for x in (*before, *after)):
        return product((*before, *after))
    return product((*before, part, *after))


def _is_identity(term: Term) -> bool:
    return type(term) is Call and term.name == "identity"


@rule("Q^T Q = I", Mul)
def orthogonal_next_to_transpose(term: Term, context: Context) -> Term | None:
    """An orthogonal matrix times its transpose is the identity matrix."""
    parts = term.children
    for k, (one, other) in enumerate(pairwise(parts)):
        letter = one.arguments[0] if type(one) is Call and one.name == "transpose" else one
        if type(letter) is not Symbol or not context.has(letter.name, "orthogonal", "permutation"):
            continue
        if other is (transposed(letter) if one is letter else letter):
            rest = (*parts[:k], *parts[k + 2 :])
            return product(rest) if any(x.shape for x in rest) else product((*rest, call("identity", letter.dims[0])))
    return None


@rule("(A B)^-1 = B^-1 A^-1", Call)
def inverse_of_a_product(term: Term, context: Context) -> Term | Provided | None:
    """The inverse of a product of invertible square matrices is the product of the inverses the other way round."""
    match term:
        case Call("inverse", (Mul(parts),)) if all(_square(x) for x in parts):
            return product(_inverse(x, context) for x in reversed(parts))
        case Call("inverse", (Symbol(name) as letter,)) if context.has(name, "orthogonal", "permutation"):
            return transposed(letter)
    return None


def _square(term: Term) -> bool:
    return len(term.shape) == 2 and term.shape[0] is term.shape[1]


def _inverse(term: Term, context: Context) -> Term:
    letter = term.arguments[0] if type(term) is Call and term.name == "transpose" else term
    if type(letter) is Symbol and context.has(letter.name, "orthogonal", "permutation"):
        return letter if letter is not term else transposed(letter)
    return call("inverse", term)


@rule("A A = A^2", Mul)
def matrix_times_itself(term: Term, context: Context) -> Term | None:
    """A square matrix times itself is its square."""
    parts = term.children
    for k, (one, other) in enumerate(pairwise(parts)):
        if one is other and _square(one):
            return product((*parts[:k], Pow(one, TWO), *parts[k + 2 :]))
    return None


@rule("V A V^T + c I = V (A + c I) V^T", Add)
def identity_put_between(term: Term, context: Context) -> Term | None:
    """A multiple of the identity stays the same between an orthogonal matrix and its transpose."""
    match term:
        case Add((Mul((first, *middle, last)), multiple)) if middle and _is_multiple_of_identity(multiple):
            if _orthogonal_pair(first, last, context):
                return Mul((first, total((product(middle), multiple)), last))
    return None


def _orthogonal_pair(first: Term, last: Term, context: Context) -> bool:
    """Whether an orthogonal matrix and its transpose stand there, in either order."""
    pairs = ((first, last), (last, first))
    return any(type(v) is Symbol and context.has(v.name, "orthogonal") and w is transposed(v) for v, w in pairs)


def _is_multiple_of_identity(term: Term) -> bool:
    parts = term.children if type(term) is Mul else (term,)
    return sum(map(_is_identity, parts)) == 1 and all(_is_identity(x) or not x.shape for x in parts)


@rule("softmax(P X Q) = P softmax(X) Q", Call)
def permutation_out_of_softmax(term: Term, context: Context) -> Term | None:
    """A permutation of the rows permutes the rows of shares, and one of the columns permutes every row of shares."""
    match term:
        case Call("softmax", (inner,)) if len(inner.shape) == 2:
            over, under = (inner.over, inner.under) if type(inner) is Div else (inner, ONE)
            chain = over.children if type(over) is Mul else ()
            first = 1 if chain and _is_permutation(chain[0], context) else 0
            last = len(chain) - 1 if chain and _is_permutation(chain[-1], context) else len(chain)
            if last - first in (0, len(chain)):
                return None
            shares = call("softmax", fraction(product(chain[first:last]), under))
            return product((*chain[:first], shares, *chain[last:]))
    return None


@rule("ones(n)^T P = ones(n)^T", Mul)
def ones_next_to_a_permutation(term: Mul, context: Context) -> Term | None:
    """Every row and every column of a permutation has a single one, so that a vector of ones stays the same."""
    for place, pair in enumerate(zip(term.factors, term.factors[1:], strict=False)):
        match pair:
            case Call("transpose", (Call("ones"),)), p if _is_permutation(p, context):
                return product((*term.factors[: place + 1], *term.factors[place + 2 :]))
            case p, Call("ones") if _is_permutation(p, context):
                return product((*term.factors[:place], *term.factors[place + 1 :]))
    return None


def _is_permutation(term: Term, context: Context) -> bool:
    letter = term.arguments[0] if type(term) is Call and term.name == "transpose" else term
    return type(letter) is Symbol and context.has(letter.name, "permutation")
