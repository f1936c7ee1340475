"""Every page of the access matrix on the smallest screen in the dark: nothing for axe to find, nothing sideways.

The short form opens a share of them, always the same; the long form opens all.
"""

import random
from collections.abc import Iterator
from itertools import islice
from typing import Any

import pytest
from django.urls import reverse

from tests.harness import bakery
from tests.trust import doors, matrix, texts
from tests.trust.conftest import Size, Tell, seed
from tests.trust.people import Person, everybody
from tests.trust.scene import Scene

pytestmark = [pytest.mark.slow, pytest.mark.any_database, pytest.mark.django_db(transaction=True)]


def pages(scene: Scene, people: list[Person]) -> Iterator[tuple[Person, str]]:
    """The address of each page, in any order, with the first who may read it and finds a page there."""
    rows = [(door, row) for door, row in matrix.rows().items() if ":" in door and row.reads is not None]
    assert len(rows) > 250
    for door, row in random.Random(seed()).sample(rows, len(rows)):
        way = doors.WAYS.get(door, doors.Way())
        for person in people:
            if row.reads and row.reads.holds(person.role, person.place, is_signed_in=person.is_signed_in):
                address = reverse(door, args=way.arguments(scene, person)) + way.query
                answer = person.client.get(address)
                answer.close()
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
    tried, wrong, windows = 0, [], {}
    for person, address in islice(pages(scene, everybody(scene.world, scene.noor)), size.pages):
        tried += 1
        if person.name not in windows:
            windows[person.name] = visits(person.capacity, width=320, theme="dark")
        try:
            windows[person.name].opens(address)
        except AssertionError as fault:
            wrong.append(f"{person.name} {address}: {fault}")
    tell(f"{tried} pages opened")
    assert not wrong, "\n".join(wrong)
    assert tried >= min(size.pages, 150)
