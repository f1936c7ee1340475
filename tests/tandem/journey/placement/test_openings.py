"""Opening, changing, pausing, closing, taking over: who may, when, what it writes and what it refuses."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from tandem.base import events
from tandem.base.actor import PUBLIC, SYSTEM
from tandem.base.errors import NotFound, NotPossible
from tandem.journey.placement.actions import opening_clock, openings
from tandem.journey.placement.models import Guidance, Opening, OpeningMentor
from tandem.journey.placement.queries import openings as doors
from tandem.journey.placement.queries import public_openings as public
from tandem.journey.placement.rules.openings import Wish
from tandem.journey.placement.snapshot import openings as snapshot
from tandem.journey.placement.terms.openings import (
    CloseReason,
    OpeningHappened,
    OpeningMove,
    OpeningState,
    WishKind,
    WishLanguage,
)
from tandem.journey.placement.workflow.openings import OPENING
from tandem.journey.recognition.models import Recognition
from tandem.registers.access.terms import Role
from tandem.registers.mandates import queries as mandates
from tests.factories.numbers import somebody
from tests.factories.organisations import EstablishmentFactory
from tests.factories.placement import OpeningContactFactory, OpeningFactory
from tests.factories.recognition import MentorFactory, MentorPostingFactory
from tests.harness import workplace
from tests.harness.workplace import Workplace, mentor_at, recognised
from tests.tandem.registers.house import ROLES, at_once, last, only_postgres, opens, refused
from tests.tandem.registers.house import somebody as in_role

pytestmark = pytest.mark.django_db

TRAITS = {
    OpeningState.OPEN: {},
    OpeningState.PAUSED: {"paused": True},
    OpeningState.CLOSED: {"closed": True},
    OpeningState.EXPIRED: {"expired": True},
}


def step(place: Workplace, move: OpeningMove, opening: Opening) -> Opening:
    """Take one step as the company does."""
    given = {"actor": place.boss, "opening_id": opening.pk, "now": place.now}
    if move is OpeningMove.CLOSE:
        return openings.close(**given, reason=CloseReason.NO_WORK)
    return {OpeningMove.PAUSE: openings.pause, OpeningMove.RESUME: openings.resume}[move](**given)


def test_a_company_opens_a_place(place: Workplace) -> None:
    wishes = (Wish(WishKind.LANGUAGE, " Je spreekt met klanten. ", language=WishLanguage.DUTCH),)
    opening = place.opened(
        wishes=wishes, work_days=("mon", "tue"), accommodations=("quiet_place", "own_pace"), first_minute=480
    )

    assert (opening.state, opening.company, opening.training) == (
        OpeningState.OPEN,
        place.company,
        place.recognition.training,
    )
    assert (opening.lat, opening.lon) == (place.recognition.lat, place.recognition.lon)
    assert opening.contact.name == "Noor Voorbeeld"
    assert [wish.why for wish in opening.wishes.all()] == ["Je spreekt met klanten."]
    assert opening.accommodations == ["own_pace", "quiet_place"]
    assert Guidance.objects.get().learners == 1
    assert last(opening).code == OpeningHappened.OPENED
    assert last(opening).data["places"] == 1
    assert snapshot.form_of(opening).mentors == {place.mentor.pk: 1}
    assert list(events.verify()) == []


def test_what_is_told_comes_back_as_it_was_told(place: Workplace) -> None:
    form = place.form(words="Wij bakken brood.", wishes=(Wish(WishKind.MIN_AGE, "Nachtwerk", age=18),))
    opening = openings.open_place(actor=place.boss, recognition_id=place.recognition.pk, form=form, now=place.now)

    assert snapshot.form_of(opening) == form


def test_an_opening_that_lacks_something_leaves_nothing_behind(place: Workplace) -> None:
    with refused("opening.places_guided"):
        place.opened(places=2)

    assert not Opening.objects.exists()
    assert not Guidance.objects.exists()


def test_the_same_place_is_not_opened_twice_from_the_same_day(place: Workplace) -> None:
    place.opened()
    with refused("opening.once"):
        place.opened()
    place.opened(starts_on=date(2027, 2, 1))

    assert Opening.objects.count() == 2


@pytest.mark.parametrize("role", ROLES)
def test_only_the_company_opens_places(place: Workplace, role: Role) -> None:
    actor = in_role(role, place.company.pk)
    given = {"actor": actor, "recognition_id": place.recognition.pk, "form": place.form(), "now": place.now}
    if role in {Role.COMPANY_ADMIN, Role.COMPANY_HR}:
        assert openings.open_place(**given).state == OpeningState.OPEN
    elif role is Role.SYSTEM:
        with refused("opening.may_keep"):
            openings.open_place(**given)
    else:
        with pytest.raises(NotFound):
            openings.open_place(**given)


def test_another_company_finds_nothing(place: Workplace) -> None:
    opening = place.opened()
    stranger = place.actor(Role.COMPANY_ADMIN, somebody())

    assert not opens(doors.opening_for, stranger, opening.pk)
    assert not opens(doors.openings_of, stranger, place.company.pk)
    assert not opens(doors.recognition_to_open, stranger, place.recognition.pk)
    assert not opens(doors.mentors_at, stranger, place.recognition)
    for action in (openings.pause, openings.resume):
        with pytest.raises(NotFound):
            action(actor=stranger, opening_id=opening.pk, now=place.now)


def test_a_mentor_of_another_company_cannot_be_named(place: Workplace) -> None:
    with pytest.raises(NotFound):
        place.opened(mentors={MentorFactory().pk: 1})


def test_a_mentor_of_another_establishment_is_refused(place: Workplace) -> None:
    elsewhere = mentor_at(EstablishmentFactory(company=place.company))
    with refused("opening.mentor_here"):
        place.opened(mentors={elsewhere.pk: 1})


def test_a_change_is_kept_and_told(place: Workplace) -> None:
    opening = place.opened(wishes=(Wish(WishKind.HYGIENE, "Je bakt brood."),))
    second = place.another_mentor()
    form = replace(snapshot.form_of(opening), places=3, mentors={place.mentor.pk: 2, second.pk: 1}, wishes=())
    opening = openings.change(actor=place.boss, opening_id=opening.pk, form=form, now=place.now)

    assert snapshot.form_of(opening) == form
    assert opening.version == 2
    assert last(opening).data["changed"] == ["mentors", "places", "wishes"]
    assert doors.guided_at([place.establishment.pk], school_year=2026) == {place.establishment.pk: 3}


def test_a_mentor_who_is_named_no_more_frees_what_they_guided(place: Workplace) -> None:
    second = place.another_mentor()
    opening = place.opened(mentors={place.mentor.pk: 1, second.pk: 2})
    form = place.form(mentors={place.mentor.pk: 1})
    openings.change(actor=place.boss, opening_id=opening.pk, form=form, now=place.now)

    assert list(Guidance.objects.values_list("mentor", flat=True)) == [place.mentor.pk]


def test_a_mentor_named_twice_counts_once_for_the_establishment(place: Workplace) -> None:
    place.opened()
    beside = place.opened(recognition=place.another_recognition())

    assert doors.guided_at([place.establishment.pk], school_year=2026) == {place.establishment.pk: 1}
    verdict = snapshot.assess_all([doors.opening_for(place.boss, beside.pk)], day=place.day)[beside.pk]
    assert verdict.codes() == {"opening.workplace_guided"}
    assert verdict.is_ok


def test_the_mentor_of_a_place_that_is_closed_guides_nobody(place: Workplace) -> None:
    opening = place.opened()
    openings.close(actor=place.boss, opening_id=opening.pk, reason=CloseReason.OTHER, now=place.now)

    assert doors.guided_at([place.establishment.pk], school_year=2026) == {}


def test_a_mentor_who_left_the_company_guides_nobody(place: Workplace) -> None:
    place.opened()
    type(place.mentor).objects.update(deactivated_at=place.now, deactivated_by=somebody())

    assert doors.guided_at([place.establishment.pk], school_year=2026) == {}


def test_a_place_on_pause_keeps_its_mentor(place: Workplace) -> None:
    opening = place.opened()
    openings.pause(actor=place.boss, opening_id=opening.pk, now=place.now)

    assert doors.guided_at([place.establishment.pk], school_year=2026) == {place.establishment.pk: 1}


def in_construction(place: Workplace) -> Recognition:
    """The same training at another establishment, both recognised by construction, where a mentor guides one."""
    elsewhere = EstablishmentFactory(company=place.company)
    MentorPostingFactory(mentor=place.mentor, establishment=elsewhere)
    building = recognised(elsewhere, training=place.recognition.training)
    bodies = mandates.bodies_on(place.day)
    construction = next(one for one in bodies if one.sector and one.sector.code == "CONSTRUCTION")
    Recognition.objects.update(body=construction)
    return building


def test_the_most_learners_of_a_mentor_hold_over_all_establishments(place: Workplace) -> None:
    building = in_construction(place)
    place.opened()
    with refused("mentor.max_learners"):
        place.opened(recognition=building)


def close(place: Workplace, opening: Opening) -> None:
    """The company closes a place."""
    openings.close(actor=place.boss, opening_id=opening.pk, reason=CloseReason.OTHER, now=place.now)


def expire(place: Workplace, opening: Opening) -> None:
    """The days of a place are over."""
    Opening.objects.filter(pk=opening.pk).update(expires_on=place.day)
    assert opening_clock.tick(now=place.now)["expired"] == 1


def move_a_year(place: Workplace, opening: Opening) -> None:
    """A place is meant for the next school year after all."""
    later = {"starts_on": date(2027, 9, 1), "ends_on": date(2027, 11, 30), "expires_on": date(2027, 11, 1)}
    form = replace(snapshot.form_of(opening), school_year=2027, **later)
    openings.change(actor=place.boss, opening_id=opening.pk, form=form, now=place.now)


@pytest.mark.parametrize("ended", [close, expire, move_a_year])
def test_a_place_that_is_over_frees_its_mentor_for_another_establishment(place: Workplace, ended) -> None:
    building = in_construction(place)
    ended(place, place.opened())

    assert place.opened(recognition=building).state == OpeningState.OPEN


def test_what_a_mentor_guided_at_a_closed_place_is_still_told_when_it_is_taken_over(place: Workplace) -> None:
    opening = place.opened(mentors={place.mentor.pk: 2}, places=2)
    close(place, opening)

    assert snapshot.form_of(opening).mentors == {place.mentor.pk: 2}


def test_a_place_closes_when_its_recognition_is_being_lifted(place: Workplace) -> None:
    opening = place.opened()
    Recognition.objects.filter(pk=place.recognition.pk).update(
        lifting_decided_on=place.day, valid_until=place.day + timedelta(days=20)
    )
    assert [opening_clock.tick(now=place.now)["expired"] for _ in range(2)] == [1, 0]
    opening.refresh_from_db()
    assert opening.state == OpeningState.EXPIRED


def test_an_expiry_that_moves_is_warned_of_again(place: Workplace) -> None:
    opening = place.opened(expires_on=date(2026, 12, 1))
    assert opening_clock.tick(now=place.now)["expiring"] == 1
    openings.change(actor=place.boss, opening_id=opening.pk, form=place.form(), now=place.now)

    assert Opening.objects.get().warned_on is None


@pytest.mark.parametrize("move", [OpeningMove.PAUSE, OpeningMove.RESUME, OpeningMove.CLOSE])
@pytest.mark.parametrize("state", OpeningState)
def test_each_step_goes_only_from_where_it_may(place: Workplace, move: OpeningMove, state: OpeningState) -> None:
    opening = place.opened()
    Opening.objects.update(
        **{name: getattr(OpeningFactory.build(recognition=None, **TRAITS[state], **_bare()), name) for name in _STATE}
    )
    before = len(events.history(opening))
    if OPENING.allows(state, move):
        after = step(place, move, opening)
        assert after.state == OPENING.after(state, move)
        assert Opening.objects.get().version == 2
        assert len(events.history(opening)) == before + 1
    else:
        with refused(f"opening.{move}.state"):
            step(place, move, opening)
        assert Opening.objects.get().state == state
        assert len(events.history(opening)) == before


_STATE = ("state", "paused_at", "paused_by", "closed_at", "closed_by", "close_reason", "expired_on")


def _bare() -> dict[str, None]:
    names = ("company", "establishment", "training", "lat", "lon")
    return dict.fromkeys(names)


def test_an_opening_that_is_over_cannot_be_changed(place: Workplace) -> None:
    opening = place.opened()
    openings.close(actor=place.boss, opening_id=opening.pk, reason=CloseReason.NO_MENTOR, now=place.now)
    with refused("opening.live"):
        openings.change(actor=place.boss, opening_id=opening.pk, form=place.form(), now=place.now)
    assert last(opening).data == {"reason": "no_mentor"}


def test_what_no_longer_holds_is_not_opened_again(place: Workplace) -> None:
    opening = place.opened()
    openings.pause(actor=place.boss, opening_id=opening.pk, now=place.now)
    Recognition.objects.update(gone_since=place.day)
    with refused("opening.in_register"):
        openings.resume(actor=place.boss, opening_id=opening.pk, now=place.now)
    assert Opening.objects.get().state == OpeningState.PAUSED


def test_nothing_opens_or_goes_on_under_a_recognition_that_is_being_lifted(place: Workplace) -> None:
    opening = place.opened()
    openings.pause(actor=place.boss, opening_id=opening.pk, now=place.now)
    Recognition.objects.update(lifting_decided_on=place.day)
    with refused("opening.not_lifted"):
        openings.resume(actor=place.boss, opening_id=opening.pk, now=place.now)
    with refused("opening.not_lifted"):
        openings.change(actor=place.boss, opening_id=opening.pk, form=place.form(), now=place.now)
    given = {"school_year": 2027, "day": place.day}
    assert not doors.can_be_opened(place.boss, place.recognition.company_id, **given).exists()
    assert doors.continues_as(opening, **given) is None
    with refused("opening.recognised"):
        openings.take_over(actor=place.boss, opening_id=opening.pk, school_year=2027, now=place.now)
    assert opening_clock.tick(now=place.now)["expired"] == 1


def test_last_years_place_is_taken_over_with_the_mentors_who_still_guide(place: Workplace) -> None:
    gone = place.another_mentor()
    wishes = (Wish(WishKind.HYGIENE, "Je bakt brood."),)
    opening = place.opened(mentors={place.mentor.pk: 1, gone.pk: 1}, wishes=wishes)
    type(gone).objects.filter(pk=gone.pk).update(deactivated_at=place.now, deactivated_by=somebody())
    again = openings.take_over(actor=place.boss, opening_id=opening.pk, school_year=2027, now=place.now)

    assert (again.school_year, again.starts_on, again.copied_from_id) == (2027, date(2027, 12, 1), opening.pk)
    form = snapshot.form_of(again)
    assert form.mentors == {place.mentor.pk: 1}
    assert form.wishes == wishes
    with refused("opening.once"):
        openings.take_over(actor=place.boss, opening_id=opening.pk, school_year=2027, now=place.now)


def renewed(place: Workplace, on: date) -> Recognition:
    """The recognition of the workplace ends that day, and a new one begins."""
    Recognition.objects.filter(pk=place.recognition.pk).update(valid_until=on)
    return recognised(
        place.establishment, training=place.recognition.training, valid_from=on, valid_until=date(2032, 12, 20)
    )


def test_a_place_is_taken_over_under_the_recognition_that_counts_by_then(place: Workplace) -> None:
    opening = place.opened()
    new = renewed(place, date(2027, 7, 1))
    again = openings.take_over(actor=place.boss, opening_id=opening.pk, school_year=2027, now=place.now)

    assert again.recognition == new


def test_a_recognition_that_begins_later_does_not_count_yet(place: Workplace) -> None:
    opening = place.opened(expires_on=date(2026, 12, 10))
    renewed(place, date(2027, 7, 1))
    opening_clock.expire(now=place.now + timedelta(days=19))
    again = openings.take_over(actor=place.boss, opening_id=opening.pk, now=place.now + timedelta(days=20))

    assert (again.recognition, again.school_year) == (place.recognition, 2026)


def test_a_place_whose_recognition_ended_is_not_taken_over(place: Workplace) -> None:
    opening = place.opened()
    Recognition.objects.update(valid_until=date(2026, 12, 24))
    with refused("opening.recognised"):
        openings.take_over(actor=place.boss, opening_id=opening.pk, school_year=2027, now=place.now)


def test_an_opening_expires_and_its_company_was_warned(place: Workplace) -> None:
    opening = place.opened(expires_on=date(2026, 12, 10))
    assert opening_clock.tick(now=place.now)["expiring"] == 0
    later = place.now + timedelta(days=6)
    assert opening_clock.tick(now=later) == {"moved": 0, "guided": 0, "expired": 0, "expiring": 1}
    assert opening_clock.tick(now=later) == dict.fromkeys(("moved", "guided", "expired", "expiring"), 0)
    end = place.now + timedelta(days=19)
    assert opening_clock.tick(now=end) == {"moved": 0, "guided": 0, "expired": 1, "expiring": 0}
    assert opening_clock.tick(now=end)["expired"] == 0
    assert [event.code for event in events.history(opening)] == [
        OpeningHappened.OPENED,
        OpeningHappened.EXPIRES_SOON,
        OpeningHappened.EXPIRED,
    ]


@pytest.mark.parametrize("state", [OpeningState.CLOSED, OpeningState.EXPIRED])
def test_what_is_over_is_neither_warned_of_nor_expired(place: Workplace, state: OpeningState) -> None:
    OpeningFactory(recognition=place.recognition, **TRAITS[state])

    assert opening_clock.tick(now=place.now + timedelta(days=400)) == dict.fromkeys(
        ("moved", "guided", "expired", "expiring"), 0
    )


def test_an_opening_ends_with_its_recognition(place: Workplace) -> None:
    place.opened()
    Recognition.objects.update(valid_until=place.day)

    assert opening_clock.tick(now=place.now)["expired"] == 1


def meanwhile(monkeypatch: pytest.MonkeyPatch, change) -> None:
    """While the night takes its first step, somebody changes an opening whose turn comes later."""
    record = events.record

    def recorded(*given: object, **told: object) -> object:
        change()
        return record(*given, **told)

    monkeypatch.setattr(events, "record", recorded)


def two_ending(place: Workplace, on: date) -> tuple[Opening, Opening]:
    """Two places that end on the same day, in the order in which the night looks at them."""
    made = [
        place.opened(recognition=each, expires_on=on, mentors={mentor.pk: 1})
        for each, mentor in ((place.recognition, place.mentor), (place.another_recognition(), place.another_mentor()))
    ]
    first, second = sorted(made, key=lambda one: one.pk)
    return first, second


def test_the_night_lets_stand_what_was_prolonged_a_moment_before(place: Workplace, monkeypatch) -> None:
    first, second = two_ending(place, date(2026, 12, 10))
    rows = Opening.objects.filter(pk=second.pk)
    meanwhile(monkeypatch, lambda: rows.update(expires_on=date(2027, 6, 1)))

    assert opening_clock.expire(now=place.now + timedelta(days=19)) == 1
    assert [Opening.objects.get(pk=one.pk).state for one in (first, second)] == ["expired", "open"]


def test_nobody_is_warned_of_what_was_prolonged_a_moment_before(place: Workplace, monkeypatch) -> None:
    _first, second = two_ending(place, date(2026, 12, 1))
    rows = Opening.objects.filter(pk=second.pk)
    meanwhile(monkeypatch, lambda: rows.update(expires_on=date(2027, 6, 1)))

    assert opening_clock.warn_of_expiry(now=place.now) == 1
    assert rows.get().warned_on is None


def test_an_opening_follows_its_recognition(place: Workplace) -> None:
    place.opened()
    Recognition.objects.update(lat=None, lon=None, cell=None, nis="11002")

    assert opening_clock.tick(now=place.now)["moved"] == 1
    assert opening_clock.tick(now=place.now)["moved"] == 0
    opening = Opening.objects.get()
    assert (opening.lat, opening.lon) == (None, None)
    assert (last(opening).code, last(opening).data) == (OpeningHappened.MOVED, {"nis": "11002"})
    Recognition.objects.update(lat=51.0, lon=3.7, cell=4)
    assert opening_clock.tick(now=place.now)["moved"] == 1


@pytest.mark.parametrize("under", [{}, {"gone_since": date(2026, 11, 1)}, {"valid_until": date(2026, 11, 21)}])
@pytest.mark.parametrize("state", OpeningState)
@pytest.mark.parametrize("later", [0, 90])
def test_one_opening_is_public_as_many_are(place: Workplace, under, state, later) -> None:
    OpeningFactory(recognition=place.recognition, **TRAITS[state])
    Recognition.objects.update(**under)
    (opening,), day = Opening.objects.all(), place.day + timedelta(days=later)

    assert opening.is_public_on(day) is Opening.objects.public_on(day).exists()


def test_everybody_sees_what_is_open_and_nothing_else(place: Workplace) -> None:
    opening = place.opened()
    assert public.public_opening(opening.pk, day=place.day) == opening
    assert list(public.at_recognition(place.recognition.pk, day=place.day)) == [opening]
    (row,) = public.shown([place.recognition.pk], day=place.day)
    assert row.free_places == 1
    assert list(public.recognised_with_opening(place.day)) == [place.recognition.pk]

    assert not opens(public.public_opening, opening.pk, day=opening.expires_on)
    openings.pause(actor=place.boss, opening_id=opening.pk, now=place.now)
    assert not opens(public.public_opening, opening.pk, day=place.day)


@pytest.mark.parametrize("changed", [{"gone_since": date(2026, 11, 1)}, {"valid_until": date(2026, 11, 21)}])
def test_what_is_not_recognised_is_not_public(place: Workplace, changed: dict[str, date]) -> None:
    opening = place.opened()
    Recognition.objects.update(**changed)

    assert not opens(public.public_opening, opening.pk, day=place.day)


def test_whom_to_ring_is_told_to_who_looks_for_a_place(place: Workplace) -> None:
    opening = place.opened()
    told = {role for role in ROLES if doors.contact_for(in_role(role, somebody()), opening) is not None}

    assert told == {Role.SYSTEM, Role.COACH, Role.PROVIDER_ADMIN}
    assert doors.contact_for(place.boss, opening) is not None
    assert doors.contact_for(PUBLIC, opening) is None
    assert doors.contact_for(SYSTEM, OpeningFactory()) is None
    assert doors.contact_for(SYSTEM, OpeningContactFactory().opening) is not None


def test_the_mentors_of_a_workplace_are_those_who_guide_there(place: Workplace) -> None:
    mentor_at(EstablishmentFactory(company=place.company))
    place.another_mentor(deactivated=True)

    assert list(doors.mentors_at(place.boss, place.recognition)) == [place.mentor]


@pytest.mark.slow
def test_what_lacks_is_found_in_a_fixed_number_of_queries(place: Workplace, django_assert_max_num_queries) -> None:
    for _ in range(4):
        place.opened(recognition=place.another_recognition())
    with django_assert_max_num_queries(14):
        every = list(doors.openings_of(place.boss, place.company.pk))
        verdicts = snapshot.assess_all(every, day=place.day)
    assert len(verdicts) == 4


@only_postgres
@pytest.mark.django_db(transaction=True)
def test_two_people_who_open_at_once_share_the_mentors(now) -> None:
    place = workplace.build(now)
    answers = at_once(*[lambda: str(place.opened().pk)] * 4)

    assert sum(isinstance(answer, str) for answer in answers) == 1
    assert OpeningMentor.objects.count() == 1


def test_a_wish_without_a_reason_is_refused_before_the_database_is(place: Workplace) -> None:
    with pytest.raises(NotPossible) as refusal:
        place.opened(wishes=(Wish(WishKind.MIN_AGE, ""),))
    assert refusal.value.verdict.codes() == {"wish.why", "wish.age"}
