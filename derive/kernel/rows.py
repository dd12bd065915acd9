"""Row equivalence: B = E A with det E not 0."""

from __future__ import annotations

from collections.abc import Iterator

from derive.core.certificates import PROVED, UNDECIDED, Certificate, worst
from derive.core.context import Context
from derive.exact.conditions import holds
from derive.terms import ONE, ZERO, Relation, Term, fraction, negated, product, total

from .bench import Bench
from .domains import has_value
from .explicit import grid
from .row_spaces import compared_exactly
from .term_matrices import UnknownSizeError

Row = tuple[Term, ...]
Rows = tuple[Row, ...]


def row_equivalent(a: Term, b: Term, context: Context, bench: Bench) -> Certificate:
    """Whether two matrices have the same row space: each row of one is a combination of the other's, and back."""
    try:
        old, new = grid(a), grid(b)
    except UnknownSizeError:
        return Certificate(UNDECIDED, "no entries", seed=bench.seed)
    if (len(old), len(old[0])) != (len(new), len(new[0])):
        return Certificate(UNDECIDED, "shapes do not fit", seed=bench.seed)
    if not (has_value(b, a, context) and has_value(a, b, context)):
        return Certificate(UNDECIDED, "an entry may have no value", seed=bench.seed)
    found = _elementary(old, new, context, bench) or compared_exactly(old, new)
    return found or Certificate(UNDECIDED, "no elementary operation found", seed=bench.seed)


def _elementary(old: Rows, new: Rows, context: Context, bench: Bench) -> Certificate | None:
    """Rows in another order, then rows scaled by what is not 0 and changed by multiples of rows that stay."""
    same = [_same_row(u, v, context, bench) for u, v in zip(old, new, strict=True)]
    changed = [k for k, each in enumerate(same) if not each]
    if not changed:
        return Certificate(PROVED, "identical")
    if _rearranged(old, new, changed, context, bench):
        return Certificate(PROVED, "rows exchanged")
    kept = [k for k in range(len(old)) if k not in changed]
    found = [_operation(old[k], new[k], [old[j] for j in kept], context, bench) for k in changed]
    certificates = tuple(each for each in found if each is not None)
    return worst(certificates) if len(certificates) == len(changed) else None


def _same_row(u: Row, v: Row, context: Context, bench: Bench) -> bool:
    return all(bench.same(x, y, context) for x, y in zip(u, v, strict=True))


def _rearranged(old: Rows, new: Rows, changed: list[int], context: Context, bench: Bench) -> bool:
    left = list(changed)
    for k in changed:
        match = next((j for j in left if _same_row(old[j], new[k], context, bench)), None)
        if match is None:
            return False
        left.remove(match)
    return True


def _operation(u: Row, v: Row, kept: list[Row], context: Context, bench: Bench) -> Certificate | None:
    """The row v as c u, as u + m w, or as c u + m w of one row w that stays, c not 0."""
    for c, m, w in _candidates(u, v, kept, context, bench):
        made = [total((product((c, x)), product((m, y)))) for x, y in zip(u, w, strict=True)]
        same = all(bench.same(x, y, context) for x, y in zip(made, v, strict=True))
        if same and holds(context, Relation("!=", c, ZERO)):
            return Certificate(PROVED, "an elementary row operation", seed=bench.seed)
    return None


def _candidates(u: Row, v: Row, kept: list[Row], context: Context, bench: Bench) -> Iterator[tuple[Term, Term, Row]]:
    for p in _filled(u, context, bench)[:1]:
        yield fraction(v[p], u[p]), ZERO, u
    for w in kept:
        places = _filled(w, context, bench)
        for p in places[:1]:
            yield ONE, fraction(total((v[p], negated(u[p]))), w[p]), w
    for w in kept:
        for p in _filled(w, context, bench)[:1]:
            for q in range(len(u)):
                minor = _minor(u, w, p, q)
                if q != p and not bench.same(minor, ZERO, context):
                    yield fraction(_minor(v, w, p, q), minor), fraction(_minor(u, v, p, q), minor), w
                    break


def _minor(u: Row, w: Row, p: int, q: int) -> Term:
    return total((product((u[p], w[q])), negated(product((u[q], w[p])))))


def _filled(row: Row, context: Context, bench: Bench) -> list[int]:
    """The places where a row is not zero."""
    return [k for k, entry in enumerate(row) if not bench.same(entry, ZERO, context)]
