"""The learners of somebody as a list: narrowed, searched, and with where the last screening led."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Count, OuterRef, Q, Subquery

from tandem.base.actor import Actor
from tandem.journey.intake.models import Screening
from tandem.journey.intake.models.tracks import TrackQuerySet
from tandem.journey.intake.queries import tracks
from tandem.journey.intake.terms.tracks import Phase
from tandem.journey.intake.workflow import RUNNING

_LONGEST_SEARCH = 80


@dataclass(frozen=True)
class Wanted:
    """What a list of learners is narrowed to; who left only stands in it when asked for."""

    phases: Collection[Phase] = ()
    training: str = ""
    coach: UUID | None = None
    is_unguided: bool = False
    is_unscreened: bool = False
    school_year: int | None = None
    text: str = ""


@dataclass(frozen=True)
class Facets:
    """What the list can be narrowed to: the trainings, coaches and school years of one's own learners."""

    trainings: tuple[tuple[str, str, str], ...]
    coaches: tuple[tuple[UUID, str], ...]
    school_years: tuple[int, ...]


def learners(actor: Actor, wanted: Wanted, *, day: date) -> TrackQuerySet:
    """The tracks that fit, by the name of the learner, each with the path of its last concluded screening."""
    rows = tracks.tracks_for(actor, day=day).filter(phase__in=wanted.phases or RUNNING)
    if wanted.training:
        rows = rows.filter(training__code=wanted.training)
    if wanted.coach is not None:
        rows = rows.filter(coach=wanted.coach)
    if wanted.is_unguided:
        rows = rows.filter(coach__isnull=True)
    if wanted.school_year is not None:
        rows = rows.filter(school_year=wanted.school_year)
    for word in wanted.text[:_LONGEST_SEARCH].split():
        rows = rows.filter(
            Q(person__given_name__icontains=word) | Q(person__family_name__icontains=word) | Q(number__iexact=word)
        )
    concluded = Screening.objects.concluded().filter(track=OuterRef("pk")).order_by("-version")
    rows = rows.annotate(screened=Subquery(concluded.values("path")[:1]))
    if wanted.is_unscreened:
        rows = rows.filter(screened__isnull=True)
    return rows.named().order_by("person__family_name", "person__given_name", "number")


def facets(actor: Actor, *, day: date) -> Facets:
    """What this actor's list can be narrowed to."""
    rows = tracks.tracks_for(actor, day=day)
    trainings = rows.order_by("training__name").values_list("training__code", "training__name", "training__name_en")
    coaches = rows.filter(coach__isnull=False).order_by("coach__name").values_list("coach", "coach__name")
    years = rows.order_by("-school_year").values_list("school_year", flat=True)
    return Facets(tuple(trainings.distinct()), tuple(coaches.distinct()), tuple(years.distinct()))


def in_phases(actor: Actor, *, day: date) -> dict[Phase, int]:
    """How many of this actor's learners stand in each phase."""
    counted = tracks.tracks_for(actor, day=day).order_by().values_list("phase").annotate(n=Count("pk"))
    return dict.fromkeys(Phase, 0) | {Phase(phase): n for phase, n in counted}
