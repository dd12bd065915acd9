"""Wrong rules of entropies and divergences; entropies stand here as joint ones, H(X, Y) as a letter."""

from __future__ import annotations

from collections.abc import Iterator

from derive.core.context import Context
from derive.core.misconceptions import misconception
from derive.terms import Add, Apply, Binder, Call, Div, Mul, Neg, Symbol, Term, call, total


def _letters(term: Term) -> tuple[str, ...]:
    """The random letters of a joint entropy."""
    if type(term) is Symbol and term.name.startswith("H(") and term.name.endswith(")"):
        return tuple(term.name[2:-1].split(", "))
    return ()


def _entropy(letter: str) -> Symbol:
    return Symbol(f"H({letter})")


@misconception("H(X, Y) = H(X) + H(Y)", Symbol)
def entropies_added(term: Term, context: Context) -> Iterator[Term]:
    """Entropies add up, and stay when the other variable is known, only for independent variables."""
    if len(names := _letters(term)) > 1:
        yield total(map(_entropy, names))


@misconception("H(X | Y) = H(Y | X)", Add)
def conditional_entropy_swapped(term: Term, context: Context) -> Iterator[Term]:
    """What is left of X once Y is known differs from what is left of Y once X is known."""
    match term:
        case Add((joint, Neg(known))) if len(names := _letters(joint)) == 2 and _letters(known):
            yield from (Add((joint, Neg(_entropy(x)))) for x in names if (x,) != _letters(known))


@misconception("H(X, Y) = H(X) + H(X | Y)", Symbol)
def entropy_given_the_wrong_variable(term: Term, context: Context) -> Iterator[Term]:
    """To the entropy of X one adds that of Y given X; one takes away that of X given Y."""
    if len(names := _letters(term)) == 2:
        for first, second in (names, names[::-1]):
            yield Add((_entropy(first), term, Neg(_entropy(second))))


@misconception("I(X; Y) = H(X | Y) - H(X)", Add)
def information_sign(term: Term, context: Context) -> Iterator[Term]:
    """Mutual information is how much knowing Y takes from the entropy of X: H(X) - H(X | Y), never negative."""
    match term:
        case Add(parts) if len(parts) == 3 and all(_letters(p.inner if type(p) is Neg else p) for p in parts):
            yield Neg(term)
            yield total(p.inner if type(p) is Neg else p for p in parts)
            yield total(p for p in parts if type(p) is not Neg)


@misconception("KL(p || q) = KL(q || p)", Apply, Binder)
def divergence_swapped(term: Term, context: Context) -> Iterator[Term]:
    """A divergence is no distance: it changes when its distributions change places."""
    match term:
        case Apply("KL", (p, q), 0):
            yield Apply("KL", (q, p))
        case Binder("sum", letter, Mul((p, Call("log", (Div(over, q),)))), low, high) if over is p:
            yield Binder("sum", letter, Mul((q, call("log", Div(q, p)))), low, high)
