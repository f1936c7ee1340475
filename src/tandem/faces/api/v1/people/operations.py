"""Who acts for an organisation: capacities and invitations, for who lets people in there."""

from http import HTTPStatus
from typing import Annotated, Any

from ninja import Path, Query, Router
from pydantic import Field

from tandem.base import clock
from tandem.faces.api.credentials import Request
from tandem.faces.api.doors import Answer, door
from tandem.faces.api.fields import Key
from tandem.faces.api.paging import Page, Paging, page_of
from tandem.faces.api.v1.people import shapes
from tandem.registers.access import actions, queries

router = Router(tags=["People"])


class InOrganisation(Paging):
    """In which organisation."""

    organisation_id: Annotated[Key | None, Field(description="One's own when left out.")] = None


@router.get("/capacities", **door("listCapacities", "Who acts for an organisation", gives=Page[shapes.PersonCapacity]))
def capacities(request: Request, wanted: Query[InOrganisation]) -> Any:
    """Who acts for an organisation today, by name, for who lets people in there."""
    where = wanted.organisation_id or request.actor.organisation_id
    return page_of(
        request, wanted, queries.capacities_in(request.actor, where, clock.today()), shapes.PersonCapacity.of
    )


@router.post(
    "/capacities/{capacity_id}/end",
    **door("endCapacity", "End a capacity", gives=shapes.PersonCapacity, may_refuse=True),
)
def end(request: Request, capacity_id: Path[Key]) -> Any:
    """End a capacity at once; an organisation keeps somebody who lets people in."""
    actions.end_capacity(actor=request.actor, capacity_id=capacity_id, now=clock.now())
    return shapes.PersonCapacity.of(queries.capacity_for(request.actor, capacity_id))


@router.get("/invitations", **door("listInvitations", "Invitations that wait", gives=Page[shapes.Invitation]))
def invitations(request: Request, wanted: Query[InOrganisation]) -> Any:
    """The invitations of an organisation that wait for an answer, the newest first."""
    where = wanted.organisation_id or request.actor.organisation_id
    rows = queries.invitations_in(request.actor, where, clock.now())
    return page_of(request, wanted, rows, shapes.Invitation.of)


@router.post(
    "/invitations",
    **door("invite", "Invite somebody", gives=shapes.Invitation, status=HTTPStatus.CREATED, may_refuse=True),
)
def invite(request: Request, form: shapes.InvitationForm) -> Any:
    """Offer somebody a capacity by e-mail; the mail is sent by the worker."""
    made = actions.invite(
        actor=request.actor, email=form.email, role=form.role, organisation_id=form.organisation_id, now=clock.now()
    )
    return Answer(shapes.Invitation.of(made), status=HTTPStatus.CREATED, location="/api/v1/invitations")


@router.post(
    "/invitations/{invitation_id}/withdraw",
    **door("withdrawInvitation", "Take an invitation back", gives=shapes.Invitation, may_refuse=True),
)
def withdraw(request: Request, invitation_id: Path[Key]) -> Any:
    """Take back an invitation that waits for an answer; its link dies at once."""
    done = actions.withdraw_invitation(actor=request.actor, invitation_id=invitation_id, now=clock.now())
    return shapes.Invitation.of(done)
