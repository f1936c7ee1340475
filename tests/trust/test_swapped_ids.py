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
from tandem.journey.placement.models import Opening
from tandem.journey.recognition.models import Recognition
from tandem.registers.access.terms import Role
from tandem.registers.organisations.models import Establishment
from tests.conftest import NOW
from tests.harness import bakery
from tests.harness.learner import Choosing
from tests.harness.school import School
from tests.harness.visitors import enter
from tests.tandem.faces.api.house import Cast
from tests.tandem.faces.api.knocks import DOORS as KNOCKS
from tests.trust import doors, matrix
from tests.trust.conftest import Tell
from tests.trust.matrix import Place
from tests.trust.people import Person, everybody, undone
from tests.trust.scene import Scene

pytestmark = [pytest.mark.any_database, pytest.mark.django_db]

NOWHERE = str(UUID(int=7 << 64 | 8 << 60))
SUCCESS = frozenset({200, 201, 204, 302})
FOR_EVERYBODY = frozenset({"workplaces:opening", "getOpenPlace"})
"""An open place is public: that of another is everybody's to read."""
ASKS_PLACES = frozenset({"startJointTraining"})
"""Who files together names workplaces of the public register; one that does not stand there is nobody's to know."""
FEWEST = {Role.COMPANY_ADMIN: 280, Role.PROVIDER_ADMIN: 220, Role.LEARNER: 220}
"""Who tries, and how many places with a number there are at least; who finds fewer looks in the wrong place."""
PUBLIC = (Opening, Establishment, Recognition)
"""What everybody may know: a learner keeps, and a school proposes, the place of whichever company."""


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


@pytest.mark.parametrize("role", FEWEST)
def test_the_number_of_another_is_as_good_as_none(role: Role, tell: Tell) -> None:
    scene, neighbour = Scene(bakery.build(NOW)), Scene(bakery.build(NOW))
    who = _who(scene, role)
    others = dict(zip(_ids(scene, role), _ids(neighbour, role), strict=True))
    tried, faults = 0, []
    for call in (one for one in _calls(scene, who) if one.door not in FOR_EVERYBODY):
        for own, foreign in others.items():
            if call.door in ASKS_PLACES and own == str(scene.world.establishment.pk):
                continue
            for by_guess, by_copy in zip(call.with_another(own, NOWHERE), call.with_another(own, foreign), strict=True):
                tried += 1
                nothing, heard = _heard(who, by_guess), _heard(who, by_copy)
                if heard != nothing or heard.status in SUCCESS or heard.happened:
                    faults.append(f"{call.door} {by_copy.url} {by_copy.sent}: {heard}, for no number {nothing}")
    tell(f"{tried} numbers swapped")
    assert faults == [], "\n".join(faults)
    assert tried >= FEWEST[role]


def test_what_is_everybodys_is_public_in_the_matrix() -> None:
    for door in FOR_EVERYBODY:
        reads = matrix.rows()[door].reads
        assert reads is not None
        assert reads.kind == matrix.EVERYBODY, door


@pytest.mark.parametrize(("role", "door"), [(Role.PROVIDER_ADMIN, "learners:track"), (Role.LEARNER, "learner:track")])
def test_the_control_the_own_track_opens(role: Role, door: str) -> None:
    scene = Scene(bakery.build(NOW))
    who = _who(scene, role)
    call = next(call for call in _calls(scene, who) if call.door == door)
    assert _heard(who, call).status == 200


def test_the_control_a_number_of_the_own_row_is_heard() -> None:
    scene = Scene(bakery.build(NOW))
    boss = _who(scene, Role.COMPANY_ADMIN)
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


def _who(scene: Scene, role: Role) -> Person:
    """Who manages the company, who manages the school of the learner, and the learner."""
    if role is not Role.COMPANY_ADMIN:
        return next(one for one in everybody(scene.world, scene.noor) if (one.role, one.place) == (role, Place.OWN))
    capacity = scene.boss.capacity
    assert capacity is not None
    client = enter(scene.boss.client.__class__(), capacity.user, capacity)
    return Person("boss", Role.COMPANY_ADMIN, Place.OWN, True, capacity, client, scene.boss)


def _ids(scene: Scene, role: Role) -> list[str]:
    """The number of every row of the story, in the same order for each story."""
    names = sorted(name for name, made in (vars(Cast) | vars(Scene)).items() if isinstance(made, cached_property))
    rows = [row for name in names for row in _rows(getattr(scene, name))]
    known = [row.pk for row in rows if role is Role.COMPANY_ADMIN or not isinstance(row, PUBLIC)]
    own = [scene.company, scene.world.establishment.pk] if role is Role.COMPANY_ADMIN else []
    return list(dict.fromkeys(str(pk) for pk in (*own, *known) if isinstance(pk, UUID)))


def _rows(made: Any) -> Iterator[Model]:
    """The rows among what was made: one, several, or those that a story of people holds."""
    if isinstance(made, Model):
        yield made
    elif isinstance(made, tuple):
        yield from (row for row in made if isinstance(row, Model))
    elif isinstance(made, Choosing | School):
        yield from (row for row in vars(made).values() if isinstance(row, Model))


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
