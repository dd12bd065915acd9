"""SymPy in a child process that can be killed: `python -m derive.cas.worker`.

The child reads pickled questions, one each, from standard input and writes pickled answers: it is the parent's own
program, so pickle is safe. It has a limit of CPU time and of memory for each question.
"""

from __future__ import annotations

import atexit
import os
import pickle
import struct
import subprocess
import sys
from typing import IO, Any

from derive.core.context import Context
from derive.core.processes import limit_memory, limit_time
from derive.terms import COMPLEXES, ONE, ZERO, Relation, Symbol, Term, symbols

CPU_SECONDS, MEMORY = 4, 1 << 30
Question = tuple[str, tuple[Term, ...], tuple[Term, ...]]


def prove_equal(a: Term, b: Term, context: Context) -> bool | None:
    """Whether SymPy shows a = b; None where it can't tell within its limits, or has no object for them."""
    answer = _asked(("equal", (a, b), context.facts))
    return answer if isinstance(answer, bool) else None


def antiderivative(body: Term, letter: Term, context: Context) -> Term | None:
    """An antiderivative that SymPy proposes, to be differentiated by whoever uses it."""
    answer = _asked(("antiderivative", (body, letter), context.facts))
    return answer if isinstance(answer, Term) else None


def limit(binder: Term, context: Context) -> Term | None:
    """The value that SymPy finds for a limit."""
    answer = _asked(("limit", (binder,), context.facts))
    return answer if isinstance(answer, Term) else None


class _Child:
    process: subprocess.Popen[bytes] | None = None
    owner = 0


def _asked(question: Question) -> object:
    child = _Child.process if _Child.owner == os.getpid() else None
    if child is None or child.poll() is not None:
        command = [sys.executable, "-m", "derive.cas.worker"]
        _Child.owner = os.getpid()
        child = _Child.process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        atexit.register(_ended, child)
    assert child.stdin
    assert child.stdout
    try:
        _send(child.stdin, question)
        return _received(child.stdout)
    except BrokenPipeError:
        return None


def _send(stream: IO[bytes], value: object) -> None:
    data = pickle.dumps(value)
    stream.write(struct.pack(">I", len(data)) + data)
    stream.flush()


def _received(stream: IO[bytes]) -> Any:
    """What the other side sends next; None where it has ended."""
    header = stream.read(4)
    return pickle.loads(stream.read(struct.unpack(">I", header)[0])) if len(header) == 4 else None


def _ended(child: subprocess.Popen[bytes]) -> None:
    child.kill()
    child.communicate()


def _answer(kind: str, terms: tuple[Term, ...], facts: tuple[Term, ...]) -> object:
    import sympy as sp

    from derive.cas.from_sympy import from_sympy
    from derive.cas.to_sympy import to_sympy

    found = [to_sympy(term) for term in terms]
    names = set().union(*(each.free_symbols for each in found))
    real = _letters(names, facts)
    back: dict[Any, Any] = {new: old for old, new in real.items()}
    if kind == "limit":
        inside = _between(names, facts)
        real |= {x: u / (1 + u) for x, u in inside.items()}
        back |= {u: x / (1 - x) for x, u in inside.items()}
    asked = [each.xreplace(real) for each in found]
    if kind == "equal":
        zero = sp.simplify(asked[0] - asked[1]).is_zero
        return None if zero is None else bool(zero)
    value = sp.integrate(asked[0], asked[1]) if kind == "antiderivative" else asked[0].doit()
    if value.has(sp.Integral, sp.Limit, sp.nan, sp.AccumBounds):
        return None
    return from_sympy(value.xreplace(back))


def _letters(names: set[Any], facts: tuple[Term, ...]) -> dict[Any, Any]:
    """The letters as real ones but for those declared complex, positive where the facts say so."""
    import sympy as sp

    complexes = {x.name for fact in facts if type(fact) is Relation and fact.right is COMPLEXES for x in symbols(fact)}
    positive = {high.name for low, high in _ordered(facts) if low is ZERO and type(high) is Symbol}
    return {
        s: sp.Symbol(s.name, complex=True, real=s.name not in complexes or None, positive=s.name in positive or None)
        for s in names
    }


def _between(names: set[Any], facts: tuple[Term, ...]) -> dict[Any, Any]:
    """The letters between 0 and 1, with the positive ones u for which they are u/(1 + u)."""
    import sympy as sp

    pairs = _ordered(facts)
    positive = {high for low, high in pairs if low is ZERO}
    inside = {low.name for low, high in pairs if high is ONE and low in positive and type(low) is Symbol}
    return {s: sp.Symbol(s.name, positive=True) for s in names if s.name in inside}


def _ordered(facts: tuple[Term, ...]) -> list[tuple[Term, Term]]:
    """Pairs of which the first is less than the second."""
    orders = [fact for fact in facts if type(fact) is Relation and fact.sign in ("<", ">")]
    return [(each.left, each.right) if each.sign == "<" else (each.right, each.left) for each in orders]


def main() -> None:
    """Answer questions until standard input ends."""
    while (question := _received(sys.stdin.buffer)) is not None:
        limit_time(CPU_SECONDS)
        limit_memory(MEMORY)
        try:
            reply = _answer(*question)
        except Exception:
            reply = None
        _send(sys.stdout.buffer, reply)


if __name__ == "__main__":
    main()
