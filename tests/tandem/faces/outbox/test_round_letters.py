"""What a provider hears that is asked to take part in a matching round."""

from dataclasses import replace
from datetime import datetime

import pytest

from tandem.base.actor import PUBLIC, Actor
from tandem.faces.outbox import actions as outbox
from tandem.faces.outbox import queries
from tandem.faces.outbox.models import Mail
from tandem.journey.placement.actions import rounds
from tandem.journey.placement.queries import correspondence
from tandem.registers.access.terms import Role
from tandem.registers.accounts.models import User
from tests.factories.access import CapacityFactory
from tests.harness import matching
from tests.tandem.registers.house import last, opens

pytestmark = [pytest.mark.django_db, pytest.mark.slow]


def test_who_manages_a_provider_that_was_asked_is_told_once(now: datetime) -> None:
    school, other = matching.build(now), matching.build(now)
    admin = CapacityFactory(role=Role.PROVIDER_ADMIN, company=None, provider=other.provider)
    CapacityFactory(role=Role.COACH, company=None, provider=other.provider)
    User.objects.filter(pk=admin.user_id).update(email="directie@voorbeeld.example")
    one = school.round(title="Najaar")
    rounds.ask_provider(actor=school.head, round_id=one.pk, provider_id=other.provider.pk, now=now)
    for _ in range(2):
        outbox.happened(event_id=last(one).pk, now=now)
    mail = Mail.objects.get()
    assert f"/matchronden/{one.pk}/" in mail.text
    assert mail.recipient == "directie@voorbeeld.example"
    assert "School Voorbeeld" in mail.subject
    assert "“Najaar”" in mail.text
    assert "2026-2027" in mail.text
    manager = Actor(admin.user_id, Role.PROVIDER_ADMIN, other.provider.pk)
    (notice,) = queries.notices_of(manager, day=now.date())
    assert notice.path == f"/matchronden/{one.pk}/"
    assert not queries.notices_of(replace(manager, role=Role.COACH), day=now.date()).exists()


def test_the_facts_of_a_round_are_for_the_platform_that_writes_the_letter(now: datetime) -> None:
    one = matching.build(now).round()
    assert not opens(correspondence.about_round, PUBLIC, one.pk)
