"""One judge for each relation that may join two lines."""

from __future__ import annotations

from derive.core.certificates import PROVED, UNDECIDED, Certificate
from derive.core.context import Context
from derive.terms import Constant, Junction, Relation, Term

from .approximations import approximately
from .bench import Bench
from .inequalities import at_most
from .proportions import proportional
from .rows import row_equivalent
from .statements import equivalent, implied


def follows(
    before: Term, after: Term, relation: str, context: Context, bench: Bench, using: tuple[Term, ...] = ()
) -> Certificate:
    """How it is known that a line stands in a relation to the next; `using` are the parameters of the law."""
    match relation:
        case "=" if type(before) in (Relation, Junction) or _is_truth(before) or _is_truth(after):
            return equivalent(before, after, context, bench)
        case "=":
            return bench.equal(before, after, context)
        case "iff":
            return equivalent(before, after, context, bench)
        case "implies":
            return implied(before, after, context, bench)
        case "row-equivalent":
            return row_equivalent(before, after, context, bench)
        case "<=":
            return at_most(before, after, context, bench)
        case ">=":
            return at_most(after, before, context, bench)
        case "propto":
            return proportional(before, after, context, bench, using)
        case "~=":
            return approximately(before, after)
        case ":=":
            return Certificate(PROVED, "definition")
    return Certificate(UNDECIDED, f"no judge of the relation {relation}", seed=bench.seed)


def _is_truth(term: Term) -> bool:
    return type(term) is Constant and term.name in ("true", "false")
