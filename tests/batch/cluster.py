"""A Dask cluster of two worker processes, `python -m tests.batch.cluster`, until standard input ends.

Prints the scheduler's address and the processes' numbers on one line.
"""

import sys

from distributed import LocalCluster


def main():
    with LocalCluster(n_workers=2, threads_per_worker=1, processes=True, dashboard_address=None) as cluster:
        pids = [worker.process.pid for worker in cluster.workers.values()]
        print(cluster.scheduler_address, *pids, flush=True)
        sys.stdin.read()


if __name__ == "__main__":
    main()
