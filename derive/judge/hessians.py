"""H without a meaning beside a function of several numbers: the matrix of its second derivatives."""

from __future__ import annotations

from derive.core.context import Context, Definition
from derive.core.written import WrittenChain
from derive.exact.conjuncts import conjuncts
from derive.laws.differentiation import worked_out
from derive.terms import Apply, Derivative, Matrix, Relation, Symbol, Term, letters, number, substituted, symbols

NAME = "H"


def given(equation: Term) -> Definition | None:
    """The function of numbers that f(x) = x^2 or f = x^2 gives."""
    match equation:
        case Relation("=" | ":=", Apply(name, arguments, 0), body) if not body.shape:
            parameters = tuple(x for x in arguments if type(x) is Symbol)
            return Definition(name, parameters, body) if len(parameters) == len(arguments) else None
        case Relation("=" | ":=", Symbol(name, ()) as f, body) if letters(body) and f not in letters(body):
            return None if body.shape else Definition(name, tuple(letters(body)), body)
    return None


def hessian(function: Definition, context: Context) -> Matrix:
    """The second derivatives of a function, row by row."""
    free, body = function.parameters, function.body
    rows = tuple(tuple(worked_out(Derivative(Derivative(body, x), y), context).end for y in free) for x in free)
    return Matrix(rows)


def with_hessian(chain: WrittenChain) -> WrittenChain:
    """The chain in which a square matrix H that nobody declares is the Hessian of the function of the first line."""
    terms = [line.term for line in chain.lines if line.term is not None]
    matrix = next((x for term in terms for x in symbols(term) if x.name == NAME and len(x.dims) == 2), None)
    undeclared = [note for note in chain.assumed if note.startswith(f"{NAME} is taken to have the size")]
    functions = [found for each in conjuncts(terms[0]) if (found := given(each)) is not None] if terms else []
    if matrix is None or not undeclared or len(functions) != 1 or len(functions[0].parameters) < 2:
        return chain
    (function,) = functions
    size = number(len(function.parameters))
    sized = Symbol(NAME, (size, size))
    meaning = Definition(NAME, (), hessian(function, chain.context))
    others = tuple(each for each in chain.context.symbols if each.name != NAME)
    context = chain.context.but(symbols=(*others, sized), definitions=(*chain.context.definitions, meaning))
    lines = tuple(
        line if line.term is None else line.but(term=substituted(line.term, {matrix: sized})) for line in chain.lines
    )
    notes = (*(each for each in chain.assumed if each not in undeclared), f"H is the Hessian of {function.name}.")
    return chain.but(lines=lines, context=context, assumed=notes)
