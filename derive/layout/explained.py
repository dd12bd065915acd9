"""Headings that a sentence of the words file explains: the key of the sentence is the heading's with `-why` added."""

from __future__ import annotations

from derive.core.drafts import Phrase
from derive.layout.document import Prose, Words

EXPLAINED = (
    "eigen.conjugate", "curves.angle", "curves.graph", "forms.test-fails", "extrema.family", "extrema.same-matrix",
    "extrema.family-determinant", "extrema.both-signs", "extrema.by-bound", "lagrange.lagrangian",
    "lagrange.singular-one", "lagrange.singular-many", "lagrange.system", "lagrange.compared",
    "lagrange.with-multiplier", "lagrange.odd-power-low", "lagrange.odd-power-high", "tangents.directions",
    "mirrors.same", "mirrors.opposite", "mirrors.case", "curvature.convex", "curvature.concave", "feasible.bounded",
    "feasible.eliminated",
)  # fmt: skip


def explanation(heading: Words) -> tuple[Prose, ...]:
    """The sentence below a heading, if there is one."""
    if not isinstance(heading, Phrase) or heading.key not in EXPLAINED:
        return ()
    return (Prose((Phrase(f"{heading.key}-why", heading.slots),)),)
