"""Visitors of the website: somebody signed in, in one capacity, with a browser of their own."""

from uuid import UUID

from django.test import Client

from tandem.base import clock
from tandem.registers.access.models import Capacity
from tandem.registers.access.rules import BODY, BODY_KINDS, COMPANY, NONE, organisation_kind
from tandem.registers.access.terms import Role
from tandem.registers.accounts.models import User
from tandem.registers.mandates.models import Body
from tandem.registers.mandates.terms import BodyKind
from tests.factories.access import CapacityFactory
from tests.factories.accounts import UserFactory
from tests.factories.mandates import BodyFactory
from tests.factories.organisations import CompanyFactory, ProviderFactory

ROLES = tuple(role for role in Role if role is not Role.SYSTEM)
"""Every capacity in which a person comes in, a visitor among them; the platform itself signs in nowhere."""


def capacity(role: Role, organisation_id: UUID | None = None, *, user_id: UUID | None = None) -> Capacity:
    """The right of somebody to act in this role for this organisation; the one held already where there is one."""
    kind = organisation_kind(role)
    organisation = {f"{kind}_id": organisation_id} if kind else {}
    user = User.objects.get(pk=user_id) if user_id else UserFactory()
    held = Capacity.objects.filter(user=user, role=role, **organisation).first() if user_id else None
    return held or CapacityFactory(user=user, role=role, company=None, **organisation)


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


def somebody_in(role: Role) -> Client:
    """A browser of somebody in this role, for an organisation that has nothing to do with the story."""
    return visitor(role, organisation_for(role))


def organisation_for(role: Role) -> UUID | None:
    """A fresh organisation of the kind this role acts for; the one that exists where there can be but one."""
    kind = organisation_kind(role)
    if kind == NONE:
        return None
    if kind == COMPANY:
        return CompanyFactory().pk
    if kind != BODY:
        return ProviderFactory().pk
    wanted = BODY_KINDS[role]
    return BodyFactory().pk if wanted is BodyKind.SECTORAL_PARTNERSHIP else body_of_kind(wanted).pk


def body_of_kind(kind: BodyKind) -> Body:
    """The one body of a kind of which there is one."""
    return Body.objects.get(kind=kind, valid_until__isnull=True)
