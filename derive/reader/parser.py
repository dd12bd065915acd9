"""Text to term: the whole input or a refusal, nothing evaluated, nothing guessed."""

from __future__ import annotations

from derive.core.context import Context
from derive.core.errors import InputError, ReadError
from derive.terms import (
    ZERO,
    Add,
    Apply,
    Call,
    Div,
    Junction,
    Mul,
    Neg,
    Operator,
    Pow,
    Relation,
    ShapeMismatchError,
    Symbol,
    Term,
    call,
    shape,
    subterms,
    symbols,
)

from . import (
    atoms,
    binders,
    compositions,
    derivatives,
    ends,
    frames,
    integrals,
    letters,
    membership,
    operators,
    powers,
    relations,
    special,
    sums,
)
from .bounds import check_term, check_text, matched
from .grammar import Grammar
from .lines import prepared
from .lists import listed, together
from .reader import Reader
from .tokens import LATEX, PLAIN, misread, tokens

GRAMMAR = Grammar(
    {
        **atoms.PREFIX, **frames.PREFIX, **sums.PREFIX, **relations.PREFIX, **letters.PREFIX, **derivatives.PREFIX,
        **binders.PREFIX, **special.PREFIX, **integrals.PREFIX, **operators.PREFIX,
    },
    {**sums.INFIX, **relations.INFIX, **membership.INFIX, **powers.INFIX, **compositions.INFIX},
    sums.BESIDE,
    ends.AT,
    ends.BETWEEN,
)  # fmt: skip


_ALGEBRA = (Add, Mul, Div, Neg, Pow, Relation)


def read(text: str, context: Context = Context()) -> Term:  # noqa: B008
    """The term of a text in plain or LaTeX notation; raises ReadError or, for shapes, InputError."""
    return _read(text, context, LATEX if "\\" in text else PLAIN)


def read_latex(text: str, context: Context = Context()) -> Term:  # noqa: B008
    """The term of a text that is LaTeX even where no command tells, so that x^10 is refused."""
    return _read(text, context, LATEX)


def unchecked(text: str, context: Context) -> Term:
    """The term of a LaTeX text whose shapes are not checked, for those who look for shapes."""
    return _parsed(text, context, LATEX, frozenset())[1]


def _read(text: str, context: Context, table: str) -> Term:
    check_text(text)
    try:
        reader, term = _parsed(text, context, table, frozenset())
        if reader.with_index & reader.without_index:
            reader, term = _parsed(text, context, table, frozenset(reader.with_index))
        check_term(text, term)
        check_shapes(reader, term)
    except RecursionError:
        raise ReadError("the formula is nested too deeply; write it in parts", source="") from None
    return term


def _parsed(text: str, context: Context, table: str, indexed: frozenset[str]) -> tuple[Reader, Term]:
    found = prepared(text, tokens(text, table))
    reader = Reader(text, found, matched(text, found), context, GRAMMAR, table, indexed)
    parts = listed(reader)
    if reader.key != "end":
        raise reader.fail(f"{reader.seen()} does not fit here; a sign such as + or =, or the end, would be understood")
    if len(parts) > 1:
        if not all(relations.is_statement(part.term) for part in parts):
            raise misread(
                text, 0, "only statements such as x = 1, y = 2 are separated by commas; a vector stands in [ ]"
            )
        return reader, together(parts)
    return reader, _complete(reader, parts[0].term)


def _complete(reader: Reader, term: Term) -> Term:
    for part in subterms(term):
        if type(part) in _ALGEBRA and any(type(child) in (Relation, Junction) for child in part.children):
            raise misread(reader.source, 0, "a statement stands inside of a sum, a product or another relation")
        if type(part) is Call and part.name == sums.SIGNED:
            raise misread(reader.source, 0, "a sign ± stands only in a statement such as x = ± 2")
        if part is call("ones"):
            raise misread(reader.source, 0, "the length of the vector of ones is not clear; write it as ones(n)")
    return term


NAMES = (Symbol, Apply)
SQUARE = {"inverse": "an inverse", "det": "a determinant", "tr": "a trace"}


def check_shapes(reader: Reader, term: Term) -> None:
    """Refuse sums, products and equations whose shapes do not fit, naming both."""
    parts = tuple(subterms(term))
    if any(type(part) is Operator and not any(map(sums.sizes, part.variables)) for part in parts):
        return
    try:
        for part in parts:
            shape(part)
            if type(part) is Call and part.name in SQUARE:
                _check_square(reader, part)
            if type(part) is Relation and part.sign in ("=", "!=", "~=", ":="):
                _check_sides(part)
    except ShapeMismatchError as error:
        raise InputError(_misfit(reader, error)) from None


def _check_square(reader: Reader, call: Call) -> None:
    sizes = shape(call.arguments[0])
    if sizes and (len(sizes) != 2 or sizes[0] is not sizes[1]):
        span = reader.spans.get(call)
        where = f" in {reader.quoted(*span)}" if span else ""
        name = SQUARE[call.name]
        raise InputError(f"{name}{where} needs a square matrix, and this one is {size(sizes)}; declare it as n x n")


def _check_sides(relation: Relation) -> None:
    """Both sides have one shape; zero stands for any, and a letter or a function without a size may name the other."""
    left, right = shape(relation.left), shape(relation.right)
    named = any(side is ZERO or (type(side) in NAMES and not shape(side)) for side in relation.children)
    if left != right and not named:
        raise ShapeMismatchError(relation, left, right)


def _misfit(reader: Reader, error: ShapeMismatchError) -> str:
    span = reader.spans.get(error.term)
    where = f" in {reader.quoted(*span)}" if span else ""
    left, right = size(error.left), size(error.right)
    sizeless = sorted(x.name for x in symbols(error.term) if not x.dims)
    remedy = f", or declare the size of {' and '.join(sizeless)}" if sizeless else ""
    return f"the shapes {left} and {right} do not fit{where}; check the sizes or the order of the factors{remedy}"


def size(sizes: tuple[Term, ...]) -> str:
    """A shape in words: scalar, n, n x d."""
    return " x ".join(_word(each) for each in sizes) or "scalar"


def _word(term: Term) -> str:
    if type(term) is Mul:
        return " ".join(map(_word, term.factors))
    return term.name if type(term) is Symbol else str(getattr(term, "p", "?"))
