"""Bars, norms, angles, floors, and the LaTeX environments."""

from __future__ import annotations

from derive.terms import TWO, Call, Cases, Junction, Symbol, Term, Vector, call

from .atoms import braced, matrix
from .ends import evaluated
from .grammar import POSTFIX
from .reader import Reader
from .relations import is_statement
from .sums import sizes

_MATRICES = frozenset(("pmatrix", "bmatrix", "Bmatrix", "matrix", "vmatrix", "smallmatrix", "array"))


def barred(r: Reader) -> Term:
    """An absolute value between bars, a norm between double bars."""
    opening = r.place
    key = r.take().key
    closer = {"|(": ")|", "||(": ")||"}.get(key, key)
    bars, integral, r.integral = r.bars, r.integral, False
    r.bars = bars + 1 if closer == key else 0
    inner = r.expression()
    r.bars, r.integral = bars, integral
    if r.key != closer:
        raise r.fail(f"the bar that opens at column {r.tokens[opening].start + 1} is not closed before {r.seen()}")
    r.take()
    if "||" in key:
        return _norm(r, inner)
    shape = sizes(inner)
    if len(shape) == 2 and shape[0] is shape[1]:
        return call("det", inner)
    if len(shape) == 2:
        raise r.fail("bars around a matrix could be its determinant or a norm; write det(A) or norm(A)", opening)
    if key == "|" and type(inner) is Call and inner.name == "abs" and sizes(inner):
        return call("norm", *inner.arguments)
    if key == "|" and type(inner) is Call and inner.name == "abs" and r.tokens[opening + 1].key == "|":
        raise r.fail("double bars could be a norm or an absolute value twice; write norm(x) or abs(abs(x))", opening)
    return call("abs", inner)


def _norm(r: Reader, inner: Term) -> Term:
    if not r.accept("_"):
        return call("norm", inner)
    kind = braced(r) if r.key == "{" else r.expression(POSTFIX)
    return norm(inner, kind)


def norm(inner: Term, kind: Term) -> Term:
    """The norm of a kind: that of a vector with 2, of a matrix with F, is the one without a name."""
    plain = Symbol("F") if len(sizes(inner)) == 2 else TWO
    return call("norm", inner) if kind in (plain, Symbol("F")) else call("norm", inner, kind)


def paired(r: Reader) -> Term:
    """An inner product between angles."""
    opening = r.place
    items = r.arguments("the inner product")
    if len(items) != 2:
        raise r.fail("an inner product has two arguments", opening)
    return call("dot", *items)


def rounded(r: Reader) -> Term:
    """The floor or the ceiling of a term."""
    name = "floor" if r.key == "\\lfloor" else "ceil"
    return call(name, r.bracket(f"the {name}"))


def framed(r: Reader) -> Term:
    """A LaTeX environment: a matrix, cases or a system."""
    opening = r.place
    name = r.take().text
    if name not in _MATRICES and name != "cases":
        raise r.fail(f"the environment {name} is not known here", opening)
    if name == "array" and r.key == "{":
        r.place = r.matches[r.place] + 1
    with r.inside():
        rows = _rows(r, opening)
    r.take()
    if name == "cases" or (name == "array" and opening and _braced(r.tokens[opening - 1].text)):
        return _cases(r, rows, opening)
    if any(sizes(entry) for row in rows for entry in row):
        raise r.fail("the entries of a vector or a matrix are numbers; write out what stands here in blocks", opening)
    found = matrix(r, [tuple(row) for row in rows], opening)
    if name == "vmatrix":
        return call("det", found)
    column = len(found.rows[0]) == 1
    return Vector(tuple(row[0] for row in found.rows)) if column else found


def _braced(before: str) -> bool:
    """Whether what stands before an array opens a system or cases: a brace, or nothing that is seen."""
    return before.startswith("\\left") and before[-1] in "{."


def _rows(r: Reader, opening: int) -> list[list[Term]]:
    rows: list[list[Term]] = []
    while r.place != r.matches[opening]:
        row: list[Term] = []
        while r.key not in ("\\\\", "\\end"):
            r.accept("if")
            row.append(Symbol("otherwise") if r.accept("otherwise") else r.expression())
            r.accept(",", ".", ";")
            if not r.accept("&") and r.key not in ("\\\\", "\\end"):
                raise r.fail(f"& or the end of the row is needed here; {r.seen()} stands here")
        rows += [row] if row else []
        r.accept("\\\\")
    if not rows:
        raise r.fail("there is nothing between begin and end", opening)
    return rows


def _cases(r: Reader, rows: list[list[Term]], opening: int) -> Term:
    if all(len(row) == 1 and is_statement(row[0]) for row in rows):
        return Junction("and", tuple(row[0] for row in rows)) if len(rows) > 1 else rows[0][0]
    if any(len(row) != 2 for row in rows):
        raise r.fail("a case is a value and a condition with & between", opening)
    return cases(r, [(value, condition) for value, condition in rows], opening)


def cases(r: Reader, pairs: list[tuple[Term, Term]], opening: int) -> Term:
    """A value for each condition; the last condition may be `otherwise`."""
    otherwise = pairs[-1][0] if pairs and pairs[-1][1] is Symbol("otherwise") else None
    kept = pairs[:-1] if otherwise is not None else pairs
    if not kept or not all(is_statement(condition) for _, condition in kept):
        raise r.fail("a case needs a condition such as x > 0, only the last one may be otherwise", opening)
    return Cases(tuple(value for value, _ in kept), tuple(condition for _, condition in kept), otherwise)


def plain_cases(r: Reader) -> Term:
    """cases(x if x > 0; 0 otherwise), from its bracket on."""
    opening = r.place
    r.take()
    pairs: list[tuple[Term, Term]] = []
    with r.inside():
        while r.place != r.matches[opening]:
            value = r.expression()
            if r.accept("otherwise"):
                pairs.append((value, Symbol("otherwise")))
            else:
                r.expect("if", "a case is written as: value if condition")
                pairs.append((value, r.expression()))
            if not r.accept(";", ","):
                break
        r.close(opening, "cases(...)")
    return cases(r, pairs, opening)


def dangling(r: Reader) -> Term:
    """A term between invisible brackets: its value at a point, or cases."""
    opening = r.place
    r.take()
    with r.inside():
        inner = r.expression()
    if r.place != r.matches[opening]:
        raise r.fail(f"what began at the invisible bracket does not end at {r.seen()}")
    closing = r.take()
    return evaluated(r, inner) if closing.key == ")|" else inner


def opened(r: Reader) -> Term:
    """Cases after a brace that is closed by nothing."""
    closing = r.matches[r.place]
    if r.tokens[closing].key != "right.":
        from .atoms import collected

        return collected(r)
    r.take()
    with r.inside():
        inner = r.expression()
    if r.place != closing:
        raise r.fail(f"what began at the brace does not end at {r.seen()}")
    r.take()
    return inner


PREFIX = {
    **dict.fromkeys(("|", "||", "|(", "||("), barred), "\\langle": paired, "\\lfloor": rounded, "\\lceil": rounded,
    "\\begin": framed, "left.": dangling, "\\{": opened,
}  # fmt: skip
