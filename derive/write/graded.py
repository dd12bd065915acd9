"""What a course system can grade by itself: an answer that is one number or one word."""

from __future__ import annotations

from decimal import Decimal

from derive.core.drafts import Phrase
from derive.core.errors import DeriveError
from derive.exact.decimals import decimal
from derive.layout.document import Answer, Block, Framed
from derive.terms import Number, Record, Relation, Term, letters

from .plain import plain
from .pretty import pretty
from .words import said

DIGITS = 6
CLOSE = Decimal(1) / 1000


class Graded(Record):
    """How an answer is given, as Moodle calls it (`numerical`, `shortanswer`, `essay`), its value and its tolerance."""

    kind: str
    value: str = ""
    tolerance: str = "0"

    @property
    def rounded(self) -> bool:
        """Whether the answer is a decimal near to the exact number."""
        return self.tolerance != "0"


ESSAY = Graded("essay")


def graded(blocks: tuple[Block, ...]) -> Graded:
    """How the answer among the blocks is graded: an essay where it is more than one number or word."""
    framed = [block for block in blocks if isinstance(block, Framed)]
    inner = framed[0].blocks if len(framed) == 1 else ()
    if len(inner) != 1 or not isinstance(inner[0], Answer):
        return ESSAY
    value = inner[0].value
    if isinstance(value, Term):
        return _number(value.children[0] if isinstance(value, Relation) and value.sign == "~=" else value)
    return Graded("shortanswer", said(value, pretty)) if isinstance(value, (str, Phrase)) else ESSAY


def _number(term: Term) -> Graded:
    if isinstance(term, Number) and term.q == 1:
        return Graded("numerical", str(term.p))
    if term.shape or letters(term) or isinstance(term, Relation):
        return ESSAY
    try:
        value = plain(decimal(term, DIGITS))
    except (DeriveError, TypeError):
        return ESSAY
    return Graded("numerical", value, format(abs(Decimal(value)) * CLOSE, "f"))
