"""What a company reads of an agreement that another one leads, on screen and by a program, before and after a yes."""

import html

import pytest

from tandem.journey.agreements.actions import drafts
from tandem.registers.access.models import Capacity, ReadNote
from tandem.registers.access.terms import Role
from tests.factories.access import CapacityFactory
from tests.factories.numbers import NOW
from tests.factories.recognition import ExtractCheckFactory, MentorFactory, MentorPostingFactory, RecognitionFactory
from tests.harness import agreeing
from tests.harness.visitors import visitor
from tests.tandem.faces.api.house import caller

pytestmark = [pytest.mark.django_db, pytest.mark.slow]


@pytest.fixture
def beside(db):
    """The company that leads named a workplace of another one."""
    story = agreeing.filled(agreeing.begun())
    held = RecognitionFactory(request__training=story.track.training)
    mentor = MentorFactory(company=held.company, person__family_name="Beraadslager")
    MentorPostingFactory(mentor=mentor, establishment=held.establishment)
    ExtractCheckFactory(mentor=mentor)
    boss: Capacity = CapacityFactory(company=held.company)
    row = drafts.set_workplace(
        actor=story.company, agreement_id=story.agreement.pk, recognition_id=held.pk, mentor_id=None, now=NOW
    )
    return story, row, mentor, boss


def words(response, *, status=200):
    assert response.status_code == status
    return html.unescape(" ".join(response.content.decode().split()))


def test_the_learner_has_a_name_after_a_yes_and_who_leads_reads_who_was_chosen_and_nobody_else(beside):
    story, row, mentor, boss = beside
    at = visitor(Role.COMPANY_ADMIN, boss.company_id, user_id=boss.user_id)
    lead = visitor(Role.COMPANY_ADMIN, story.company.organisation_id, user_id=story.company.user_id)
    page, name = f"/overeenkomsten/{story.agreement.pk}/mee/", story.track.person.family_name
    form = words(lead.get(f"/overeenkomsten/{story.agreement.pk}/werkplek/{row.pk}/"))
    assert ("Zij kiest zelf haar mentor" in form, "Beraadslager" in form) == (True, False)

    listed, shown = words(at.get("/overeenkomsten/")), words(at.get(page))
    assert "Overeenkomsten van een andere onderneming, met uw werkplek" in listed
    assert "Zeg of u meedoet" in listed
    assert f"{story.agreement.company.name} vraagt of uw werkplek meedoet" in shown
    for text in (listed, shown):
        assert (name in text, story.agreement.company.name in text) == (False, True)
    assert "4 januari 2027 tot 30 juni 2027" in shown
    assert at.get(f"/overeenkomsten/{story.agreement.pk}/").status_code == 404

    assert "Kies een mentor" in words(at.post(f"{page}{row.pk}/ja/", {}), status=422)
    at.post(f"{page}{row.pk}/ja/", {"mentor": str(mentor.pk)})
    assert name in words(at.get(page))
    assert "U doet mee" in words(at.get("/overeenkomsten/"))
    assert "Beraadslager" in words(lead.get(f"/overeenkomsten/{story.agreement.pk}/"))
    assert ReadNote.objects.filter(subject_kind="agreements.agreement", user_id=boss.user_id).exists()
    at.post(f"{page}{row.pk}/nee/", {"woorden": "Wij verbouwen."})
    assert at.get(page).status_code == 404
    assert "Wij verbouwen." in words(lead.get(f"/overeenkomsten/{story.agreement.pk}/geschiedenis/"))


def test_a_program_reads_the_same_and_says_yes(beside):
    story, row, mentor, boss = beside
    program, at = caller(boss), f"/sharedAgreements/{story.agreement.pk}"
    (line,) = program.get("/sharedAgreements").json()["items"]
    assert (line["id"], "learnerName" in line) == (str(story.agreement.pk), False)
    assert program.get(at).json()["learnerName"] is None
    said = program.post(f"{at}/workplaces/{row.pk}/agree", {"mentorId": str(mentor.pk)}).json()
    assert said["learnerName"].endswith(story.track.person.family_name)
    assert (said["workplaces"][0]["isAgreed"], said["workplaces"][0]["mentorId"]) == (True, str(mentor.pk))
    refused = program.post(f"{at}/workplaces/{row.pk}/agree", {"mentorId": str(story.mentor.pk)})
    assert refused.json()["issues"][0]["code"] == "agreement.mentor_of_company"
    assert program.post(f"{at}/workplaces/{row.pk}/decline", {"words": "Wij verbouwen."}).status_code == 204
    assert program.get(at).status_code == 404
