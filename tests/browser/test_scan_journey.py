"""A company learns how ready it is, and finds what it chose in a request for recognition."""

from typing import Any

import pytest

from tandem.journey.readiness.queries import scans
from tandem.journey.readiness.terms import Scan
from tandem.journey.recognition.models import RecognitionRequest
from tests.browser.conftest import link_in_mail
from tests.factories.organisations import EstablishmentFactory

pytestmark = pytest.mark.django_db(transaction=True)
TO = "noor@bakkerij.example"


@pytest.mark.parametrize("width", [1280, 320])
def test_from_the_first_question_to_a_request_that_stands_ready(visits: Any, world: Any, boss: Any, width: int) -> None:
    EstablishmentFactory(company=world.company, name="Bakkerij Voorbeeld Aalst")
    noor = visits(width=width)
    noor.opens("/")
    noor.follows("Hoe klaar ben ik voor duaal?")
    noor.follows("Begin")
    for question in scans.question_set(Scan.COMPANY).questions[:-1]:
        noor.chooses(question.choices[0].text.nl)
        noor.presses("Volgende vraag")
    noor.chooses("Moeilijk")
    noor.presses("Volgende vraag")
    noor.sees("U bent bijna klaar voor duaal leren", "Dit zit al goed (11)")
    noor.unfolds("Dit zit al goed (11)")
    kind, content = noor.receives("Open de pdf")
    assert (kind, content[:5]) == ("application/pdf", b"%PDF-")

    noor.follows("Stuur dit naar mij")
    noor.presses("Stuur de mail", status=422)
    noor.sees("Vul een e-mailadres in")
    noor.fills("E-mailadres", TO)
    noor.presses("Stuur de mail")
    noor.sees("De mail is onderweg")
    noor.opens(link_in_mail(TO))
    noor.sees("U bent bijna klaar voor duaal leren")

    noor.follows("Vraag een erkenning")
    noor.presses("Ga verder")
    noor.sees("Typ een opleiding, of vink er een aan in de lijst.")
    noor.fills("Welke opleiding?", "choco")
    noor.suggestions().first.click()
    noor.unfolds("Of kies er meer tegelijk")
    noor.chooses("Brood- en banketbakkerij duaal")
    noor.presses("Ga verder")
    noor.sees("U koos", "Chocolatier duaal", "Brood- en banketbakkerij duaal")

    noor.follows("Meld u aan")
    noor.fills("E-mailadres", TO)
    noor.presses("Stuur mij een link")
    noor.opens(link_in_mail(TO))
    noor.presses("Meld mij aan")
    noor.sees("Waar wilt u opleiden?")
    noor.presses("Zet de aanvraag klaar", status=422)
    noor.sees("Vink minstens één vestiging aan waar u wilt opleiden.")
    for place in world.company.establishments.all():
        noor.page.get_by_label(place.name).check()
    noor.presses("Zet de aanvraag klaar")
    noor.sees("Uw aanvraag staat klaar met wat u koos.", "4 werkplekken gekozen")
    assert RecognitionRequest.objects.count() == 4
