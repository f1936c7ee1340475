"""Which trainings can be learned where: what is given at each location, and which run-up leads to which training."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID


@dataclass(frozen=True)
class Taught:
    """A dual training, or a run-up, at one location of a provider.

    A run-up has a `name`, and leads to one training, to a sector, or is broad. `km` is from the place somebody looks
    from; nothing where one of the two places is not known.
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

    @property
    def order(self) -> tuple[bool, float, str, str]:
        """The nearest first, then by name."""
        return self.km is None, self.km or 0.0, self.provider_name, self.municipality


@dataclass(frozen=True)
class Found:
    """One training with where it is given, the run-ups towards it, and how many workplaces are recognised for it."""

    training: UUID
    places: tuple[Taught, ...]
    run_ups: tuple[Taught, ...]
    workplaces: int = 0

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
        )
        for key in sorted({*places, *aimed})
    ]


def km_to(one: Found, *, with_run_up: bool) -> float | None:
    """How far one has to look to find this training; None where no distance is known.

    What counts is where the training itself is given; a run-up counts only where nobody gives it, or together with it
    for who asks for both.
    """
    given, prepared = _nearest_km(one.places), _nearest_km(one.run_ups)
    if not one.places:
        return prepared
    if not with_run_up:
        return given
    return None if given is None or prepared is None else max(given, prepared)


def nearest_first(one: Found) -> tuple[bool, float]:
    """The order by the nearest place; a training with a run-up in reach only comes after those that are given."""
    near = one.nearest
    return near is None or near.km is None, near.km if near is not None and near.km is not None else 0.0


def _nearest_km(places: Iterable[Taught]) -> float | None:
    return min((one.km for one in places if one.km is not None), default=None)
