"""Factories of files that somebody handed in."""

import factory
from factory.django import DjangoModelFactory

from tandem.faces.exchange.models import Upload
from tests.factories.numbers import NOW, somebody


class UploadFactory(DjangoModelFactory):
    class Meta:
        model = Upload

    name = "aanbieders.csv"
    sha256 = factory.Sequence(lambda n: f"{n:064x}")
    size = 1200
    uploaded_at = NOW
    uploaded_by = factory.LazyFunction(somebody)
