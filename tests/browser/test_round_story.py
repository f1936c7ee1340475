"""From a file of pupils to a place: a coach reads in a class and makes a round, who manages the school proposes.

A learner says yes on a phone.
"""

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
    return at_school(visits, Role.PROVIDER_ADMIN, "Hilde")


@pytest.fixture
def wout(visits: Any, opening: Opening) -> Visitor:
    """Who coaches there."""
    return at_school(visits, Role.COACH, "Wout")


def at_school(visits: Any, role: Role, name: str) -> Visitor:
    provider = matching.Provider.objects.get(name="School Voorbeeld")
    visitor: Visitor = visits(CapacityFactory(role=role, company=None, provider=provider, user=UserFactory(name=name)))
    return visitor


def test_from_a_file_of_pupils_to_a_place(visits: Any, opening: Opening, wout: Visitor, hilde: Visitor) -> None:
    the_coach_reads_the_pupils_in(wout)
    the_coach_and_the_learner_were_asked(wout)
    the_coach_makes_a_round(wout)
    who_manages_the_school_proposes(hilde)
    noor = the_learner_comes_in_by_the_invitation(visits, wout)
    boss = visits(boss_of(opening))
    the_learner_wants_to_meet(noor)
    the_company_plans_a_talk_and_promises_the_place(boss)
    the_learner_says_yes(noor)
    assert Track.objects.get(person__given_name="Jan").phase == Phase.PLACED


def boss_of(opening: Opening) -> Capacity:
    held: Capacity = CapacityFactory(role=Role.COMPANY_ADMIN, company=opening.company, user=UserFactory(name="Bo"))
    return held


def the_coach_reads_the_pupils_in(wout: Visitor) -> None:
    wout.opens("/lerenden/inlezen/")
    content = csv(row("Jan", "Leerling", "2007-04-12", email=MAIL), row("Te", "Jong", "2021-01-01"))
    wout.page.locator("input[type=file]").set_input_files(
        {"name": "klas.csv", "mimeType": "text/csv", "buffer": content}
    )
    wout.presses("Bekijk wat het bestand doet")
    wout.sees("Deze rijen kunnen nog niet", "Jan Leerling")
    wout.presses("Lees 1 rij in")
    worker_works()
    wout.sees("Klaar. Hieronder staat wat er gebeurde.")


def the_coach_and_the_learner_were_asked(wout: Visitor) -> None:
    wout.opens("/lerenden/")
    wout.follows("Leerling, Jan")
    wout.follows("Vul de screening in")
    wout.answers("Is de lerende arbeidsbereid?", "Ja")
    wout.answers("Is de lerende arbeidsrijp?", "Ja")
    wout.chooses("Fiets")
    wout.fills("Langste weg, in minuten", "45")
    wout.presses("Bewaar")
    wout.presses("Besluit de screening")
    wout.sees("De screening is besloten.")
    wout.presses("Start het zoeken")
    wout.sees("De lerende zoekt een werkplek.")


def the_coach_makes_a_round(wout: Visitor) -> None:
    wout.opens("/matchronden/nieuw/")
    wout.fills("Naam van de matchronde", "Najaar")
    wout.presses("Bewaar")
    wout.presses("Bereken")
    worker_works()
    wout.page.reload()
    wout.looks_well()
    wout.sees("Jan Leerling")
    assert "Maak voorstellen" not in wout.page.locator("main").inner_text()


def who_manages_the_school_proposes(hilde: Visitor) -> None:
    hilde.opens("/matchronden/")
    hilde.follows("Najaar")
    hilde.follows("1. Zoveel mogelijk lerenden")
    hilde.follows("Maak voorstellen")
    hilde.fills("Antwoorden tot en met", "2026-12-05")
    hilde.presses("Verstuur de voorstellen")
    worker_works()


def the_learner_comes_in_by_the_invitation(visits: Any, wout: Visitor) -> Visitor:
    wout.opens("/lerenden/")
    wout.follows("Leerling, Jan")
    wout.presses("Nodig Jan Leerling uit")
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
