"""Handouts in every format."""

from __future__ import annotations

from pathlib import Path

from derive.core.errors import InputError
from derive.layout.handout import Handout

from .formats import PLAIN, known
from .language import speaking

TYPE_CHECKING = False
if TYPE_CHECKING:
    from .form import Form
    from .loading import Templates


def own_templates(folder: Path, format: str) -> Templates:
    """The templates of a user's folder that a format takes before ours. Raises InputError."""
    name = known(format)
    if name in PLAIN:
        raise InputError(f"{format} is written without templates; name another --format, such as pdf or markdown")
    from .forms import FORMS
    from .overridden import templates_in

    return templates_in(folder, FORMS[name])


def hand_out(handout: Handout, format: str, templates: Templates = ()) -> str | bytes:
    """A handout in a format, the templates of a user before ours. Raises InputError."""
    name = known(format)
    if name in PLAIN:
        from .handout_json import handout_json
        from .handout_text import handout_text

        with speaking(handout.language):
            return handout_json(handout) if name == "json" else handout_text(handout)
    if templates:
        from .forms import FORMS
        from .overridden import filled

        return _finished(FORMS[name], filled(handout, name, templates))
    from .templates import written

    return written(handout, name)


def _finished(form: Form, text: str) -> str | bytes:
    """The file of a filled template that a user wrote. Raises InputError where it is none of the format."""
    try:
        return form.finish(text)
    except (ValueError, LookupError, TypeError, AttributeError) as error:
        raise InputError(f"what the templates write is no {form.extension} file of the format: {error}") from error
