"""A sheet, a variant and an audience as a handout."""

from __future__ import annotations

from derive.core.drafts import Solution, phrase
from derive.core.errors import InputError, nearest
from derive.layout.document import Block, Reason, Words
from derive.layout.handout import AUDIENCES, Formulas, Handout, Item, PageBreak, Piece, Point
from derive.layout.layout import DETAILS, layout
from derive.write.law_words import laws_in

from .asking import asked
from .drawing import Dealt, dealt
from .hinting import hints, reasons, told_terms
from .marking import marked, points, shares
from .places import places
from .posing import posed
from .sheet import Sheet, Task

FIELDS = ("name", "number", "group", "date")


def handout(sheet: Sheet, variant: int = 0, audience: str = "student", detail: str = "normal") -> Handout:
    """The handout of a variant for an audience; the same inputs give the same handout. Raises DeriveError."""
    if audience not in AUDIENCES:
        remedy = nearest(audience, AUDIENCES, f"they are {', '.join(AUDIENCES)}")
        raise InputError(f"there is no sheet for {audience!r}; {remedy}")
    if detail not in DETAILS:
        raise InputError(f"the detail is one of {', '.join(DETAILS)}, not {detail!r}")
    found = dealt(sheet.tasks, variant)
    items = iter(
        _item(k, task, each, audience, detail) for k, (task, each) in enumerate(zip(sheet.tasks, found, strict=True), 1)
    )
    pieces = tuple(next(items) if isinstance(piece, Task) else piece for piece in sheet.pieces)
    shown = pieces if audience == "student" else tuple(p for p in pieces if not isinstance(p, PageBreak))
    made = Handout(
        sheet.title, sheet.course, sheet.date, sheet.paper, sheet.language, audience, sheet.look, variant,
        tuple(map(_field, sheet.fields)), sum(task.marks for task in sheet.tasks),
        (*shown, *_collected(sheet, found)),
    )  # fmt: skip
    return laws_in(made, sheet.language)


def _field(name: str) -> Words:
    """A line to fill in: a word that is known in every language, or the author's own."""
    return phrase(f"handout.{name.lower()}") if name.lower() in FIELDS else name


def _item(number: int, task: Task, found: Dealt, audience: str, detail: str) -> Item:
    """A problem with what the audience is shown of its solution."""
    solution = found.solution
    brief = layout(solution, "brief").worked if audience != "student" else ()
    return Item(
        number,
        str(task.data.get("title", "")),
        asked(solution.problem, posed(task, found.drawn)),
        task.marks,
        task.space if audience == "student" else None,
        _worked(solution, brief, task.marks, detail) if audience == "key" else (),
        hints(brief, solution.problem, detail) if audience == "hints" else (),
        _scheme(solution, brief, task.marks) if audience == "marks" else (),
        task.source,
        tuple((each.letter, value) for each, value in zip(task.vary, found.drawn, strict=True)),
        solution,
    )


def _worked(solution: Solution, brief: tuple[Block, ...], marks: int, detail: str) -> tuple[Block, ...]:
    """The worked solution, its marks beside the lines that earn them."""
    return marked(brief, layout(solution, detail).worked, shares(places(brief), marks))


def _scheme(solution: Solution, brief: tuple[Block, ...], marks: int) -> tuple[Point, ...]:
    """The mark scheme; without marks each place gets one."""
    here = places(brief)
    given = shares(here, marks) if marks else (1,) * len(here)
    return points(here, given, told_terms(solution.problem))


def _collected(sheet: Sheet, found: tuple[Dealt, ...]) -> tuple[Piece, ...]:
    """The laws of all problems with their formulas, where the look asks for them."""
    if sheet.look != "formula-sheet":
        return ()
    laws = tuple(reason for each in found for reason in _laws(each.solution))
    return (PageBreak(), Formulas(tuple({reason.name: reason for reason in laws}.values())))


def _laws(solution: Solution) -> tuple[Reason, ...]:
    return tuple(reason for reason in reasons(layout(solution, "brief").worked) if reason.formula)
