"""What is declared of the letters, in formulas and words, so that the sheet says all that it rests on."""

from __future__ import annotations

from collections.abc import Iterator

from derive.core.context import Context, Definition
from derive.core.drafts import Chain, Phrase, Solution, every_part, phrase
from derive.core.drafts import Definition as Defined
from derive.core.inside import subterms_in
from derive.layout.document import Block, Prose
from derive.terms import (
    IMAGINARY,
    NATURALS,
    REALS,
    Apply,
    Relation,
    Symbol,
    Term,
    equation,
    product,
    raised,
    subterms,
)

TOLD_IN_WORDS = (
    "constant", "symmetric", "spd", "psd", "orthogonal", "diagonal", "permutation", "invertible", "full-column-rank",
    "simplex", "one-hot", "independent", "symmetric-about-zero", "entrywise",
)  # fmt: skip
FUNCTION_LETTERS = frozenset("fghuv")


def declarations(solution: Solution) -> tuple[Block, ...]:
    """The sizes of letters, the facts and definitions about them, and their properties."""
    context = solution.problem.context
    sizes = tuple(_membership(each) for each in context.symbols if each.dims and not context.definition(each.name))
    made = {part.relation.left for part in every_part(solution.parts) if isinstance(part, Defined)}
    made |= set(_told_by_lines(solution))
    given = {each.name for each in solution.problem.given}
    told = (_abbreviated(each) for each in context.definitions if each.name not in given)
    told = (each for each in told if each.left not in made)
    lengths = {Relation("in", size, NATURALS) for each in sizes for size in subterms(each.right)}
    facts = (*sizes, *(fact for fact in context.facts if fact not in lengths), *told)
    where = (phrase("sheet.where", facts),) if facts else ()
    ranges = (phrase("declared.index", Symbol(name), size) for name, size in context.indices)
    return tuple(Prose((each,)) for each in (*where, *ranges, *_properties(context)))


def _told_by_lines(solution: Solution) -> Iterator[Term]:
    """The letters that a part begins with by writing out what they stand for: more than another letter."""
    definitions = solution.problem.context.definitions
    meant = {_abbreviated(each).left: each.body for each in definitions if type(each.body) is not Symbol}
    for part in every_part(solution.parts):
        steps = part.derivation.steps if isinstance(part, Chain) else ()
        if steps and not steps[0].position and meant.get(steps[0].before) is steps[0].after:
            yield steps[0].before


def conventions(solution: Solution) -> tuple[Block, ...]:
    """What letters of the work stand for that nobody declared: the imaginary unit, functions."""
    inside = set(subterms_in(solution.parts))
    defined = {definition.name for definition in solution.problem.context.definitions}
    names = sorted({part.name for part in inside if type(part) is Apply} - FUNCTION_LETTERS - defined)
    functions = (phrase("declared.function", tuple(map(Symbol, names))),) if names else ()
    unit = (phrase("declared.imaginary", IMAGINARY),) if IMAGINARY in inside else ()
    return tuple(Prose((each,)) for each in (*functions, *unit))


def _membership(symbol: Symbol) -> Relation:
    """A letter as an element of the space of its size."""
    return Relation("in", symbol, raised(REALS, product(symbol.dims)))


def _properties(context: Context) -> tuple[Phrase, ...]:
    """The properties that letters are declared with, in words."""
    pairs = (*((name, "constant") for name in context.constants), *context.properties)
    found = {word: tuple(context.symbol(name) for name, own in pairs if own == word) for word in TOLD_IN_WORDS}
    return tuple(phrase(f"declared.{word}", letters) for word, letters in found.items() if letters)


def _abbreviated(definition: Definition) -> Relation:
    """A declared definition as an equation."""
    name, parameters = definition.name, definition.parameters
    return equation(Apply(name, parameters) if parameters else Symbol(name, definition.body.shape), definition.body)
