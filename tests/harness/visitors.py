"""Visitors of the website: somebody signed in, in one capacity, with a browser of their own."""

from uuid import UUID

from django.test import Client

from tandem.base import clock
from tandem.registers.access.models import Capacity
from tandem.registers.access.rules import organisation_kind
from tandem.registers.access.terms import Role
from tandem.registers.accounts.models import User
from tests.factories.access import CapacityFactory
from tests.factories.accounts import UserFactory


def capacity(role: Role, organisation_id: UUID | None = None, *, user_id: UUID | None = None) -> Capacity:
    """The right of somebody to act in this role for this organisation."""
    kind = organisation_kind(role)
    organisation = {f"{kind}_id": organisation_id} if kind else {}
    user = User.objects.get(pk=user_id) if user_id else UserFactory()
    return CapacityFactory(user=user, role=role, company=None, **organisation)


def enter(client: Client, user: User, held: Capacity | None = None) -> Client:
    """This browser, with the person signed in and acting in the capacity."""
    client.force_login(user)
    session = client.session
    if held is not None:
        session["capacity"] = str(held.pk)
    session["seen_at"] = session["entered_at"] = clock.now().timestamp()
    session.save()
    return client


def visitor(role: Role, organisation_id: UUID | None = None, *, user_id: UUID | None = None) -> Client:
    """A browser of somebody who acts in this role for this organisation; a visitor where the role is public."""
    if role is Role.PUBLIC:
        return Client()
    held = capacity(role, organisation_id, user_id=user_id)
    return enter(Client(), held.user, held)
