"""What the page of people shows."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext

from tandem.base.actor import Actor
from tandem.base.errors import NotFound
from tandem.base.periods import day_of
from tandem.faces.documents.words import code_label
from tandem.faces.web.site.pages import Link, Page
from tandem.registers.access import policies
from tandem.registers.access import queries as access
from tandem.registers.access.terms import FAMILY_ROLES, Role
from tandem.registers.mandates import queries as mandates


@dataclass(frozen=True)
class Holder:
    """Somebody who acts for the organisation."""

    name: str
    role: str
    since: Any
    end_url: str


@dataclass(frozen=True)
class Offered:
    """Somebody who was invited."""

    email: str
    role: str
    expires_at: datetime
    withdraw_url: str


@dataclass(frozen=True)
class PeoplePage(Page):
    """Who acts here, and who is invited."""

    holders: Sequence[Holder] = ()
    offered: Sequence[Offered] = ()


def roles_to_offer(actor: Actor) -> list[Role]:
    """The roles this actor may hand out; NotFound for who hands out none. A learner or parent is let in by a school."""
    people: list[Role] = [role for role in Role if role not in {Role.PUBLIC, Role.SYSTEM, *FAMILY_ROLES}]
    roles = [role for role in people if policies.may_invite(actor, role, actor.organisation_id).is_ok]
    if not roles:
        raise NotFound
    return roles


def organisations_to_offer(actor: Actor, day: date) -> list[tuple[str, str]]:
    """The bodies an agency or platform administrator can invite for; empty for who invites for the own one."""
    if not actor.has_role(Role.PLATFORM_ADMIN, Role.AGENCY_STAFF):
        return []
    return [(str(body.pk), body.name) for body in mandates.bodies_on(day)]


def people(actor: Actor, *, now: datetime, has_errors: bool) -> PeoplePage:
    """Who acts for the organisation of this actor, and who is invited."""
    held = access.capacities_in(actor, actor.organisation_id, day_of(now))
    waiting = access.invitations_in(actor, actor.organisation_id, now)
    return PeoplePage(
        title=gettext("Wie handelt voor uw organisatie"),
        breadcrumb=(
            Link(gettext("Start"), reverse("site:home")),
            Link(gettext("Beheer"), reverse("system:home")),
            Link(gettext("Mensen"), ""),
        ),
        area=gettext("Beheer"),
        has_errors=has_errors,
        holders=[
            Holder(
                one.user.name, code_label(Role(one.role)), one.valid_from, reverse("system:end_capacity", args=[one.pk])
            )
            for one in held
        ],
        offered=[
            Offered(
                one.email,
                code_label(Role(one.role)),
                one.expires_at,
                reverse("system:withdraw_invitation", args=[one.pk]),
            )
            for one in waiting
        ],
    )
