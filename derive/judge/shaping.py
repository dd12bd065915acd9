"""Letters without a declared size that stand in matrix operations: vectors and matrices of which all shapes fit."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from derive.core.written import WrittenChain
from derive.terms import (
    ZERO,
    Call,
    Derivative,
    Junction,
    Number,
    Operator,
    Pow,
    Relation,
    ShapeMismatchError,
    Symbol,
    Term,
    call,
    letters,
    shape,
    subterms,
    with_children,
)

SIZE = Symbol("n")
MATRICES, MEASURED = ("inverse", "det", "tr"), ("transpose", "norm")
MOST_LETTERS = 5
Sizes = dict[Term, Term]


def shaped(chain: WrittenChain) -> WrittenChain:
    """The chain with sizes for the letters that need them, and a formula for each that says so.

    Capitals become square matrices, all of them where that fits, and other letters vectors, as few as make all fit.
    """
    terms = tuple(line.term for line in chain.lines if line.term is not None)
    named = letters(Junction("and", terms)) if terms else ()
    needed = tuple(x for x in _needed(terms, chain) if not any(y.name.startswith(f"{x.name}_") for y in named))
    if not needed or any(shape(definition.body) for definition in chain.context.definitions):
        return chain
    free = tuple(x for x in named if _is_open(x, chain) and x not in needed)
    for more in _fewest(free):
        sizes: Sizes = {x: Symbol(x.name, _dims(x)) for x in (*needed, *more)}
        made = _made(terms, {**sizes, call("identity"): call("identity", SIZE)})
        if made:
            new = iter(made)
            lines = tuple(line if line.term is None else line.but(term=next(new)) for line in chain.lines)
            told = tuple(f"{x.name}: {' x '.join(['n'] * len(_dims(x)))}" for x in (*needed, *more))
            symbols = (*chain.context.symbols, *(s for s in sizes.values() if type(s) is Symbol))
            return chain.but(lines=lines, assumed=(*chain.assumed, *told), context=chain.context.but(symbols=symbols))
    return chain


def _made(terms: tuple[Term, ...], sizes: Sizes) -> tuple[Term, ...]:
    """The terms with sizes, none where they do not fit."""
    try:
        made = tuple(_renamed(term, sizes) for term in terms)
        return made if _fit(made) else ()
    except (ShapeMismatchError, ValueError, IndexError):
        return ()


def _renamed(term: Term, names: Sizes) -> Term:
    """The term with letters exchanged, also those that are differentiated by."""
    if term in names:
        return names[term]
    new = with_children(term, lambda child: _renamed(child, names))
    match new:
        case Operator(name, body, variables):
            return Operator(name, body, tuple(_renamed(x, names) for x in variables))
        case Derivative(body, variable, order, notation):
            return Derivative(body, _renamed(variable, names), order, notation)
        case Pow(base, Number(-1, 1)) if len(shape(base)) == 2:
            return call("inverse", base)
    return new


def _dims(x: Symbol) -> tuple[Term, ...]:
    return (SIZE, SIZE) if x.name[0].isupper() else (SIZE,)


def _is_open(x: Symbol, chain: WrittenChain) -> bool:
    context = chain.context
    named = (*context.constants, *(name for name, _ in (*context.properties, *context.indices)))
    known = x in context.symbols or x.name in named or context.definition(x.name) is not None
    return len(x.name) == 1 and x.name.isascii() and x is not SIZE and not x.dims and not known


def _needed(terms: tuple[Term, ...], chain: WrittenChain) -> tuple[Symbol, ...]:
    """What a matrix operation is applied to, capitals in a determinant or a trace, and what a gradient is by."""
    found: dict[Symbol, None] = {}
    for here in (u for term in terms for u in subterms(term)):
        match here:
            case Call(name, (Symbol() as x,)) if name in MEASURED:
                found[x] = None
            case Call(name, (inner,)) if name in MATRICES:
                found.update(dict.fromkeys(x for x in letters(inner) if x.name[0].isupper()))
            case Operator("gradient" | "hessian", _, (Symbol() as x,)):
                found[x] = None
    return tuple(x for x in found if _is_open(x, chain))


def _fewest(free: tuple[Symbol, ...]) -> Iterator[tuple[Symbol, ...]]:
    """Choices of further letters: all capitals with few others first, then few of any."""
    capitals = tuple(x for x in free if x.name[0].isupper())
    others = tuple(x for x in free if x not in capitals)[:MOST_LETTERS]
    for forced, open_ones in ((capitals, others), ((), (*capitals, *others)[:MOST_LETTERS])):
        for count in range(len(open_ones) + 1):
            yield from ((*forced, *more) for more in combinations(open_ones, count))


def _fit(terms: tuple[Term, ...]) -> bool:
    """Whether every product and sum has a shape, and lines and sides beside each other have the same."""
    shapes = {shape(term) for term in terms if not _is_statement(term)}
    return len(shapes) < 2 and all(_fits(here) for term in terms for here in subterms(term))


def _is_statement(term: Term) -> bool:
    return type(term) in (Relation, Junction)


def _fits(term: Term) -> bool:
    match term:
        case Relation(_, left, right):
            return ZERO in (left, right) or shape(left) == shape(right)
        case Operator("gradient" | "hessian", body, _):
            return not shape(body)
        case Call("inverse" | "det" | "tr", (inner,)):
            return len(shape(inner)) == 2
        case Junction():
            return True
    shape(term)
    return True
