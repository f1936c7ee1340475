"""A sleeping recognition from the question to its answer: by a link, with an account, in silence, and awake again."""

from datetime import date, datetime, timedelta
from uuid import uuid4

import pytest

from tandem.base import events
from tandem.base.actor import Actor
from tandem.base.errors import NotFound, NotPossible
from tandem.faces.outbox import actions as outbox
from tandem.faces.outbox.models import Mail, Notice
from tandem.journey.activation.actions import clock
from tandem.journey.activation.actions import questions as actions
from tandem.journey.activation.models import AvailabilityQuestion
from tandem.journey.activation.queries import questions, sleeping
from tandem.journey.activation.queries.sleeping import SleepWish
from tandem.journey.activation.rules import MOST_AT_ONCE
from tandem.journey.activation.terms import ActivationHappened, AskedPart, LikelyReason, PlaceAnswer, QuestionState
from tandem.journey.placement.terms.openings import OpeningHappened
from tandem.journey.recognition.models import Recognition
from tandem.registers.access.terms import Role
from tests.factories.activation import AvailabilityQuestionFactory
from tests.factories.placement import OpeningFactory
from tests.factories.recognition import MentorPostingFactory, NominationFactory, RecognitionFactory
from tests.tandem.registers.house import refused

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

LONG_AGO = date(2025, 9, 1)


@pytest.fixture
def asleep() -> Recognition:
    found: Recognition = RecognitionFactory(valid_from=LONG_AGO)
    found.request.dossier.contact_email = "bakker@voorbeeld.example"
    found.request.dossier.save(update_fields=["contact_email"])
    return found


def desk(recognition: Recognition, role: Role = Role.PARTNERSHIP_MANAGER) -> Actor:
    return Actor(uuid4(), role, recognition.body_id)


def boss(recognition: Recognition) -> Actor:
    return Actor(uuid4(), Role.COMPANY_ADMIN, recognition.company_id)


def asked(recognition: Recognition, now: datetime) -> tuple[AvailabilityQuestion, str]:
    row = actions.ask(actor=desk(recognition), recognition_id=recognition.pk, now=now)
    return row, questions.secret_of(row.pk)


def told(row: AvailabilityQuestion, now: datetime) -> tuple[list[Mail], list[Notice]]:
    """What the last event of this question asks to write."""
    Mail.objects.all().delete()
    Notice.objects.all().delete()
    outbox.happened(event_id=events.history(row)[-1].pk, now=now)
    return list(Mail.objects.order_by("recipient")), list(Notice.objects.all())


def keys(actor: Actor, day: date, **wish: object) -> set[object]:
    return {one.id for one in sleeping.sleepers(actor, SleepWish(**wish), day=day).lines}


def test_what_sleeps_is_valid_no_longer_new_and_has_nobody_and_nothing_open(asleep, now, day):
    body = asleep.body
    new = RecognitionFactory(body=body, valid_from=day - timedelta(days=10))
    ended, gone = RecognitionFactory(body=body, expired=True), RecognitionFactory(body=body, gone=True)
    taken = OpeningFactory(recognition__valid_from=LONG_AGO, closed=True, taken=1).recognition
    opened = OpeningFactory(recognition__valid_from=LONG_AGO).recognition
    paused = OpeningFactory(recognition__valid_from=LONG_AGO, paused=True).recognition
    over = OpeningFactory(recognition__valid_from=LONG_AGO, expired=True).recognition
    awake = {one.pk for one in (new, ended, gone, taken, opened, paused)}
    region = desk(asleep, Role.AGENCY_STAFF)
    assert not keys(region, day) & awake
    assert {asleep.pk, over.pk} <= keys(region, day)
    assert asleep.pk in keys(desk(asleep, Role.PARTNERSHIP_STAFF), day)
    stranger = Actor(uuid4(), Role.PARTNERSHIP_MANAGER, uuid4())
    assert not keys(stranger, day)
    with pytest.raises(NotFound):
        actions.ask(actor=stranger, recognition_id=asleep.pk, now=now)
    with refused("activation.may_ask"):
        actions.ask(actor=desk(asleep, Role.PARTNERSHIP_STAFF), recognition_id=asleep.pk, now=now)
    with refused("activation.sleeping"):
        actions.ask(actor=region, recognition_id=opened.pk, now=now)
    for role in (Role.COMPANY_ADMIN, Role.PARTNERSHIP_VOTER, Role.PUBLIC):
        with pytest.raises(NotFound):
            keys(Actor(uuid4(), role, asleep.body_id), day)
    assert keys(region, day, training=asleep.training.code, region="prov-bestaat-niet") == set()
    assert asleep.pk in keys(region, day, training=asleep.training.code)
    assert keys(region, day, part=AskedPart.ASKED) == set()


def test_how_likely_a_yes_is_comes_from_what_is_known(asleep, day):
    mentor = NominationFactory(request=asleep.request).mentor
    MentorPostingFactory(mentor=mentor, establishment=asleep.establishment)
    OpeningFactory(
        recognition=asleep,
        closed=True,
        taken=1,
        school_year=2024,
        starts_on=date(2024, 9, 1),
        ends_on=date(2025, 6, 30),
        expires_on=date(2025, 6, 1),
    )
    AvailabilityQuestionFactory(recognition=asleep, places=True, asked_on=date(2026, 1, 5))
    (line,) = (one for one in sleeping.sleepers(desk(asleep), SleepWish(), day=day).lines if one.id == asleep.pk)
    codes = {one.code for one in line.likelihood.reasons}
    assert {LikelyReason.MENTOR, LikelyReason.TRAINED_BEFORE, LikelyReason.ANSWERED_BEFORE} <= codes
    assert LikelyReason.LOOKING not in codes, "nobody looks nearby, and fewer than a group would not be told"
    assert line.asked is not None
    assert line.asked.state is QuestionState.PLACES


def test_a_company_answers_by_its_link_once_and_each_answer_does_its_own(asleep, now, day):
    row, secret = asked(asleep, now)
    mails, _ = told(row, now)
    assert [mail.recipient for mail in mails] == ["bakker@voorbeeld.example"]
    assert secret in mails[0].text
    assert mails[0].is_forgotten_once_sent, "the link answers, so it is not kept"
    assert questions.by_link(secret).pk == row.pk
    with refused("activation.asked_lately"):
        asked(asleep, now)
    actions.answer_by_link(secret=secret, answer=PlaceAnswer.NOT_NOW, now=now)
    row.refresh_from_db()
    assert (row.state, row.answered_by) == (QuestionState.PAUSED, None)
    assert questions.paused_among([asleep.pk], day=day) == {asleep.pk: row.paused_until}
    assert questions.paused_among([asleep.pk], day=row.paused_until) == {}
    asleep.refresh_from_db()
    assert asleep.state == "valid", "the recognition itself does not change"
    with refused("availability_question.say_places.state"):
        actions.answer_by_link(secret=secret, answer=PlaceAnswer.PLACES, now=now)
    assert [mail.recipient for mail in told(row, now)[0]] == ["bakker@voorbeeld.example"]
    with refused("activation.asked_lately", "activation.not_paused"):
        asked(asleep, now + timedelta(days=10))
    with refused("activation.not_paused"):
        asked(asleep, now + timedelta(days=130))
    with pytest.raises(NotFound):
        actions.wake(actor=Actor(uuid4(), Role.COMPANY_ADMIN, uuid4()), question_id=row.pk, now=now)
    actions.wake(actor=boss(asleep), question_id=row.pk, now=now)
    assert questions.paused_among([asleep.pk], day=day) == {}
    with refused("availability_question.wake.state"):
        actions.wake(actor=boss(asleep), question_id=row.pk, now=now)
    for door in (actions.answer_by_link, lambda **of: questions.by_link(of["secret"])):
        with pytest.raises(NotFound):
            door(secret="bestaat-niet", answer=PlaceAnswer.PLACES, now=now)


def test_that_the_mentor_left_goes_to_the_company_and_the_desk_and_a_place_is_said_with_an_account(asleep, now, day):
    asleep.body.email = "loket@voorbeeld.example"
    asleep.body.save(update_fields=["email"])
    row, secret = asked(asleep, now)
    actions.answer_by_link(secret=secret, answer=PlaceAnswer.MENTOR_LEFT, now=now)
    mails, notices = told(row, now)
    assert {mail.recipient for mail in mails} == {"bakker@voorbeeld.example", "loket@voorbeeld.example"}
    assert {notice.organisation_id for notice in notices} == {asleep.company_id, asleep.body_id}
    (standing,) = questions.standing_of(boss(asleep), asleep.company_id, day=day)
    assert standing.pk == row.pk
    actions.wake(actor=boss(asleep), question_id=row.pk, now=now)
    later = now + timedelta(days=130)
    again, _ = asked(asleep, later)
    for stranger in (Actor(uuid4(), Role.COMPANY_ADMIN, uuid4()), Actor(uuid4(), Role.MENTOR, asleep.company_id)):
        with pytest.raises(NotFound):
            actions.answer(actor=stranger, question_id=again.pk, answer=PlaceAnswer.PLACES, now=later)
    actor = boss(asleep)
    said = actions.answer(actor=actor, question_id=again.pk, answer=PlaceAnswer.PLACES, now=later)
    assert (said.state, said.answered_by) == (QuestionState.PLACES, actor.user_id)
    assert [event.code for event in events.history(again)] == [
        ActivationHappened.ASKED,
        ActivationHappened.PLACES_SAID,
    ]


def test_nobody_is_asked_by_the_night_it_reminds_once_and_lets_go_what_stays_silent(asleep, now, day):
    assert clock.tick(now=now) == {"ended": 0, "reminded": 0, "unanswered": 0, "woken": 0}
    assert not AvailabilityQuestion.objects.exists()
    row, secret = asked(asleep, now)
    assert clock.tick(now=now + timedelta(days=9))["reminded"] == 0
    reminded = now + timedelta(days=10)
    assert clock.tick(now=reminded)["reminded"] == 1
    assert clock.tick(now=reminded)["reminded"] == 0
    assert [mail.recipient for mail in told(row, reminded)[0]] == ["bakker@voorbeeld.example"]
    late = now + timedelta(days=31)
    with refused("activation.in_time"):
        actions.answer_by_link(secret=secret, answer=PlaceAnswer.PLACES, now=late)
    assert clock.tick(now=late) == {"ended": 0, "reminded": 0, "unanswered": 1, "woken": 0}
    with refused("availability_question.say_places.state"):
        actions.answer_by_link(secret=secret, answer=PlaceAnswer.PLACES, now=late)
    paused = AvailabilityQuestionFactory(paused=True, paused_until=day + timedelta(days=40))
    assert clock.tick(now=now + timedelta(days=39))["woken"] == 0
    assert clock.tick(now=now + timedelta(days=40))["woken"] == 1
    paused.refresh_from_db()
    assert paused.state == QuestionState.AWAKE


def test_a_question_closes_with_the_recognition_it_is_about(asleep, now):
    row, secret = asked(asleep, now)
    paused = AvailabilityQuestionFactory(paused=True)
    stands = AvailabilityQuestionFactory(places=True)
    Recognition.objects.filter(pk__in=(asleep.pk, paused.recognition_id)).update(valid_until=now.date())
    assert clock.tick(now=now)["ended"] == 2
    assert clock.tick(now=now)["ended"] == 0
    for one, state in ((row, QuestionState.ENDED), (paused, QuestionState.ENDED), (stands, QuestionState.PLACES)):
        one.refresh_from_db()
        assert one.state == state
    assert events.history(row)[-1].code == ActivationHappened.ENDED
    with refused("availability_question.say_places.state"):
        actions.answer_by_link(secret=secret, answer=PlaceAnswer.PLACES, now=now)


def test_what_one_company_is_asked_stands_in_one_mail_that_goes_once(asleep, now):
    given = {"body": asleep.body, "valid_from": LONG_AGO}
    beside = RecognitionFactory(company=asleep.company, **given)
    elsewhere, other = RecognitionFactory(company=asleep.company, **given), RecognitionFactory(**given)
    for one, address in ((beside, "bakker"), (elsewhere, "filiaal"), (other, "bakker")):
        one.request.dossier.contact_email = f"{address}@voorbeeld.example"
        one.request.dossier.save(update_fields=["contact_email"])
    chosen = [one.pk for one in (asleep, other, beside, elsewhere)]
    assert set(actions.ask_many(actor=desk(asleep), recognition_ids=chosen, now=now).asked) == set(chosen)
    rows = {row.recognition_id: row for row in AvailabilityQuestion.objects.all()}

    def written() -> list[tuple[str, set[object]]]:
        for row in rows.values():
            outbox.happened(event_id=events.history(row)[0].pk, now=now)
        secrets = {key: questions.secret_of(row.pk) for key, row in rows.items()}
        return [
            (mail.recipient, {key for key, secret in secrets.items() if secret in mail.text})
            for mail in Mail.objects.order_by("recipient", "pk")
        ]

    (first, second, third) = written()
    assert sorted([first[1], second[1]], key=len) == [{other.pk}, {asleep.pk, beside.pk}]
    assert third == ("filiaal@voorbeeld.example", {elsewhere.pk})
    assert not outbox.sweep(now=now + timedelta(days=2)), "an unsent question waits for the post"
    for mail in Mail.objects.all():
        outbox.send(mail_id=str(mail.pk), now=now)
    assert written() == [], "a worker that was killed after the post does not write anew what was forgotten"


def test_where_a_place_opens_the_workplace_is_awake(asleep, now, day):
    row = AvailabilityQuestionFactory(recognition=asleep, paused=True)
    opening = OpeningFactory(recognition=asleep)
    assert questions.paused_among([asleep.pk], day=day) == {}, "a place that stands open says more"
    for code in (OpeningHappened.CHANGED, OpeningHappened.OPENED):
        event = events.record(code, actor=boss(asleep), subject=opening, at=now)
        clock.happened(event_id=event.pk, now=now)
        row.refresh_from_db()
        assert (row.state == QuestionState.AWAKE) is (code is OpeningHappened.OPENED)
    clock.happened(event_id=0, now=now)


def test_a_campaign_asks_who_can_be_asked_and_says_why_others_were_not(asleep, now):
    silent = RecognitionFactory(valid_from=LONG_AGO, body=asleep.body)
    silent.request.dossier.contact_email = ""
    silent.request.dossier.save(update_fields=["contact_email"])
    silent.company.contact_email = ""
    silent.company.save(update_fields=["contact_email"])
    chosen = [asleep.pk, silent.pk]
    dry = actions.ask_many(actor=desk(asleep), recognition_ids=chosen, now=now, dry=True)
    assert not AvailabilityQuestion.objects.exists()
    done = actions.ask_many(actor=desk(asleep), recognition_ids=chosen, now=now)
    assert dry == done
    assert done.asked == (asleep.pk,)
    assert done.left[silent.pk].codes() == {"activation.address"}
    with refused("activation.may_ask"):
        actions.ask_many(actor=desk(asleep, Role.PARTNERSHIP_STAFF), recognition_ids=chosen, now=now)
    for wrong in ([], [uuid4() for _ in range(MOST_AT_ONCE + 1)]):
        with pytest.raises(NotPossible, match=r"activation\.most_at_once"):
            actions.ask_many(actor=desk(asleep), recognition_ids=wrong, now=now)
