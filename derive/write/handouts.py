"""Handouts in every format."""

from __future__ import annotations

from pathlib import Path

from derive.core.errors import InputError
from derive.layout.handout import Handout

from .formats import known
from .words import speaking


def hand_out(handout: Handout, format: str, templates: Path | None = None) -> str | bytes:
    """A handout in a format; a template of the folder `templates` stands in the place of ours. Raises InputError."""
    name = known(format)
    with speaking(handout.language):
        if name == "json":
            from .handout_json import handout_json

            return handout_json(handout)
        if name == "text":
            from .handout_text import handout_text

            return handout_text(handout)
    from .forms import FORMS
    from .templates import written

    if templates is None:
        return written(handout, name)
    from .overridden import filled

    if not templates.is_dir():
        raise InputError(f"there is no folder {str(templates)!r} of templates")
    return FORMS[name].finish(filled(handout, name, templates))
