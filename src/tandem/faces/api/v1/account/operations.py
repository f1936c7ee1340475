"""Who asks: capacities, notices, access keys."""

from http import HTTPStatus
from typing import Any

from ninja import Path, Query, Router

from tandem.base import clock
from tandem.base.errors import NotFound
from tandem.faces.api.credentials import Request, came_with_key
from tandem.faces.api.doors import Answer, door, owner_of
from tandem.faces.api.fields import Key
from tandem.faces.api.paging import Page, Paging, page_of
from tandem.faces.api.v1.account import shapes
from tandem.faces.outbox import actions as outbox
from tandem.faces.outbox import queries as notices_of
from tandem.registers.access import actions as access
from tandem.registers.access import queries
from tandem.registers.accounts import queries as accounts

router = Router(tags=["Account"])


@router.get("/me", **door("getMe", "Who asks", gives=shapes.Me))
def me(request: Request) -> Any:
    """One's own account, the capacity in use and those one can switch to."""
    actor = request.actor
    user = accounts.account_for(actor, owner_of(request))
    held = queries.capacities_of(user.pk, clock.today())
    return shapes.Me(
        user_id=user.pk,
        name=user.name,
        email=user.email,
        language=user.language,
        role=actor.role,
        capacity_id=actor.capacity_id,
        organisation_id=actor.organisation_id,
        sectors=sorted(actor.sectors),
        capacities=[shapes.Capacity.of(one, in_use=actor.capacity_id) for one in held],
    )


@router.get("/notices", **door("listNotices", "Notices", gives=Page[shapes.Notice]))
def notices(request: Request, wanted: Query[Paging]) -> Any:
    """What happened, the newest first: for everybody of the same organisation, or about a learner for one person."""
    return page_of(request, wanted, notices_of.notices_of(request.actor, day=clock.today()), shapes.Notice.of)


@router.post("/notices/markRead", **door("markNoticesRead", "Mark notices as read", gives=shapes.Marked))
def mark_read(request: Request, form: shapes.ReadForm) -> Any:
    """Note that these notices were read, or all of them: by the organisation, or by the person they are for."""
    count = outbox.mark_read(actor=request.actor, notice_ids=form.ids, now=clock.now())
    return shapes.Marked(count=count)


@router.get("/me/tokens", **door("listTokens", "One's access keys", gives=Page[shapes.Token]))
def tokens(request: Request, wanted: Query[Paging]) -> Any:
    """The keys one made, in every capacity, the newest first."""
    return page_of(request, wanted, queries.tokens_of(request.actor), shapes.Token.of)


@router.post(
    "/me/tokens",
    **door(
        "issueToken",
        "Make an access key",
        gives=shapes.NewToken,
        status=HTTPStatus.CREATED,
        may_refuse=True,
        is_repeatable=False,
    ),
)
def issue(request: Request, form: shapes.TokenForm) -> Any:
    """Make a key for the capacity in use; its secret is shown once. Only from the site: a key makes no keys."""
    if came_with_key(request):
        raise NotFound
    issued = access.issue_token(actor=request.actor, name=form.name, days=form.days, now=clock.now())
    shown = shapes.Token.of(queries.token_for(request.actor, issued.token.pk))
    return Answer(
        shapes.NewToken(**shown.model_dump(), secret=issued.secret),
        status=HTTPStatus.CREATED,
        location="/api/v1/me/tokens",
    )


@router.post(
    "/me/tokens/{token_id}/revoke", **door("revokeToken", "Revoke an access key", gives=shapes.Token, may_refuse=True)
)
def revoke(request: Request, token_id: Path[Key]) -> Any:
    """Let a key open nothing from now on."""
    access.revoke_token(actor=request.actor, token_id=token_id, now=clock.now())
    return shapes.Token.of(queries.token_for(request.actor, token_id))
