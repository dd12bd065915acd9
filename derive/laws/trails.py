"""Letters worked out one after the other, each by a law: exact while the numbers are short, else decimals."""

from __future__ import annotations

from derive.core.context import Context, Definition
from derive.core.drafts import Chain, Part, Phrase
from derive.core.errors import InputError, RuleError, UndecidedError
from derive.core.rules import Rule
from derive.core.steps import Derivation
from derive.core.strategies import Strategy, When
from derive.exact.spelling import normal
from derive.terms import (
    ZERO,
    Add,
    Call,
    Cases,
    Div,
    Matrix,
    Mul,
    Neg,
    Number,
    Record,
    Symbol,
    Term,
    Vector,
    equation,
    subterms,
    symbols,
)

from .evaluation import evaluated
from .explicit_arrays import entries_written_out
from .given_numbers import rounded
from .known_numbers import known_numbers_put_in
from .network_values import cited
from .values import WORKED

# Numbers from here on are rounded; behind a root they soon are, since epsilon makes them long.
LONGEST = 10**12
LONGEST_WITH_ROOTS = 10**4
MOST_SIGNS = 12
PIECES = ("abs", "sign", "relu", "step", "max", "min")
OUTSIDE = (
    "on the way the function has no real value or the numbers become too long; "
    "choose another start, a smaller rate or fewer steps"
)


class Found(Record):
    """A letter with its value where that is exact and short, and the part that found it; a label where it is cited."""

    letter: Symbol
    value: Term | None
    label: str


class Trail(Record):
    """What has been worked out so far, and the context that defines the letters of it."""

    context: Context
    parameters: tuple[Symbol, ...] = ()
    found: tuple[Found, ...] = ()
    parts: tuple[Part, ...] = ()

    @property
    def label(self) -> str:
        """The label of the next part."""
        return f"p{len(self.parts) + 1}"

    def with_start(self, letter: Symbol, value: Term) -> Trail:
        """With a letter that is given."""
        return self.but(context=defined(self.context, letter, value), parameters=(*self.parameters, letter))

    def with_parts(self, *parts: Part) -> Trail:
        """With parts that stand by themselves."""
        return self.but(parts=(*self.parts, *parts))

    def value(self, letter: Symbol) -> Term | None:
        """The exact value of a letter, if it has a short one."""
        given = self.context.definition(letter.name) if letter in self.parameters else None
        if given is not None:
            return given.body
        return next((each.value for each in self.found if each.letter is letter), None)

    def shown(self, letter: Symbol) -> Term:
        """The last line of the part that found a letter."""
        chains = (part for part in self.parts if isinstance(part, Chain))
        ends = {chain.derivation.start: chain.derivation.end for chain in chains}
        return ends.get(letter) or self.value(letter) or letter

    def next(self, letter: Symbol, law: Rule, heading: Phrase) -> Trail:
        """With one more letter, made by its law and worked out."""
        first = law(letter, self.context)
        if first is None:
            raise UndecidedError(f"{law.law.name} does not apply to {letter.name}")
        context = defined(self.context, letter, first.end)
        derivation = _worked(first, self, context)
        value = derivation.end if _is_exact(derivation) else None
        chain = Chain(self.label, heading, derivation, uses=cited(derivation))
        found = Found(letter, value, self.label)
        return self.but(context=context, found=(*self.found, found), parts=(*self.parts, chain))


def _is_exact(derivation: Derivation) -> bool:
    return all(step.relation == "=" for step in derivation.steps)


def entries(value: Term) -> tuple[Term, ...]:
    """The entries of a vector, or the number by itself."""
    return value.entries if type(value) is Vector else (value,)


def defined(context: Context, letter: Symbol, body: Term) -> Context:
    """The context in which a letter stands for a term."""
    return context.but(
        symbols=(*context.symbols, letter) if letter.dims else context.symbols,
        definitions=(*context.definitions, Definition(letter.name, (), body)),
    )


def _worked(first: Derivation, trail: Trail, context: Context) -> Derivation:
    """The lines from a letter's formula to its value: the numbers put in and worked out, or rounded."""
    put_in = _numbers_put_in(first.end, trail)
    if put_in is None:
        return _then(first, _rounded(first.end, context))
    numbers = _then(first, (put_in >> entries_written_out >> When(_has_pieces, WORKED))(first.end, context))
    _refuse_zero_below(numbers.end)
    exact = _then(numbers, evaluated(numbers.end, context))
    if _is_short(exact.end, _longest(first.end)) or _is_plain(exact.end) or _is_free(exact.end, context):
        return exact
    return _then(numbers, _rounded(numbers.end, context))


def _has_pieces(term: Term) -> bool:
    """Whether a function in a term is made of pieces, one of which a number lies in."""
    return any(type(part) is Cases or (type(part) is Call and part.name in PIECES) for part in subterms(term))


def _is_free(value: Term, context: Context) -> bool:
    """Whether a letter occurs that stands for nothing else."""
    return any(context.definition(letter.name) is None for letter in symbols(value))


def _numbers_put_in(term: Term, trail: Trail) -> Strategy | None:
    """The line that puts in the parameters and the values found before; None where one has no short value."""
    held = symbols(term)
    given = tuple(x for x in trail.parameters if x in held)
    found = tuple(each for each in trail.found if each.letter in held)
    if any(each.value is None for each in found):
        return None
    told = tuple(equation(each.letter, each.value) for each in found if each.value is not None)
    labels = tuple(dict.fromkeys(each.label for each in found))
    return known_numbers_put_in.with_(*given, *told).by(*labels) if given or told else evaluated


def _refuse_zero_below(term: Term) -> None:
    """Refuse a point at which a formula has a denominator of zero."""
    if any(type(part) is Div and normal(part.under) is ZERO for part in subterms(term)):
        raise InputError("a denominator is zero on the way, so the next point has no value; choose another start")


def _rounded(term: Term, context: Context) -> Derivation | None:
    try:
        return rounded(term, context)
    except RuleError as error:
        raise InputError(OUTSIDE) from error


def _then(found: Derivation, more: Derivation | None) -> Derivation:
    return found if more is None else Derivation(found.start, found.steps + more.steps, more.end)


def _longest(formula: Term) -> int:
    rooted = any(type(part) is Call and part.name == "sqrt" for part in subterms(formula))
    return LONGEST_WITH_ROOTS if rooted else LONGEST


def _is_short(value: Term, longest: int = LONGEST) -> bool:
    """Whether a value is made of rational numbers that a person would go on with."""
    entries = value.children if type(value) in (Vector, Matrix) else (value,)
    return all(type(each) is Number and max(abs(each.p), each.q) < longest for each in entries)


def _is_plain(value: Term) -> bool:
    """Whether a value is made of short numbers and of square roots of such, as a person writes them."""
    entries = value.children if type(value) in (Vector, Matrix) else (value,)
    return all(_is_surd(each) for each in entries)


def _is_surd(entry: Term) -> bool:
    parts = tuple(subterms(entry))
    numbers = (each for each in parts if type(each) is Number)
    roots = (each for each in parts if type(each) is Call)
    return (
        len(parts) <= MOST_SIGNS
        and all(type(each) in (Number, Neg, Add, Mul, Div, Call) for each in parts)
        and all(root.name == "sqrt" and type(root.arguments[0]) is Number for root in roots)
        and all(max(abs(each.p), each.q) < LONGEST_WITH_ROOTS for each in numbers)
    )
