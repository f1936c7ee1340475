"""The tool that spoils the engine: it makes the mistakes it promises, and tells who notices them."""

import importlib
import os
import subprocess
import sys
import time

import pytest

from tools.mutate import runs
from tools.mutate.__main__ import Score, chosen, survivor, table
from tools.mutate.mutants import Mutant, mutants
from tools.mutate.runs import Outcome, Target

TARGET = Target("src/matchmaker/score.py", ("tests/matchmaker/test_score.py",))


def becomes(source: str) -> list[str]:
    return [mutant.source for mutant in mutants(source)]


@pytest.mark.parametrize(
    ("source", "spoiled"),
    [
        ("a < b", ["a <= b", "a >= b"]),
        ("a <= b < c", ["a < b < c", "a > b < c", "a <= b <= c", "a <= b >= c"]),
        ("a == b", ["a != b"]),
        ("a is b", ["a is not b"]),
        ("a in b", ["a not in b"]),
        ("a + b", ["a - b"]),
        ("a // b", ["a * b", "a / b"]),
        ("a & b", ["a | b"]),
        ("a and b", ["a or b", "b", "a"]),
        ("a or b or c", ["a and b and c", "b or c", "a or c", "a or b"]),
        ("not a", ["a"]),
        ("-a", ["a"]),
        ("f(7)", ["f(8)", "f(6)"]),
        ("f(True)", ["f(False)"]),
        ("f('x')", ["f('x?')"]),
        ("f(f'x{a}')", ["f(f'x?{a}')"]),
        ("f(None)", []),
        ("max(a, b)", ["min(a, b)"]),
        ("np.minimum(a, b)", ["np.maximum(a, b)"]),
        ("operator.ge", ["operator.gt", "operator.lt"]),
        ("f(a, b, c)", ["f(b, a, c)", "f(a, c, b)"]),
        ("f(a, axis=b)", ["f(a)"]),
        ("a[b:c]", ["a[:c]", "a[b:]"]),
        ("a if b else c", ["a if False else c", "a if True else c"]),
    ],
)
def test_an_expression_is_spoiled_one_mistake_at_a_time(source: str, spoiled: list[str]) -> None:
    assert becomes(f"x = {source}") == [f"x = {other}" for other in spoiled]


def test_a_statement_is_left_out() -> None:
    assert becomes("f()") == ["pass"]
    assert becomes("raise a") == ["pass"]
    assert becomes("a[b] = c") == ["pass"]
    assert becomes("a += b") == ["pass", "a -= b"]
    assert becomes("def f():\n    return a") == ["def f():\n    return"]
    assert becomes("def f():\n    return") == ["def f():\n    pass"]


def test_a_loop_stops_too_early_or_goes_on() -> None:
    loop = "for a in b:\n    "
    assert becomes(f"{loop}continue") == [f"{loop}pass", f"{loop}break"]
    assert becomes(f"{loop}break") == [f"{loop}pass", f"{loop}continue"]


def test_a_condition_always_or_never_holds() -> None:
    assert becomes("if a:\n    b") == ["if False:\n    b", "if True:\n    b", "if a:\n    pass"]
    assert becomes("while a:\n    b")[:1] == ["while False:\n    b"]
    assert "while True:\n    b" not in becomes("while a:\n    b")
    assert becomes("x = [a for a in b if a]") == ["x = [a for a in b if False]", "x = [a for a in b if True]"]


@pytest.mark.parametrize(
    "source",
    [
        '"""What it does."""',
        "import a",
        "from a import b",
        "x: 'b'",
        "def f(x: 'a') -> 'b':\n    g",
        "@a(b=1)\nclass A(B, c):\n    '''Words.'''",
        "x = y",
    ],
)
def test_what_decides_nothing_is_left_alone(source: str) -> None:
    assert [mutant for mutant in becomes(source) if "pass" not in mutant] == []


def test_a_mutant_says_on_which_line_it_differs() -> None:
    found = list(mutants("x = a\n\nif (\n    a\n    < b\n):\n    c = 1\n"))
    assert [(one.line, one.was, one.becomes) for one in found] == [
        (4, "a < b", "False"),
        (4, "a < b", "True"),
        (4, "a < b", "a <= b"),
        (4, "a < b", "a >= b"),
        (7, "1", "2"),
        (7, "1", "0"),
    ]


@pytest.mark.slow
def test_no_two_mutants_of_the_engine_are_the_same_and_all_can_be_read() -> None:
    found = becomes(TARGET.source)
    assert len(found) > 200
    assert len(set(found)) == len(found)
    for source in found[::20]:
        compile(source, TARGET.path, "exec")


def test_a_mutant_takes_the_place_of_its_module(monkeypatch: pytest.MonkeyPatch) -> None:
    stand = runs._Stand(Target("src/nobody_has_this.py", ()), "answer = 6 * 7")
    monkeypatch.setattr(sys, "meta_path", [stand, *sys.meta_path])
    assert not stand.is_used
    assert importlib.import_module("nobody_has_this").answer == 42
    assert stand.is_used
    del sys.modules["nobody_has_this"]


def test_a_process_that_does_not_end_is_stopped() -> None:
    ends = os.posix_spawnp("sh", ["sh", "-c", "exit 3"], os.environ)
    assert runs._code_of(ends, until=time.monotonic() + 30) == 3
    endless = os.posix_spawnp("sleep", ["sleep", "600"], os.environ)
    assert runs._code_of(endless, until=time.monotonic() + 0.01) is None
    with pytest.raises(ProcessLookupError):
        os.kill(endless, 0)


def test_a_short_module_gets_ten_seconds_and_a_long_one_eight_times_its_own() -> None:
    assert (runs.patience(0.5), runs.patience(4.0)) == (10.0, 32.0)


def test_a_sample_is_drawn_the_same_again_and_in_order() -> None:
    every = [Mutant(line, "a", "b", "") for line in range(50)]
    some = chosen(every, 10, seed=1)
    assert len(some) == 10
    assert some == chosen(every, 10, seed=1) != chosen(every, 10, seed=2)
    assert [one.line for one in some] == sorted({one.line for one in some})
    assert chosen(every, None, seed=1) == chosen(every, 60, seed=1) == every


def test_who_never_ends_counts_as_noticed() -> None:
    score = Score("engine", (Outcome.KILLED, Outcome.TIMED_OUT, Outcome.SURVIVED, Outcome.KILLED))
    assert (score.noticed, score.percent) == (3, 75.0)
    row = table([score]).splitlines()[1]
    assert row.split() == ["engine", "4", "2", "1", "1", "75.0", "%"]


def test_a_survivor_says_where_and_what() -> None:
    found = survivor(TARGET, Mutant(12, "a < b", "a" * 200, ""))
    assert found.splitlines() == ["  src/matchmaker/score.py:12", "    - a < b", f"    + {'a' * 100}…"]


SCRIPT = """
from tools.mutate.__main__ import main
from tools.mutate.runs import Target
for module, tests in (
    ("score", "matchmaker/test_score.py"),
    ("check", "matchmaker/test_exported_members.py"),
    ("score", "harness/test_order.py"),
    ("score", "no_such_test.py"),
):
    target = Target(f"src/matchmaker/{module}.py", (f"tests/{tests}",))
    print("exit", main(["--sample", "2"], targets=[target]), flush=True)
"""


@pytest.mark.slow
def test_tests_that_notice_pass_and_tests_that_do_not_are_told() -> None:
    done = subprocess.run(
        [sys.executable, "-c", SCRIPT],
        cwd=runs.ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )
    noticed, survived, unused, failing, _ = done.stdout.split("exit ")
    assert "100.0 %" in noticed
    assert survived.startswith("0")
    assert "  src/matchmaker/check.py:" in survived
    assert unused.startswith("1")
    assert "tests/harness/test_order.py does not import matchmaker.score" in unused
    assert failing.startswith("2")
    assert "fails on src/matchmaker/score.py as it is" in failing
    assert done.stdout.endswith("exit 2\n")
