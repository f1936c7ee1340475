"""Opening a page with learners of a matching round is noted: with their own provider, or with the round of a body."""

from typing import Any

from tandem.base import clock
from tandem.faces.web.middleware import Request
from tandem.journey.placement.policies import rounds as policies
from tandem.registers.access import actions as access

_PROVIDER, _ROUND = "organisations.provider", "placement.matchinground"


def note_learners(request: Request, one: Any) -> None:
    """Note it for a page of this round, as the pages with the learners of a provider do."""
    actor, page = request.actor, request.resolver_match.view_name if request.resolver_match else ""
    kind, key = (_PROVIDER, actor.organisation_id) if policies.is_provider(actor) else (_ROUND, one.pk)
    access.note_read(actor=actor, subject_kind=kind, subject_id=key, page=page, now=clock.now())
