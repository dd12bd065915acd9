r"""Entropies H(X | Y), mutual information I(X; Y) and divergences KL(p \| q): brackets with signs of their own."""

from __future__ import annotations

import re

from derive.terms import Apply, Junction, Term, call

from .reader import Reader

_CAPITAL = re.compile(r"[A-Z]$")
_BARS = frozenset(("|", "mid"))
_DOUBLE = frozenset(("||", "||(", ")||", "\\parallel", "|", "mid"))


def information(r: Reader, text: str) -> Term | None:
    """What begins with H, I, KL or D with KL below it, and a bracket; None where it is something else."""
    if text in ("H", "h", "I") and r.ahead().key in ("(", "["):
        inside = r.tokens[r.place + 2 : r.matches[r.place + 1]]
        apart = {token.key for token in inside} & (_BARS | {";"})
        listed = text == "H" and all(token.text in (",", "p", "q") or _CAPITAL.match(token.text) for token in inside)
        return _entropy(r) if apart or listed else None
    opening = _divergence(r, text)
    return None if opening is None else _apart(r, opening)


def _entropy(r: Reader) -> Term:
    """Letters between semicolons, and behind a bar what is known."""
    name = r.take().text
    opening = r.place
    r.take()
    with r.inside():
        r.bars = 1
        groups = [_listed(r)]
        while r.accept(";"):
            groups.append(_listed(r))
        if r.accept(*_BARS):
            groups[-1] = call("given", groups[-1], _listed(r))
        r.close(opening, "the bracket")
    return Apply(name, tuple(groups))


def _listed(r: Reader) -> Term:
    found = [r.expression()]
    while r.accept(","):
        found.append(r.expression())
    return found[0] if len(found) == 1 else Junction("and", tuple(found))


def _divergence(r: Reader, text: str) -> int | None:
    """Where the bracket opens behind KL or D_{KL}."""
    place = r.place + 1
    if text == "D" and r.ahead().key == "_":
        closing = r.matches.get(r.place + 2, r.place + 2)
        if "KL" not in "".join(token.text for token in r.tokens[r.place + 2 : closing + 1]):
            return None
        place = closing + 1
    elif text not in ("KL", "DKL"):
        return None
    return place if r.tokens[place].key in ("(", "[") else None


def _apart(r: Reader, opening: int) -> Term:
    """Two distributions with a double bar, or a comma, between them."""
    while r.place <= opening:
        r.take()
    with r.inside():
        r.bars = 2
        first = r.expression()
        if not r.accept(",", *_DOUBLE):
            raise r.fail("a divergence is written as KL(p || q)")
        r.accept("|")
        second = r.expression()
        r.close(opening, "the bracket")
    return Apply("KL", (first, second))
