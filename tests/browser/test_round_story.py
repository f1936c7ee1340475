"""From a file of pupils to a place: a school reads in a class and proposes; a learner says yes on a phone."""

from datetime import date
from typing import Any

import pytest

from tandem.journey.intake.models import Track
from tandem.journey.intake.terms.tracks import Phase
from tandem.journey.placement.models import Opening
from tandem.registers.access.models import Capacity
from tandem.registers.access.terms import Role
from tests.browser.conftest import link_in_mail, worker_works
from tests.browser.visitor import Visitor
from tests.factories.access import CapacityFactory
from tests.factories.accounts import UserFactory
from tests.harness import matching
from tests.harness.bakery import World
from tests.tandem.faces.exchange.enrolments.files import csv, row

pytestmark = [pytest.mark.django_db(transaction=True)]

MAIL = "jan.leerling@voorbeeld.example"


@pytest.fixture
def opening(world: World) -> Opening:
    """A painter in Deinze takes somebody this year."""
    school = matching.build(world.now, training="BOU-SCHILDER")
    return school.bakery(lat=50.98, lon=3.53)


@pytest.fixture
def hilde(visits: Any, opening: Opening) -> Visitor:
    """Who manages the school."""
    provider = matching.Provider.objects.get(name="School Voorbeeld")
    held = CapacityFactory(role=Role.PROVIDER_ADMIN, company=None, provider=provider, user=UserFactory(name="Hilde"))
    visitor: Visitor = visits(held)
    return visitor


def test_from_a_file_of_pupils_to_a_place(visits: Any, opening: Opening, hilde: Visitor) -> None:
    the_school_reads_its_pupils_in(hilde)
    the_coach_and_the_learner_were_asked(hilde)
    the_school_makes_a_round_and_proposes(hilde)
    noor = the_learner_comes_in_by_the_invitation(visits, hilde)
    boss = visits(boss_of(opening))
    the_learner_wants_to_meet(noor)
    the_company_plans_a_talk_and_promises_the_place(boss)
    the_learner_says_yes(noor)
    assert Track.objects.get(person__given_name="Jan").phase == Phase.PLACED


def boss_of(opening: Opening) -> Capacity:
    held: Capacity = CapacityFactory(role=Role.COMPANY_ADMIN, company=opening.company, user=UserFactory(name="Bo"))
    return held


def the_school_reads_its_pupils_in(hilde: Visitor) -> None:
    hilde.opens("/lerenden/inlezen/")
    content = csv(row("Jan", "Leerling", "2007-04-12", email=MAIL), row("Te", "Jong", "2021-01-01"))
    hilde.page.locator("input[type=file]").set_input_files(
        {"name": "klas.csv", "mimeType": "text/csv", "buffer": content}
    )
    hilde.presses("Bekijk wat het bestand doet")
    hilde.sees("Deze rijen kunnen nog niet", "Jan Leerling")
    hilde.presses("Lees 1 rij in")
    worker_works()
    hilde.sees("Klaar. Hieronder staat wat er gebeurde.")


def the_coach_and_the_learner_were_asked(hilde: Visitor) -> None:
    hilde.opens("/lerenden/")
    hilde.follows("Leerling, Jan")
    hilde.follows("Vul de screening in")
    hilde.answers("Is de lerende arbeidsbereid?", "Ja")
    hilde.answers("Is de lerende arbeidsrijp?", "Ja")
    hilde.chooses("Fiets")
    hilde.fills("Langste weg, in minuten", "45")
    hilde.presses("Bewaar")
    hilde.presses("Besluit de screening")
    hilde.sees("De screening is besloten.")
    hilde.presses("Start het zoeken")
    hilde.sees("De lerende zoekt een werkplek.")


def the_school_makes_a_round_and_proposes(hilde: Visitor) -> None:
    hilde.opens("/matchronden/nieuw/")
    hilde.fills("Naam van de matchronde", "Najaar")
    hilde.presses("Bewaar")
    hilde.presses("Bereken")
    worker_works()
    hilde.page.reload()
    hilde.looks_well()
    hilde.sees("Jan Leerling")
    hilde.follows("Maak voorstellen")
    hilde.fills("Antwoorden tot en met", "2026-12-05")
    hilde.presses("Verstuur de voorstellen")
    worker_works()


def the_learner_comes_in_by_the_invitation(visits: Any, hilde: Visitor) -> Visitor:
    hilde.opens("/lerenden/")
    hilde.follows("Leerling, Jan")
    hilde.presses("Nodig Jan Leerling uit")
    noor: Visitor = visits(width=320)
    noor.opens(link_in_mail(MAIL))
    noor.sees("Voor wie", "Jan Leerling")
    noor.presses("Aanvaard de uitnodiging")
    return noor


def the_learner_wants_to_meet(noor: Visitor) -> None:
    noor.opens("/kennismakingen/")
    noor.follows("Voorbeeldbedrijf")
    noor.presses("Ja, ik wil kennismaken")
    noor.sees("Genoteerd: je wilt kennismaken.")


def the_company_plans_a_talk_and_promises_the_place(boss: Visitor) -> None:
    boss.opens("/kennismakingen/")
    assert "Jan Leerling" not in boss.page.locator("main").inner_text()
    boss.follows("Een lerende")
    boss.follows("Plan een gesprek")
    boss.fills("Welke dag?", str(date(2026, 11, 25)))
    boss.fills("Hoe laat?", "14:30")
    boss.fills("Waar?", "In het atelier")
    boss.presses("Verstuur de uitnodiging")
    boss.sees("U ziet nu wie de lerende is.", "Jan Leerling")
    boss.presses("Zeg de plaats toe")


def the_learner_says_yes(noor: Visitor) -> None:
    noor.page.reload()
    noor.presses("Ja, ik neem deze plek")
    noor.sees("Je hebt een werkplek. Goed gedaan!")
