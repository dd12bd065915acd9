"""Terms on one line: the two spellings of `plain` and `pretty` share everything but their signs."""

from __future__ import annotations

from derive.terms import (
    FUNCTIONS,
    REALS,
    Add,
    Apply,
    At,
    Binder,
    Bound,
    Call,
    Cases,
    Collection,
    Component,
    Constant,
    Decimal,
    Derivative,
    Div,
    Junction,
    Matrix,
    Mul,
    Neg,
    Number,
    Operator,
    Pow,
    Relation,
    RootOf,
    Symbol,
    Term,
    Vector,
)
from derive.terms.lettering import fresh

from .brackets import (
    AND,
    ATOM,
    NOT,
    OR,
    POWER,
    PREFIX,
    PRODUCT,
    RELATION,
    SUM,
    leads_with_minus,
    polynomial_of,
    rank,
    signed,
)
from .spelling import Spelling, decimal


def line(term: Term, spelling: Spelling) -> str:
    """A term on one line."""
    match term:
        case Number(p, q):
            return str(p) if q == 1 else f"{p}/{q}"
        case Decimal(mantissa, places):
            return decimal(mantissa, places)
        case Symbol(name, _):
            return spelling.letter(name)
        case Constant(name):
            return spelling.constants[name]
        case Bound(depth):
            return f"#{depth}"
        case RootOf(coefficients, index, _):
            return f"rootof({line(polynomial_of(coefficients), spelling)}, {index + 1})"
        case Add(terms):
            return _sum(terms, spelling)
        case Neg(inner):
            return f"-{within(inner, PREFIX, spelling)}"
        case Mul(factors):
            return _product(factors, spelling)
        case Div(over, under):
            least = POWER if type(over) in (Div, Number) else PRODUCT
            return f"{within(over, least, spelling)}/{within(under, POWER, spelling)}"
        case Pow(base, exponent):
            return _power(base, exponent, spelling)
        case Call(name, arguments):
            return _call(name, arguments, spelling)
        case Apply(name, arguments, primes):
            return f"{spelling.letter(name)}{chr(39) * primes}({listed(arguments, spelling)})"
    return _structure(term, spelling)


def linear_rank(term: Term, spelling: Spelling) -> int:
    """The rank of a term where operators are written as functions with brackets."""
    if type(term) is At:
        return spelling.at_rank
    if type(term) is Operator and term.name == "differential" and spelling.differential:
        return rank(term)
    return ATOM if type(term) in (Binder, Cases, Operator) else rank(term)


def within(term: Term, least: int, spelling: Spelling) -> str:
    """A term in a place that needs at least a rank, in brackets where it is weaker."""
    text = line(term, spelling)
    return f"({text})" if linear_rank(term, spelling) < least else text


def listed(terms: tuple[Term, ...], spelling: Spelling) -> str:
    """Terms with commas."""
    return ", ".join(line(each, spelling) for each in terms)


def _sum(terms: tuple[Term, ...], spelling: Spelling) -> str:
    out = within(terms[0], PREFIX, spelling) if type(terms[0]) is Add else line(terms[0], spelling)
    for each in terms[1:]:
        minus, size = signed(each)
        out += f" {'-' if minus else '+'} {within(size, PREFIX, spelling)}"
    return out


def _product(factors: tuple[Term, ...], spelling: Spelling) -> str:
    out = _factor(factors[0], 0, spelling)
    for index, each in enumerate(factors[1:], 1):
        text = _factor(each, index, spelling)
        out += _between(factors[index - 1], out, text, spelling) + text
    return out


def _factor(term: Term, index: int, spelling: Spelling) -> str:
    if index == 0 and type(term) is Number:
        return line(term, spelling)
    if type(term) in (Derivative, Mul, Div) or linear_rank(term, spelling) <= PRODUCT:
        return f"({line(term, spelling)})"
    return line(term, spelling)


def _between(before: Term, left: str, right: str, spelling: Spelling) -> str:
    if right[0].isdigit() or (right[0] == "(" and type(before) is Symbol and "_" not in before.name):
        return spelling.times
    if right[0] == "[" or left[-1] == "]":
        return spelling.times
    return spelling.beside


def _power(base: Term, exponent: Term, spelling: Spelling) -> str:
    below = within(base, ATOM, spelling)
    if base is REALS and type(exponent) is Mul:
        return f"{below}^({spelling.words['by'].join(line(size, spelling) for size in exponent.factors)})"
    return spelling.raised(below, line(exponent, spelling))


def _call(name: str, arguments: tuple[Term, ...], spelling: Spelling) -> str:
    special = spelling.calls.get(name)
    if special is not None:
        return special(spelling, arguments)
    spelled = spelling.functions.get(name) or FUNCTIONS[name].name
    return f"{spelled}({listed(arguments, spelling)})" if arguments else spelled


def _structure(term: Term, spelling: Spelling) -> str:
    match term:
        case Vector(entries):
            return f"[{listed(entries, spelling)}]"
        case Matrix(rows):
            return f"[{', '.join(f'[{listed(row, spelling)}]' for row in rows)}]"
        case Component(base, indices):
            return _component(base, indices, spelling)
        case Binder():
            return _binder(term, spelling)
        case Derivative(body, variable, order, notation):
            d = spelling.partial if notation == "partial" else "d"
            power = "" if order == 1 else spelling.raised("", str(order))
            head = f"{d}{power}/{d}{line(variable, spelling)}{power}"
            text, (left, right) = line(body, spelling), spelling.brackets
            return f"{head} {text}" if _atomic_body(body, spelling) else f"{head} {left}{text}{right}"
        case Operator("differential", body, _) if spelling.differential:
            return _differential(body, spelling)
        case Operator(name, body, variables):
            spelled = spelling.functions.get(name, name)
            return f"{spelled}({listed((body, *variables), spelling)})"
        case At(body, letters, values):
            return spelling.at(line(body, spelling), _points(letters, values, spelling))
        case Relation(sign, left_side, right_side):
            left, right = (within(side, SUM, spelling) for side in (left_side, right_side))
            return f"{left} {spelling.relations[sign]} {right}"
        case Junction(word, parts):
            return _junction(word, parts, spelling)
        case Cases(values, conditions, otherwise):
            pairs = zip(values, conditions, strict=True)
            lines = [f"{line(v, spelling)} {spelling.words['if']} {line(c, spelling)}" for v, c in pairs]
            lines += [] if otherwise is None else [f"{line(otherwise, spelling)} {spelling.words['otherwise']}"]
            return f"cases({'; '.join(lines)})"
        case Collection(kind, items):
            ends = {"set": "{}", "tuple": "()"}.get(kind, kind)
            return f"{ends[0]}{listed(items, spelling)}{ends[1]}"
    raise TypeError(f"no printer for {type(term).__name__}")


def _differential(body: Term, spelling: Spelling) -> str:
    """A letter's differential is dx; that of anything else has a bracket or bars of its own, or gets brackets."""
    text, sign = line(body, spelling), spelling.differential
    if type(body) is Symbol:
        return sign + text
    return f"{sign} {text}" if _atomic_body(body, spelling) else f"{sign}({text})"


def _atomic_body(body: Term, spelling: Spelling) -> bool:
    alone = linear_rank(body, spelling) == ATOM and not leads_with_minus(body)
    return alone and type(body) not in (Vector, Matrix, Collection)


def _points(letters: tuple[Symbol, ...], values: tuple[Term, ...], spelling: Spelling) -> str:
    pairs = zip(letters, values, strict=True)
    return ", ".join(f"{line(letter, spelling)} = {line(value, spelling)}" for letter, value in pairs)


def _component(base: Term, indices: tuple[Term, ...], spelling: Spelling) -> str:
    simple = type(base) is Symbol and "_" not in base.name
    named = type(base) in (Call, Apply) and linear_rank(base, spelling) == ATOM
    text = line(base, spelling) if simple or named else f"({line(base, spelling)})"
    return spelling.lowered(text, indexed(indices, spelling))


def indexed(indices: tuple[Term, ...], spelling: Spelling) -> str:
    """Indices side by side where each is one letter, else with commas."""
    texts = [line(each, spelling) for each in indices]
    side_by_side = all(len(text) == 1 for text in texts) and not all(text.isdigit() for text in texts)
    return ("" if side_by_side else ",").join(texts)


def _binder(term: Binder, spelling: Spelling) -> str:
    letter, body = fresh(term)
    text, name = line(body, spelling), spelling.letter(letter.name)
    low = "" if term.low is None else line(term.low, spelling)
    high = "" if term.high is None else line(term.high, spelling)
    head = spelling.binders[term.kind.rstrip("+-")]
    match term.kind:
        case "limit" | "limit+" | "limit-":
            return f"{head}({text}, {name}{spelling.words['to']}{low}{term.kind[5:]})"
        case "expectation":
            return f"{head}[{text}, {name} ~ {low}]"
    bounds = name if term.low is None else f"{name}={low}..{high}" if term.high is not None else f"{name}={low}"
    return f"{head}({text}, {bounds})"


def _junction(word: str, parts: tuple[Term, ...], spelling: Spelling) -> str:
    if word == "not":
        return f"{spelling.words['not']} {within(parts[0], RELATION, spelling)}"
    least = {"or": AND, "and": NOT}.get(word, OR)
    return f" {spelling.words[word]} ".join(within(part, least, spelling) for part in parts)
