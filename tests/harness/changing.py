"""A change of a signed agreement, proposed with a text that can be sealed."""

from datetime import date, datetime
from typing import Any

from tandem.base.actor import Actor
from tandem.journey.agreements.actions import amendments
from tandem.journey.agreements.models import Amendment
from tests.harness.at_service import PAPER


def propose(story: Any, actor: Actor, *, now: datetime, paper: bytes = PAPER, **values: Any) -> Amendment:
    """Another last day from the middle of March on, unless something else is told."""
    given = {"from_on": date(2027, 3, 15), "told": {"ends_on": date(2027, 5, 28)}} | values
    draft = amendments.drafted(actor=actor, agreement_id=story.agreement.pk, now=now, **given)
    return amendments.propose(actor=actor, draft=draft, paper=paper, strength="mail", now=now)


def agree(row: Amendment, *actors: Actor, now: datetime) -> Amendment:
    """Each of them says yes on the screen."""
    for actor in actors:
        row = amendments.agree(actor=actor, amendment_id=row.pk, shown=row.paper, strength="mail", now=now)
    return row
