"""The number of another's row, copied or guessed: wherever a number is sent, the answer is that there is nothing."""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any
from uuid import UUID

import pytest
from django.db.models import Model
from django.urls import reverse

from tandem.base.models import Event
from tandem.registers.access.terms import Role
from tests.conftest import NOW
from tests.harness import bakery
from tests.harness.visitors import enter
from tests.tandem.faces.api.house import Cast
from tests.tandem.faces.api.knocks import DOORS as KNOCKS
from tests.trust import doors
from tests.trust.conftest import Tell
from tests.trust.matrix import Place
from tests.trust.people import Person, undone
from tests.trust.scene import Scene

pytestmark = pytest.mark.django_db

NOWHERE = str(UUID(int=7 << 64 | 8 << 60))
SUCCESS = frozenset({200, 201, 204, 302})
FOR_EVERYBODY = frozenset({"workplaces:opening", "getOpenPlace"})
"""An open place is public: that of another is everybody's to read."""
FEWEST = 120
"""How many places with a number there are at least; a test that finds fewer looks in the wrong place."""


@dataclass(frozen=True)
class Call:
    """One message: to the website with a form, to the API with a body."""

    door: str
    method: str
    url: str
    sent: str = ""

    def with_another(self, own: str, other: str) -> Iterator["Call"]:
        """The same call with one number swapped, in the address and in what is sent, each by itself."""
        if own in self.url:
            yield Call(self.door, self.method, self.url.replace(own, other), self.sent)
        if own in self.sent:
            yield Call(self.door, self.method, self.url, self.sent.replace(own, other))


def test_the_number_of_another_is_as_good_as_none(tell: Tell) -> None:
    scene, neighbour = Scene(bakery.build(NOW)), Scene(bakery.build(NOW))
    boss = _boss(scene)
    others = dict(zip(_ids(scene), _ids(neighbour), strict=True))
    tried, faults = 0, []
    for call in (one for one in _calls(scene, boss) if one.door not in FOR_EVERYBODY):
        for own, foreign in others.items():
            for by_guess, by_copy in zip(call.with_another(own, NOWHERE), call.with_another(own, foreign), strict=True):
                tried += 1
                nothing, heard = _heard(boss, by_guess), _heard(boss, by_copy)
                if heard != nothing or heard.status in SUCCESS or heard.happened:
                    faults.append(f"{call.door} {by_copy.url} {by_copy.sent}: {heard}, for no number {nothing}")
    tell(f"{tried} numbers swapped")
    assert faults == [], "\n".join(faults)
    assert tried >= FEWEST


def test_the_control_a_number_of_the_own_row_is_heard() -> None:
    scene = Scene(bakery.build(NOW))
    boss = _boss(scene)
    call = next(call for call in _calls(scene, boss) if call.door == "getMentor")
    assert _heard(boss, call) != _heard(boss, next(call.with_another(str(scene.mentor.pk), NOWHERE)))


@dataclass(frozen=True)
class Heard:
    """What comes back, with nothing in it that differs by itself."""

    status: int
    words: str
    happened: int


def _heard(boss: Person, call: Call) -> Heard:
    with undone():
        before = Event.objects.count()
        answer = _send(boss, call)
        content = answer.getvalue().decode(errors="replace")
        return Heard(answer.status_code, _plain(content), Event.objects.count() - before)


def _send(boss: Person, call: Call) -> Any:
    if call.url.startswith("/api/"):
        headers = {} if call.method == "GET" else {"If_Match": "*"}
        path = call.url.removeprefix("/api/v1")
        return boss.program(call.method, path, json.loads(call.sent) if call.sent else None, **headers)
    form = json.loads(call.sent) if call.sent else {}
    return boss.client.get(call.url) if call.method == "GET" else boss.client.post(call.url, form)


def _plain(content: str) -> str:
    """Without numbers, keys against forgery and moments, which may differ."""
    content = re.sub(r"[0-9a-f]{8}-[0-9a-f-]{27}", "", content)
    return re.sub(r'(csrfmiddlewaretoken" value=")[^"]*', r"\1", content)


def _boss(scene: Scene) -> Person:
    capacity = scene.boss.capacity
    assert capacity is not None
    client = enter(scene.boss.client.__class__(), capacity.user, capacity)
    return Person("boss", Role.COMPANY_ADMIN, Place.OWN, True, capacity, client, scene.boss)


def _ids(scene: Scene) -> list[str]:
    """The number of every row of the story, in the same order for each story."""
    names = sorted(name for name, made in (vars(Cast) | vars(Scene)).items() if isinstance(made, cached_property))
    found = [scene.company, scene.world.establishment.pk, *(row.pk for name in names for row in _rows(scene, name))]
    return list(dict.fromkeys(str(pk) for pk in found if isinstance(pk, UUID)))


def _rows(scene: Scene, name: str) -> list[Model]:
    made = getattr(scene, name)
    return [row for row in (made if isinstance(made, tuple) else (made,)) if isinstance(row, Model)]


def _calls(scene: Scene, boss: Person) -> Iterator[Call]:
    for name, _ in doors.addresses():
        way = doors.WAYS.get(name, doors.Way())
        url = reverse(name, args=way.arguments(scene, boss)) + way.query
        yield Call(name, "GET", url)
        yield Call(name, "POST", url, _json(way.form(scene, boss)))
    for name, door in KNOCKS.items():
        knock = door.knock(scene)
        if not knock.files:
            yield Call(name, knock.method, f"/api/v1{knock.path}", "" if knock.body is None else _json(knock.body))


def _json(form: Mapping[str, Any]) -> str:
    """As text; a file has no number in it and stays out."""
    plain = {name: value for name, value in form.items() if not hasattr(value, "read")}
    return json.dumps(plain, default=str)
