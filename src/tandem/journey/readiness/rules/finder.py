"""Which trainings can be learned where: what is given at each location, and which run-up leads to which training."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID


@dataclass(frozen=True)
class Taught:
    """A dual training, or a run-up, at one location of a provider.

    A run-up has a `name`, and leads to one training, to a sector, or is broad. `km` is from the place somebody looks
    from; nothing where one of the two places is not known. `minutes` are told where somebody asked within how many.
    """

    training: UUID | None
    sector: str
    name: str
    provider: str
    provider_name: str
    provider_kind: str
    website: str
    location: UUID
    location_name: str
    address: str
    municipality: str
    lat: float | None
    lon: float | None
    agreement: str
    valid_from: date
    valid_until: date | None
    km: float | None = None
    minutes: int | None = None

    @property
    def far(self) -> float | None:
        """How far: in minutes where minutes were asked, in kilometres otherwise."""
        return self.km if self.minutes is None else float(self.minutes)

    @property
    def order(self) -> tuple[bool, float, str, str]:
        """The nearest first, then by name."""
        return self.far is None, self.far or 0.0, self.provider_name, self.municipality


@dataclass(frozen=True)
class Found:
    """One training with where it is given, the run-ups towards it, and how many workplaces are recognised for it.

    Recognised is not yet available: `open_workplaces` of them have a free place.
    """

    training: UUID
    places: tuple[Taught, ...]
    run_ups: tuple[Taught, ...]
    workplaces: int = 0
    open_workplaces: int = 0

    @property
    def nearest(self) -> Taught | None:
        """The nearest place where the training itself is given."""
        return self.places[0] if self.places else None


def leads_to(run_up: Taught, training: UUID, *, sectors: Collection[str]) -> bool:
    """Whether a run-up leads to this training: to it alone, to one of its sectors, or to every training."""
    if run_up.training is not None:
        return run_up.training == training
    return not run_up.sector or run_up.sector in sectors


def found(
    dual: Iterable[Taught],
    run_ups: Iterable[Taught],
    *,
    sectors_of: Mapping[UUID, Collection[str]],
    workplaces: Mapping[UUID, int],
    open_workplaces: Mapping[UUID, int],
) -> list[Found]:
    """Every training that is given, or that a run-up names; the nearest place first.

    A run-up towards a sector alone, or a broad one, makes no training: nobody nearby may give it.
    """
    places: dict[UUID, list[Taught]] = {}
    for one in dual:
        if one.training is not None:
            places.setdefault(one.training, []).append(one)
    prepared = list(run_ups)
    aimed = {one.training for one in prepared if one.training is not None}
    return [
        Found(
            training=key,
            places=tuple(sorted(places.get(key, ()), key=lambda one: one.order)),
            run_ups=tuple(
                sorted(
                    (one for one in prepared if leads_to(one, key, sectors=sectors_of.get(key, ()))),
                    key=lambda one: one.order,
                )
            ),
            workplaces=workplaces.get(key, 0),
            open_workplaces=open_workplaces.get(key, 0),
        )
        for key in sorted({*places, *aimed})
    ]


def far_to(one: Found, *, with_run_up: bool) -> float | None:
    """How far one has to look to find this training, in kilometres or minutes; None where neither is known.

    What counts is where the training itself is given; a run-up counts only where nobody gives it, or together with it
    for who asks for both.
    """
    given, prepared = _nearest(one.places), _nearest(one.run_ups)
    if not one.places:
        return prepared
    if not with_run_up:
        return given
    return None if given is None or prepared is None else max(given, prepared)


def nearest_first(one: Found) -> tuple[bool, float]:
    """The order by the nearest place; a training with a run-up in reach only comes after those that are given."""
    far = None if one.nearest is None else one.nearest.far
    return far is None, far or 0.0


def _nearest(places: Iterable[Taught]) -> float | None:
    return min((one.far for one in places if one.far is not None), default=None)
