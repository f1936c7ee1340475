"""A market and an answer as bytes, with a digest that is the same whenever their content is."""

import hashlib
import io
from collections.abc import Mapping
from typing import Any, Final, cast
from uuid import UUID

import numpy as np
from numpy.typing import NDArray

from matchmaker.problem import ARRAYS, PAIRS, SIZES, Problem, Whole, read
from tandem.journey.placement.rules.schedule import Schedule
from tandem.journey.placement.snapshot.engine import Arranged

_PART: Final = "score_parts."


def packed(ready: Arranged, problem: Problem) -> tuple[str, bytes]:
    """The digest of the market and its file: the exchange format, with the tracks and openings behind the numbers.

    There are no names in it. But it tells of each track which openings it can reach and in how many minutes, what it
    ranked and how urgent it is: who has the file knows much of learners, so it is given to who may know all of them.

    The minutes are in it, by timetable too, with the hashes and the day of the timetables they come from: another
    timetable, later, changes nothing of what was kept.
    """
    arrays = arrays_of(problem) | {
        "track_ids": _written([one.track_id for one in ready.market.seekers]),
        "opening_ids": _written([one.opening_id for one in ready.market.offers]),
    }
    if ready.market.schedule is not None:
        arrays |= _schedule(ready.market.schedule)
    file = io.BytesIO()
    np.savez_compressed(file, **cast("dict[str, Any]", arrays))
    return digest_of(arrays), file.getvalue()


def unpacked(file: bytes) -> tuple[str, Problem]:
    """The digest of what is in such a file, and its market."""
    with np.load(io.BytesIO(file), allow_pickle=False) as stored:
        arrays = {name: stored[name] for name in stored.files}
    parts = {name.removeprefix(_PART): arrays[name] for name in arrays if name.startswith(_PART)}
    known = {name: arrays[name] for name in (*SIZES, *ARRAYS, *PAIRS)}
    return digest_of(arrays), read(known | {"score_parts": parts})


def arrays_of(problem: Problem) -> dict[str, NDArray[Any]]:
    """Everything in a market, by the names of the exchange format."""
    sizes = {name: np.array(getattr(problem, name), np.int64) for name in SIZES}
    plain = {name: np.asarray(getattr(problem, name)) for name in (*ARRAYS, *PAIRS)}
    return sizes | plain | {f"{_PART}{name}": np.asarray(part) for name, part in problem.score_parts.items()}


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


def _schedule(schedule: Schedule) -> dict[str, NDArray[Any]]:
    digests = np.frombuffer(bytes.fromhex("".join(schedule.digests)), np.uint8).reshape(len(schedule.digests), -1)
    return {"timetable_day": np.array(schedule.day.toordinal(), np.int64), "timetable_digests": digests}


def _written(keys: list[UUID]) -> NDArray[np.uint8]:
    return np.frombuffer(b"".join(key.bytes for key in keys), np.uint8).reshape(-1, 16)
