"""A workplace of another company than the one that leads: it is asked, chooses its mentor, says yes or no."""

from dataclasses import dataclass
from datetime import date

import pytest

from tandem.base import events
from tandem.base.actor import Actor
from tandem.base.errors import NotFound
from tandem.journey.agreements import snapshot
from tandem.journey.agreements.actions import drafts, places, signing
from tandem.journey.agreements.models import AgreementWorkplace
from tandem.journey.agreements.queries import agreements as doors
from tandem.journey.agreements.queries import lists
from tandem.journey.agreements.queries import places as own
from tandem.journey.agreements.terms import AgreementHappened
from tandem.journey.recognition.models import Mentor, Recognition
from tandem.registers.access.terms import Role
from tests.factories.access import CapacityFactory
from tests.factories.numbers import NOW, somebody
from tests.factories.recognition import ExtractCheckFactory, MentorFactory, MentorPostingFactory, RecognitionFactory
from tests.harness import agreeing, changing
from tests.harness.signed import sign_all
from tests.tandem.registers.house import refused

pytestmark = pytest.mark.django_db
DAY = NOW.date()


@dataclass
class Beside:
    """Another company with a recognised workplace and a mentor."""

    recognition: Recognition
    mentor: Mentor
    boss: Actor
    hr: Actor
    row: AgreementWorkplace | None = None

    def again(self) -> AgreementWorkplace:
        """Its workplace as it is stored now."""
        assert self.row is not None
        self.row.refresh_from_db()
        return self.row


@pytest.fixture
def beside(filled) -> Beside:
    """The company that leads named its workplace."""
    recognition = RecognitionFactory(request__training=filled.track.training)
    boss, hr = (
        CapacityFactory(company=recognition.company, role=one).user for one in (Role.COMPANY_ADMIN, Role.COMPANY_HR)
    )
    found = Beside(
        recognition=recognition,
        mentor=works_at(recognition),
        boss=Actor(boss.pk, Role.COMPANY_ADMIN, recognition.company_id),
        hr=Actor(hr.pk, Role.COMPANY_HR, recognition.company_id),
    )
    found.row = set_place(filled, filled.company, recognition)
    agreeing.learns_also_at(filled, recognition)
    return found


def works_at(recognition: Recognition) -> Mentor:
    mentor: Mentor = MentorFactory(company=recognition.company)
    MentorPostingFactory(mentor=mentor, establishment=recognition.establishment)
    ExtractCheckFactory(mentor=mentor)
    return mentor


def set_place(
    story, actor: Actor, recognition: Recognition, mentor: Mentor | None = None, **days
) -> AgreementWorkplace:
    told = {"recognition_id": recognition.pk, "mentor_id": mentor and mentor.pk}
    return drafts.set_workplace(actor=actor, agreement_id=story.agreement.pk, now=NOW, **told, **days)


def yes(who: Beside, *, actor: Actor | None = None, mentor: Mentor | None = None) -> AgreementWorkplace:
    chosen = (mentor or who.mentor).pk
    return places.agree(actor=actor or who.boss, workplace_id=who.row.pk, mentor_id=chosen, now=NOW)


def codes(story) -> list[str]:
    return [one.code for one in events.history(story.agreement)]


def test_who_leads_only_names_the_workplace_and_that_company_chooses_its_mentor_and_says_yes(filled, beside):
    assert codes(filled)[-1] == AgreementHappened.PLACE_ASKED
    with refused("agreement.mentor_by_own_company"):
        set_place(filled, filled.company, beside.recognition, beside.mentor)
    verdict = snapshot.assess(filled.again(), day=DAY)[1]
    assert {one.code for one in verdict.unmet if one.subject == beside.recognition.number} >= {
        "agreement.place_agreed",
        "agreement.mentor_named",
    }
    with refused("agreement.may_answer"):
        yes(beside, actor=beside.hr)
    with refused("agreement.mentor_of_company"):
        yes(beside, mentor=filled.mentor)
    with refused("agreement.mentor_named"):
        places.agree(actor=beside.boss, workplace_id=beside.row.pk, mentor_id=None, now=NOW)
    for stranger in (filled.company, filled.coach, filled.learner, Actor(somebody(), Role.COMPANY_ADMIN, somebody())):
        with pytest.raises(NotFound):
            yes(beside, actor=stranger)

    yes(beside)

    assert (beside.again().mentor, beside.row.agreed_by) == (beside.mentor, beside.boss.user_id)
    yes(beside)
    assert codes(filled).count(AgreementHappened.PLACE_AGREED) == 1
    assert snapshot.assess(filled.again(), day=DAY)[1].is_ok


def test_without_its_yes_the_text_cannot_be_presented(filled, beside):
    set_place(filled, filled.coach, beside.recognition, beside.mentor)
    now = filled.again()
    with refused("agreement.place_agreed"):
        signing.present(actor=filled.coach, agreement_id=now.pk, text=agreeing.text_of(now), now=NOW)
    yes(beside)
    filled.again()
    agreeing.presented(filled)
    with refused("agreement.is_draft"):
        yes(beside, mentor=works_at(beside.recognition))
    with refused("agreement.is_draft"):
        places.decline(actor=beside.boss, workplace_id=beside.row.pk, words="Te laat.", now=NOW)


def test_a_yes_holds_for_what_was_read_and_no_longer(filled, beside):
    yes(beside)
    drafts.fill(
        actor=filled.company,
        agreement_id=filled.agreement.pk,
        version=filled.again().version,
        told={"joint_committee": "200"},
        now=NOW,
    )
    assert beside.again().agreed_at is not None
    told = {"ends_on": date(2027, 5, 28)}
    drafts.fill(
        actor=filled.coach, agreement_id=filled.agreement.pk, version=filled.again().version, told=told, now=NOW
    )
    assert (beside.again().agreed_at, beside.row.agreed_by) == (None, None)
    yes(beside)
    set_place(filled, filled.company, beside.recognition)
    assert (beside.again().agreed_at, beside.row.mentor) == (NOW, beside.mentor)
    set_place(filled, filled.company, beside.recognition, begins_on=date(2027, 2, 1))
    assert (beside.again().agreed_at, beside.row.mentor) == (None, beside.mentor)
    yes(beside)
    set_place(filled, filled.coach, beside.recognition, works_at(beside.recognition), begins_on=date(2027, 2, 1))
    assert beside.again().agreed_at is None
    assert codes(filled).count(AgreementHappened.PLACE_ASKED) == 4


def test_a_no_takes_the_workplace_out_with_its_reason_kept_apart(filled, beside):
    with refused("agreement.may_answer"):
        places.decline(actor=beside.hr, workplace_id=beside.row.pk, words="Nee.", now=NOW)
    with refused("agreement.why_told"):
        places.decline(actor=beside.boss, workplace_id=beside.row.pk, words=" ", now=NOW)
    places.decline(actor=beside.boss, workplace_id=beside.row.pk, words="Wij verbouwen.", now=NOW)
    assert filled.agreement.workplaces.get().is_lead
    happened = list(events.history(filled.agreement))[-1]
    assert (happened.code, "verbouwen" in str(happened.data)) == (AgreementHappened.PLACE_DECLINED, False)
    with pytest.raises(NotFound):
        own.place_for(beside.boss, beside.row.pk)


def test_what_is_taken_out_is_not_asked_any_more(filled, beside):
    key = {"agreement_id": filled.agreement.pk, "workplace_id": beside.row.pk, "now": NOW}
    drafts.remove_workplace(actor=filled.company, **key)
    assert AgreementHappened.PLACE_DROPPED in codes(filled)
    with pytest.raises(NotFound):
        own.shared_for(beside.boss, filled.agreement.pk)


def test_that_company_finds_its_own_part_and_nothing_else(filled, beside):
    assert [one.pk for one in own.shared_with(beside.hr)] == [filled.agreement.pk]
    assert [one.pk for one in own.shared_for(beside.hr, filled.agreement.pk)] == [beside.row.pk]
    assert own.companies_beside([filled.agreement.pk]) == {filled.agreement.pk: [beside.recognition.company_id]}
    assert not own.shared_with(filled.company).exists()
    assert not own.shared_with(filled.coach).exists()
    for which in lists.Part:
        assert not lists.part(beside.boss, which, day=DAY).exists()
    with pytest.raises(NotFound):
        doors.agreement_for(beside.boss, filled.agreement.pk, day=DAY)
    with pytest.raises(NotFound):
        own.place_for(beside.boss, filled.agreement.workplaces.get(is_lead=True).pk)
    for actor, chooses in ((filled.coach, True), (filled.company, False), (filled.learner, False)):
        assert doors.may_choose_at(actor, filled.again(), own.place_for(beside.boss, beside.row.pk), day=DAY) is chooses


def test_of_a_change_the_school_chooses_the_mentor_and_who_leads_does_not(filled, beside):
    yes(beside)
    filled.again()
    agreeing.presented(filled)
    sign_all(filled)
    other = works_at(beside.recognition)
    told = {"places": {beside.row.pk: {"mentor": other.pk}}, "from_on": date(2027, 2, 1)}
    for actor in (filled.company, filled.learner):
        with refused("agreement.mentor_by_own_company"):
            changing.propose(filled, actor, now=NOW, told={}, **told)
    with refused("agreement.mentor_by_own_company"):
        mine = {filled.again().workplaces.get(is_lead=True).pk: {"mentor": works_at(filled.recognition).pk}}
        changing.propose(filled, filled.learner, now=NOW, told={}, places=mine, from_on=date(2027, 2, 1))
    assert changing.propose(filled, filled.coach, now=NOW, told={}, **told).changes["workplaces"]
