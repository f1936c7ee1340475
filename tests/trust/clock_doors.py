"""How to knock at the doors of the search time: the learner of the story, and a question that waits."""

from collections.abc import Callable, Mapping
from typing import Any

from tests.trust.scene import Scene
from tests.trust.ways import Way


def _of(find: Callable[[Scene], Any], *more: str, **form: Any) -> Way:
    return Way(lambda cast, _: [find(cast).pk, *more], lambda _cast, _: form)


def _clock(cast: Scene) -> Any:
    return cast.searching


def _asked(cast: Scene) -> Any:
    return cast.asked


CLOCKS: Mapping[str, Way] = {
    "clock:export": Way(lambda _c, _p: ["csv"]),
    "clock:calls_export": Way(lambda _c, _p: ["csv"]),
    "clock:clock": _of(_clock),
    "clock:days_export": _of(_clock, "csv"),
    "clock:history": _of(_clock),
    "clock:history_export": _of(_clock, "csv"),
    "clock:ask": _of(_clock, reason="talks_planned"),
    "clock:handle": _of(_clock, outcome="full_time", agreed="on"),
    "clock:note_call": Way(lambda cast, _: [cast.asked.clock_id, cast.asked.clock.track.person_id]),
    "clock:decide": _of(_asked, decision="granted"),
    "clock:withdraw": _of(_asked),
    "agenda:file": Way(lambda cast, _: [cast.feed_secret]),
    "learner:search_time": Way(lambda cast, _: [cast.searching.track_id]),
    "learner:days_export": Way(lambda cast, _: [cast.searching.track_id, "csv"]),
}
