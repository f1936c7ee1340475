"""Every page of the access matrix on the smallest screen in the dark: nothing for axe to find, nothing sideways.

The short form opens a share of them, always the same; the long form opens all.
"""

import random
from collections.abc import Iterator
from typing import Any

import pytest
from django.urls import reverse

from tests.browser import conftest as chromium
from tests.harness import bakery
from tests.trust import doors, matrix, texts
from tests.trust.conftest import Size, Tell, seed
from tests.trust.people import Person, everybody
from tests.trust.scene import Scene

pytestmark = [pytest.mark.slow, pytest.mark.any_database, pytest.mark.django_db(transaction=True)]

browser, visits = chromium.browser, chromium.visits
"""The same browser, and the same visitors, as those of the journeys."""


def pages(scene: Scene, people: list[Person]) -> Iterator[tuple[Person, str]]:
    """The address of each page, with the first who may read it and finds a page there."""
    for door, row in matrix.rows().items():
        if ":" not in door or row.reads is None:
            continue
        way = doors.WAYS.get(door, doors.Way())
        for person in people:
            if row.reads.holds(person.role, person.place, is_signed_in=person.is_signed_in):
                address = reverse(door, args=way.arguments(scene, person)) + way.query
                answer = person.client.get(address)
                if answer.status_code == 200 and answer["Content-Type"].startswith("text/html"):
                    yield person, address
                    break


@pytest.fixture
def scene(transactional_db: None, now: Any, settings: Any, tmp_path: Any) -> Scene:
    """The story with a row in every list."""
    settings.MEDIA_ROOT = tmp_path
    made = Scene(bakery.build(now))
    texts.rows_for_all(made)
    return made


def test_every_page_fits_the_smallest_screen(visits: Any, scene: Scene, size: Size, tell: Tell) -> None:
    found = list(pages(scene, everybody(scene.world, scene.noor)))
    assert len(found) > 150
    chosen = random.Random(seed()).sample(found, min(size.pages, len(found)))
    wrong, windows = [], {}
    for person, address in chosen:
        if person.name not in windows:
            windows[person.name] = visits(person.capacity, width=320, theme="dark")
        try:
            windows[person.name].opens(address)
        except AssertionError as fault:
            wrong.append(f"{person.name} {address}: {fault}")
    tell(f"{len(chosen)} of {len(found)} pages opened")
    assert not wrong, "\n".join(wrong)
