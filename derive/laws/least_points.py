"""Parts that show a matrix to be definite, by squares, and what follows: an inverse, and a minimum or maximum."""

from __future__ import annotations

from derive.core.context import Context
from derive.core.drafts import Chain, Claim, Part, phrase
from derive.core.steps import Derivation
from derive.exact.log_determinants import weight_of_log_determinant
from derive.exact.signs import sign as signs_of
from derive.terms import Record, Relation, Symbol, Term, alike, call, negated, product, summands, symbols, total

from .differential_parts import Found, hessian_parts
from .matrix_equations import multiplied_by_the_unknown
from .semidefinite import any_vector, as_squares, only_zero_for_zero
from .stationary import before_the_unknown

WORDS = {1: ("positive_definite", "argmin", "form"), -1: ("negative_definite", "argmax", "negative-form")}


class Definite(Record):
    """The parts up to the one that shows a matrix to be definite, its sign, and the context with the letter used."""

    parts: tuple[Part, ...]
    part: Chain
    sign: int
    context: Context
    hessian: Term | None

    @property
    def claims(self) -> tuple[Term, ...]:
        """What the last part claims."""
        return tuple(claim.relation for claim in self.part.claims)


def definite_hessian(body: Term, x: Symbol, equation: Term, found: Found) -> Definite | None:
    """The Hessian by differentials and its quadratic form as squares; None where that does not show it definite."""
    second = hessian_parts(body, x, found.context) if len(x.shape) == 1 else None
    if second is None or x in symbols(second.last.derivation.end):
        return None
    matrix = before_the_unknown(equation, x)
    shown = _definite(second.last.derivation.end, matrix, second.context, ("p5", second.last.label), "hessian")
    return None if shown is None else shown.but(parts=(*second.parts, second.last, shown.part))


def definite_matrix(x: Symbol, equation: Term, found: Found) -> Definite | None:
    """The quadratic form of the matrix before the unknown as squares; None where that does not show it definite."""
    matrix = before_the_unknown(equation, x)
    shown = None if matrix is None else _definite(matrix, None, found.context, ("p3", found.last.label), "matrix")
    return None if shown is None else shown.but(parts=(*found.parts, found.last, shown.part), hessian=None)


def _definite(
    hessian: Term, matrix: Term | None, context: Context, labels: tuple[str, str], what: str
) -> Definite | None:
    """The quadratic form of a matrix, or of its negative, as squares, and that an equation's matrix is definite."""
    v = any_vector(hessian, context)
    inner = context.but(symbols=(*context.symbols, v))
    for sign, (word, _, form) in WORDS.items():
        signed = hessian if sign == 1 else total(map(negated, summands(hessian)))
        found = as_squares(signed, v, inner)
        if found is None or not only_zero_for_zero(found.steps[-1].before, v, inner):
            continue
        claims = [Claim(call(word, hessian), phrase(f"stationary.{what}-{word}".replace("_", "-")))]
        if matrix is not None and not alike(matrix, hessian):
            claims.append(Claim(call(word, matrix), phrase("stationary.invertible")))
        label, cited = labels
        chain = Chain(label, phrase(f"stationary.{what}-{form}"), found, tuple(claims), (cited,))
        return Definite((chain,), chain, sign, inner, hessian)
    return None


def extreme(body: Term, x: Symbol, value: Term, found: Definite) -> Claim:
    """That a function with a definite Hessian is least or greatest at a point, and nowhere else."""
    _, name, _ = WORDS[found.sign]
    statement = Relation("=", call(name, body, x), value)
    return Claim(statement, phrase(f"stationary.{name}"), uses=(found.part.label,))


def extreme_determinant(body: Term, x: Symbol, solved: Derivation, context: Context) -> tuple[Claim, ...]:
    """That c (ln det S + tr(S^-1 C)) is least or greatest over all positive definite matrices at C, and only there.

    It is of that form where its gradient is S^-1 A S^-1 with A linear in S.
    """
    by_inverses = any(step.law.name == multiplied_by_the_unknown.law.name for step in solved.steps)
    if not (by_inverses and context.has(x.name, "spd") and isinstance(solved.end, Relation) and solved.end.left is x):
        return ()
    weight = signs_of(weight_of_log_determinant(body, x), context)
    name = {frozenset((1,)): "argmin", frozenset((-1,)): "argmax"}.get(weight)
    point = solved.end.right
    if name is None or x in symbols(point):
        return ()
    declared = isinstance(point, Symbol) and context.has(point.name, "spd")
    under = () if declared else (call("positive_definite", point),)
    says = phrase(f"stationary.determinant-{name}", product((call("inverse", x), point)))
    return (Claim(Relation("=", call(name, body, x), point), says, under),)
