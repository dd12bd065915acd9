"""Index strings such as ik,kj->ij: what is free, what is summed, the sizes, and the sum that they stand for."""

from __future__ import annotations

import re

from derive.core.errors import InputError
from derive.terms import ONE, Component, Record, Symbol, Term, bind, number, product

FORM = re.compile(r"\s*([A-Za-z]+(?:\s*,\s*[A-Za-z]+)*)\s*->\s*([A-Za-z]*)\s*$")


class Contraction(Record):
    """The tensors with their index letters, the letters of the result, and the size of each letter."""

    tensors: tuple[Symbol, ...]
    places: tuple[str, ...]
    free: str
    summed: str
    sizes: tuple[tuple[str, Term], ...]

    def size(self, letter: str) -> Term:
        """The size that an index letter runs to."""
        return dict(self.sizes)[letter]

    def entry(self) -> Term:
        """The entry of the result at the free letters: a sum over the others."""
        body: Term = product(
            Component(tensor, tuple(map(Symbol, letters))) if letters else tensor
            for tensor, letters in zip(self.tensors, self.places, strict=True)
        )
        for letter in reversed(self.summed):
            body = bind("sum", Symbol(letter), body, ONE, self.size(letter))
        return body


def contraction(text: str, tensors: tuple[Symbol, ...]) -> Contraction:
    """The contraction that an index string states; raises InputError where it does not fit the tensors."""
    found = FORM.match(text)
    if found is None:
        raise InputError(f"{text!r} is no index string; write it like ik,kj->ij")
    places = tuple(part.strip() for part in found[1].split(","))
    free = found[2]
    if len(places) != len(tensors):
        raise InputError(f"the index string names {len(places)} tensors, and {len(tensors)} are given")
    sizes: dict[str, Term] = {}
    for tensor, letters in zip(tensors, places, strict=True):
        if len(letters) != len(tensor.dims):
            raise InputError(f"{tensor.name} has {len(tensor.dims)} sizes and {len(letters)} index letters ({letters})")
        for letter, size in zip(letters, tensor.dims, strict=True):
            if sizes.setdefault(letter, size) is not size:
                raise InputError(f"the index {letter} runs to two sizes; give the tensors shapes that fit")
    if len(set(free)) < len(free):
        raise InputError(f"the result names an index twice ({free}); name each once")
    for letter in free:
        if letter not in sizes:
            raise InputError(f"the index {letter} of the result stands in no tensor; leave it out")
    summed = "".join(letter for letter in sizes if letter not in free)
    return Contraction(tensors, places, free, summed, tuple(sizes.items()))


def count_of(found: Contraction) -> Term:
    """How many products are taken: one for every value of all indices."""
    return product(size for _, size in found.sizes) if found.sizes else number(1)
