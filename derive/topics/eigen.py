"""Eigenvalues and eigenvectors: the characteristic polynomial, its roots, a basis of each eigenspace, a summary."""

from __future__ import annotations

from derive.core.context import Context
from derive.core.drafts import Answer, Draft, Problem, Value, phrase
from derive.core.errors import InputError
from derive.core.topics import Input, Option, Topic
from derive.exact.rings import fraction_in
from derive.laws.eigen_parts import ending, provided, taken_for_granted, whole
from derive.laws.eigenspaces import Eigenspace, eigensystem
from derive.terms import COMPLEXES, IMAGINARY, Matrix, Relation, Symbol, letters, subterms

LARGEST = 5


def work(problem: Problem) -> Draft:
    """The eigenvalues of a square matrix with their eigenspaces."""
    matrix = square_matrix(problem)
    letter = letter_for(matrix)
    context = with_complex(problem.context, letter)
    system = eigensystem(matrix, letter, context)
    answers: tuple[Answer, ...] = (
        Answer("polynomial", system.polynomial.end),
        Answer("eigenpairs", tuple(map(pair, system.spaces))),
    )
    conditions = provided(system, context)
    if conditions:
        answers = (*answers, Answer("conditions", conditions))
    context = with_imaginary_unit(context, system.spaces)
    granted = taken_for_granted(system, context)
    context = context.given(*granted)
    posed = problem.but(
        context=context,
        title=problem.title or phrase("eigen.title", matrix),
        statement=problem.statement or phrase("eigen.statement", matrix),
    )
    return Draft(posed, whole(system, 1, granted, context, ending(system)), answers)


def with_complex(context: Context, letter: Symbol) -> Context:
    """The context in which the letter of the polynomial stands for a complex number."""
    return declared(context.given(Relation("in", letter, COMPLEXES)), f"{letter.name} complex")


def declared(context: Context, text: str) -> Context:
    """The context with the text of a declaration beside those of the user, if there are any."""
    return context.but(texts=(*context.texts, text)) if context.texts else context


def with_imaginary_unit(context: Context, spaces: tuple[Eigenspace, ...]) -> Context:
    """The context that declares i, where an eigenvalue holds it."""
    if context.has("i", "imaginary") or not any(
        part is IMAGINARY for space in spaces for part in subterms(space.root.value)
    ):
        return context
    return declared(context.but(properties=(*context.properties, ("i", "imaginary"))), "i imaginary")


def square_matrix(problem: Problem) -> Matrix:
    """The matrix that is given, if it is square and not too large."""
    matrix = problem.given[0].term
    if type(matrix) is not Matrix or not matrix.rows or not matrix.rows[0]:
        raise InputError("eigen takes a matrix written out row by row, such as [[4, 2], [1, 3]]")
    height, width = len(matrix.rows), len(matrix.rows[0])
    if height != width:
        raise InputError(f"the matrix is {height} by {width}; eigenvalues need as many rows as columns")
    if height > LARGEST:
        raise InputError(f"the matrix is {height} by {width}; eigen takes matrices up to {LARGEST} by {LARGEST}")
    if any(fraction_in(entry) is None for entry in matrix.children):
        raise InputError("an entry of the matrix has no value or is no scalar; write numbers and letters only")
    return matrix


def letter_for(matrix: Matrix) -> Symbol:
    """The letter of the characteristic polynomial: one that the matrix does not hold."""
    taken = letters(matrix)
    return next(s for s in map(Symbol, ("lambda", "mu", "t", "nu", "s_1", "s_2")) if s not in taken)


def pair(space: Eigenspace) -> dict[str, Value]:
    """An eigenvalue with its multiplicities and a basis of its eigenspace."""
    return {
        "value": space.root.value,
        "algebraic": space.root.algebraic,
        "geometric": len(space.basis),
        "basis": space.basis,
    }


topic = Topic("eigen", (Input("matrix", "matrix"),), (Option("plot", "flag"),), work)
