"""Values as they stand in a text: terms as formulas, sentences with their terms, words escaped."""

from __future__ import annotations

from markupsafe import Markup

from derive.core.drafts import Phrase
from derive.terms import ONE, Relation, Term

from .form import Form
from .formulas import Formula, law
from .own import UNSAFE
from .typst import TYPST
from .words import Pieces, pieces

SIGNS = {"latex": {"iff": "\\iff", "implies": "\\Rightarrow"}, "typst": {"iff": "⟺", "implies": "⇒"}}


def marked(form: Form, value: object) -> Markup:
    """A value in a format; markup stays as it is."""
    match value:
        case Markup():
            return value
        case Term():
            return Markup(form.inline(value))
        case Formula(written, term):
            return Markup(form.written(written, term) if not UNSAFE.search(written) else form.escape(written))
        case Phrase():
            return together(form, pieces(value))
        case tuple():
            return Markup(", ").join(marked(form, each) for each in value)
    return Markup(form.escape(str(value)))


def together(form: Form, parts: Pieces) -> Markup:
    """Words and terms in order."""
    return Markup("").join(marked(form, part) for part in parts)


def large_law(form: Form, formula: str) -> Markup:
    """A law in symbols, large."""

    def written(latex: str, term: Term | None) -> str:
        return form.written(latex, None) if term is None else form.large(term)

    return together(form.but(inline=form.large, written=written), law(formula))


def sign(form: Form, relation: str) -> Markup:
    """The sign of a relation between lines."""
    if relation in SIGNS["latex"]:
        return Markup(SIGNS["typst" if form.notation is TYPST else "latex"][relation])
    return Markup(form.printer(Relation(joined(relation), ONE, ONE))[1:-1].strip())


def joined(relation: str) -> str:
    """The sign between two terms of a relation between lines."""
    return {"row-equivalent": "~", "iff": "~", "implies": "~"}.get(relation, relation)
