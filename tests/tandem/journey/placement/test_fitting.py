"""Learners who fit an opening: who finds whom, what a company learns by asking often, asking one, saying why not."""

from datetime import date, timedelta

import pytest

from tandem.base import events
from tandem.base.actor import Actor
from tandem.journey.intake.models import Track
from tandem.journey.intake.terms.tracks import Phase
from tandem.journey.placement.actions import fitting, introductions, wishes
from tandem.journey.placement.models import Introduction, Opening, OpeningWish, PassedOver
from tandem.journey.placement.queries import introductions as meeting
from tandem.journey.placement.queries import profiles as doors
from tandem.journey.placement.snapshot import facts
from tandem.journey.placement.snapshot import fitting as found
from tandem.journey.placement.terms.fitting import PassReason
from tandem.journey.placement.terms.introductions import IntroductionState, Origin
from tandem.journey.placement.terms.openings import OpeningHappened, WishKind
from tandem.registers.access.terms import Role
from tests.factories.access import CapacityFactory
from tests.factories.introductions import IntroductionFactory
from tests.factories.organisations import CompanyFactory
from tests.factories.placement import OpeningWishFactory, PassedOverFactory
from tests.harness import finding
from tests.harness.finding import SAID, Finding
from tests.harness.meeting import TALK
from tests.tandem.registers.house import ROLES, breaks, constraints_of, last, once, opens, refused, somebody

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

BROKEN = {"passed_over_reason_known": once(PassedOverFactory, reason="mood")}
SEES = {Role.COMPANY_ADMIN, Role.COMPANY_HR}


@pytest.fixture
def story(db) -> Finding:
    return finding.build(CompanyFactory(name="Bakkerij Voorbeeld"))


def boss_of(story: Finding):
    return somebody(Role.COMPANY_ADMIN, story.opening.company_id)


def guide(track: Track) -> Actor:
    """The coach of a learner who has no account."""
    held = CapacityFactory(coach=True, provider=track.provider)
    Track.objects.filter(pk=track.pk).update(coach=held.user)
    return Actor(held.user_id, Role.COACH, track.provider_id)


def ids(story: Finding, day: date) -> list:
    return [one.id for one in found.for_company(boss_of(story), story.opening, day=day)]


def test_the_database_keeps_one_reason_for_each_learner(story):
    held = constraints_of("placement")
    assert breaks(held["passed_over_reason_known"], BROKEN["passed_over_reason_known"])
    again = {"opening": story.opening, "track": story.passed.track}
    assert breaks(held["passed_over_once"], lambda: PassedOverFactory(**again))


def test_who_wants_to_be_found_and_can_come_is_found_by_the_company_and_nobody_else(story, now):
    day = now.date()
    hidden = finding.findable(story.opening)
    type(hidden).objects.filter(pk=hidden.pk).update(is_findable=False)
    finding.findable(story.opening, nis="", lat=50.6, lon=5.6)  # too far
    finding.findable(story.opening, said=SAID | {"earliest_start": 600})  # cannot be there in time
    finding.findable(story.opening, said={"work_willing": "yes"})  # nobody knows how this one travels
    met = finding.findable(story.opening)
    IntroductionFactory(track=met.track, opening=story.opening, refused=True)
    again = finding.findable(story.opening)
    IntroductionFactory(track=again.track, opening=story.opening, lapsed=True)

    assert set(ids(story, day)) == {story.profile.pk, again.pk}
    for role in ROLES:
        own = somebody(role, story.opening.company_id)
        assert opens(found.for_company, own, story.opening, day=day) == (role in SEES)
        assert opens(found.passed_over, own, story.opening) == (role in SEES)
        assert not opens(found.for_company, somebody(role, CompanyFactory().pk), story.opening, day=day)

    Opening.objects.filter(pk=story.opening.pk).update(taken=1)
    assert ids(story, day) == []


def test_a_school_finds_its_own_learners_by_name_those_with_the_least_time_first(story, now):
    day, track = now.date(), story.profile.track
    coach = guide(track)

    (one,) = found.for_guide(coach, story.opening, day=day)
    assert (one.track.pk, one.mode) == (track.pk, "bike")
    assert found.for_guide(somebody(Role.PROVIDER_ADMIN, track.provider_id), story.opening, day=day) == [one]
    assert found.for_guide(somebody(Role.PROVIDER_ADMIN, CompanyFactory().pk), story.opening, day=day) == []
    for role in set(ROLES) - {Role.COACH, Role.PROVIDER_ADMIN}:
        assert not opens(found.for_guide, somebody(role, track.provider_id), story.opening, day=day)
    IntroductionFactory(track=track, opening=story.opening)
    assert found.for_guide(coach, story.opening, day=day) == []


GROUPS = {
    ("44083", "minor"): [(50.93, 3.45, date(2008, 9, 2)), (51.03, 3.62, date(2011, 12, 31)), (50.98, 3.53, None)],
    ("44083", "adult"): [(50.93, 3.45, date(2008, 9, 1)), (51.03, 3.62, date(1999, 1, 1))],
    ("44021", "minor"): [(51.0, 3.65, date(2008, 12, 1)), (51.15, 3.80, date(2010, 6, 1))],
}
"""Learners by municipality and bracket: as far apart, and as different in age, as these allow."""


class Listener:
    """A company with a place in every direction, which writes down everything it hears of each learner."""

    def __init__(self, day: date) -> None:
        self.day, company = day, CompanyFactory()
        self.boss = somebody(Role.COMPANY_ADMIN, company.pk)
        self.first = finding.place_of(company)
        spots = [(lat / 100, lon / 100) for lat in range(5080, 5130, 16) for lon in range(330, 400, 23)]
        given = {"training": self.first.training}
        self.places = [self.first] + [finding.place_of(company, lat=lat, lon=lon, **given) for lat, lon in spots]
        self.who = {self._learner(group, *told).pk: group for group, members in GROUPS.items() for told in members}
        self.heard = {key: [] for key in self.who}

    def _learner(self, group, lat, lon, born):
        one = finding.findable(self.first, nis=group[0], lat=lat, lon=lon)
        type(one.track.person).objects.filter(pk=one.track.person_id).update(birth_date=born)
        return one

    def listen(self, *question, places=None) -> None:
        for place in places or [self.first]:
            for one in found.for_company(self.boss, place, day=self.day):
                self.heard[one.id].append((*question, place.pk, one.band))
        for one in doors.found_by(self.boss, day=self.day):
            self.heard[one.id].append((*question, one.band))

    def signatures(self, group) -> set:
        return {tuple(told) for key, told in self.heard.items() if self.who[key] == group}


def test_however_often_a_company_asks_it_learns_the_municipality_and_the_bracket_and_no_more(now):
    """Every place, every wish for an age, every first day and hour.

    All who live in one municipality and stand in one bracket at the begin of the school year are heard alike, wherever
    they live there and however old they are.
    """
    company = Listener(now.date())
    company.listen("as it is", places=company.places)
    for age in (15, 16, 17, 18, 19, 21):
        OpeningWish.objects.all().delete()
        OpeningWishFactory(opening=company.first, kind=WishKind.MIN_AGE, language="", age=age)
        company.listen("age", age)
    OpeningWish.objects.all().delete()
    for minute, starts in ((300, now.date()), (330, date(2027, 1, 4)), (480, date(2027, 4, 1))):
        Opening.objects.filter(pk=company.first.pk).update(first_minute=minute, starts_on=starts)
        company.first.refresh_from_db()
        company.listen("hour", minute, starts)

    heard = {group: company.signatures(group) for group in GROUPS}
    assert {group: len(told) for group, told in heard.items()} == dict.fromkeys(GROUPS, 1)
    assert len(set().union(*heard.values())) == len(GROUPS), "the control: a bracket and a municipality are heard"


def test_the_control_without_stand_ins_the_same_questions_tell_more(now, monkeypatch):
    monkeypatch.setattr(found.coarse, "stand_in", lambda seeker, **_: seeker)
    company = Listener(now.date())
    company.listen("as it is", places=company.places[:6])
    OpeningWishFactory(opening=company.first, kind=WishKind.MIN_AGE, language="", age=16)
    company.listen("age", 16)
    assert any(len(company.signatures(group)) > 1 for group in GROUPS)


def test_an_introduction_says_the_bracket_of_the_school_year_whatever_the_company_changes(story):
    track = story.profile.track
    track.person.birth_date = date(2008, 10, 1)
    one = IntroductionFactory(track=track, opening=story.opening)
    heard, near = [], "near"
    for age, starts in ((16, date(2026, 9, 1)), (18, date(2026, 10, 2)), (18, date(2027, 6, 1)), (17, None)):
        OpeningWish.objects.all().delete()
        OpeningWishFactory(opening=one.opening, kind=WishKind.MIN_AGE, language="", age=age)
        one.opening.starts_on = starts or one.opening.starts_on
        seen = meeting.candidate_of(one)
        heard.append((seen.age.value, seen.is_old_enough, seen.distance.value))
    assert heard == [("minor", None, near), ("minor", False, near), ("minor", False, near), ("minor", None, near)]


def test_a_company_asks_the_learner_answers_and_only_then_they_can_meet(story, now):
    given = {"actor": boss_of(story), "now": now}
    one = fitting.invite(**given, opening_id=story.opening.pk, profile_id=story.profile.pk)

    assert (one.origin, one.state, one.interested_at) == (Origin.INVITED, IntroductionState.PROPOSED, None)
    assert last(one).data["origin"] == "invited"
    assert ids(story, now.date()) == []
    seen = meeting.candidate_of(one)
    assert (seen.provider, seen.letter, seen.identity) == ("", "", None)
    step = {**given, "introduction_id": one.pk}
    with refused("introduction.learner_agreed"):
        introductions.plan(**step, talk=TALK)
    with refused("introduction.learner_agreed"):
        introductions.promise(**step)
    assert not opens(fitting.invite, **given, opening_id=story.opening.pk, profile_id=story.profile.pk)

    coach = guide(story.profile.track)
    later = now + timedelta(days=4)
    agreed = introductions.show_interest(actor=coach, introduction_id=one.pk, now=later)
    assert agreed.answers_until == later.date() + timedelta(days=10)
    assert meeting.candidate_of(agreed).provider == story.profile.track.provider.name
    assert introductions.plan(**step, talk=TALK).state == IntroductionState.PLANNED
    assert list(events.verify()) == []


def test_who_is_too_young_hears_it_alone(story, now):
    OpeningWishFactory(opening=story.opening, kind=WishKind.MIN_AGE, language="", age=17)
    track = story.profile.track
    type(track.person).objects.filter(pk=track.person_id).update(birth_date=date(2010, 6, 1))
    coach = guide(track)

    one = fitting.invite(actor=boss_of(story), opening_id=story.opening.pk, profile_id=story.profile.pk, now=now)
    with refused("introduction.age"):
        introductions.show_interest(actor=coach, introduction_id=one.pk, now=now)
    type(track.person).objects.filter(pk=track.person_id).update(birth_date=date(1999, 6, 1))
    Track.objects.filter(pk=track.pk).update(phase=Phase.INTAKE, is_job_seeker=True)
    with refused("advice.vdab_positive"):
        introductions.show_interest(actor=coach, introduction_id=one.pk, now=now)


def test_a_company_says_why_not_and_can_take_it_back(story, now):
    given = {"actor": boss_of(story), "opening_id": story.opening.pk, "now": now}
    one = fitting.pass_over(**given, profile_id=story.profile.pk, reason=PassReason.DISTANCE)

    told = last(story.opening)
    assert (told.code, told.data) == (OpeningHappened.LEARNER_PASSED, {"reason": "distance"})
    assert ids(story, now.date()) == []
    assert len(found.passed_over(given["actor"], story.opening)) == 2
    said_no = meeting.refused_by_companies([story.profile.track_id])
    assert said_no == {story.opening.pk: {story.profile.track_id}}
    offers = facts.offers_of(facts.openings_in(Opening.objects.filter(pk=story.opening.pk)), school_year=2026)
    (offer,) = facts.without_refused(offers, of=[story.profile.track_id])
    assert offer.refused == {story.profile.track_id}
    assert not opens(fitting.pass_over, **given, profile_id=story.profile.pk, reason=PassReason.ENOUGH)

    for _ in range(2):
        fitting.show_again(**given, passed_id=one.pk)
    assert last(story.opening).code == OpeningHappened.LEARNER_SHOWN
    assert ids(story, now.date()) == [story.profile.pk]
    assert PassedOver.objects.get() == story.passed


def test_only_who_keeps_the_openings_asks_or_says_why_not(story, now):
    with refused("fitting.may_find"):
        fitting.show_again(actor=somebody(Role.SYSTEM), opening_id=story.opening.pk, passed_id=story.passed.pk, now=now)
    for role in set(ROLES) - {Role.SYSTEM}:
        for actor in (somebody(role, story.opening.company_id), somebody(role, CompanyFactory().pk)):
            given = {"actor": actor, "opening_id": story.opening.pk, "now": now}
            is_own = role in SEES and actor.organisation_id == story.opening.company_id
            assert opens(fitting.show_again, **given, passed_id=story.profile.pk) == is_own
            if not is_own:
                assert not opens(fitting.invite, **given, profile_id=story.profile.pk)
                assert not opens(fitting.pass_over, **given, profile_id=story.profile.pk, reason=PassReason.ENOUGH)
    assert not Introduction.objects.exists()


def test_who_said_not_here_is_not_found(story, now):
    track = story.profile.track
    coach = guide(track)
    wishes.veto(actor=coach, track_id=track.pk, establishment_id=story.opening.establishment_id, now=now)
    assert ids(story, now.date()) == []


def test_finding_costs_as_much_for_many_as_for_one(story, now, query_budget):
    for _ in range(4):
        finding.findable(story.opening)
    boss = boss_of(story)
    with query_budget(14):
        assert len(found.for_company(boss, story.opening, day=now.date())) == 5
