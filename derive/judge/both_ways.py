"""The verdict on a statement below another from what is known of both directions between them."""

from __future__ import annotations

from derive.core.certificates import ASSUMED, REFUTED, UNDECIDED, Certificate, sound
from derive.core.drafts import phrase
from derive.core.reports import JudgedStep
from derive.core.steps import Condition
from derive.kernel.directions import Directions, Point
from derive.kernel.multiplicities import multiplicities_differ
from derive.terms import Relation, Term

from .differentiated import relation_of

TWO_WAYS = "iff"


def of_both_ways(before: Term, after: Term, relation: str, found: Directions) -> JudgedStep:
    """The verdict by what the arrow between the statements claims, with the points that are lost or gained."""
    forth, back = found.forth.grade, found.back.grade
    if sound(forth) and found.conditions:
        told = tuple(Condition(each, ASSUMED) for each in found.conditions)
        key = "equivalent" if sound(back) else "implies"
        return said_of(key, found.forth, f"{key}_if", found.conditions).but(conditions=told)
    if sound(forth) and sound(back):
        if multiplicities_differ(before, after):
            return said_of("equivalent-multiplicity", found.forth, "multiplicity")
        return said_of("equivalent", found.forth, "equivalent")
    if sound(forth):
        gained = _relations(found.gained)
        if relation == TWO_WAYS and back == REFUTED:
            return _not_back(found, "gains_under_iff", gained) if gained else _not_back(found, "not_back")
        return said_of("implies", found.forth, "gains" if gained else "implies", gained).but(gained=gained)
    if forth == REFUTED:
        return _refuted(found)
    if relation == TWO_WAYS and back == REFUTED:
        return _not_back(found, "not_back")
    if back == REFUTED or sound(back):
        return said_of("undecided", found.forth, "not_decided", found.forth.method)
    return said_of("undecided", Certificate(UNDECIDED, found.forth.method), "not_decided", found.forth.method)


def _not_back(found: Directions, key: str, *slots: tuple[Term, ...]) -> JudgedStep:
    """A line that an arrow leads back from, and that does not lead back."""
    return said_of("wrong", found.back, key, *slots).but(witness=found.back.witness, gained=_relations(found.gained))


def _refuted(found: Directions) -> JudgedStep:
    lost, gained = _relations(found.lost), _relations(found.gained)
    witness = found.forth.witness
    if sound(found.back.grade):
        step = said_of("implied", found.forth, "loses" if lost else "not_followed", lost)
    elif gained:
        step = said_of("wrong", found.forth, "loses_and_gains", lost, gained)
    else:
        step = said_of("wrong", found.forth, "loses" if lost else "not_followed", lost)
    return step.but(witness=witness, lost=lost, gained=gained)


def _relations(points: tuple[Point, ...]) -> tuple[Relation, ...]:
    """Each point as one relation or one `and` of them."""
    return tuple(relation_of(point) for point in points[:4])


def said_of(verdict: str, certificate: Certificate, key: str, *slots: str | tuple[Term, ...]) -> JudgedStep:
    """A step with its verdict, how it is known, and the sentence that says so."""
    return JudgedStep(0, 1, verdict, certificate, message=phrase(f"check.{key}", *slots))
