"""Templates that a user wrote: filled in a child process with limits of time and memory, so that nothing hangs."""

from __future__ import annotations

import pickle
import re
import sys
from base64 import b64decode
from json import loads
from pathlib import Path

from derive.core.errors import InputError
from derive.layout.handout import Handout

from .beside import place
from .files import text_of
from .form import Form
from .press import Press

TYPE_CHECKING = False
if TYPE_CHECKING:
    from .loading import Templates

SECONDS = 10
BYTES = 1 << 30
LONGEST = 1000
MOST_SHEETS = 1000
ENDING = ".j2"
_FILLER = Press((sys.executable, "-m", "derive.write.overriding", str(SECONDS), str(BYTES)), 2 * SECONDS, MOST_SHEETS)
_WHY = {
    "late": f"they were not filled within {SECONDS} seconds",
    "ended": "they take more time or memory than is allowed",
}


def templates_in(folder: Path, form: Form) -> Templates:
    """The templates of a user's folder for a format, by the format's folder and the name. Raises InputError."""
    if not folder.is_dir():
        raise InputError(f"there is no folder {str(folder)!r} of templates")
    paths = sorted(path for own in form.folders for path in (folder / own).glob(f"**/*{ENDING}"))
    if not paths:
        places = " or ".join(repr(str(folder / own)) for own in form.folders)
        raise InputError(f"there are no templates in {places}; name them as in docs/templates.md")
    return tuple((path.relative_to(folder).as_posix(), text_of(path)) for path in paths)


def filled(handout: Handout, format: str, templates: Templates) -> str:
    """The filled template, the user's own before ours; raises InputError where one can't be filled."""
    stem, pictures = place()
    reply = _FILLER.ask(pickle.dumps((handout, format, templates, stem)))
    if reply.kind == "made":
        found = loads(reply.data)
        own = re.compile(rf"{re.escape(stem)}-picture-\d+\.\w+")
        pictures.update({name: b64decode(data) for name, data in found["pictures"].items() if own.fullmatch(name)})
        text: str = found["text"]
        return text
    said = reply.data.decode("utf-8", "replace")[:LONGEST]
    raise InputError(f"the templates can't be filled: {_WHY.get(reply.kind, said)}")
