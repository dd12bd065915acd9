"""Lines that call a place a minimum, a maximum, a saddle point, a point of inflection or a critical point."""

from __future__ import annotations

import re

from derive.core.certificates import PROVED, REFUTED, Certificate, Witness, sound
from derive.core.context import Context, Definition
from derive.core.drafts import phrase
from derive.core.errors import DeriveError
from derive.core.reports import JudgedStep
from derive.core.written import WrittenLine
from derive.exact.conjuncts import conjuncts
from derive.exact.spelling import normal
from derive.kernel.balls import Balls
from derive.kernel.bench import Bench
from derive.kernel.claims import judged
from derive.kernel.evaluation import NoValueError, UndecidedError
from derive.kernel.witnesses import witness_of
from derive.reader.parser import read_latex
from derive.terms import (
    ZERO,
    At,
    Collection,
    Derivative,
    Matrix,
    Record,
    Relation,
    Symbol,
    Term,
    call,
    substituted,
    symbols,
)

from .hessians import given, hessian

HIGHEST, METHOD = 8, "higher derivatives"
MINIMUM, MAXIMUM, SADDLE, SLOPE, BENT, EXTREMUM, CRITICAL, INFLECTION = (
    "minim", "maxim", "saddle", "slope", "bent", "extrem", "critical", "inflection",
)  # fmt: skip
_WORDS = r"\s*(?:is|has|gives)?\s*(?P<no>not|no)?\s*(?:an?|the)?\s*(?:strict)?\s*(?:local|relative)?\s*(?:point of)?\s*"
_KINDS = r"(?P<kind>minim|maxim|extrem|saddle|critical|stationary|infle[cx])"
_CLAIM = re.compile(rf"\\text\w*\s*\{{{_WORDS}{_KINDS}\w*[^{{}}]*\}}")
_SAID = {"stationary": CRITICAL, "inflec": INFLECTION, "inflex": INFLECTION}
HOLDS = {
    MINIMUM: (MINIMUM,),
    MAXIMUM: (MAXIMUM,),
    EXTREMUM: (MINIMUM, MAXIMUM),
    SADDLE: (SADDLE,),
    CRITICAL: (MINIMUM, MAXIMUM, SADDLE),
    INFLECTION: (INFLECTION,),
}
Place = dict[Term, Term]


class Found(Record):
    """What a place is, and what shows it: the number that tells it beside zero."""

    kind: str
    shown: Witness
    order: int = 2


def extremum(line: WrittenLine, first: Term | None, context: Context, bench: Bench) -> JudgedStep | None:
    """How a claim on a place is known; None where the line makes none that is understood and decided."""
    text = line.latex or line.source
    match = _CLAIM.search(text)
    function = _function(first, context)
    if match is None or function is None or any(symbols(fact) & {*function.parameters} for fact in context.facts):
        return None
    subject = re.compile(rf"^\s*{re.escape(function.name)}\s*(?:\([^()]*\))?\s*$")
    sides = (subject.sub("", text[: match.start()]), text[match.end() :])
    place = _place("".join(sides), function, context)
    said = _SAID.get(match["kind"], match["kind"])
    found = None if place is None else _bending(function, place, bench, context, said)
    if found is None or place is None:
        return None
    if (found.kind in HOLDS[said]) != bool(match["no"]):
        known = Certificate(PROVED, METHOD)
        return JudgedStep(0, 1, "identity", known, message=phrase("check.claim_holds"))
    if len(place) > 1 or found.kind not in HOLDS[EXTREMUM]:
        return _refuted(said, found, bench)
    elsewhere = witness_of(function.body, substituted(function.body, place), "=", context)
    return _refuted(said, found.but(shown=elsewhere or found.shown), bench)


def _refuted(said: str, found: Found, bench: Bench) -> JudgedStep:
    witness = found.shown
    refuted = Certificate(REFUTED, METHOD, witness=witness, seed=bench.seed)
    step = JudgedStep(0, 1, "wrong", refuted, witness=witness, message=phrase(f"check.claim_{found.kind}"))
    swapped = {said, found.kind} == {MINIMUM, MAXIMUM}
    name = "second-derivative-zero" if found.order > 2 else "max-taken-as-min" if swapped else None
    return step.but(misconception=name)


def _function(first: Term | None, context: Context) -> Definition | None:
    """The one scalar function of numbers that the first line of a chain gives, or else the one that is defined."""
    leading = () if first is None else conjuncts(first)[:1]
    defined = (each for each in context.definitions if each.parameters and not each.body.shape)
    functions = [found for each in leading if (found := given(each)) is not None] or [*defined]
    fits = len(functions) == 1 and not any(x.dims for x in functions[0].parameters)
    return functions[0] if fits else None


def _place(text: str, function: Definition, context: Context) -> Place | None:
    """The values in x = a, y = b or in (a, b), one for each letter of a function."""
    try:
        term = read_latex(text.strip(" ,.;"), context)
    except DeriveError:
        return None
    match term:
        case Collection("tuple" | "()", values) if len(values) == len(function.parameters):
            return dict(zip(function.parameters, values, strict=True))
    place: Place = {}
    for part in conjuncts(term):
        match part:
            case Relation("=", Symbol() as x, value) if x in function.parameters and x not in place:
                place[x] = value
            case _:
                return None
    return place if len(place) == len(function.parameters) else None


def _bending(function: Definition, place: Place, bench: Bench, context: Context, said: str) -> Found | None:
    """What a place is for a function, as its derivatives there tell; of the bending alone for an inflection."""
    slopes = [
        At(Derivative(function.body, x), function.parameters, _values(place, function)) for x in function.parameters
    ]
    if said != INFLECTION:
        for slope in slopes:
            if not sound(bench.equal(slope, ZERO, context).grade):
                return Found(SLOPE, Witness((), slope, ZERO)) if _sign(slope) else None
    if len(place) == 1:
        return _in_one_letter(function, place, bench, context, said)
    return None if said == INFLECTION else _in_several_letters(function, place, bench, context)


def _in_one_letter(function: Definition, place: Place, bench: Bench, context: Context, said: str) -> Found | None:
    """The first derivative, from the second on, that is not zero tells: of even order a curve bends one way."""
    (x,) = function.parameters
    for order in range(2, HIGHEST + 1):
        value = At(Derivative(function.body, x, order), (x,), _values(place, function))
        if sound(bench.equal(value, ZERO, context).grade):
            continue
        sign = _sign(value)
        kinds = (BENT, BENT) if said == INFLECTION else (MINIMUM, MAXIMUM)
        kind = (INFLECTION if said == INFLECTION else SADDLE) if order % 2 else kinds[sign < 0]
        return Found(kind, Witness((), value, ZERO), order) if sign else None
    return None


def _in_several_letters(function: Definition, place: Place, bench: Bench, context: Context) -> Found | None:
    """The second derivatives tell, as far as they do: by the signs of the principal minors."""
    rows = hessian(function, context).rows
    matrix = Matrix(tuple(tuple(normal(substituted(entry, place)) for entry in row) for row in rows))
    determinant = call("det", matrix)
    if sound(bench.equal(determinant, ZERO, context).grade):
        return None
    for name, kind in (("positive_definite", MINIMUM), ("negative_definite", MAXIMUM), ("indefinite", SADDLE)):
        if judged(call(name, matrix), context, bench).grade == PROVED:
            return Found(kind, Witness((), determinant, ZERO))
    return None


def _values(place: Place, function: Definition) -> tuple[Term, ...]:
    return tuple(place[x] for x in function.parameters)


def _sign(value: Term) -> int:
    """The sign of a number; 0 where that is not known."""
    try:
        ball = Balls({}, 200).value(value)
    except (NoValueError, UndecidedError, ValueError):
        return 0
    return 1 if ball > 0 else -1 if ball < 0 else 0
