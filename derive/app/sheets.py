"""`derive sheet`: a sheet file as a handout."""

from __future__ import annotations

from pathlib import Path

from derive.app.arguments import Arguments, parsed
from derive.app.cache import place, remembering
from derive.app.cli import status_of
from derive.app.limits import within
from derive.app.output import pictures_of, put_out, suffix_format
from derive.catalog import problem_text, sheet_text
from derive.core.errors import InputError
from derive.sheets.handing_out import handout
from derive.sheets.reading import read_sheet
from derive.sheets.sheet import Sheet
from derive.terms import Record
from derive.write.files import text_of
from derive.write.handouts import hand_out, own_templates

TYPE_CHECKING = False
if TYPE_CHECKING:
    from derive.write.loading import Templates

OPTIONS = ("variant", "for", "templates")
BELONGS = {"assume": 'assume = "..." in the problem', "shapes": 'assume = "..." in the problem'}
LONGEST_VARIANT = 19


def sheet(words: list[str]) -> int:
    """Write the handout of a sheet file, or of a shipped sheet by its id, for an audience."""
    arguments = parsed(words, OPTIONS)
    if len(arguments.inputs) != 1:
        raise InputError("`derive sheet` takes one sheet: a .toml file, or the id of a shipped one such as week-1")
    refuse_declarations(arguments, "sheet")
    format = arguments.one("format") or suffix_format(arguments.output)
    templates = templates_of(arguments, format)
    found = read(arguments).sheet
    seconds = float(arguments.one("time-limit", "10")) * max(len(found.tasks), 3)
    with within(seconds), remembering(place(arguments)):
        made = handout(found, _variant(arguments), arguments.one("for", "student"), arguments.one("detail", "normal"))
        with pictures_of(arguments.output) as beside:
            content = hand_out(made, format, templates)
    put_out(content, arguments.output, beside)
    return max(status_of(item.solution) for item in made.items)


def templates_of(arguments: Arguments, format: str) -> Templates:
    """The templates of the folder that `--templates` names, none without it."""
    folder = arguments.one("templates")
    return own_templates(Path(folder), format) if folder else ()


def refuse_declarations(arguments: Arguments, command: str) -> None:
    """Raise InputError for options that say what the problems of a sheet say themselves."""
    for name, remedy in BELONGS.items():
        if name in arguments.options:
            raise InputError(f"`derive {command}` has no option --{name}; write {remedy}")


class Source(Record):
    """A sheet with its text, and the texts of the problems in files beside it by their names."""

    sheet: Sheet
    text: str
    problems: tuple[tuple[str, str], ...]


def read(arguments: Arguments) -> Source:
    """The sheet of a file, or the shipped one of an id."""
    name = arguments.inputs[0]
    path = Path(name)
    own = path.suffix == ".toml"
    text = text_of(path) if own else sheet_text(name)
    beside: dict[str, str] = {}

    def problem(name: str) -> str:
        if own and name.endswith(".toml"):
            return beside.setdefault(name, text_of(path.parent / name))
        return problem_text(name)

    digits, seed = int(arguments.one("digits", "6")), int(arguments.one("seed", "0"))
    return Source(read_sheet(text, problem).with_context(digits, seed), text, tuple(beside.items()))


def _variant(arguments: Arguments) -> int:
    value = arguments.one("variant", "0")
    if not value.isdecimal() or len(value) > LONGEST_VARIANT:
        raise InputError(f"--variant needs a whole number, not {value!r}")
    return int(value)
