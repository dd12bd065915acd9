"""What is too long, too deep or too large is refused before anything else happens."""

from __future__ import annotations

from math import lgamma, log, log10

from derive.core.errors import ReadError
from derive.terms import Add, Call, Div, Mul, Neg, Number, Pow, Term

from .tokens import Token, misread

LENGTH, DEPTH, DIGITS, TERM_DEPTH, LARGE = 100_000, 100, 400, 250, 10_000

_PAIRS = {
    "(": ")", "[": "]", "{": "}", "\\{": "\\}", "|(": ")|", "||(": ")||", "\\langle": "\\rangle",
    "\\lfloor": "\\rfloor", "\\lceil": "\\rceil", "\\begin": "\\end",
}  # fmt: skip
_CLOSERS = frozenset(_PAIRS.values()) | {"right."}
_INTERVALS = frozenset((("(", "]"), ("[", ")")))


def check_text(source: str) -> None:
    """Refuse an empty text, one that is too long, and one with signs that can't be seen."""
    if not source.strip():
        raise ReadError("there is nothing to read; write a formula such as x^2 sin x", source=source[:80])
    if len(source) > LENGTH:
        raise ReadError(f"the text has {len(source)} signs; at most {LENGTH} are read")
    if source.isprintable():
        return
    for at, sign in enumerate(source):
        if not sign.isprintable() and sign not in "\n\r\t" and not (sign.isspace() and sign > "\x9f"):
            raise misread(source[:at], at, f"a control character (code {ord(sign)}) stands here; take it out")


def matched(source: str, tokens: list[Token]) -> dict[int, int]:
    """Which token closes the bracket that each opening token opens; refuses what does not balance or is too deep."""
    matches: dict[int, int] = {}
    stack: list[int] = []
    for place, token in enumerate(tokens):
        key = token.key
        if key in _PAIRS or key == "left.":
            stack.append(place)
            if len(stack) > DEPTH:
                raise misread(source, token.start, f"brackets are nested too deeply; at most {DEPTH} levels are read")
        elif key in _CLOSERS:
            if not stack:
                raise misread(
                    source, token.start, f"'{token.text}' closes no bracket; take it out or open one before it"
                )
            opening = tokens[stack[-1]]
            if not _fits(opening, token):
                raise misread(source, token.start, f"'{token.text}' does not close the '{opening.text}' before it")
            matches[stack.pop()] = place
        elif key == "number" and len(token.text) > DIGITS:
            raise misread(source, token.start, f"a number of more than {DIGITS} digits is too large")
    if stack:
        opening = tokens[stack[-1]]
        raise misread(source, opening.start, f"the bracket '{opening.text}' that opens here is never closed")
    return matches


def _fits(opening: Token, closing: Token) -> bool:
    if opening.key == "left." or closing.key == "right.":
        return True
    if opening.key == "\\begin" and opening.text != closing.text:
        return False
    return _PAIRS[opening.key] == closing.key or (opening.key, closing.key) in _INTERVALS


def check_term(source: str, term: Term) -> None:
    """Refuse terms that nest too deeply and numbers that would be too large to write out."""
    depths: dict[Term, int] = {}
    stack = [term]
    while stack:
        here = stack[-1]
        missing = [child for child in here.children if child not in depths]
        if missing:
            stack.extend(missing)
            continue
        depths[stack.pop()] = 1 + max((depths[child] for child in here.children), default=0)
    if depths[term] > TERM_DEPTH:
        raise misread(source, 0, f"the formula is nested too deeply; at most {TERM_DEPTH} levels are read")
    if any(sign in source for sign in ("^", "!", "**", "binom")):
        known: dict[Term, float | None] = {}
        for here in depths:
            known[here] = found = _magnitude(here, known)
            if found is not None and found > LARGE:
                raise misread(source, 0, f"a number in it is too large: it has more than {LARGE} digits")


def _magnitude(term: Term, known: dict[Term, float | None]) -> float | None:
    """About how many digits a number written without letters has; None where letters occur."""
    parts = [known.get(child) for child in term.children]
    sizes = [part for part in parts if part is not None]
    if len(sizes) < len(parts):
        return None
    match term:
        case Number(p, q):
            return log10(max(abs(p), q))
        case Add() | Mul() | Div() | Neg():
            return sum(sizes) + (type(term) is Add)
        case Pow(_, exponent):
            return sizes[0] * _value(exponent, sizes[1])
        case Call("factorial", (argument,)):
            n = _value(argument, sizes[0])
            return lgamma(n + 1) / log(10)
        case Call("binom", (top, _)):
            return 0.31 * _value(top, sizes[0])
    return None


def _value(term: Term, size: float) -> float:
    if type(term) is Number and size < 300:
        return abs(term.p / term.q)
    return 10.0 ** min(size, 300.0)
