"""Everybody who tries every door: each role, for the organisation of the file and for another, and nobody at all."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from uuid import UUID

from django.db import transaction
from django.test import Client

from tandem.journey.recognition.models import RecognitionRequest
from tandem.registers.access.models import Capacity
from tandem.registers.access.rules import COMPANY, NONE, PROVIDER, organisation_kind
from tandem.registers.access.terms import Role
from tests.factories.accounts import UserFactory
from tests.harness.bakery import World
from tests.harness.learner import FAMILY, Choosing
from tests.harness.visitors import ROLES, capacity, enter, organisation_for
from tests.tandem.faces.api.house import Caller, caller
from tests.trust.matrix import Place

ONE_OF_A_KIND = (Role.AGENCY_STAFF, Role.FLEMISH_PARTNERSHIP)
"""Roles for a body of which there is one: whether the file is theirs depends on where the file lies."""


@dataclass(frozen=True)
class Person:
    """Somebody at a door, with a browser and a program."""

    name: str
    role: Role
    place: Place
    is_signed_in: bool
    capacity: Capacity | None = None
    client: Client = field(default_factory=Client)
    program: Caller = field(default_factory=Caller)

    @property
    def has_key(self) -> bool:
        """Whether a program can act as this person."""
        return bool(self.program.secret)


def everybody(world: World, noor: Choosing) -> list[Person]:
    """All of them, with the story as its own company and body tell it, and the learner as her own family does."""
    nobody = Person("anonymous", Role.PUBLIC, Place.NONE, is_signed_in=False)
    nameless = Person(
        "signed in without a capacity",
        Role.PUBLIC,
        Place.NONE,
        is_signed_in=True,
        client=enter(Client(), UserFactory()),
    )
    return [nobody, nameless, *(_person(world, noor, role, place) for role in ROLES for place in _places(role))]


@contextmanager
def where_it_belongs(person: Person) -> Iterator[None]:
    """The story as this person meets it; afterwards everything is as it was."""
    with undone():
        if person.place is Place.OWN and person.role in ONE_OF_A_KIND:
            body = person.capacity.organisation_id if person.capacity else None
            RecognitionRequest.objects.filter(competent_body__isnull=False).update(competent_body=body)
        yield


@contextmanager
def undone() -> Iterator[None]:
    """Whatever happens here has not happened afterwards; the product takes it for the outermost transaction."""
    block = transaction.atomic()
    block._from_testcase = True  # type: ignore[attr-defined]
    with block:
        yield
        transaction.set_rollback(True)


def _places(role: Role) -> tuple[Place, ...]:
    kind = organisation_kind(role)
    if role is Role.PUBLIC:
        return ()
    if role in FAMILY:
        return (Place.OWN, Place.NONE)
    if kind == NONE:
        return (Place.NONE,)
    return (Place.OWN, Place.OTHER)


def _person(world: World, noor: Choosing, role: Role, place: Place) -> Person:
    own = noor.account(role) if place is Place.OWN else None
    known = Capacity.objects.filter(user=own, role=role).first() if own else None
    held = known or capacity(role, _organisation(world, noor, role, place), user_id=own)
    client = enter(Client(), held.user, held)
    return Person(f"{role} ({place})", role, place, True, held, client, caller(held))


def _organisation(world: World, noor: Choosing, role: Role, place: Place) -> UUID | None:
    kind = organisation_kind(role)
    if place is not Place.OWN or role in ONE_OF_A_KIND or kind == NONE:
        return organisation_for(role)
    if kind == PROVIDER:
        return noor.track.provider_id
    return world.company.pk if kind == COMPANY else world.body().pk
