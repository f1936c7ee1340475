"""Which recognitions sleep, how likely a yes is and why, and what became of the question."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property
from typing import Any
from uuid import UUID

from django.db.models import Count, Exists, F, Max, OuterRef, QuerySet

from tandem.base.actor import Actor
from tandem.base.errors import NotFound
from tandem.base.models import row_with
from tandem.base.periods import day_of
from tandem.journey.activation import policies, rules
from tandem.journey.activation.models import AvailabilityQuestion
from tandem.journey.activation.rules import AskFacts, Likelihood, SleepFacts
from tandem.journey.activation.terms import AskedPart, QuestionState
from tandem.journey.activation.workflow import ANSWERED
from tandem.journey.intake.models import Track
from tandem.journey.intake.terms.tracks import Phase
from tandem.journey.placement.models import Opening
from tandem.journey.readiness.rules.coverage import at_least
from tandem.journey.recognition.models import MentorPosting, Nomination, Recognition
from tandem.journey.recognition.models.recognition import RecognitionQuerySet
from tandem.law import norms
from tandem.registers.geo import queries as geo
from tandem.registers.geo.rules import distance_km
from tandem.registers.reference import queries as reference

_NAMED = ("company", "establishment", "training", "body", "request__dossier")


@dataclass(frozen=True)
class SleepWish:
    """Which sleeping recognitions somebody wants to see; None and empty mean that it does not matter."""

    training: str = ""
    sector: str = ""
    region: str = ""
    part: AskedPart | None = None


@dataclass(frozen=True)
class Asked:
    """What became of the newest question about a recognition."""

    id: UUID
    state: QuestionState
    asked_on: date
    answers_until: date
    reminded_on: date | None
    answered_at: datetime | None
    paused_until: date | None


@dataclass(frozen=True)
class Sleeper:
    """One sleeping recognition in the list: how likely a yes is, and what became of the question."""

    id: UUID
    likelihood: Likelihood
    asked: Asked | None
    can_ask: bool
    has_address: bool


@dataclass(frozen=True)
class Sleepers:
    """Everything that fits, the likeliest first, with how many there are in each part."""

    lines: tuple[Sleeper, ...]
    counts: Mapping[AskedPart, int]


def sleepers(actor: Actor, wish: SleepWish, *, day: date) -> Sleepers:
    """The recognitions that sleep, the likeliest to say yes first; of those that fit, the counts of every part."""
    rows = _fitting(scope(actor, day=day), wish, day=day)
    facts = _Facts(rows, day=day)
    held = norms.at(day)
    scale = rules.scale_on(day, norms=held)
    found = []
    for row in facts.rows:
        key = row["pk"]
        told = rules.likelihood(facts.of(row), scale=scale)
        asked, has_address = facts.asked.get(key), facts.has_address(row)
        can = rules.may_ask(_asking(asked, is_sleeping=True, has_address=has_address), day=day, norms=held).is_ok
        found.append(Sleeper(key, told, asked, can, has_address))
    counts = {part: sum(_is_in(part, one) for one in found) for part in AskedPart}
    shown = [one for one in found if wish.part is None or _is_in(wish.part, one)]
    shown.sort(key=lambda one: (-one.likelihood.points, str(one.id)))
    return Sleepers(tuple(shown), counts)


def named(ids: Sequence[UUID]) -> list[Recognition]:
    """These recognitions with what a line shows, in the order asked."""
    rows = Recognition.objects.select_related(*_NAMED).in_bulk(ids)
    return [rows[key] for key in ids if key in rows]


def by_company(ids: Collection[UUID]) -> list[list[UUID]]:
    """These recognitions, those of one company together, in the order asked; one that nobody knows by itself."""
    held = dict(Recognition.objects.filter(pk__in=ids).values_list("pk", "company"))
    found: dict[UUID, list[UUID]] = {}
    for key in dict.fromkeys(ids):
        found.setdefault(held.get(key, key), []).append(key)
    return list(found.values())


def by_numbers(actor: Actor, numbers: Collection[str]) -> dict[str, UUID]:
    """The recognitions with these numbers, of those that this actor can know in this list."""
    return dict(_known(actor).filter(number__in=numbers).values_list("number", "pk"))


def scope(actor: Actor, *, day: date) -> RecognitionQuerySet:
    """The sleeping recognitions of the bodies whose list this actor keeps."""
    return sleeping_on(day).filter(pk__in=_known(actor).order_by().values("pk"))


def sleeping_on(day: date) -> RecognitionQuerySet:
    """Recognitions that are valid, no longer new, under which no place stands open and nobody learns."""
    here = Opening.objects.filter(recognition=OuterRef("pk"))
    rows: RecognitionQuerySet = Recognition.objects.public_on(day)
    return rows.filter(
        ~Exists(here.live().filter(expires_on__gt=day)),
        ~Exists(here.filter(taken__gt=0, ends_on__gte=day)),
        valid_from__lte=rules.sleeps_since(day, norms=norms.at(day)),
    )


def recognition_for(actor: Actor, recognition_id: UUID, *, lock: bool = False) -> Recognition:
    """A recognition about which this actor can ask whether there is a place; locked to ask."""
    rows: QuerySet[Recognition] = _known(actor)
    rows = rows.select_for_update(of=("self",)) if lock else rows
    found = row_with(rows.select_related(*_NAMED), recognition_id)
    if found is None:
        raise NotFound
    return found


def ask_facts(recognition: Recognition, *, day: date) -> AskFacts:
    """What counts when somebody wants to ask about this recognition."""
    newest = AvailabilityQuestion.objects.filter(recognition=recognition).order_by("-asked_on", "-asked_at").first()
    asked = None if newest is None else _told(newest)
    address = recognition.request.dossier.contact_email or recognition.company.contact_email
    sleeps = sleeping_on(day).filter(pk=recognition.pk).exists()
    return _asking(asked, is_sleeping=sleeps, has_address=bool(address))


def _asking(asked: Asked | None, *, is_sleeping: bool, has_address: bool) -> AskFacts:
    if asked is None:
        return AskFacts(is_sleeping, has_address)
    paused = asked.paused_until if asked.state is QuestionState.PAUSED else None
    return AskFacts(is_sleeping, has_address, asked_on=asked.asked_on, paused_until=paused)


def _known(actor: Actor) -> RecognitionQuerySet:
    if not policies.takes_part(actor):
        raise NotFound
    rows: RecognitionQuerySet = Recognition.objects.all()
    return rows if policies.sees_every_body(actor) else rows.filter(body=actor.organisation_id)


def _fitting(rows: RecognitionQuerySet, wish: SleepWish, *, day: date) -> RecognitionQuerySet:
    if wish.training:
        rows = rows.filter(training__code=wish.training)
    if wish.sector:
        rows = rows.filter(training__in=[one.pk for one in reference.trainings_of_sector(wish.sector, day=day)])
    if wish.region:
        rows = rows.filter(nis__in=[one.nis for one in geo.municipalities_in(wish.region, day)])
    return rows


def _is_in(part: AskedPart, one: Sleeper) -> bool:
    state = one.asked.state if one.asked else None
    if part is AskedPart.TO_ASK:
        return one.can_ask
    if part is AskedPart.ASKED:
        return state is QuestionState.ASKED
    if part is AskedPart.ANSWERED:
        return state in ANSWERED
    return state is QuestionState.UNANSWERED


def _told(row: AvailabilityQuestion) -> Asked:
    return Asked(
        id=row.pk,
        state=QuestionState(row.state),
        asked_on=row.asked_on,
        answers_until=row.answers_until,
        reminded_on=row.reminded_on,
        answered_at=row.answered_at,
        paused_until=row.paused_until,
    )


class _Facts:
    """What is known of many sleeping recognitions at once: a fixed number of questions, however many there are."""

    def __init__(self, rows: RecognitionQuerySet, *, day: date) -> None:
        self._sleeping, self._day = rows.order_by(), day

    @cached_property
    def rows(self) -> list[dict[str, Any]]:
        """The recognitions themselves, with what a score needs of them."""
        told = {"filed_by": F("request__dossier__contact_email"), "company_mail": F("company__contact_email")}
        names = ("pk", "training_id", "establishment_id", "request_id", "nis", "granted_at")
        return list(self._sleeping.order_by("pk").values(*names, **told))

    @cached_property
    def asked(self) -> dict[UUID, Asked]:
        """The newest question about each."""
        rows = AvailabilityQuestion.objects.filter(recognition__in=self._sleeping.values("pk"))
        return {row.recognition_id: _told(row) for row in rows.order_by("asked_on", "asked_at")}

    def has_address(self, row: Mapping[str, Any]) -> bool:
        """Whether anybody knows where to write."""
        return bool(row["filed_by"] or row["company_mail"])

    def of(self, row: Mapping[str, Any]) -> SleepFacts:
        """What is known of one."""
        return SleepFacts(
            recognised_on=day_of(row["granted_at"]),
            trained_until=self._trained.get(row["establishment_id"]),
            looking=self._looking(row["training_id"], row["nis"]),
            is_shortage=bool(self._shortage.get(row["training_id"])),
            has_mentor=row["request_id"] in self._guided,
            has_answered=row["pk"] in self._answered,
        )

    @cached_property
    def _trained(self) -> dict[UUID, date]:
        """Until when somebody last learned at each establishment."""
        rows = Opening.objects.filter(taken__gt=0, ends_on__lt=self._day)
        rows = rows.filter(establishment__in=self._sleeping.values("establishment"))
        return dict(rows.order_by().values_list("establishment").annotate(last=Max("ends_on")))

    @cached_property
    def _answered(self) -> set[UUID]:
        rows = AvailabilityQuestion.objects.exclude(answer="").filter(recognition__in=self._sleeping.values("pk"))
        return set(rows.values_list("recognition", flat=True))

    @cached_property
    def _shortage(self) -> Mapping[UUID, tuple[int, ...]]:
        return reference.shortage_years_by_training({row["training_id"] for row in self.rows})

    @cached_property
    def _guided(self) -> set[UUID]:
        """The requests of which a mentor still works at the place."""
        there = MentorPosting.objects.filter(
            mentor=OuterRef("mentor"), establishment=OuterRef("request__establishment")
        )
        rows = Nomination.objects.filter(
            Exists(there), mentor__deactivated_at__isnull=True, request__in=self._sleeping.values("request")
        )
        return set(rows.values_list("request", flat=True))

    @cached_property
    def _homes(self) -> Mapping[UUID, Mapping[str, int]]:
        """How many learners look for a place, by training and the municipality where they live."""
        rows = Track.objects.filter(phase=Phase.SEARCHING).order_by().values_list("training", "nis")
        found: defaultdict[UUID, dict[str, int]] = defaultdict(dict)
        for training, nis, count in rows.annotate(n=Count("*")):
            found[training][nis] = count
        return found

    @cached_property
    def _centres(self) -> Mapping[str, tuple[float, float]]:
        towns = {row["nis"] for row in self.rows} | {nis for homes in self._homes.values() for nis in homes}
        return geo.centres(towns)

    @cached_property
    def _counts(self) -> dict[tuple[UUID, str], int | None]:
        return {}

    def _looking(self, training: UUID, nis: str) -> int | None:
        """How many learners look within reach; None for fewer than may be told. Measured from town to town."""
        pair = (training, nis)
        if pair not in self._counts:
            held = norms.at(self._day)
            homes = self._homes.get(training, {})
            count = sum(n for home, n in homes.items() if self._is_near(nis, home, held.activation.reach_km.value))
            self._counts[pair] = at_least(count, group=held.publication.min_group_of_minors.value)
        return self._counts[pair]

    def _is_near(self, nis: str, home: str, km: int) -> bool:
        here, there = self._centres.get(nis), self._centres.get(home)
        return here is not None and there is not None and distance_km(*here, *there) <= km
