"""Values of TOML tables, read with a sentence for each that is not as it should be."""

from __future__ import annotations

import re

from derive.core.errors import InputError, nearest
from derive.layout.handout import Space
from derive.write.escapes import UNPRINTABLE

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from typing import Any

_SPACE = re.compile(r"(\d{1,3}(?:\.\d{1,2})?) ?(cm|mm|in|lines?|pages?)")
_CENTIMETRES = {"cm": 1.0, "mm": 0.1, "in": 2.54}
_SHARES = {"third": Space("0.33", "page"), "half": Space("0.5", "page"), "page": Space("1", "page")}
# what fits on a page below a question
MOST = {"cm": 21.0, "lines": 24.0, "page": 10.0}


def known_keys(table: Mapping[str, Any], known: Iterable[str], place: str) -> None:
    """Raise InputError for the first key that is not known."""
    names = tuple(known)
    for key in table:
        if key not in names:
            raise InputError(f"{place} has an unknown key {key!r}; {nearest(key, names, f'it knows {_list(names)}')}")


def _list(names: Iterable[str]) -> str:
    return ", ".join(names)


def text_at(table: Mapping[str, Any], key: str, place: str) -> str:
    """A text, empty where there is none; numbers and dates are taken as they are written."""
    value = table.get(key, "")
    if isinstance(value, str):
        if UNPRINTABLE.search(value):
            raise InputError(f"{place}: {key} holds a sign that can't be printed; remove it")
        return value.strip()
    if isinstance(value, bool | list | dict | float):
        raise InputError(f"{place}: {key} is a text; put quotes around it")
    return str(value)


def word_at(table: Mapping[str, Any], key: str, words: tuple[str, ...], place: str) -> str:
    """One of some words, the first where none is given."""
    found = text_at(table, key, place) or words[0]
    if found not in words:
        raise InputError(f"{place}: {key} is one of {_list(words)}, not {found!r}")
    return found


def count_at(table: Mapping[str, Any], key: str, most: int, place: str) -> int:
    """A whole number, 0 where none is given."""
    value = table.get(key, 0)
    if isinstance(value, bool) or not isinstance(value, int) or not 0 <= value <= most:
        raise InputError(f"{place}: {key} is a whole number from 0 to {most}, not {value!r}")
    return value


def flag_at(table: Mapping[str, Any], key: str, place: str) -> bool:
    """A truth value, false where none is given."""
    value = table.get(key, False)
    if not isinstance(value, bool):
        raise InputError(f"{place}: {key} is true or false, without quotes")
    return value


def texts_at(table: Mapping[str, Any], key: str, place: str) -> tuple[str, ...]:
    """A list of texts; one text is a list of one."""
    value = table.get(key, [])
    found = [value] if isinstance(value, str) else value
    if not isinstance(found, list) or not all(isinstance(each, str) and each.strip() for each in found):
        raise InputError(f'{place}: {key} is a list of texts, such as {key} = ["..."]')
    return tuple(each.strip() for each in found)


def table_at(table: Mapping[str, Any], key: str, place: str) -> dict[str, Any]:
    """A table, empty where there is none."""
    value = table.get(key, {})
    if not isinstance(value, dict):
        raise InputError(f"{place}: {key} is a table of its own, such as [problem.{key}]")
    return value


def tables_at(table: Mapping[str, Any], key: str, place: str) -> list[dict[str, Any]]:
    """A list of tables, empty where there is none."""
    value = table.get(key, [])
    if not isinstance(value, list) or not all(isinstance(each, dict) for each in value):
        raise InputError(f"{place}: {key} is a list of tables; write [[{key}]] above each")
    return value


def space_at(table: Mapping[str, Any], place: str) -> Space | None:
    """The room to work in: `6cm`, `8 lines`, `third`, `half` or `page`."""
    value = text_at(table, "space", place)
    if not value:
        return None
    if value in _SHARES:
        return _SHARES[value]
    found = _SPACE.fullmatch(value)
    if found is None:
        raise InputError(f'{place}: space is such as "6cm", "8 lines", "third", "half" or "page", not {value!r}')
    amount, unit = float(found[1]), found[2]
    if unit in _CENTIMETRES:
        amount, unit = amount * _CENTIMETRES[unit], "cm"
    unit = {"line": "lines", "pages": "page"}.get(unit, unit)
    if amount > MOST[unit] or (unit == "page" and amount > 1 and amount % 1):
        raise InputError(f'{place}: a space of {value!r} is no part of a page; write "page", or "2 pages" for more')
    return Space(_decimal(amount), unit)


def _decimal(value: float) -> str:
    return f"{value:.2f}".rstrip("0").rstrip(".")
