"""Lines of a draft, read as terms under what is declared."""

from __future__ import annotations

import re
from collections.abc import Sequence

from derive.core.context import Context
from derive.core.errors import DeriveError, InputError, ReadError
from derive.core.relations import APPROXIMATELY
from derive.core.written import WrittenLine
from derive.terms import Relation, Term

from .applied import applied
from .defining import written
from .drafts import Draft
from .joining import DraftLine
from .pages import Page
from .solutions import alternatives, joined_by_and, spread

_DECIMAL = re.compile(r"\d\.\d")


def line_of(page: Page, draft: Draft, line: DraftLine, context: Context) -> WrittenLine:
    """A line with its term, or with the reason why it has none."""
    span = page.span(draft.offset + line.start, draft.offset + line.end)
    text = written(draft.text, line)
    term, trouble = _read(page, draft, text, context)
    if term is not None and line.relation == APPROXIMATELY and _DECIMAL.search(text):
        term = _rounded(draft, text, context) or term
    source = page.source[span.start : span.end]
    latex = page.text[draft.offset + line.start : draft.offset + line.end]
    return WrittenLine(source, line.relation, term, page.line(span.start), span, trouble, latex)


def _read(page: Page, draft: Draft, text: str, context: Context) -> tuple[Term | None, str]:
    if not text.strip():
        return None, "nothing stands here; write the missing side"
    try:
        term = applied(draft.reads(spread(text), context), context)
        return term if joined_by_and(text) else alternatives(term), ""
    except ReadError as error:
        return None, _endless(page, text) or str(error.args[0])
    except InputError as error:
        return None, str(error)


def _rounded(draft: Draft, text: str, context: Context) -> Term | None:
    """What a line beside ≈ says: its decimals have as many places as are written."""
    try:
        both = draft.reads(rf"0 \approx {text}" if "\\" in text else f"0 ~= {text}", context)
    except DeriveError:
        return None
    return both.right if type(both) is Relation else None


def formulas(drafts: Sequence[Draft]) -> list[list[str]]:
    """The formulas of some displays that have one size each: those of a chain, and every statement by itself."""
    out: list[list[str]] = []
    for draft in drafts:
        for chain in draft.chains:
            texts = [written(draft.text, line) for line in chain.lines]
            equal = all(line.relation in ("=", ":=", "~=") for line in chain.lines[1:])
            out += [texts] if equal else [[text] for text in texts]
    return out


def unread(draft: Draft, texts: Sequence[str], context: Context) -> int:
    """How many of some lines have no term."""
    count = 0
    for text in texts:
        try:
            draft.reads(text, context)
        except DeriveError:
            count += 1
    return count


def _endless(page: Page, text: str) -> str:
    name = next((name for name in sorted(page.endless) if name in text), None)
    return f"the macro {name} grows without end or too long; write out what it stands for" if name else ""
