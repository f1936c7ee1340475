"""The tables of the ground floor."""

from collections.abc import Collection, Iterator, Sequence
from typing import Any, ClassVar, Final, NoReturn, TypeVar

from django.core.exceptions import ObjectDoesNotExist
from django.db import models
from django.db.models import Q

from tandem.base import ids, privacy


class Table(models.Model):
    """A table whose rows carry an identifier that sorts by creation."""

    id = models.UUIDField(primary_key=True, default=ids.new_id, editable=False)

    class Meta:
        abstract = True


Row = TypeVar("Row", bound=models.Model)

ASKED_AT_ONCE: Final = 400


def row_with(rows: "models.QuerySet[Row]", key: object) -> Row | None:
    """The row with this key, or None. `first` would put that one row in order, and every page pays for it."""
    try:
        return rows.get(pk=key)
    except ObjectDoesNotExist:
        return None


def first_of(rows: "models.QuerySet[Row]", named: "models.QuerySet[Row]", *, most: int) -> list[Row]:
    """The first so many of these, as `named` gives them. Which they are is found alone: what is sorted stays narrow."""
    keys = list(rows.select_related(None).values_list("pk", flat=True)[:most])
    found = named.in_bulk(keys)
    return [found[key] for key in keys]


def slices(values: Collection[Any]) -> Iterator[Sequence[Any]]:
    """These values in order, so many at a time as one question takes on each database."""
    ordered = sorted(values)
    return (ordered[start : start + ASKED_AT_ONCE] for start in range(0, len(ordered), ASKED_AT_ONCE))


class NotErasableError(TypeError):
    """An event was about to be changed or deleted; events are only ever added."""


class EventQuerySet(models.QuerySet["Event"]):
    """Events can be added and read, nothing else."""

    def _refuse(self, *_args: Any, **_kwargs: Any) -> NoReturn:
        raise NotErasableError("events are only added; none is changed or deleted")

    update = delete = bulk_update = update_or_create = _refuse


class Event(models.Model):
    """One thing that happened. Holds ids, codes, days and hashes; never a name, a number of a person or free text."""

    PRIVACY: ClassVar = privacy.open_except(
        actor_user=privacy.personal("who did it, for the history of the file", retention="as long as the file"),
    )

    id = models.BigAutoField(primary_key=True)
    stream = models.CharField(max_length=120)
    seq = models.PositiveIntegerField()
    at = models.DateTimeField()
    code = models.CharField(max_length=80)
    actor_user = models.UUIDField(null=True)
    actor_role = models.CharField(max_length=40)
    actor_organisation = models.UUIDField(null=True)
    subject_kind = models.CharField(max_length=80)
    subject_id = models.CharField(max_length=40)
    data = models.JSONField(default=dict)
    detail_hash = models.CharField(max_length=64, blank=True)
    previous_hash = models.CharField(max_length=64, blank=True)
    hash = models.CharField(max_length=64)

    objects = EventQuerySet.as_manager()

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("stream", "seq"),
                name="event_one_per_place_in_stream",
                violation_error_message="Deze plaats in de keten van gebeurtenissen is al bezet.",
            ),
        )
        indexes = (
            models.Index(fields=("code", "at"), name="event_code_at"),
            models.Index(fields=("subject_kind", "subject_id"), name="event_subject"),
        )

    def __str__(self) -> str:
        return f"{self.stream}#{self.seq} {self.code}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Add the event; an event that is already stored is refused."""
        if not self._state.adding:
            raise NotErasableError("an event is never changed")
        super().save(*args, **kwargs)

    def delete(self, *_args: Any, **_kwargs: Any) -> NoReturn:
        """Refused: an event is never deleted."""
        raise NotErasableError("an event is never deleted")


class EventHead(models.Model):
    """The last event of each stream: the place to lock before the next one is added."""

    PRIVACY: ClassVar = privacy.OPEN_TABLE

    stream = models.CharField(max_length=120, primary_key=True)
    seq = models.PositiveIntegerField(default=0)
    hash = models.CharField(max_length=64, blank=True)

    def __str__(self) -> str:
        return f"{self.stream} at {self.seq}"


class EventDetail(models.Model):
    """The words that go with an event. They can be erased; their hash stays in the chain."""

    PRIVACY: ClassVar = privacy.open_except(
        body=privacy.personal("the words of a decision or question", retention="as long as the file"),
        erased_by=privacy.personal("to show who erased it", retention="as long as the file"),
    )

    event = models.OneToOneField(Event, primary_key=True, on_delete=models.PROTECT, related_name="detail")
    salt = models.CharField(max_length=32)
    body = models.JSONField(null=True)
    erased_at = models.DateTimeField(null=True)
    erased_by = models.UUIDField(null=True)

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=Q(erased_at__isnull=True, erased_by__isnull=True, body__isnull=False)
                | Q(erased_at__isnull=False, body__isnull=True),
                name="event_detail_erased_or_there",
                violation_error_message="Een gewist detail is leeg, een bewaard detail niet.",
            ),
        )

    def __str__(self) -> str:
        return f"detail of event {self.event_id}"


class EventAnchor(models.Model):
    """A daily seal over all events since the seal before: a missing tail shows."""

    PRIVACY: ClassVar = privacy.OPEN_TABLE

    id = models.BigAutoField(primary_key=True)
    at = models.DateTimeField()
    last_event = models.BigIntegerField()
    count = models.PositiveIntegerField()
    digest = models.CharField(max_length=64)

    def __str__(self) -> str:
        return f"anchor {self.pk} up to event {self.last_event}"


class JobState(models.TextChoices):
    """Where a job stands."""

    QUEUED = "queued"
    RUNNING = "running"
    DONE = "done"
    FAILED = "failed"


class Job(Table):
    """Work for later, written in the transaction that asks for it."""

    PRIVACY: ClassVar = privacy.OPEN_TABLE

    name = models.CharField(max_length=80)
    arguments = models.JSONField(default=dict)
    key = models.CharField(max_length=200, null=True, unique=True)
    state = models.CharField(max_length=10, default=JobState.QUEUED)
    run_at = models.DateTimeField()
    is_awaited = models.BooleanField(default=False)
    attempts = models.PositiveSmallIntegerField(default=0)
    lease_until = models.DateTimeField(null=True)
    worker = models.CharField(max_length=80, blank=True)
    last_error = models.TextField(blank=True)
    created_at = models.DateTimeField()
    finished_at = models.DateTimeField(null=True)

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=Q(state__in=["queued", "running", "done", "failed"]),
                name="job_state_known",
                violation_error_message="Deze toestand van een taak bestaat niet.",
            ),
            models.CheckConstraint(
                condition=Q(state="running", lease_until__isnull=False) | ~Q(state="running"),
                name="job_running_has_lease",
                violation_error_message="Een lopende taak heeft een termijn.",
            ),
            models.CheckConstraint(
                condition=Q(state__in=["done", "failed"], finished_at__isnull=False)
                | Q(state__in=["queued", "running"], finished_at__isnull=True),
                name="job_finished_has_moment",
                violation_error_message="Een taak is afgelopen of niet, en heeft dan een tijdstip.",
            ),
        )
        indexes = (
            models.Index(fields=("state", "run_at", "id"), name="job_state_run_at"),
            models.Index(fields=("state", "is_awaited", "run_at", "id"), name="job_awaited"),
        )

    def __str__(self) -> str:
        return f"{self.name} ({self.state})"


class Counter(models.Model):
    """The last number given out in a series of file numbers."""

    PRIVACY: ClassVar = privacy.OPEN_TABLE

    series = models.CharField(max_length=40, primary_key=True)
    last = models.PositiveIntegerField(default=0)

    def __str__(self) -> str:
        return f"{self.series}-{self.last}"
