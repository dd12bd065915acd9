"""Two terms beside a sign: equal, equal under conditions, at most, proportional, or different at a point."""

from __future__ import annotations

from derive.core.certificates import ASSUMED, REFUTED, UNDECIDED, Certificate, Witness, sound, worst
from derive.core.context import Context
from derive.core.drafts import phrase
from derive.core.relations import APPROXIMATELY, PROPORTIONAL
from derive.core.reports import JudgedStep
from derive.core.steps import Condition
from derive.kernel.antiderivatives import equal_up_to_constants, slope
from derive.kernel.approximations import rounds_to
from derive.kernel.bench import Bench, plain
from derive.kernel.claims import judged
from derive.kernel.coarse import coarse_witness
from derive.kernel.differences import open_conditions
from derive.kernel.divergent import diverges, has_no_number, has_number
from derive.kernel.relations import follows
from derive.kernel.row_spaces import ONE_ALONE
from derive.kernel.systems import entails
from derive.kernel.uncovered import uncovered
from derive.kernel.values import infinitely_apart, with_values
from derive.kernel.witnesses import witness_of
from derive.terms import (
    FALSE,
    TRUE,
    ZERO,
    Call,
    Decimal,
    Junction,
    Number,
    Relation,
    ShapeMismatchError,
    Symbol,
    Term,
    call,
    shape,
    subterms,
)

from .convergence import convergence
from .independence import for_samples
from .numbers_put_in import put_in
from .shares import for_shares
from .substitutions import occurring, substitution
from .valueless import loses_value, without_value
from .varying import along_directions

UNNAMED = "#"
MOST_BITS = 10_000
ORDERS = ("<", "<=", ">", ">=", "!=")


def compared(
    before: Term, after: Term, relation: str, context: Context, bench: Bench, modulo: tuple[Symbol, ...]
) -> JudgedStep:
    """The verdict on two terms joined by a sign."""
    before, after = _beside(before, after), _beside(after, before)
    modulo = occurring(modulo, before, after)
    certificate = _certificate(before, after, relation, context, bench, modulo)
    if certificate.grade == UNDECIDED and not modulo:
        if (needed := convergence(before, after, context, bench)) is not None:
            return _under(compared(before, after, relation, context.given(*needed.facts), bench, modulo), needed.said)
        worked = tuple(with_values(side, context, bench) for side in (before, after))
        if worked[0] and worked[1] and (worked[0][0] is not before or worked[1][0] is not after):
            (before, first), (after, second) = worked[0], worked[1]
            certificate = _certificate(before, after, relation, context, bench, modulo)
            if sound(certificate.grade):
                certificate = worst((first, second, certificate))
            elif relation == "=" and infinitely_apart(before, after):
                return _wrong(Certificate(REFUTED, "SymPy", seed=bench.seed), Witness((), before, after))
    if certificate.grade == UNDECIDED and relation == "=" and diverges(before) and has_number(after):
        found = Certificate(REFUTED, "an integral that diverges", seed=bench.seed)
        return JudgedStep(0, 1, "wrong", found, message=phrase("check.diverges"))
    if (put := _put(certificate, before, after, relation, context, bench, modulo)) is not None:
        known, meaning = put
        message = phrase("check.identity_if", (meaning,))
        return JudgedStep(0, 1, "identity-if", known, (Condition(meaning, ASSUMED),), message=message)
    if not sound(certificate.grade):
        witness = _witness(before, after, relation, certificate, context, modulo)
        if certificate.grade == REFUTED or witness is not None:
            return _wrong(certificate, witness or certificate.witness, modulo)
    conditions = () if modulo or not sound(certificate.grade) else open_conditions(before, after, context)
    if sound(certificate.grade) and _is_vacuous(before, after, conditions, context):
        certificate = Certificate(UNDECIDED, "no real values", seed=certificate.seed)
    if relation == "=" and (point := _without_value(before, after, certificate, context, modulo)) is not None:
        found = Certificate(REFUTED, "no real values", witness=point, seed=certificate.seed)
        return JudgedStep(0, 1, "wrong", found, witness=point, message=phrase("check.no_value"))
    if certificate.grade == UNDECIDED:
        return JudgedStep(0, 1, "undecided", certificate, message=phrase("check.not_decided", certificate.method))
    if certificate.grade == ASSUMED:
        return JudgedStep(0, 1, "given", certificate, message=phrase("check.given"))
    if not conditions:
        key = "up_to_constant" if modulo else _TRUE.get(relation, "holds")
        return JudgedStep(0, 1, "identity", certificate, message=phrase(f"check.{key}"))
    told = tuple(Condition(each, ASSUMED) for each in conditions)
    return JudgedStep(0, 1, "identity-if", certificate, told, message=phrase("check.identity_if", conditions))


def _under(found: JudgedStep, said: tuple[Relation, ...]) -> JudgedStep:
    """A step that holds under conditions, which are said."""
    if found.verdict not in ("identity", "identity-if"):
        return found
    conditions = (*found.conditions, *(Condition(each, ASSUMED) for each in said))
    message = phrase("check.identity_if", tuple(each.relation for each in conditions))
    return found.but(verdict="identity-if", conditions=conditions, message=message)


def _beside(term: Term, other: Term) -> Term:
    """Zero beside a vector or a matrix as one of its shape, and the identity alone beside a square matrix."""
    if term is not ZERO and term is not call("identity"):
        return term
    try:
        sizes = shape(other)
    except ShapeMismatchError:
        return term
    if term is ZERO:
        return call("zeros", *sizes) if sizes else term
    return call("identity", sizes[0]) if len(sizes) == 2 and sizes[0] is sizes[1] else term


_TRUE = {"=": "identity", "~=": "close", "propto": "proportional"}


def _is_vacuous(before: Term, after: Term, conditions: tuple[Term, ...], context: Context) -> bool:
    """Whether two terms that are equal where both have values never have, or one of them loses its value."""
    if conditions and entails(TRUE, FALSE, context.given(*conditions)):
        return True
    return loses_value(before, after, context) or has_no_number(before, after)


def _without_value(
    before: Term, after: Term, certificate: Certificate, context: Context, modulo: tuple[Symbol, ...]
) -> Witness | None:
    """A point at which a line has no value where the line before has one."""
    found = None if modulo else uncovered(before, after, context)
    return found or (without_value(before, after, context) if certificate.grade == UNDECIDED else None)


def _put(
    certificate: Certificate,
    before: Term,
    after: Term,
    relation: str,
    context: Context,
    bench: Bench,
    modulo: tuple[Symbol, ...],
) -> tuple[Certificate, Relation | Junction] | None:
    """What the writer has put in without a word: how the line is known then, and what it means."""
    put: tuple[Certificate, Relation | Junction] | None = None
    if certificate.grade == UNDECIDED:
        put = substitution(before, after, modulo, context, bench)
    if sound(certificate.grade) or relation != "=" or modulo:
        return put
    if certificate.grade == REFUTED:
        put = for_shares(before, after, context, bench)
    return put or for_samples(before, after, context, bench) or put_in(before, after, context, bench)


def _certificate(
    before: Term, after: Term, relation: str, context: Context, bench: Bench, modulo: tuple[Symbol, ...]
) -> Certificate:
    if relation in ORDERS:
        return judged(Relation(relation, before, after), context, bench)
    if relation == APPROXIMATELY:
        return rounds_to(plain(before, context), plain(after, context))
    if relation in ("=", ":=") and modulo:
        return equal_up_to_constants(before, after, modulo, context, bench)
    found = follows(before, after, "=" if relation in (":=", "iff", "implies") else relation, context, bench)
    if found.grade == UNDECIDED and relation == "=" and type(before) is Call and before.name == "argmin":
        return judged(Relation("=", before, after), context, bench)
    if found.grade == UNDECIDED and relation == "=" and (sides := along_directions(before, after)) != (before, after):
        return bench.equal(*sides, context)
    return found


def _witness(
    before: Term, after: Term, relation: str, certificate: Certificate, context: Context, modulo: tuple[Symbol, ...]
) -> Witness | None:
    """A point at which the sign is wrong; decimals and proportions are refuted by their judges alone."""
    if relation in (APPROXIMATELY, PROPORTIONAL):
        refuted = certificate.grade == REFUTED and relation == APPROXIMATELY
        return witness_of(before, after, "=", context) if refuted else None
    sides = _slopes(before, after, modulo, context) if modulo else along_directions(before, after)
    if not sides:
        return None
    found = witness_of(*sides, relation, context)
    return found if found is not None or modulo else coarse_witness(before, after, relation or "=", context)


def _slopes(before: Term, after: Term, modulo: tuple[Symbol, ...], context: Context) -> tuple[Term, Term] | None:
    free = tuple(x for x in modulo if context.definition(x.name) is None)
    left, right = (slope(side, free[0], context) if len(free) == 1 else None for side in (before, after))
    return None if left is None or right is None else (left, right)


def _wrong(certificate: Certificate, witness: Witness | None, modulo: tuple[Symbol, ...] = ()) -> JudgedStep:
    """A line that is refuted; of one with integrals in it the witness shows the derivatives."""
    key = "wrong" if witness is None else "differs" if witness.at else "different_numbers"
    if witness is not None and not _writable(witness):
        key, witness = "wrong", None
    method = certificate.method if certificate.grade == REFUTED else "values at a point"
    key = "not_row_equivalent" if method == ONE_ALONE else key
    if witness is not None and modulo:
        kept = tuple((name, value) for name, value in witness.at if not name.startswith(UNNAMED))
        key, witness = "slopes_differ", witness.but(at=kept)
    found = Certificate(REFUTED, method, witness=witness, seed=certificate.seed)
    return JudgedStep(0, 1, "wrong", found, witness=witness, message=phrase(f"check.{key}"))


def _writable(witness: Witness) -> bool:
    """Whether the values can be written out at all."""
    parts = tuple(part for side in (witness.left, witness.right) for part in subterms(side))
    sizes = [max(part.p.bit_length(), part.q.bit_length()) for part in parts if type(part) is Number]
    sizes += [part.mantissa.bit_length() for part in parts if type(part) is Decimal]
    return all(size < MOST_BITS for size in sizes)
