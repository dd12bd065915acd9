"""Which shipped problem shows each law: `python -m tests.law_index` writes problems/laws.toml for `derive explain`."""

from derive import catalog, pipeline
from derive.core.drafts import all_steps

PATH = catalog.resources("problems") / "laws.toml"


def fired():
    """The problems in which each rule fires on its own, those with the shortest sheets first."""
    catalog.load_laws()
    rules = catalog.rules()
    worked = {name: all_steps(_draft(pipeline.shipped(name))) for name in catalog.problem_ids()}
    index = {}
    for name in sorted(worked, key=lambda name: (len(worked[name]), name)):
        for step in worked[name]:
            if step.law.name in rules and not step.detail:
                index.setdefault(step.law.name, []).append(name)
    return index


def _draft(problem):
    return catalog.find_topic(problem.topic).work(problem)


def written(index):
    return "".join(f'{law} = "{index[law][0]}"\n' for law in sorted(index))


if __name__ == "__main__":
    PATH.write_text(written(fired()), "utf-8")
