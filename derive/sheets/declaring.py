"""What is declared of the letters of a problem, in sentences: sizes, properties, domains, definitions."""

from __future__ import annotations

from collections.abc import Iterator

from derive.core.context import Context, Definition
from derive.core.drafts import Phrase, phrase
from derive.layout.document import Block, Display, Prose
from derive.terms import NATURALS, Apply, Relation, Symbol, Term
from derive.write.language import has_sentence


def declared(context: Context, there: frozenset[Symbol]) -> tuple[Block, ...]:
    """The declarations that concern the letters that are there, as one paragraph, then the definitions."""
    sizes = frozenset(size for symbol in context.symbols for size in symbol.dims)
    facts = tuple(fact for fact in context.facts if not _says_size(fact, sizes))
    sentences = (*_sizes(context, there), *_properties(context), *((phrase("sheet.where", facts),) if facts else ()))
    shown = tuple(Display(_definition(each)) for each in context.definitions)
    return (*((Prose(sentences),) if sentences else ()), *shown)


def _says_size(fact: Term, sizes: frozenset[Term]) -> bool:
    """Whether a fact only says that a size is a natural number."""
    return isinstance(fact, Relation) and fact.sign == "in" and fact.right is NATURALS and fact.left in sizes


def _sizes(context: Context, there: frozenset[Symbol]) -> Iterator[Phrase]:
    for symbol in context.symbols:
        if symbol.dims and symbol in there:
            yield phrase("ask.vector" if len(symbol.dims) == 1 else "ask.matrix", Symbol(symbol.name), *symbol.dims)


def _properties(context: Context) -> Iterator[Phrase]:
    for name, word in context.properties:
        if has_sentence(f"ask.is-{word}"):
            yield phrase(f"ask.is-{word}", Symbol(name))
    if context.constants:
        yield phrase("ask.constant", tuple(map(Symbol, context.constants)))


def _definition(definition: Definition) -> Relation:
    name, parameters = definition.name, definition.parameters
    return Relation(":=", Apply(name, parameters) if parameters else Symbol(name), definition.body)
