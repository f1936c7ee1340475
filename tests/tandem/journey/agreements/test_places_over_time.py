"""Another mentor or establishment: what was before stays with its days, and every reader finds the one of the day."""

from datetime import UTC, date, datetime, timedelta

import pytest

from tandem.base.errors import NotFound
from tandem.faces.documents import agreement_paper
from tandem.faces.documents.dimona import record_of
from tandem.journey.agreements import snapshot
from tandem.journey.agreements.actions import amendments, night
from tandem.journey.agreements.models import Agreement
from tandem.journey.agreements.queries import agreements as doors
from tandem.journey.agreements.queries.days import days_of_track
from tandem.journey.recognition.models import Mentor, Recognition
from tests.factories.agreements import AgreementFactory, AgreementWorkplaceFactory
from tests.factories.organisations import EstablishmentFactory
from tests.factories.recognition import ExtractCheckFactory, MentorFactory, MentorPostingFactory, RecognitionFactory
from tests.harness import changing
from tests.harness.signed import sign_all
from tests.harness.visitors import visitor
from tests.tandem.registers.house import refused

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
LATER = datetime(2027, 3, 10, 10, tzinfo=UTC)
FROM = date(2027, 3, 15)
THEN = datetime(2027, 3, 15, 10, tzinfo=UTC)
EVE = FROM - timedelta(days=1)


@pytest.fixture
def signed(presented):
    sign_all(presented)
    presented.again()
    return presented


def guide(recognition: Recognition) -> Mentor:
    """Somebody who may guide at this place."""
    mentor: Mentor = MentorFactory(company=recognition.company)
    MentorPostingFactory(mentor=mentor, establishment=recognition.establishment)
    ExtractCheckFactory(mentor=mentor)
    return mentor


def elsewhere(story) -> Recognition:
    """Another establishment of the same company, recognised for the same training."""
    place = EstablishmentFactory(company=story.recognition.company)
    found: Recognition = RecognitionFactory(
        request__training=story.track.training, establishment=place, company=story.recognition.company
    )
    return found


def moved(story, **told) -> Agreement:
    """The school proposes it from the middle of March on, everybody agrees, and the night brings the day."""
    place = story.agreement.workplaces.get(is_past=False)
    at_work = {place.pk: {name: one.pk for name, one in told.items()}}
    row = changing.propose(story, story.coach, now=LATER, told={}, places=at_work, from_on=FROM)
    asked = [story.company] if set(told) == {"mentor"} else [story.company, story.guardian]
    changing.agree(row, *asked, now=LATER)
    assert [night.tick(now=THEN)["amended"] for _ in range(2)] == [1, 0]
    return story.again()


def test_the_calendar_names_the_workplace_of_each_day(signed):
    other = elsewhere(signed)
    before = {one.there.day: one.recognitions for one in days_of_track(signed.coach, signed.track.pk, day=FROM)}
    moved(signed, recognition=other, mentor=guide(other))
    after = {one.there.day: one.recognitions for one in days_of_track(signed.coach, signed.track.pk, day=FROM)}
    assert list(after) == list(before)
    for day, numbers in after.items():
        expected = (signed.recognition.number if day < FROM else other.number,)
        assert numbers == (expected if before[day] else ())
    assert after[date(2027, 3, 11)] == (signed.recognition.number,)


def test_the_page_and_the_api_show_who_guides_now_and_who_did_before(signed):
    mentor = guide(signed.recognition)
    moved(signed, mentor=mentor)
    client = visitor(signed.coach.role, signed.coach.organisation_id, user_id=signed.coach.user_id)
    page = client.get(f"/overeenkomsten/{signed.agreement.pk}/").content.decode()
    assert "4 januari 2027 - 14 maart 2027" in page
    assert "15 maart 2027 - 30 juni 2027" in page
    for one in (signed.mentor, mentor):
        assert one.person.family_name in page


def test_the_paper_says_what_is_and_what_was(signed):
    moved(signed, mentor=guide(signed.recognition))
    sections = list(agreement_paper._workplaces(signed.agreement))
    assert [one.title for one in sections] == ["Werkplek", "Werkplek voordien"]
    assert "14 maart 2027" in str(sections[1].facts)


def test_the_declaration_of_the_employer_is_the_same_before_and_after(signed):
    before = record_of(signed.agreement, day=FROM)
    moved(signed, mentor=guide(signed.recognition))
    assert record_of(signed.agreement, day=FROM) == before


def test_the_check_looks_at_who_guides_now_and_counts_each_mentor_for_the_days_there(signed):
    mentor = guide(signed.recognition)
    moved(signed, mentor=mentor)
    (place,) = snapshot.facts_of(signed.agreement, day=FROM).workplaces
    assert (place.mentor, place.begins_on) == (str(mentor.pk), FROM)

    for first, last, guides in ((date(2027, 1, 11), EVE, (1, 0)), (FROM, date(2027, 6, 30), (0, 1))):
        one = AgreementFactory(company=signed.recognition.company, begins_on=first, ends_on=last)
        rows = [
            AgreementWorkplaceFactory(agreement=one, recognition=held, mentor=who, is_lead=who is mentor)
            for held, who in ((signed.recognition, mentor), (elsewhere(signed), signed.mentor))
        ]
        facts = {row.mentor: row.mentor_guides for row in snapshot.facts_of(one, day=FROM).workplaces}
        assert (facts[str(signed.mentor.pk)], facts[str(mentor.pk)]) == guides
        assert len(rows) == len(facts)


def test_a_change_again_adds_another_row_and_a_past_one_cannot_change(signed):
    place = signed.agreement.workplaces.get()
    moved(signed, mentor=guide(signed.recognition))
    with pytest.raises(NotFound):
        changing.propose(
            signed, signed.coach, now=THEN, told={}, places={place.pk: {"mentor": signed.mentor.pk}}, from_on=FROM
        )
    now = signed.agreement.workplaces.get(is_past=False)
    back = {now.pk: {"mentor": signed.mentor.pk}}
    row = changing.propose(signed, signed.coach, now=THEN, told={}, places=back, from_on=FROM + timedelta(days=7))
    changing.agree(row, signed.company, now=THEN)
    night.tick(now=THEN + timedelta(days=7))
    rows = doors.workplaces_of([signed.agreement.pk], with_past=True)[signed.agreement.pk]
    assert [(one.is_past, one.mentor_id == signed.mentor.pk) for one in rows] == [
        (False, True),
        (True, True),
        (True, False),
    ]
    assert doors.workplaces_of([signed.agreement.pk])[signed.agreement.pk] == rows[:1]


def test_of_a_workplace_that_is_over_nothing_changes_any_more(signed):
    place = signed.agreement.workplaces.get()
    signed.agreement.workplaces.update(ends_on=EVE)
    with refused("amendment.place_goes_on"):
        amendments.drafted(
            actor=signed.coach,
            agreement_id=signed.agreement.pk,
            from_on=FROM,
            told={},
            places={place.pk: {"mentor": guide(signed.recognition).pk}},
            now=LATER,
        )
