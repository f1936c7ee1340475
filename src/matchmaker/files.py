"""The exchange format: a market as JSON or as arrays in an NPZ file, an answer as JSON."""

import json
import warnings
from collections.abc import Mapping
from pathlib import Path
from typing import Any, BinaryIO, Final

import numpy as np

from matchmaker.check import Verdict
from matchmaker.problem import ARRAYS, PAIRS, SIZES, Finding, InvalidProblemError, Problem, read
from matchmaker.solve import Result

_KNOWN: Final = frozenset({*SIZES, *ARRAYS, *PAIRS, "score_parts"})
_PART: Final = "score_parts."


def load(name: str) -> Problem:
    """The market in `FILE.json`, `FILE.npz` or `FILE.npz#ID`; raises `InvalidProblemError` with every finding."""
    path, _, instance = name.rpartition("#")
    if not path.lower().endswith(".npz"):
        path, instance = name, ""
    ending = Path(path).suffix.lower()
    if ending not in {".json", ".npz"}:
        raise InvalidProblemError(
            [Finding("file", None, f"the ending “{ending}”", "a file that ends in .json or .npz")]
        )
    try:
        raw = _from_json(Path(path)) if ending == ".json" else _from_npz(Path(path), instance)
    except OSError as problem:
        reason = problem.strerror or "it cannot be read"
        raise InvalidProblemError([Finding("file", None, f"{path}: {reason}", "a file that can be read")]) from None
    return read(raw)


def dump(result: Result, *, seconds: Mapping[str, float] | None = None) -> str:
    """An answer as JSON; `seconds` are those of phases before the rule began."""
    return json.dumps(
        {
            "edge": result.edge.tolist(),
            "pool": result.pool.tolist(),
            "level": result.level.tolist(),
            "by_chain": result.by_chain.tolist(),
            "placed": result.placed,
            "total_minutes": result.total_minutes,
            "blocking_pairs": result.blocking_pairs,
            "rule": result.rule,
            "seed": result.seed,
            "check": _words(result.verdict),
            "seconds": {name: round(took, 6) for name, took in {**(seconds or {}), **result.seconds}.items()},
            "certificate": result.certificate,
            "ends": {rule: _words(verdict) for rule, verdict in result.ends.items()},
        }
    )


def _words(verdict: Verdict) -> dict[str, Any]:
    """What the independent checker says."""
    return {
        "feasible": verdict.is_feasible,
        "findings": [str(finding) for finding in verdict.findings],
        "placed": verdict.placed,
        "total_minutes": verdict.total_minutes,
        "blocking_pairs": verdict.blocking_pairs,
        "blocking_learners": verdict.blocking_learners,
        "blocked_by_locks": verdict.blocked_by_locks,
    }


def _from_json(path: Path) -> Mapping[str, Any]:
    try:
        raw = json.loads(path.read_bytes(), parse_constant=lambda word: word)
    except (ValueError, RecursionError) as problem:
        raise InvalidProblemError([Finding("file", None, f"no JSON: {problem}"[:200], "one JSON object")]) from None
    if not isinstance(raw, dict):
        raise InvalidProblemError([Finding("file", None, f"JSON of the kind {type(raw).__name__}", "one JSON object")])
    return raw


def _from_npz(path: Path, instance: str) -> Mapping[str, Any]:
    """The arrays of one instance; in a file with several they are called `ID_ptr` and so on."""
    prefix = f"{instance}_" if instance else ""
    with path.open("rb") as file:
        names, arrays = _arrays(file, prefix)
    raw = {name.removeprefix(prefix): values for name, values in arrays.items()}
    if not _KNOWN & set(raw):
        told = sorted(name.removesuffix("_ptr") for name in names if name.endswith("_ptr"))
        needed = f"one of the instances {', '.join(told[:20])}: FILE.npz#ID" if told else "the arrays of a market"
        raise InvalidProblemError([Finding("file", None, f"no instance “{instance}”", needed)])
    parts = {name.removeprefix(_PART): values for name, values in raw.items() if name.startswith(_PART)}
    known = {name: values for name, values in raw.items() if name in _KNOWN}
    return known | {"score_parts": parts} if parts else known


def _arrays(file: BinaryIO, prefix: str) -> tuple[list[str], dict[str, Any]]:
    """The name of every array of an archive, and the arrays whose name starts so."""
    try:
        with warnings.catch_warnings(action="ignore"):  # of arrays that an old version wrote
            stored = np.load(file, allow_pickle=False)
            if isinstance(stored, np.ndarray):
                raise ValueError("one array without a name")  # noqa: TRY301, TRY004
            return stored.files, {name: stored[name] for name in stored.files if name.startswith(prefix)}
    except Exception as problem:  # noqa: BLE001 - a damaged archive fails in every way that its readers know
        found = f"no NPZ: {problem}"[:200]
        raise InvalidProblemError([Finding("file", None, found, "arrays of whole numbers by name")]) from None
