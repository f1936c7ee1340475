"""The command: an answer and 0, or every finding and 2; never a traceback."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from benchmarks import engine_market
from matchmaker.__main__ import main
from tests.matchmaker.test_files import GOOD, arrays, npz


@pytest.fixture
def market(tmp_path: Path) -> str:
    path = tmp_path / "market.json"
    path.write_text(json.dumps(GOOD))
    return str(path)


def printed(*arguments: str, capsys: pytest.CaptureFixture[str]) -> dict[str, Any]:
    assert main(["solve", *arguments]) == 0
    shown = capsys.readouterr()
    assert shown.err == ""
    answer = json.loads(shown.out)
    assert isinstance(answer, dict)
    return answer


def test_an_answer_goes_to_the_screen(market: str, capsys: pytest.CaptureFixture[str]) -> None:
    answer = printed(market, capsys=capsys)
    assert (answer["rule"], answer["seed"], answer["edge"]) == ("levels", 0, [0, 2])


def test_the_rule_and_the_seed_are_those_asked_for(market: str, capsys: pytest.CaptureFixture[str]) -> None:
    answer = printed(market, "--rule", "stable", "--seed", str(2**64 - 1), capsys=capsys)
    assert (answer["rule"], answer["seed"], answer["certificate"]) == ("stable", 2**64 - 1, None)


def test_the_same_seed_gives_the_same_answer(market: str, capsys: pytest.CaptureFixture[str]) -> None:
    first, second = (printed(market, "--seed", "4", capsys=capsys) for _ in range(2))
    assert first | {"seconds": 0} == second | {"seconds": 0}


def test_an_answer_goes_to_a_file(market: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["solve", market, "--out", str(tmp_path / "answer.json")]) == 0
    assert json.loads((tmp_path / "answer.json").read_text())["placed"] == 2
    assert capsys.readouterr().out == ""


def test_one_instance_of_several_is_solved(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "several.npz").write_bytes(npz(arrays("a_") | arrays("b_")))
    assert printed(f"{tmp_path}/several.npz#b", capsys=capsys)["edge"] == [0, 2]


def test_every_finding_is_on_a_line_of_its_own(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "wrong.json"
    path.write_text(json.dumps(GOOD | {"pool_cap": [1, -2, 1], "pool": [0, 3, 1], "minutes": [-1, 40, 7]}))
    assert main(["solve", str(path)]) == 2
    shown = capsys.readouterr()
    assert shown.out == ""
    assert shown.err.splitlines() == [
        "pool_cap[1]: found -2, needed a number of seats from 0 on",
        "pool[1]: found 3, needed 0 to 2, there are 3 pools",
        "minutes[0]: found -1, needed 0 to 1000000 minutes",
    ]


def test_an_answer_that_cannot_be_written_says_so(market: str, capsys: pytest.CaptureFixture[str]) -> None:
    folder = Path(market).parent
    for out, reason in ((folder, "Is a directory"), (folder / "none" / "x.json", "No such file or directory")):
        assert main(["solve", market, "--out", str(out)]) == 2
        assert capsys.readouterr().err == f"{out}: {reason}; choose another file with --out\n"


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        (["--seed", "-1"], "argument --seed: found -1, needed a whole number from 0 to 18446744073709551615"),
        (["--seed", str(2**64)], f"found {2**64}, needed a whole number from 0 to"),
        (["--seed", "9" * 5000], "needed a whole number from 0 to"),
        (["--seed", "1.5"], "found 1.5, needed a whole number from 0 to"),
        (["--seed", "²"], "found ², needed a whole number from 0 to"),
        (["--rule", "dice"], "invalid choice: 'dice'"),
        (["--fast"], "unrecognized arguments: --fast"),
    ],
)
def test_a_wrong_option_ends_with_two(
    wrong: list[str], told: str, market: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["solve", market, *wrong])
    assert ended.value.code == 2
    assert told in capsys.readouterr().err


@pytest.mark.slow
def test_the_command_runs_as_a_program(market: str) -> None:
    Path(market).write_text(json.dumps(GOOD | {"n_learners": 3}))
    command = [sys.executable, "-m", "matchmaker", "solve", market]
    found_in = os.environ | {"PYTHONPATH": str(Path(__file__).parents[2] / "src")}
    ran = subprocess.run(command, capture_output=True, text=True, check=False, env=found_in)
    assert (ran.returncode, ran.stdout) == (2, "")
    assert ran.stderr == "ptr: found 3 numbers, needed 4 (n_learners + 1)\n"


@pytest.mark.slow
def test_a_small_market_runs_uncompiled_while_nothing_is_compiled_and_gives_the_same_answer(tmp_path: Path) -> None:
    arrays = engine_market.market(80).items()
    market = {key: value if isinstance(value, int) else value.tolist() for key, value in arrays}
    file = tmp_path / "market.json"
    file.write_text(json.dumps(market))
    answers = []
    for cold in (True, False):
        kept = {"NUMBA_CACHE_DIR": str(tmp_path / "nothing")} if cold else {}
        (tmp_path / "nothing").mkdir(exist_ok=True)
        command = [sys.executable, "-m", "matchmaker", "solve", str(file), "--seed", "3"]
        run = subprocess.run(command, env=os.environ | kept, capture_output=True, text=True, check=True)
        answers.append(json.loads(run.stdout))
    assert answers[0]["edge"] == answers[1]["edge"]
    assert answers[0]["ends"] == answers[1]["ends"]
    assert not list((tmp_path / "nothing").rglob("*.nbi"))
