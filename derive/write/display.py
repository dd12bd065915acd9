"""Terms in two dimensions: LaTeX and Typst share everything but their forms."""

from __future__ import annotations

from derive.terms import (
    FUNCTIONS,
    REALS,
    Add,
    Apply,
    Binder,
    Bound,
    Call,
    Cases,
    Constant,
    Decimal,
    Derivative,
    Div,
    Mul,
    Neg,
    Number,
    Pow,
    RootOf,
    Symbol,
    Term,
    is_differential,
)

from .brackets import ATOM, POWER, PREFIX, PRODUCT, polynomial_of, rank, signed, split_name
from .language import language
from .notation import Notation, tall
from .spelling import decimal
from .symbols import CALLABLE, GREEK

SUPERSCRIPTED = frozenset(
    ("sin", "cos", "tan", "cot", "sec", "csc", "sinh", "cosh", "tanh", "coth", "sech", "csch", "log")
)  # fmt: skip


def shown(term: Term, notation: Notation) -> str:
    """A term in a two-dimensional notation."""
    known = notation.known.setdefault(language(), {})
    found = known.get(term)
    if found is None:
        found = known[term] = _shown(term, notation)
    return found


def _shown(term: Term, notation: Notation) -> str:
    match term:
        case Number(p, q):
            sign = "-" if p < 0 else ""
            return str(p) if q == 1 else sign + notation.fraction(str(abs(p)), str(q))
        case Decimal(mantissa, places):
            return decimal(mantissa, places)
        case Symbol(name, _):
            return notation.letter(name)
        case Constant(name):
            return notation.constants[name]
        case Bound(depth):
            return notation.lowered(notation.roman("b"), str(depth))
        case RootOf(coefficients, index, _):
            head = notation.lowered(notation.operators["root"], str(index + 1))
            return head + fenced(polynomial_of(coefficients), notation)
        case Add(terms):
            return _sum(terms, notation)
        case Neg(inner):
            return f"-{summand(inner, notation)}"
        case Mul(factors):
            return _product(factors, notation)
        case Div(over, under):
            return notation.fraction(shown(over, notation), shown(under, notation))
        case Pow(base, exponent):
            return _power(base, exponent, notation)
        case Call(name, arguments):
            return _call(name, arguments, notation)
        case Apply(name, arguments, primes):
            head = notation.letter(name) + "'" * primes
            return head + around(arguments, notation)
    from .structures import structure

    return structure(term, notation)


def fenced(term: Term, notation: Notation, kind: str = "()") -> str:
    """A term in brackets."""
    return around((term,), notation, kind)


def around(terms: tuple[Term, ...], notation: Notation, kind: str = "()") -> str:
    """Terms with commas, in brackets that are as high as they are."""
    fence = notation.tall_fence if any(map(tall, terms)) else notation.fence
    return fence(kind, listed(terms, notation))


def within(term: Term, least: int, notation: Notation) -> str:
    """A term in a place that needs at least a rank, in brackets where it is weaker."""
    return fenced(term, notation) if rank(term) < least else shown(term, notation)


def listed(terms: tuple[Term, ...], notation: Notation) -> str:
    """Terms with commas."""
    return f"{notation.comma} ".join(shown(each, notation) for each in terms)


def summand(term: Term, notation: Notation) -> str:
    """What follows a sign of a sum."""
    return fenced(term, notation) if type(term) is Cases else within(term, PREFIX, notation)


def _sum(terms: tuple[Term, ...], notation: Notation) -> str:
    first = terms[0]
    out = fenced(first, notation) if type(first) in (Add, Cases) else shown(first, notation)
    for each in terms[1:]:
        minus, size = signed(each)
        out += f" {'-' if minus else '+'} {summand(size, notation)}"
    return out


def _product(factors: tuple[Term, ...], notation: Notation) -> str:
    last = len(factors) - 1
    out = _factor(factors[0], first=True, last=False, notation=notation)
    for index, each in enumerate(factors[1:], 1):
        text = _factor(each, first=False, last=index == last, notation=notation)
        out += _between(factors[index - 1], each, text, notation) + text
    return out


def _factor(term: Term, *, first: bool, last: bool, notation: Notation) -> str:
    if type(term) is Number and (first or term.p >= 0):
        return shown(term, notation)
    if type(term) in (Binder, Derivative) and last:
        return shown(term, notation)
    strong = type(term) is Div or rank(term) > PRODUCT
    return shown(term, notation) if strong else fenced(term, notation)


def _between(left: Term, right: Term, text: str, notation: Notation) -> str:
    fractions = type(right) is Div or (type(right) is Number and right.q != 1)
    if (_word(left) and _word(right)) or is_differential(left) or is_differential(right):
        return f" {notation.thin} "
    numeric = type(left) in (Number, Decimal, Div)
    called = type(left) is Symbol and left.name in CALLABLE and _opens(right)
    if text[0].isdigit() or _is_power_of_digits(right) or (fractions and numeric) or called:
        return f" {notation.times} "
    return " "


def _is_power_of_digits(term: Term) -> bool:
    """Whether a power begins with a digit on paper, whatever its source begins with."""
    return type(term) is Pow and type(term.base) in (Number, Decimal) and rank(term.base) >= ATOM


def _word(term: Term) -> bool:
    """Whether a factor is a name of several letters."""
    return type(term) is Symbol and len(base := split_name(term.name)[0]) > 1 and base not in GREEK


def _opens(term: Term) -> bool:
    """Whether a factor is printed in brackets."""
    return (type(term) is not Div and rank(term) <= PRODUCT) or (type(term) is Pow and rank(term.base) < ATOM)


def _power(base: Term, exponent: Term, notation: Notation) -> str:
    up = small(exponent, notation)
    if base is REALS and type(exponent) is Mul:
        sizes = notation.words["by"].join(shown(size, notation) for size in exponent.factors)
        return notation.power(shown(base, notation), sizes)
    if type(base) is Call and base.name in SUPERSCRIPTED and len(base.arguments) == 1 and _counts(exponent):
        return notation.power(name_of(base.name, notation), up) + fenced(base.arguments[0], notation)
    return notation.power(within(base, ATOM, notation), up)


def _counts(exponent: Term) -> bool:
    return type(exponent) is Number and exponent.q == 1 and exponent.p > 1


def small(term: Term, notation: Notation) -> str:
    """A term in an exponent or index: fractions with a slash."""
    match term:
        case Number(p, q) if q != 1:
            return f"{p}{notation.slash}{q}"
        case Neg(Div() | Neg(Div()) as inner):
            return f"-{small(inner, notation)}"
        case Neg(Number(_, q) as inner) if q != 1:
            return f"-{small(inner, notation)}"
        case Div(over, under):
            least = POWER if type(over) in (Div, Number) and rank(over) != ATOM else PRODUCT
            return f"{within(over, least, notation)}{notation.slash}{within(under, POWER, notation)}"
    return shown(term, notation)


def name_of(name: str, notation: Notation) -> str:
    """The printed name of a function of the table."""
    return notation.functions.get(name) or notation.roman(FUNCTIONS[name].name.replace("_", " "))


def _call(name: str, arguments: tuple[Term, ...], notation: Notation) -> str:
    special = notation.calls.get(name)
    if special is not None:
        return special(notation, arguments)
    spelled = name_of(name, notation)
    return spelled + around(arguments, notation) if arguments else spelled
