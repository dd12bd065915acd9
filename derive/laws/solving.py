"""Polynomial systems solved over the real numbers as a tree: equivalent lines, splits that cover, leaves."""

from __future__ import annotations

from derive.core.context import Context
from derive.core.drafts import Branch, Cases, Chain, Claim, Claims, Part, Phrase, every_part, phrase
from derive.core.errors import UndecidedError
from derive.core.steps import Derivation, Step, standing
from derive.exact.combinations import degree
from derive.exact.rings import polynomial_in
from derive.terms import FALSE, Collection, Junction, Record, Symbol, Term, equation, number, substituted

from .combining import consequence_joined, elimination
from .curves import run_through
from .evaluation import worked
from .mirrors import carried, mirrors, undone
from .real_roots import either, solve_real, zero_side
from .reductions import Node, active, alone, eliminated, inventive, simple, single_root
from .splitting import Split, choice
from .systems import (
    collect_terms,
    derivatives_inserted,
    equation_factored,
    equations,
    exchanged,
    is_solved,
    roots_inserted,
    substitution,
    together,
    trivial_equation_dropped,
)
from .tuples import tuple_of
from .whole_lines import absorbed, joined

MOST_LINES, DEEPEST, MOST_INVENTIONS = 60, 12, 6
WORTH_CITING = 4
OUT_OF_REACH = "the equations could not be solved by splitting them into cases; give simpler ones"

DEPENDS = "the solutions depend on the values of the constants; declare more about them with --assume"


class Leaf(Record):
    """Where a branch ends: what each unknown equals, the letters left free, and the equation left, and a condition."""

    label: str
    values: tuple[tuple[Symbol, Term], ...]
    free: tuple[Symbol, ...]
    on: Term | None = None
    condition: Term | None = None


class Tree(Record):
    """The parts that solve a system, and its leaves."""

    parts: tuple[Part, ...]
    leaves: tuple[Leaf, ...]


def solve_system(
    start: Derivation, unknowns: tuple[Symbol, ...], context: Context, label: str, heading: Phrase
) -> Tree:
    """All real solutions of the system of polynomial equations to which a derivation has led.

    The unknowns to get rid of come first. Raises UndecidedError where the solutions are out of reach.
    """
    return _worked(start, Node(unknowns, context, label, heading))


def _worked(start: Derivation, node: Node) -> Tree:
    """The lines of a branch, then its leaf or its split."""
    found, aside = _reduced(start, node)
    system = found.end
    if system is FALSE:
        return Tree((*aside, Chain(node.label, node.heading, found)), ())
    if not active(system):
        return Tree((*aside, Chain(node.label, node.heading, found)), (_leaf(system, node),))
    best = choice(system, node)
    if best is None:
        return _curve(found, aside, node)
    if node.depth >= DEEPEST:
        raise UndecidedError(OUT_OF_REACH)
    return _split(found, aside, best, node)


def _reduced(start: Derivation, node: Node) -> tuple[Derivation, tuple[Part, ...]]:
    """The lines up to a leaf or a split, and the side computations that they cite."""
    steps, system = start.steps, start.end
    aside: tuple[Part, ...] = ()
    inventions = 0
    for _ in range(MOST_LINES):
        if system is FALSE:
            break
        found = simple(system, node) or single_root(system, node, f"{node.label}.r{len(aside) + 1}")
        if found is None and inventions < MOST_INVENTIONS and choice(system, node) is None:
            found = inventive(system, node)
            inventions += 1
        if found is None and choice(system, node) is None:
            found = eliminated(system, node)
        if found is None:
            break
        more, side = found
        here = _on(Derivation(start.start, steps, system), more)
        steps, system, aside = here.steps, here.end, aside + side
    return Derivation(start.start, steps, system), aside


def _on(found: Derivation, more: Derivation) -> Derivation:
    """The lines with one more; tidying shares the line of the easy step that it follows."""
    tidies = more.steps[0].law in (collect_terms.law, trivial_equation_dropped.law)
    return absorbed(found, more) if tidies and found.steps and _easy(found.steps[-1]) else joined(found, more)


def _easy(step: Step) -> bool:
    """Whether a step's result can be collected in the head: a number or a multiple of a letter is put in."""
    first = step.detail[0] if step.detail else step
    if first.law is substitution.law:
        value = polynomial_in(first.using[0].right)  # type: ignore[attr-defined]
        return value is not None and len(value) < 2 and degree(value) < 2
    return first.law in (derivatives_inserted.law, elimination.law, consequence_joined.law)


def _leaf(system: Term, node: Node) -> Leaf:
    known = {part.left: part.right for part in equations(system)}  # type: ignore[attr-defined]
    if not set(known) <= set(node.unknowns):
        raise UndecidedError(DEPENDS)
    free = tuple(u for u in node.unknowns if u not in known)
    return Leaf(node.label, tuple((u, known.get(u, u)) for u in node.unknowns), free)


def _curve(found: Derivation, aside: tuple[Part, ...], node: Node) -> Tree:
    """The leaf at a curve that one equation leaves."""
    left = active(found.end)
    curve = run_through(left[0][2], node.unknowns, f"{node.label}.f") if len(left) == 1 else None
    if curve is None:
        raise UndecidedError(OUT_OF_REACH)
    known: dict[Term, Term] = dict(curve.values)
    solved = {part.left: part.right for part in equations(found.end) if is_solved(part)}  # type: ignore[attr-defined]
    values = {u: worked(substituted(solved.get(u, u), known)) for u in node.unknowns}
    free = tuple(u for u in node.unknowns if values[u] is u)
    leaf = Leaf(node.label, tuple(values.items()), (*curve.angles, *free), left[0][1], curve.condition)
    return Tree((*aside, Chain(node.label, node.heading, found), curve.part), (leaf,))


def _split(found: Derivation, aside: tuple[Part, ...], best: Split, node: Node) -> Tree:
    """The cases of one equation: its roots, worked out aside, or its factors."""
    more, side = _prepared(found.end, best, node)
    lines = Chain(node.label, node.heading, Derivation(found.start, found.steps + more.steps, more.end))
    part = equations(more.end)[best.index]
    trees: list[Tree] = []
    for k, when in enumerate(best.cases, 1):
        start, label = exchanged(more.end, best.index, when), f"{node.label}.{k}"
        before = (
            (other, exchanged(more.end, best.index, other), done)
            for other, done in zip(best.cases, trees, strict=False)
        )
        image = next((tree for each in before if (tree := _image(*each, start, label, node))), None)
        trees.append(image or _case(start, when, label, node))
    branches = tuple(Branch(when, tree.parts, _closing(tree)) for when, tree in zip(best.cases, trees, strict=True))
    cover = Claim(either(best.cases), phrase("systems.cover"), under=(part,))
    cases = Cases(f"{node.label}.c", phrase("systems.split", part), part, branches, cover, uses=(node.label,))
    return Tree((*aside, *side, lines, cases), tuple(leaf for tree in trees for leaf in tree.leaves))


def _prepared(system: Term, best: Split, node: Node) -> tuple[Derivation, tuple[Chain, ...]]:
    """The system with the equation to split as a product, or exchanged for its roots."""
    part = equations(system)[best.index]
    letter = alone(zero_side(part) or {}, node)
    if letter is None:
        factored = equation_factored.with_(number(best.index))(system, node.context)
        return factored or standing(system), ()
    side = Chain(f"{node.label}.s", phrase("systems.unknown", letter), solve_real(part, letter, node.context))
    law = roots_inserted.with_(Junction("<=>", (part, side.derivation.end))).by(side.label)
    return law(system, node.context) or standing(system), (side,)


def _case(start: Term, when: Term, label: str, node: Node) -> Tree:
    inner = node.but(label=label, heading=phrase("systems.case", when), depth=node.depth + 1)
    return _worked(standing(start), inner)


def _image(other: Term, before: Term, tree: Tree, system: Term, label: str, node: Node) -> Tree | None:
    """The solutions of a case that is the mirror image of another one, which took several parts."""
    if len(every_part(tree.parts)) < WORTH_CITING or any(leaf.free or leaf.on for leaf in tree.leaves):
        return None
    for mirror in mirrors(node.unknowns, node.context):
        pairs = carried(mirror, equations(before), equations(system))
        if pairs is None:
            continue
        found = tuple(undone(mirror, tuple(value for _, value in leaf.values)) for leaf in tree.leaves)
        points = tuple(together(tuple(map(equation, node.unknowns, values))) for values in dict.fromkeys(found))
        claims = (
            *(Claim(equation(a, b)) for a, b in pairs if a is not b),
            *(Claim(Junction("=>", (point, system))) for point in points),
        )
        heading = phrase("mirrors.case", other, *map(tuple_of, mirror.changes))
        part = Claims(label, heading, claims, (tree.parts[-1].label,))
        leaves = tuple(
            Leaf(label, tuple(zip(node.unknowns, values, strict=True)), ()) for values in dict.fromkeys(found)
        )
        return Tree((part,), leaves)
    return None


def _closing(tree: Tree) -> Phrase:
    if not tree.leaves:
        return phrase("systems.none")
    if len(tree.leaves) > 1:
        return phrase("systems.several", number(len(tree.leaves)))
    leaf = tree.leaves[0]
    names = Collection("tuple", tuple(u for u, _ in leaf.values))
    values = Collection("tuple", tuple(v for _, v in leaf.values))
    return phrase("systems.family" if leaf.free else "systems.solution", names, values)
