"""Thousands of messages to the API, sound and unsound, by several roles: nothing breaks, every answer is as described.

Short: a few messages to every operation, as another role on each database. Long: the examples, the edges of every
field, random messages and chains of calls, for each role. The seed is fixed, so that a message that breaks something
comes back.
"""

import logging
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

import pytest
import schemathesis
from django.core.wsgi import get_wsgi_application
from django.db import connections
from hypothesis import strategies
from schemathesis.config import SchemathesisConfig
from schemathesis.engine import events, from_schema
from schemathesis.generation import GenerationMode
from schemathesis.transport.wsgi import WSGITransport

from tandem.faces.api.problems import FINDING
from tests.tandem.faces.api import house
from tests.trust.conftest import Size, Tell, seed, shared_out

pytestmark = [pytest.mark.slow, pytest.mark.django_db(transaction=True)]

ROLES = ("boss", "manager", "agency", "admin", "learner", "parent", "coach", "nobody")
SHORT_ROLES = ("boss", "manager")
"""Who asks in the short form, shared out among the databases."""
LEARNERS_ROOMS = ("Choices of a learner", "Profile of a learner", "Introductions", "Openings")
"""What the short form also asks as a learner: the rooms where somebody else than a learner finds little."""
FEW, MANY = 2, 10
"""How many random messages each operation gets from each role, in the short and the long form."""

SOCKET_ONLY = {"max_redirects", "verify", "cert", "proxies"}

LOCKS_ITSELF_OUT = ("revokeToken",)
"""A program that finds its own key in a list and revokes it has nothing left to test."""

DAYS = strategies.dates(date(1990, 1, 1), date(2026, 11, 20)).map(date.isoformat)
"""Days that a law may reach; the others are refused, see `test_refusals.py`."""


@dataclass
class Report:
    """What one role sent and what went wrong."""

    cases: Counter[str] = field(default_factory=Counter)
    faults: dict[tuple[str, str], str] = field(default_factory=dict)
    seconds: float = 0.0

    @property
    def total(self) -> int:
        return sum(self.cases.values())


@pytest.fixture(autouse=True)
def _no_sockets(monkeypatch: pytest.MonkeyPatch) -> None:
    """One of the calls that schemathesis 4.32 makes itself hands settings of a socket to the in-process transport."""
    send = WSGITransport.send

    def send_in_process(self: WSGITransport, case: Any, **settings: Any) -> Any:
        try:
            return send(self, case, **{name: value for name, value in settings.items() if name not in SOCKET_ONLY})
        finally:
            # Its threads end without a word; PostgreSQL would keep their connections.
            connections.close_all()

    monkeypatch.setattr(WSGITransport, "send", send_in_process)


@pytest.fixture(autouse=True)
def _quiet() -> Iterator[None]:
    """Refusals are expected by the thousand; only what breaks is worth a line."""
    noisy = logging.getLogger("django.request")
    level = noisy.level
    noisy.setLevel(logging.CRITICAL)
    yield
    noisy.setLevel(level)


def sound_messages_are_understood(_ctx: Any, response: Any, case: Any) -> None:
    """A message as described is refused as unreadable only for a reason that no schema can tell.

    Forms with files are left out: a part without a file name is a field there, which no schema can tell either.
    """
    is_sound = case.meta is not None and case.meta.generation.mode is GenerationMode.POSITIVE
    if not is_sound or case.media_type == "multipart/form-data" or response.status_code != 400:
        return
    reasons = {issue["type"] for issue in response.json()["issues"]}
    assert reasons == {FINDING}, f"{case.method} {case.formatted_path}: {response.json()['issues']}"


def _is_long(size: Size) -> bool:
    return size.api_cases >= 10_000


def _config(caller: house.Caller, size: Size) -> SchemathesisConfig:
    is_long = _is_long(size)
    checks = {
        "positive_data_acceptance": {"enabled": False},  # ours knows that rules of the field refuse too
        # 422: the key for repeating of an example was used before, for another message.
        "missing_required_header": {"expected-statuses": [400, 401, 403, 404, 422, 428]},
    }
    return SchemathesisConfig.from_dict(
        {
            "seed": seed(),
            "workers": 1,
            "headers": {"Authorization": f"Bearer {caller.secret}"} if caller.secret else {},
            "checks": checks,
            "generation": {"max-examples": MANY if is_long else FEW, "no-shrink": True, "database": "none"},
            "phases": {
                "coverage": {"enabled": is_long},
                "stateful": {"enabled": is_long},
            },
        }
    )


def _fuzz(caller: house.Caller, size: Size, *, rooms: Sequence[str] = ()) -> Report:
    schemathesis.openapi.format("date", DAYS)
    schemathesis.check(sound_messages_are_understood)
    config = _config(caller, size)
    schema = schemathesis.openapi.from_wsgi("/api/v1/openapi.json", get_wsgi_application(), config=config)
    for name in LOCKS_ITSELF_OUT:
        schema = schema.exclude(operation_id=name)
    if rooms:
        schema = schema.include(tag=list(rooms))
    report, start = Report(), time.perf_counter()
    for event in from_schema(schema).execute():
        if isinstance(event, events.ScenarioFinished):
            report.cases[event.phase.value] += len(event.recorder.cases)
            report.faults.update(_faults(event.recorder))
        elif isinstance(event, events.NonFatalError | events.FatalError):
            report.faults["error", str(event.label)] = str(getattr(event, "value", event))
    report.seconds = time.perf_counter() - start
    return report


def _faults(recorder: Any) -> Iterator[tuple[tuple[str, str], str]]:
    for key, checks in recorder.checks.items():
        case = recorder.cases[key].value
        for check in checks:
            if check.status.value == "failure":
                sent = f"{case.method} {case.formatted_path} {case.query} {str(case.body)[:200]}"
                yield (check.name, case.operation.label), f"{check.failure_info.failure} <- {sent}"


@pytest.mark.parametrize("role", ROLES)
def test_no_message_breaks_the_api(role: str, size: Size, now: datetime, tell: Tell) -> None:
    if not _is_long(size) and role not in shared_out(SHORT_ROLES):
        pytest.skip("only in the long form, or on the other database")
    report = _fuzz(house.cast(now)[role], size)

    _nothing_broke(report, role, tell)
    assert report.total >= size.api_cases // len(ROLES if _is_long(size) else SHORT_ROLES)


def test_no_message_of_a_learner_breaks_the_rooms_of_learners(size: Size, now: datetime, tell: Tell) -> None:
    if _is_long(size):
        pytest.skip("the long form sends a learner everywhere")
    report = _fuzz(house.cast(now)["learner"], size, rooms=LEARNERS_ROOMS)

    _nothing_broke(report, "learner", tell)
    assert report.total >= 100


def _nothing_broke(report: Report, role: str, tell: Tell) -> None:
    phases = ", ".join(f"{name} {count}" for name, count in sorted(report.cases.items()))
    tell(f"{report.total} messages as {role} (seed {seed()}): {phases}")
    found = [f"{check} at {door}\n    {told[:600]}" for (check, door), told in sorted(report.faults.items())]
    assert not found, "\n".join(found)


def test_the_control_a_door_that_breaks_is_found(
    size: Size, now: datetime, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    from tandem.registers.reference import queries

    def broken(_day: date) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(queries, "sectors_on", broken)
    caplog.set_level(logging.CRITICAL)
    short = Size(races=1, kills_per_beat=1, api_cases=500)
    schema_faults = _fuzz(house.cast(now)["nobody"], short, rooms=("Reference data",)).faults
    assert ("not_a_server_error", "GET /sectors") in schema_faults
