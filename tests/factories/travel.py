"""Factories of travel. The arrays of a timetable are those of a small drawn feed."""

import hashlib
from datetime import date

import factory
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from factory.django import DjangoModelFactory

from tandem.registers.travel.models import Timetable
from tandem.registers.travel.queries.timetables import path_of
from tandem.registers.travel.terms import TimetableState
from tests.factories.numbers import NOW


class TimetableFactory(DjangoModelFactory):
    class Meta:
        model = Timetable

    class Params:
        received = factory.Trait(
            state=TimetableState.RECEIVED, digest="", checked_at=None, valid_from=None, valid_until=None
        )
        in_use = factory.Trait(state=TimetableState.IN_USE, decided_at=NOW)

    operator = factory.Sequence(lambda n: f"vervoerder-{n}")
    source = "dienst.zip"
    file_digest = factory.Sequence(lambda n: f"{n:064x}")
    state = TimetableState.CHECKED
    publisher = "Verzonnen Vervoer"
    version = "1"
    valid_from = date(2026, 9, 1)
    valid_until = date(2027, 9, 1)
    digest = factory.Sequence(lambda n: f"{n:064x}")
    received_at = NOW
    checked_at = NOW


def in_use(content: bytes, **values: object) -> Timetable:
    """A timetable that is reckoned with, with these arrays in the storage."""
    digest = hashlib.sha256(content).hexdigest()
    if not default_storage.exists(path_of(digest)):
        default_storage.save(path_of(digest), ContentFile(content))
    return TimetableFactory(in_use=True, digest=digest, **values)
