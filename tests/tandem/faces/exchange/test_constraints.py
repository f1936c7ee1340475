import pytest

from tandem.faces.exchange.models import MOST_BYTES
from tests.factories.exchange import (
    AgreementFileFactory,
    EnrolmentFileFactory,
    SealedPaperFactory,
    SigningPackageFactory,
    UploadFactory,
)
from tests.factories.numbers import NOW, somebody
from tests.tandem.registers.house import breaks, constraints_of, once

pytestmark = pytest.mark.django_db

PUPILS = {
    "enrolment_file_confirmed_whole": {"confirmed_at": NOW},
    "enrolment_file_invited_whole": {"invited_by": somebody()},
    "enrolment_file_done_after_confirmed": {"done_at": NOW},
    "enrolment_file_there_or_wiped": {"wiped_at": NOW},
}


PACKAGES = {
    "signing_package_words_known": {"kind": "recipe"},
    "signing_package_ended_has_moment": {"ended_at": NOW},
    "signing_package_sent_has_reference": {"sent": True, "reference": ""},
    "signing_package_signed_has_hash": {"done": True, "signed": ""},
}


@pytest.mark.parametrize("name", PACKAGES)
def test_a_paper_to_be_signed_that_cannot_be_is_refused(name):
    assert breaks(constraints_of("exchange")[name], once(SigningPackageFactory, **PACKAGES[name]))
    assert SigningPackageFactory(sent=True).pk
    assert SigningPackageFactory(done=True).pk


def test_a_paper_is_sealed_once_and_whole():
    row = SealedPaperFactory()
    again = {"subject_id": row.subject_id, "paper": row.paper}
    assert breaks(constraints_of("exchange")["sealed_paper_once"], once(SealedPaperFactory, **again))
    assert breaks(constraints_of("exchange")["sealed_paper_is_whole"], once(SealedPaperFactory, sealed=""))


@pytest.mark.parametrize("name", PUPILS)
def test_a_file_of_pupils_that_cannot_be_is_refused(name):
    assert breaks(constraints_of("exchange")[name], once(EnrolmentFileFactory, **PUPILS[name]))
    assert EnrolmentFileFactory(taken_in=True).pk


AGREEMENTS = {
    "agreement_file_confirmed_whole": {"confirmed_at": NOW},
    "agreement_file_done_after_confirmed": {"done_at": NOW},
    "agreement_file_there_or_wiped": {"wiped_at": NOW},
}


@pytest.mark.parametrize("name", AGREEMENTS)
def test_a_file_of_agreements_that_cannot_be_is_refused(name):
    assert breaks(constraints_of("exchange")[name], once(AgreementFileFactory, **AGREEMENTS[name]))
    assert AgreementFileFactory(taken_in=True).pk


@pytest.mark.parametrize("size", [0, MOST_BYTES + 1])
def test_a_file_that_was_handed_in_is_not_empty_and_not_too_large(size):
    assert breaks(constraints_of("exchange")["upload_size_in_bounds"], once(UploadFactory, size=size))


@pytest.mark.parametrize("size", [1, MOST_BYTES])
def test_the_bounds_themselves_fit(size):
    assert UploadFactory(size=size).pk


def test_every_constraint_of_the_room_is_broken_once():
    known = {"upload_size_in_bounds", "upload_kind_known", "sealed_paper_once", "sealed_paper_is_whole"}
    assert constraints_of("exchange").keys() == {*known, *PUPILS, *AGREEMENTS, *PACKAGES}


def test_a_file_holds_something_we_know():
    assert breaks(constraints_of("exchange")["upload_kind_known"], once(UploadFactory, kind="recipes"))
