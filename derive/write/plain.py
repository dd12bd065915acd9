"""Terms as plain text, which the reader reads back; ASCII but for the ∂ of partial derivatives."""

from __future__ import annotations

from functools import cache

from derive.terms import Call, Term

from .brackets import ATOM, POWER, RELATION
from .linear import indexed, line, listed, within
from .spelling import Special, Spelling


@cache
def plain(term: Term) -> str:
    """A term as plain text."""
    return line(term, PLAIN)


def _letter(name: str) -> str:
    return name


def _raised(base: str, exponent: str) -> str:
    return f"{base}^{exponent}" if exponent.isalnum() else f"{base}^({exponent})"


def _lowered(base: str, index: str) -> str:
    return f"{base}_{index}" if len(index) == 1 or index.isdigit() else f"{base}_{{{index}}}"


def postfix(sign: str) -> Special:
    """A sign behind its argument: A^T, n!."""
    return lambda spelling, arguments: within(arguments[0], ATOM, spelling) + sign


def infix(sign: str) -> Special:
    """A sign between two arguments."""

    def spelled(spelling: Spelling, arguments: tuple[Term, ...]) -> str:
        return f" {sign} ".join(within(a, POWER, spelling) for a in arguments)

    return spelled


def chained(sign: str, name: str) -> Special:
    """An associative sign between two arguments; what the same sign joins on the left needs no brackets."""

    def spelled(spelling: Spelling, arguments: tuple[Term, ...]) -> str:
        first, second = arguments
        same = type(first) is Call and first.name == name
        left = line(first, spelling) if same else within(first, POWER, spelling)
        return f"{left} {sign} {within(second, POWER, spelling)}"

    return spelled


def subscripted(name: str) -> Special:
    """A name with its arguments as subscripts."""

    def spelled(spelling: Spelling, arguments: tuple[Term, ...]) -> str:
        return spelling.lowered(name, indexed(arguments, spelling)) if arguments else name

    return spelled


def boxed(name: str) -> Special:
    """A name with its argument in square brackets: E[X]."""
    return lambda spelling, arguments: f"{name}[{listed(arguments, spelling)}]"


def given(sign: str) -> Special:
    """A given B."""
    return lambda spelling, arguments: sign.join(within(a, RELATION, spelling) for a in arguments)


PLAIN = Spelling(
    letter=_letter,
    lowered=_lowered,
    raised=_raised,
    constants={
        "e": "e", "pi": "pi", "i": "i", "oo": "oo", "true": "true", "false": "false", "reals": "reals",
        "complexes": "complexes", "integers": "integers", "naturals": "naturals", "empty-set": "{}",
        "undefined": "undefined",
    },
    relations={each: each for each in ("=", "!=", "<", "<=", ">", ">=", "~=", "propto", ":=", "in", "~", "->")},
    words={"and": "and", "or": "or", "not": "not", "=>": "=>", "<=>": "<=>", "to": "->", "by": " x ",
        "if": "if", "otherwise": "otherwise",
    },
    functions={
        "log": "ln", "largest": "max", "probability": "P", "variance": "Var", "covariance": "Cov", "gradient": "grad",
        "infimum": "inf", "supremum": "sup",
    },
    binders={"sum": "sum", "product": "prod", "integral": "integral", "limit": "limit", "expectation": "E"},
    calls={
        "log": lambda s, a: f"{'ln' if len(a) == 1 else 'log'}({listed(a, s)})",
        "factorial": postfix("!"), "transpose": postfix("^T"), "inverse": postfix("^-1"), "dot": infix("."),
        "identity": subscripted("I"), "delta": subscripted("delta"), "expectation": boxed("E"),
        "given": given(" given "),
    },
    times="*",
    beside=" ",
    partial="∂",
    brackets=("(", ")"),
    at=lambda body, points: f"at({body}, {points})",
    at_rank=ATOM,
)  # fmt: skip
