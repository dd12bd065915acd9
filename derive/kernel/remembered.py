"""Pure functions of terms that are asked the same again and again, at the same points of line after line."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache, wraps
from typing import TypeVar, TypeVarTuple

MOST_KEPT = 1 << 15
Given = TypeVarTuple("Given")
T = TypeVar("T")


def remembered(*failures: type[Exception]) -> Callable[[Callable[[*Given], T]], Callable[[*Given], T]]:
    """A function that remembers what it has worked out last, and for what it has failed so."""

    def remembering(work: Callable[[*Given], T]) -> Callable[[*Given], T]:
        @lru_cache(MOST_KEPT)
        def outcome(*words: *Given) -> tuple[T] | type[Exception]:
            try:
                return (work(*words),)
            except failures as failure:
                return type(failure)

        @wraps(work)
        def known(*words: *Given) -> T:
            found = outcome(*words)
            if isinstance(found, tuple):
                return found[0]
            raise found

        return known

    return remembering
