"""The exchange format: three ways to write a market, and every way to write something else."""

import io
import json
import zipfile
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from random import Random
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from matchmaker.files import dump, load
from matchmaker.options import Options
from matchmaker.problem import ARRAYS, PAIRS, InvalidProblemError, Problem
from matchmaker.solve import solve
from tests.matchmaker import markets

GOOD: dict[str, Any] = markets.GOOD | {"locked": [[1, 1]], "forbidden": [[0, 2]]}
PARTS = {"near": [7, 3, 9], "needs": [0, 0, 1]}

Write = Callable[[str, bytes], str]


@pytest.fixture(scope="module")
def write(tmp_path_factory: pytest.TempPathFactory) -> Write:
    folder = tmp_path_factory.mktemp("markets")

    def one(name: str, content: bytes) -> str:
        (folder / name).write_bytes(content)
        return str(folder / name)

    return one


def arrays(prefix: str = "") -> dict[str, Any]:
    named = {f"{prefix}{name}": np.array(value) for name, value in GOOD.items()}
    return named | {f"{prefix}score_parts.{name}": np.array(part) for name, part in PARTS.items()}


def npz(stored: dict[str, Any]) -> bytes:
    content = io.BytesIO()
    np.savez(content, **stored)
    return content.getvalue()


def archive(members: dict[str, bytes]) -> bytes:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as packed:
        for name, member in members.items():
            packed.writestr(name, member)
    return content.getvalue()


def npy(array: Any) -> bytes:
    content = io.BytesIO()
    np.save(content, array)
    return content.getvalue()


def told(name: str) -> list[str]:
    with pytest.raises(InvalidProblemError) as refused:
        load(name)
    return [str(finding) for finding in refused.value.findings]


def is_good(problem: Problem) -> bool:
    same = all(getattr(problem, name).tolist() == GOOD[name] for name in (*ARRAYS, *PAIRS))
    return same and {name: part.tolist() for name, part in problem.score_parts.items()} == PARTS


def test_a_market_reads_the_same_from_each_kind_of_file(write: Write) -> None:
    assert is_good(load(write("market.json", json.dumps(GOOD | {"score_parts": PARTS}).encode())))
    assert is_good(load(write("MARKET.NPZ", npz(arrays()))))
    several = write("several#1.npz", npz(arrays("north_") | arrays("south_")))
    assert is_good(load(f"{several}#south"))


def test_of_a_file_with_several_only_the_asked_instance_is_read(write: Write) -> None:
    members = {f"{name}.npy": npy(array) for name, array in arrays("north_").items()}
    several = write("half.npz", archive(members | {"south_ptr.npy": b"\x93NUMPY damaged"}))
    assert is_good(load(f"{several}#north"))
    assert told(f"{several}#south")[0].startswith("file: found no NPZ: ")


def test_no_instance_or_another_one_is_answered_with_those_there_are(write: Write) -> None:
    several = write("two.npz", npz(arrays("north_") | arrays("south_")))
    needed = "needed one of the instances north, south: FILE.npz#ID"
    assert told(several) == [f"file: found no instance “”, {needed}"]
    assert told(f"{several}#east") == [f"file: found no instance “east”, {needed}"]
    assert told(write("none.npz", npz({"x": np.arange(3)}))) == [
        "file: found no instance “”, needed the arrays of a market"
    ]


def test_arrays_that_are_missing_are_all_told(write: Write) -> None:
    needed = dict.fromkeys(("place_cap", "pool_place", "pool_cap", "ptr", "lrank"), "an array of whole numbers")
    wanted = ["n_places: found nothing, needed a whole number"]
    wanted += [f"{name}: found nothing, needed {what}" for name, what in needed.items()]
    less = {name: array for name, array in arrays().items() if name not in {"n_places", *needed}}
    assert told(write("less.npz", npz(less))) == wanted
    raw = {name: value for name, value in GOOD.items() if name not in {"n_places", *needed}}
    assert told(write("less.json", json.dumps(raw).encode())) == wanted


@pytest.mark.parametrize(
    ("name", "content", "finding"),
    [
        ("market.csv", b"", "the ending “.csv”, needed a file that ends in .json or .npz"),
        ("market", b"", "the ending “”, needed a file that ends in .json or .npz"),
        ("market.json#north", b"{}", "the ending “.json#north”, needed a file that ends in .json or .npz"),
        ("empty.json", b"", "no JSON: Expecting value"),
        ("half.json", b'{"n_learners": 2, "pool": [0', "no JSON: Expecting"),
        ("bytes.json", b"\xff\xfe\xfd\x00", "no JSON: "),
        ("deep.json", b"[" * 100_000, "no JSON: maximum recursion depth"),
        ("long.json", b'{"n_learners": 1' + b"0" * 5000 + b"}", "no JSON: Exceeds the limit"),
        ("list.json", b"[1, 2]", "JSON of the kind list, needed one JSON object"),
        ("null.json", b"null", "JSON of the kind NoneType, needed one JSON object"),
        ("empty.npz", b"", "no NPZ: No data left in file"),
        ("text.npz", b"a market", "no NPZ: "),
        ("zip.npz", b"PK\x03\x04", "no NPZ: File is not a zip file"),
        ("cut.npz", npz(arrays())[:-40], "no NPZ: File is not a zip file"),
        ("one.npz", npy(np.arange(3)), "no NPZ: one array without a name"),
        ("object.npz", npz(arrays() | {"pool": np.array([0, None, "x"], object)}), "no NPZ: Object arrays"),
        ("header.npz", archive({"pool.npy": npy(np.arange(3)).replace(b"(3,)", b"((3,")}), "no NPZ: "),
        (
            "huge.npz",
            archive({"pool.npy": npy(np.arange(3)).replace(b"(3,), }  ", b"(3" + b"0" * 5 + b",),}")}),
            "no NPZ: ",
        ),
    ],
)
def test_what_is_no_market_is_a_finding(name: str, content: bytes, finding: str, write: Write) -> None:
    assert any(line.startswith(f"file: found {finding}") for line in told(write(name, content)))


@pytest.mark.parametrize(
    ("raw", "finding"),
    [
        ('"pool": [0, NaN, 1]', 'pool[1]: found the text "NaN", needed a whole number of at most 64 bits'),
        ('"pool": Infinity', 'pool: found the text "Infinity", needed an array of whole numbers'),
        ('"pool": [0, 2.0, 1]', "pool[1]: found 2.0, needed a whole number of at most 64 bits"),
        ('"pool": [0, 1e400, 1]', "pool[1]: found inf, needed a whole number of at most 64 bits"),
        ('"pool": [0, [2], 1]', "pool[1]: found [2], needed a whole number of at most 64 bits"),
        ('"pool": [0, "2", 1]', 'pool[1]: found the text "2", needed a whole number of at most 64 bits'),
        ('"pool": [0, true, 1]', "pool[1]: found True, needed a whole number of at most 64 bits"),
        ('"pool": {"0": 2}', "pool: found {'0': 2}, needed an array of whole numbers"),
        ('"pool": null', "pool: found None, needed an array of whole numbers"),
        ('"locked": [[0]]', "locked[0]: found [0], needed a pair of whole numbers: a learner and a pool"),
        ('"score_parts": {"near": [1, 2]}', "score_parts.near: found 2 numbers, needed 3, one for each edge in `pool`"),
        ('"score_parts": null', "score_parts: found None, needed named arrays of whole numbers"),
        (f'"minutes": [1, {10**30}, 2]', f"minutes[1]: found {10**30}, needed a whole number of at most 64 bits"),
        (f'"n_learners": {10**30}', f"ptr: found 3 numbers, needed {10**30 + 1} (n_learners + 1)"),
    ],
)
def test_a_wrong_value_in_json_is_a_finding(raw: str, finding: str, write: Write) -> None:
    name = raw.split('"')[1]
    rest = json.dumps({key: value for key, value in GOOD.items() if key != name})
    assert finding in told(write("wrong.json", f"{rest[:-1]}, {raw}}}".encode()))


def test_deep_nesting_is_a_finding_at_any_depth(write: Write) -> None:
    for depth in (500, 900, 950, 980, 990, 1000):
        nested = "[" * depth + "]" * depth
        assert told(write("nested.json", f'{{"pool": {nested}, "locked": {nested}, "n_pools": {nested}}}'.encode()))


def test_an_array_called_score_parts_is_no_part(write: Write) -> None:
    stored = {name: array for name, array in arrays().items() if "." not in name} | {"score_parts": np.arange(3)}
    assert told(write("parts.npz", npz(stored))) == [
        "score_parts: found an array of int64 with shape (3,), needed named arrays of whole numbers"
    ]


def test_a_file_that_is_not_there_or_is_a_folder_is_a_finding(tmp_path: Path) -> None:
    (tmp_path / "folder.npz").mkdir()
    readable = "needed a file that can be read"
    for name, reason in (("none.json", "No such file or directory"), ("folder.npz", "Is a directory")):
        assert told(str(tmp_path / name)) == [f"file: found {tmp_path / name}: {reason}, {readable}"]


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=5), inner, max_size=4),
    max_leaves=12,
)


@pytest.mark.slow
@settings(max_examples=100)
@given(whole=VALUES, name=st.sampled_from(sorted({*GOOD, "score_parts"})), value=VALUES)
def test_any_json_is_a_market_or_findings(whole: Any, name: str, value: Any, write: Write) -> None:
    for raw in (whole, GOOD | {name: value}):
        _market_or_findings(write("any.json", json.dumps(raw).encode()))


@pytest.mark.slow
@settings(max_examples=100)
@given(content=st.binary(max_size=200), is_zip=st.booleans(), seed=st.integers(0, 2**32))
def test_any_bytes_are_a_market_or_findings(content: bytes, is_zip: bool, seed: int, write: Write) -> None:
    _market_or_findings(write("any.json", content))
    _market_or_findings(write("any.npz", archive({"pool.npy": content}) if is_zip else content))
    chance = Random(seed)
    _market_or_findings(write("damaged.npz", _damaged(npz(arrays()), chance)))
    members = {f"{name}.npy": npy(array) for name, array in arrays().items()}
    name = chance.choice(sorted(members))
    members[name] = _damaged(members[name][:128], chance) + members[name][128:]
    _market_or_findings(write("header.npz", archive(members)))


def _damaged(content: bytes, chance: Random) -> bytes:
    """A byte or some bytes changed, left out or put in, where a parser of headers minds."""
    for _ in range(chance.randint(1, 3)):
        at, kind = chance.randrange(len(content)), chance.randrange(3)
        new = (bytes([chance.randrange(256)]), b"", chance.choice((b"9" * 25, b"(", b"'", b"\n ", b"<", b"O")))[kind]
        content = content[:at] + new + content[at + (kind < 2) * chance.randint(1, 9) ** kind :]
    return content


def _market_or_findings(name: str) -> None:
    with suppress(InvalidProblemError):
        assert load(name).n_learners >= 0


def test_an_answer_is_written_whole(write: Write) -> None:
    result = solve(load(write("market.json", json.dumps(GOOD).encode())), Options(rule="levels", seed=5))
    answer = json.loads(dump(result))
    assert (answer["edge"], answer["pool"]) == ([0, 2], [0, 1])
    assert (answer["level"], answer["by_chain"]) == ([0, 0], [])
    assert (answer["placed"], answer["total_minutes"], answer["blocking_pairs"]) == (2, 19, 0)
    assert (answer["rule"], answer["seed"]) == ("levels", 5)
    assert answer["check"]["feasible"] is True
    assert answer["certificate"]["bound"] == 2
    assert min(answer["seconds"].values()) >= 0
