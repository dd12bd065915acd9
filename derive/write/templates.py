"""Documents through Jinja templates, which hold all markup; values are escaped by their type."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache, partial

from jinja2 import FileSystemLoader, StrictUndefined
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import Markup

from derive.core.drafts import Phrase, phrase
from derive.layout.document import Document
from derive.terms import ONE, Record, Relation, Term

from .brackets import is_system
from .breaking import Piece, broken
from .chains import ROOM, set_lines
from .display import shown
from .escapes import latex_words, markdown_words
from .formulas import Formula, law, without_commands
from .latex import LATEX, latex
from .notation import Notation, cramped, tall
from .remarks import cited, counted, doubt, marks, provided
from .resources import resources
from .spoken import spoken, spoken_sign
from .typst import TYPST, quoted, typst
from .width import width
from .words import Pieces, capitalised, pieces, said, titled

Escape = Callable[[str], str]


class Form(Record):
    """A format of sheets: its notation, how a formula stands in a sentence, how words are escaped, its delimiters.

    `large` is a formula in a sentence as high as on a line of its own: laws in symbols stand so.
    """

    folder: str
    file: str
    notation: Notation
    printer: Callable[[Term], str]
    inline: Callable[[Term], str]
    large: Callable[[Term], str]
    written: Callable[[str, Term | None], str]
    escape: Escape
    delimiters: tuple[str, str, str, str, str, str]


def _row_in_latex(entries: list[str]) -> str:
    """A column vector in a sentence: its entries side by side, transposed."""
    return "{\\left(" + ", ".join(entries) + "\\right)^{\\top}}"


def _row_in_typst(entries: list[str]) -> str:
    return "attach(lr(\\(" + "\\, ".join(entries) + "\\)), t: ⊤)"


IN_LATEX = LATEX.but(column=_row_in_latex)
IN_TYPST = TYPST.but(column=_row_in_typst)


def _in_latex(term: Term) -> str:
    """A formula in a sentence, made to fit where it is wider than the page."""
    text = shown(term, IN_LATEX)
    if width(term) > ROOM * 0.85:
        return f"\\fit{{{text}}}"
    return f"$\\displaystyle {text}$" if cramped(term) else f"${text}$"


def _large_in_latex(term: Term) -> str:
    return f"$\\displaystyle {latex(term)}$" if tall(term) else f"${latex(term)}$"


def _in_typst(term: Term) -> str:
    """A formula in a Typst sentence, with its words for those who listen."""
    text = shown(term, IN_TYPST)
    sized = f"display({text})" if cramped(term) else text
    return f"#m({quoted(spoken(term))}, ${sized}$);"


def _large_in_typst(term: Term) -> str:
    """A law in symbols: as high as it needs, and not broken."""
    return f"#symbols({quoted(spoken(term))}, ${typst(term)}$);"


def _in_markdown(term: Term) -> str:
    return f"$`{shown(term, IN_LATEX)}`$"


FORMS = {
    "markdown": Form(
        "markdown", "sheet.md.j2", LATEX, latex, _in_markdown, lambda term: f"$`{latex(term)}`$",
        lambda formula, _: f"$`{formula}`$",
        markdown_words, ("{%", "%}", "{{", "}}", "{#", "#}"),
    ),
    "latex": Form(
        "latex", "sheet.tex.j2", LATEX, latex, _in_latex, _large_in_latex, lambda formula, _: f"${formula}$",
        latex_words, ("\\BLOCK{", "}", "\\VAR{", "}", "\\#{", "}"),
    ),
    "typst": Form(
        "typst", "sheet.typ.j2", TYPST, typst, _in_typst, _large_in_typst,
        lambda formula, term: f"#{quoted(without_commands(formula))};" if term is None else _in_typst(term),
        lambda text: f"#{quoted(text)};" if text else "",
        ("<%", "%>", "<<", ">>", "<#", "#>"),
    ),
}  # fmt: skip
_UNSAFE = re.compile(
    r"\\(?:input|include|write|openin|openout|read|catcode|def|edef|gdef|let|csname|special|includegraphics|href|url"
    r"|immediate|newcommand|renewcommand|loop|expandafter|jobname)(?![a-zA-Z])"
)


WIDE = 16.0


def rendered(documents: tuple[Document, ...], format: str) -> str:
    """Documents as one sheet in a format of FORMS."""
    form = FORMS[format]
    text = _environment(format).get_template(form.file).render(documents=documents)
    return re.sub(r"[ \t]+\n", "\n", re.sub(r"\n{3,}", "\n\n", text)).strip() + "\n"


@cache
def _environment(format: str) -> ImmutableSandboxedEnvironment:
    form = FORMS[format]
    starts = dict(
        zip(
            ("block_start_string", "block_end_string", "variable_start_string", "variable_end_string",
             "comment_start_string", "comment_end_string"),
            form.delimiters, strict=True,
        )
    )  # fmt: skip
    environment = ImmutableSandboxedEnvironment(
        loader=FileSystemLoader(resources("templates") / form.folder),
        undefined=StrictUndefined,
        autoescape=True,
        finalize=partial(_finalized, form),
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        **starts,
    )
    environment.globals.update(
        say=lambda key, *slots: phrase(f"sheet.{key}", *slots),
        set_lines=lambda chain: set_lines(chain, form.notation),
        sign=partial(_sign, form),
        doubt=doubt,
        provided=provided,
        cited=cited,
        marks=marks,
        relation=lambda small: Relation(_joined(small.relation), small.before, small.after),
        sign_words=lambda relation: Markup(quoted(spoken_sign(relation))),
        counted=counted,
        law=partial(_law, form),
        titled=titled,
    )
    environment.filters.update(
        math=lambda term: Markup(form.printer(term)),
        pieces=lambda term: broken(term, form.notation, ROOM),
        raw=Markup,
        capitalised=lambda words: _joined_pieces(form, capitalised(words)),
        words=lambda words: _joined_pieces(form, words if isinstance(words, tuple) else pieces(words)),
        wide=_wide,
        overfull=_overfull,
        boxable=lambda value: isinstance(value, Term) and not is_system(value) and width(value) <= ROOM,
        within_text=lambda words: Markup(said(words, lambda term: f"}}{form.printer(term)}\\text{{")),
        capital=lambda name: name[:1].upper() + name[1:],
        kind=lambda block: type(block).__name__,
        title=lambda words: Markup(quoted(said(words, spoken))),
        spoken=lambda term: Markup(quoted(spoken(term))),
    )
    return environment


def _law(form: Form, formula: str) -> Markup:
    """A law in symbols, large."""

    def written(latex: str, term: Term | None) -> str:
        return form.written(latex, None) if term is None else form.large(term)

    return _joined_pieces(form.but(inline=form.large, written=written), law(formula))


def _wide(value: object) -> bool:
    """Whether a formula stands better on a line of its own than in a sentence."""
    return isinstance(value, Term) and (is_system(value) or width(value) > (WIDE / 2 if tall(value) else WIDE))


def _overfull(piece: Piece) -> bool:
    """Whether a row may be too wide for the page."""
    return piece.room > ROOM * 0.75


def _sign(form: Form, relation: str) -> Markup:
    """The sign of a relation between lines."""
    if relation == "row-equivalent":
        relation = "~"
    if relation in ("iff", "implies"):
        signs = {"latex": {"iff": "\\iff", "implies": "\\Rightarrow"}, "typst": {"iff": "⟺", "implies": "⇒"}}
        return Markup(signs["typst" if form.folder == "typst" else "latex"][relation])
    return Markup(form.printer(Relation(relation, ONE, ONE))[1:-1].strip())


def _joined(relation: str) -> str:
    """The sign between two terms of a relation between lines."""
    return {"row-equivalent": "~", "iff": "~", "implies": "~"}.get(relation, relation)


def _joined_pieces(form: Form, parts: Pieces) -> Markup:
    return Markup("").join(_finalized(form, part) for part in parts)


def _finalized(form: Form, value: object) -> Markup:
    """A value as it stands in the text: terms as formulas, sentences with their terms, words escaped."""
    match value:
        case Markup():
            return value
        case Term():
            return Markup(form.inline(value))
        case Formula(written, term):
            return Markup(form.written(written, term) if not _UNSAFE.search(written) else form.escape(written))
        case Phrase():
            return _joined_pieces(form, pieces(value))
        case tuple():
            return Markup(", ").join(_finalized(form, each) for each in value)
    return Markup(form.escape(str(value)))
