"""Statements that are equivalent, or follow: equations, inequalities, and what `and` and `or` make of them."""

from __future__ import annotations

from derive.core.certificates import PROVED, REFUTED, UNDECIDED, Certificate, Witness, sound, worst
from derive.core.context import Context
from derive.exact.conditions import holds
from derive.exact.conjuncts import conjuncts
from derive.terms import FALSE, TRUE, ZERO, Div, Junction, Neg, Number, Relation, Term, alike, shape, total

from .bench import IDENTICAL, Bench, lettered
from .counterexamples import counterexample, spelled
from .domains import has_value, needs
from .facts import meant, strictly_evaluated
from .inequalities import sign_of_factors
from .injective import peeled
from .line_covers import cover_the_line
from .one_sided import is_membership, least_exactly_where
from .put_in import same_when_put_in
from .put_in_products import put_in_products
from .real_points import same_solutions
from .scaled_sums import multiple_of_sums
from .singular import singular
from .statement_cells import follows_in_every_cell
from .systems import entails

SWAPPED = {"=": "=", "!=": "!=", "<": ">", "<=": ">=", ">": "<", ">=": "<="}


def equivalent(a: Term, b: Term, context: Context, bench: Bench) -> Certificate:
    """Whether two statements hold at the same points."""
    if alike(a, b):
        return IDENTICAL
    if type(a) is Relation and is_membership(a):
        return least_exactly_where(a, b, context, bench)
    a, b = (meant(lettered(side), context) for side in (a, b))
    context = context.given(*(meant(fact, context) for fact in context.facts)) if context.definitions else context
    if type(a) is Relation and type(b) is Relation:
        found = _relations(a, b, context, bench)
        if found is not None:
            return found
    if type(a) is Junction and type(b) is Junction and a.word == b.word and len(a.parts) == len(b.parts):
        found = _part_by_part(a.parts, b.parts, context, bench)
        if found is not None:
            return found
    by_matrix = _multiplied(a, b, context, bench)
    if by_matrix is not None:
        return by_matrix
    if same_when_put_in(a, b, lambda x, y: alike(x, y) or _one_relation(x, y, context, bench)):
        return Certificate(PROVED, "the letter's value put in", seed=bench.seed)
    alike_points = same_solutions(a, b, context)
    if alike_points is not None:
        return Certificate(PROVED if alike_points else REFUTED, "all roots compared", seed=bench.seed)
    there = implied(a, b, context, bench)
    if sound(there.grade):
        there = worst((there, implied(b, a, context, bench)))
    if sound(there.grade):
        return there
    return (
        _side_by_side(a, b, context, bench) or _refuted(a, b, context, bench) or _refuted(b, a, context, bench) or there
    )


def _one_relation(a: Term, b: Term, context: Context, bench: Bench) -> bool:
    """Whether two relations say the same, as their sides or their differences show."""
    if type(a) is not Relation or type(b) is not Relation:
        return False
    found = _relations(a, b, context, bench)
    return found is not None and sound(found.grade)


def _multiplied(a: Term, b: Term, context: Context, bench: Bench) -> Certificate | None:
    """Each of two equations of vectors or matrices is the other times a number or a matrix."""
    if type(a) is not Relation or not shape(a.left):
        return None
    from .linear_statements import multiplied

    there, back = multiplied(a, b, context, bench), multiplied(b, a, context, bench)
    if there is None or back is None:
        return None
    known = (Relation("!=", det, ZERO) for det in (*there.inverses, *back.inverses))
    return there.certificate if all(any(alike(each, fact) for fact in context.facts) for each in known) else None


def _refuted(a: Term, b: Term, context: Context, bench: Bench) -> Certificate | None:
    """A point at which the first statement holds and the second does not."""
    point = counterexample(a, b, context)
    if point is None:
        return None
    return Certificate(REFUTED, "a point", witness=Witness(spelled(point), TRUE, FALSE), seed=bench.seed)


def _side_by_side(a: Term, b: Term, context: Context, bench: Bench) -> Certificate | None:
    """Both sides equal to their counterparts, by the whole ladder."""
    if type(a) is not Relation or type(b) is not Relation or a.sign != b.sign:
        return None
    if not (has_value(b, a, context) and has_value(a, b, context)):
        return None
    found = worst((bench.equal(a.left, b.left, context), bench.equal(a.right, b.right, context)))
    return found if found.grade not in (REFUTED, UNDECIDED) else None


def _relations(a: Relation, b: Relation, context: Context, bench: Bench) -> Certificate | None:
    """Both sides equal to their counterparts, or one difference the other times what has a sign; defined alike."""
    if a.sign not in SWAPPED or b.sign not in SWAPPED:
        return None
    if not (has_value(b, a, context) and has_value(a, b, context)):
        return None
    for sign, left, right in ((b.sign, b.left, b.right), (SWAPPED[b.sign], b.right, b.left)):
        if sign == a.sign and bench.same(a.left, left, context) and bench.same(a.right, right, context):
            return Certificate(PROVED, "both sides", seed=bench.seed)
    if a.left.shape or b.left.shape:
        return None
    first, second = (total((side.left, Neg(side.right))) for side in (a, b))
    for candidate, sign in ((second, b.sign), (total((Neg(second),)), SWAPPED[b.sign])):
        if sign == a.sign and bench.same(first, candidate, context):
            return Certificate(PROVED, "the same difference", seed=bench.seed)
    return _multiples(first, second, (a.sign, b.sign), context, bench)


def _multiples(first: Term, second: Term, signs: tuple[str, str], context: Context, bench: Bench) -> Certificate | None:
    """One difference is the other times something that is never 0, and of one sign where there is an order."""
    if type(first) is Number or type(second) is Number:
        return None
    possible = sign_of_factors(Div(first, second), context)
    matches = signs[1] == signs[0] if possible == {1} else SWAPPED[signs[1]] == signs[0] if possible == {-1} else False
    if signs[0] in ("=", "!=") and signs[1] == signs[0] and 0 not in possible:
        matches = True
    return Certificate(PROVED, "a multiple by what is not 0", seed=bench.seed) if matches else None


def _part_by_part(
    first: tuple[Term, ...], second: tuple[Term, ...], context: Context, bench: Bench
) -> Certificate | None:
    changed = [(x, y) for x, y in zip(first, second, strict=True) if not alike(x, y)]
    if len(changed) > 1 and all(type(x) is not Relation for x, _ in changed):
        return None
    found = []
    for x, y in changed:
        certificate = equivalent(x, y, context, bench)
        if not sound(certificate.grade):
            return None
        found.append(certificate)
    return worst(tuple(found))


def implied(a: Term, b: Term, context: Context, bench: Bench) -> Certificate:
    """Whether the second statement holds wherever the first does."""
    if alike(a, b) or b is TRUE or a is FALSE:
        return IDENTICAL
    a, b = (meant(lettered(side), context) for side in (a, b))
    if type(a) is Junction and a.word == "or":
        return worst(tuple(implied(part, b, context, bench) for part in a.parts))
    if type(b) is Junction and b.word == "and":
        return worst(tuple(implied(a, part, context, bench) for part in b.parts))
    found = singular(a, b, context, bench) or _by_facts(a, b, context.given(*conjuncts(a)), bench)
    if found is not None:
        return found
    if entails(a, b, context):
        return Certificate(PROVED, "combination of equations", seed=bench.seed)
    if follows_in_every_cell(a, b, context):
        return Certificate(PROVED, "sign cases")
    simpler = peeled(a, context)
    if simpler is not None:
        found = implied(simpler, b, context, bench)
        if sound(found.grade) or not any(needs(part) for part in strictly_evaluated(a)):
            return found
    wanted = peeled(b, context)
    if wanted is not None and has_value(b, a, context.given(*conjuncts(a))):
        found = implied(a, wanted, context, bench)
        if sound(found.grade):
            return found
    if has_value(b, a, context.given(*conjuncts(a))) and (found := multiple_of_sums(a, b, context, bench)) is not None:
        return found
    if (found := put_in_products(a, b, context, bench)) is not None:
        return found
    undecided = Certificate(UNDECIDED, "no combination of equations found", seed=bench.seed)
    return _refuted(a, b, context, bench) or undecided


def _by_facts(a: Term, b: Term, inside: Context, bench: Bench) -> Certificate | None:
    """What the first statement says, taken as a fact: by signs, one operation on both sides, or equality."""
    if any(alike(b, fact) for fact in inside.facts):
        return Certificate(PROVED, "given")
    if not has_value(b, a, inside):
        return None
    if holds(inside, b):
        return Certificate(PROVED, "signs", seed=bench.seed)
    if _one_operation(a, b):
        return Certificate(PROVED, "one operation on both sides", seed=bench.seed)
    if type(b) is Relation and b.sign == "=" and bench.same(b.left, b.right, inside):
        return Certificate(PROVED, "canonical form", seed=bench.seed)
    if type(a) is Relation and type(b) is Relation and a.sign == b.sign and not a.left.shape:
        presupposed = inside.given(*(c for part in strictly_evaluated(a) for c in needs(part)))
        if all(bench.same(x, y, presupposed) for x, y in zip(a.children, b.children, strict=True)):
            return Certificate(PROVED, "both sides where they have values", seed=bench.seed)
    return None


def _one_operation(a: Term, b: Term) -> bool:
    """The same function applied to both sides, as in squaring."""
    if type(a) is not Relation or type(b) is not Relation or a.sign != "=" or b.sign != "=":
        return False
    left, right = b.left, b.right
    if type(left) is not type(right) or getattr(left, "name", "") != getattr(right, "name", ""):
        return False
    if not left.children or len(left.children) != len(right.children) or a.left.shape:
        return False
    return any(
        all(x is y or (x is u and y is v) for x, y in zip(left.children, right.children, strict=True))
        for u, v in (a.children, a.children[::-1])
    )


def covers(parts: tuple[Term, ...], context: Context, bench: Bench) -> Certificate:
    """Whether some of the cases always holds, under the facts of the context."""
    statement = Junction("or", parts)
    if holds(context, statement):
        return Certificate(PROVED, "signs", seed=bench.seed)
    for fact in context.facts:
        if alike(fact, statement):
            return IDENTICAL
    if entails(TRUE, statement, context):
        return Certificate(PROVED, "combination of equations", seed=bench.seed)
    if cover_the_line(parts, context):
        return Certificate(PROVED, "every place of a line", seed=bench.seed)
    for fact in context.facts:
        if type(fact) is Junction or (type(fact) is Relation and fact.sign == "="):
            certificate = implied(fact, statement, context, bench)
            if sound(certificate.grade):
                return certificate
    return Certificate(UNDECIDED, "the cases are not seen to cover", seed=bench.seed)
