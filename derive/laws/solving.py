"""Polynomial systems solved over the real numbers as a tree: equivalent lines, splits that cover, leaves."""

from __future__ import annotations

from derive.core.context import Context
from derive.core.drafts import Branch, Cases, Chain, Claim, Part, Phrase, phrase
from derive.core.errors import UndecidedError
from derive.core.rules import Rule
from derive.core.steps import Derivation, Step
from derive.exact.combinations import Combination, degree, letters_of, measure, simplest
from derive.exact.divisors import factors_of
from derive.exact.rings import Poly, by_powers, constants_only
from derive.exact.spelling import sum_term
from derive.terms import FALSE, ZERO, Collection, Junction, Record, Symbol, Term, equation, number, occurs

from .real_roots import alternatives, either, has_surds, simplest_first, solve_real, zero_side
from .systems import (
    collected_system,
    consequence_joined,
    contradiction,
    equation_factored,
    equation_solved_before,
    equations,
    is_solved,
    multiple_added,
    positive_sum_never_zero,
    power_zero,
    solution_put_in,
    solved_for_letter,
    sum_of_squares_zero,
    trivial_equation_dropped,
)

MOST_LINES, DEEPEST, MOST_COMBINATIONS = 60, 12, 6


class Leaf(Record):
    """Where a branch ends: what each unknown equals, and the unknowns left free."""

    label: str
    values: tuple[tuple[Symbol, Term], ...]
    free: tuple[Symbol, ...]


class Tree(Record):
    """The parts that solve a system, and its leaves."""

    parts: tuple[Part, ...]
    leaves: tuple[Leaf, ...]


class _Node(Record):
    """What a branch is worked with: the unknowns, first those to get rid of, and where it stands."""

    unknowns: tuple[Symbol, ...]
    context: Context
    label: str
    heading: Phrase
    depth: int = 0


def solved(system: Term, unknowns: tuple[Symbol, ...], context: Context, label: str, heading: Phrase) -> Tree:
    """All real solutions of a system of polynomial equations; raises UndecidedError where they are out of reach."""
    return _worked(Derivation(system, (), system), _Node(unknowns, context, label, heading))


def _worked(start: Derivation, node: _Node) -> Tree:
    before, steps, system = (), start.steps, start.end
    extra: tuple[Part, ...] = ()
    joined = 0
    for _ in range(MOST_LINES):
        if system is FALSE:
            break
        found = _simple(system, node) or _single_root(system, node, f"{node.label}.{len(extra) + 1}r")
        if found is None and joined < MOST_COMBINATIONS and _choice(system, node) is None:
            found = _joined(system, node)
            joined += found is not None
        if found is None:
            break
        more, side = found
        steps, system, extra = steps + more.steps, more.end, extra + side
    chain = Chain(node.label, node.heading, Derivation(start.start, steps, system), uses=())
    parts: tuple[Part, ...] = (*before, *extra, chain)
    if system is FALSE:
        return Tree(parts, ())
    if not _active(system):
        return Tree(parts, (_leaf(system, node),))
    return _split(parts, chain, system, node)


def _leaf(system: Term, node: _Node) -> Leaf:
    known = {part.left: part.right for part in equations(system)}  # type: ignore[attr-defined]
    free = tuple(u for u in node.unknowns if u not in known)
    return Leaf(node.label, tuple((u, known.get(u, u)) for u in node.unknowns), free)


def _active(system: Term) -> tuple[tuple[int, Term, Poly], ...]:
    """The equations that do not just name a letter: index, equation, polynomial."""
    out = []
    for index, part in enumerate(equations(system)):
        if not is_solved(part):
            p = zero_side(part)
            if p is None:
                raise UndecidedError("an equation is no polynomial equation in its unknowns; solve it by hand")
            out.append((index, part, p))
    return tuple(out)


_Found = tuple[Derivation, tuple[Part, ...]]


def _fired(rule: Rule, system: Term, node: _Node) -> _Found | None:
    found = rule(system, node.context)
    return None if found is None else (found, ())


def _simple(system: Term, node: _Node) -> _Found | None:
    """One of the lines that are always worth it."""
    for rule in (
        collected_system, trivial_equation_dropped, contradiction, positive_sum_never_zero,
        power_zero, sum_of_squares_zero,
    ):  # fmt: skip
        if (found := _fired(rule, system, node)) is not None:
            return found
    for part in equations(system):
        others = (other for other in equations(system) if other is not part)
        if is_solved(part) and any(occurs(part.left, other) for other in others):  # type: ignore[attr-defined]
            return _fired(solution_put_in.with_(part), system, node)
    return _letter(system, node, 1) or _lower(system, node)


def _letter(system: Term, node: _Node, most: int) -> _Found | None:
    """A letter solved for, where the other side is of no higher degree than `most`."""
    options = []
    for index, _, p in _active(system):
        for place, letter in enumerate(node.unknowns):
            powers = by_powers(p, letter)
            rest = powers.get(0, {})
            if max(powers, default=0) == 1 and constants_only(powers[1]) and degree(rest) <= most:
                options.append(((degree(rest), len(rest), place, index), index, letter))
    if not options:
        return None
    _, index, letter = min(options)
    return _fired(solved_for_letter.with_(number(index), letter), system, node)


def _lower(system: Term, node: _Node) -> _Found | None:
    """A number's multiple of one equation added to another that makes it linear."""
    active = _active(system)
    best = simplest(tuple(p for _, _, p in active)) if len(active) > 1 else None
    if best is None or degree(best.result) > 1 or degree(best.times_first) or degree(best.times_second):
        return None
    return _combined(best, system, node)


def _joined(system: Term, node: _Node) -> _Found | None:
    """A letter that equals a higher power, else a sum of multiples of two equations that is simpler than they are."""
    active = _active(system)
    if (found := _letter(system, node, 2)) is not None or len(active) < 2:
        return found
    best = simplest(tuple(p for _, _, p in active))
    return None if best is None else _combined(best, system, node)


def _combined(best: Combination, system: Term, node: _Node) -> _Found | None:
    active = _active(system)
    first, second = active[best.first][0], active[best.second][0]
    multipliers: list[Term] = [ZERO] * len(equations(system))
    multipliers[first], multipliers[second] = sum_term(best.times_first), sum_term(best.times_second)
    numeric = [
        (i, p)
        for i, m, p in (
            (first, best.times_first, active[best.first][2]),
            (second, best.times_second, active[best.second][2]),
        )
        if not degree(m)
    ]
    if not numeric:
        return _fired(consequence_joined.with_(*multipliers), system, node)
    index, _ = max(numeric, key=lambda pair: (measure(pair[1]), pair[0]))
    return _fired(multiple_added.with_(number(index), *multipliers), system, node)


def _alone(p: Poly) -> Symbol | None:
    """The only letter of a polynomial, None where there are several."""
    found = letters_of(p)
    return found[0] if len(found) == 1 else None  # type: ignore[return-value]


def _single_root(system: Term, node: _Node, label: str) -> _Found | None:
    """An equation in one unknown that has one solution or none: exchanged for it."""
    for _, part, p in _active(system):
        letter = _alone(p)
        if letter is None:
            continue
        found = solve_real(part, letter, node.context)
        if len(alternatives(found.end)) > 1 or not _finished(found.end, letter):
            continue
        chain = Chain(label, phrase("systems.unknown", letter), found)
        law = equation_solved_before.with_(Junction("<=>", (part, found.end))).by(label)
        more = law(system, node.context)
        return None if more is None else (more, (chain,))
    return None


def _finished(statement: Term, letter: Symbol) -> bool:
    return all(is_solved(part) and part.left is letter for part in alternatives(statement))  # type: ignore[attr-defined]


def _choice(system: Term, node: _Node) -> tuple[int, tuple[Term, ...]] | None:
    """The equation to split, and the cases."""
    options = []
    for index, part, p in _active(system):
        if (letter := _alone(p)) is not None:
            found = solve_real(part, letter, node.context).end
            late = 0 if has_surds(p) or len(factors_of(p)[1]) > 1 or _ready(system, letter) else 1
            if _finished(found, letter):
                options.append(((late, 0, degree(p), index), index, alternatives(found)))
        elif not has_surds(p) and len(factors_of(p)[1]) > 1:
            parts = [f for f, _ in simplest_first(factors_of(p)[1])]
            options.append(
                ((0, measure(p), len(parts), index), index, tuple(equation(sum_term(f), ZERO) for f in parts))
            )
    if not options:
        return None
    best = min(options)
    return best[1:]


def _ready(system: Term, letter: Symbol) -> bool:
    """Whether every other equation is one in at most one unknown once this letter is known."""
    return all(len([u for u in letters_of(p) if u is not letter]) <= 1 for _, _, p in _active(system))


def _split(parts: tuple[Part, ...], chain: Chain, system: Term, node: _Node) -> Tree:
    choice = _choice(system, node)
    if choice is None or node.depth >= DEEPEST:
        raise UndecidedError(
            "the system of equations could not be solved by splitting it into cases; give a simpler one"
        )
    index, cases = choice
    part = equations(system)[index]
    p = zero_side(part)
    assert p is not None
    letter = _alone(p)
    uses: tuple[str, ...] = ()
    if letter is None:
        factored = equation_factored.with_(number(index))(system, node.context)
        if factored is not None:
            chain = chain.but(
                derivation=Derivation(chain.derivation.start, (*chain.derivation.steps, *factored.steps), factored.end)
            )
            system = factored.end
            part = equations(system)[index]
        parts = (*parts[:-1], chain)
    else:
        side = f"{node.label}.s"
        parts = (*parts, Chain(side, phrase("systems.unknown", letter), solve_real(part, letter, node.context)))
        uses = (side,)
    branches: list[Branch] = []
    leaves: list[Leaf] = []
    for k, when in enumerate(cases, 1):
        start = exchanged_for(system, index, when)
        tree = _worked(
            Derivation(start, (), start),
            node.but(label=f"{node.label}.{k}", heading=phrase("systems.case", when), depth=node.depth + 1),
        )
        leaves += tree.leaves
        branches.append(Branch(when, tree.parts, _closing(tree)))
    cover = Claim(either(cases), phrase("systems.cover"), under=(part,), uses=uses)
    split = Cases(
        f"{node.label}.c", phrase("systems.split", part), part, tuple(branches), cover, uses=(node.label, *uses)
    )
    return Tree((*parts, split), tuple(leaves))


def exchanged_for(system: Term, index: int, when: Term) -> Term:
    """The system with one equation exchanged for the case's condition."""
    from .systems import exchanged

    return exchanged(system, index, when)


def _closing(tree: Tree) -> Phrase:
    if not tree.leaves:
        return phrase("systems.none")
    if len(tree.leaves) > 1:
        return phrase("systems.several", number(len(tree.leaves)))
    leaf = tree.leaves[0]
    word = "systems.family" if leaf.free else "systems.solution"
    return phrase(
        word,
        Collection("tuple", tuple(u for u, _ in leaf.values)),
        Collection("tuple", tuple(v for _, v in leaf.values)),
    )


__all__ = ["Leaf", "Step", "Tree", "solved"]
