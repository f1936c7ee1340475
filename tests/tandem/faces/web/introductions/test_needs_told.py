"""What a company reads of what a learner needs: after it answered, while somebody agrees, and noted."""

from datetime import datetime

import pytest
from django.urls import reverse

from tandem.journey.intake.actions import needs
from tandem.journey.intake.rules.needs import Told
from tandem.journey.intake.terms.needs import Need, Scope
from tandem.registers.access.models import ReadNote
from tandem.registers.access.terms import Role
from tests.harness import meeting
from tests.harness.reading import read
from tests.harness.visitors import visitor

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

CANARY = "Kanarie zonder kooi."
SHOWN = "Een rustige plek, Extra pauzes"


def test_a_company_reads_what_is_needed_once_it_answered_and_somebody_agreed(now: datetime) -> None:
    story = meeting.build(now)
    boss = visitor(Role.COMPANY_ADMIN, story.place.company.pk, user_id=story.boss.user_id)
    given = {"actor": story.noor.learner, "track_id": story.track.pk, "now": now}
    for scope in (Scope.KEEP, Scope.SEARCH):
        needs.agree(**given, scope=scope)
    needs.keep(**given, told=Told(frozenset({Need.QUIET_PLACE, Need.EXTRA_BREAKS}), CANARY))
    one = story.planned()
    address = reverse("introductions:introduction", args=[one.pk])
    looks = ReadNote.objects.filter(subject_kind="intake.needsfile", subject_id=str(story.track.pk))

    assert SHOWN not in read(boss.get(address)).words
    assert not looks.exists()

    needs.agree(**given, scope=Scope.COMPANY)
    words = read(boss.get(address)).words
    assert SHOWN in words
    assert CANARY not in words
    assert looks.get().role == Role.COMPANY_ADMIN
    learner = visitor(Role.LEARNER, user_id=story.noor.learner.user_id)
    assert "bekeek het dossier" in read(learner.get(reverse("learner:needs", args=[story.track.pk]))).words

    needs.withdraw(**given, scope=Scope.COMPANY)
    assert SHOWN not in read(boss.get(address)).words


def test_a_company_that_has_not_answered_reads_nothing_of_it(now: datetime) -> None:
    story = meeting.build(now)
    boss = visitor(Role.COMPANY_ADMIN, story.place.company.pk, user_id=story.boss.user_id)
    given = {"actor": story.noor.learner, "track_id": story.track.pk, "now": now}
    for scope in Scope:
        needs.agree(**given, scope=scope)
    needs.keep(**given, told=Told(frozenset({Need.QUIET_PLACE, Need.EXTRA_BREAKS}), CANARY))
    one = story.proposed()

    assert SHOWN not in read(boss.get(reverse("introductions:introduction", args=[one.pk]))).words
    assert not ReadNote.objects.filter(subject_kind="intake.needsfile").exists()
