"""Handouts in every format."""

from __future__ import annotations

from pathlib import Path

from derive.core.errors import InputError
from derive.layout.handout import Handout

from .formats import PLAIN, known
from .words import speaking


def hand_out(handout: Handout, format: str, templates: Path | None = None) -> str | bytes:
    """A handout in a format; a template of the folder `templates` stands in the place of ours. Raises InputError."""
    name = known(format)
    if templates is not None:
        return _overridden(handout, name, templates)
    if name in PLAIN:
        from .handout_json import handout_json
        from .handout_text import handout_text

        with speaking(handout.language):
            return handout_json(handout) if name == "json" else handout_text(handout)
    from .templates import written

    return written(handout, name)


def _overridden(handout: Handout, format: str, templates: Path) -> str | bytes:
    if format in PLAIN:
        raise InputError(f"{format} is written without templates; name another --format, such as pdf or markdown")
    if not templates.is_dir():
        raise InputError(f"there is no folder {str(templates)!r} of templates")
    from .forms import FORMS
    from .overridden import filled

    return FORMS[format].finish(filled(handout, format, templates))
