"""Introductions on screen: what each side sees and may do, what a company does not see before it answers."""

import re
from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse

from tandem.journey.intake.models import Track
from tandem.journey.placement.models import Introduction
from tandem.journey.placement.terms.introductions import IntroductionState, Origin, RefusalReason
from tandem.registers.access.terms import Role
from tests.factories.accounts import UserFactory
from tests.factories.introductions import IntroductionFactory
from tests.factories.organisations import CompanyFactory
from tests.factories.placement import SavedOpeningFactory
from tests.harness import meeting
from tests.harness.exports import taken
from tests.harness.meeting import Meeting
from tests.harness.visitors import visitor

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

LIST = reverse("introductions:list")
MOST_QUERIES = 20
TALK = {"day": "2026-12-03", "hour": "14:30", "place": "Dorpsstraat 1, Gent", "words": "Vraag naar Jan."}


@pytest.fixture
def story(db, now) -> Meeting:
    return meeting.build(now)


@pytest.fixture
def noor(story) -> Client:
    return visitor(Role.LEARNER, user_id=story.noor.learner.user_id)


@pytest.fixture
def parents(story) -> Client:
    return visitor(Role.GUARDIAN, user_id=story.noor.parent.user_id)


@pytest.fixture
def coach(story) -> Client:
    return visitor(Role.COACH, story.track.provider_id, user_id=story.noor.coach.user_id)


@pytest.fixture
def boss(story) -> Client:
    return visitor(Role.COMPANY_ADMIN, story.place.company.pk, user_id=story.boss.user_id)


def text_of(answer, status: int = 200) -> str:
    assert answer.status_code == status
    return " ".join(re.sub(r"<[^>]+>", " ", answer.content.decode()).split())


def at(name: str, one, *more) -> str:
    return reverse(f"introductions:{name}", args=[one.pk, *more])


def again(one: Introduction) -> Introduction:
    return Introduction.objects.get(pk=one.pk)


def propose_url(story: Meeting) -> str:
    return reverse("introductions:propose", args=[story.track.pk, story.opening.pk])


# Proposing


def test_a_learner_applies_from_the_own_list_with_a_letter(story, noor):
    SavedOpeningFactory(track=story.track, opening=story.opening)
    places = noor.get(reverse("learner:places", args=[story.track.pk]))
    assert propose_url(story) in places.content.decode()
    assert "Dit ziet de onderneming" in text_of(noor.get(propose_url(story)))

    answer = noor.post(propose_url(story), {"letter": "Ik bak graag."}, follow=True)

    one = Introduction.objects.get()
    assert (one.origin, one.letter) == (Origin.LEARNER, "Ik bak graag.")
    assert "De onderneming kijkt of het past" in text_of(answer)
    places = text_of(noor.get(reverse("learner:places", args=[story.track.pk])))
    assert "Bekijk de kennismaking" in places
    assert "Stel me voor" not in places


def test_a_coach_proposes_and_the_learner_reads_it(story, coach, noor, parents):
    page = coach.get(propose_url(story)).content.decode()
    assert 'name="letter"' not in page

    answer = coach.post(propose_url(story), follow=True)

    one = Introduction.objects.get()
    assert "De onderneming antwoordt ten laatste op" in text_of(answer)
    track = text_of(noor.get(reverse("learner:track", args=[story.track.pk])))
    assert "Je school stelt je voor bij Bakkerij Voorbeeld Gent" in track
    assert "Ja, ik wil kennismaken" in text_of(noor.get(at("introduction", one)))
    assert "Je kijkt en kiest mee voor Noor" in text_of(parents.get(at("introduction", one)))
    noor.post(at("show_interest", one))
    assert again(one).interested_by == story.noor.learner.user_id
    file = text_of(coach.get(reverse("learners:track", args=[story.track.pk])))
    assert "Bakkerij Voorbeeld Gent" in file


def test_what_cannot_be_is_told_and_the_letter_stays(story, noor):
    story.proposed()

    answer = noor.post(propose_url(story), {"letter": "Ik bak graag."})

    text = text_of(answer, 422)
    assert "Deze kennismaking loopt al" in text
    assert "Ik bak graag." in text


# What the company sees


def test_a_company_sees_what_fits_and_not_who(story, boss):
    one = story.proposed(actor=story.noor.learner, letter="Ik bak graag.")
    person = story.track.person
    pages = [
        boss.get(url) for url in (LIST, at("introduction", one), at("history", one), at("plan", one), at("refuse", one))
    ]
    files = [taken(boss.get(f"{LIST}lijst.csv?deel=te-doen")), taken(boss.get(at("history_export", one, "csv")))]

    hidden = (person.given_name, person.family_name, story.track.street, story.track.municipality, person.email)
    for name in [*filter(None, hidden), "Noor Voorbeeld"]:
        assert not any(name in text_of(page) for page in pages), name
        assert not any(name in str(file) for file in files), name
    text = text_of(pages[1])
    assert f"Een lerende van {story.track.provider.name}" in text
    assert "Jonger dan 18" in text
    assert "Ik bak graag." in text
    assert "ziet u zodra u een gesprek plant" in text


def test_a_company_plans_a_talk_and_then_sees_who(story, boss, noor):
    one = story.proposed()
    text = text_of(boss.post(at("plan", one), TALK | {"day": "2026-13-40", "hour": "straks", "place": ""}), 422)
    assert "geen bestaande dag" in text
    assert "Dit is geen uur" in text
    assert "Vul in waar het gesprek is" in text
    assert "Het gesprek ligt in het verleden" in text_of(boss.post(at("plan", one), TALK | {"day": "2026-01-05"}), 422)

    answer = boss.post(at("plan", one), TALK, follow=True)

    assert again(one).state == IntroductionState.PLANNED
    text = text_of(answer)
    assert f"Noor {story.track.person.family_name}" in text
    assert "Vraag naar Jan." in text
    assert "14:30" in text_of(noor.get(at("introduction", one)))
    assert 'value="14:30"' in boss.get(at("plan", one)).content.decode()


def test_the_talk_goes_into_a_calendar_and_is_struck_out_when_it_is_off(story, boss, noor):
    one = story.planned()

    file = noor.get(at("talk_file", one))

    assert file["Content-Type"] == "text/calendar; charset=utf-8"
    lines = file.content.decode().replace("\r\n ", "").split("\r\n")
    assert "DTSTART:20261203T130000Z" in lines
    assert "LOCATION:Dorpsstraat 1\\, 9000 Gent" in lines
    assert f"UID:{one.pk}@tandem" in lines
    assert "METHOD:PUBLISH" in lines
    assert all(len(line.encode()) <= 75 for line in file.content.decode().split("\r\n"))
    noor.post(at("refuse", one), {"reason": "hours", "words": ""})
    off = boss.get(at("talk_file", one)).content.decode()
    assert "METHOD:CANCEL" in off
    assert "STATUS:CANCELLED" in off


def test_there_is_no_file_of_a_talk_that_is_not_planned(story, noor):
    assert noor.get(at("talk_file", story.proposed())).status_code == 404


# Who answers for whom


def test_who_answers_for_another_reads_the_right_words(story, coach, boss, noor):
    other = story.another_learner()
    one, name = story.proposed(track=other), other.person.given_name
    page = text_of(coach.get(at("introduction", one)))
    for words in (f"{name} wil kennismaken", f"Schrijf een brief voor {name}", f"{name} wil liever niet"):
        assert words in page
    assert f"Waarom wil {name} hier werken?" in text_of(coach.get(at("letter", one)))
    assert f"{name} mag altijd nee zeggen" in text_of(coach.get(at("refuse", one)))
    assert "Wilt u er iets bij zeggen?" in text_of(coach.get(at("refuse", one)))
    assert f"Genoteerd: {name} wil kennismaken." in text_of(coach.post(at("show_interest", one), follow=True))
    boss.post(at("plan", one), TALK)
    for reader in (boss, coach):
        page = text_of(reader.get(at("introduction", one)))
        assert "Zet het in uw agenda" in page
        assert "Hoe ver deze kennismaking staat" in page
    boss.post(at("promise", one))
    assert f"{name} neemt deze plek" in text_of(coach.get(at("introduction", one)))
    assert f"{name} heeft een werkplek." in text_of(coach.post(at("accept", one), follow=True))


def test_a_learner_reads_who_asks(story, noor):
    track = reverse("learner:track", args=[story.track.pk])
    asked = IntroductionFactory(track=story.track, opening=story.opening, origin=Origin.INVITED)
    text = text_of(noor.get(track))
    assert "Een onderneming wil je leren kennen" in text
    assert "Je school stelt" not in text
    assert "Jij Ja gezegd om kennis te maken" in text_of(noor.get(at("introduction", asked)))
    Introduction.objects.update(origin=Origin.COMPANY)
    text = text_of(noor.get(track)) + text_of(noor.get(at("introduction", asked)))
    assert "Een onderneming stelt een andere werkplek voor" in text
    assert "Je school stelt" not in text


# Promise, yes, no, away


def test_from_promise_to_place_and_away(story, boss, noor, coach):
    one = story.planned()
    boss.post(at("promise", one))
    assert "Er is een plaats voor jou" in text_of(noor.get(reverse("learner:track", args=[story.track.pk])))
    assert "De lerende antwoordt zelf" in text_of(coach.get(at("introduction", one)))
    for reader, to_track in ((noor, "learner:track"), (coach, "learners:track")):
        suited = reader.get(reverse("proposals:suited", args=[story.track.pk])).content.decode()
        assert f'href="{LIST}"' in suited
        assert f'href="{reverse(to_track, args=[story.track.pk])}"' in suited
    assert "Er is al een plaats voor jou" in text_of(noor.get(reverse("proposals:suited", args=[story.track.pk])))

    answer = noor.post(at("accept", one), follow=True)

    assert "Je hebt een werkplek. Goed gedaan!" in text_of(answer)
    assert Track.objects.get(pk=story.track.pk).phase == "placed"
    assert "Heeft al een plaats" in text_of(coach.get(reverse("proposals:suited", args=[story.track.pk])))
    assert "De lerende heeft deze plaats" in text_of(boss.get(at("introduction", one)))
    text = text_of(boss.post(at("fall_away", one), {"reason": "no_agreement", "words": "Geen akkoord."}, follow=True))
    assert "Er kwam geen overeenkomst" in text
    assert "Geen akkoord." in text
    assert Track.objects.get(pk=story.track.pk).phase == "searching"


def test_the_last_place_is_promised_once_and_the_second_click_reads_why(story, boss):
    other = story.proposed(track=story.another_learner())
    story.promised()

    answer = boss.post(at("promise", other), follow=True)

    assert "Alle plaatsen zijn al toegezegd" in text_of(answer)
    assert again(other).state == IntroductionState.PROPOSED


def test_no_is_said_with_a_reason(story, boss, noor):
    one = story.proposed()
    assert "Kies een reden" in text_of(boss.post(at("refuse", one), {"words": "Nee."}), 422)

    boss.post(at("refuse", one), {"reason": "other_candidate", "words": "Volgend jaar graag."})

    assert again(one).reason == RefusalReason.OTHER_CANDIDATE
    text = text_of(noor.get(at("introduction", one)))
    assert "Iemand anders kreeg de plaats" in text
    assert "Volgend jaar graag." in text


def test_nobody_reads_of_oneself_as_of_another(story, boss, noor, parents, coach):
    one = story.proposed()
    theirs, own, mine = (
        "De lerende koos een andere werkplek",
        "Je koos een andere werkplek",
        "Ik koos een andere werkplek",
    )
    for reader, choice in ((noor, mine), (parents, own)):
        assert choice in text_of(reader.get(at("refuse", one)))
    assert theirs in text_of(coach.get(at("refuse", story.proposed(track=story.another_learner()))))

    noor.post(at("refuse", one), {"reason": "other_place"})

    assert again(one).reason == RefusalReason.OTHER_PLACE
    for reader in (noor, parents):
        page, listed = (text_of(reader.get(url)) for url in (at("introduction", one), f"{LIST}?deel=afgelopen"))
        assert f"Jij: {own}." in page
        assert own in listed
        assert theirs not in page + listed
    for reader in (boss, coach):
        page = text_of(reader.get(at("introduction", one)))
        assert f"Lerende: {theirs}." in page
        assert own not in page


def test_a_coach_takes_back_what_was_proposed(story, coach, noor):
    one = story.proposed()
    assert "Trek in" in text_of(coach.get(at("introduction", one)))
    own = text_of(noor.get(at("introduction", one)))
    assert "Nee, liever niet" in own
    assert "Trek in" not in own

    coach.post(at("withdraw", one))

    assert again(one).state == IntroductionState.WITHDRAWN


def test_another_place_of_the_company_is_offered_only_where_there_is_one(story, boss):
    one = story.proposed()

    assert "andere werkplek" not in text_of(boss.get(at("introduction", one)))


# The list


def test_the_list_says_what_waits_for_whom(story, boss, noor, coach):
    story.proposed()
    assert "1 lerende wacht op uw antwoord" in text_of(boss.get(LIST))
    own = text_of(noor.get(LIST))
    assert "1 onderneming wacht op jou" in own
    assert "Zeg of je wilt kennismaken. De onderneming antwoordt ten laatste op" in own
    assert "De lerende zegt nog of die wil kennismaken." in text_of(coach.get(LIST))
    assert "1 kennismaking wacht op de lerende" in text_of(coach.get(f"{LIST}?deel=te-doen"))
    assert "Nog niets afgelopen" in text_of(boss.get(f"{LIST}?deel=afgelopen"))
    assert "1 kennismaking" in text_of(boss.get(f"{LIST}?deel=onzin"))
    home = text_of(boss.get(reverse("company:home")))
    assert "Antwoord aan 1 lerende" in home


def test_an_empty_list_says_how_it_begins(story, boss, noor):
    assert "Zet een werkplek open" in text_of(boss.get(LIST))
    assert "Stel me voor" in text_of(noor.get(LIST))


def test_the_list_takes_as_many_questions_for_many(story, coach, boss, django_assert_max_num_queries):
    for _ in range(3):
        IntroductionFactory(track=story.track)
        IntroductionFactory(track=story.another_learner(), opening=story.opening)
    for browser in (coach, boss):
        browser.get(LIST)
        with django_assert_max_num_queries(MOST_QUERIES) as few:
            browser.get(LIST)
        for _ in range(3):
            IntroductionFactory(track=story.another_learner(), opening=story.opening)
        with django_assert_max_num_queries(len(few)):
            browser.get(LIST)


def test_one_page_stays_in_its_budget(story, coach, boss, noor, django_assert_max_num_queries):
    one = story.promised()
    for browser in (coach, boss, noor):
        with django_assert_max_num_queries(MOST_QUERIES):
            assert browser.get(at("introduction", one)).status_code == 200


def test_what_is_read_is_noted_and_strangers_find_nothing(story, boss):
    one = story.proposed()
    stranger = visitor(Role.COMPANY_ADMIN, CompanyFactory().pk)
    assert stranger.get(at("introduction", one)).status_code == 404
    mentor = visitor(Role.MENTOR, story.place.company.pk, user_id=UserFactory().pk)
    assert mentor.get(LIST).status_code == 404
    boss.get(at("introduction", one))
    assert "bekeek het dossier" in text_of(boss.get(at("history", one)))


def test_the_export_holds_what_the_list_shows(story, coach):
    one = story.planned()

    rows = taken(coach.get(f"{LIST}lijst.csv?deel=lopend"))

    assert "Noor" in str(rows)
    assert "Gesprek gepland" in str(rows)
    assert one.talk_starts - timedelta(days=1) > story.now
