"""A tower of prime fields: each prime divides the one above it less 1, so that exponents live one field up."""

from __future__ import annotations

from functools import cache
from random import Random

from derive.terms import Record

LEVELS = 6
LOWEST_BITS, BITS_A_LEVEL = 61, 9
ROOTS = 120
WITNESSES = (2, 3, 5, 7, 11, 13, 17, 19, 23, 29, 31, 37, 41)
TRIAL = (7, 11, 13, 17, 19, 23, 29, 31, 37, 41, 43, 47, 53, 59, 61, 67, 71, 73, 79, 83, 89, 97)


class Floor(Record):
    """One field: its prime, an element of the order of the next prime, and a root of unity of order 120."""

    prime: int
    base: int
    turn: int


def is_prime(n: int) -> bool:
    """Miller's test with fixed bases, deterministic far beyond 2^80 and good enough above."""
    if any(n % p == 0 for p in TRIAL):
        return n in TRIAL
    d, s = n - 1, 0
    while d % 2 == 0:
        d, s = d // 2, s + 1
    for a in WITNESSES:
        x = pow(a, d, n)
        if x in (1, n - 1):
            continue
        for _ in range(s - 1):
            x = x * x % n
            if x == n - 1:
                break
        else:
            return False
    return True


def _above(below: int, start: int) -> int:
    """The first prime k * below + 1 from a start on that is 1 modulo 120, with a single factor 3 and 5 in p - 1."""
    k = start // ROOTS * ROOTS
    while True:
        k += ROOTS
        n = k * below + 1
        if k % 9 and k % 25 and is_prime(n):
            return n


@cache
def tower(seed: int) -> tuple[Floor, ...]:
    """The fields drawn from a seed, the largest first."""
    random = Random(f"tower {seed}")
    primes = [_above(1, random.getrandbits(LOWEST_BITS) | 1 << (LOWEST_BITS - 1))]
    for _ in range(LEVELS - 1):
        primes.insert(0, _above(primes[0], random.getrandbits(BITS_A_LEVEL) + ROOTS))
    return tuple(_floor(p, primes[k + 1] if k + 1 < LEVELS else 0) for k, p in enumerate(primes))


def _floor(p: int, below: int) -> Floor:
    return Floor(p, _of_order(p, below) if below else 0, _turn(p))


def _of_order(p: int, q: int) -> int:
    a = 2
    while (h := pow(a, (p - 1) // q, p)) == 1:
        a += 1
    return h


def _turn(p: int) -> int:
    a = 2
    while True:
        z = pow(a, (p - 1) // ROOTS, p)
        if all(pow(z, ROOTS // r, p) != 1 for r in (2, 3, 5)):
            return z
        a += 1


def square_root(a: int, p: int) -> int | None:
    """A square root modulo p, by Cipolla; None where there is none."""
    if a == 0:
        return 0
    if pow(a, (p - 1) // 2, p) != 1:
        return None
    b = 1
    while pow(b * b - a, (p - 1) // 2, p) != p - 1:
        b += 1
    w, (r, s), (u, v), n = (b * b - a) % p, (1, 0), (b, 1), (p + 1) // 2
    while n:
        if n & 1:
            r, s = (r * u + s * v * w) % p, (r * v + s * u) % p
        u, v, n = (u * u + v * v * w) % p, 2 * u * v % p, n >> 1
    return min(r, p - r)


def odd_root(a: int, q: int, p: int) -> int | None:
    """A root of order 3 or 5 modulo p, where p - 1 has that factor once; None where there is none."""
    rest = (p - 1) // q
    if a == 0:
        return 0
    if pow(a, rest, p) != 1 or rest % q == 0:
        return None
    return pow(a, pow(q, -1, rest), p)
