"""Factories of files that somebody handed in."""

from datetime import timedelta

import factory
from factory.django import DjangoModelFactory

from tandem.faces.exchange.models import AgreementFile, EnrolmentFile, SealedPaper, SigningPackage, Upload
from tandem.faces.exchange.terms import PackageState, SubjectKind
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


class AgreementFileFactory(EnrolmentFileFactory):
    """A file of running agreements that somebody looks at; the trait is one that went in and is gone."""

    class Meta:
        model = AgreementFile

    name = "overeenkomsten.csv"


class SigningPackageFactory(DjangoModelFactory):
    """A paper that is to go to the signing service; each trait is a state further on."""

    class Meta:
        model = SigningPackage

    class Params:
        sent = factory.Trait(state=PackageState.SENT, reference=factory.Sequence(lambda n: f"p{n}"))
        done = factory.Trait(
            state=PackageState.SIGNED,
            reference=factory.Sequence(lambda n: f"d{n}"),
            signed="c" * 64,
            signers=[],
            title="",
            ended_at=NOW,
        )

    key = factory.Sequence(lambda n: f"agreement:{n}:learner:0")
    kind = SubjectKind.AGREEMENT
    subject_id = factory.LazyFunction(somebody)
    title = "Overeenkomst"
    paper = "a" * 64
    text = "a" * 64
    size = 1200
    signers = factory.LazyFunction(
        lambda: [{"key": "learner", "name": "Noor", "email": "noor@example.org", "order": 1, "level": "ADVANCED"}]
    )
    expires_at = NOW + timedelta(days=14)
    asked_at = EARLIER
    asked_by = factory.LazyFunction(somebody)


class SealedPaperFactory(DjangoModelFactory):
    class Meta:
        model = SealedPaper

    kind = SubjectKind.AGREEMENT
    subject_id = factory.LazyFunction(somebody)
    paper = "a" * 64
    sealed = factory.Sequence(lambda n: f"{n:064x}")
    sealed_at = NOW
