"""Keeping, ranking and refusing places: who may, what it writes, what it refuses; and what the round is told."""

from datetime import date, timedelta
from uuid import UUID, uuid4

import pytest

from tandem.base import events
from tandem.base.actor import Actor
from tandem.journey.placement.actions import wishes
from tandem.journey.placement.models import SavedOpening, Veto
from tandem.journey.placement.queries import wishes as doors
from tandem.journey.placement.terms.openings import CloseReason
from tandem.journey.placement.terms.wishes import Direction, Standing, WishHappened
from tandem.registers.access.terms import Role
from tests.factories.accounts import UserFactory
from tests.factories.intake import TrackFactory
from tests.factories.organisations import EstablishmentFactory
from tests.factories.people import PersonFactory
from tests.factories.placement import OpeningFactory, SavedOpeningFactory, VetoFactory
from tests.harness import learner
from tests.harness.learner import Choosing
from tests.tandem.registers.house import ROLES, last, opens, refused, somebody

pytestmark = pytest.mark.django_db


@pytest.fixture
def noor(now) -> Choosing:
    return learner.build(now)


def ranking(noor: Choosing) -> list:
    rows = SavedOpening.objects.ranked().filter(track=noor.track).order_by("rank")
    return [row.opening_id for row in rows if row.rank]


def test_a_learner_keeps_a_place_once(noor):
    opening = noor.opening()

    first = wishes.keep(**noor.given(), opening_id=opening.pk)
    again = wishes.keep(**noor.given(actor=noor.parent), opening_id=opening.pk)

    assert first.pk == again.pk
    assert first.saved_by == noor.learner.user_id
    assert last(noor.track).code == WishHappened.OPENING_SAVED
    assert last(noor.track).data == {"opening": str(opening.pk)}
    assert list(events.verify()) == []


@pytest.mark.parametrize("trait", ["paused", "closed", "expired"])
def test_a_place_that_nobody_can_see_is_not_kept(noor, trait):
    opening = noor.opening(**{trait: True})

    assert not opens(wishes.keep, **noor.given(), opening_id=opening.pk)
    assert not opens(wishes.rank, **noor.given(), opening_id=opening.pk)
    assert not opens(wishes.keep, **noor.given(), opening_id=uuid4())


def test_a_full_list_keeps_nothing_more(noor):
    place = noor.opening()
    for _ in range(60):
        SavedOpeningFactory(track=noor.track, opening=OpeningFactory(recognition=place.recognition, closed=True))

    with refused("wish.not_too_many_saved"):
        wishes.keep(**noor.given(), opening_id=place.pk)


def test_the_places_stand_in_the_order_they_were_put(noor):
    one, two, three = (noor.opening() for _ in range(3))

    wishes.rank(**noor.given(), opening_id=one.pk)
    wishes.keep(**noor.given(), opening_id=two.pk)
    wishes.rank(**noor.given(), opening_id=two.pk)
    wishes.rank(**noor.given(), opening_id=three.pk, place=1)
    assert ranking(noor) == [three.pk, one.pk, two.pk]

    wishes.move(**noor.given(), opening_id=two.pk, direction=Direction.UP)
    assert ranking(noor) == [three.pk, two.pk, one.pk]
    wishes.move(**noor.given(), opening_id=three.pk, direction=Direction.DOWN)
    assert ranking(noor) == [two.pk, three.pk, one.pk]

    changed = last(noor.track)
    assert changed.code == WishHappened.RANKING_CHANGED
    assert changed.data["after"] == [str(two.pk), str(three.pk), str(one.pk)]
    wishes.move(**noor.given(), opening_id=two.pk, direction=Direction.UP)
    assert last(noor.track).pk == changed.pk

    wishes.unrank(**noor.given(), opening_id=two.pk)
    assert ranking(noor) == [three.pk, one.pk]
    wishes.let_go(**noor.given(), opening_id=three.pk)
    assert ranking(noor) == [one.pk]
    assert set(noor.track.saved_openings.values_list("opening_id", flat=True)) == {one.pk, two.pk}
    assert last(noor.track).code == WishHappened.OPENING_LET_GO


def test_a_place_for_another_training_is_kept_and_not_ranked(noor):
    other = noor.elsewhere()

    wishes.keep(**noor.given(), opening_id=other.pk)
    with refused("wish.own_training"):
        wishes.rank(**noor.given(), opening_id=other.pk)


def test_ten_places_are_enough(noor):
    for _ in range(10):
        wishes.rank(**noor.given(), opening_id=noor.opening().pk)
    eleventh = noor.opening()

    with refused("wish.not_too_many_ranked"):
        wishes.rank(**noor.given(), opening_id=eleventh.pk)
    assert not SavedOpening.objects.filter(opening=eleventh).exists()


def test_a_place_that_closed_since_is_not_ranked_any_more_and_stays_where_it_was(noor):
    kept, ranked = noor.opening(), noor.opening()
    wishes.keep(**noor.given(), opening_id=kept.pk)
    wishes.rank(**noor.given(), opening_id=ranked.pk)
    for opening in (kept, ranked):
        opening.state, opening.closed_at, opening.closed_by = "closed", noor.now, uuid4()
        opening.close_reason = CloseReason.FILLED_HERE
        opening.save()

    with refused("wish.still_open"):
        wishes.rank(**noor.given(), opening_id=kept.pk)
    wishes.move(**noor.given(), opening_id=ranked.pk, direction=Direction.UP)

    shown = doors.kept_places(noor.learner, noor.track.pk, day=noor.day)
    assert [(one.opening.pk, one.rank, one.standing) for one in shown] == [
        (ranked.pk, 1, Standing.FILLED),
        (kept.pk, None, Standing.FILLED),
    ]


def test_a_place_without_a_recognition_says_so(noor):
    opening = noor.opening()
    wishes.keep(**noor.given(), opening_id=opening.pk)
    opening.recognition.gone_since = date(2026, 11, 1)
    opening.recognition.save()

    (shown,) = doors.kept_places(noor.learner, noor.track.pk, day=noor.day)

    assert shown.standing is Standing.NOT_RECOGNISED


def test_a_learner_refuses_a_place_and_takes_it_back(noor):
    opening, other = noor.opening(), noor.opening()
    wishes.rank(**noor.given(), opening_id=opening.pk)
    wishes.rank(**noor.given(), opening_id=other.pk)

    row = wishes.veto(**noor.given(), establishment_id=opening.establishment_id, reason=" Mijn tante werkt daar. ")

    assert (row.reason, row.vetoed_by) == ("Mijn tante werkt daar.", noor.learner.user_id)
    assert ranking(noor) == [other.pk]
    vetoed = next(event for event in events.history(noor.track) if event.code == WishHappened.VETOED)
    assert "tante" not in str(vetoed.data)
    kept = doors.kept_places(noor.learner, noor.track.pk, day=noor.day)
    assert {one.opening.pk: one.is_vetoed for one in kept} == {opening.pk: True, other.pk: False}
    with refused("wish.not_vetoed"):
        wishes.rank(**noor.given(), opening_id=opening.pk)

    wishes.undo_veto(**noor.given(), establishment_id=opening.establishment_id)
    assert last(noor.track).code == WishHappened.VETO_UNDONE
    wishes.rank(**noor.given(), opening_id=opening.pk)
    assert ranking(noor) == [other.pk, opening.pk]
    assert not opens(wishes.undo_veto, **noor.given(), establishment_id=opening.establishment_id)


def test_a_place_where_nothing_is_recognised_cannot_be_refused(noor):
    assert not opens(wishes.veto, **noor.given(), establishment_id=EstablishmentFactory().pk)


def test_the_reason_is_for_the_learner_and_the_coach(noor):
    place = noor.opening().establishment_id
    wishes.veto(**noor.given(), establishment_id=place, reason="Mijn tante werkt daar.")

    def reasons(actor):
        return [one.reason for one in doors.refused_places(actor, noor.track.pk, day=noor.day)]

    assert reasons(noor.learner) == reasons(noor.coach) == ["Mijn tante werkt daar."]
    assert reasons(noor.parent) == reasons(admin_of(noor)) == [""]
    for other in (noor.parent, admin_of(noor)):
        with refused("wish.own_reason"):
            wishes.veto(**noor.given(actor=other), establishment_id=place, reason="Te ver.")
        wishes.veto(**noor.given(actor=other), establishment_id=place)
    assert reasons(noor.learner) == ["Mijn tante werkt daar."]
    wishes.veto(**noor.given(), establishment_id=place, reason="Te vroeg op.")
    assert reasons(noor.learner) == ["Te vroeg op."]
    other = noor.opening().establishment_id
    wishes.veto(**noor.given(actor=noor.parent), establishment_id=other, reason="Te ver.")
    assert reasons(noor.parent) == ["Te ver.", ""]
    with refused("wish.reason_short"):
        wishes.veto(**noor.given(), establishment_id=place, reason="x" * 301)


def test_where_nobody_guides_no_coach_reads_the_reason_either(noor):
    VetoFactory(track=noor.track, reason="Mijn tante werkt daar.")
    noor.track.coach = None
    noor.track.save()

    (shown,) = doors.refused_places(noor.coach, noor.track.pk, day=noor.day)

    assert (shown.reason, shown.may_say) == ("", False)


def test_who_wrote_a_reason_reads_it(noor):
    admin = admin_of(noor)
    wishes.veto(**noor.given(actor=admin), establishment_id=noor.opening().establishment_id, reason="Te ver.")

    (shown,) = doors.refused_places(admin, noor.track.pk, day=noor.day)

    assert (shown.reason, shown.may_say) == ("Te ver.", True)


def admin_of(noor):
    """Who manages the school of the learner."""
    return somebody(Role.PROVIDER_ADMIN, noor.track.provider_id, user_id=UUID(int=7))


def test_nobody_refuses_the_whole_region(noor):
    VetoFactory.create_batch(30, track=noor.track)

    with refused("wish.not_too_many_vetoes"):
        wishes.veto(**noor.given(), establishment_id=noor.opening().establishment_id)


@pytest.mark.parametrize("role", ROLES)
def test_only_the_learner_the_parent_and_who_guides_choose(noor, role):
    opening = noor.opening()
    own = {Role.LEARNER: noor.learner, Role.GUARDIAN: noor.parent, Role.COACH: noor.coach}
    own |= {Role.PROVIDER_ADMIN: somebody(Role.PROVIDER_ADMIN, noor.track.provider_id), Role.SYSTEM: somebody(role)}
    actor = own.get(role)

    elsewhere = noor.given(actor=somebody(role, uuid4()))
    assert opens(wishes.keep, **elsewhere, opening_id=opening.pk) is (role is Role.SYSTEM)
    if actor is not None:
        assert wishes.keep(**noor.given(actor=actor), opening_id=opening.pk).opening == opening
        assert len(doors.kept_places(actor, noor.track.pk, day=noor.day)) == 1


def test_another_learner_and_another_coach_find_nothing(noor):
    opening = noor.opening()
    wishes.keep(**noor.given(), opening_id=opening.pk)
    for stranger in (
        Actor(UserFactory().pk, Role.LEARNER),
        Actor(UserFactory().pk, Role.GUARDIAN),
        Actor(UserFactory().pk, Role.COACH, noor.track.provider_id),
        Actor(noor.parent.user_id, Role.LEARNER),
    ):
        assert not opens(doors.kept_places, stranger, noor.track.pk, day=noor.day)
        assert not opens(doors.refused_places, stranger, noor.track.pk, day=noor.day)
        for action in (wishes.keep, wishes.let_go, wishes.rank, wishes.unrank):
            assert not opens(action, **noor.given(actor=stranger), opening_id=opening.pk)


def test_from_eighteen_on_a_parent_chooses_nothing_any_more(noor):
    birthday = noor.track.person.birth_date.replace(year=2027)
    late = noor.now.replace(year=2027, month=birthday.month, day=birthday.day)
    opening = noor.opening(expires_on=date(2027, 6, 30))
    noor.track.person.save()

    assert opens(wishes.keep, **noor.given(actor=noor.parent, now=late - timedelta(days=1)), opening_id=opening.pk)
    assert not opens(wishes.keep, **noor.given(actor=noor.parent, now=late), opening_id=opening.pk)
    assert not opens(doors.kept_places, noor.parent, noor.track.pk, day=late.date())
    assert opens(wishes.keep, **noor.given(now=late), opening_id=opening.pk)


def test_who_left_keeps_the_list_and_adds_nothing(noor):
    kept, other = noor.opening(), noor.opening()
    track = TrackFactory(left=True, person=PersonFactory(user=UserFactory()), training=noor.track.training)
    SavedOpeningFactory(track=track, opening=kept, first=True)
    given = {"actor": Actor(track.person.user_id, Role.LEARNER), "track_id": track.pk, "now": noor.now}

    for action in (wishes.keep, wishes.rank):
        with refused("wish.track_running"):
            action(**given, opening_id=other.pk)
    with refused("wish.track_running"):
        wishes.veto(**given, establishment_id=other.establishment_id)
    wishes.let_go(**given, opening_id=kept.pk)
    assert not track.saved_openings.exists()


def test_what_was_not_kept_cannot_be_moved_or_let_go(noor):
    opening = noor.opening()

    for action in (wishes.unrank, wishes.let_go):
        assert not opens(action, **noor.given(), opening_id=opening.pk)
    assert not opens(wishes.move, **noor.given(), opening_id=opening.pk, direction=Direction.UP)


def test_the_round_gets_every_ranking_and_refusal_in_two_questions(noor, query_budget):
    tracks = [TrackFactory(searching=True, training=noor.track.training) for _ in range(3)]
    one, two = noor.opening(), noor.opening()
    for track in tracks[:2]:
        SavedOpeningFactory(track=track, opening=one, rank=2)
        SavedOpeningFactory(track=track, opening=two, rank=1)
        SavedOpeningFactory(track=track)
    refusals = VetoFactory(track=tracks[2]), VetoFactory(track=tracks[2])

    with query_budget(1):
        ranked = doors.ranked_openings([track.pk for track in tracks])
    with query_budget(1):
        refused_at = doors.refused_establishments({track.pk for track in tracks})

    assert ranked == {track.pk: (two.pk, one.pk) for track in tracks[:2]}
    assert refused_at == {tracks[2].pk: frozenset(row.establishment_id for row in refusals)}
    assert doors.ranked_openings([]) == {}


def test_more_tracks_than_one_question_holds_are_asked_in_parts(noor, monkeypatch):
    monkeypatch.setattr(doors, "_AT_ONCE", 2)
    rows = [SavedOpeningFactory(rank=1, opening=noor.opening()) for _ in range(5)]

    assert doors.ranked_openings([row.track_id for row in rows]) == {row.track_id: (row.opening_id,) for row in rows}


def test_what_the_page_reads_does_not_grow_with_the_list(noor, query_budget):
    for _ in range(6):
        SavedOpeningFactory(track=noor.track, opening=noor.opening())
        VetoFactory(track=noor.track)

    with query_budget(5):
        assert len(doors.kept_places(noor.learner, noor.track.pk, day=noor.day)) == 6
    with query_budget(5):
        assert len(doors.refused_places(noor.learner, noor.track.pk, day=noor.day)) == 6


def test_a_row_of_a_learner_goes_when_the_track_goes(noor):
    VetoFactory(track=noor.track)
    SavedOpeningFactory(track=noor.track)
    noor.track.delete()

    assert not Veto.objects.exists()
    assert not SavedOpening.objects.exists()
