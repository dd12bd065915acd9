"""Documents through Jinja templates, which hold all markup; values are escaped by their type."""

from __future__ import annotations

import re
from functools import cache, partial
from json import dumps
from typing import Any

from jinja2 import Environment, StrictUndefined
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import Markup

from derive.core.drafts import phrase
from derive.layout.document import Document
from derive.layout.handout import Handout, Item
from derive.layout.layout import layout
from derive.terms import Relation, Term

from .beside import beside
from .brackets import is_system
from .calling import call
from .chains import ROOM, set_lines
from .forms import FORMS
from .graded import graded
from .grids import parts
from .katex import styles
from .language import language, localised, speaking
from .law_words import laws_in
from .lettered import rows_of
from .loading import Templates, loader
from .marked import joined, large_law, marked, sign, together
from .notation import tall
from .notebook import sections
from .own import own_display, own_line
from .packages import digest, field
from .picture import data_uri, picture
from .pretty import pretty
from .remarks import cited, counted, doubt, marks, provided
from .spoken import spoken, spoken_sign
from .text import text
from .typst import quoted
from .width import width
from .words import capitalised, pieces, said, titled

Sheet = tuple[Document, ...] | Handout
COLUMN, TIGHT = 17.0, 0.75
WIDE = 15.0


def written(sheet: Sheet, format: str) -> str | bytes:
    """A sheet in a format of FORMS."""
    return FORMS[format].finish(rendered(sheet, format))


def rendered(sheet: Sheet, format: str, own: Templates = ()) -> str:
    """The template of a format filled with a sheet; a user's own templates stand in the place of ours."""
    name, values = ("sheet", {"documents": sheet}) if isinstance(sheet, tuple) else ("handout", {"handout": sheet})
    room = ROOM if isinstance(sheet, tuple) or sheet.columns == 1 else COLUMN
    with speaking("en" if isinstance(sheet, tuple) else sheet.language):
        return tidied(filled(name, format, values, own, room))


def filled(name: str, format: str, values: dict[str, Any], own: Templates = (), room: float = ROOM) -> str:
    """A template of a format filled with values."""
    template = _environment(format, own, room).get_template(f"{name}.{FORMS[format].extension}.j2")
    return template.render(values)


def tidied(text: str) -> str:
    """A filled template with at most one empty line between two others, and no spaces before the end of a line."""
    return re.sub(r"[ \t]+\n", "\n", re.sub(r"\n{3,}", "\n\n", text)).strip() + "\n"


@cache
def _environment(format: str, own: Templates, room: float) -> Environment:
    form = FORMS[format]
    starts: dict[str, Any] = dict(
        zip(
            ("block_start_string", "block_end_string", "variable_start_string", "variable_end_string",
             "comment_start_string", "comment_end_string"),
            form.delimiters, strict=True,
        )
    )  # fmt: skip
    kind = ImmutableSandboxedEnvironment if own else Environment
    environment = kind(
        loader=loader(form.folders, own),
        undefined=StrictUndefined,
        autoescape=True,
        finalize=partial(marked, form),
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        **starts,
    )
    # nothing that is drawn at random
    del environment.globals["lipsum"], environment.filters["random"]
    environment.globals.update(
        say=lambda key, *slots: phrase(f"sheet.{key}", *slots),
        word=lambda key, *slots: phrase(f"handout.{key}", *slots),
        set_lines=lambda chain: set_lines(chain, form.notation),
        sign=partial(sign, form),
        own_display=partial(own_display, form),
        own_line=partial(own_line, form),
        check=lambda key, *slots: phrase(f"check.{key}", *slots),
        doubt=doubt,
        provided=provided,
        cited=cited,
        marks=marks,
        relation=lambda small: Relation(joined(small.relation), small.before, small.after),
        sign_words=lambda relation: Markup(quoted(spoken_sign(relation))),
        counted=counted,
        plot=lambda key: phrase(f"plot.{key}"),
        law=partial(large_law, form),
        titled=titled,
    )
    environment.filters.update(
        math=lambda term: Markup(form.printer(term)),
        pieces=lambda term: rows_of(term, form.notation, room),
        raw=Markup,
        capitalised=lambda words: together(form, capitalised(words)),
        words=lambda words: together(form, words if isinstance(words, tuple) else pieces(words)),
        wide=_wide,
        parts=lambda table: parts(table, room),
        overfull=lambda piece: piece.room > room * TIGHT,
        scale=lambda piece: f"{min(1.0, room / max(piece.room, 1.0)):.2f}",
        boxable=lambda value: isinstance(value, Term) and not is_system(value) and width(value) <= ROOM,
        within_text=lambda words: Markup(said(words, lambda term: f"}}{form.printer(term)}\\text{{")),
        capital=_capital,
        kind=lambda block: type(block).__name__,
        is_term=lambda value: isinstance(value, Term),
        quoted=lambda text: Markup(quoted(text)),
        title=lambda words: Markup(quoted(said(words, spoken))),
        aloud=lambda words: said(words, spoken),
        picture=picture,
        beside=beside,
        data_uri=lambda svg: Markup(data_uri(svg)),
        spoken=lambda term: Markup(quoted(spoken(term))),
        display=lambda formula: Markup(form.display(str(formula))),
        formula=lambda formula: Markup(form.piece(str(formula))),
        plainly=lambda words: said(words, pretty),
        styles=lambda markup: Markup(styles(markup)),
        escaped=lambda markup: Markup(form.escape(str(markup))),
        json=lambda text: Markup(dumps(tidied(str(text)))),
        field=lambda markup: Markup(field(str(markup))),
        digest=_digest,
        call=lambda problem: Markup(call(problem)),
        graded=graded,
        documents=lambda handout: tuple(map(_document, handout.items)),
        sections=sections,
    )
    return environment


def _digest(document: Document) -> str:
    """A name for a question, from its title and what is asked."""
    return digest(text(document.but(worked=())))


def _document(item: Item) -> Document:
    """A problem of a handout with its solution, whoever the handout is for."""
    title = item.title or phrase("handout.problem", str(item.number))
    worked = item.worked or laws_in(layout(item.solution).worked, language())
    return Document(title, item.asked, worked, item.solution.problem)


def _capital(name: str | Term) -> str | Term:
    """A name in the language that is spoken, with a capital letter; a formula as it is."""
    return name if isinstance(name, Term) else localised(name)[:1].upper() + localised(name)[1:]


def _wide(value: object) -> bool:
    """Whether a formula stands better on a line of its own than in a sentence."""
    return isinstance(value, Term) and (is_system(value) or width(value) > (WIDE / 2 if tall(value) else WIDE))
