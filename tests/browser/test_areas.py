"""The pages of companies, bodies and keepers: on the smallest screen in the dark, and in English."""

import re
from typing import Any

import pytest
from django.urls import reverse

from tandem.journey.recognition.terms import State
from tandem.registers.access.terms import Role
from tests.browser.visitor import Visitor
from tests.factories.placement import OpeningContactFactory
from tests.harness import bakery, stages, visitors, workplace
from tests.harness.bakery import World

pytestmark = pytest.mark.django_db(transaction=True)

DUTCH = re.compile(r"\b(het|een|uw|wij|niet|geen|naar|voor|wordt|ook|deze|dit|kies|bewaar|vul)\b", re.IGNORECASE)
"""Short words that hardly stand in a name; a text of the law that exists in Dutch only is marked as such."""


def company_pages(world: World) -> list[str]:
    """What a company opens, from its home to its receipt."""
    asked = stages.brought_to(world, State.INCOMPLETE)
    mentor = world.company.mentors.get()
    dossier, request = world.draft(mentor=mentor)
    place = workplace.recognised(world.establishment)
    opening = OpeningContactFactory(opening__recognition=place).opening
    about = {
        (): (
            "home",
            "recognitions",
            "mentors",
            "new_mentor",
            "invite",
            "joint_committee",
            "establishments",
            "start",
            "openings",
        ),
        (mentor.pk,): ("mentor", "extract", "training"),
        (dossier.pk,): ("dossier", "workplaces", "declarations", "contact", "check", "discard"),
        (dossier.pk, "finance"): ("documents",),
        (dossier.pk, request.pk): ("workplace",),
        (asked.dossier_id,): ("receipt",),
        (asked.pk,): ("request", "history", "withdraw"),
        (place.pk,): ("open_place",),
        (opening.pk,): ("opening", "change_opening", "close_opening", "opening_history"),
    }
    found = [reverse(f"company:{name}", args=args) for args, names in about.items() for name in names]
    return [*found, f"{reverse('company:doubt')}?gegeven=name", reverse("account:notices"), reverse("account:keys")]


def desk_pages(world: World) -> list[str]:
    """What a body opens, from its list to its decision."""
    waiting, asked = (
        stages.brought_to(world, State.IN_TREATMENT),
        stages.brought_to(bakery.build(world.now), State.SUBMITTED),
    )
    about = {
        (): ("inbox",),
        (waiting.pk,): ("request", "decide", "history"),
        (asked.pk,): ("request", "ask_completion"),
    }
    return [reverse(f"desk:{name}", args=args) for args, names in about.items() for name in names]


KEPT = {
    Role.PLATFORM_ADMIN: ("home", "jobs", "mails", "chains", "doubts", "people", "imports"),
    Role.AGENCY_STAFF: ("home", "people", "move_power", "rule_settings"),
}
"""What who keeps the platform, and who keeps the powers, look after."""


@pytest.fixture
def rounds(visits: Any, world: World, boss: Any, manager: Any) -> Any:
    """Who comes where; `rounds(**how)` gives each visitor with the pages to open."""

    def walk(**how: Any) -> list[tuple[Visitor, list[str]]]:
        keepers = {visitors.capacity(role, visitors.organisation_for(role)): names for role, names in KEPT.items()}
        return [
            (visits(boss, **how), company_pages(world)),
            (visits(manager, **how), desk_pages(bakery.build(world.now))),
            *(
                (visits(keeper, **how), [reverse(f"system:{one}") for one in names])
                for keeper, names in keepers.items()
            ),
        ]

    return walk


def test_the_pages_of_who_signed_in_fit_the_smallest_screen_in_the_dark(rounds: Any) -> None:
    for somebody, pages in rounds(width=320, theme="dark"):
        for address in pages:
            somebody.opens(address)


def test_in_english_nothing_around_the_content_stays_dutch(rounds: Any, visits: Any) -> None:
    public = (visits(axe=False, language="en"), ["/", "/werkplekken/", "/wie-beslist/", "/regels/", "/aanmelden/"])
    wrong = []
    for somebody, pages in [public, *rounds(axe=False, language="en")]:
        for address in pages:
            somebody.opens(address)
            wrong += [f"{address}: {text}" for text in dutch_on(somebody)]
    assert not wrong, "\n".join(wrong)


def dutch_on(somebody: Visitor) -> list[str]:
    """What still sounds Dutch outside what is marked as Dutch."""
    assert somebody.page.evaluate("document.documentElement.lang") == "en"
    return [text for text in somebody.page.evaluate(_TEXTS) if DUTCH.search(text)]


_TEXTS = """() => {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const found = [document.title];
    for (let node = walker.nextNode(); node; node = walker.nextNode())
        if (!node.parentElement.closest('[lang=nl], script')) found.push(node.textContent.trim());
    for (const one of document.querySelectorAll('[aria-label], [title], [placeholder]'))
        for (const name of ['aria-label', 'title', 'placeholder']) found.push(one.getAttribute(name) ?? '');
    return found.filter(Boolean);
}"""


def test_control_a_dutch_sentence_on_an_english_page_is_found(visits: Any) -> None:
    somebody = visits(axe=False)
    somebody.page.set_content('<html lang="en"><p>Wij zoeken het uit.</p><p lang="nl">Het decreet</p><p>We look.</p>')
    assert dutch_on(somebody) == ["Wij zoeken het uit."]
