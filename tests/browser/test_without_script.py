"""Without a script every main task can still be done, and no page promises what it then cannot do."""

from typing import Any

import pytest

from tandem.journey.readiness.queries import scans as queries
from tandem.journey.readiness.terms import Scan
from tandem.journey.recognition.models import RecognitionRequest
from tandem.journey.recognition.terms import State
from tests.browser.test_recognition_story import (
    MENTOR,
    PLACE,
    QUESTION,
    TRAINING,
    asks_to_complete,
    checks_and_submits,
    declares_with_a_document,
    describes_the_workplace,
    names_a_mentor,
    says_whom_to_reach,
    signs_in_by_mail,
)

pytestmark = pytest.mark.django_db(transaction=True)


def test_a_bakery_is_recognised_without_a_script(visits: Any, boss: Any, manager: Any) -> None:
    company, body, public = visits(script=False), visits(manager, script=False), visits(script=False, width=375)

    signs_in_by_mail(company, boss.user.email)
    company.presses("Start een aanvraag")
    company.follows("Kies opleidingen en vestigingen")
    company.unfolds("Of kies er meer tegelijk uit de hele lijst")
    company.chooses(TRAINING)
    company.presses("Voeg toe")
    company.follows("Ga verder")
    describes_the_workplace(company)
    names_a_mentor(company)
    declares_with_a_document(company)
    says_whom_to_reach(company)
    checks_and_submits(company)
    asks_to_complete(body)
    request = RecognitionRequest.objects.get()
    company.opens(f"/onderneming/aanvragen/{request.pk}/")
    company.sees(QUESTION)
    company.presses("Stuur de aanvulling op")
    body.opens(f"/werkbank/aanvragen/{request.pk}/")
    body.presses("Verklaar de aanvraag volledig")
    body.presses("Neem de aanvraag in behandeling")
    body.chooses("Erkenning")
    body.presses("Neem de beslissing")
    request.refresh_from_db()
    assert request.state == State.GRANTED

    public.opens("/")
    public.fills("Wat wilt u leren?", "brood")
    public.fills("Waar?", "Gent")
    public.presses("Zoek een werkplek")
    public.sees("1 van 1 getoond", "De kaart verschijnt hier als uw toestel dat toelaat.")
    public.unfolds("Filters")
    public.presses("Toon 1 werkplek")
    public.follows(TRAINING)
    public.sees(PLACE)
    public.does_not_see(MENTOR)


def test_a_list_is_narrowed_without_a_script(visits: Any, world: Any, manager: Any) -> None:
    world.submitted()
    mieke = visits(manager, script=False, width=375)
    mieke.opens("/werkbank/")
    mieke.unfolds("Filters")
    mieke.fills("Zoek", "er is niemand die zo heet")
    mieke.presses("Toon de aanvragen")
    mieke.sees("Geen aanvraag past bij deze filters")


def test_a_company_learns_how_ready_it_is_and_keeps_the_link(visits: Any) -> None:
    boss, colleague = visits(script=False, width=320), visits(width=375)
    boss.opens("/")
    boss.follows("Hoe klaar ben ik voor duaal?")
    boss.follows("Begin")
    boss.presses("Volgende vraag")
    boss.sees("Kies een antwoord.")
    boss.chooses("Een deel ervan")
    boss.presses("Volgende vraag")
    boss.sees("Vraag 2 van 12")
    boss.follows("Vorige vraag")
    boss.presses("Volgende vraag")
    colleague.opens(boss.page.url)
    for question in queries.question_set(Scan.COMPANY).questions[1:-1]:
        colleague.chooses(question.choices[0].text.nl)
        colleague.presses("Volgende vraag")
    colleague.chooses("Moeilijk")
    colleague.presses("Volgende vraag")
    colleague.sees("U bent bijna klaar voor duaal leren", "Een deel ervan", "Wat u kunt doen:")
    colleague.follows("Vraag een erkenning")
