"""The same batch through a Dask scheduler, one of its two worker processes killed half-way."""

import os
import signal
import subprocess
import sys
import time

import pytest

from tests.batch.runs import command, contents, environment, inputs, run


@pytest.fixture
def cluster():
    """The address of a scheduler, and the numbers of its worker processes."""
    pipe = subprocess.PIPE
    with subprocess.Popen(
        [sys.executable, "-m", "tests.batch.cluster"], stdin=pipe, stdout=pipe, stderr=subprocess.DEVNULL, text=True
    ) as process:
        address, *pids = process.stdout.readline().split()
        yield address, [int(pid) for pid in pids]
        process.stdin.close()
        process.wait()


def test_a_worker_is_killed_half_way(cluster, tmp_path):
    address, pids = cluster
    words = (*inputs(tmp_path), "--format", "latex")
    out = tmp_path / "out"
    child = subprocess.Popen(
        command(*words, "-o", out, "--scheduler", address), stderr=subprocess.PIPE, env=environment(), text=True
    )
    until = time.monotonic() + 60
    while child.poll() is None and time.monotonic() < until and not (out.is_dir() and any(out.glob("*-key.tex"))):
        time.sleep(0.01)
    os.kill(pids[0], signal.SIGKILL)
    _, err = child.communicate(timeout=120)
    assert child.returncode == 0, err
    assert run(*words, "-o", tmp_path / "alone").returncode == 0
    assert contents(out) == contents(tmp_path / "alone")
