import os

import pytest
from hypothesis import settings
from syrupy.extensions.single_file import SingleFileSnapshotExtension, WriteMode

settings.register_profile("derive", deadline=None, max_examples=60, derandomize=True)
settings.load_profile("derive")
os.environ.setdefault("PYTHONHASHSEED", "0")
os.environ["DERIVE_CACHE"] = ""


class Sheet(SingleFileSnapshotExtension):
    """A golden sheet is a Markdown file of its own."""

    _write_mode = WriteMode.TEXT
    file_extension = "md"


@pytest.fixture
def sheet(snapshot):
    return snapshot.use_extension(Sheet)
