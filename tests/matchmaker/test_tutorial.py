"""The tutorial does what it says, part after part."""

import re
from pathlib import Path

import pytest

TUTORIAL = Path(__file__).resolve().parents[2] / "docs" / "tutorial" / "a-first-round.md"


@pytest.mark.slow
def test_a_first_round_goes_as_the_tutorial_tells(capsys: pytest.CaptureFixture[str]) -> None:
    parts = re.findall(r"```python\n(.*?)```", TUTORIAL.read_text(), re.DOTALL)
    exec(compile("\n".join(parts), str(TUTORIAL), "exec"), {})
    assert capsys.readouterr().out.splitlines() == [
        "[('starts_early', 300, 360)]",
        "[0, 1, 2, 4] [0, 0, 1, 0] [9, 17, 9, 37]",
        "[0, -1, 1] 2",
        "class 2 0",
    ]
