"""The small region: every state a file can be in, people to become, nothing that floods anybody."""

from collections import Counter
from datetime import timedelta

import pytest
from django.apps import apps
from django.db.models import F

from tandem.base import events
from tandem.base.actor import SYSTEM, Actor
from tandem.base.models import JobState
from tandem.base.periods import BRUSSELS
from tandem.faces.demo import personas, post
from tandem.faces.demo.days import Days, is_working_day
from tandem.faces.demo.people import DOMAIN
from tandem.journey.agreements import snapshot
from tandem.journey.intake.queries import tracks as doors
from tandem.journey.intake.terms.screening import Path
from tandem.journey.intake.terms.tracks import Phase
from tandem.journey.recognition.actions import clock
from tandem.journey.recognition.snapshot import frozen_findings
from tandem.journey.recognition.terms import Happened, RecognitionState, State
from tandem.registers.access import queries as access
from tandem.registers.access.terms import Role
from tandem.registers.mandates.terms import RoutingReason
from tandem.registers.organisations.queries import providers, register
from tests.conftest import NOW

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

DAYS = Days.before(NOW)


def table(name: str):
    return apps.get_model(name).objects


def test_requests_stand_in_every_state(small_region):
    states = Counter(table("recognition.RecognitionRequest").values_list("state", flat=True))

    assert set(states) == set(State)


def test_recognitions_are_valid_about_to_end_ended_and_at_a_place_that_is_gone(small_region):
    rows = table("recognition.Recognition")

    assert set(rows.values_list("state", flat=True)) == set(RecognitionState)
    soon = rows.filter(state=RecognitionState.VALID, warned_on__isnull=False)
    assert soon.exists()
    assert all(one.valid_until <= DAYS.today + timedelta(days=184) for one in soon)
    assert rows.filter(gone_since__isnull=False).count() == 1


def test_a_late_decision_is_noted_and_still_open(small_region):
    late = table("recognition.RecognitionRequest").overdue_on(DAYS.today)

    assert late.exists()
    assert all(one.overdue_noted_on for one in late)


def test_a_file_without_one_holder_lies_on_the_desk_of_the_agency_with_the_reason(small_region):
    odd = table("recognition.RecognitionRequest").filter(competent_body__code="AGENCY", state=State.SUBMITTED)

    assert {RoutingReason.SEVERAL_HOLDERS, RoutingReason.NO_JOINT_COMMITTEE} <= {one.routing_reason for one in odd}


def test_three_partnerships_find_something_on_their_desk(small_region):
    waiting = table("recognition.RecognitionRequest").open().values_list("competent_body__code", flat=True)

    assert {"CONSTRUCTION", "FOOD", "HORECA"} <= set(waiting)


def test_one_can_become_everybody_the_product_is_made_for(small_region):
    held = {
        user.name: access.capacities_of(user.pk, DAYS.today) for user in table("accounts.User").filter(is_demo=True)
    }
    roles = {capacity.role for some in held.values() for capacity in some}

    assert roles >= {
        Role.COMPANY_ADMIN,
        Role.COMPANY_HR,
        Role.MENTOR,
        Role.PROVIDER_ADMIN,
        Role.COACH,
        Role.PARTNERSHIP_MANAGER,
        Role.PARTNERSHIP_STAFF,
        Role.PARTNERSHIP_VOTER,
        Role.FLEMISH_PARTNERSHIP,
        Role.AGENCY_STAFF,
        Role.PLATFORM_ADMIN,
        Role.SUPPORT_POINT,
    }
    assert [name for name, some in held.items() if not some] == ["Ilse Vandenberghe"]
    assert [name for name, some in held.items() if len(some) > 1] == ["Fatima Benali"]


def test_the_baker_has_a_question_to_answer_a_draft_a_recognition_that_ends_and_a_remark(small_region):
    company = table("access.Capacity").get(user__name="An Peeters", role=Role.COMPANY_ADMIN).company
    states = {request.state for dossier in company.dossiers.all() for request in dossier.requests.all()}

    assert {State.INCOMPLETE, State.DRAFT, State.GRANTED} <= states
    assert company.recognitions.filter(warned_on__isnull=False).exists()
    assert company.doubts.filter(settled_at__isnull=True).exists()


def test_whoever_has_no_capacity_finds_a_company_to_start_with(small_region):
    taking_part = set(table("organisations.Company").values_list("number", flat=True))
    hits = register.search_register("bakk")

    assert any(hit.number not in taking_part for hit in hits)


def test_there_are_schools_of_every_kind_with_programmes(small_region):
    known = list(providers.providers_on(DAYS.today))

    assert len(known) >= 25
    assert {one.kind for one in known} == {"school", "CDO", "SYNTRA", "BuSO", "CVO"}
    assert providers.programmes_on(DAYS.today).count() > 100
    run_ups = list(providers.aanloop_on(DAYS.today))
    assert {one.location.provider.kind for one in run_ups} == {"school", "CDO", "SYNTRA"}
    assert any(one.sector is None for one in run_ups)
    assert all(one.nis for one in providers.locations_on(DAYS.today))


def test_every_address_of_mail_leads_nowhere(small_region):
    addresses = {*table("accounts.User").values_list("email", flat=True)}
    addresses |= set(table("people.Person").exclude(email="").values_list("email", flat=True))
    addresses |= set(table("organisations.Company").exclude(contact_email="").values_list("contact_email", flat=True))

    assert all(address.endswith((f"@{DOMAIN}", ".example")) for address in addresses)


def test_people_are_told_of_the_last_two_weeks_only(small_region):
    sent = table("outbox.Mail").all()

    assert 10 < sent.count() < 90
    assert all(mail.created_at >= DAYS.end - timedelta(days=post.TOLD_DAYS) for mail in sent)
    assert all(mail.sent_at for mail in sent)
    undone = table("base.Job").exclude(state=JobState.DONE).exclude(run_at=NOW)
    assert not undone.exists(), "but for the loading of the shipped registers, now, all work was done"


def test_the_first_night_after_brings_nothing(small_region):
    assert set(clock.tick(now=NOW).values()) == {0}


def test_every_chain_of_events_holds(small_region):
    assert list(events.verify()) == []


def test_nothing_happens_in_the_future(small_region):
    later = table("base.Event").filter(at__gt=DAYS.end).exclude(at=NOW)

    assert not later.exists(), "the shipped registers were loaded now, all else was before today"


def test_file_numbers_follow_the_days(small_region):
    numbered = table("recognition.Dossier").filter(number__isnull=False).order_by("submitted_at", "number")
    numbers = list(numbered.values_list("number", flat=True))

    assert numbers == sorted(numbers)


def test_what_can_happen_to_a_file_happened(small_region):
    happened = set(table("base.Event").values_list("code", flat=True))
    rare = {
        Happened.REQUEST_ROUTED,
        Happened.DOSSIER_DISCARDED,
        Happened.ESTABLISHMENT_BACK,
        Happened.ESTABLISHMENT_MOVED,
        Happened.MENTOR_CHANGED,
        Happened.MENTOR_DEACTIVATED,
        Happened.MENTOR_REACTIVATED,
        Happened.ATTACHMENT_REMOVED,
    }
    together = {one for one in Happened if one.value.startswith("recognition.joint_")}

    assert set(Happened) - rare - together <= happened


def test_a_file_says_who_looked_at_it(small_region):
    (request,) = table("recognition.RecognitionRequest").filter(
        state=State.INCOMPLETE, dossier__company__name__startswith="B"
    )[:1]
    looks = access.who_looked(subject_kind="recognition.recognitionrequest", subject_id=request.pk)

    assert {look.user_name for look in looks} == {"Tuur Segers", "Mieke Baert"}
    assert SYSTEM.role not in {look.role for look in looks}


def test_learners_stand_in_every_phase_and_one_family_can_be_visited(small_region):
    tracks = table("intake.Track")

    assert set(tracks.values_list("phase", flat=True)) == set(Phase)
    assert set(table("intake.Screening").values_list("path", flat=True)) == {"", Path.DUAL, Path.RUN_UP}
    learner = table("access.Capacity").get(role=Role.LEARNER, user__name="Yara Claes")
    parent = table("access.Capacity").get(role=Role.GUARDIAN, user__is_demo=True)
    (track,) = doors.tracks_for(Actor(learner.user_id, Role.LEARNER), day=DAYS.today)
    assert list(doors.tracks_for(Actor(parent.user_id, Role.GUARDIAN), day=DAYS.today)) == [track]


def test_a_learner_one_can_become_still_searches_and_chose(small_region):
    seeker = table("access.Capacity").get(role=Role.LEARNER, user__name="Younes Ouali").user
    (track,) = doors.tracks_for(Actor(seeker.pk, Role.LEARNER), day=DAYS.today)
    coach = table("access.Capacity").get(role=Role.COACH, user__is_demo=True)

    assert (track.phase, track.coach_id, track.provider_id) == (Phase.SEARCHING, coach.user_id, coach.provider_id)
    assert track.screenings.filter(concluded_at__isnull=False).exists()
    assert track.person.guardianships.exists()
    assert not table("placement.Seat").filter(introduction__track=track).exists()
    ranks = track.saved_openings.filter(rank__isnull=False).values_list("rank", flat=True)
    assert len(ranks) >= 1
    assert sorted(ranks) == list(range(1, len(ranks) + 1))
    assert table("placement.PlaceAlert").filter(track=track, is_on=True).exists()


def test_what_there_is_to_see_is_said_of_each_learner_and_parent_one_can_become(small_region):
    family = (Role.LEARNER, Role.GUARDIAN)
    rows = table("access.Capacity").filter(role__in=family, user__is_demo=True).select_related("user")

    assert len(rows) == 3
    assert all(personas.to_see(row.user.email).startswith("Verzonnen") for row in rows)
    assert personas.to_see(personas.address_of(personas.BAKER)) == ""


def test_talks_are_on_working_days_and_by_day(small_region):
    talks = [
        one.astimezone(BRUSSELS)
        for one in table("placement.Introduction").exclude(talk_starts=None).values_list("talk_starts", flat=True)
    ]

    assert talks
    assert all(is_working_day(one.date()) and 9 <= one.hour < 17 for one in talks)


def test_no_two_workplaces_of_a_company_read_alike(small_region):
    named = Counter(table("organisations.Establishment").values_list("company", "name"))

    assert set(named.values()) == {1}


def test_advice_about_some_learners_was_noted(small_region):
    rows = table("intake.Advice")

    assert set(rows.values_list("adviser", "way")) >= {("class_council", "dual"), ("clb", "run_up")}
    assert not rows.filter(noted_at__lt=F("track__enrolled_at")).exists()


def test_run_ups_are_planned_and_looked_at(small_region):
    rows = table("intake.RunUp")

    assert set(rows.filter(state="running").values_list("track__phase", flat=True)) == {Phase.RUN_UP}
    assert rows.filter(planned_at__isnull=False, evaluations__isnull=False).exists()
    assert not rows.filter(planned_at__lt=F("started_at")).exists()


def test_a_coach_of_the_region_has_a_class(small_region):
    coach = table("access.Capacity").get(role=Role.COACH, user__is_demo=True)
    actor = Actor(coach.user_id, Role.COACH, coach.provider_id)

    assert doors.tracks_for(actor, day=DAYS.today).count() >= 18
    assert not tracks_without_a_home(doors.tracks_for(actor, day=DAYS.today))


def test_learners_tell_choose_places_and_want_to_be_found_or_not(small_region):
    told, kept = table("placement.LearnerProfile"), table("placement.SavedOpening")
    learner = table("access.Capacity").get(role=Role.LEARNER, user__name="Yara Claes")

    assert told.filter(track__person__user=learner.user_id).exists()
    assert {True, False} == set(told.values_list("is_findable", flat=True))
    assert told.count() < table("intake.Track").filter(phase=Phase.SEARCHING).count()
    assert kept.filter(rank=1).exists()
    assert not kept.filter(track__profile=None).exists()


def test_learners_and_workplaces_get_to_know_each_other_in_every_way(small_region):
    rows = table("placement.Introduction")
    states = Counter(rows.values_list("state", flat=True))

    assert set(states) >= {"proposed", "planned", "placed", "refused", "lapsed", "fallen_away"}
    assert set(rows.filter(state="refused").values_list("ended_side", flat=True)) == {"company", "learner"}
    assert all(one.opening.opened_at < one.proposed_at for one in rows.select_related("opening"))
    assert not rows.filter(state__in=("proposed", "planned", "promised"), answers_until__lt=DAYS.today).exists()
    assert table("placement.Seat").count() == states["promised"] + states["placed"]


def test_rounds_are_published_and_prepared_by_a_school_and_by_a_region(small_region):
    rounds = table("placement.MatchingRound")
    school = table("access.Capacity").get(role=Role.PROVIDER_ADMIN, user__is_demo=True).provider

    assert Counter(rounds.values_list("state", "provider")) == {
        ("published", school.pk): 1,
        ("preparing", school.pk): 1,
        ("preparing", None): 1,
    }
    assert set(table("placement.RoundRun").values_list("state", flat=True)) == {"done"}
    assert all(run.report["check"]["is_allowed"] for run in table("placement.RoundRun").all())
    assert table("placement.RoundPair").count() == 1


def test_days_run_out_are_asked_given_and_refused(small_region):
    clocks = table("placement.SearchClock")

    assert set(clocks.values_list("state", flat=True)) >= {"running", "stopped"}
    assert set(clocks.values_list("why", flat=True)) == {"first_lessons", "place_lost"}
    assert set(table("placement.ClockExtension").values_list("state", flat=True)) == {"asked", "granted", "refused"}
    searching = table("intake.Track").filter(phase__in=("intake", "searching"))
    assert set(searching) == {one.track for one in clocks.filter(state="running").select_related("track")}


def tracks_without_a_home(rows):
    return [row for row in rows if row.lat is None or not row.municipality]


def test_some_learners_are_referred_and_others_go_to_other_hands(small_region):
    referred, handed = table("intake.Referral"), table("handover.WarmHandover")

    assert set(referred.values_list("kind", "state")) == {("naft", "proposed"), ("ibal", "started")}
    assert Counter(handed.values_list("state", flat=True)) == {"offered": 1, "accepted": 1, "returned": 1}
    taken = handed.get(state="accepted")
    assert taken.track.coach_id == taken.to_coach_id
    assert not handed.filter(given_at__lt=F("track__enrolled_at")).exists()


def test_agreements_are_made_signed_and_held_to_the_same_rules(small_region):
    states = Counter(table("agreements.Agreement").values_list("state", flat=True))
    assert states["draft"], states
    assert states["signing"], states
    assert states["signed"] >= 2, states


def test_every_agreement_that_was_presented_is_judged_again_as_it_was(small_region):
    rows = table("agreements.Agreement").exclude(checked={})
    assert set(rows.values_list("state", flat=True)) >= {"signing", "signed", "ended"}
    assert rows.filter(closed_reason="recognition_lifted").exists()
    assert not table("agreements.Agreement").filter(presented_at__isnull=False, checked={}).exists()
    for one in rows:
        again = frozen_findings(snapshot.replay(one).unmet)
        assert again == one.checked["unmet"], one.number
        told = [(each.code, each.effect, each.found, each.needed, each.subject) for each in snapshot.kept(one).unmet]
        assert [(each["code"], each["effect"], each["subject"]) for each in again] == [
            (code, effect, subject) for code, effect, _, _, subject in told
        ]


def test_a_lifted_recognition_ended_its_agreement(small_region):
    lifted = table("recognition.Recognition").get(state="lifted")
    ended = table("agreements.Agreement").get(state="ended")
    assert (ended.closed_reason, ended.closed_on) == ("recognition_lifted", lifted.ended_on)
    assert ended.workplaces.get(is_lead=True).recognition_id == lifted.pk
    assert ended.track.phase == "searching"
