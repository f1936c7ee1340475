"""Which companies of the region say that they take somebody this year, and what they say of it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal
from functools import cache, partial
from importlib import resources
from typing import Any, Final
from uuid import UUID

import yaml

from tandem.base.actor import SYSTEM, Actor
from tandem.base.errors import NotPossible
from tandem.base.periods import day_of
from tandem.faces.demo.calibration import calibration
from tandem.faces.demo.days import Chance, Days
from tandem.faces.demo.firms import Firm
from tandem.faces.demo.timeline import Timeline
from tandem.journey.placement.actions import openings as actions
from tandem.journey.placement.actions.past_openings import PastOpening, open_many
from tandem.journey.placement.queries import openings as doors
from tandem.journey.placement.rules.opening_forms import Contact, OpeningForm
from tandem.journey.placement.rules.openings import Wish, usual_period, year_to_open
from tandem.journey.placement.terms.openings import (
    Accommodation,
    CloseReason,
    WishKind,
    WishLanguage,
    WorkDay,
)
from tandem.law import norms
from tandem.registers.access import queries as access
from tandem.registers.access.terms import Role

AT_ONCE: Final = 2000
_NIGHT_ENDS: Final = 360
_HOURS: Final = (None, Decimal(14), Decimal(16), Decimal(21), Decimal("22.5"), Decimal(24), Decimal(28))
_WEEK: Final = (WorkDay.MONDAY, WorkDay.TUESDAY, WorkDay.WEDNESDAY, WorkDay.THURSDAY, WorkDay.FRIDAY)
_FOOD: Final = ("BAK", "SLA", "RES", "HOR", "VOE")
_SITE: Final = ("BOU", "ELE", "KOE", "LAS")
_SHOP: Final = ("WIN", "RES", "HOR", "HAA")
_LONGEST_AGO: Final = 60
_AGO, _CLOSED_AGO = 300, 250
"""In days: when the baker opened last year's place, and found somebody."""


@dataclass
class Announcer:
    """Draws openings from one source of chance."""

    days: Days
    chance: Chance
    share: float
    """Of the recognised workplaces, so many take somebody this year."""
    _guided: dict[tuple[UUID, UUID], int]

    @classmethod
    def of(cls, days: Days, *, seed: int, share: float | None = None) -> "Announcer":
        """One that draws nothing from the other sources of the region."""
        return cls(days, Chance(f"{seed}/openings"), calibration().openings if share is None else share, {})

    def told(self) -> Iterator[list[PastOpening]]:
        """What companies open, in portions by the number of their recognition."""
        rows = doors.every_to_open(SYSTEM, day=self.days.today)
        for start in range(0, rows.count(), AT_ONCE):
            some = list(rows[start : start + AT_ONCE])
            bosses = access.managers_of({one.company_id for one in some}, self.days.today)
            guides = doors.guides_of(SYSTEM, some)
            drawn = (self._drawn(one, guides.get(one.pk, ()), bosses.get(one.company_id)) for one in some)
            yield [one for one in drawn if one is not None]

    def _drawn(self, held: Any, guides: Sequence[UUID], boss: UUID | None) -> PastOpening | None:
        """One opening, or None: the company takes nobody this year, nobody guides, or it was recognised just now."""
        chance, today = self.chance, self.days.today
        takes, ago = chance.happens(self.share), chance.between(1, _LONGEST_AGO)
        day = max(today - timedelta(days=ago), day_of(held.granted_at) + timedelta(days=1), held.valid_from)
        if not takes or boss is None or not guides or day >= today:
            return None
        opened_at = chance.shop_hour(day)
        paused_at = chance.shop_hour(day + timedelta(days=chance.between(1, 30))) if chance.happens(0.04) else None
        actor = Actor(user_id=boss, role=Role.COMPANY_ADMIN, organisation_id=held.company_id)
        form = self._form(held, guides, day=day)
        return PastOpening(
            held.pk, form, actor, opened_at, paused_at if paused_at and paused_at < self.days.end else None
        )

    def _form(self, held: Any, guides: Sequence[UUID], *, day: date) -> OpeningForm:
        chance, kind = self.chance, held.training.code.partition("-")[0]
        period = usual_period(year_to_open(day), day=day, until=held.valid_until)
        sector = held.body.sector.code if held.body.sector else ""
        mentors = {mentor: self._learners(mentor, held.establishment_id, sector=sector, day=day) for mentor in guides}
        starts = chance.pick(_starts(kind))
        dossier = held.request.dossier
        return OpeningForm(
            school_year=year_to_open(day),
            starts_on=period.starts_on,
            ends_on=period.ends_on,
            expires_on=min(period.expires_on, day + timedelta(days=20)) if chance.happens(0.05) else period.expires_on,
            places=min(sum(mentors.values()), chance.weighted((1, 2, 3), (0.7, 0.22, 0.08))),
            mentors=mentors,
            contact=Contact(dossier.contact_name, dossier.contact_email, dossier.contact_phone),
            first_minute=None if chance.happens(0.15) else starts,
            hours_per_week=chance.pick(_HOURS),
            work_days=self._week(kind),
            words=chance.pick(texts()["words"]),
            wishes=tuple(self._wishes(kind, starts=starts)),
            accommodations=self._accommodations(),
        )

    def _learners(self, mentor: UUID, place: UUID, *, sector: str, day: date) -> int:
        """How many learners a mentor guides at once at a place: the same for every opening there."""
        most = norms.at(day, sector=sector or None).mentor.max_learners.value
        drawn = self.chance.weighted((1, 2, 3), (0.6, 0.3, 0.1))
        return self._guided.setdefault((mentor, place), drawn if most is None else min(drawn, most))

    def _week(self, kind: str) -> tuple[str, ...]:
        if self.chance.happens(0.3):
            return ()
        days = (*_WEEK, WorkDay.SATURDAY) if kind in _SHOP else _WEEK
        return tuple(day.value for day in self.chance.some(days, self.chance.between(2, 4)))

    def _wishes(self, kind: str, *, starts: int) -> Iterator[Wish]:
        chance, why = self.chance, texts()
        if kind in _FOOD and chance.happens(0.5):
            yield Wish(WishKind.HYGIENE, why["hygiene"][0])
        if chance.happens(0.15):
            yield Wish(WishKind.LANGUAGE, chance.pick(why["language"]), language=WishLanguage.DUTCH)
        if starts < _NIGHT_ENDS and chance.happens(0.5):
            yield Wish(WishKind.MIN_AGE, why["night"][0], age=18)
        if kind in _SITE and chance.happens(0.06):
            yield Wish(WishKind.OWN_TRANSPORT, why["licence"][0])
        if kind in _SITE and chance.happens(0.1):
            yield Wish(WishKind.SAFETY_CERTIFICATE, why["safety"][0])

    def _accommodations(self) -> tuple[str, ...]:
        if not self.chance.happens(0.35):
            return ()
        return tuple(sorted(one.value for one in self.chance.some(tuple(Accommodation), self.chance.between(1, 3))))


def play(days: Days, *, seed: int, timeline: Timeline) -> str:
    """Open the places one by one, through the actions that people use; gives what it did."""
    told = [one for some in Announcer.of(days, seed=seed).told() for one in some]
    opened: list[UUID] = []
    for one in told:
        timeline.at(one.opened_at, partial(_open, one, timeline, opened))
    timeline.run()
    return f"{len(opened)} werkplekken opengezet."


def take_over(days: Days, *, seed: int) -> Iterator[str]:
    """Open the places in bulk; tells how far it is."""
    announcer = Announcer.of(days, seed=seed, share=calibration().openings_in_flanders)
    opened = sum(open_many(some) for some in announcer.told())
    yield f"{opened} werkplekken opengezet."


def last_year(firm: Firm, *, days: Days, timeline: Timeline) -> None:
    """A place that the firm opened last year, and for which it found somebody."""

    def found(opening_id: UUID, now: datetime) -> None:
        actions.close(actor=firm.boss, opening_id=opening_id, reason=CloseReason.FILLED_HERE, now=now)

    def tell(now: datetime) -> None:
        day = day_of(now)
        rows = list(doors.every_to_open(SYSTEM, day=day).filter(company=firm.company_id))
        guides = doors.guides_of(SYSTEM, rows)
        held = next((one for one in rows if guides.get(one.pk)), None)
        if held is None:
            return
        year = year_to_open(day)
        period, contact = usual_period(year, day=day, until=held.valid_until), held.request.dossier
        form = OpeningForm(
            school_year=year,
            starts_on=period.starts_on,
            ends_on=period.ends_on,
            expires_on=period.expires_on,
            places=1,
            mentors={guides[held.pk][0]: 1},
            contact=Contact(contact.contact_name, contact.contact_email, contact.contact_phone),
            first_minute=300,
            words=texts()["words"][1],
            wishes=(Wish(WishKind.HYGIENE, texts()["hygiene"][0]),),
        )
        made = actions.open_place(actor=firm.boss, recognition_id=held.pk, form=form, now=now)
        timeline.at(days.working_ago(_CLOSED_AGO), partial(found, made.pk))

    timeline.at(days.working_ago(_AGO), tell)


@cache
def texts() -> Mapping[str, Any]:
    """What companies write."""
    told = (resources.files("tandem.faces.demo") / "data" / "openings.yaml").read_text(encoding="utf-8")
    parsed: dict[str, Any] = yaml.safe_load(told)
    return parsed


def _starts(kind: str) -> Sequence[int]:
    starts: Mapping[str, Sequence[int]] = texts()["starts"]
    return starts.get(kind, starts[""])


def _open(past: PastOpening, timeline: Timeline, opened: list[UUID], now: datetime) -> None:
    try:
        made = actions.open_place(actor=past.opened_by, recognition_id=past.recognition_id, form=past.form, now=now)
    except NotPossible:
        return
    opened.append(made.pk)
    if past.paused_at is not None:
        pause = partial(actions.pause, actor=past.opened_by, opening_id=made.pk)
        timeline.at(past.paused_at, lambda moment: pause(now=moment))
