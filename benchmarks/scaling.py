"""How work grows with the number of summands, each size in a clean process."""

import subprocess
import sys
import time

FAMILIES = {
    "sum of k x^3 sin(k x)": lambda n: " + ".join(f"{k} x^3 sin({k} x)" for k in range(2, n + 2)),
    "polynomial": lambda n: " + ".join(f"{k + 1} x^{k}" for k in range(2, n + 2)),
    "nested sines": lambda n: "sin(2 " * n + "x" + ")" * n,
}


def measure(family, n):
    from derive import pipeline
    from derive.write.formats import write

    sys.setrecursionlimit(20_000)
    text = FAMILIES[family](n)
    start = time.perf_counter()
    write(pipeline.solve(pipeline.posed("derivative", (text,), {})), "latex")
    print(time.perf_counter() - start)


def clean(family, n):
    code = f"from benchmarks.scaling import measure; measure({family!r}, {n})"
    return float(subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True).stdout)


def main():
    for family, sizes in (
        ("sum of k x^3 sin(k x)", (10, 100, 1000)),
        ("polynomial", (10, 100, 1000)),
        ("nested sines", (5, 10, 20)),
    ):
        times = [clean(family, n) for n in sizes]
        shown = ", ".join(f"{n}: {1000 * t:.0f} ms" for n, t in zip(sizes, times, strict=True))
        growth = f"1,000 against 100: {times[2] / times[1]:.1f} x  target 12" if sizes[2] == 1000 else ""
        print(f"{family:34} {shown}  {growth}", flush=True)


if __name__ == "__main__":
    main()
