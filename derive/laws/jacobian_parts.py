"""The Jacobian of a vector by its differential: a name for the softmax, the differential, the matrix before dx."""

from __future__ import annotations

from derive.core.context import Context
from derive.core.drafts import Chain, Claim, Definition, phrase
from derive.core.rules import rule
from derive.core.steps import Derivation, standing
from derive.core.strategies import Line, Strategy
from derive.core.traversals import Everywhere
from derive.terms import Binder, Call, Component, Operator, Relation, Symbol, Term, call, equation, subterms, symbols

from .before_differentials import matrix_before
from .differential_parts import Found
from .differentials import d
from .entries import abbreviation, with_definition
from .index_calculus import NOTHING
from .matrix_calculus import SHORT, TRANSPOSED, worked_differential
from .scalar_products import scalar_in_front
from .softmax import by_definition

SOURCE = "Magnus and Neudecker, Matrix Differential Calculus, ch. 9 and 10"

SCALARS_IN_FRONT = Line(Everywhere(scalar_in_front))


@rule("differential(f) = J differential(x) => jacobian(f, x) = J", Operator)
def jacobian_from_its_differential(term: Operator, context: Context, shown: Relation) -> Term | None:
    """The Jacobian is read off: it is the matrix before the differential of the variable."""
    match term, shown.left, shown.right:
        case Operator("jacobian", body, (Symbol() as x,)), left, right if left is d(body, x):
            return matrix_before(right, d(x, x)) if x in symbols(body) else call("zeros", *body.shape, *x.shape)
    return None


def is_the_question(body: Term) -> bool:
    """Whether a body is the softmax of a letter, or its logarithm: its entries are asked for."""
    match body:
        case Call("log", (Call("softmax", _) as inner,)):
            return is_the_question(inner)
        case Call("softmax", (Symbol(),)):
            return True
    return False


def _worked(start: Operator, context: Context, naming: Strategy) -> Derivation:
    """The differential worked out, numbers put before the vectors first."""
    first = SCALARS_IN_FRONT(start, context) or standing(start)
    rest = worked_differential(first.end, context, naming) if isinstance(first.end, Operator) else first
    return Derivation(start, (*first.steps, *rest.steps), rest.end)


def _by_entries(term: Term) -> bool:
    return type(term) in (Binder, Component)


def jacobian_parts(body: Term, x: Symbol, context: Context) -> Found | None:
    """The differential of a vector and its Jacobian read off; None where the notation of matrices does not do."""
    if len(body.shape) != 1 or len(x.shape) != 1 or is_the_question(body) or any(map(_by_entries, subterms(body))):
        return None
    meaning = abbreviation(body, context)
    inner = with_definition(context, meaning)
    first, second = ("p1", "p2") if meaning is None else ("p2", "p3")
    naming = NOTHING if meaning is None else by_definition.with_(meaning).by("p1")
    found = _worked(d(body, x), inner, naming)
    law = jacobian_from_its_differential.with_(equation(found.start, found.end)).by(first)
    read = (law >> TRANSPOSED >> SHORT)(Operator("jacobian", body, (x,)), inner)
    if read is None:
        return None
    told = () if meaning is None else (Definition("p1", phrase("matrix-jacobian.name"), meaning, (Claim(meaning),)),)
    uses = () if meaning is None else ("p1",)
    return Found(
        (*told, Chain(first, phrase("matrix-jacobian.differential", x), found, uses=uses)),
        Chain(second, phrase("matrix-jacobian.read", x), read, uses=(first,)),
        inner,
    )
