"""Derivations for every n, worked and judged, with letters that are new in every round, against their targets."""

import re
import statistics
import time

from derive import pipeline

ROUNDS = 12

SOFTMAX = ('topic = "matrix-jacobian"\nassume = "Z: N"\n[given]\nexpression = "softmax(Z)"\nwrt = "Z"', 50)
SQUARES = (
    'topic = "matrix-gradient"\nassume = "X: N x D; W: D; Y: N"\n[given]\nexpression = "norm(X W - Y)^2"\nwrt = "W"',
    50,
)
GAUSSIAN = (
    'topic = "matrix-gradient"\nassume = "S: N x N spd; C: N x N symmetric"\n'
    '[given]\nexpression = "log(det(S)) + tr(S^-1 C)"\nwrt = "S"', 50,
)  # fmt: skip
ATTENTION = (
    'topic = "matrix-gradient"\nassume = "Q: N x D; K: M x D; V: M x R; G: N x R"\n'
    '[given]\nexpression = "tr(G^T softmax(Q K^T/sqrt(D)) V)"\nwrt = "Q"', 500,
)  # fmt: skip
LAYERS = (
    'topic = "network"\nassume = """Z: D; U: M x D; A: M; F: M; V: N x M; B: N; G: N; W: K x N; C: K; Q: K;'
    ' Y: K simplex; phi entrywise"""\n[given]\nlayer = ["F = phi(U Z + A)", "G = phi(V F + B)", "Q = softmax(W G + C)"]'
    '\nloss = "-Y^T log(Q)"', 500,
)  # fmt: skip
PROBLEMS = {
    "softmax Jacobian": SOFTMAX,
    "mean squared error": SQUARES,
    "log det + trace": GAUSSIAN,
    "attention": ATTENTION,
    "three layers": LAYERS,
}


def renamed(text, number):
    """The problem with other letters: capitals that stand alone, but for the T of a transpose."""
    return re.sub(r"(?<!\^)\b([A-Z])\b", rf"\1_{number}", text)


def milliseconds(text):
    start = time.process_time()
    pipeline.solve(pipeline.read(text))
    return 1000 * (time.process_time() - start)


def main():
    for name, (text, target) in PROBLEMS.items():
        first, *found = (milliseconds(renamed(text, number)) for number in range(2, ROUNDS + 2))
        best, middle = min(found), statistics.median(found)
        print(
            f"{name:24} best {best:7.1f} ms  median {middle:7.1f} ms  first {first:7.1f} ms  target {target}",
            flush=True,
        )


if __name__ == "__main__":
    main()
