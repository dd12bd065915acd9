"""One judge for each relation that may join two lines; each is loaded when it is first needed."""

from __future__ import annotations

from derive.core.certificates import PROVED, UNDECIDED, Certificate
from derive.core.context import Context
from derive.terms import Call, Constant, Junction, Relation, Term

from .bench import Bench
from .facts import meant

DEFINITE = ("positive_definite", "positive_semidefinite", "negative_definite", "negative_semidefinite", "indefinite")


def is_statement(term: Term) -> bool:
    """Whether a term says something that is true or false."""
    if type(term) is Call:
        return term.name in DEFINITE
    return type(term) in (Relation, Junction) or (type(term) is Constant and term.name in ("true", "false"))


def follows(
    before: Term, after: Term, relation: str, context: Context, bench: Bench, using: tuple[Term, ...] = ()
) -> Certificate:
    """How it is known that a line stands in a relation to the next; `using` are the parameters of the law."""
    match relation:
        case ":=":
            return Certificate(PROVED, "definition")
        case "=" if not is_statement(before) and not is_statement(after):
            return bench.equal(before, after, context)
        case "=" | "iff" | "implies":
            return _of_statements(before, after, relation, context, bench)
    return _of_terms(before, after, relation, context, bench, using)


def _of_statements(before: Term, after: Term, relation: str, context: Context, bench: Bench) -> Certificate:
    from .statements import equivalent, implied

    return (implied if relation == "implies" else equivalent)(before, after, context, bench)


def _of_terms(
    before: Term, after: Term, relation: str, context: Context, bench: Bench, using: tuple[Term, ...]
) -> Certificate:
    match relation:
        case "row-equivalent":
            from .rows import row_equivalent

            return row_equivalent(before, after, context, bench)
        case "<=" | ">=":
            from .inequalities import at_most

            return (
                at_most(before, after, context, bench) if relation == "<=" else at_most(after, before, context, bench)
            )
        case "propto":
            from .proportions import proportional

            return proportional(before, after, context, bench, using)
        case "~=":
            from .approximations import approximately

            return approximately(meant(before, context), meant(after, context))
    return Certificate(UNDECIDED, f"no judge of the relation {relation}", seed=bench.seed)
