"""Lines that end in words: a place that is a minimum or a maximum, a matrix that is definite."""

from __future__ import annotations

import re

from derive.core.certificates import PROVED, REFUTED, UNDECIDED, Certificate, Witness, sound
from derive.core.context import Context, Definition
from derive.core.drafts import phrase
from derive.core.errors import DeriveError
from derive.core.reports import JudgedStep
from derive.core.written import WrittenLine
from derive.kernel.balls import Balls
from derive.kernel.bench import Bench
from derive.kernel.claims import judged
from derive.kernel.definiteness import PREDICATES
from derive.kernel.evaluation import NoValueError, UndecidedError
from derive.kernel.witnesses import witness_of
from derive.reader.parser import read_latex
from derive.terms import ZERO, At, Call, Derivative, Matrix, Relation, Symbol, Term, alike, call, substituted, symbols

HIGHEST = 8
_WORDS = r"\s*(?:is|has|gives)?\s*(?P<no>not|no)?\s*(?:an?|the)?\s*(?:strict)?\s*(?:local|relative)?\s*"
_EXTREMUM = re.compile(rf"\\text\w*\s*\{{{_WORDS}(?P<kind>minim|maxim|extrem)\w*[^{{}}]*\}}")
_DEFINITE = re.compile(
    r"(?P<matrix>.*?)\\text\w*\s*\{\s*(?:is)?\s*(?P<no>not)?\s*"
    r"(?P<kind>positive|negative)?\s*(?P<half>semi-?\s*)?(?P<word>definite|indefinite)\s*\.?\s*\}",
    re.DOTALL,
)


def worded(line: WrittenLine, before: Term | None, context: Context, bench: Bench) -> JudgedStep | None:
    """How a claim that words make is known; None where the line makes none that is understood."""
    claim = _definiteness(line, before, context)
    if claim is not None:
        return _definite(claim, bench, context)
    match = _EXTREMUM.search(line.latex or line.source)
    functions = [each for each in context.definitions if len(each.parameters) == 1]
    if match is None or len(functions) != 1:
        return None
    text = line.latex or line.source
    place = _place(text[: match.start()] + text[match.end() :], functions[0], context)
    return None if place is None else _extremum(match, functions[0], place, bench, context)


def _place(text: str, function: Definition, context: Context) -> Term | None:
    """The value in x = a, what else the line says left aside."""
    try:
        term = read_latex(text.strip(" ,.;"), context)
    except DeriveError:
        return None
    (x,) = function.parameters
    return term.right if type(term) is Relation and term.sign == "=" and term.left is x else None


def _extremum(
    match: re.Match[str], function: Definition, place: Term, bench: Bench, context: Context
) -> JudgedStep | None:
    """The first derivative that is not zero tells: of even order it is an extremum, of odd order none."""
    order, sign = _first_slope(function, place, bench, context)
    (x,) = function.parameters
    if not sign or (order % 2 and any(x in symbols(fact) for fact in context.facts)):
        return None
    kind = "neither" if order % 2 else "minim" if sign > 0 else "maxim"
    said, denied = match["kind"], match["no"] is not None
    holds = (kind != "neither" if said == "extrem" else kind == said) != denied
    if holds:
        return JudgedStep(
            0, 1, "identity", Certificate(PROVED, "higher derivatives"), message=phrase("check.claim_holds")
        )
    witness = witness_of(function.body, substituted(function.body, {x: place}), "=", context)
    name = "second-derivative-zero" if order > 2 else "max-taken-as-min" if kind != "neither" else None
    found = Certificate(REFUTED, "higher derivatives", witness=witness, seed=bench.seed)
    step = JudgedStep(0, 1, "wrong", found, witness=witness, message=phrase(f"check.claim_{kind}"))
    return step.but(misconception=name)


def _first_slope(function: Definition, place: Term, bench: Bench, context: Context) -> tuple[int, int]:
    """The order of the first derivative that is not zero at a place, and its sign; 0 where that is not known."""
    (x,) = function.parameters
    for order in range(1, HIGHEST + 1):
        value = At(Derivative(function.body, x, order), (x,), (place,))
        found = bench.equal(value, ZERO, context).grade
        if sound(found):
            continue
        try:
            ball = Balls({}, 200).value(value)
        except (NoValueError, UndecidedError, ValueError):
            return order, 0
        return order, 1 if ball > 0 else -1 if ball < 0 else 0
    return HIGHEST, 0


def _definiteness(line: WrittenLine, before: Term | None, context: Context) -> tuple[Call, bool] | None:
    """The claim on an explicit matrix, and whether it is denied."""
    if type(line.term) is Call and line.term.name in PREDICATES:
        name, matrix, denied = line.term.name, line.term.arguments[0], False
    else:
        match = _DEFINITE.match(line.latex or line.source) if line.term is None else None
        if match is None or (match["word"] == "definite") != bool(match["kind"]):
            return None
        name = f"{match['kind']}_{'semi' if match['half'] else ''}definite" if match["kind"] else "indefinite"
        try:
            matrix, denied = read_latex(match["matrix"].strip(), context), match["no"] is not None
        except DeriveError:
            return None
    given = context.definition(matrix.name) if type(matrix) is Symbol else None
    if given is not None:
        matrix = given.body
    elif type(matrix) is Symbol and type(before) is Relation and type(before.left) is Symbol:
        matrix = before.right if before.left.name == matrix.name else matrix
    said_of_all = before is not None and alike(matrix, before)
    return (call(name, matrix), denied) if said_of_all or type(matrix) is Matrix else None


def _definite(claim: tuple[Call, bool], bench: Bench, context: Context) -> JudgedStep | None:
    statement, denied = claim
    found = judged(statement, context, bench)
    if found.grade not in (PROVED, REFUTED):
        message = phrase("check.not_decided", found.method)
        return JudgedStep(0, 1, "undecided", Certificate(UNDECIDED, found.method), message=message)
    if (found.grade == PROVED) != denied:
        return JudgedStep(0, 1, "identity", found.but(grade=PROVED, witness=None), message=phrase("check.claim_holds"))
    matrix = statement.arguments[0]
    diagonal = [row[k] for k, row in enumerate(matrix.rows)] if type(matrix) is Matrix else []
    sign = "<" if statement.name.startswith("negative") else ">"
    by_diagonal = not denied and all(judged(Relation(sign, d, ZERO), context, bench).grade == PROVED for d in diagonal)
    witness = found.witness or Witness((), call("det", matrix), ZERO)
    step = JudgedStep(0, 1, "wrong", found.but(grade=REFUTED), witness=witness, message=phrase("check.claim_fails"))
    return step.but(misconception="diagonal-decides-definiteness" if by_diagonal else None)
