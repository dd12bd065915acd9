"""Powers, transposes, inverses, factorials, and components of expressions."""

from __future__ import annotations

from derive.terms import (
    MINUS_ONE,
    PI,
    Collection,
    Component,
    Derivative,
    E,
    Number,
    Pow,
    Symbol,
    Term,
    Vector,
    call,
    letters,
    number,
    product,
    scaled,
)

from .compositions import PRIMED, RING, taken
from .grammar import POSTFIX, POWER, Infix
from .indices import component, label, subscripted
from .names import KNOWN
from .reader import Reader
from .sums import sizes
from .tokens import Token

USUAL = (Symbol("x"), Symbol("t"))
DEGREE = scaled(number(1, 180), PI)
_TRANSPOSE = frozenset(("top", "T"))


def powered(r: Reader, base: Term) -> Term:
    """A power, the transpose or the inverse of a matrix, or a letter with a mark above."""
    r.take()
    if r.key in ("*", "\\star") and type(base) is Symbol and not _operand_follows(r):
        r.take()
        return r.symbol(f"{base.name}_star")
    if (turned := _degrees(r, base)) is not None:
        return turned
    marked = _marked(r, base) if r.key == "{" else _transposed(r, base)
    if marked is not None:
        return marked
    braced = r.key == "{"
    exponent = _exponent(r)
    if (r.latex or braced) and r.key == "^":
        raise r.fail("two superscripts stand on one another; put braces around the first power")
    if r.key == "_" and (r.latex or r.tokens[r.place - 1].key == "number"):
        if type(base) is not Symbol:
            raise r.fail("a subscript after a power needs braces around what it belongs to")
        base = subscripted(r, base.name)
    if type(base) is Symbol and base.name in "fgh" and r.key == "(" and not r.declared(base.name):
        name, power = base.name, r.quoted(r.place - 1, r.place)
        raise r.fail(
            f"{name}^{power}( could be a power of the function or a product; write ({name}(x))^{power} or a sign"
        )
    if exponent is Symbol("T") and not r.declared("T") and type(base) is not Number and base is not E:
        raise r.fail("the exponent T could be a number or mean the transpose; declare T where it is a number")
    return power_of(base, exponent)


def _degrees(r: Reader, base: Term) -> Term | None:
    """An angle with the sign of degrees above."""
    inside = [r.key] if r.key != "{" else [each.key for each in r.tokens[r.place + 1 : r.matches[r.place]]]
    if inside != [RING]:
        return None
    r.place += 3 if r.key == "{" else 1
    return scaled(number(base.p, 180 * base.q), PI) if type(base) is Number else product((base, DEGREE))


def _operand_follows(r: Reader) -> bool:
    return not r.latex and r.ahead().key in ("name", "number", "(")


def power_of(base: Term, exponent: Term) -> Term:
    """The power; of a matrix with exponent -1 the inverse."""
    if exponent is MINUS_ONE and len(sizes(base)) == 2:
        return call("inverse", base)
    return Pow(base, exponent)


def _is_transpose(r: Reader, at: int, base: Term) -> bool:
    token = r.tokens[at]
    if token.key == "top":
        return True
    return (
        token.text == "T" and token.key == "name" and type(base) is not Number and base is not E and not r.declared("T")
    )


def _transpose_of(base: Term) -> Term:
    """The transpose; that of numbers in round brackets, (1, 2)^T, is the column of these."""
    return Vector(base.items) if type(base) is Collection and base.kind == "tuple" else call("transpose", base)


def _transposed(r: Reader, base: Term) -> Term | None:
    if _is_transpose(r, r.place, base):
        r.take()
        return _transpose_of(base)
    run = r.latex and r.key in ("name", "letters") and r.text[0] == "T" and r.text not in KNOWN
    if run and len(r.text) > 1 and type(base) is not Number and base is not E and not r.declared("T"):
        r.first_letter()
        return _transpose_of(base)
    return None


def _marked(r: Reader, base: Term) -> Term | None:
    """What braces above hold that is no exponent: T, -T, a star, primes, a label in round brackets."""
    opening, closing = r.place, r.matches[r.place]
    inside = r.tokens[opening + 1 : closing]
    if len(inside) == 1 and _is_transpose(r, opening + 1, base):
        r.place = closing + 1
        return _transpose_of(base)
    if len(inside) == 2 and inside[0].key == "-" and _is_transpose(r, opening + 2, base):
        r.place = closing + 1
        return call("transpose", power_of(base, MINUS_ONE))
    if type(base) not in (Symbol, Component):
        return None
    within = inside and inside[0].key in ("(", "[") and r.matches[opening + 1] == closing - 1
    if within and (type(base) is Symbol or _counts(r, inside)):
        return label(r, base, closing)  # type: ignore[arg-type]
    if type(base) is not Symbol:
        return None
    if len(inside) == 1 and inside[0].key in ("*", "\\star"):
        r.place = closing + 1
        return r.symbol(f"{base.name}_star")
    return None


def _counts(r: Reader, inside: list[Token]) -> bool:
    """Whether a letter that counts stands in some tokens."""
    counted = {name for name, _ in r.context.indices} | set(r.bound)
    return any(token.text in counted for token in inside)


def _exponent(r: Reader) -> Term:
    here = r.tokens[r.place]
    if r.key == "{":
        return r.bracket("the exponent")
    if r.latex:
        return _single(r)
    if here.key == "name" and len(here.text) > 1 and here.text not in KNOWN and not r.declared(here.text):
        first, rest = here.text[0], here.text[1:]
        raise r.fail(f"^{here.text} could be ^({here.text}) or ^{first} times {rest}; write brackets")
    return r.grammar.prefix["number"](r) if r.ahead().key == "_" and here.key == "number" else r.expression(POWER)


def _single(r: Reader) -> Term:
    """The one token that LaTeX raises without braces."""
    here = r.tokens[r.place]
    if here.key == "number":
        if len(here.text) > 1:
            first, rest = here.text[0], here.text[1:]
            raise r.fail(f"x^{here.text} prints as x to the {first}, then {rest}; write ^{{{here.text}}} with braces")
        return r.grammar.prefix["number"](r)
    if here.key in ("name", "letters"):
        return r.value(r.first_letter())
    if here.key in ("\\frac", "\\sqrt", "\\binom"):
        return r.grammar.prefix[here.key](r)
    raise r.fail(f"an exponent is one digit or letter, or stands in braces; {r.seen()} stands here")


def primed(r: Reader, base: Term) -> Term:
    """The derivative of what stands in a bracket: by its one letter, as in (x^2 sin x)', or by x, as in (u v)'."""
    free = [x for x in letters(base) if x.name not in r.context.constants and r.context.definition(x.name) is None]
    if r.tokens[r.place - 1].key not in (")", "]") or sizes(base):
        raise r.fail("a prime stands behind a letter, or behind the bracket around what is differentiated")
    if not free or any(x.dims or x.name[0].isupper() for x in free):
        raise r.fail("what is primed has to hold letters to differentiate; write d/dx in front of it")
    order = 0
    while r.accept("'"):
        order += 1
    if r.key == "(" and (found := taken(r, base, order)) is not None:
        return found
    variable = free[0] if len(free) == 1 else _variable(free)
    return Derivative(base, variable, order, "d" if free == [variable] and variable in USUAL else PRIMED)


def _variable(free: list[Symbol]) -> Symbol:
    """The letter that what is primed varies with: x, or else t, where one of these stands in it."""
    return next((each for each in USUAL if each in free), USUAL[0])


def factorial(r: Reader, base: Term) -> Term:
    """The factorial."""
    if r.latex and type(base) is Pow and r.tokens[r.place - 1].key not in ("}", ")", "]"):
        raise r.fail("the factorial could be that of the exponent or of the power; put brackets")
    r.take()
    return call("factorial", base)


def percent(r: Reader, base: Term) -> Term:
    """So many hundredths, behind a number."""
    if type(base) is not Number:
        raise r.fail("a percent sign stands behind a number")
    r.take()
    return number(base.p, 100 * base.q)


def indexed(r: Reader, base: Term) -> Term:
    """A component of an expression: (X w)_i, softmax(z)_i."""
    if type(base) is Symbol and r.tokens[r.place - 1].key == ")":
        return subscripted(r, base.name)
    bracketed = r.tokens[r.place - 1].key in (")", "]", "|", ")|")
    if type(base) in (Symbol, Component, Number, Pow) and not bracketed:
        raise r.fail("a subscript can't stand here; two subscripts are written with a comma in braces")
    return component(r, base)


INFIX: dict[str, Infix] = {
    "^": Infix(POWER, powered),
    "!": Infix(POSTFIX, factorial),
    "'": Infix(POSTFIX, primed),
    "\\%": Infix(POSTFIX, percent),
    "_": Infix(POSTFIX, indexed),
}
