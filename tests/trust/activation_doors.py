"""How to knock at the doors of the question whether there is a place, and of the list of what sleeps."""

from collections.abc import Mapping
from typing import Any

from tests.trust.people import Person
from tests.trust.scene import Scene
from tests.trust.ways import Way


def _secret(cast: Scene, _person: Person) -> list[Any]:
    return [cast.availability_secret]


def _own(cast: Scene, _person: Person) -> list[Any]:
    return [cast.availability.pk]


ACTIVATION: Mapping[str, Way] = {
    "availability:question": Way(_secret),
    "availability:answer": Way(_secret, lambda _c, _p: {"antwoord": "not_now"}),
    "company:availability": Way(_own),
    "company:answer_availability": Way(_own, lambda _c, _p: {"antwoord": "not_now"}),
    "company:wake": Way(_own),
    "sleeping:export": Way(lambda _c, _p: ["csv"]),
    "sleeping:ask": Way(
        form=lambda cast, _: {"erkenning": [str(cast.availability.recognition_id)], "terug": "sector=FOOD"}
    ),
}
