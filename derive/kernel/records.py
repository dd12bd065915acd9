"""Whether what an answer pairs belongs together: a point and its value, an eigenvalue and its vectors."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from derive.core.certificates import sound
from derive.core.drafts import Answer, Solution, Table, Value, every_part
from derive.core.errors import ReplayError
from derive.exact.conjuncts import conjuncts
from derive.terms import At, Collection, Junction, Matrix, Mul, Relation, Symbol, Term, number, subterms

from .answers import bare, leaves
from .bench import Bench

# The answer whose records come one after the other, so that the same one may come again.
SEQUENCE = "iterates"


def check_records(answer: Answer, solution: Solution, lines: list[Term]) -> None:
    """Raise ReplayError where the records of an answer pair what the lines and the kernel do not."""
    given = solution.problem.given
    if not given or not isinstance(answer.value, tuple):
        return
    judged = _Records(answer.name, solution, lines)
    for record in answer.value:
        if answer.value.count(record) > 1 and answer.name != SEQUENCE:
            raise ReplayError(f"the answer {answer.name} says the same twice")
        match record:
            case {"at": dict() as at, "value": Term() as value}:
                judged.point(at, value)
            case {"value": Term() as value, "algebraic": int() as many, "geometric": int() as few, "basis": basis}:
                judged.eigenvalue(value, (many, few), tuple(leaves(basis)))
    if answer.name == "eigenpairs":
        judged.all_counted(answer.value)


class _Records:
    def __init__(self, name: str, solution: Solution, lines: list[Term]) -> None:
        self.name, self.solution = name, solution
        self.given = solution.problem.given[0].term
        self.bench = Bench(solution.seed)
        tables = [part for part in every_part(solution.parts) if isinstance(part, Table)]
        self.rows = [Counter(_cells(row)) for table in tables for row in table.rows]
        self.statements = [
            {bare(each) for each in conjuncts(part)}
            for line in lines
            for part in subterms(line)
            if isinstance(part, Relation | Junction)
        ]

    def point(self, at: dict[str, Value], value: Term) -> None:
        """Some line states the point, the function has the value there, and the table says the same."""
        place = {Symbol(name): each for name, each in at.items() if isinstance(each, Term)}
        wanted = {bare(Relation("=", letter, each)) for letter, each in place.items()}
        if not any(wanted <= statement for statement in self.statements):
            raise ReplayError(f"the answer {self.name} holds a point that no line states")
        self.equal(At(self.given, tuple(place), tuple(place.values())), value)
        point = Collection("tuple", tuple(place.values())) if len(place) > 1 else next(iter(place.values()))
        self.tabulated(point, value)

    def eigenvalue(self, value: Term, counts: tuple[int, int], basis: tuple[Term, ...]) -> None:
        """The matrix multiplies each vector by the value, there are as many as are counted, and the table says so."""
        if counts[1] != len(basis):
            raise ReplayError(f"the answer {self.name} miscounts the vectors of an eigenvalue")
        for vector in basis:
            self.equal(Mul((self.given, vector)), Mul((value, vector)))
        self.tabulated(value, *map(number, counts), *basis)

    def tabulated(self, *wanted: Term) -> None:
        """Where there are tables, a row holds it all."""
        if self.rows and not any(Counter(wanted) <= row for row in self.rows):
            raise ReplayError(f"the answer {self.name} is not what the table says")

    def all_counted(self, records: tuple[Value, ...]) -> None:
        """The multiplicities add up to the size of the matrix."""
        counts = [each["algebraic"] for each in records if isinstance(each, dict)]
        if isinstance(self.given, Matrix) and sum(k for k in counts if isinstance(k, int)) != len(self.given.rows):
            raise ReplayError(f"the answer {self.name} does not hold as many eigenvalues as the matrix has")

    def equal(self, left: Term, right: Term) -> None:
        """The kernel finds two terms equal."""
        if not sound(self.bench.equal(left, right, self.solution.problem.context).grade):
            raise ReplayError(f"the answer {self.name} pairs what does not belong together")


def _cells(row: tuple[object, ...]) -> Iterator[Term]:
    """The terms in a row of a table, a list of vectors also one by one."""
    for cell in row:
        if isinstance(cell, Term):
            yield cell
            yield from cell.items if isinstance(cell, Collection) else ()
