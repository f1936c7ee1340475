"""The search time in an own calendar: the secret address of the capacity in use."""

from typing import Any

from ninja import Router

from tandem.base import clock
from tandem.base.errors import NotFound
from tandem.faces.api.credentials import Request, came_with_key
from tandem.faces.api.doors import door
from tandem.faces.api.v1.feeds import shapes
from tandem.journey.placement.actions import feeds as actions
from tandem.journey.placement.queries import feeds as queries

router = Router(tags=["Search time"])


@router.get("/me/calendarFeed", **door("getCalendarFeed", "One's calendar address", gives=shapes.CalendarFeed))
def feed(request: Request) -> Any:
    """Whether there is one. The address itself is told on the site only: a key reads no secret that outlives it."""
    return _told(request)


@router.post("/me/calendarFeed", **door("makeCalendarFeed", "Make a calendar address", gives=shapes.CalendarFeed))
def make(request: Request) -> Any:
    """Make one, or another in the place of the one there was. Only from the site: a key makes no secrets."""
    if came_with_key(request):
        raise NotFound
    actions.make(actor=request.actor, now=clock.now())
    return _told(request)


@router.post(
    "/me/calendarFeed/revoke",
    **door("revokeCalendarFeed", "Revoke one's calendar address", gives=shapes.CalendarFeed),
)
def revoke(request: Request) -> Any:
    """Let the address answer no more."""
    actions.revoke(actor=request.actor, now=clock.now())
    return _told(request)


def _told(request: Request) -> shapes.CalendarFeed:
    found = queries.feed_of(request.actor)
    return shapes.CalendarFeed.of(found, with_address=not came_with_key(request))
