"""The answer of a solution as blocks: formulas, words, and tables for answers with several entries."""

from __future__ import annotations

from derive.core.drafts import Answer, Phrase, Solution, Value, phrase
from derive.layout.document import Answer as Result
from derive.layout.document import Block, Cell, Framed, Heading, Prose, Table
from derive.terms import Collection, Relation, RootOf, Symbol, Term, equation, letters, subterms

REPEATED = ("critical.summary", "lagrange.summary")
COLUMNS = {
    "eigenpairs": ("value", "algebraic", "geometric", "basis"),
    "points": ("at", "value", "kind", "global", "multipliers"),
}


def answers(solution: Solution) -> tuple[Block, ...]:
    """The answers under their heading."""
    digits = solution.problem.context.digits
    found = tuple(block for answer in solution.answers for block in _answer(answer, digits))
    return (Heading(phrase("sheet.answer")), Framed(found)) if found else ()


def _answer(answer: Answer, digits: int) -> tuple[Block, ...]:
    name, value = answer.of or _spelled(answer.name), answer.value
    match value:
        case tuple() if value and all(isinstance(each, dict) for each in value):
            entries = tuple(entry for entry in value if isinstance(entry, dict))
            return (Prose((phrase("sheet.result", name),)), _table(answer.name, entries, digits))
        case tuple():
            return (Result(name, _cell(value, digits)),)
        case dict():
            return (Result(name, _point(value, digits)),)
    return (Result(name, _cell(value, digits)),)


def _spelled(name: str) -> str:
    """The words of a name; a letter with an index stays one."""
    first, _, index = name.partition("_")
    return name if len(first) == 1 and index.isdigit() else name.replace("_", " ")


def _table(name: str, entries: tuple[dict[str, Value], ...], digits: int) -> Table:
    keys = tuple(dict.fromkeys(key for entry in entries for key in entry))
    rows = tuple(tuple(_entry(key, entry.get(key), digits) for key in keys) for entry in entries)
    return Table(tuple(_column(name, key) for key in keys), rows)


def _column(name: str, key: str) -> Phrase | str:
    """The heading of a column."""
    return phrase(f"answers.{name}-{key}") if key in COLUMNS.get(name, ()) else key.replace("_", " ")


def _entry(key: str, value: Value, digits: int) -> Cell:
    """A cell of a table: a kind by its name, else the value."""
    return phrase(f"kinds.{value}") if key == "kind" and isinstance(value, str) else _cell(value, digits)


def _cell(value: Value, digits: int) -> Cell:
    match value:
        case Term():
            return _with_decimals(value, digits)
        case None:
            return phrase("kinds.unknown")
        case bool():
            return phrase("sheet.yes" if value else "sheet.no")
        case int():
            return str(value)
        case str():
            return value.replace("-", " ")
        case dict():
            return _point(value, digits)
        case tuple():
            return tuple(_term(each) for each in value) if value else phrase("sheet.none")
    return value


def _point(values: dict[str, Value], digits: int) -> Cell:
    """A value for each letter: x = 1, y = 2."""
    pairs = tuple(each for name, value in values.items() for each in _named(Symbol(name), _term(value), digits))
    return pairs or "–"


def _named(letter: Symbol, value: Term, digits: int) -> tuple[Term, ...]:
    """A letter's value, and its decimals where it holds a numbered root."""
    shown = _with_decimals(value, digits)
    exact = equation(letter, value)
    return (exact,) if shown is value else (exact, Relation("~=", letter, shown.children[1]))


def repeats(heading: Phrase | str) -> bool:
    """Whether a part only says what the answer says again."""
    return isinstance(heading, Phrase) and heading.key in REPEATED


def _with_decimals(value: Term, digits: int) -> Term:
    """A number beside its decimals, where it holds a real root without a shorter name."""
    roots = [part for part in subterms(value) if type(part) is RootOf]
    if value.shape or not roots or letters(value) or any(len(root.enclosure) > 1 for root in roots):
        return value
    from derive.exact.decimals import decimal

    return Relation("~=", value, decimal(value, digits))


def _term(value: Value) -> Term:
    if isinstance(value, Term):
        return value
    if isinstance(value, tuple):
        return Collection("tuple", tuple(map(_term, value)))
    if isinstance(value, dict):
        return Collection("tuple", tuple(equation(Symbol(k), _term(v)) for k, v in value.items()))
    return Symbol(str(value))
