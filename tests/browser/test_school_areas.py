"""The pages of schools, learners and matching rounds: on the smallest screen in the dark, and in English."""

from typing import Any

import pytest
from django.urls import reverse

from tandem.registers.access.models import Capacity
from tandem.registers.access.terms import Role
from tests.browser.test_areas import dutch_on
from tests.browser.visitor import Visitor
from tests.factories.access import CapacityFactory
from tests.factories.accounts import UserFactory
from tests.factories.clocks import SearchClockFactory
from tests.factories.people import GuardianshipFactory
from tests.factories.rounds import RoundPairFactory, RunFactory
from tests.harness import matching, visitors
from tests.harness.bakery import World
from tests.harness.matching import School

pytestmark = pytest.mark.django_db(transaction=True)

KEPT = {
    Role.PLATFORM_ADMIN: ("system:timetables", "system:activity_lists"),
    Role.AGENCY_STAFF: ("rounds:list", "rounds:new"),
}
"""What who keeps the platform looks after, and where who keeps the powers begins a round."""


@pytest.fixture
def school(world: World) -> School:
    """A school with two learners who search, one of whom nothing suits, and two bakeries."""
    return matching.build(world.now, training="BOU-SCHILDER")


def school_pages(school: School) -> list[str]:
    """What a school opens, from its list of learners to what a round says about one of them."""
    near, _far = school.bakery(), school.bakery(lat=51.09, first_minute=240)
    noor = school.learner(person__given_name="Noor", person__family_name="Leerling")
    GuardianshipFactory(child=noor.person)
    school.learner(person__given_name="Sam", person__family_name="Leerling", lat=51.6)
    clock = SearchClockFactory(track=noor)
    one = school.round()
    run, broken = school.run(one), RunFactory(round=one, number=40, failed=True)
    RoundPairFactory(round=one, track=noor, opening=near)
    about = {
        (): ("learners:list", "learners:enrol", "clock:board", "clock:calls", "provider:free_days"),
        (noor.pk,): (
            *("learners:track", "learners:screening", "learners:correct", "learners:leave", "learners:history"),
            "proposals:suited",
        ),
        (clock.pk,): ("clock:clock", "clock:history"),
        (one.pk,): ("rounds:round", "rounds:change", "rounds:ask_provider", "rounds:discard"),
        (run.pk,): ("rounds:run",),
        (broken.pk,): ("rounds:run",),
        (run.pk, noor.pk): ("rounds:line",),
    }
    rounds = [reverse("rounds:list"), reverse("rounds:new")]
    return [*rounds, *(reverse(name, args=args) for args, names in about.items() for name in names)]


def learner_pages(school: School, held: Capacity) -> list[str]:
    """What a learner opens, and finds places that suit."""
    track = school.learner(person__given_name="Lou", person__family_name="Leerling", person__user=held.user)
    SearchClockFactory(track=track)
    names = ("learner:track", "learner:places", "learner:search_time", "proposals:suited")
    return [reverse(name, args=[track.pk]) for name in names]


@pytest.fixture
def walks(visits: Any, school: School) -> Any:
    """Who comes where; `walks(**how)` gives each visitor with the pages to open."""
    head = CapacityFactory(
        user=UserFactory(name="Hilde Directie"), company=None, role=Role.PROVIDER_ADMIN, provider=school.provider
    )
    held = visitors.capacity(Role.LEARNER, None)
    pages = {head: school_pages(school), held: learner_pages(school, held)}
    for role, names in KEPT.items():
        pages[visitors.capacity(role, visitors.organisation_for(role))] = [reverse(name) for name in names]

    def walk(**how: Any) -> list[tuple[Visitor, list[str]]]:
        return [(visits(one, **how), addresses) for one, addresses in pages.items()]

    return walk


def test_the_pages_of_schools_and_learners_fit_the_smallest_screen_in_the_dark(walks: Any) -> None:
    for somebody, pages in walks(width=320, theme="dark"):
        for address in pages:
            somebody.opens(address)


def test_in_english_nothing_around_what_schools_and_learners_read_stays_dutch(walks: Any) -> None:
    wrong = []
    for somebody, pages in walks(axe=False, language="en"):
        for address in pages:
            somebody.opens(address)
            wrong += [f"{address}: {text}" for text in dutch_on(somebody)]
    assert not wrong, "\n".join(wrong)
