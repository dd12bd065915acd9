"""Derivations as people write them, read but not yet judged: documents, their chains, and the lines of these."""

from __future__ import annotations

from derive.terms import Record, Term

from .context import Context, Definition


class Span(Record):
    """A place in the text of a document: from one offset to before another."""

    start: int
    end: int


class WrittenLine(Record):
    """One line of a chain.

    `source` is what was written after the relation that leads it; `relation` joins it to the line before ("" of the
    first; "=", "<=", "iff", "implies", "propto", "~=" and so on; "" of a later line where nothing was written).
    `term` is how it was read, None where it was not; `trouble` then says why, in one sentence. `latex` is the source
    with the macros of the document written out. `given` are statements that the document lets the step to it rest on:
    conditions in its notes, and what the parts show that it cites.
    """

    source: str
    relation: str
    term: Term | None
    source_line: int
    span: Span
    trouble: str = ""
    latex: str = ""
    given: tuple[Term, ...] = ()


class WrittenChain(Record):
    """Lines joined by relations, under what the document has declared up to there.

    `assumed` are sentences on what was inferred and not declared (a letter's size, a function that is differentiable).
    `freed` are the meanings of letters that the chain differentiates by, so that they stand for themselves in it;
    `unheard` are names whose meaning the document tells in a way that is not understood.
    """

    source_line: int
    lines: tuple[WrittenLine, ...]
    context: Context
    assumed: tuple[str, ...] = ()
    freed: tuple[Definition, ...] = ()
    unheard: tuple[str, ...] = ()


class WrittenDocument(Record):
    """A document that holds chains: its whole text stays as it was, and so does the file of a notebook."""

    kind: str  # markdown, latex or notebook
    text: str
    chains: tuple[WrittenChain, ...]
    notebook: str = ""
