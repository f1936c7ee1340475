"""The training finder: which dual trainings and run-ups can be started where, around a point, on a day."""

from datetime import date
from typing import Annotated, Any, Final
from uuid import UUID

from ninja import Query, Router
from pydantic import Field

from tandem.base import clock
from tandem.faces.api.credentials import Request
from tandem.faces.api.doors import door
from tandem.faces.api.fields import WHOLE, Day, SectorCode, ShortText, TrainingCode, Wanted, YesOrNo
from tandem.faces.api.paging import Page, Paging, filled
from tandem.faces.api.v1 import trips
from tandem.faces.api.v1.finder import shapes
from tandem.journey.placement.queries import public_openings
from tandem.journey.readiness.queries import finder
from tandem.journey.readiness.queries.finder import Around
from tandem.journey.readiness.rules.finder import Found, nearest_first
from tandem.registers.reference import queries as reference
from tandem.registers.reference.terms import Grade
from tandem.registers.travel.queries.doors import Spot, reaches
from tandem.registers.travel.rules.estimates import Reach
from tandem.registers.travel.terms import TravelMode

router = Router(tags=["Training finder"])

USUAL_KM: Final = 20


class TrainingWish(Wanted):
    """What somebody looks for; everything asked has to fit."""

    q: Annotated[ShortText, Field(description="Words of a training, a trade or an activity.")] = ""
    training: Annotated[
        list[TrainingCode], Field(default_factory=list, max_length=50, description="Codes of trainings.")
    ]
    sector: Annotated[list[SectorCode], Field(default_factory=list, max_length=50, description="Codes of sectors.")]
    grade: Annotated[list[Grade], Field(default_factory=list, max_length=10, description="Where in education.")]
    near: trips.Point | None = None
    km: Annotated[int, Field(ge=1, le=100, description="How far around the point, in a straight line."), WHOLE] = (
        USUAL_KM
    )
    minutes: trips.Minutes | None = None
    mode: Annotated[TravelMode, Field(description="By what, for the minutes.")] = TravelMode.BIKE
    start: Annotated[
        Day | None, Field(description="The day on which somebody wants to start; today when left out.")
    ] = None
    run_up: Annotated[YesOrNo, Field(description="Only trainings to which a run-up within reach leads.")] = False

    def around(self, *, day: date) -> Around | None:
        """The circle to look in, or the minutes."""
        trip = trips.trip(self.near, self.minutes, self.mode, day=day)
        return None if self.near is None else Around(trips.spot(self.near), float(self.km), trip)


class ReachList(TrainingWish, Paging):
    """Which trainings, a page at a time."""


@router.get(
    "/trainingsInReach",
    **door("listTrainingsInReach", "Find a training", gives=Page[shapes.TrainingInReach], is_public=True),
)
def trainings_in_reach(request: Request, wanted: Query[ReachList]) -> Any:
    """The trainings that can be started that day within reach: the nearest first, by name where no point is given."""
    today = clock.today()
    start = wanted.start or today
    trainings = {row.pk: row for row in reference.trainings_on(start)}
    known = reference.sector_codes_by_training(trainings, start)
    sectors_of = {key: known.get(key, ()) for key in trainings}
    shortage = reference.shortage_years_by_training(trainings)
    meant = None
    if wanted.q:
        among = trainings.values()
        meant = {row.pk for row in reference.search_trainings(wanted.q, day=today, limit=200, among=among)}

    def fits(one: Found) -> bool:
        row = trainings[one.training]
        return (
            (meant is None or one.training in meant)
            and (not wanted.training or row.code in wanted.training)
            and (not wanted.sector or bool(set(wanted.sector) & set(sectors_of[one.training])))
            and (not wanted.grade or row.grade in {str(grade) for grade in wanted.grade})
            and (not wanted.run_up or bool(one.run_ups))
        )

    found = finder.trainings_in_reach(
        wanted.around(day=today),
        start=start,
        today=today,
        sectors_of=sectors_of,
        with_opening=public_openings.recognised_with_opening(today),
    )
    order = sorted(filter(fits, found), key=lambda one: (*nearest_first(one), trainings[one.training].name))
    shown = order[(wanted.page - 1) * wanted.page_size : wanted.page * wanted.page_size]
    far = _reaches(shown, wanted, day=today)
    items = [
        shapes.TrainingInReach.of(
            one,
            trainings[one.training],
            sectors=sectors_of[one.training],
            shortage=tuple(shortage.get(one.training, ())),
            far=far,
        )
        for one in shown
    ]
    return filled(request, wanted, items=items, total=len(order))


def _reaches(shown: list[Found], wanted: TrainingWish, *, day: date) -> dict[UUID, Reach]:
    """How long it takes to every location on this page."""
    if wanted.near is None:
        return {}
    known = {place.location: place for one in shown for place in (*one.places, *one.run_ups)}
    spots = [None if one.lat is None or one.lon is None else Spot(one.lat, one.lon) for one in known.values()]
    return dict(zip(known, reaches(trips.spot(wanted.near), spots, wanted.mode, day=day), strict=True))
