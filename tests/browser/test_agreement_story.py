"""From a place to a signed agreement and its end: plan and agreement are made, four sign, it changes, lies still, ends.

A parent signs by the mailed link on a phone, the learner after a reminder, the company on paper. Afterwards the days to
find another place run, and proposals are ready.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

import pytest
from django.core import mail as post

from tandem.journey.agreements.actions import night
from tandem.journey.agreements.models import Agreement
from tandem.journey.agreements.terms import AgreementState, AmendmentState
from tandem.journey.intake.terms.tracks import Phase
from tandem.registers.people.models import Person
from tests.browser.conftest import Visits, link_in_mail, worker_works
from tests.browser.visitor import Visitor
from tests.factories.intake import ScreeningFactory
from tests.factories.introductions import IntroductionFactory, SeatFactory
from tests.factories.numbers import NOW
from tests.factories.placement import GuidanceFactory, OpeningFactory, OpeningMentorFactory
from tests.harness import agreeing, visitors
from tests.harness.agreeing import Story

pytestmark = [pytest.mark.django_db(transaction=True)]

TODAY, LAST = NOW.date(), date(2027, 6, 30)
PARENT = "ouder@voorbeeld.example"
SCAN = b"%PDF-1.4\n1 0 obj\n<< >>\nendobj\ntrailer\n<< >>\n%%EOF\n"
WEEK = {
    "Maandag": "school 8:30-12:00 13:00-16:00",
    "Dinsdag": "school 8:30-12:00 13:00-16:00",
    "Woensdag": "8:00-12:00 13:00-17:00",
    "Donderdag": "8:00-12:00 13:00-17:00",
    "Vrijdag": "8:00-12:00 13:00-16:30",
}


@dataclass
class Cast:
    """Who meets in this story."""

    story: Story
    coach: Visitor
    boss: Visitor
    noor: Visitor


@pytest.fixture
def cast(transactional_db: None, now: Any, visits: Visits) -> Cast:
    """A place to which both said yes; the parent has no account."""
    story = agreeing.begun()
    story.agreement.delete()
    Person.objects.filter(pk=story.parent.pk).update(user=None)
    Person.objects.filter(pk=story.track.person_id).update(given_name="Noor", email="noor@voorbeeld.example")
    place = story.recognition.establishment
    place.lat, place.lon = story.track.lat, story.track.lon
    place.save()
    said = {"work_willing": "yes", "travel_modes": ["bike"], "longest_minutes": 60}
    ScreeningFactory(track=story.track, concluded=True, learner_said=said)
    company = story.recognition.company
    opening = OpeningFactory(recognition=story.recognition, company=company, establishment=place, taken=1)
    OpeningMentorFactory(opening=opening, mentor=story.mentor)
    GuidanceFactory(establishment=place, mentor=story.mentor)
    SeatFactory(introduction=IntroductionFactory(track=story.track, opening=opening, placed=True))
    story.track.phase = Phase.PLACED
    story.track.save()
    return Cast(story, *(visits(_held(actor)) for actor in (story.coach, story.company, story.learner)))


def _held(actor: Any) -> Any:
    return visitors.capacity(actor.role, actor.organisation_id, user_id=actor.user_id)


def test_from_a_place_to_four_signatures_and_the_end(cast: Cast, visits: Visits) -> None:
    the_company_begins_and_hands_over(cast)
    the_coach_fills_in_days_and_hours(cast.coach)
    the_coach_makes_the_plan(cast)
    the_coach_presents_the_text(cast)
    the_learner_signs_after_a_reminder(cast)
    the_parent_signs_by_the_link_on_a_phone(visits)
    the_company_signs_on_paper_and_the_school_last(cast)
    found = Agreement.objects.get()
    assert found.state == AgreementState.SIGNED
    assert found.plan is not None
    the_company_proposes_another_last_day(cast)
    the_others_agree(cast)
    assert found.amendments.get().state == AmendmentState.AGREED
    the_company_notes_that_the_learner_is_away(cast.boss)
    the_company_and_the_school_end_it(cast)
    the_days_run_and_proposals_are_ready(cast)


def the_company_begins_and_hands_over(cast: Cast) -> None:
    boss = cast.boss
    boss.opens("/kennismakingen/?deel=geplaatst")
    boss.follows("Noor")
    boss.presses("Naar de overeenkomst")
    boss.sees("U bent aan zet")
    boss.follows("Vul aan : Onderneming en verzekering")
    boss.fills("Verzekeraar arbeidsongevallen", "Voorbeeld Verzekert")
    boss.fills("Polis arbeidsongevallen", "AO-1")
    boss.presses("Bewaar")
    boss.sees("Bewaard.")
    boss.follows("Geef door")
    boss.chooses("De school")
    boss.presses("Geef door")
    boss.sees("Aan zet: de school")


def the_coach_fills_in_days_and_hours(coach: Visitor) -> None:
    coach.opens("/overeenkomsten/")
    coach.follows("Noor")
    coach.follows("Vul aan : Periode")
    coach.fills("Eerste dag op de werkplek", str(TODAY))
    coach.fills("Laatste dag van de overeenkomst", str(LAST))
    coach.presses("Bewaar")
    coach.follows("Vul aan : Uurrooster")
    coach.page.get_by_label("Maandag").first.fill("8:00-22:00")
    coach.page.get_by_label("Dinsdag").first.focus()
    coach.page.get_by_text("Te veel uren op een dag voor een minderjarige").first.wait_for()
    for day, hours in WEEK.items():
        coach.page.get_by_label(day).first.fill(hours)
    coach.presses("Bewaar")
    coach.sees("Genoeg uren op een reële werkplek")


def the_coach_makes_the_plan(cast: Cast) -> None:
    coach = cast.coach
    coach.follows("Begin het opleidingsplan")
    coach.fills("Eerste dag", str(TODAY))
    coach.fills("Laatste dag", str(LAST))
    coach.presses("Begin het plan")
    coach.follows("Zet een werkplek in het plan")
    coach.page.locator("input[type=radio][name=recognition]").first.check()
    coach.fills("Hoeveel dagen in die periode", "70")
    coach.presses("Zet in het plan")
    coach.follows("Voeg een activiteit toe")
    coach.fills("Wat leert de lerende?", "Deeg kneden")
    coach.presses("Voeg toe")
    coach.page.get_by_label("Aangebracht").select_option("school")
    coach.page.get_by_label("Ingeoefend").select_option("work")
    coach.page.locator("input[type=checkbox][name=workplaces]").first.check()
    coach.presses("Bewaar de activiteit")
    coach.presses("Deel het plan")


def the_coach_presents_the_text(cast: Cast) -> None:
    coach = cast.coach
    coach.opens("/overeenkomsten/?deel=in-opmaak")
    coach.follows("Noor")
    coach.follows("Bied de tekst aan om te tekenen")
    coach.presses("Bied aan")
    coach.sees("De tekst is aangeboden.")


def the_learner_signs_after_a_reminder(cast: Cast) -> None:
    worker_works()
    night.tick(now=NOW + timedelta(days=5))
    worker_works()
    told = [one.subject for one in post.outbox if "noor@voorbeeld.example" in one.to]
    assert len(told) >= 2
    cast.noor.opens("/overeenkomsten/")
    cast.noor.follows("Voorbeeldbedrijf")
    cast.noor.follows("Lees en teken")
    cast.noor.presses("Teken", status=422)
    cast.noor.sees("Lees de tekst en vink aan")
    cast.noor.chooses("Ik las de tekst en ik ga akkoord.")
    cast.noor.presses("Teken")
    cast.noor.sees("Getekend. Bedankt.")


def the_parent_signs_by_the_link_on_a_phone(visits: Visits) -> None:
    parent = visits(width=320)
    parent.opens(link_in_mail(PARENT))
    parent.sees("Lees de tekst, met het uurrooster en het opleidingsplan.", "Noor")
    parent.chooses("Ik las de tekst en ik ga akkoord.")
    parent.presses("Teken")
    parent.sees("Getekend. Bedankt.")


def the_company_signs_on_paper_and_the_school_last(cast: Cast) -> None:
    coach = cast.coach
    coach.page.reload()
    coach.follows("Getekend op papier")
    scan = {"name": "scan.pdf", "mimeType": "application/pdf", "buffer": SCAN}
    coach.page.locator("input[type=file]").set_input_files(scan)
    coach.presses("Bewaar de scan")
    coach.follows("Lees en teken")
    coach.chooses("Ik las de tekst en ik ga akkoord.")
    coach.presses("Teken")
    coach.sees("Getekend. Bedankt.")


def the_company_proposes_another_last_day(cast: Cast) -> None:
    boss = cast.boss
    boss.opens("/overeenkomsten/?deel=getekend")
    boss.follows("Noor")
    boss.follows("Schorsen, wijzigen of beëindigen")
    boss.follows("Stel een wijziging voor")
    boss.fills("Vanaf welke dag?", str(TODAY + timedelta(days=9)))
    boss.fills("Laatste dag van de overeenkomst", "2027-05-28")
    boss.presses("Stel een wijziging voor")


def the_others_agree(cast: Cast) -> None:
    coach = cast.coach
    coach.opens("/overeenkomsten/?deel=getekend")
    coach.follows("Noor")
    coach.follows("Schorsen, wijzigen of beëindigen")
    coach.follows("Wijziging nr. 1")
    coach.follows("Lees en ga akkoord")
    coach.chooses("Ik las de tekst en ik ga akkoord.")
    coach.presses("Ga akkoord")
    coach.follows("Akkoord op papier")
    scan = {"name": "scan.pdf", "mimeType": "application/pdf", "buffer": SCAN}
    coach.page.locator("input[type=file]").set_input_files(scan)
    coach.presses("Bewaar de scan")


def the_company_notes_that_the_learner_is_away(boss: Visitor) -> None:
    boss.opens("/overeenkomsten/?deel=getekend")
    boss.follows("Noor")
    boss.follows("Schorsen, wijzigen of beëindigen")
    boss.follows("Noteer een schorsing")
    boss.chooses("Klein verlet")
    boss.fills("Eerste dag", str(TODAY))
    boss.fills("Laatste dag", str(TODAY + timedelta(days=1)))
    boss.presses("Noteer een schorsing")


def the_company_and_the_school_end_it(cast: Cast) -> None:
    coach = cast.coach
    coach.opens("/overeenkomsten/?deel=getekend")
    coach.follows("Noor")
    coach.follows("Schorsen, wijzigen of beëindigen")
    coach.follows("Beëindig de overeenkomst")
    coach.chooses("In onderling akkoord")
    coach.fills("Dag van de opzegging", str(TODAY))
    coach.fills("Laatste dag", str(TODAY))
    coach.presses("Kijk na wat er volgt")
    coach.sees("krijgt 20 opleidingsdagen om te zoeken")
    coach.presses("Bevestig het einde")


def the_days_run_and_proposals_are_ready(cast: Cast) -> None:
    worker_works()
    cast.noor.opens("/mijn-traject/")
    cast.noor.sees("Je zoektijd")
    cast.noor.follows("Werkplekken die bij je passen, en waarom")
    cast.noor.sees("Voorbeeldbedrijf")
