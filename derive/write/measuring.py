"""How wide a formula is in em: TeX's rules for what stands how far from what, on the LaTeX that the printer writes."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from derive.terms import Record

from .advances import DIGIT, GREEK, ITALIC, KINDS, LETTER, SMALL, UPRIGHT, UPRIGHTS
from .tokens import Tokens

DISPLAY, TEXT, SCRIPT, SMALLEST = range(4)
# script letters are wider in TeX than in KaTeX and Typst, which make the same letters smaller
SIZES = (1.0, 1.0, 0.76, 0.6)
THIN, MEDIUM, THICK, QUAD = 0.167, 0.222, 0.278, 1.0
NOTHING, AFTER_SCRIPT = 0.12, 0.05
ROW = 1.2
# brackets that grow: as high as this, so wide
FENCES = ((1.2, 0.39), (1.5, 0.46), (1.8, 0.6), (2.5, 0.74), (3.2, 0.79))
TALLEST_FENCE = 0.88
LIMITS = ("lim", "max", "min", "inf", "sup", "det", "operatorname*", "sum", "prod")
SPACES = {"\\,": THIN, "\\ ": 0.33, "\\quad": QUAD, "\\qquad": 2 * QUAD, "\\;": THICK, "\\:": MEDIUM, "\\!": -THIN}


class Box(Record):
    """A piece of a formula: its kind, its width and its height in em."""

    kind: str
    wide: float
    high: float


def measured(latex: str) -> float:
    """The width of a formula on a line of its own."""
    return _set(Tokens(latex), DISPLAY, ()).wide


def _set(tokens: Tokens, style: int, ends: tuple[str, ...]) -> Box:
    """What stands before an end, set in a row."""
    boxes: list[Box] = []
    while tokens.rest and tokens.seen() not in ends:
        box = _atom(tokens, style)
        boxes.append(_scripts(tokens, box, style))
    return _row(boxes, style)


def _row(boxes: list[Box], style: int) -> Box:
    kinds = list(_kinds(boxes))
    apart = sum(_space(left, right, style) for left, right in pairwise(kinds)) * SIZES[style]
    return Box("ord", sum(box.wide for box in boxes) + apart, max((box.high for box in boxes), default=0.0))


def _kinds(boxes: list[Box]) -> Iterator[str]:
    """The kinds of boxes: a sign of an operation is one only between two things."""
    before = "open"
    for index, box in enumerate(boxes):
        after = boxes[index + 1].kind if index + 1 < len(boxes) else "close"
        lonely = before in ("bin", "op", "rel", "open", "punct") or after in ("rel", "close", "punct")
        before = "ord" if box.kind == "bin" and lonely else box.kind
        yield before


def _space(left: str, right: str, style: int) -> float:
    if "space" in (left, right):
        return 0.0
    if (left == "op" and right in ("ord", "op")) or (right == "op" and left in ("ord", "op", "close", "inner")):
        return THIN
    if style >= SCRIPT:
        return 0.0
    if "bin" in (left, right):
        return MEDIUM
    if "rel" in (left, right):
        return THICK if left != right and left not in ("open", "punct") and right not in ("close", "punct") else 0.0
    if left == "punct":
        return THIN
    inner = (left == "inner" and right not in ("close",)) or (right == "inner" and left != "open")
    return THIN if inner else 0.0


def _scripts(tokens: Tokens, base: Box, style: int) -> Box:
    """A box with what stands above and below it."""
    small = SMALLEST if style >= SCRIPT else SCRIPT
    found: dict[str, Box] = {}
    primes = 0
    while (sign := tokens.seen()) in ("^", "_", "'") and sign:
        tokens.taken()
        if sign == "'":
            primes += 1
        else:
            found[sign] = _argument(tokens, small)
    widest = max((box.wide for box in found.values()), default=0.0)
    if base.kind == "limits":
        return Box("op", max(base.wide, widest), base.high + sum(box.high for box in found.values()))
    wide = base.wide + 0.28 * primes * SIZES[style] + (widest + AFTER_SCRIPT if found else 0.0)
    return Box(base.kind, wide, base.high + 0.35 * len(found) * SIZES[style])


def _argument(tokens: Tokens, style: int) -> Box:
    if tokens.seen() != "{":
        return _atom(tokens, style)
    tokens.taken()
    box = _set(tokens, style, ("}",))
    tokens.taken()
    return box


def _atom(tokens: Tokens, style: int) -> Box:
    if tokens.seen() == "{":
        return _argument(tokens, style)
    token, size = tokens.taken(), SIZES[style]
    name = token.removeprefix("\\")
    if token.startswith("\\text{"):
        return Box("ord", upright(token[6:-1]) * size, size)
    match name:
        case "frac" | "binom":
            return _fraction(tokens, style, name)
        case "sqrt":
            order = _order(tokens)
            inner = _argument(tokens, style)
            return Box("ord", inner.wide + order + (0.83 if inner.high < 1.1 else 1.0) * size, inner.high + 0.2)
        case "left":
            return _fenced(tokens, style)
        case "begin":
            return _array(tokens, style)
        case "hat" | "bar" | "tilde" | "dot" | "ddot":
            return _argument(tokens, style)
        case "mathrm" | "operatorname" | "operatorname*" | "mathbf" | "mathbb":
            kind = "op" if name.startswith("op") else "ord"
            wide = upright(tokens.word()) * size
            return Box("limits" if name in LIMITS and style == DISPLAY else kind, wide, size)
    if token in SPACES:
        return Box("space", SPACES[token] * size, 0.0)
    if name in KINDS:
        kind, wide = KINDS[name]
        limits = name in LIMITS and style == DISPLAY
        wide = wide if style == DISPLAY else SMALL.get(name, wide)
        return Box("limits" if limits else kind, wide * size, (1.6 if kind == "op" else 1.0) * size)
    if token.startswith("\\") and name not in GREEK:
        return Box("limits" if name in LIMITS and style == DISPLAY else "op", upright(name) * size, size)
    wide = GREEK.get(name) or ITALIC.get(name) or (DIGIT if name.isdigit() else LETTER)
    return Box("ord", wide * size, size)


def upright(word: str) -> float:
    """The width of upright letters."""
    return sum(0.33 if each in " ~" else UPRIGHTS.get(each, UPRIGHT) for each in word.replace("\\,", " "))


def _order(tokens: Tokens) -> float:
    """The width of the order of a root, which mostly stands on its sign."""
    if tokens.seen() != "[":
        return 0.0
    while tokens.taken() != "]":
        pass
    return 0.15


def _fraction(tokens: Tokens, style: int, name: str) -> Box:
    inner = min(style + 1, SMALLEST)
    over, under = _argument(tokens, inner), _argument(tokens, inner)
    wide = max(over.wide, under.wide) + (2 * NOTHING if name == "frac" else 1.48)
    return Box("inner" if name == "frac" else "ord", wide, over.high + under.high + 0.2)


def _fence(name: str, high: float, size: float) -> float:
    least = KINDS.get(name, ("", 0.0))[1] * size
    if name == ".":
        return NOTHING
    grown = next((wide for limit, wide in FENCES if high <= limit), TALLEST_FENCE)
    return max(least, grown if name in "()" else min(grown, 0.67))


def _fenced(tokens: Tokens, style: int) -> Box:
    opening = tokens.taken().removeprefix("\\")
    inner = _set(tokens, style, ("\\right",))
    tokens.taken()
    closing = tokens.taken().removeprefix("\\")
    wide = inner.wide + sum(_fence(each, inner.high, SIZES[style]) for each in (opening, closing))
    return Box("inner", wide, inner.high)


def _array(tokens: Tokens, style: int) -> Box:
    kind = tokens.word()
    inner = DISPLAY if kind == "aligned" else max(style, TEXT)
    rows: list[list[Box]] = [[]]
    while tokens.seen() != "\\end":
        rows[-1].append(_set(tokens, inner, ("&", "\\\\", "\\end")))
        if tokens.seen() != "\\end" and tokens.taken() == "\\\\":
            rows.append([])
    tokens.taken()
    tokens.word()
    columns = max(map(len, rows))
    widest = [max((row[k].wide for row in rows if k < len(row)), default=0.0) for k in range(columns)]
    high = sum(max(ROW, *(box.high for box in row)) for row in rows if row)
    between = 0.0 if kind == "aligned" else QUAD * (columns - 1)
    fences = {"pmatrix": 2 * _fence("(", high, 1.0), "vmatrix": 0.56, "cases": 0.9}.get(kind, 0.0)
    return Box("ord" if kind == "aligned" else "inner", sum(widest) + between + fences, high)
