"""Attention with explicit queries Q, keys K and values V: scores, weights by rows, weighted sums of the values."""

from __future__ import annotations

from derive.core.context import Context
from derive.core.drafts import Answer, Chain, Claim, Claims, Draft, Problem, phrase
from derive.core.errors import InputError
from derive.core.steps import standing
from derive.core.strategies import Line
from derive.core.topics import Input, Option, Topic
from derive.core.traversals import Everywhere
from derive.exact.decimals import decimal
from derive.laws.attention_arrays import (
    divided_entry_by_entry,
    entries_worked_out,
    row_times_column,
    rows_as_columns,
    softmax_of_rows,
)
from derive.terms import (
    ONE,
    Decimal,
    Div,
    Matrix,
    Mul,
    Number,
    Relation,
    Symbol,
    Term,
    call,
    equation,
    number,
    symbols,
    total,
)

TRANSPOSED = Line(Everywhere(rows_as_columns))
MULTIPLIED = Line(Everywhere(row_times_column)) >> Line(Everywhere(entries_worked_out))
DIVIDED = Line(Everywhere(divided_entry_by_entry)) >> entries_worked_out

NAMES = ("scores", "weights", "output")


def work(problem: Problem) -> Draft:
    """The scores, the softmax of each row of them, and its product with the values."""
    queries, keys, values = _checked(problem)
    context, width = problem.context, number(len(keys.rows[0]))
    product = Mul((queries, call("transpose", keys)))
    start: Term = product if problem.option("no-scale") is True else Div(product, call("sqrt", width))
    scores = _chain("p1", "scores", start, context)
    weights = _chain("p2", "weights", call("softmax", scores.derivation.end), context, "p1")
    output = _chain("p3", "output", Mul((weights.derivation.end, values)), context, "p2")
    parts = (scores, weights.but(claims=_row_sums(weights.derivation.end)), output)
    title = problem.title or phrase("attention.title")
    statement = problem.statement or phrase("attention.statement")
    found = {name: chain.derivation.end for name, chain in zip(NAMES, parts, strict=True)}
    about = _decimals(found, context)
    answers = tuple(Answer(name, value) for name, value in found.items())
    return Draft(problem.but(title=title, statement=statement), (*parts, *about), answers)


def _checked(problem: Problem) -> tuple[Matrix, Matrix, Matrix]:
    queries, keys, values = (_explicit(given.name, given.term, problem.context) for given in problem.given)
    if len(queries.rows[0]) != len(keys.rows[0]):
        raise InputError(f"queries of width {len(queries.rows[0])} and keys of width {len(keys.rows[0])} do not fit")
    if len(keys.rows) != len(values.rows):
        raise InputError(f"there are {len(keys.rows)} keys and {len(values.rows)} values; give one value for each key")
    if len(queries.rows) == len(keys.rows) == 1:
        raise InputError("with one query and one key the only weight is one; give two keys or two queries at least")
    return queries, keys, values


def _explicit(name: str, term: Term, context: Context) -> Matrix:
    known = context.definition(term.name) if isinstance(term, Symbol) else None
    term = known.body if known is not None else term
    if not isinstance(term, Matrix):
        raise InputError(f"{name} is needed as an explicit matrix, such as [[1, 0], [0, 1]]")
    return term


def _chain(label: str, name: str, start: Term, context: Context, *uses: str) -> Chain:
    strategy = TRANSPOSED >> MULTIPLIED >> DIVIDED >> softmax_of_rows >> entries_worked_out
    found = strategy(start, context) or standing(start)
    return Chain(label, phrase(f"attention.{name}"), found, uses=uses)


def _row_sums(weights: Term) -> tuple[Claim, ...]:
    """Each row of weights adds up to one."""
    rows = weights.rows if isinstance(weights, Matrix) else ()
    return tuple(
        Claim(equation(total(row), ONE), phrase("attention.row", number(k)))
        for k, row in enumerate(rows, 1)
        if len(row) > 1
    )


def _decimals(found: dict[str, Term], context: Context) -> tuple[Claims, ...]:
    """The matrices as decimals, where their entries are numbers without a short name."""
    shown = {name: value for name, value in found.items() if not symbols(value) and _unnamed(value)}
    claims = tuple(
        Claim(Relation("~=", value, _rounded(value, context)), phrase(f"attention.{name}-decimals"))
        for name, value in shown.items()
    )
    return (Claims("p4", phrase("attention.decimals"), claims),) if claims else ()


def _unnamed(matrix: Term) -> bool:
    return any(type(entry) is not Number for entry in matrix.children)


def _rounded(matrix: Term, context: Context) -> Term:
    return matrix.rebuilt(tuple(_decimal(entry, context) for entry in matrix.children))


def _decimal(entry: Term, context: Context) -> Number | Decimal:
    return entry if isinstance(entry, Number) and entry.q == 1 else decimal(entry, context.digits)


topic = Topic(
    "attention",
    (Input("Q", "matrix"), Input("K", "matrix"), Input("V", "matrix")),
    (Option("no-scale", "flag"),),
    work,
)
