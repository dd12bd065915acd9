"""What is known at a place of a page, on the way through it."""

from __future__ import annotations

from derive.terms import Record

from .citing import Ground
from .drafts import Draft
from .joining import DraftChain
from .notes import Note
from .scopes import Scope
from .stated import Told


class State(Record):
    """What is known at a place of the page.

    `defined` pairs what displays have defined since the last heading with the line, `earlier` is what they had defined
    before; `said` is the mathematics since that heading, `mentioned` that of the prose, `section` what the heading
    declares; `last` is the display before, with its last chain; `ground` is what the parts so far show, `words` are
    those before the display, `titled` those with the heading over them; `posed` are the equations that are told for an
    exercise alone, None before the first one; `rules` are equations that tell members of sequences by earlier ones.
    """

    scope: Scope
    defined: tuple[tuple[str, int], ...] = ()
    earlier: tuple[str, ...] = ()
    said: str = ""
    mentioned: str = ""
    section: tuple[Told, ...] = ()
    last: tuple[Draft, DraftChain] | None = None
    ground: Ground = Ground()
    words: str = ""
    titled: str = ""
    notes: tuple[Note, ...] = ()
    posed: tuple[str, ...] | None = None
    rules: tuple[str, ...] = ()
