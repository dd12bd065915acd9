"""What is declared up to a place of a document; later words win over earlier ones that contradict them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from derive.core.context import Context, Definition
from derive.core.errors import DeriveError
from derive.kernel.spread_products import transposed
from derive.terms import (
    Apply,
    At,
    Call,
    Derivative,
    Operator,
    Record,
    Relation,
    ShapeMismatchError,
    Symbol,
    Term,
    alike,
    letters,
    subterms,
)

from .contradictions import denies, excludes
from .declarations import extended
from .properties import MATRIX, MATRIX_WORDS

# So many declarations back, a new one is compared with.
_NEAR = 100
KINDS = ("entrywise", "function", "imaginary")
_SPACING = re.compile(r"\\[,;:!]")


class Scope(Record):
    """Declarations in the order in which they were made, the context they give, and sentences on what was inferred.

    `unheard` are names that were given a meaning which is not understood.
    """

    told: tuple[str, ...] = ()
    context: Context = Context()
    assumed: tuple[str, ...] = ()
    unheard: tuple[str, ...] = ()


def explicit(scope: Scope, text: str) -> Scope:
    """The scope with declarations that the document makes as such; they must be understood."""
    return scope.but(told=(*scope.told, text), context=extended(scope.context, text))


def with_told(scope: Scope, text: str) -> Scope | None:
    """The scope with one more declaration out of prose, None where it is not understood."""
    text = _SPACING.sub(" ", text)  # a comma would end the declaration
    if text in scope.told:
        return scope
    text, note = _sized(scope, text)
    alone = _alone(text)
    names = _names(alone) if alone else ()
    rivals = {old for old in scope.told[-_NEAR:] if any(name in old for name in names) and _against(old, alone)}
    kept = tuple(old for old in scope.told if old not in rivals) if rivals else scope.told
    place = _first_that_needs(kept, alone)
    told = (*kept[:place], text, *kept[place:])
    try:
        new_last = len(kept) == len(scope.told) == place
        context = extended(scope.context, text) if new_last else _context(told)
    except (DeriveError, RecursionError, ShapeMismatchError):
        told = (*(old for old in kept if not _needs(old, alone)), text)
        if alone is None or alone.definitions or len(told) > len(kept):
            return None
        try:
            context = _context(told)
        except (DeriveError, RecursionError, ShapeMismatchError):
            return None
    said = tuple(each for each in scope.assumed if not any(each.startswith(f"{name} is taken") for name in names))
    unheard = tuple(name for name in scope.unheard if alone is None or alone.definition(name) is None)
    return Scope(told, context, tuple(dict.fromkeys((*said, *note))), unheard)


def with_definition(scope: Scope, text: str) -> Scope | None:
    """The scope with what a display defines; None where that is a claim on what is known, letters or a Jacobian."""
    found = with_told(scope, text)
    new = () if found is None else (fact for fact in found.context.facts if fact not in scope.context.facts)
    claimed = any(
        all(scope.context.definition(x.name) is not None for x in letters(fact))
        or type(next(iter(fact.children), fact)) in (At, Operator)
        or _is_of_a_slope(fact, scope.context)
        for fact in new
    )
    return None if claimed else found


def _is_of_a_slope(fact: Term, context: Context) -> bool:
    """Whether a fact says what the slope of a function is that is known."""
    head = next(iter(fact.children), fact)
    called = (part for part in subterms(head) if type(part) is Apply) if type(head) is Derivative else ()
    return any(context.definition(each.name) is not None for each in called)


def _first_that_needs(told: tuple[str, ...], new: Context | None) -> int:
    """The place of the first formula with a letter whose size or kind is new: it has to stand behind that."""
    if new is None or new.definitions:
        return len(told)
    return next((place for place, old in enumerate(told) if _needs(old, new)), len(told))


def _needs(old: str, new: Context | None) -> bool:
    """Whether a formula has a letter in it whose size or kind is told anew."""
    names = {symbol.name for symbol in new.symbols if symbol.dims} if new else set()
    names |= {name for name, kind in new.properties if kind in KINDS} if new else set()
    known = _alone(old) if names else None
    bodies = [*(each.body for each in known.definitions), *known.facts] if known else []
    return any(
        getattr(part, "name", "") in names and not getattr(part, "dims", ())
        for body in bodies
        for part in subterms(body)
    )


def with_sizes(scope: Scope, sizes: Sequence[str]) -> Scope:
    """The scope with sizes that nobody declared, each said: each by itself, or all at once where that is too little."""
    found = scope
    for text in sizes:
        found = _with_size(found, text, (text,)) or found
    alone = len(found.assumed) - len(scope.assumed)
    together = _with_size(scope, "; ".join(sizes), sizes) if alone < len(sizes) else None
    return together or found


def _with_size(scope: Scope, text: str, sizes: Sequence[str]) -> Scope | None:
    new = with_told(scope, text)
    if new is None or new is scope or not frozenset(scope.told) <= frozenset(new.told):
        return None
    notes = (f"{name} is taken to have the size {size}." for name, _, size in (each.partition(": ") for each in sizes))
    return new.but(assumed=(*new.assumed, *notes))


def without(scope: Scope, names: Sequence[str]) -> Scope:
    """The scope in which some letters stand for themselves."""
    plain = {name.lstrip("\\") for name in names}
    kept = tuple(d for d in scope.context.definitions if d.parameters or d.name not in plain)
    if len(kept) == len(scope.context.definitions):
        return scope
    inherited = tuple(each for d in scope.context.definitions if d not in kept for each in _inherited(d, scope.context))
    properties = tuple(dict.fromkeys((*scope.context.properties, *inherited)))
    return scope.but(context=scope.context.but(definitions=kept, properties=properties))


def _inherited(definition: Definition, context: Context) -> tuple[tuple[str, str], ...]:
    """The properties of a matrix that what it stands for has: the inverse of a symmetric one, X^T X."""
    body = definition.body
    if len(body.shape) != 2 or body.shape[0] is not body.shape[1]:
        return ()
    match body:
        case Call("inverse", (Symbol(name),)) if context.has(name, "spd"):
            return ((definition.name, "spd"),)
    return ((definition.name, "symmetric"),) if alike(transposed(body, context), body) else ()


def equations(before: Scope, after: Scope) -> tuple[str, ...]:
    """What has been told between two scopes that are equations and define nothing."""
    known = frozenset(before.told)
    return tuple(text for text in after.told if text not in known and _is_equation(text))


def _is_equation(text: str) -> bool:
    alone = _alone(text)
    if alone is None:
        return re.search(r"(?<![<>!:])=", text) is not None
    return any(type(fact) is Relation and fact.sign == "=" for fact in alone.facts)


def forgotten(scope: Scope, texts: Sequence[str]) -> Scope:
    """The scope without some of what has been told."""
    told = tuple(text for text in scope.told if text not in texts)
    return scope if len(told) == len(scope.told) else scope.but(told=told, context=_context(told))


def _sized(scope: Scope, text: str) -> tuple[str, tuple[str, ...]]:
    """A property of a matrix without a size gives it one."""
    name, _, word = text.partition(" ")
    if word == MATRIX:
        return f"{name}: n x n", (f"{name} is taken to be a matrix of size n x n.",)
    if word in MATRIX_WORDS and not scope.context.symbol(name).dims:
        sizes = "n x d" if word == "full-column-rank" else "n x n"
        return f"{name}: {sizes} {word}", (f"{name} is taken to be a matrix of size {sizes}.",)
    return text, ()


def _names(context: Context) -> tuple[str, ...]:
    """The letters that declarations are about, as they stand in a text."""
    about = [symbol.name for fact in context.facts for symbol in letters(fact)]
    about += [*(each.name for each in context.definitions), *(each.name for each in context.symbols)]
    return tuple(dict.fromkeys(name.partition("_")[0] for name in about))


@lru_cache(maxsize=4096)
def _alone(text: str) -> Context | None:
    try:
        return extended(Context(), text)
    except (DeriveError, RecursionError, ShapeMismatchError):
        return None


def _context(told: tuple[str, ...]) -> Context:
    context = Context()
    for text in told:
        context = extended(context, text)
    return context


def _against(old: str, new: Context | None) -> bool:
    """Whether an earlier declaration can't hold beside a new one: it defines or sizes the same, or excludes it."""
    before = _alone(old)
    if before is None or new is None:
        return False
    defined = {(definition.name, len(definition.parameters)) for definition in new.definitions}
    if any((definition.name, len(definition.parameters)) in defined for definition in before.definitions):
        return True
    sizes = {symbol.name: symbol.dims for symbol in new.symbols}
    if any(symbol.dims and sizes.get(symbol.name) not in (None, (), symbol.dims) for symbol in before.symbols):
        return True
    return any(denies(a, b) for a in before.facts for b in new.facts)


def contradicts(scope: Scope, text: str) -> bool:
    """Whether what is given as a reason can't hold beside what has been told."""
    alone = _alone(text)
    return alone is not None and any(excludes(a, b) for a in scope.context.facts for b in alone.facts)
