"""Terms as English words, for people who listen to a page."""

from __future__ import annotations

from functools import cache

from derive.terms import (
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

from .brackets import POWER, PREFIX, PRODUCT, accented, polynomial_of, rank, signed
from .spelling import decimal

CONSTANTS = {
    "e": "e", "pi": "pi", "i": "i", "oo": "infinity", "true": "true", "false": "false", "reals": "the real numbers",
    "complexes": "the complex numbers", "integers": "the integers", "naturals": "the natural numbers",
    "empty-set": "the empty set", "undefined": "undefined",
}  # fmt: skip
RELATIONS = {
    "=": "equals", "!=": "is not equal to", "<": "is less than", "<=": "is at most", ">": "is greater than",
    ">=": "is at least", "~=": "is approximately", "propto": "is proportional to", ":=": "is defined as", "in": "is in",
    "~": "is distributed as", "->": "tends to",
}  # fmt: skip
ACCENTS = ("hat", "bar", "tilde", "dot", "ddot", "prime", "star")
JUNCTIONS = {"and": "and", "or": "or", "=>": "implies", "<=>": "if and only if"}
NAMES = {
    "log": "the natural logarithm", "sqrt": "the square root", "abs": "the absolute value", "floor": "the floor",
    "ceil": "the ceiling", "max": "the maximum", "min": "the minimum", "sin": "the sine", "cos": "the cosine",
    "tan": "the tangent", "sigma": "sigma", "relu": "ReLU", "transpose": "the transpose", "inverse": "the inverse",
    "tr": "the trace", "det": "the determinant", "rank": "the rank", "norm": "the norm",
    "factorial": "the factorial", "expectation": "the expectation", "variance": "the variance",
    "covariance": "the covariance", "probability": "the probability", "diag": "the diagonal matrix",
    "identity": "the identity matrix", "ones": "the vector of ones", "zeros": "the vector of zeros",
    "largest": "the largest entry",
}  # fmt: skip
INFIX = {"dot": "dot", "hadamard": "entrywise times", "kron": "Kronecker times", "given": "given"}
DEFINITE = {
    "positive_definite": "positive definite", "positive_semidefinite": "positive semidefinite",
    "negative_definite": "negative definite", "negative_semidefinite": "negative semidefinite",
    "indefinite": "indefinite",
}  # fmt: skip
POWERS = {2: "squared", 3: "cubed"}


@cache
def spoken(term: Term) -> str:
    """A term in words."""
    match term:
        case Number(p, q):
            size = str(abs(p)) if q == 1 else f"{abs(p)} over {q}"
            return f"minus {size}" if p < 0 else size
        case Decimal(mantissa, places):
            return decimal(mantissa, places).replace("-", "minus ")
        case Symbol(name, _):
            base, accent, below = accented(name, ACCENTS)
            said = f"{base} {accent}" if accent else base
            return f"{said} sub {below}" if below else said
        case Constant(name):
            return CONSTANTS[name]
        case Bound():
            return "the bound letter"
        case RootOf(coefficients, index, _):
            return f"root number {index + 1} of {spoken(polynomial_of(coefficients))}"
        case Add(terms):
            return _sum(terms)
        case Neg(inner):
            return f"minus {_within(inner, PREFIX)}"
        case Mul(factors):
            return " times ".join(_within(factor, PRODUCT + 1) for factor in factors)
        case Div(over, under):
            short = rank(over) > PRODUCT and rank(under) > PRODUCT
            return f"{spoken(over)} over {spoken(under)}" if short else f"the fraction {_fraction(over, under)}"
        case Pow(base, exponent):
            return _power(base, exponent)
        case Apply(name, arguments, primes):
            return f"{name}{' prime' * primes} of {_listed(arguments)}"
        case Call(name, arguments):
            return _call(name, arguments)
    return _structure(term)


def spoken_sign(relation: str) -> str:
    """A relation between lines in words."""
    return {"iff": "if and only if", "implies": "implies", "row-equivalent": "row equivalent to"}.get(
        relation, RELATIONS.get(relation, relation)
    )


def _fraction(over: Term, under: Term) -> str:
    return f"{spoken(over)} over {spoken(under)}, end fraction"


def _within(term: Term, least: int) -> str:
    return f"the quantity {spoken(term)}, end quantity" if rank(term) < least else spoken(term)


def _listed(terms: tuple[Term, ...]) -> str:
    return ", ".join(map(spoken, terms))


def _sum(terms: tuple[Term, ...]) -> str:
    out = spoken(terms[0])
    for each in terms[1:]:
        minus, size = signed(each)
        out += f" {'minus' if minus else 'plus'} {_within(size, PREFIX)}"
    return out


def _power(base: Term, exponent: Term) -> str:
    below = _within(base, POWER + 1)
    if type(base) in (Call, Apply):
        below = f"the quantity {below}, end quantity"
    if type(exponent) is Number and exponent.q == 1 and exponent.p in POWERS:
        return f"{below} {POWERS[exponent.p]}"
    end = "" if rank(exponent) > POWER else ", end power"
    return f"{below} to the power {spoken(exponent)}{end}"


def _call(name: str, arguments: tuple[Term, ...]) -> str:
    if name in INFIX:
        return f" {INFIX[name]} ".join(_within(a, PRODUCT) for a in arguments)
    if name in DEFINITE:
        return f"{spoken(arguments[0])} is {DEFINITE[name]}"
    if name == "delta":
        return f"delta sub {' '.join(map(spoken, arguments))}"
    head = NAMES.get(name, name.replace("_", " "))
    return f"{head} of {_listed(arguments)}" if arguments else head


def _structure(term: Term) -> str:
    match term:
        case Vector(entries):
            return f"the vector {_listed(entries)}, end vector"
        case Matrix(rows):
            lines = (f"row {k}: {_listed(row)}" for k, row in enumerate(rows, 1))
            return f"the {len(rows)} by {len(rows[0])} matrix, {'; '.join(lines)}; end matrix"
        case Component(base, indices):
            return f"{_within(base, POWER + 1)} sub {' '.join(map(spoken, indices))}"
        case Derivative(body, variable, order, kind):
            word = "partial derivative" if kind == "partial" else "derivative"
            count = "" if order == 1 else f"{_ordinal(order)} "
            return f"the {count}{word} with respect to {spoken(variable)} of {_within(body, POWER)}"
        case Operator(name, body, variables):
            by = f" with respect to {_listed(variables)}" if variables else ""
            return f"the {name}{by} of {_within(body, POWER)}"
        case At(body, letters, values):
            pairs = zip(letters, values, strict=True)
            return f"{spoken(body)} at {', '.join(f'{spoken(a)} equals {spoken(b)}' for a, b in pairs)}"
        case Relation(sign, left, right):
            return f"{spoken(left)} {RELATIONS[sign]} {spoken(right)}"
        case Junction("not", (inner,)):
            return f"not {spoken(inner)}"
        case Junction(word, parts):
            return f" {JUNCTIONS[word]} ".join(map(spoken, parts))
        case Cases(values, conditions, otherwise):
            said = [f"{spoken(v)} if {spoken(c)}" for v, c in zip(values, conditions, strict=True)]
            said += [] if otherwise is None else [f"{spoken(otherwise)} otherwise"]
            return f"by cases {'; '.join(said)}; end cases"
        case Collection("set", items):
            return f"the set of {_listed(items)}"
        case Collection("tuple", items):
            return f"the tuple {_listed(items)}"
        case Collection(_, (low, high)):
            return f"the interval from {spoken(low)} to {spoken(high)}"
        case Binder():
            return _binder(term)
    raise TypeError(f"no printer for {type(term).__name__}")


def _ordinal(order: int) -> str:
    return {2: "second", 3: "third"}.get(order, f"{order}th")


def _binder(term: Binder) -> str:
    letter, body = fresh(term)
    low = "" if term.low is None else spoken(term.low)
    inside, name = _within(body, PREFIX), spoken(letter)
    match term.kind:
        case "sum" | "product":
            end = "" if term.high is None else f" to {spoken(term.high)}"
            return f"the {term.kind} over {name} from {low}{end} of {inside}"
        case "integral":
            bounds = "" if term.high is None else f" from {low} to {spoken(term.high)}"
            return f"the integral{bounds} of {inside} d {name}"
        case "expectation":
            return f"the expectation over {name} of {inside}"
    side = {"limit+": " from above", "limit-": " from below"}.get(term.kind, "")
    return f"the limit as {name} goes to {low}{side} of {inside}"
