"""Sheet files: TOML to a Sheet."""

from __future__ import annotations

from derive.core.errors import DeriveError, InputError, nearest
from derive.layout.handout import LANGUAGES, LOOKS, PAPERS, Introduction, PageBreak, Section
from derive.reader.declarations import read_context

from .conditions import read_where
from .ranges import values_of
from .sheet import Keep, Piece, Sheet, Task, Vary
from .tables import (
    count_at,
    flag_at,
    known_keys,
    space_at,
    table_at,
    tables_at,
    text_at,
    texts_at,
    word_at,
)

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

_SHEET = ("title", "course", "date", "paper", "language", "look", "fields", "introduction", "problem", "section")
_SECTION = ("title", "introduction", "page-break", "problem")
_STATED = ("topic", "given", "title", "statement", "assume")
_TASK = ("use", *_STATED, "plot", "marks", "space", "vary", "keep", "introduction", "page-break")
_KEEP = ("where", "answer", "difficulty")
ANSWERS = ("integer", "rational", "real")
BANDS = ("easy", "normal", "hard")
MOST_MARKS, MOST_TASKS = 1000, 500


def read_sheet(toml_text: str, problem_text: Callable[[str], str]) -> Sheet:
    """The sheet that a text states; `problem_text` gives the text of a problem by its id. Raises InputError."""
    table = _toml(toml_text, "the sheet")
    known_keys(table, _SHEET, "the sheet")
    return Sheet(
        text_at(table, "title", "the sheet"),
        text_at(table, "course", "the sheet"),
        text_at(table, "date", "the sheet"),
        word_at(table, "paper", PAPERS, "the sheet"),
        word_at(table, "language", LANGUAGES, "the sheet"),
        word_at(table, "look", LOOKS, "the sheet"),
        texts_at(table, "fields", "the sheet"),
        _pieces(table, problem_text),
    )


def _toml(text: str, place: str) -> dict[str, Any]:
    import tomllib

    try:
        return tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise InputError(f"{place} is no TOML: {error}") from None


def _pieces(table: dict[str, Any], problem_text: Callable[[str], str]) -> tuple[Piece, ...]:
    """The problems that stand outside of sections come first, as TOML loses the order between the two."""
    out: list[Piece] = [*_introduced(table, "the sheet")]
    number = 0
    groups = [
        ("", table),
        *((f"section {k}", each) for k, each in enumerate(tables_at(table, "section", "the sheet"), 1)),
    ]
    for place, group in groups:
        if place:
            known_keys(group, _SECTION, place)
            out += [PageBreak()] * flag_at(group, "page-break", place)
            out += [Section(title)] if (title := text_at(group, "title", place)) else []
            out += _introduced(group, place)
        for each in tables_at(group, "problem", place or "the sheet"):
            number += 1
            out += _task(each, f"problem {number}", problem_text)
    if not number:
        raise InputError('the sheet has no problem; write [[problem]] and below it use = "sigmoid/derivative"')
    if number > MOST_TASKS:
        raise InputError(f"the sheet has {number} problems; at most {MOST_TASKS} fit on one")
    return tuple(out)


def _introduced(table: dict[str, Any], place: str) -> tuple[Introduction, ...]:
    text = text_at(table, "introduction", place)
    paragraphs = tuple(" ".join(part.split()) for part in text.split("\n\n") if part.strip())
    return (Introduction(paragraphs),) if paragraphs else ()


def _task(table: dict[str, Any], place: str, problem_text: Callable[[str], str]) -> tuple[Piece, ...]:
    known_keys(table, _TASK, place)
    source, data = _stated(table, place, problem_text)
    vary = tuple(
        Vary(letter, values_of(_range(text, letter, place), f"{place}: vary: {letter}"))
        for letter, text in table_at(table, "vary", place).items()
    )
    task = Task(
        place, source, data, count_at(table, "marks", MOST_MARKS, place), space_at(table, place), vary,
        _keep(table_at(table, "keep", place), tuple(each.letter for each in vary), place),
    )  # fmt: skip
    breaks = (PageBreak(),) * flag_at(table, "page-break", place)
    return (*breaks, *_introduced(table, place), task)


def _range(value: object, letter: str, place: str) -> str:
    if isinstance(value, list):
        return ", ".join(str(each) for each in value)
    if isinstance(value, bool) or not isinstance(value, str | int):
        raise InputError(f'{place}: vary: {letter} is a text such as "1..6" or "1, 2, 5"')
    return str(value)


def _stated(table: dict[str, Any], place: str, problem_text: Callable[[str], str]) -> tuple[str, dict[str, Any]]:
    """Where the problem comes from, and the table that states it; what the sheet says replaces what the file says."""
    own = {key: table[key] for key in _STATED if key in table}
    if "use" not in table:
        if "topic" not in table:
            raise InputError(
                f'{place} names no problem; write use = "sigmoid/derivative", or a topic and [problem.given]'
            )
        own["given"] = table_at(own, "given", place)
        return text_at(table, "topic", place), _drawn(own, table, place)
    name = text_at(table, "use", place)
    try:
        found = _toml(problem_text(name), f"{place}: {name}")
    except InputError as error:
        raise InputError(f"{place}: {error}") from None
    given = {**table_at(found, "given", place), **table_at(own, "given", place)}
    return name, _drawn({**found, **own, "given": given}, table, place)


def _drawn(data: dict[str, Any], table: dict[str, Any], place: str) -> dict[str, Any]:
    """The table of a problem, with a picture in its solution where the sheet asks for one."""
    if not flag_at(table, "plot", place):
        return data
    return {**data, "given": {**table_at(data, "given", place), "plot": True}}


def _keep(table: dict[str, Any], letters: tuple[str, ...], place: str) -> Keep:
    known_keys(table, _KEEP, f"{place}: keep")
    if table and not letters:
        raise InputError(f"{place}: keep needs [problem.vary], which names the letters to draw")
    context = read_context("")
    try:
        where = tuple(
            read_where(text, letters, context, f"{place}: where") for text in texts_at(table, "where", f"{place}: keep")
        )
    except DeriveError as error:
        raise InputError(str(error)) from None
    answer = text_at(table, "answer", place)
    if answer and answer not in ANSWERS:
        raise InputError(f"{place}: answer is one of {', '.join(ANSWERS)}, not {answer!r}")
    return Keep(where, answer, _band(text_at(table, "difficulty", place), place))


def _band(text: str, place: str) -> str | tuple[int, int]:
    if not text or text in BANDS:
        return text
    low, dots, high = text.partition("..")
    if dots and low.strip().isdecimal() and high.strip().isdecimal() and int(low) <= int(high):
        return int(low), int(high)
    remedy = nearest(text, BANDS, f'one of {", ".join(BANDS)}, or a band such as "10..20"')
    raise InputError(f"{place}: there is no difficulty {text!r}; {remedy}")
