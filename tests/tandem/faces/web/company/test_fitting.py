"""The pages with learners who fit an opening: for its company without names, for their school by name."""

from datetime import datetime

import pytest
from django.test import Client
from django.urls import reverse

from tandem.journey.placement.models import Introduction, PassedOver
from tandem.registers.access.models import ReadNote
from tandem.registers.access.terms import Role
from tests.harness import finding
from tests.harness.finding import Finding
from tests.harness.reading import read
from tests.harness.visitors import visitor

pytestmark = [pytest.mark.django_db, pytest.mark.slow]


@pytest.fixture
def story(world) -> Finding:
    return finding.build(world.company)


def at(story: Finding, name: str, *more: object) -> str:
    return reverse(f"company:{name}", args=[story.opening.pk, *more])


def test_a_company_sees_why_a_learner_fits_asks_one_and_says_why_not_another(story, boss: Client, query_budget):
    other = finding.findable(story.opening)
    with query_budget(20):
        answer = boss.get(at(story, "fitting"))
    page = read(answer)
    person = story.profile.track.person
    assert page.heading == "2 lerenden passen bij deze werkplek"
    assert "Minder dan 10 km van de werkplek" in page.words
    assert "Kan er op tijd zijn: het werk begint om 8 uur" in page.words
    assert "De dagen of de periode passen niet." in page.words
    for secret in (person.given_name, person.family_name, story.profile.track.provider.name, str(person.pk), "2009"):
        assert secret not in page.words
    assert ReadNote.objects.filter(subject_id=str(story.opening.pk), page="company:fitting").exists()

    empty = boss.post(at(story, "pass_learner", other.pk), {})
    assert empty.status_code == 422
    assert "Kies een reden." in read(empty).words
    assert boss.post(at(story, "pass_learner", other.pk), {"reason": "distance"}).status_code == 302
    kept = PassedOver.objects.get(track=other.track)
    assert boss.post(at(story, "show_learner", kept.pk)).status_code == 302
    assert not PassedOver.objects.filter(pk=kept.pk).exists()

    asked = boss.post(at(story, "invite_learner", story.profile.pk))
    one = Introduction.objects.get()
    assert asked["Location"] == reverse("introductions:introduction", args=[one.pk])
    page = read(boss.get(asked["Location"]))
    assert page.heading == "Een lerende die u vroeg"
    assert "De lerende antwoordt ten laatste op" in page.words
    assert "Plan een gesprek" not in page.words.replace("plant u een gesprek", "")
    assert story.profile.track.provider.name not in page.words
    listed = read(boss.get(reverse("introductions:list"))).words
    assert story.profile.track.provider.name not in listed
    assert read(boss.get(at(story, "fitting"))).heading == "1 lerende past bij deze werkplek"


def test_a_coach_finds_the_own_learners_by_name_and_takes_the_list_along(story, now: datetime, query_budget):
    track = story.profile.track
    head = visitor(Role.PROVIDER_ADMIN, track.provider_id)
    url = reverse("learners:fitting", args=[story.opening.pk])
    with query_budget(20):
        answer = head.get(url)
    page = read(answer)
    name = f"{track.person.given_name} {track.person.family_name}"
    assert page.heading == "1 van uw lerenden past bij deze werkplek"
    assert name in page.words
    assert "Stel voor" in page.words
    rows = head.get(reverse("learners:fitting_export", args=[story.opening.pk, "csv"])).getvalue().decode()
    assert track.person.family_name in rows
    public = head.get(reverse("workplaces:opening", args=[story.opening.pk])).content.decode()
    assert url in public or "Wie u kunt bereiken" not in public
    stranger = visitor(Role.PROVIDER_ADMIN, finding.findable(story.opening).track.provider_id)
    assert name not in read(stranger.get(url)).words
