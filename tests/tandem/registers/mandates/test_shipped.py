"""The bodies and mandates that the product ships."""

import pytest

from tandem.base.actor import SYSTEM
from tandem.faces.exchange.shipped import load_all, mandates
from tandem.law import norms
from tandem.registers.mandates import queries
from tandem.registers.mandates.models import Body, CooperationAgreement, Mandate
from tandem.registers.mandates.terms import BodyKind

pytestmark = pytest.mark.django_db


def test_every_sector_with_a_partnership_has_its_body(day):
    shipped = {body.sector.code for body in queries.bodies_on(day) if body.kind == BodyKind.SECTORAL_PARTNERSHIP}

    assert shipped == set(norms.at(day).value("power.sector_partnerships").value)
    assert len(shipped) == 17


@pytest.mark.slow
def test_loading_again_changes_nothing(now):
    before = (Body.objects.count(), CooperationAgreement.objects.count(), Mandate.objects.count())

    assert set(mandates.load(actor=SYSTEM, now=now).values()) == {0}
    load_all(now=now)

    assert (Body.objects.count(), CooperationAgreement.objects.count(), Mandate.objects.count()) == before
