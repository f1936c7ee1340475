"""A market and an answer as bytes, with a digest that is the same whenever their content is."""

import hashlib
import io
from collections.abc import Mapping
from typing import Any, Final, cast
from uuid import UUID

import numpy as np
from numpy.typing import NDArray

from matchmaker.problem import ARRAYS, PAIRS, SIZES, Problem, Whole, read
from tandem.journey.placement.snapshot.engine import Arranged

IDS: Final = ("track_ids", "opening_ids")


def packed(ready: Arranged, problem: Problem) -> tuple[str, bytes]:
    """The digest of the market and its file: the exchange format, with the learners and openings behind the numbers."""
    arrays = arrays_of(problem) | {
        "track_ids": _written([one.track_id for one in ready.market.seekers]),
        "opening_ids": _written([one.opening_id for one in ready.market.offers]),
    }
    file = io.BytesIO()
    np.savez_compressed(file, **cast("dict[str, Any]", arrays))
    return digest_of(arrays), file.getvalue()


def unpacked(content: bytes) -> tuple[Problem, tuple[UUID, ...], tuple[UUID, ...]]:
    """The market in a file, its tracks and its openings."""
    with np.load(io.BytesIO(content), allow_pickle=False) as file:
        arrays = {name: file[name] for name in file.files}
    tracks, openings = (_read(arrays.pop(name)) for name in IDS)
    parts = {name.removeprefix("part_"): arrays.pop(name) for name in list(arrays) if name.startswith("part_")}
    return read({**arrays, "score_parts": parts}), tracks, openings


def arrays_of(problem: Problem) -> dict[str, NDArray[Any]]:
    """Everything in a market, by name."""
    sizes = {name: np.array(getattr(problem, name), np.int64) for name in SIZES}
    plain = {name: np.asarray(getattr(problem, name)) for name in (*ARRAYS, *PAIRS)}
    return sizes | plain | {f"part_{name}": np.asarray(part) for name, part in problem.score_parts.items()}


def digest_of(arrays: Mapping[str, NDArray[Any]]) -> str:
    """The SHA-256 of named arrays: names, kinds, shapes and bytes, in the order of the names."""
    digest = hashlib.sha256()
    for name in sorted(arrays):
        array = np.ascontiguousarray(arrays[name])
        digest.update(f"{name} {array.dtype.str} {array.shape}\n".encode())
        digest.update(array.tobytes())
    return digest.hexdigest()


def digest_of_answer(edge: Whole) -> str:
    """The SHA-256 of who got what."""
    return digest_of({"edge": np.asarray(edge, np.int64)})


def _written(keys: list[UUID]) -> NDArray[np.uint8]:
    return np.frombuffer(b"".join(key.bytes for key in keys), np.uint8).reshape(-1, 16)


def _read(rows: NDArray[np.uint8]) -> tuple[UUID, ...]:
    return tuple(UUID(bytes=row.tobytes()) for row in rows)
