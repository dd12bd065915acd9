"""Mirror images: exchanges of letters and changes of their signs that leave a question as it is."""

from __future__ import annotations

from itertools import permutations
from itertools import product as choices

from derive.core.context import Context
from derive.core.drafts import Claim, Claims, phrase
from derive.exact.rings import polynomial_in
from derive.exact.sparse_polynomials import Poly
from derive.exact.spelling import normal, sum_term
from derive.terms import Record, Relation, Symbol, Term, equation, negated, substituted, symbols

from .real_roots import zero_side
from .tuples import tuple_of

Letters = tuple[Symbol, ...]
MOST_LETTERS = 4


class Mirror(Record):
    """What stands for each letter: the letters in another order, some with a minus sign."""

    letters: Letters
    images: tuple[Term, ...]

    @property
    def values(self) -> dict[Term, Term]:
        """Each letter's image."""
        return dict(zip(self.letters, self.images, strict=True))

    @property
    def changes(self) -> tuple[tuple[Term, ...], tuple[Term, ...]]:
        """The letters that are replaced, and what replaces them."""
        pairs = [(a, b) for a, b in zip(self.letters, self.images, strict=True) if a is not b]
        return tuple(a for a, _ in pairs), tuple(b for _, b in pairs)

    def point(self, values: tuple[Term, ...]) -> tuple[Term, ...]:
        """The point whose coordinates are the images at a point."""
        at: dict[Term, Term] = dict(zip(self.letters, values, strict=True))
        return tuple(normal(substituted(image, at)) for image in self.images)


def mirrors(letters: Letters, context: Context) -> tuple[Mirror, ...]:
    """All exchanges and changes of sign but the one that does nothing, the simplest first; none in declared domains."""
    if len(letters) > MOST_LETTERS or any(u in symbols(fact) for fact in context.facts for u in letters):
        return ()
    found = [
        Mirror(letters, tuple(u if sign > 0 else negated(u) for u, sign in zip(order, signs, strict=True)))
        for order in permutations(letters)
        for signs in choices((1, -1), repeat=len(letters))
    ]
    return tuple(sorted(found, key=lambda mirror: len(mirror.changes[0])))[1:]


def factor(mirror: Mirror, term: Term) -> int:
    """What a term is multiplied by: 1 where it stays, -1 where its sign turns, 0 where it becomes another."""
    after, before = normal(substituted(term, mirror.values)), normal(term)
    return 1 if after is before else -1 if after is normal(negated(before)) else 0


def turned(mirror: Mirror, term: Term) -> Claim:
    """The claim that a term stays, or only turns its sign."""
    return Claim(equation(substituted(term, mirror.values), term if factor(mirror, term) > 0 else negated(term)))


def side(constraint: Relation) -> Term:
    """The left side minus the right side, multiplied out."""
    return normal(sum_term(zero_side(constraint) or {}))


def preserving(body: Term, constraints: tuple[Relation, ...], letters: Letters, context: Context) -> tuple[Mirror, ...]:
    """The mirrors under which a function and each constraint stay, up to their signs."""
    if not all(zero_side(constraint) for constraint in constraints):
        return ()
    terms = (body, *map(side, constraints))
    return tuple(mirror for mirror in mirrors(letters, context) if all(factor(mirror, term) for term in terms))


def carried(mirror: Mirror, before: tuple[Term, ...], after: tuple[Term, ...]) -> tuple[tuple[Term, Term], ...] | None:
    """The pairs of sides, if a mirror carries one system of equations to another in some order."""
    left = [zero_side(part) for part in after]
    out: list[tuple[Term, Term]] = []
    for part in before:
        p = polynomial_in(substituted(sum_term(zero_side(part) or {}), mirror.values))
        found = next((k for k, q in enumerate(left) if p and q and (q == p or q == _negative(p))), None)
        if p is None or found is None:
            return None
        q = left.pop(found) or {}
        image = substituted(sum_term(zero_side(part) or {}), mirror.values)
        out.append((image, sum_term(q) if q == p else negated(sum_term(q))))
    return tuple(out) if not left else None


def _negative(p: Poly) -> Poly:
    return {monomial: -c for monomial, c in p.items()}


def same_kind(
    label: str, cited: str, mirror: Mirror, points: tuple[Term, Term], body: Term, constraints: tuple[Relation, ...]
) -> Claims:
    """Why a function does at one point what it does at another, or the opposite."""
    key = "mirrors.same" if factor(mirror, body) > 0 else "mirrors.opposite"
    claims = tuple(turned(mirror, term) for term in (body, *map(side, constraints)))
    return Claims(label, phrase(key, *points, *map(tuple_of, mirror.changes)), claims, (cited,))


def undone(mirror: Mirror, values: tuple[Term, ...]) -> tuple[Term, ...]:
    """The point whose image is a point."""
    pairs = tuple(zip(mirror.images, values, strict=True))
    found = {letter: normal(substituted(image, {letter: value})) for image, value in pairs for letter in symbols(image)}
    return tuple(found[letter] for letter in mirror.letters)
