"""Lines that end in words: a place that is a minimum, a matrix that is definite."""

from __future__ import annotations

import re

from derive.core.certificates import PROVED, REFUTED, UNDECIDED, Certificate, Witness
from derive.core.context import Context
from derive.core.drafts import phrase
from derive.core.errors import DeriveError
from derive.core.reports import JudgedStep
from derive.core.written import WrittenLine
from derive.kernel.bench import Bench
from derive.kernel.claims import judged
from derive.kernel.definiteness import PREDICATES
from derive.reader.parser import read_latex
from derive.terms import ZERO, Call, Matrix, Relation, Symbol, Term, alike, call

from .extrema import extremum

_DEFINITE = re.compile(
    r"(?P<matrix>.*?)\\text\w*\s*\{\s*(?:is)?\s*(?P<no>not)?\s*"
    r"(?P<kind>positive|negative)?\s*(?P<half>semi-?\s*)?(?P<word>definite|indefinite)\s*\.?\s*\}",
    re.DOTALL,
)


def worded(
    line: WrittenLine, first: Term | None, before: Term | None, context: Context, bench: Bench
) -> JudgedStep | None:
    """How a claim that words make is known; None where the line makes none that is understood."""
    claim = _definiteness(line, before, context)
    if claim is not None:
        return _definite(claim, bench, context)
    return extremum(line, first, context, bench)


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
