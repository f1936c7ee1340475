"""How to knock at the doors of introductions: the learner of the story and the bakery, in each state that is needed."""

from collections.abc import Callable, Mapping
from typing import Any

from tests.trust.scene import Scene
from tests.trust.ways import Way


def _of(find: Callable[[Scene], Any], *more: str, **form: Any) -> Way:
    return Way(lambda cast, _: [find(cast).pk, *more], lambda _cast, _: form)


def _proposed(cast: Scene) -> Any:
    return cast.proposed


def _planned(cast: Scene) -> Any:
    return cast.talk_planned


INTRODUCTIONS: Mapping[str, Way] = {
    "introductions:export": Way(lambda _c, _p: ["csv"]),
    "introductions:propose": Way(lambda cast, _: [cast.track.pk, cast.noor.kept.pk], lambda _c, _p: {"letter": ""}),
    "introductions:introduction": _of(_planned),
    "introductions:history": _of(_proposed),
    "introductions:history_export": _of(_proposed, "csv"),
    "introductions:talk_file": _of(_planned),
    "introductions:plan": _of(_proposed, day="2026-12-03", hour="14:00", place="Dorpsstraat 1"),
    "introductions:promise": _of(_planned),
    "introductions:transfer": Way(
        lambda cast, _: [cast.proposed.pk], lambda cast, _: {"opening": str(cast.other_place.pk)}
    ),
    "introductions:show_interest": _of(_proposed),
    "introductions:letter": _of(_proposed, letter="Ik bak graag."),
    "introductions:accept": _of(lambda cast: cast.only_seat),
    "introductions:refuse": _of(_proposed, reason="other"),
    "introductions:withdraw": _of(_proposed),
    "introductions:fall_away": _of(lambda cast: cast.placed_there, reason="other"),
}
