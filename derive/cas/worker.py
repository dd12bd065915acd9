"""SymPy in a child process that can be killed: `python -m derive.cas.worker`.

The child reads pickled questions, one each, from standard input and writes one byte for each answer: it is the
parent's own program, so pickle is safe. It has a limit of CPU time and of memory for each question.
"""

from __future__ import annotations

import atexit
import pickle
import struct
import subprocess
import sys

from derive.core.context import Context
from derive.terms import Term

CPU_SECONDS, MEMORY = 4, 1 << 30
ANSWERS = {b"y": True, b"n": False}


def prove_equal(a: Term, b: Term, context: Context) -> bool | None:
    """Whether SymPy shows a = b; None where it can't tell within its limits, or has no object for them."""
    answer = _asked(pickle.dumps((a, b, context.facts)))
    return ANSWERS.get(answer)


class _Child:
    process: subprocess.Popen[bytes] | None = None


def _asked(question: bytes) -> bytes:
    child = _Child.process
    if child is None or child.poll() is not None:
        command = [sys.executable, "-m", "derive.cas.worker"]
        child = _Child.process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        atexit.register(_ended, child)
    assert child.stdin
    assert child.stdout
    try:
        child.stdin.write(struct.pack(">I", len(question)) + question)
        child.stdin.flush()
        return child.stdout.read(1)
    except BrokenPipeError:
        return b""


def _ended(child: subprocess.Popen[bytes]) -> None:
    child.kill()
    child.communicate()


def _limit_cpu() -> None:
    try:
        import resource
    except ImportError:
        return
    used = resource.getrusage(resource.RUSAGE_SELF)
    until = int(used.ru_utime + used.ru_stime) + CPU_SECONDS
    resource.setrlimit(resource.RLIMIT_CPU, (until, resource.getrlimit(resource.RLIMIT_CPU)[1]))
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, resource.getrlimit(resource.RLIMIT_AS)[1]))


def _answer(a: Term, b: Term, facts: tuple[Term, ...]) -> bytes:
    import sympy as sp

    from derive.cas.to_sympy import to_sympy
    from derive.terms import ZERO, Relation, Symbol

    positive = {f.left for f in facts if type(f) is Relation and f.sign == ">" and f.right is ZERO}
    positive |= {f.right for f in facts if type(f) is Relation and f.sign == "<" and f.left is ZERO}
    difference = to_sympy(a) - to_sympy(b)
    names = {s.name for s in positive if type(s) is Symbol}
    real = {s: sp.Symbol(s.name, real=True, positive=s.name in names or None) for s in difference.free_symbols}
    difference = difference.xreplace(real)
    zero = sp.simplify(difference).is_zero
    return b"y" if zero else b"?" if zero is None else b"n"


def main() -> None:
    """Answer questions until standard input ends."""
    stream, out = sys.stdin.buffer, sys.stdout.buffer
    while len(header := stream.read(4)) == 4:
        question = pickle.loads(stream.read(struct.unpack(">I", header)[0]))
        _limit_cpu()
        try:
            reply = _answer(*question)
        except Exception:
            reply = b"?"
        out.write(reply)
        out.flush()


if __name__ == "__main__":
    main()
