import pytest

from tandem.faces.exchange.models import MOST_BYTES
from tests.factories.exchange import UploadFactory
from tests.tandem.registers.house import breaks, constraints_of, once

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("size", [0, MOST_BYTES + 1])
def test_a_file_that_was_handed_in_is_not_empty_and_not_too_large(size):
    assert breaks(constraints_of("exchange")["upload_size_in_bounds"], once(UploadFactory, size=size))


@pytest.mark.parametrize("size", [1, MOST_BYTES])
def test_the_bounds_themselves_fit(size):
    assert UploadFactory(size=size).pk


def test_every_constraint_of_the_room_is_broken_once():
    assert constraints_of("exchange").keys() == {"upload_size_in_bounds", "upload_kind_known"}


def test_a_file_holds_something_we_know():
    assert breaks(constraints_of("exchange")["upload_kind_known"], once(UploadFactory, kind="recipes"))
