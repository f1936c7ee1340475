"""The web process is killed after each beat of `grant`: no half decision, nothing acknowledged lost; with control."""

import http.client
import os
import signal
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, suppress
from datetime import datetime
from functools import partial
from importlib import import_module
from urllib.parse import urlencode

import pytest
from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.db import connection

from tandem.base import events
from tandem.journey.recognition.models import Decision, Recognition, RecognitionRequest
from tandem.journey.recognition.terms import Happened, State
from tandem.registers.access.terms import Role
from tests.conftest import NOW
from tests.factories.access import CapacityFactory
from tests.factories.accounts import UserFactory
from tests.harness import bakery
from tests.harness.bakery import World
from tests.trust.conftest import Size, Tell
from tests.trust.dying_site import BEATS

pytestmark = pytest.mark.django_db(transaction=True)
TOKEN = "a" * 32
FOUND = 302


Site = Callable[..., AbstractContextManager[int]]


@pytest.fixture(scope="module")
def site(django_db_setup: None) -> Iterator[Site]:
    """`with site("decision") as port:` is the website in a process of its own that dies after that beat."""
    environment = os.environ | {
        "DATABASE_URL": _database_url(),
        "DJANGO_SETTINGS_MODULE": "tests.settings",
        "PYTHONPATH": "src:.",
        "NOW": NOW.isoformat(),
    }
    command = [sys.executable, "-m", "tests.trust.dying_site"]
    with subprocess.Popen(
        command, env=environment, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
    ) as parent:
        try:
            yield partial(_site, parent)
        finally:
            parent.kill()


@pytest.fixture
def world(now: datetime, transactional_db: None) -> World:
    """A bakery whose rows another process can see."""
    return bakery.build(now)


@pytest.mark.parametrize("beat", BEATS)
def test_a_kill_leaves_all_of_a_decision_or_nothing(
    world: World, site: Site, size: Size, beat: str, tell: Tell
) -> None:
    tell(f"{size.kills_per_beat} kills")
    for _ in range(size.kills_per_beat):
        file, cookie = _file_and_clerk(world)
        with site(beat) as port:
            assert _grant(port, file, cookie) is None, "the process answered before it was killed"
        if beat == "commit":
            assert _parts(file) == (State.GRANTED, 1, 1, 1)
        else:
            assert _parts(file) == (State.IN_TREATMENT, 0, 0, 0)
            with site("never") as port:
                assert _grant(port, file, cookie) == FOUND
            assert _parts(file) == (State.GRANTED, 1, 1, 1)
        assert list(events.verify()) == []


def test_what_was_acknowledged_survives_a_kill(world: World, site: Site, size: Size, tell: Tell) -> None:
    tell(f"{size.kills_per_beat} kills")
    for _ in range(size.kills_per_beat):
        file, cookie = _file_and_clerk(world)
        with site("never") as port:
            assert _grant(port, file, cookie) == FOUND
        assert _parts(file) == (State.GRANTED, 1, 1, 1)


def test_with_a_transaction_per_beat_a_kill_leaves_half_a_decision(world: World, site: Site) -> None:
    """The control: the same kill, the same checks, the protection switched off."""
    file, cookie = _file_and_clerk(world)
    with site("decision", apart=True) as port:
        assert _grant(port, file, cookie) is None
    assert _parts(file) == (State.GRANTED, 1, 0, 0)


def _file_and_clerk(world: World) -> tuple[RecognitionRequest, str]:
    """A file on a new establishment that waits for a decision, and the session of who decides."""
    world.establishment = bakery.EstablishmentFactory(company=world.company, nis="44021", postal_code="9000")
    file = world.in_treatment()
    user = UserFactory()
    capacity = CapacityFactory(
        user=user, role=Role.PARTNERSHIP_MANAGER, company=None, body=file.competent_body, valid_from=world.day
    )
    session = import_module(settings.SESSION_ENGINE).SessionStore()
    session[SESSION_KEY] = str(user.pk)
    session[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[0]
    session[HASH_SESSION_KEY] = user.get_session_auth_hash()
    session["capacity"] = str(capacity.pk)
    session.create()
    return file, f"sessionid={session.session_key}; csrftoken={TOKEN}"


@contextmanager
def _site(parent: subprocess.Popen[bytes], beat: str, *, apart: bool = False) -> Iterator[int]:
    """The port of a website that is killed at the end if it still lives."""
    assert parent.stdin is not None
    assert parent.stdout is not None
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = int(free.getsockname()[1])
    parent.stdin.write(f"{port} {beat}{' apart' if apart else ''}\n".encode())
    parent.stdin.flush()
    ready, pid = parent.stdout.readline().split()
    assert ready == b"ready"
    try:
        yield port
    finally:
        with suppress(ProcessLookupError):
            os.kill(int(pid), signal.SIGKILL)


def _database_url() -> str:
    found = connection.settings_dict
    if connection.vendor == "sqlite":
        return f"sqlite:///{found['NAME']}"
    # A host that starts with a slash is a folder with a socket.
    return f"postgres://{found['USER']}@/{found['HOST']}/{found['NAME']}"


def _grant(port: int, file: RecognitionRequest, cookie: str) -> int | None:
    """Post the decision; the status, or None when the line went dead."""
    site = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
    body = urlencode({"outcome": "granted", "motive": "", "csrfmiddlewaretoken": TOKEN})
    headers = {"Cookie": cookie, "Content-Type": "application/x-www-form-urlencoded"}
    try:
        site.request("POST", f"/werkbank/aanvragen/{file.pk}/beslissen/", body=body, headers=headers)
        return site.getresponse().status
    except (ConnectionError, http.client.HTTPException):
        return None
    finally:
        site.close()


def _parts(file: RecognitionRequest) -> tuple[str, int, int, int]:
    """The state, and how many decisions, recognitions and events of it there are."""
    happened = [event.code for event in events.history(file)]
    return (
        RecognitionRequest.objects.get(pk=file.pk).state,
        Decision.objects.filter(request=file).count(),
        Recognition.objects.filter(request=file).count(),
        happened.count(Happened.RECOGNITION_GRANTED),
    )
