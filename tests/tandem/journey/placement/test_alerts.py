"""Tell me when a workplace comes up: what is new and fits is told once, one mail a day, until the link ends it."""

import re
from dataclasses import dataclass, replace
from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse

from tandem.base import events
from tandem.base.actor import Actor
from tandem.faces.outbox import actions as outbox
from tandem.faces.outbox.models import Mail, Notice
from tandem.journey.intake.models import Track
from tandem.journey.intake.terms.tracks import Phase
from tandem.journey.placement.actions import alert_day, alerts, introduction_ends, openings
from tandem.journey.placement.models import Opening, PlaceAlert, PlaceHit
from tandem.journey.placement.rules import alerts as rules
from tandem.journey.placement.rules.alerts import AlertForm, News, Wanted
from tandem.journey.placement.rules.market import Point
from tandem.journey.placement.snapshot.openings import form_of
from tandem.journey.placement.terms.alerts import AlertHappened
from tandem.journey.placement.terms.introductions import EndReason, RefusalReason
from tandem.journey.placement.terms.openings import CloseReason
from tandem.journey.recognition.models import Recognition
from tandem.law import norms
from tandem.registers.access.terms import Role
from tandem.registers.geo.rules import distance_km
from tandem.registers.travel.queries import networks, pairs
from tandem.registers.travel.queries.doors import Spot, travel_minutes
from tandem.registers.travel.terms import Known, TravelMode
from tests.factories.introductions import IntroductionFactory
from tests.factories.numbers import somebody
from tests.factories.placement import SavedOpeningFactory, VetoFactory
from tests.factories.recognition import RecognitionFactory
from tests.harness import learner, meeting
from tests.harness.meeting import Meeting
from tests.harness.reading import read
from tests.harness.visitors import visitor
from tests.tandem.journey.placement.test_round_timetable import bus, running
from tests.tandem.registers.house import refused

GHENT = Point(51.05, 3.72)


@pytest.mark.parametrize(
    ("form", "found"),
    [
        (AlertForm("A"), set()),
        (AlertForm("A", most=100), set()),
        (AlertForm("A", most=101), {"alert.most"}),
        (AlertForm("A", most=0), {"alert.least"}),
        (AlertForm("A", most=120, mode=TravelMode.BIKE), set()),
        (AlertForm("A", most=121, mode=TravelMode.CAR), {"alert.most"}),
        (AlertForm("A", most=3, mode=TravelMode.PUBLIC_TRANSPORT), {"alert.least"}),
        (AlertForm("A", earliest_minute=1440), {"alert.hour"}),
    ],
)
def test_what_can_be_asked(form, found, day):
    assert {one.code for one in rules.can_be(form, origin=GHENT, norms=norms.at(day)).unmet} == found


def test_who_lives_nowhere_we_know_is_asked_for_a_postal_code(day):
    unmet = rules.can_be(AlertForm("A"), origin=None, norms=norms.at(day)).unmet
    assert [one.code for one in unmet] == ["alert.has_place"]


def test_what_fits_is_the_same_as_looking_at_everything():
    import random

    draw = random.Random(7)
    news = [
        News(somebody(), draw.random() < 0.7, somebody(), draw.uniform(50.7, 51.4), draw.uniform(2.6, 5.8), hour)
        for hour in [None, 300, 420, 480] * 100
    ]
    news.sort(key=lambda one: one.lat)
    lats, seen = [one.lat for one in news], 0
    for _ in range(60):
        wanted = Wanted(
            somebody(),
            somebody(),
            draw.uniform(50.7, 51.4),
            draw.uniform(2.6, 5.8),
            draw.choice([0.0, 5.0, 20.0, 60.0]),
            draw.choice([None, 420]),
            draw.random() < 0.5,
        )
        slow = {
            one.key
            for one in news
            if distance_km(wanted.lat, wanted.lon, one.lat, one.lon) <= wanted.reach_km
            and (one.is_opening or wanted.with_recognised)
            and not (wanted.earliest_minute and one.first_minute and one.first_minute < wanted.earliest_minute)
        }
        assert {one.key for _, one in rules.fitting(wanted, news, lats)} == slow
        seen += len(slow)
    assert seen


# ---------------------------------------------------------------------------------------------- in the tables


@pytest.fixture
def noor(db, now):
    """Noor of seventeen in Ghent with an address, and her mother with one."""
    made = learner.build(now)
    Track.objects.filter(pk=made.track.pk).update(lat=GHENT.lat, lon=GHENT.lon)
    for person, address in ((made.track.person, "noor@"), (made.guardianship.guardian, "sofie@")):
        person.email = f"{address}voorbeeld.example"
        person.save()
    return made


def opened(noor, at, *, lat=51.06, lon=3.73, **values):
    row = noor.opening(**values)
    Opening.objects.filter(pk=row.pk).update(lat=lat, lon=lon, opened_at=at, free_since=at)
    return row


def asked(noor, now, **values):
    form = AlertForm(noor.track.training.code, **values)
    return alerts.keep(actor=noor.learner, track_id=noor.track.pk, form=form, now=now)


def told(alert):
    return set(PlaceHit.objects.filter(alert=alert).values_list("opening_id", flat=True))


@pytest.mark.slow
def test_a_night_tells_what_is_new_and_fits_and_nothing_twice(noor, now):
    alert = asked(noor, now)
    fits = opened(noor, now)
    opened(noor, now, lat=50.9, lon=5.4)  # too far
    opened(noor, now - timedelta(days=30))  # not new
    opened(noor, now, paused=True)
    full = opened(noor, now)
    Opening.objects.filter(pk=full.pk).update(taken=full.places)
    refuses, keeps, knows = opened(noor, now), opened(noor, now), opened(noor, now)
    VetoFactory(track=noor.track, establishment=refuses.establishment)
    SavedOpeningFactory(track=noor.track, opening=keeps)
    IntroductionFactory(track=noor.track, opening=knows)
    noor.elsewhere()
    night = now + timedelta(hours=12)

    assert alert_day.tick(now=night) == 1
    assert told(alert) == {fits.pk}
    second = opened(noor, night)
    assert alert_day.tick(now=night + timedelta(minutes=5)) == 0  # one message a day
    assert alert_day.tick(now=night + timedelta(days=1)) == 1
    assert told(alert) == {fits.pk, second.pk}
    assert alert_day.tick(now=night + timedelta(days=2)) == 0

    early = opened(noor, night + timedelta(days=2))
    Opening.objects.filter(pk=early.pk).update(first_minute=300)
    asked(noor, night, earliest_minute=420)
    assert alert_day.tick(now=night + timedelta(days=3)) == 0
    Track.objects.filter(pk=noor.track.pk).update(phase=Phase.PLACED)
    opened(noor, night + timedelta(days=3))
    assert alert_day.tick(now=night + timedelta(days=4)) == 0


@pytest.mark.slow
def test_where_a_timetable_counts_it_says_by_the_hour_of_the_work_what_is_within_the_minutes(noor, now):
    networks._network.cache_clear()
    pairs._pairs.cache_clear()
    Track.objects.filter(pk=noor.track.pk).update(lat=51.0501, lon=3.72)
    home, nowhere, by_bus = Spot(51.0501, 3.72), (51.02, 3.80), (51.1001, 3.72)
    day, mode = now.date(), TravelMode.PUBLIC_TRANSPORT
    estimate = travel_minutes(home, Spot(*nowhere), mode, day=day).minutes
    running(bus(arrives=27900))
    told_now = travel_minutes(home, Spot(*by_bus), mode, day=day)
    assert told_now.known is Known.TIMETABLE
    assert told_now.minutes < estimate < 60

    def at(spot, minute):
        row = opened(noor, now, lat=spot[0], lon=spot[1])
        Opening.objects.filter(pk=row.pk).update(first_minute=minute)
        return row.pk

    reached = at(by_bus, 480)
    at(by_bus, 420)  # before the first bus
    at(nowhere, 480)  # no stop near
    alert = asked(noor, now, mode=mode, most=told_now.minutes - 1)
    assert alert_day.tick(now=now) == 0
    asked(noor, now, mode=mode, most=60)
    assert alert_day.tick(now=now) == 1
    assert told(alert) == {reached}
    bike = asked(noor, now, mode=TravelMode.BIKE, most=60)
    assert alert_day.tick(now=now + timedelta(days=1)) == 1
    assert len(told(bike)) == 3


@pytest.mark.slow
def test_a_new_recognition_is_told_to_who_wants_that(noor, now):
    alert = asked(noor, now)
    held = RecognitionFactory(training=noor.track.training)
    Recognition.objects.filter(pk=held.pk).update(lat=51.06, lon=3.73, granted_at=now)
    assert alert_day.tick(now=now + timedelta(hours=1)) == 0
    asked(noor, now, with_recognised=True)
    assert alert_day.tick(now=now + timedelta(hours=1)) == 1
    assert alert_day.tick(now=now + timedelta(days=1)) == 0
    assert PlaceHit.objects.get(alert=alert).recognition_id == held.pk


@dataclass
class Nights:
    """A place in Ghent that Noor asks to hear of, and what the nights tell her."""

    story: Meeting
    alert: PlaceAlert

    def told(self):
        """What the next night tells of the place: nothing, that it is new, or that it is free again."""
        self.story.now += timedelta(days=1)
        alert_day.tick(now=self.story.now)
        hit = PlaceHit.objects.filter(alert=self.alert, found_at=self.story.now).first()
        return None if hit is None else "again" if hit.is_again else "new"

    def after(self, act, **more):
        """What two nights tell after the company did this in the evening before."""
        self.story.now += timedelta(hours=1)
        act(actor=self.story.boss, opening_id=self.story.opening.pk, now=self.story.now, **more)
        return [self.told(), self.told()]

    def taken(self):
        """Somebody else is promised a seat."""
        self.story.now += timedelta(hours=1)
        return self.story.promised(track=self.story.another_learner())

    def given_back(self, seat):
        """What two nights tell after that seat came back."""
        self.story.now += timedelta(hours=1)
        introduction_ends.refuse(**self.story.given(seat, self.story.boss), reason=RefusalReason.NO_MATCH)
        return [self.told(), self.told()]


@pytest.fixture
def nights(db, now):
    story = meeting.build(now)
    Track.objects.filter(pk=story.track.pk).update(lat=story.opening.lat, lon=story.opening.lon)
    found = Nights(story, asked(story.noor, now))
    assert [found.told(), found.told()] == ["new", None]
    return found


@pytest.mark.slow
def test_a_place_that_was_full_or_paused_is_told_once_more_when_it_is_free_again(nights):
    form = form_of(nights.story.opening)
    assert nights.after(openings.pause) == [None, None]
    assert nights.after(openings.resume) == ["again", None]
    seat = nights.taken()
    assert nights.told() is None
    assert nights.given_back(seat) == ["again", None]

    nights.taken()
    more = replace(form, places=2, mentors=dict.fromkeys(form.mentors, 2))
    assert nights.after(openings.change, form=more) == ["again", None]
    assert nights.after(openings.change, form=replace(more, words="Kom erbij.")) == [None, None]
    seat = nights.taken()
    SavedOpeningFactory(track=nights.story.track, opening=nights.story.opening, saved_at=nights.story.now)
    assert nights.given_back(seat) == ["again", None]
    assert PlaceHit.objects.count() == 1

    page = visitor(Role.LEARNER, user_id=nights.story.noor.learner.user_id)
    at = reverse("learner:alert", args=[nights.story.track.pk])
    assert read(page.get(at)).words.count("(weer vrij)") == 1
    door = f"/api/v1/tracks/{nights.story.track.pk}/placeAlert"
    before = page.get(door)
    assert [one["isAgain"] for one in before.json()["told"]] == [True]
    nights.after(openings.pause)
    assert nights.after(openings.resume) == ["again", None]
    assert page.get(door)["ETag"] != before["ETag"]
    event = [one for one in events.history(nights.story.track) if one.code == AlertHappened.FOUND][-1]
    outbox.happened(event_id=event.pk, now=event.at)
    assert [
        one.count("(weer vrij)") for one in Mail.objects.filter(event_id=event.pk).values_list("text", flat=True)
    ] == [1]


@pytest.mark.slow
def test_what_is_free_again_and_gone_or_known_otherwise_is_not_told(nights):
    track, place = nights.story.track, nights.story.opening
    nights.after(openings.pause)
    met = IntroductionFactory(track=track, opening=place, lapsed=True)
    assert nights.after(openings.resume) == [None, None]
    met.reason = EndReason.SEATS_TAKEN
    met.save()
    assert nights.told() == "again", "who stopped there because it was full hears that it is not"
    nights.after(openings.pause)
    Opening.objects.update(expires_on=nights.story.day + timedelta(days=1))
    assert nights.after(openings.resume) == [None, None]
    Opening.objects.update(expires_on=place.expires_on)
    assert nights.told() == "again", "the same place, were it not for the day on which it expires"

    seat = nights.taken()
    openings.close(actor=nights.story.boss, opening_id=place.pk, reason=CloseReason.NO_WORK, now=nights.story.now)
    assert nights.given_back(seat) == [None, None]


@pytest.mark.slow
def test_the_mail_goes_to_the_learner_a_parent_reads_along_and_the_link_ends_it(noor, now):
    asked(noor, now)
    fits = opened(noor, now)
    alert_day.tick(now=now + timedelta(hours=1))
    (event,) = [one for one in events.history(noor.track) if one.code == AlertHappened.FOUND]
    for _ in range(2):
        outbox.happened(event_id=event.pk, now=now + timedelta(hours=1))

    mail = Mail.objects.get(event_id=event.pk)
    assert mail.recipient == "noor@voorbeeld.example"
    assert fits.establishment.name in mail.text
    notices = set(Notice.objects.filter(event_id=event.pk).values_list("user_id", "role"))
    assert notices == {(noor.learner.user_id, Role.LEARNER), (noor.parent.user_id, Role.GUARDIAN)}

    path = re.search(r"http\S+(/laat-weten/\S+/)", mail.text).group(1)
    for _ in range(2):
        assert "Zet de mails uit" in read(Client().get(path)).words
    assert PlaceAlert.objects.get().is_on
    page = read(Client().post(path, follow=True))
    assert "Je krijgt geen mails meer" in page.words
    assert noor.track.person.given_name not in page.words
    row = PlaceAlert.objects.get()
    assert (row.is_on, row.off_by) == (False, None)
    assert Client().post(path).status_code == 302
    assert Client().get("/laat-weten/iets-anders/").status_code == 404
    opened(noor, now)
    assert alert_day.tick(now=now + timedelta(days=1)) == 0


@pytest.mark.slow
def test_a_learner_and_a_parent_ask_change_and_end_it_on_the_page(noor, now):
    page, end = (reverse(f"learner:{name}", args=[noor.track.pk]) for name in ("alert", "alert_end"))
    mine = visitor(Role.LEARNER, user_id=noor.learner.user_id)
    training = noor.track.training.code
    wrong = mine.post(page, {"training": training, "most": "veel", "postal_code": "90"})
    assert wrong.status_code == 422
    assert "Schrijf een heel getal, bijvoorbeeld 20." in read(wrong).words
    assert "Een postcode heeft vier cijfers" in read(wrong).words
    far = mine.post(page, {"training": training, "most": "400", "mode": "bike"})
    assert "Dat is te ver" in read(far).words
    nowhere = mine.post(page, {"training": training, "most": "20", "postal_code": "9999"})
    assert "Wij weten niet vanaf waar" in read(nowhere).words

    done = mine.post(page, {"training": training, "most": "30", "mode": "bike", "postal_code": "9000"}, follow=True)
    assert "Dit staat aan" in read(done).words
    row = PlaceAlert.objects.get()
    assert 0 < row.reach_km < 30
    assert mine.get(f"/api/v1/tracks/{noor.track.pk}/placeAlert").json()["mode"] == "bike"

    parent = visitor(Role.GUARDIAN, user_id=noor.parent.user_id)
    assert "Dit staat aan" in read(parent.get(page)).words
    assert "Dit staat uit" in read(parent.post(end, follow=True)).words
    assert PlaceAlert.objects.get().off_by == noor.parent.user_id
    Track.objects.filter(pk=noor.track.pk).update(phase=Phase.PLACED)
    late = mine.post(page, {"training": training, "most": "20"})
    assert "Je zoekt nu geen werkplek" in read(late).words


@pytest.mark.slow
def test_a_coach_asks_nothing_in_the_place_of_a_learner(noor, now):
    with refused("alert.may_keep"):
        alerts.keep(
            actor=Actor(noor.coach.user_id, Role.COACH, noor.coach.organisation_id),
            track_id=noor.track.pk,
            form=AlertForm(noor.track.training.code),
            now=now,
        )
