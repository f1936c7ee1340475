"""How to knock at the doors of enquiries: one in the hands of the provider of the story, and one by its link."""

from collections.abc import Callable, Mapping
from typing import Any

from tests.harness.school import TRAINING
from tests.trust.people import Person
from tests.trust.scene import Scene
from tests.trust.ways import Way

_PERSON = {"given_name": "Yasmina", "family_name": "Zonderschool", "birth_date": "2007-04-12"}
_ASKED = {
    "age": "young_adult",
    "situation": "left_early",
    "place": "9000 Gent",
    "name": "Yasmina Zonderschool",
    "email": "yasmina.nieuw@voorbeeld.example",
}


def _waiting(**form: Any) -> Way:
    return Way(lambda cast, _: [cast.enquiry.pk], lambda _cast, _: form)


def _taken(form: Callable[[Scene, Person], dict[str, Any]]) -> Way:
    return Way(lambda cast, _: [cast.taken_enquiry.pk], form)


def _secret(cast: Scene, _person: Person) -> list[Any]:
    return [cast.asked_secret]


def _handed(find: Callable[[Scene], Any], **form: Any) -> Way:
    return Way(lambda cast, _: [find(cast).pk], lambda _cast, _: form)


HANDOVERS: Mapping[str, Way] = {
    "handovers:export": Way(lambda _c, _p: ["csv"], query="?deel=given"),
    "handovers:give": Way(
        lambda cast, _: [cast.free.pk],
        lambda cast, _: {
            "kind": "colleague",
            "coach": str(cast.noor.coach.user_id),
            "why": "other",
            "stands": "Schildert zelfstandig.",
        },
    ),
    **{
        f"handovers:{door}": _handed(lambda cast: cast.handover_asked)
        for door in ("handover", "pdf", "agree", "decline", "withdraw")
    },
    "handovers:paper": _handed(lambda cast: cast.handover_asked, signed_on="2026-11-20"),
    "handovers:accept": _handed(lambda cast: cast.handover_offered),
    "handovers:send_back": _handed(lambda cast: cast.handover_offered, reason="full"),
    "enquire:start": Way(form=lambda _c, _p: _ASKED),
    "enquire:follow": Way(_secret),
    "enquire:confirm": Way(_secret),
    "enquire:withdraw": Way(_secret),
    "enquiries:export": Way(lambda _c, _p: ["csv"]),
    "enquiries:enquiry": _waiting(),
    "enquiries:take": _waiting(),
    "enquiries:pass_on": _waiting(reason="full"),
    "enquiries:close": _taken(lambda _c, _p: {"outcome": "work"}),
    "enquiries:enrol": _taken(lambda _c, _p: {**_PERSON, "training": TRAINING, "starts_on": "2026-11-21"}),
}
