"""Facts that can't hold beside each other, as far as is seen at once."""

from __future__ import annotations

from derive.terms import Number, Relation, Symbol, alike, symbols


def excludes(told: object, reason: object) -> bool:
    """Whether a number stands where another was told, or a letter lies where it was told not to."""
    if type(told) is Relation and type(reason) is Relation and told.sign == reason.sign == "=":
        return denies(told, reason) and not symbols(told.right) | symbols(reason.right)
    return denies(told, reason)


def _bounds(fact: object) -> tuple[Symbol, str, float] | None:
    match fact:
        case Relation("<" | "<=" | ">" | ">=" | "!=" as sign, Symbol() as letter, Number(p, q)):
            return letter, sign, p / q
        case Relation("<" | "<=" | ">" | ">=" as sign, Number(p, q), Symbol() as letter):
            return letter, {"<": ">", "<=": ">=", ">": "<", ">=": "<="}[sign], p / q
    return None


def denies(a: object, b: object) -> bool:
    """Whether two facts tell one thing differently: another right side, or bounds that leave nothing."""
    match a, b:
        case Relation("=", left, right), Relation("=", again, instead) if alike(left, again):
            return not alike(right, instead)
    first, second = _bounds(a), _bounds(b)
    if first is None or second is None or first[0].name != second[0].name:
        return False
    (_, sign, value), (_, other, bound) = first, second
    if sign[0] == other[0] or "!=" in (sign, other):
        return False
    low, high = (value, bound) if sign[0] == ">" else (bound, value)
    return low > high or (low == high and not ((sign == ">=" and other == "<=") or (sign == "<=" and other == ">=")))
