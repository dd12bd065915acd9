"""Permutation matrices moved to the outside: through transposes, multiples, and the softmax of every row.

A permutation of the rows of X permutes the rows of softmax(X), and one of its columns permutes every row of shares,
so both come out of a softmax by rows; next to its transpose a permutation vanishes.
"""

from __future__ import annotations

from collections.abc import Callable

from derive.core.context import Context
from derive.terms import Call, Div, Mul, Neg, Record, Symbol, Term, alike, call, product, symbols

Chain = tuple[Term, ...]


class Permuted(Record):
    """A matrix as permutations, a core without them outside, and permutations."""

    left: Chain
    core: Term | None
    right: Chain


def permuting(context: Context, *terms: Term) -> bool:
    """Whether a letter that is declared a permutation occurs."""
    named = {name for name, word in context.properties if word == "permutation"}
    return bool(named) and any(x.name in named for term in terms for x in symbols(term))


def equal_but_for_permutations(a: Term, b: Term, context: Context) -> bool:
    """Whether two matrices are the same once their permutations are moved outside."""
    one, other = permuted(a, context), permuted(b, context)
    if one.left != other.left or one.right != other.right:
        return False
    if one.core is None or other.core is None:
        return one.core is other.core
    return alike(one.core, other.core)


def moved_outside(term: Term, context: Context) -> Term:
    """A matrix with its permutations moved outside, as a term."""
    found = permuted(term, context)
    return product((*found.left, *(() if found.core is None else (found.core,)), *found.right))


def permuted(term: Term, context: Context) -> Permuted:
    """A matrix with its permutations moved outside."""
    match term:
        case Call("transpose", (inner,)):
            if _is_permutation(term, context):
                return Permuted((term,), None, ())
            found = permuted(inner, context)
            core = None if found.core is None else _turned(found.core)
            middle = () if core is None else (core,)
            return _joined((*_turned_chain(found.right), *middle, *_turned_chain(found.left)), context)
        case Neg(inner):
            return _outside(permuted(inner, context), Neg)
        case Div(over, under) if not under.shape:
            return _outside(permuted(over, context), lambda core: Div(core, under))
        case Call("softmax", (inner,)) if len(inner.shape) == 2:
            return _outside(permuted(inner, context), lambda core: call("softmax", core))
        case Mul(factors):
            parts: list[Term] = []
            for factor in factors:
                found = permuted(factor, context)
                parts += (*found.left, *(() if found.core is None else _flat(found.core)), *found.right)
            return _joined(tuple(parts), context)
    return Permuted((term,), None, ()) if _is_permutation(term, context) else Permuted((), term, ())


def _outside(found: Permuted, wrap: Callable[[Term], Term]) -> Permuted:
    """What is done to the core alone; a permutation by itself is a core of its own there."""
    if found.core is None:
        return Permuted((), wrap(product((*found.left, *found.right))), ())
    return Permuted(found.left, wrap(found.core), found.right)


def _flat(term: Term) -> Chain:
    return term.factors if type(term) is Mul else (term,)


def _joined(parts: Chain, context: Context) -> Permuted:
    """A chain of factors with permutations next to their transposes dropped, the outer ones apart."""
    kept: list[Term] = []
    for part in parts:
        if kept and _is_permutation(part, context) and kept[-1] is _turned(part):
            kept.pop()
        else:
            kept.append(part)
    start = next((k for k, part in enumerate(kept) if not _is_permutation(part, context)), len(kept))
    end = next((k for k in range(len(kept), start, -1) if not _is_permutation(kept[k - 1], context)), start)
    core = product(kept[start:end]) if end > start else None
    return Permuted(tuple(kept[:start]), core, tuple(kept[end:]))


def _turned(term: Term) -> Term:
    return term.arguments[0] if type(term) is Call and term.name == "transpose" else call("transpose", term)


def _turned_chain(chain: Chain) -> Chain:
    return tuple(map(_turned, reversed(chain)))


def _is_permutation(term: Term, context: Context) -> bool:
    letter = term.arguments[0] if type(term) is Call and term.name == "transpose" else term
    return type(letter) is Symbol and context.has(letter.name, "permutation")
