"""Factories of unmet demand."""

from datetime import date

import factory
from factory.django import DjangoModelFactory

from tandem.journey.demand.models import UnmetDemand
from tandem.journey.demand.terms import DemandKind


class UnmetDemandFactory(DjangoModelFactory):
    """Learners around Ghent whose search ended in a week of a quarter that is over."""

    class Meta:
        model = UnmetDemand

    week = date(2026, 9, 14)
    kind = DemandKind.LATE
    training = factory.SubFactory("tests.factories.reference.TrainingFactory")
    nis = "44021"
    count = 5
