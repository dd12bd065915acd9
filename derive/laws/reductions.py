"""Which line comes next where a polynomial system is solved."""

from __future__ import annotations

from derive.core.context import Context
from derive.core.drafts import Chain, Part, Phrase, phrase
from derive.core.errors import UndecidedError
from derive.core.rules import Rule
from derive.core.steps import Derivation
from derive.exact.combinations import Combination, degree, letters_of, measure, simplest
from derive.exact.signs import sign
from derive.exact.sparse_polynomials import Poly, by_powers
from derive.exact.spelling import sum_term
from derive.terms import ZERO, Junction, Record, Symbol, Term, number, occurs, symbols

from .combining import consequence_joined, elimination, system_made_triangular
from .real_roots import alternatives, fixed, solve_real, zero_side
from .systems import (
    collect_terms,
    contradiction,
    equations,
    is_solved,
    positive_sum_never_zero,
    power_zero,
    roots_inserted,
    solve_for_a_letter,
    substitution,
    sum_of_squares_zero,
    trivial_equation_dropped,
)
from .transcendental import (
    exponential_undone,
    exponentials_equal,
    function_by_itself,
    function_on_each_side,
    hidden_letters,
    logarithm_undone,
    logarithms_equal,
    nonzero_factor_dropped,
    numerators_zero,
    powers_of_one_exponential,
)


class Node(Record):
    """What a branch is worked with: the unknowns, first those to get rid of, and where it stands."""

    unknowns: tuple[Symbol, ...]
    context: Context
    label: str
    heading: Phrase
    depth: int = 0


def active(system: Term) -> tuple[tuple[int, Term, Poly], ...]:
    """The equations that do not just name a letter: index, equation, polynomial."""
    out = []
    for index, part in enumerate(equations(system)):
        if not is_solved(part):
            p = zero_side(part)
            if p is None:
                raise UndecidedError("an equation could not be brought to the form p = 0 with a polynomial p")
            out.append((index, part, p))
    return tuple(out)


Found = tuple[Derivation, tuple[Part, ...]]


def fired(rule: Rule, system: Term, node: Node) -> Found | None:
    """What a rule does to the system, without side computations."""
    found = rule(system, node.context)
    return None if found is None else (found, ())


def simple(system: Term, node: Node) -> Found | None:
    """One of the lines that are always worth it."""
    for rule in (
        logarithms_equal, exponentials_equal, logarithm_undone, exponential_undone, numerators_zero, collect_terms,
        trivial_equation_dropped, contradiction, positive_sum_never_zero, power_zero, sum_of_squares_zero,
        powers_of_one_exponential, nonzero_factor_dropped, function_by_itself, function_on_each_side,
    ):  # fmt: skip
        if (found := fired(rule, system, node)) is not None:
            return found
    for part in equations(system):
        others = (other for other in equations(system) if other is not part)
        if is_solved(part) and any(occurs(part.left, other) for other in others):  # type: ignore[attr-defined]
            return fired(substitution.with_(part), system, node)
    return _letter(system, node, 1) or _lower(system, node)


def _letter(system: Term, node: Node, most: int) -> Found | None:
    """A letter solved for, where the other side is of no higher degree than `most`."""
    options = []
    for index, _, p in active(system):
        for place, letter in enumerate(node.unknowns):
            powers = by_powers(p, letter)
            rest = powers.get(0, {})
            if max(powers, default=0) != 1 or letter in symbols(sum_term(rest)) or not _divides(powers[1], node):
                continue
            if degree(rest) <= most:
                options.append(((degree(rest), len(rest), place, index), index, letter))
    if not options:
        return None
    _, index, letter = min(options)
    return fired(solve_for_a_letter.with_(number(index), letter), system, node)


def _divides(p: Poly, node: Node) -> bool:
    """Whether a coefficient is a number, or an expression in constants that is known not to be zero."""
    if unknowns_in(p, node):
        return False
    return fixed(p) or 0 not in sign(sum_term(p), node.context)


def _lower(system: Term, node: Node) -> Found | None:
    """A number's multiple of one equation added to another that makes it linear."""
    best = simplest(tuple(p for _, _, p in active(system)))
    if best is None or degree(best.result) > 1 or degree(best.times_first) or degree(best.times_second):
        return None
    return _combined(best, system, node)


def inventive(system: Term, node: Node) -> Found | None:
    """A letter that equals a higher power, else a sum of multiples of two equations that is simpler than they are."""
    if (found := _letter(system, node, 2)) is not None:
        return found
    best = simplest(tuple(p for _, _, p in active(system)))
    return None if best is None else _combined(best, system, node)


def eliminated(system: Term, node: Node) -> Found | None:
    """The system in triangular form, where nothing simpler helps."""
    held = tuple(u for u in node.unknowns if any(u in unknowns_in(p, node) for _, _, p in active(system)))
    return fired(system_made_triangular.with_(*held), system, node) if len(active(system)) > 1 else None


def _combined(best: Combination, system: Term, node: Node) -> Found | None:
    """The combination in place of the more complicated equation that it keeps, or joined to the others."""
    places = [index for index, _, _ in active(system)]
    used = ((places[best.first], best.times_first), (places[best.second], best.times_second))
    multipliers: list[Term] = [ZERO] * len(equations(system))
    for index, multiplier in used:
        multipliers[index] = sum_term(multiplier)
    kept = [index for index, multiplier in used if not degree(multiplier)]
    if not kept:
        return fired(consequence_joined.with_(*multipliers), system, node)
    index = max(kept, key=lambda k: (measure(zero_side(equations(system)[k]) or {}), k))
    return fired(elimination.with_(number(index), *multipliers), system, node)


def unknowns_in(p: Poly, node: Node) -> tuple[Symbol, ...]:
    """The unknowns that occur in a polynomial."""
    held = letters_of(p)
    return tuple(u for u in node.unknowns if u in held)


def alone(p: Poly, node: Node) -> Symbol | None:
    """The only unknown of a polynomial, None where there are several or one stands inside a function."""
    found = () if hidden_letters(p) else unknowns_in(p, node)
    return found[0] if len(found) == 1 else None


def single_root(system: Term, node: Node, label: str) -> Found | None:
    """An equation in one unknown that has one solution or none: exchanged for it."""
    for _, part, p in active(system):
        letter = alone(p, node)
        if letter is None:
            continue
        found = solve_real(part, letter, node.context)
        if len(alternatives(found.end)) > 1 or not is_finished(found.end, letter):
            continue
        chain = Chain(label, phrase("systems.unknown", letter), found)
        law = roots_inserted.with_(Junction("<=>", (part, found.end))).by(label)
        more = law(system, node.context)
        return None if more is None else (more, (chain,))
    return None


def is_finished(statement: Term, letter: Symbol) -> bool:
    """Whether each alternative gives the letter by itself."""
    return all(is_solved(part) and part.left is letter for part in alternatives(statement))  # type: ignore[attr-defined]
