"""Documents as plain text for the terminal."""

from __future__ import annotations

from derive.core.drafts import Phrase
from derive.layout.document import (
    Answer,
    Block,
    Case,
    Cell,
    Chain,
    Display,
    Document,
    Evidence,
    Framed,
    Heading,
    Plot,
    Prose,
    Reason,
    Row,
    Small,
    Statement,
    Table,
)
from derive.terms import Term

from .brackets import is_system
from .columns import SHORT, WIDTH, in_columns, set_beside, wrapped
from .formulas import law
from .language import localised
from .pretty import pretty
from .remarks import cited, counted, grade, marks, provided
from .text_rows import formula_rows
from .words import said, titled

LATEST = 54
RELATIONS = {
    "=": "=", "iff": "⇔", "implies": "⇒", "row-equivalent": "~", "<=": "≤", ">=": "≥", "propto": "∝", "~=": "≈",
    ":=": ":=", "->": "→",
}  # fmt: skip


def text(document: Document) -> str:
    """A document as plain text."""
    title = _said(document.title)
    return "\n".join([title, "=" * len(title), *_blocks(document.blocks, "")]).rstrip() + "\n"


def blocks_as_lines(blocks: tuple[Block, ...]) -> list[str]:
    """Blocks as lines of plain text."""
    return _blocks(blocks, "")


def _said(words: Phrase | str) -> str:
    return said(words, pretty)


def _blocks(blocks: tuple[Block, ...], margin: str) -> list[str]:
    return [line for block in blocks for line in _block(block, margin)]


def _block(block: Block, margin: str) -> list[str]:
    match block:
        case Heading(words, level, number):
            title, rest = (said(part, pretty) for part in titled(words))
            lines = wrapped(f"{number}. {title}" if number else title, margin, margin)
            rule = "-" * (max(map(len, lines)) - len(margin))
            return [
                "",
                *lines,
                *([margin + rule] if level == 1 else []),
                *(wrapped(rest, margin, margin) if rest else []),
            ]
        case Prose(sentences):
            return ["", *wrapped(" ".join(map(_said, sentences)), margin, margin)]
        case Display(term, count):
            return [*(f"{margin}  {line}" for line in _formula(term, "")), *_earned(count, margin)]
        case Chain(start, rows):
            return _chain(start, rows, margin)
        case Statement():
            return _statement(block, margin)
        case Table(columns, rows, count):
            cells = [list(map(_said, columns)), *([_cell(c) for c in row] for row in rows)]
            return [*in_columns(cells, margin), *_earned(count, margin)]
        case Case(when, inner, closed_by):
            head = f"{margin}• {_said(Phrase('sheet.case', (when,)))}"
            return [
                "",
                head,
                *_blocks(inner, margin + "  "),
                *wrapped(f"→ {_said(closed_by)}", margin + "  ", margin + "  "),
            ]
        case Framed(inner, count):
            return [*_blocks(inner, margin), *_earned(count, margin)]
        case Evidence():
            what, counts = counted(block)
            tail = f" {', '.join(map(_said, counts))}." if counts else ""
            return ["", *wrapped(_said(what) + tail, margin, margin)]
        case Plot(says):
            return ["", *wrapped(f"{_said(says)} {_said(Phrase('plot.elsewhere'))}", margin, margin)]
        case Answer(name, value):
            told = pretty(name) if isinstance(name, Term) else localised(name)
            return wrapped(f"{told} = {_cell(value)}", margin + "  ", margin + "    ")


def _chain(start: Term, rows: tuple[Row, ...], margin: str) -> list[str]:
    lines = [_formula(row.line, RELATIONS.get(row.relation, row.relation) + " ") for row in rows]
    fitting = [len(line) for each in lines for line in each if len(line) < LATEST - 6]
    column = max(fitting, default=20) + 6 + len(margin)
    out = [f"{margin}  {line}" for line in _formula(start, "")]
    for row, each in zip(rows, lines, strict=True):
        out += set_beside([f"{margin}    {line}" for line in each], _remarks(row), column)
        out += [each for small in row.detail for each in _small(small, margin + "        ")]
    return out


def _formula(term: Term, sign: str) -> list[str]:
    """A formula behind a sign; the relations of a system with commas, or one below the other where they are long."""
    if not is_system(term):
        return formula_rows(sign + pretty(term), " " * (len(sign) + 2), WIDTH)
    relations = [pretty(each) for each in term.children]
    short = sign + ", ".join(relations)
    if len(short) <= LATEST:
        return [short]
    return [(" " * len(sign) if index else sign) + each for index, each in enumerate(relations)]


def _remarks(row: Row) -> list[str]:
    """Under which law, where, on what conditions and how surely; then the sentences of laws that are new."""
    parts = [", ".join(reason.name for reason in row.reasons)]
    if row.place is not None and len(pretty(row.place)) < SHORT:
        parts[0] += " " + _said(Phrase("sheet.applied_to", (row.place,)))
    if row.given:
        parts[0] += " " + _said(Phrase("sheet.with", (row.given,)))
    parts += map(_said, provided(row.conditions))
    if (by := cited(row.cites)) is not None:
        parts.append(_said(by))
    return [f"{'; '.join(parts)}  [{_said(grade(row.certificate))}]{_marks(row.marks)}", *_explained(row.reasons)]


def _marks(count: int) -> str:
    return f"  [{_said(marks(count))}]" if count else ""


def _earned(count: int, margin: str) -> list[str]:
    return [margin + _marks(count)] if count else []


def _explained(reasons: tuple[Reason, ...]) -> list[str]:
    several = len(reasons) > 1
    new = (reason for reason in reasons if reason.statement)
    return [f"{f'{each.name}: ' if several else ''}{each.statement}{_law(each.formula)}" for each in new]


def _law(formula: str) -> str:
    return f"  {said(law(formula), pretty)}" if formula else ""


def _small(small: Small, margin: str) -> list[str]:
    sign = RELATIONS.get(small.relation, small.relation)
    parts = [*(reason.name for reason in small.reasons), *map(_said, provided(small.conditions))]
    return wrapped(
        f"· {pretty(small.before)} {sign} {pretty(small.after)}   ({'; '.join(parts)})", margin, margin + "  "
    )


def _statement(block: Statement, margin: str) -> list[str]:
    under = _said(Phrase("sheet.under", (block.under,))) + " " if block.under else ""
    head = f"{under}{_said(block.says)} " if block.says is not None else under
    by = cited(block.cites)
    tail = f", {_said(by)}" if by is not None else ""
    return wrapped(
        f"{head}{pretty(block.relation)}  [{_said(grade(block.certificate))}{tail}]{_marks(block.marks)}",
        margin + "  ",
        margin + "    ",
    )


def _cell(cell: Cell) -> str:
    if isinstance(cell, Term):
        return pretty(cell)
    if isinstance(cell, tuple):
        return ", ".join(map(pretty, cell))
    return _said(cell)
