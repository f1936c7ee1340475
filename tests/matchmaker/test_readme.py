"""The example of the README does what the README says."""

import re
from pathlib import Path

import pytest

README = Path(__file__).resolve().parents[2] / "README.md"


def test_the_example_prints_what_stands_below_it(capsys: pytest.CaptureFixture[str]) -> None:
    text = README.read_text()
    found = re.search(r"```python\n(.*?)```\n\nIt prints `(.*?)` and `(.*?)`", text, re.DOTALL)
    assert found is not None
    exec(compile(found[1], str(README), "exec"), {})
    assert capsys.readouterr().out.splitlines() == [found[2], found[3]]
