"""Claims by construction: equations, inequalities, covers, implications, definiteness."""

from __future__ import annotations

from derive.core.certificates import PROVED, REFUTED, UNDECIDED, Certificate, sound, worst
from derive.core.context import Context
from derive.terms import Apply, At, Call, Constant, Junction, Relation, Symbol, Term, alike, substituted

from .bench import Bench
from .definiteness import PREDICATES, definite
from .inequalities import at_most, compared
from .relations import follows
from .statements import covers, equivalent, implied


def judged_claim(statement: Term, context: Context, cited: tuple[Term, ...], bench: Bench) -> Certificate:
    """How a statement is known, first by itself, then with what it cites."""
    found = judged(statement, context, bench)
    if sound(found.grade) or not cited:
        return found
    with_citations = judged(statement, context.given(*cited), bench)
    return with_citations if sound(with_citations.grade) else found


def judged(statement: Term, context: Context, bench: Bench) -> Certificate:
    """How a statement is known under a context."""
    if any(alike(statement, fact) for fact in context.facts):
        return Certificate(PROVED, "given")
    match statement:
        case Constant("true"):
            return Certificate(PROVED, "identical")
        case Constant("false"):
            return Certificate(REFUTED, "identical")
        case Relation(sign, left, right):
            return _relation(sign, left, right, context, bench)
        case At(body, letters, values):
            return judged(substituted(body, dict(zip(letters, values, strict=True))), context, bench)
        case Call(name, (matrix,)) if name in PREDICATES:
            return definite(name, matrix, context, bench)
        case Junction(word, parts):
            return _junction(word, parts, context, bench)
    return Certificate(UNDECIDED, "no judge of such a claim", seed=bench.seed)


def _relation(sign: str, left: Term, right: Term, context: Context, bench: Bench) -> Certificate:
    match sign:
        case "=" | "in" if type(left) is Call and left.name in ("argmin", "argmax") and len(left.arguments) == 2:
            from .minima import least_at

            return least_at(left, right, context, bench)
        case ":=":
            return _defined(left, right, context, bench)
        case "=" | "~=" | "propto":
            return follows(left, right, sign, context, bench)
        case "<=":
            return at_most(left, right, context, bench)
        case ">=":
            return at_most(right, left, context, bench)
        case "~":
            return Certificate("assumed", "assumption", seed=bench.seed)
    return compared(Relation(sign, left, right), context, bench)


def _defined(left: Term, right: Term, context: Context, bench: Bench) -> Certificate:
    """A definition that is made is repeated; any other is an equation to be shown."""
    made = context.definition(left.name) if isinstance(left, Symbol | Apply) else None
    if made is not None and alike(made.body, right):
        return Certificate(PROVED, "definition")
    return follows(left, right, "=", context, bench)


def _junction(word: str, parts: tuple[Term, ...], context: Context, bench: Bench) -> Certificate:
    match word:
        case "and":
            return worst(tuple(judged(part, context, bench) for part in parts))
        case "or":
            return covers(parts, context, bench)
        case "=>":
            return implied(parts[0], parts[1], context, bench)
        case "<=>":
            return equivalent(parts[0], parts[1], context, bench)
    return compared_negation(parts[0], context, bench)


def compared_negation(statement: Term, context: Context, bench: Bench) -> Certificate:
    """`not` a statement."""
    found = judged(statement, context, bench)
    if found.grade == REFUTED:
        return Certificate(PROVED, found.method)
    return Certificate(REFUTED if found.grade == PROVED else UNDECIDED, found.method, seed=bench.seed)
