"""What the tests of the registers share: actors, refusals, events, and constraints broken one by one."""

import threading
from collections.abc import Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from uuid import UUID, uuid4

import pytest
from django.apps import apps
from django.db import IntegrityError, connection, models, transaction

from tandem.base import events
from tandem.base.actor import Actor
from tandem.base.errors import NotFound, NotPossible
from tandem.base.models import Event
from tandem.glossary import findings
from tandem.registers.access.terms import Role

ROLES = tuple(Role)


def somebody(role: Role, organisation_id: UUID | None = None, *, user_id: UUID | None = None) -> Actor:
    """A person in this role; the platform and a visitor are nobody."""
    nobody = role in {Role.SYSTEM, Role.PUBLIC}
    return Actor(None if nobody else user_id or uuid4(), role, organisation_id)


@contextmanager
def refused(*codes: str) -> Iterator[None]:
    """The step is refused for exactly these reasons, and each of them can be told."""
    with pytest.raises(NotPossible) as refusal:
        yield
    unmet = refusal.value.verdict.unmet
    assert {finding.code for finding in unmet if finding.blocks} == set(codes)
    assert all(findings.sentence(finding).title for finding in unmet)


def opens(door, *args, **kwargs) -> bool:
    """Whether a door gives anything, and does not say that there is nothing."""
    try:
        door(*args, **kwargs)
    except NotFound:
        return False
    return True


def last(subject) -> Event:
    """The newest event in the history of this row."""
    return events.history(subject)[-1]


def constraints_of(room: str) -> Mapping[str, models.BaseConstraint]:
    """The constraints of all tables of a room."""
    tables = apps.get_app_config(room).get_models()
    return {constraint.name: constraint for table in tables for constraint in table._meta.constraints}


def breaks(constraint: models.BaseConstraint, build) -> bool:
    """Whether the database refuses what `build` does because of this constraint, and nothing else."""
    with pytest.raises(IntegrityError) as refusal, transaction.atomic():
        build()
    told, fields = str(refusal.value), getattr(constraint, "fields", ())
    columns = told.rpartition("failed: ")[2].split(", ")
    named = {column.rpartition(".")[2].removesuffix("_id") for column in columns}
    return constraint.name in told or (bool(fields) and named == {field.removesuffix("_id") for field in fields})


def once(factory, **values):
    """One row with these values."""
    return lambda: factory(**values)


def twice(factory, *same, **values):
    """Two rows with these values that are the same in these fields."""

    def build():
        first = factory(**values)
        factory(**values, **{name: getattr(first, name) for name in same})

    return build


only_postgres = pytest.mark.skipif(
    connection.vendor == "sqlite", reason="SQLite lets one transaction write at a time: there is no race to lose"
)


def at_once(*calls) -> list[object]:
    """What these calls give or raise when they start together, each on a connection of its own."""
    start = threading.Barrier(len(calls))

    def run(call) -> object:
        try:
            connection.ensure_connection()
            start.wait(timeout=10)
            return call()
        except NotPossible as refusal:
            return refusal.verdict.codes()
        finally:
            connection.close()

    with ThreadPoolExecutor(len(calls)) as pool:
        return list(pool.map(run, calls))
