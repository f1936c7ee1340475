"""The search time of a learner in a real browser: over the autumn holiday, with more days, to what follows."""

from datetime import UTC, date, datetime
from typing import Any

import pytest

from tandem.base import jobs
from tandem.registers.access.models import Capacity
from tandem.registers.access.terms import Role
from tests.browser.conftest import link_in_mail, worker_works
from tests.browser.visitor import Visitor
from tests.factories.access import CapacityFactory
from tests.factories.accounts import UserFactory
from tests.harness import learner, visitors
from tests.harness.learner import Choosing

pytestmark = [pytest.mark.django_db(transaction=True)]

MAIL = "noor.zoekt@voorbeeld.example"


def morning(month: int, day: int) -> datetime:
    return datetime(2026, month, day, 8, 0, tzinfo=UTC)


class School:
    """The people of the story, who come in anew on each day: nobody stays signed in for weeks."""

    def __init__(self, visits: Any, noor: Choosing, *, width: int) -> None:
        self.visits, self.noor, self.width = visits, noor, width
        self.karin = Capacity.objects.get(user=noor.coach.user_id)
        self.head = CapacityFactory(
            role=Role.PROVIDER_ADMIN,
            company=None,
            provider=noor.track.provider,
            user=UserFactory(name="Hilde"),
        )
        self.own = visitors.capacity(Role.LEARNER, user_id=noor.learner.user_id)

    def coach(self) -> Visitor:
        return self._comes(self.karin)

    def admin(self) -> Visitor:
        return self._comes(self.head)

    def learner(self) -> Visitor:
        return self._comes(self.own)

    def _comes(self, held: Capacity) -> Visitor:
        visitor: Visitor = self.visits(held, width=self.width)
        return visitor


@pytest.fixture
def noor(transactional_db: None, fixed_clock: Any) -> Choosing:
    """Noor begins on Monday 12 October, later than the others."""
    made = learner.build(fixed_clock.set(morning(10, 12)))
    made.track.person.email = MAIL
    made.track.person.save()
    made.track.starts_on = date(2026, 10, 12)
    made.track.save()
    return made


@pytest.mark.parametrize("width", [1280, 320])
def test_twenty_days_over_the_autumn_holiday(visits: Any, noor: Choosing, fixed_clock: Any, width: int) -> None:
    school = School(visits, noor, width=width)

    a_night(fixed_clock, 10, 12)
    the_coach_sees_when_the_days_end(school.coach(), "dinsdag 17 november 2026")
    the_school_keeps_a_day_free(school.admin())
    the_coach_sees_when_the_days_end(school.coach(), "woensdag 18 november 2026")

    a_night(fixed_clock, 10, 30)
    before = days_left(school.coach())
    a_night(fixed_clock, 11, 5)
    assert days_left(school.coach()) == before == "Nog 7 opleidingsdagen"
    the_learner_reads_the_mail_and_every_day(school.learner())

    a_night(fixed_clock, 11, 19)
    the_coach_asks_more_days(school.coach())
    the_school_grants_them(school.admin())
    a_night(fixed_clock, 11, 20)
    the_learner_sees_the_new_last_day(school.learner())

    a_night(fixed_clock, 12, 17)
    the_coach_chooses_with_the_learner(school.coach())
    the_learner_reads_what_follows(school.learner())


def a_night(fixed_clock: Any, month: int, day: int) -> None:
    """It becomes morning on that day, and the work of the night is done."""
    jobs.later("nightly", at=fixed_clock.set(morning(month, day)))
    worker_works()


def the_coach_sees_when_the_days_end(karin: Visitor, day: str) -> None:
    karin.opens("/zoektijd/")
    karin.sees("Noor")
    karin.follows("Noor")
    karin.sees(day, "Hoe wij tellen", "R-AGR-10", "onzeker")


def the_school_keeps_a_day_free(hilde: Visitor) -> None:
    hilde.opens("/aanbieder/vrije-dagen/")
    hilde.fills("Welke dag?", "2026-10-19")
    hilde.chooses("Pedagogische studiedag")
    hilde.fills("In enkele woorden", "Studiedag rekenen")
    hilde.presses("Voeg toe")
    hilde.sees("1 vrije dag toegevoegd.", "maandag 19 oktober 2026")


def days_left(karin: Visitor) -> str:
    """What the board says of Noor."""
    karin.opens("/zoektijd/")
    return karin.page.locator(".clock-left").first.inner_text().strip()


def the_learner_reads_the_mail_and_every_day(noor: Visitor) -> None:
    noor.opens(link_in_mail(MAIL))
    noor.is_at("/zoektijd/$")
    noor.sees("Nog 7 opleidingsdagen", "De laatste dag is woensdag 18 november 2026")
    noor.unfolds("Bekijk elke dag en elke regel")
    noor.sees("Herfstvakantie", "ma 19 okt: Studiedag rekenen", "wo 11 nov: Wapenstilstand")
    noor.looks_well()


def the_coach_asks_more_days(karin: Visitor) -> None:
    karin.opens("/zoektijd/?wanneer=late")
    karin.sees("1 opleidingsdag te laat", "Kies wat er volgt")
    karin.follows("Noor")
    karin.sees("Er gebeurt niets vanzelf")
    karin.follows("Vraag een verlenging")
    karin.presses("Verstuur de vraag", status=422)
    karin.sees("Kies waarom er meer dagen nodig zijn.")
    karin.chooses("Er staan nog gesprekken gepland")
    karin.presses("Verstuur de vraag")
    karin.sees("De vraag is verstuurd.", "Gevraagd")


def the_school_grants_them(hilde: Visitor) -> None:
    hilde.opens("/zoektijd/?gevraagd=on")
    hilde.follows("Noor")
    hilde.follows("Beslis over de verlenging")
    hilde.sees("tot en met woensdag 16 december 2026", "onzeker")
    hilde.chooses("Toestaan: 20 opleidingsdagen erbij, tot en met woensdag 16 december 2026")
    hilde.presses("Neem de beslissing")
    hilde.sees("De verlenging is toegestaan.", "woensdag 16 december 2026")


def the_learner_sees_the_new_last_day(noor: Visitor) -> None:
    noor.opens("/meldingen/")
    noor.sees("Je krijgt 20 dagen extra om te zoeken")
    noor.opens("/mijn-traject/")
    noor.sees("Je zoektijd", "woensdag 16 december 2026")


def the_coach_chooses_with_the_learner(karin: Visitor) -> None:
    karin.opens("/zoektijd/")
    karin.follows("Noor")
    karin.follows("Kies wat er volgt")
    karin.chooses("Aanloopfase: de lerende oefent eerst, en zoekt daarna opnieuw")
    karin.fills("Afspraken", "Noor start maandag bij het centrum.")
    karin.chooses("Ik sprak hierover met de lerende, en met een ouder als de lerende minderjarig is.")
    karin.presses("Leg de keuze vast")
    karin.sees("De keuze is vastgelegd.", "Aanloopfase")
    karin.opens("/zoektijd/")
    karin.sees("Niemand zoekt een werkplek")


def the_learner_reads_what_follows(noor: Visitor) -> None:
    noor.opens("/mijn-traject/")
    noor.sees("Je bereidt je voor op het werk")
    noor.opens(noor.page.url.rstrip("/") + "/zoektijd/")
    noor.sees("Je oefent nu eerst", "Noor start maandag bij het centrum.")
