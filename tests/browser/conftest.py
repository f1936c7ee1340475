"""A real browser, where the machine has one, and who sits behind it."""

import os
import re
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from django.core import mail as post
from django.test import Client

from tandem.base import clock, jobs
from tandem.faces.worker.handlers import HANDLERS
from tandem.journey.placement.snapshot import shelf
from tandem.registers.access.models import Capacity
from tandem.registers.access.terms import Role
from tests.browser.visitor import Visitor
from tests.factories.access import CapacityFactory
from tests.factories.accounts import UserFactory
from tests.harness import bakery, visitors
from tests.harness.bakery import World

CHROMIUM = Path("/usr/bin/chromium")
ARGUMENTS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)

Visits = Callable[..., Visitor]


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    """Chromium without a screen."""
    if not CHROMIUM.exists():
        pytest.skip("Chromium is not installed (Debian: chromium): the browser is not tried")
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"  # the driver runs a loop in this thread
    from playwright.sync_api import sync_playwright

    with sync_playwright() as driver:
        started = driver.chromium.launch(executable_path=str(CHROMIUM), args=list(ARGUMENTS))
        yield started
        started.close()


@pytest.fixture
def visits(browser: Any, live_server: Any) -> Iterator[Visits]:
    """Somebody comes with a browser of their own; `visits(held)` comes signed in, in that capacity."""
    opened = []

    def visit(
        held: Capacity | None = None, *, width: int = 1280, script: bool = True, axe: bool = True, **cookies: str
    ) -> Visitor:
        if held is not None:
            cookies["sessionid"] = visitors.enter(Client(), held.user, held).cookies["sessionid"].value
        size = {"width": width, "height": 900}
        context = browser.new_context(viewport=size, java_script_enabled=script, locale="nl-BE")
        context.add_cookies([{"name": key, "value": value, "url": live_server.url} for key, value in cookies.items()])
        opened.append(context)
        return Visitor(context, live_server.url, with_axe=axe and script)

    yield visit
    for context in opened:
        context.close()


@pytest.fixture(autouse=True)
def _own_storage(settings: Any, tmp_path: Path) -> None:
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture(autouse=True)
def _no_places_of_others() -> None:
    shelf.forget()


@pytest.fixture
def world(transactional_db: None, now: datetime) -> World:
    """A bakery that asks recognition, and who treats it."""
    return bakery.build(now)


@pytest.fixture
def boss(world: World) -> Capacity:
    """Who manages the bakery; signs in with links by mail."""
    user = UserFactory(name="Noor Voorbeeld", email="noor@bakkerij.example", without_identity=True)
    return CapacityFactory(user=user, company=world.company)


@pytest.fixture
def manager(world: World) -> Capacity:
    """The manager of the partnership that treats what the bakery asks."""
    user = UserFactory(name="Mieke Bevoegd")
    return CapacityFactory(user=user, partnership=True, role=Role.PARTNERSHIP_MANAGER, body=world.body())


def worker_works() -> None:
    """Everything that waits for the worker is done."""
    while job := jobs.claim(worker="browser", now=clock.now()):
        assert jobs.run(job, handlers=HANDLERS, clock=clock.now), f"{job.name}: {job.last_error}"


def link_in_mail(to: str) -> str:
    """The address of the link in the last mail to somebody, on this server."""
    worker_works()
    letter = next(one for one in reversed(post.outbox) if to in one.to)
    found = re.search(r"https?://[^/\s]+(/\S+)", str(letter.body))
    assert found, letter.body
    return found[1]
