"""Factories of files that somebody handed in."""

import factory
from factory.django import DjangoModelFactory

from tandem.faces.exchange.models import EnrolmentFile, Upload
from tests.factories.numbers import EARLIER, NOW, somebody


class UploadFactory(DjangoModelFactory):
    class Meta:
        model = Upload

    name = "aanbieders.csv"
    sha256 = factory.Sequence(lambda n: f"{n:064x}")
    size = 1200
    uploaded_at = NOW
    uploaded_by = factory.LazyFunction(somebody)


class EnrolmentFileFactory(DjangoModelFactory):
    """A file of pupils that somebody looks at; the trait is one that went in and is gone."""

    class Meta:
        model = EnrolmentFile

    class Params:
        taken_in = factory.Trait(
            confirmed_at=NOW,
            confirmed_by=factory.LazyFunction(somebody),
            done_at=NOW,
            wiped_at=NOW,
            sealed="",
        )

    provider_id = factory.LazyFunction(somebody)
    name = "klas.csv"
    size = 1200
    sealed = "v1.local.x.x"
    uploaded_at = EARLIER
    uploaded_by = factory.LazyFunction(somebody)
