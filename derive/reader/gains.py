"""What a display and its chains add to what is known: sizes, steps and members of sequences, definitions."""

from __future__ import annotations

from collections import deque
from collections.abc import Sequence
from itertools import islice

from derive.core.errors import ReadError
from derive.terms import Symbol

from .applied import applied
from .declared import plain_name
from .defining import Defined, first_definitions, occurs, written
from .drafts import Draft
from .inferring import inferred, inferred_sizes
from .iterates import is_told, members, steps_of_vectors
from .joining import DraftChain
from .numbered import with_rows
from .reading import formulas, unread
from .scopes import Scope, with_sizes, with_told
from .spaces import names_listed
from .state import State

# So many displays further on tell what size a letter has.
_AHEAD = 40


def sized(draft: Draft, ahead: deque[Draft], state: State, scope: Scope) -> tuple[State, Scope]:
    """The sizes that a display's formulas need and nobody declares, if its lines are no worse to read with them."""
    for group in ([draft, *islice(ahead, _AHEAD)], [draft]):
        shown = formulas(group)
        texts = [text for chain in shown for text in chain]
        sizes = _of_definitions(shown, scope) or inferred(shown, scope.context)
        said = " ".join(texts)
        new, kept = (with_rows(with_sizes(each, sizes), sizes, said) for each in (scope, state.scope))
        if sizes and unread(draft, texts, new.context) <= unread(draft, texts, scope.context):
            return state.but(scope=kept), new
    if any(len(x.dims) == 2 for x in scope.context.symbols) and (trouble := unread(draft, texts, scope.context)):
        sizes = inferred_sizes(shown, scope.context)
        new, kept = (with_sizes(each, sizes) for each in (scope, state.scope))
        if unread(draft, texts, new.context) < trouble:
            return state.but(scope=kept), new
    return state, scope


def _of_definitions(shown: Sequence[Sequence[str]], scope: Scope) -> tuple[str, ...]:
    """The sizes of letters in definitions that were read without them, those of what they define left out."""
    context, told = scope.context, [text for text in scope.told if "=" in text]
    names = {each.name for each in context.definitions if not each.body.shape}
    bare = context.but(definitions=(), symbols=tuple(x for x in context.symbols if x.name not in names or x.dims))
    chains = [*shown, *([text] for text in told)]
    sizes = inferred_sizes(chains, bare) if names and inferred(chains, bare) else ()
    sized = {each: each.partition(":")[0] for each in sizes}
    return tuple(
        each for each, x in sized.items() if x.lstrip("\\") not in names and any(occurs(x, text) for text in told)
    )


def with_steps(draft: Draft, chain: DraftChain, scope: Scope) -> Scope:
    """The scope with the steps of an iteration as vectors, if the lines are no worse to read with them."""
    texts = [written(draft.text, line) for line in chain.lines]
    new = scope
    for size in steps_of_vectors(" ".join(texts), scope.context):
        new = with_told(new, size) or new
    return new if new is scope or unread(draft, texts, new.context) <= unread(draft, texts, scope.context) else scope


def with_members(draft: Draft, chain: DraftChain, scope: Scope, state: State, line: int) -> Scope:
    """The scope with the members of sequences that a chain holds, as the rules for these tell them.

    A member that another line than this one has defined is what that line says.
    """
    text = " ".join(written(draft.text, each) for each in chain.lines)
    own = {name for defined, at in state.defined if at == line for name in names_listed(defined)}
    known = {each.name for each in scope.context.definitions} - own
    for definition in members((*scope.told, *state.rules), text):
        if known.isdisjoint(names_listed(definition.partition("=")[0])):
            scope = with_told(scope, definition) or scope
    return scope


def first_equation(draft: Draft, chain: DraftChain) -> tuple[str, ...]:
    """The first equation of a chain of expressions."""
    lines = [written(draft.text, line) for line in chain.lines[:2]]
    return (" = ".join(lines),) if len(lines) == 2 and chain.lines[1].relation in ("=", ":=") else ()


def newly_defined(draft: Draft, chain: DraftChain, state: State) -> tuple[Defined, ...]:
    """What the first line defines, as far as it is new there."""
    return tuple(each for each in first_definitions(draft.text, chain) if _is_new(each, chain, state))


def _is_new(found: Defined, chain: DraftChain, state: State) -> bool:
    if any(found.name == name for name, _ in state.defined) or _is_known_slope(found.name, state):
        return False
    if state.scope.context.definition(found.name.lstrip("\\")) and found.name not in state.earlier:
        return False
    if is_told(found.name.lstrip("\\"), found.body, state.scope.context):
        return False
    explicit = bool(chain.lines[1:]) and chain.lines[1].relation == ":="
    return bool(found.arguments) or explicit or not occurs(found.name, state.said)


def _is_known_slope(name: str, state: State) -> bool:
    """Whether a name is f_x where f(x, y) is defined."""
    try:
        letter = Symbol(plain_name(name))
    except ReadError:  # a function with a base, log_3
        return False
    return "_" in name and applied(letter, state.scope.context) is not letter
