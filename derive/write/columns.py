"""Lines of the terminal: paragraphs wrapped, remarks beside a formula, tables in columns."""

from __future__ import annotations

from itertools import zip_longest

WIDTH = 110
SHORT = 40


def wrapped(line: str, first: str, rest: str, width: int = WIDTH) -> list[str]:
    """A paragraph in lines of at most so many letters, where its words allow."""
    out, here = [], first
    for word in line.split(" "):
        if len(here) + len(word) > width and here.strip():
            out.append(here.rstrip())
            here = rest
        if word or here.strip():
            here += word + " "
    return [*out, here.rstrip()]


def set_beside(lines: list[str], remarks: list[str], column: int) -> list[str]:
    """The rows of a line with its remarks in a column, or under it where the line is long."""
    room = max(WIDTH - column, SHORT)
    pieces = [piece for remark in remarks for piece in wrapped(remark, "", "  ", room)]
    if max(map(len, lines)) + 2 > column:
        return [*lines, *(" " * column + each for each in pieces)]
    return [(line.ljust(column) + each).rstrip() for line, each in zip_longest(lines, pieces, fillvalue="")]


def in_columns(rows: list[list[str]], margin: str) -> list[str]:
    """A table, the first row its headings, each column as wide as its widest cell."""
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    lines = ["  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in rows]
    rule = "  ".join("-" * width for width in widths)
    return ["", *(f"{margin}  {line}" for line in (lines[0], rule, *lines[1:]))]
