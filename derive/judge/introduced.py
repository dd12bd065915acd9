"""Letters that a line brings in without a word: u for a part of an equation, A and B for what is to be found."""

from __future__ import annotations

from collections.abc import Iterator

from derive.core.certificates import REFUTED, sound
from derive.core.context import Context
from derive.core.drafts import phrase
from derive.core.reports import JudgedStep
from derive.exact.conjuncts import conjuncts
from derive.kernel.bench import Bench
from derive.kernel.directions import directions
from derive.kernel.relations import is_statement
from derive.kernel.statements import implied
from derive.reader.iterates import member
from derive.terms import (
    ONE,
    Div,
    E,
    Junction,
    Mul,
    Number,
    Pow,
    Relation,
    Symbol,
    Term,
    call,
    fraction,
    letters,
    number,
    raised,
    substituted,
    subterms,
    symbols,
)

from .along import along
from .constants import renamed
from .sought import Known, for_every_place, to_be_found, where, with_meanings

MOST, LARGEST_BASE = 12, 1000


def introduced(before: Term, after: Term, seen: frozenset[Symbol], context: Context, bench: Bench) -> Known | None:
    """How a line follows with what its new letters stand for, and the context that says so."""
    sequences = {each.base for x in seen if (each := member(x.name)) is not None and each.letter}
    new = tuple(x for x in letters(after) if x not in seen and _is_free(x, context) and not _of(x, sequences))
    if is_statement(before) and is_statement(after):
        found = _named_beside(before, after, new, context, bench) if new else None
        found = found or (_constant(before, after, new[0], context, bench) if len(new) == 1 else None)
        if not found and len(new) == 1 and (step := along(before, after, new[0], context, bench)) is not None:
            return step, context
        found = found or (_substituted(before, after, new, context, bench) if len(new) == 1 else None)
        return found or for_every_place(before, after, context, bench)
    if new and not is_statement(before) and not is_statement(after):
        return to_be_found(before, after, new, context, bench)
    return None


def _of(x: Symbol, sequences: set[str]) -> bool:
    """Whether a letter is a member of a sequence that has been spoken of."""
    found = member(x.name)
    return found is not None and found.base in sequences


def _constant(before: Term, after: Term, new: Symbol, context: Context, bench: Bench) -> Known | None:
    """A constant by another name, A for e^C: of its value no more is known than that it is constant."""
    found = renamed(before, after, new, context, bench)
    if found is None or found.certificate.grade == REFUTED:
        return None
    if not sound(found.certificate.grade):
        message = phrase("check.not_decided", found.certificate.method)
        return JudgedStep(0, 1, "undecided", found.certificate, message=message), context
    step = JudgedStep(0, 1, "equivalent", found.certificate)
    if found.meaning is not None:
        return where(step, (found.meaning,), "equivalent_if"), context
    return step.but(message=phrase("check.renamed", (new,), found.gone)), context


def _is_free(x: Symbol, context: Context) -> bool:
    told = context.definition(x.name) is not None or x in context.symbols or x.name in context.constants
    return not told and not x.dims and not any(x in symbols(fact) for fact in context.facts)


def _named_beside(before: Term, after: Term, new: tuple[Symbol, ...], context: Context, bench: Bench) -> Known | None:
    """A line that says itself what its new letter stands for: u^2 - 5u + 6 = 0, u = x^2; or D = xy = 4, x > 0."""
    parts = conjuncts(after)
    for part in parts:
        if (
            type(part) is Relation
            and part.sign in ("=", ":=")
            and part.left in new
            and not symbols(part.right) & {*new}
        ):
            rest = tuple(each for each in parts if each is not part)
            if not rest:
                continue
            whole = Junction("and", rest) if len(rest) > 1 else rest[0]
            if all(part.left in symbols(each) for each in rest):
                return _equivalent(before, whole, part.left, part.right, context, bench)
            return _follows(before, whole, part.left, part.right, context, bench)
    return None


def _names(part: Term, new: tuple[Symbol, ...]) -> bool:
    """Whether an equation gives a new letter a meaning without new letters."""
    if type(part) is not Relation or part.sign not in ("=", ":="):
        return False
    return part.left in new and not symbols(part.right) & set(new)


def _substituted(before: Term, after: Term, new: tuple[Symbol, ...], context: Context, bench: Bench) -> Known | None:
    """A new letter in place of a part of an equation, if the lines are equivalent then."""
    (u,) = new
    gone = [x for x in letters(before) if x not in letters(after)]
    if len(gone) != 1 or type(before) is not Relation or type(after) is not Relation or before.left.shape:
        return None
    for k, part in enumerate(dict.fromkeys(each for each in _parts(before, gone[0]) if each is not gone[0])):
        if k == MOST:
            break
        if (found := _equivalent(before, after, u, part, context, bench)) is not None:
            return found
    return None


def _equivalent(before: Term, after: Term, u: Symbol, part: Term, context: Context, bench: Bench) -> Known | None:
    found = directions(before, substituted(after, {u: part}), context, bench)
    if not (sound(found.forth.grade) and sound(found.back.grade)):
        return None
    step = where(JudgedStep(0, 1, "equivalent", found.forth), (Relation("=", u, part),), "equivalent_if")
    return step, with_meanings(context, (u,), (part,))


def _follows(before: Term, after: Term, u: Symbol, part: Term, context: Context, bench: Bench) -> Known | None:
    found = implied(before, substituted(after, {u: part}), context, bench)
    if not sound(found.grade):
        return None
    step = where(JudgedStep(0, 1, "implies", found), (Relation("=", u, part),), "implies_if")
    return step, with_meanings(context, (u,), (part,))


def _parts(equation: Term, x: Symbol) -> Iterator[Term]:
    """The terms in a letter that stand in an equation, and the roots of its powers: 3^x where 9^x stands."""
    for part in subterms(equation):
        if type(part) in (Relation, Mul) or part in equation.children or symbols(part) != {x}:
            continue
        yield part
        match part:
            case Pow(base, exponent) if base is x and type(exponent) is Number:
                yield raised(x, number(exponent.p, 2 * exponent.q))
                yield raised(x, number(exponent.p, 3 * exponent.q))
            case Pow(base, _) if x not in symbols(base):
                yield from (Pow(root, x) for root in _bases(base))
            case Pow(base, Number(n, 1)) if n > 2:
                yield raised(base, number(n, 2))
            case Div(_, under):
                yield fraction(ONE, under)
    yield call("sqrt", x)


def _bases(base: Term) -> Iterator[Term]:
    """Numbers that a base is a power of."""
    yield base
    if base is not E and type(base) is Number and base.q == 1 and 1 < base.p <= LARGEST_BASE:
        for n in (2, 3, 4):
            root = round(base.p ** (1 / n))
            if root**n == base.p:
                yield number(root)
