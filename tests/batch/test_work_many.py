"""`derive.work_many` on executors: the same solutions in the same order."""

import pickle
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from multiprocessing import get_context

import pytest

import derive
from derive import pipeline

PROBLEMS = ["sigmoid/derivative", "softmax/jacobian", "derivative/product", "taylor/sine", "lagrange/sphere"]


def there():
    from derive.catalog import problem_ids

    return [name for name in PROBLEMS if name in problem_ids()]


def sheets(solutions):
    return [solution.to("json") for solution in solutions]


@pytest.mark.parametrize(
    "made",
    [
        lambda: ThreadPoolExecutor(3),
        lambda: ProcessPoolExecutor(2, mp_context=get_context("spawn")),
        lambda: ProcessPoolExecutor(2, mp_context=get_context("forkserver")),
    ],
)
def test_executors(made):
    with made() as executor:
        assert sheets(derive.work_many(there(), executor)) == sheets(derive.work_many(there()))


def test_files_and_problems(tmp_path):
    (tmp_path / "p.toml").write_text('topic = "derivative"\n[given]\nexpression = "x^3"\n', "utf-8")
    problem = pipeline.posed("derivative", ("x^3",), {})
    one, two = derive.work_many([tmp_path / "p.toml", problem])
    assert one.answer == two.answer
    with pytest.raises(derive.DeriveError, match="there is no problem file 'none'"):
        derive.work_many(["none"])


@pytest.mark.parametrize("name", there())
def test_problems_and_solutions_pickle(name):
    problem = pipeline.shipped(name)
    solution = pipeline.solve(problem)
    assert pickle.loads(pickle.dumps(problem)) == problem
    assert pickle.loads(pickle.dumps(solution)) == solution
    assert pickle.loads(pickle.dumps(derive.Solution(solution))).judged == solution


def test_a_dask_executor():
    distributed = pytest.importorskip("distributed")
    with (
        distributed.LocalCluster(n_workers=1, threads_per_worker=2, processes=False, dashboard_address=None) as cluster,
        distributed.Client(cluster) as client,
    ):
        assert sheets(derive.work_many(there(), client.get_executor())) == sheets(derive.work_many(there()))
