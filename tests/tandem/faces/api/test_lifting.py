"""Lifting a recognition by the API: the body that received the power later lifts what it cannot read."""

import pytest

from tandem.journey.recognition.models import Recognition
from tandem.registers.access.models import ReadNote
from tandem.registers.access.terms import Role
from tandem.registers.mandates.models import Mandate
from tests.factories.mandates import BodyFactory
from tests.tandem.faces.api import lifted
from tests.tandem.faces.api.house import caller_of

pytestmark = [pytest.mark.django_db, pytest.mark.slow]


def test_the_body_that_holds_the_power_today_lifts_and_the_one_of_before_does_not(cast):
    found, before = cast.recognition, cast.manager
    path = f"/requests/{found.request_id}/liftRecognition"
    old = cast.world.body("FOOD")
    heir = BodyFactory(sector=old.sector)
    Mandate.objects.filter(holder=old).update(holder=heir)
    new = caller_of(cast.world.actor(Role.PARTNERSHIP_MANAGER, heir.pk))
    assert before.post(path, lifted.TOLD).status_code == 403
    assert new.get(f"/requests/{found.request_id}").status_code == 404
    answer = new.post(path, lifted.TOLD)
    assert answer.status_code == 200, answer.content
    assert answer["ETag"]
    assert Recognition.objects.get(pk=found.pk).lifting.body == heir
    assert ReadNote.objects.filter(page="api:liftRecognition", subject_id=found.request_id).exists()
