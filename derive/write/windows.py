"""Which part of the plane a picture shows."""

from __future__ import annotations

from itertools import pairwise

import numpy as np

from .sampling import Values

Span = tuple[float, float]
USUAL = 4.0
LEAST = 2.0
BESIDE = 0.6
# of a graph that runs off, the middle part of its values is shown
MIDDLES = ((0.0, 100.0), (8.0, 92.0), (20.0, 80.0), (30.0, 70.0))
TALLEST = 3.0
ROOM = 0.12


def across(places: list[float], least: float = LEAST) -> Span:
    """The part of an axis around places, so much around a single one; around zero where there are none."""
    if not places:
        return -USUAL, USUAL
    low, high = min(places), max(places)
    beside = BESIDE * (high - low) or least
    return low - beside, high + beside


def defined(xs: Values, values: list[Values]) -> Span:
    """The part of an axis where a graph has values."""
    there = np.any([np.isfinite(each) for each in values], axis=0)
    inside = xs[there] if there.any() else xs
    return float(inside[0]), float(inside[-1])


def upwards(values: list[Values], kept: list[float]) -> Span:
    """The heights that are shown: those around what is to be kept; else all, or the middle ones where some run off."""
    found = np.concatenate([each[np.isfinite(each)] for each in values])
    if not found.size:
        return -1.0, 1.0
    if kept and max(kept) > min(kept):
        around = max(kept) - min(kept)
        low, high = max(min(kept) - around, float(found.min())), min(max(kept) + around, float(found.max()))
        return low - ROOM * around, high + ROOM * around
    low, high = _middle(found)
    low, high = min([low, *kept]), max([high, *kept])
    room = ROOM * (high - low) or 1.0
    return low - room, high + room


def _middle(found: Values) -> Span:
    """All values, or so much of the middle ones as do not dwarf those nearer to it; with half as much around."""
    spans = [(float(low), float(high)) for low, high in (np.percentile(found, middle) for middle in MIDDLES)]
    for (low, high), (inner, outer) in pairwise(spans):
        if high - low <= TALLEST * max(outer - inner, 1e-9):
            break
    else:
        low, high = spans[-1]
    if (low, high) == spans[0]:
        return low, high
    around = (high - low) / 2
    return max(low - around, spans[0][0]), min(high + around, spans[0][1])


def unbroken(values: Values, span: Span) -> Values:
    """A graph with a gap where it leaves the picture at one end and comes back at the other."""
    low, high = span
    place = (values > high).astype(int) - (values < low).astype(int)
    out = values.copy()
    out[1:][np.abs(np.diff(place)) > 1] = np.nan
    return out
