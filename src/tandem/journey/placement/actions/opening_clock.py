"""What a day brings to openings: they follow their recognition and their mentors, end, and are about to end."""

from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import Final
from uuid import UUID

from django.db import transaction
from django.db.models import Exists, F, OuterRef, Q, QuerySet

from tandem.base import events
from tandem.base.actor import SYSTEM
from tandem.base.periods import day_of
from tandem.journey.placement.actions import seating
from tandem.journey.placement.actions.introduction_locks import hold_companies
from tandem.journey.placement.models import Opening, Seat
from tandem.journey.placement.models.opening import REPEATED, repeated
from tandem.journey.placement.terms.openings import OpeningHappened, OpeningMove, OpeningState
from tandem.journey.placement.workflow.openings import OPENING
from tandem.journey.recognition.terms import RecognitionState

WARNED_DAYS: Final = 14
"""How long before an opening expires its company hears of it: our own choice."""


def tick(*, now: datetime) -> dict[str, int]:
    """Everything that this day brings; gives how many of each. A second call the same day changes nothing."""
    return {
        "moved": follow_recognitions(now=now),
        "guided": follow_mentors(now=now),
        "expired": expire(now=now),
        "expiring": warn_of_expiry(now=now),
    }


def follow_recognitions(*, now: datetime) -> int:
    """Let openings stand where their recognition stands: an establishment moves, and is renamed, in the register."""
    return _each(_moved(), _follow, now=now)


def follow_mentors(*, now: datetime) -> int:
    """Let openings stand free as their mentors can guide: one was let go or came back, which recognition does not say.

    Looked at wherever that can differ: somebody is seated there, a mentor is gone, or nobody was left to guide.
    """
    here = {"establishment": OuterRef("establishment"), "school_year": OuterRef("school_year")}
    let_go, seated = Q(mentors__mentor__deactivated_at__isnull=False), Exists(Seat.objects.filter(**here))
    rows = Opening.objects.live().filter(Q(has_guide=False) | let_go | seated)
    places = rows.order_by().values_list("company_id", "establishment_id", "school_year").distinct()
    return sum(_follow_mentors(*place, now=now) for place in places)


@transaction.atomic
def _follow_mentors(company_id: UUID, establishment_id: UUID, school_year: int, *, now: datetime) -> int:
    hold_companies(company_id)
    return seating.tell_guides(establishment_id, school_year=school_year, now=now)


def _moved() -> QuerySet[Opening]:
    differs = Q()
    for name in REPEATED:
        here, there = f"{name}__isnull", f"recognition__{name}__isnull"
        other = Q(**{here: False, there: False}) & ~Q(**{name: F(f"recognition__{name}")})
        differs |= other | Q(**{here: True, there: False}) | Q(**{here: False, there: True})
    return Opening.objects.live().filter(differs)


def expire(*, now: datetime) -> int:
    """End the openings whose day has come, and those under a recognition that ended or is being lifted."""
    return _each(_over(day_of(now)), _expire, now=now)


def warn_of_expiry(*, now: datetime) -> int:
    """Tell a company once that an opening is about to expire."""
    return _each(_expiring(day_of(now)), _warn, now=now)


def _over(day: date) -> QuerySet[Opening]:
    over = Q(expires_on__lte=day) | ~Q(recognition__state=RecognitionState.VALID)
    over |= Q(recognition__lifting_decided_on__isnull=False)
    return Opening.objects.live().filter(over | Q(recognition__valid_until__lte=day))


def _expiring(day: date) -> QuerySet[Opening]:
    return Opening.objects.filter(
        state=OpeningState.OPEN,
        warned_on__isnull=True,
        expires_on__gt=day,
        expires_on__lte=day + timedelta(days=WARNED_DAYS),
    )


def _each(rows: QuerySet[Opening], step: Callable[..., bool], *, now: datetime) -> int:
    keys = list(rows.order_by("pk").values_list("pk", flat=True))
    return sum(step(key, now=now) for key in keys)


@transaction.atomic
def _follow(opening_id: UUID, *, now: datetime) -> bool:
    opening = _locked(opening_id, _moved())
    if opening is None:
        return False
    for name, value in repeated(opening.recognition).items():
        setattr(opening, name, value)
    opening.save(update_fields=list(REPEATED))
    events.record(OpeningHappened.MOVED, actor=SYSTEM, subject=opening, at=now, data={"nis": opening.recognition.nis})
    return True


@transaction.atomic
def _expire(opening_id: UUID, *, now: datetime) -> bool:
    opening = _locked(opening_id, _over(day_of(now)))
    if opening is None:
        return False
    opening.state = OPENING.after(opening.state, OpeningMove.EXPIRE)
    opening.expired_on = day_of(now)
    opening.version += 1
    opening.save(update_fields=["state", "expired_on", "version"])
    data = {"expires_on": opening.expires_on, "recognised_until": opening.recognition.valid_until}
    events.record(OpeningHappened.EXPIRED, actor=SYSTEM, subject=opening, at=now, data=data)
    return True


@transaction.atomic
def _warn(opening_id: UUID, *, now: datetime) -> bool:
    opening = _locked(opening_id, _expiring(day_of(now)))
    if opening is None:
        return False
    opening.warned_on = day_of(now)
    opening.save(update_fields=["warned_on"])
    data = {"expires_on": opening.expires_on}
    events.record(OpeningHappened.EXPIRES_SOON, actor=SYSTEM, subject=opening, at=now, data=data)
    return True


def _locked(opening_id: UUID, rows: QuerySet[Opening]) -> Opening | None:
    """The opening, locked, if it still is one of these: somebody may have changed it since the night began.

    The condition is asked a second time on the row that is held: whoever waited for it sees what stands now.
    """
    held = Opening.objects.select_for_update(of=("self",)).filter(pk=opening_id).first()
    return rows.select_related("recognition").filter(pk=opening_id).first() if held else None
