"""Letters that a line brings in without a word: u for a part of an equation, A and B for what is to be found."""

from __future__ import annotations

from collections.abc import Iterator

from derive.core.certificates import ASSUMED, sound
from derive.core.context import Context, Definition
from derive.core.drafts import phrase
from derive.core.reports import JudgedStep
from derive.core.steps import Condition
from derive.exact.conjuncts import conjuncts
from derive.kernel.bench import Bench
from derive.kernel.coefficients import conditions, unknowns
from derive.kernel.directions import directions
from derive.kernel.relations import is_statement
from derive.kernel.systems import entails
from derive.terms import (
    FALSE,
    ONE,
    ZERO,
    Apply,
    Binder,
    Derivative,
    Div,
    E,
    Junction,
    Mul,
    Number,
    Operator,
    Pow,
    Relation,
    Symbol,
    Term,
    call,
    fraction,
    kinds,
    letters,
    number,
    opened,
    raised,
    substituted,
    subterms,
    summands,
    symbols,
)

from .constants import renamed

MOST, MOST_UNKNOWNS, LARGEST_BASE = 12, 6, 1000
WORKED_OUT = frozenset((Derivative, Operator, Binder, Apply))
Known = tuple[JudgedStep, Context]


def introduced(before: Term, after: Term, seen: frozenset[Symbol], context: Context, bench: Bench) -> Known | None:
    """How a line follows with what its new letters stand for, and the context that says so."""
    new = tuple(x for x in letters(after) if x not in seen and _is_free(x, context))
    if is_statement(before) and is_statement(after):
        found = _named_beside(before, after, new, context, bench) if new else None
        found = found or (_constant(before, after, new[0], context, bench) if len(new) == 1 else None)
        found = found or (_substituted(before, after, new, context, bench) if len(new) == 1 else None)
        return found or _for_every_place(before, after, context, bench)
    if new and not is_statement(before) and not is_statement(after):
        return _to_be_found(before, after, new, context, bench)
    return None


def _constant(before: Term, after: Term, new: Symbol, context: Context, bench: Bench) -> Known | None:
    """A constant by another name, A for e^C: of its value no more is known than that it is constant."""
    found = renamed(before, after, new, context, bench)
    step = None if found is None else JudgedStep(0, 1, "equivalent", found.certificate)
    return None if step is None or found is None else (_where(step, (found.meaning,), "equivalent_if"), context)


def _is_free(x: Symbol, context: Context) -> bool:
    told = context.definition(x.name) is not None or x in context.symbols or x.name in context.constants
    return not told and not x.dims and not any(x in symbols(fact) for fact in context.facts)


def _named_beside(before: Term, after: Term, new: tuple[Symbol, ...], context: Context, bench: Bench) -> Known | None:
    """A line that says itself what its new letter stands for: u^2 - 5u + 6 = 0, u = x^2."""
    parts = conjuncts(after)
    for part in parts:
        if (
            type(part) is Relation
            and part.sign in ("=", ":=")
            and part.left in new
            and not symbols(part.right) & {*new}
        ):
            rest = tuple(each for each in parts if each is not part)
            if rest and all(part.left in symbols(each) for each in rest):
                whole = Junction("and", rest) if len(rest) > 1 else rest[0]
                return _equivalent(before, whole, part.left, part.right, context, bench)
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
    step = _where(JudgedStep(0, 1, "equivalent", found.forth), (Relation("=", u, part),), "equivalent_if")
    return step, _with_meanings(context, (u,), (part,))


def _where(step: JudgedStep, told: tuple[Relation, ...], key: str) -> JudgedStep:
    return step.but(conditions=tuple(Condition(each, ASSUMED) for each in told), message=phrase(f"check.{key}", told))


def _with_meanings(context: Context, names: tuple[Symbol, ...], values: tuple[Term, ...]) -> Context:
    made = tuple(Definition(x.name, (), value) for x, value in zip(names, values, strict=True))
    return context.but(definitions=(*context.definitions, *made))


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


def _to_be_found(before: Term, after: Term, new: tuple[Symbol, ...], context: Context, bench: Bench) -> Known | None:
    """Coefficients that are still to be found, as in A/(x - 1) + B/(x + 2)."""
    given, form = _under_one_integral(before, after)
    if (kinds(given) | kinds(form)) & WORKED_OUT or given.shape or not _is_form(form, new):
        return None
    varying = tuple(x for x in letters(given) if x not in new)
    for choice in (varying, *((x,) for x in varying)):
        values = unknowns(given, form, new, choice) if choice else None
        if values is None:
            continue
        found = bench.equal(given, substituted(form, dict(zip(new, values, strict=True))), context)
        if sound(found.grade):
            told = tuple(Relation("=", x, value) for x, value in zip(new, values, strict=True))
            step = _where(JudgedStep(0, 1, "identity-if", found), told, "identity_if")
            return step, _with_meanings(context, new, values)
    return None


def _under_one_integral(before: Term, after: Term) -> tuple[Term, Term]:
    """What stands under two integrals over the same letter from and to the same ends; other terms as they are."""
    match before, after:
        case Binder("integral", _, _, low, high), Binder("integral", letter, _, start, end) if (low, high) == (
            start,
            end,
        ):
            return opened(before, Symbol(letter)), opened(after, Symbol(letter))
    return before, after


def _is_form(term: Term, new: tuple[Symbol, ...]) -> bool:
    """Whether a term is written to find letters in it: fractions with nothing known above, or several capitals."""
    if not 1 <= len(new) <= MOST_UNKNOWNS:
        return False
    parts = summands(term)
    if all(symbols(part) & set(new) for part in parts):
        return len(new) > 1 or Div in kinds(term)
    return len(new) > 1 and all(x.name[0].isupper() for x in new)


def _for_every_place(before: Term, after: Term, context: Context, bench: Bench) -> Known | None:
    """What an equation says of the letters in one of its sides if it holds at every place: coefficients compared."""
    if type(before) is not Relation or before.sign != "=" or before.left.shape:
        return None
    gone = [x for x in letters(before) if x not in letters(after)]
    wanted = set(letters(after))
    if len(gone) != 1 or not wanted or not wanted <= set(letters(before)):
        return None
    sides = [symbols(side) & wanted for side in before.children]
    if all(sides) or gone[0] not in symbols(before.left) & symbols(before.right):
        return None
    needed = conditions(before.left, before.right, gone[0])
    if not needed or any(gone[0] in symbols(each) for each in needed):
        return None
    whole = Junction("and", tuple(Relation("=", each, ZERO) for each in needed))
    if entails(whole, FALSE, context):
        return None
    found = directions(whole, after, context, bench)
    if not sound(found.forth.grade):
        return None
    key = "equivalent" if sound(found.back.grade) else "implies"
    return JudgedStep(0, 1, key, found.forth, message=phrase("check.at_every_place", (gone[0],))), context
