"""One level of a random point in a tower of prime fields: arithmetic, random values, roots with chosen signs."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from typing import Self

from derive.terms import Number, Term

from .evaluation import Evaluation, NoValueError, UndecidedError
from .powers import prime_powers
from .tower import ROOTS, odd_root, square_root, tower


class Point:
    """What the levels of one point share: the tower, the seed, and the roots whose signs are chosen."""

    def __init__(self, seed: int, index: int, positive: Callable[[Term], bool], *, real: bool) -> None:
        self.tower = tower(seed)
        self.seed, self.index, self.positive, self.real = seed, index, positive, real
        self.signs = 0
        self.radicands: dict[tuple[int, int, int], int] = {}

    def random(self, level: int, *key: object) -> int:
        """A number drawn from the seed and a key."""
        from hashlib import blake2b

        digest = blake2b(repr((self.seed, self.index, level, key)).encode(), digest_size=20).digest()
        return int.from_bytes(digest, "big") % (self.tower[level].prime - 1) + 1


class Modular(Evaluation):
    """The field at one level of a point."""

    def __init__(self, point: Point, level: int = 0) -> None:
        super().__init__()
        self.point, self.level = point, level
        floor = point.tower[level]
        self.prime, self.base, self.turn = floor.prime, floor.base, floor.turn
        self.above: Self | None = None

    @property
    def up(self) -> Self:
        """The level where exponents live."""
        if self.level + 1 >= len(self.point.tower):
            raise UndecidedError
        if self.above is None:
            self.above = type(self)(self.point, self.level + 1)
        return self.above

    def of(self, value: Fraction) -> int:
        """A rational in the field."""
        if value.denominator == 1:
            return value.numerator % self.prime
        return value.numerator * pow(value.denominator, -1, self.prime) % self.prime

    def plus(self, a: int, b: int) -> int:
        """A sum."""
        return (a + b) % self.prime

    def times(self, a: int, b: int) -> int:
        """A product."""
        return a * b % self.prime

    def inverse(self, a: int) -> int:
        """1/a."""
        if not a:
            raise NoValueError
        return pow(a, -1, self.prime)

    def multiplied(self, parts: list[int]) -> int:
        """The product of some values."""
        out = 1
        for part in parts:
            out = out * part % self.prime
        return out

    def number_root(self, base: Number, order: int) -> int:
        """A root of a rational above zero, prime by prime; those of 2, 3 and 5 lie among the roots of unity."""
        out = 1
        for n, sign in ((base.p, 1), (base.q, -1)):
            for p, k in prime_powers(n):
                z = {2: ROOTS // 8, 3: ROOTS // 12}.get(p) if order == 2 else None
                if z is not None:
                    here = (pow(self.turn, z, self.prime) + pow(self.turn, -z, self.prime)) % self.prime
                elif order == 2 and p == 5:
                    z = ROOTS // 5
                    here = (2 * (pow(self.turn, z, self.prime) + pow(self.turn, -z, self.prime)) + 1) % self.prime
                else:
                    here = self.value_root(p, order)
                out = out * pow(here, sign * k, self.prime) % self.prime
        return out

    def value_root(self, here: int, order: int) -> int:
        """A root of a value, its branch chosen by the signs of the point."""
        out = here
        while order % 2 == 0:
            found = square_root(out, self.prime)
            if found is None:
                raise NoValueError
            place = self.point.radicands.setdefault((self.level, 2, out), len(self.point.radicands))
            out = self.prime - found if self.point.signs >> place & 1 else found
            order //= 2
        for q in (3, 5):
            while order % q == 0:
                root = odd_root(out, q, self.prime)
                if root is None:
                    raise NoValueError
                out, order = root, order // q
        if order > 1:
            raise UndecidedError
        return out
