"""Numbers, brackets, vectors, matrices, intervals and sets."""

from __future__ import annotations

from derive.terms import EMPTY_SET, Collection, Decimal, Junction, Matrix, Number, Term, Vector, number

from .compositions import taken_at_once
from .membership import behind_membership
from .periods import repeating
from .reader import Reader
from .relations import is_statement
from .sums import sizes

MOST_MEMBERS = 1000


def literal(r: Reader) -> Term:
    """A number; decimals are exact, but beside ≈ they are decimals of so many places."""
    text = r.take().text
    if (found := repeating(r, text)) is not None:
        return found
    whole, _, places = text.partition(".")
    if r.rounded and places:
        return Decimal(int(whole + places), len(places))
    return number(int(whole + places), 10 ** len(places))


def grouped(r: Reader) -> Term:
    """What stands in round brackets: a term, a tuple, or an open interval beside `in`."""
    opening = r.place
    closing = r.matches[opening]
    items = _items(r, opening)
    ends = r.tokens[opening].text[-1:] + r.tokens[closing].text[-1:]
    if ends != "()":
        return _interval(r, ends, items, opening)
    if len(items) == 1:
        return taken_at_once(r, items[0], opening)
    if not items:
        raise r.fail("there is nothing in these brackets", opening)
    if all(map(is_statement, items)):
        return Junction("and", tuple(items))
    return Collection("()" if behind_membership(r, opening) else "tuple", tuple(items))


def _items(r: Reader, opening: int) -> list[Term]:
    r.take()
    items: list[Term] = []
    with r.inside():
        while r.place != r.matches[opening]:
            items.append(_row(r) if r.key == "[" else r.expression())
            if not r.accept(","):
                break
        if r.place != r.matches[opening]:
            raise r.fail(f"a comma, a sign or the closing bracket is needed here; {r.seen()} stands here")
        r.take()
    return items


def _row(r: Reader) -> Term:
    """An item that is a bracket by itself is a vector, even of one entry."""
    opening = r.place
    after = r.tokens[r.matches[opening] + 1].key
    if r.tokens[opening - 1].key in ("[", ",") and after in ("]", ","):
        return _vector(r, _items(r, opening), opening)
    return r.expression()


def _interval(r: Reader, ends: str, items: list[Term], opening: int) -> Term:
    if len(items) != 2 or ends not in ("[]", "[)", "(]"):
        raise r.fail("an interval has two ends, as in [0, 1)", opening)
    return Collection(ends, tuple(items))


def squared(r: Reader) -> Term:
    """What stands in square brackets: a vector, a matrix, an interval beside `in`, or one bracketed term."""
    opening = r.place
    is_set = behind_membership(r, opening)
    ends = "[" + r.tokens[r.matches[opening]].text[-1:]
    trailing = r.tokens[r.matches[opening] - 1].key == ","
    items = _items(r, opening)
    if ends != "[]" or is_set:
        return _interval(r, ends, items, opening)
    whole = opening == 0 and r.key == "end" and not r.latex
    if len(items) == 1 and not trailing and not whole and type(items[0]) is not Vector:
        return items[0]
    return _vector(r, items, opening)


def _vector(r: Reader, items: list[Term], opening: int) -> Term:
    if not items:
        raise r.fail("there is nothing in these brackets", opening)
    rows = [item.entries for item in items if type(item) is Vector]
    if not rows:
        if any(is_statement(item) for item in items):
            raise r.fail("a vector holds numbers and letters, no statements", opening)
        return Vector(tuple(items))
    if len(rows) < len(items):
        raise r.fail("rows and single entries are mixed in these brackets", opening)
    return matrix(r, rows, opening)


def matrix(r: Reader, rows: list[tuple[Term, ...]], opening: int) -> Matrix:
    """The matrix of some rows, which must be equally long."""
    if any(sizes(entry) for row in rows for entry in row):
        raise r.fail("the entries of a matrix are scalars", opening)
    widths = [len(row) for row in rows]
    if len(set(widths)) > 1:
        raise r.fail(
            f"the rows have {' and '.join(map(str, dict.fromkeys(widths)))} entries; they must be equally long", opening
        )
    return Matrix(tuple(rows))


def braced(r: Reader) -> Term:
    """A group in braces; with commas, in plain text, a set."""
    opening = r.place
    items = _items(r, opening)
    member = opening > 0 and r.tokens[opening - 1].key == "in"
    if len(items) == 1 and r.tokens[r.place - 2].key != "," and not member:
        return items[0]
    if not items and not r.latex:
        return EMPTY_SET
    if r.latex:
        raise r.fail(
            "these braces hold no single term; a set is written \\{ and \\}" if r.latex else "nothing stands here",
            opening,
        )
    return Collection("set", tuple(items))


def collected(r: Reader) -> Term:
    r"""A set between escaped braces, its members one by one or as in \{1, \dots, 6\}."""
    opening = r.place
    dotted = any(r.tokens[k].key == "..." for k in range(opening, r.matches[opening]))
    return Collection("set", _counted(r) if dotted else tuple(_items(r, opening)))


def _counted(r: Reader) -> tuple[Term, ...]:
    """The whole numbers from the first to the last, in the steps that the first ones show."""
    opening = r.place
    r.take()
    found: list[Term] = []
    with r.inside():
        while not r.accept("..."):
            found.append(r.expression())
            r.accept(",")
        r.accept(",")
        last = r.expression()
        r.close(opening, "the set")
    ends = [each.p for each in (*found, last) if type(each) is Number and each.q == 1]
    step = ends[1] - ends[0] if len(ends) > 2 else 1
    whole = range(ends[0], ends[-1] + 1, step) if len(ends) == len(found) + 1 > 1 and step > 0 else range(0)
    if [*whole[: len(found)], *whole[-1:]] != ends or len(whole) > MOST_MEMBERS:
        raise r.fail("what the dots stand for is not clear; write the members of the set one by one", opening)
    return tuple(map(number, whole))


PREFIX = {"number": literal, "(": grouped, "[": squared, "{": braced, "\\{": collected}
