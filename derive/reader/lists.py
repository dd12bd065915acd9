"""Statements in a row: what commas, semicolons and `or` between them say together."""

from __future__ import annotations

from collections.abc import Iterable

from derive.terms import Collection, Junction, Record, Relation, Symbol, Term, letters

from .reader import Reader


class Listed(Record):
    """One of several terms: the sign or word before it, and whether it stands in brackets of its own."""

    sign: str
    term: Term
    bracketed: bool = False


def listed(r: Reader) -> tuple[Listed, ...]:
    """The terms from here on that commas, semicolons and `or` part."""
    out = [_next(r, "")]
    while r.key in (",", ";"):
        sign = r.take().key
        if r.key == "or":
            sign = r.take().key
        if r.key != "end":
            out.append(_next(r, sign))
    return tuple(out)


def _next(r: Reader, sign: str) -> Listed:
    begin = r.place
    term = r.expression()
    return Listed(sign, term, r.matches.get(begin) == r.place - 1)


def together(parts: tuple[Listed, ...]) -> Term:
    """The statement that several make: x = 1, y = 2 or x = 3, y = 4 are two places."""
    if any(part.sign == "or" for part in parts):
        return Junction("or", tuple(_all_of(group) for group in _groups(parts, "or")))
    for spread in (_spread(parts), parts):
        sign = "or" if any(part.sign == "or" for part in spread) else ";"
        groups = _groups(spread, sign)
        if len(groups) > 1 and _side_by_side(groups):
            return Junction("or", tuple(map(_all_of, groups)))
    return _all_of(tuple(part.term for part in parts))


def _spread(parts: tuple[Listed, ...]) -> tuple[Listed, ...]:
    """The parts with those of an `or` without brackets as parts of their own."""
    out: list[Listed] = []
    for part in parts:
        if type(part.term) is Junction and part.term.word == "or" and not part.bracketed:
            signs = (part.sign, *("or" for _ in part.term.parts[1:]))
            out += (Listed(sign, each) for sign, each in zip(signs, part.term.parts, strict=True))
        else:
            out.append(part)
    return tuple(out)


def _groups(parts: Iterable[Listed], sign: str) -> tuple[tuple[Term, ...], ...]:
    """The terms between two signs of one kind."""
    groups: list[list[Term]] = []
    for part in parts:
        if not groups or part.sign == sign:
            groups.append([])
        groups[-1].append(part.term)
    return tuple(map(tuple, groups))


def _side_by_side(groups: tuple[tuple[Term, ...], ...]) -> bool:
    """Whether groups of several relations say the like of the same: each is a case of its own."""
    sizes = {len(group) for group in groups}
    if len(sizes) > 1 or 1 in sizes or not all(type(each) is Relation for group in groups for each in group):
        return False
    if any(_several_values(group) for group in groups):
        return False
    return len({frozenset(x for each in group for x in letters(each)) for group in groups}) == 1


def _several_values(group: tuple[Term, ...]) -> bool:
    """Whether a letter has more than one value in a group, so that these are a list of values."""
    valued = [each.left for each in group if type(each) is Relation and each.sign == "=" and type(each.left) is Symbol]
    return len(set(valued)) < len(valued)


def _all_of(terms: tuple[Term, ...]) -> Term:
    return Junction("and", terms) if len(terms) > 1 else terms[0]


def entrywise(sign: str, left: Term, right: Term) -> Term | None:
    """(x, y) = (1, 2) as x = 1 and y = 2, and (x, y) in a set of pairs as its cases; None of anything else."""
    letters_there = _items(left)
    if not letters_there or not all(type(each) is Symbol and not each.dims for each in letters_there):
        return None
    values = _items(right)
    if sign == "=" and len(values) == len(letters_there):
        pairs = zip(letters_there, values, strict=True)
        return Junction("and", tuple(Relation("=", x, value) for x, value in pairs))
    if sign == "in" and type(right) is Collection and right.kind == "set" and right.items:
        cases = [entrywise("=", left, each) for each in right.items]
        found = tuple(each for each in cases if each is not None)
        if len(found) == len(cases):
            return Junction("or", found) if len(found) > 1 else found[0]
    return None


def _items(term: Term) -> tuple[Term, ...]:
    return term.items if type(term) is Collection and term.kind == "tuple" else ()
