"""Sizes of letters that a document does not declare, from how its formulas join them; always said."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from derive.core.context import Context
from derive.core.errors import DeriveError
from derive.terms import (
    Apply,
    Binder,
    Call,
    Component,
    Mul,
    Operator,
    Symbol,
    Term,
    letters,
    subterms,
)

from .bounds import check_text
from .joined_sizes import Sizes
from .numbered import vectors_by_number
from .parser import unchecked

_MATRICES = re.compile(
    r"\\top(?![A-Za-z])|\^\s*(?:T|\{\s*-?\s*T\s*\})|\\mathsf\s*\{?\s*T|\\(?:det|odot|lVert|succ)(?![A-Za-z])|\\\||"
    r"\\mathbf\s*\{?\s*1|I_|(?<![A-Za-z\\])I(?![A-Za-z({\[])|[A-Z]\s*\^\s*\{\s*-\s*1\s*\}\s*[A-Z]|"
    r"[A-Z][A-Z]\s*\)?\s*\^\s*\{\s*-\s*1|\\(?:operatorname|mathrm|text)\s*\{(?:tr|diag|vec|softmax)\}|"
    r"\\end\s*\{[pb]?matrix\}\s*\\?[a-z]+(?![A-Za-z_\s]*\{)(?!_)|"
    r"(?<![A-Za-z\\])[A-Z]\s*(?P<v>[a-z](?:_\w)?)\s*&?\s*=\s*&?\s*\\(?:lambda|mu)(?:_\w)?\s*(?P=v)(?![A-Za-z_^])|"
    r"(?<![A-Za-z\\])[A-Za-z]\s*=\s*\\begin\s*\{[pb]matrix\}|"
    r"\\partial\s*\\?[A-Za-z]+\s*_\s*\{?\s*[i-m]\s*(?=\}|\b)"
)
# What runs to T, and the power of a discount, are no transposes.
_ENDS = re.compile(
    r"\\(?:sum|prod|int)(?![A-Za-z])\s*_\s*(?:\{[^{}]*\}|\w)\s*\^\s*(?:\{[^{}]*\}|\w)|\\gamma\s*\^\s*(?:\{[^{}]*\}|\w)"
)
_CAPITAL = re.compile(r"(?:[A-DGHJKMPQSU-Z]|Sigma|Lambda|Phi|Psi)(?:_\d)?$")
_NAMES = re.compile(r"(?<!\\)[A-DGHJKMPQSU-Z](?![a-z]{2})|(?<=\\)(?:Sigma|Lambda|Phi|Psi)(?![A-Za-z])")
_POOL = ("n", "d", "m", "k", "q", "r", "s", "t")


def inferred(chains: Sequence[Sequence[str]], context: Context) -> tuple[str, ...]:
    """The sizes of undeclared letters in formulas with matrix notation, as declarations.

    The formulas of one chain have one size; one that clashes with those before it tells nothing.
    """
    beside = _beside_matrices([" ".join(texts) for texts in chains])
    return () if beside is None else _inferred(chains, context, beside)


def inferred_sizes(chains: Sequence[Sequence[str]], context: Context, squares: Sequence[str] = ()) -> tuple[str, ...]:
    """The sizes of undeclared letters in formulas with vectors, be they written without matrix notation.

    `squares` are names of square matrices.
    """
    beside = frozenset(_NAMES.findall(" ".join(text for texts in chains for text in texts)))
    return _inferred(chains, context, beside, squares)


def _beside_matrices(texts: Sequence[str]) -> frozenset[str] | None:
    """The capital letters in chains with matrix notation and in those that share one; None where there is no such."""
    names = [frozenset(_NAMES.findall(text)) for text in texts]
    found = [each for text, each in zip(texts, names, strict=True) if _MATRICES.search(_ENDS.sub("", text))]
    if not found:
        return None
    beside = frozenset().union(*found)
    while more := frozenset().union(*(each for each in names if each & beside)) - beside:
        beside |= more
    return beside


def _inferred(
    chains: Sequence[Sequence[str]], context: Context, beside: frozenset[str], squares: Sequence[str] = ()
) -> tuple[str, ...]:
    """The sizes of letters; a capital letter that may stand beside matrices is one by itself."""
    groups = [[term for text in texts if (term := _term(text, context)) is not None] for texts in chains]
    known = [*(each.body for each in context.definitions), *context.facts]
    terms = [*(term for group in groups for term in group), *known]
    sizes = Sizes(context, terms)
    counts = _counts(terms)
    for name in squares:
        sizes.shapes.setdefault(name, (sizes.fresh(),) * 2)
    for letter, rank in (*vectors_by_number(terms), *_evidence(terms, beside)):
        if letter not in counts:
            sizes.give(letter, rank)
    for group in (*groups, *([term] for term in known), *groups):
        for part in (*([term] for term in group), group):
            sizes.learn(part)
    numbered = frozenset(letter for letter, _ in vectors_by_number(terms))
    for letter in dict.fromkeys(part for term in terms for part in subterms(term) if type(part) is Symbol):
        if letter in numbered:
            sizes.gather(letter.name, letter.name.capitalize())
    return _named(sizes, " ".join(text for texts in chains for text in texts), terms)


def _term(text: str, context: Context) -> Term | None:
    try:
        check_text(text)
        return unchecked(text, context)
    except (DeriveError, RecursionError):
        return None


def _counts(terms: Sequence[Term]) -> frozenset[Term]:
    """The letters that sums run to, and those that are sizes."""
    parts = [part for term in terms for part in subterms(term)]
    ends = [part.high for part in parts if type(part) is Binder and part.high is not None]
    return frozenset((*ends, *(size for part in parts if type(part) is Symbol for size in part.dims)))


def _evidence(terms: Sequence[Term], beside: frozenset[str]) -> Iterator[tuple[Symbol, int]]:
    """The letters that are matrices or vectors by how they are written."""
    random = {x for term in terms for part in subterms(term) if _is_of_chance(part) for x in letters(part)}
    for part in (part for term in terms for part in subterms(term)):
        match part:
            case Call("dot", arguments):
                ends = (each.factors[-1] if type(each) is Mul else each for each in arguments)
                yield from ((x, 1) for x in ends if type(x) is Symbol and not _CAPITAL.match(x.name))
            case Call("transpose" | "diag" | "softmax" | "norm", (Symbol() as letter, *_)):
                yield letter, 2 if _CAPITAL.match(letter.name) and part.name != "softmax" else 1
            case Call("inverse" | "tr" | "det", (Symbol() as letter,)):
                yield letter, 2
            case Operator("gradient" | "hessian", _, (Symbol(name) as letter,)):
                yield letter, 2 if _CAPITAL.match(name) else 1
            case Component(Symbol() as letter, indices):
                yield letter, len(indices)
            case Symbol(name) if _CAPITAL.match(name) and part not in random and name.split("_")[0] in beside:
                yield part, 2


def _is_of_chance(term: Term) -> bool:
    """Whether the capital letters in a term are random numbers: the entropy or the probability of something."""
    return (type(term) is Apply and term.name in ("H", "I")) or (type(term) is Call and term.name == "probability")


def _named(sizes: Sizes, text: str, terms: Sequence[Term]) -> tuple[str, ...]:
    """The declarations, sizes without a name called n, d, m and so on, as far as these letters are free."""
    used = {part.name for term in terms for part in subterms(term) if type(part) is Symbol}
    pool = iter(name for name in _POOL if name not in used and name not in text.split())
    names: dict[Term, str] = {}
    out: list[str] = []
    declared = {symbol.name for symbol in sizes.context.symbols if symbol.dims}
    for letter, shape in sorted(sizes.shapes.items(), key=lambda pair: -len(pair[1])):
        if letter in declared or not shape or (letter.startswith("J_") and f"{letter[2:]}(" in text):
            continue
        for size in map(sizes.root, shape):
            if size not in names:
                free = type(size) is Symbol and size.name.startswith("?")
                names[size] = next(pool, "") if free else str(getattr(size, "name", getattr(size, "p", "")))
        words = [names[sizes.root(size)] for size in shape]
        if not all(words):
            return ()
        out.append(f"{letter}: {' x '.join(words)}")
    return tuple(out)
