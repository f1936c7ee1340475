"""Doors to the timetables: which were handed in, and which count on a day."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import QuerySet

from tandem.base.actor import Actor
from tandem.base.errors import NotFound
from tandem.base.models import row_with
from tandem.registers.travel import policies
from tandem.registers.travel.models import Timetable
from tandem.registers.travel.rules import editions
from tandem.registers.travel.terms import LIVE, TimetableState, TravelMode


@dataclass(frozen=True)
class Counting:
    """The timetables that say what runs on a day."""

    day: date
    editions: tuple[Timetable, ...]

    @property
    def operators(self) -> tuple[str, ...]:
        """Whose they are."""
        return tuple(one.publisher or one.operator for one in self.editions)


def timetables_for(actor: Actor) -> QuerySet[Timetable]:
    """Every timetable that was handed in, the newest first, for who keeps them."""
    if not policies.may_keep_timetables(actor).is_ok:
        raise NotFound
    return Timetable.objects.order_by("-received_at", "-id")


def timetable_for(actor: Actor, timetable_id: UUID, *, lock: bool = False) -> Timetable:
    """One timetable, for who keeps them."""
    rows = timetables_for(actor)
    found = row_with(rows.select_for_update() if lock else rows, timetable_id)
    if found is None:
        raise NotFound
    return found


def in_use() -> Sequence[Timetable]:
    """The timetables that are reckoned with on some day. Public, like what they say."""
    return tuple(Timetable.objects.filter(state=TimetableState.IN_USE).order_by("operator", "valid_from", "id"))


def counting_near(day: date) -> Counting | None:
    """What counts on the first ordinary day from this one on; None where no timetable says anything of it."""
    known = in_use()
    ordinary = editions.ordinary_day(known, day) if known else None
    return None if ordinary is None else Counting(ordinary, editions.counting_on(known, ordinary))


def counting_for(mode: TravelMode, day: date) -> Counting | None:
    """The timetables to ask for this way of travelling; None where an estimate has to do."""
    return counting_near(day) if mode is TravelMode.PUBLIC_TRANSPORT else None


def is_awaited(file_digest: str) -> bool:
    """Whether a file with this hash still has to be read."""
    return Timetable.objects.filter(file_digest=file_digest, state=TimetableState.RECEIVED).exists()


def is_live(operator: str, file_digest: str) -> bool:
    """Whether this file of this operator was handed in and not refused or withdrawn since."""
    return Timetable.objects.filter(operator=operator, file_digest=file_digest, state__in=LIVE).exists()


def path_of(digest: str) -> str:
    """Where the arrays with this hash lie in the storage."""
    return f"timetables/{digest[:2]}/{digest}"
