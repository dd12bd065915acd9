# what one can do here; `just` lists it
python := ".venv/bin/python"

[private]
default:
    @just --list

# a virtual environment with everything for development
setup:
    python3 -m venv .venv
    {{python}} -m pip install -q -e '.[pdf,test,dev]'

# all tests, in parallel
test *words:
    {{python}} -m pytest {{words}}

# style, types, layers
lint:
    .venv/bin/ruff check .
    .venv/bin/ruff format --check .
    .venv/bin/mypy
    .venv/bin/lint-imports

# ratios to SymPy, side by side in one run
bench *words:
    PYTHONDONTWRITEBYTECODE= {{python}} -m benchmarks {{words}}

# write the golden sheets anew; read the difference before committing it
golden:
    {{python}} -m pytest tests/test_problems.py -n0 --snapshot-update

# the examples of README and docs, executed
docs:
    {{python}} -m pytest tests/test_documents.py -n0

# build the wheel, install it in a new environment and run it from an empty folder
wheel:
    .ci/wheel

# plant a mistake in every line of every shipped sheet; the checker has to refute each
planted *problems:
    {{python}} -m tests.planted_mistakes {{problems}}

# write the index of the problems that show each law
index:
    {{python}} -m tests.law_index

# compile the LaTeX sheet of every shipped problem
tex:
    .ci/tex
