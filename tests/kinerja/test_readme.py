"""The README's example is executed, so it cannot drift."""

import doctest
from pathlib import Path

import kinerja


def test_the_worked_example_in_the_readme_holds() -> None:
    readme = Path(kinerja.__file__).with_name("README.md")
    hasil = doctest.testfile(str(readme), module_relative=False, encoding="utf-8")
    assert hasil.attempted > 0
    assert hasil.failed == 0
