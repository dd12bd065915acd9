"""The words files, and the language that is spoken meanwhile."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache

from derive.catalog import resource

_LANGUAGE = ContextVar("language", default="en")
_ENTRY = re.compile(r'^([\w-]+) = "(.*)"$', re.MULTILINE)


@cache
def _text(language: str) -> str:
    with open(resource("templates", "words", f"{language}.toml"), encoding="utf-8") as file:
        return file.read()


@cache
def _table(language: str, name: str) -> dict[str, str]:
    """One table of the words file, a sentence a line: a parser of TOML would take longer than all the rest."""
    found = re.search(rf"^\[{re.escape(name)}\]$(.*?)(?=^\[|\Z)", _text(language), re.MULTILINE | re.DOTALL)
    return dict(_ENTRY.findall(found[1])) if found else {}


def language() -> str:
    """The language that is spoken."""
    return _LANGUAGE.get()


@contextmanager
def speaking(tongue: str) -> Iterator[None]:
    """Write sentences in a language meanwhile; where it lacks one, the English one stands."""
    token = _LANGUAGE.set(tongue)
    try:
        yield
    finally:
        _LANGUAGE.reset(token)


def sentence(key: str) -> str:
    """The sentence of a key `table.name`; a key without one is a defect of ours."""
    table, _, name = key.partition(".")
    try:
        return _table(_LANGUAGE.get(), table).get(name) or _table("en", table)[name]
    except KeyError:
        raise LookupError(f"the words file has no sentence {key!r}") from None


def has_sentence(key: str) -> bool:
    """Whether there is a sentence of a key."""
    table, _, name = key.partition(".")
    return name in _table("en", table)


def localised(name: str) -> str:
    """The name of an answer in the language that is spoken; the name itself where it has no other."""
    return _table(_LANGUAGE.get(), "names").get(name.replace(" ", "-"), name)


def law_in(name: str, tongue: str) -> tuple[str, str]:
    """The name and the sentence of a law in a language, both empty where it has none."""
    own, _, sentence = _table(tongue, "laws").get(name.replace(" ", "-"), "").partition(": ")
    return own, sentence


def between_formulas(word: str, written: str, tongue: str) -> str:
    """A word that stands among formulas, as a notation writes the English one, in a language."""
    if tongue == "en":
        return written
    english = _table("en", "formulas")[word]
    return written.replace(english, _table(tongue, "formulas").get(word, english))
