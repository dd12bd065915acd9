"""A context as the declarations that it was read from."""

from __future__ import annotations

from derive.core.context import Context

from .plain import plain


def declared(context: Context) -> tuple[str, ...]:
    """The declarations, one text each, which the reader reads back to the same context."""
    if context.texts:
        return context.texts
    definitions = tuple(
        f"{d.name}{'(' + ', '.join(map(plain, d.parameters)) + ')' if d.parameters else ''} = {plain(d.body)}"
        for d in context.definitions
    )
    sizes = tuple(f"{s.name}: {' x '.join(map(plain, s.dims))}" for s in context.symbols if s.dims)
    properties = tuple(f"{name} {word}" for name, word in context.properties)
    return (
        *sizes,
        *properties,
        *map(plain, context.facts),
        *(f"{c} constant" for c in context.constants),
        *definitions,
    )
