"""The public search by travel minutes, for each way of travelling, by an invented timetable as large as the real one.

Asked of the register as `benchmarks.public_search` built it: with a position of its own for every establishment, and
then with every establishment in the middle of its municipality, as positions are until finer ones are imported.
"""

import random
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any, Final

MINUTES: Final = (15, 30, 45, 60, 90)
PAGE: Final = 20
WARM: Final = 5
ABOUT: Final = ("one training", "any training")


@dataclass(frozen=True)
class Line:
    """How long the searches of one kind took: on the clock, and of the processor alone."""

    where: str
    mode: str
    about: str
    found: float
    clock: list[float]
    processor: list[float]


def at(times: Sequence[float], percent: int) -> float:
    """The time within which so many percent of the searches were done."""
    ordered = sorted(times)
    return ordered[min(len(ordered) - 1, len(ordered) * percent // 100)]


def measured(towns: Sequence[Any], trainings: Sequence[Any], *, how_many: int, now: datetime) -> list[Line]:
    """Every kind of question, with fine positions and with those of municipalities."""
    day = now.date()
    import_timetable(towns, now=now)
    found = list(_lines("own position", towns, trainings, how_many=how_many, day=day))
    _to_municipalities(towns)
    return [*found, *_lines("municipality", towns, trainings, how_many=how_many, day=day)]


def report(vendor: str, lines: Sequence[Line], *, goal_ms: float) -> bool:
    """Print what was measured; whether every search meets the goal by processor time."""
    print(f"\n{vendor}: search by minutes (count and the {PAGE} with the fewest), milliseconds")
    times, words = f"{'p50':>6} {'p99':>6}", f"{'positions':>13} {'way':>17} {'asked':>13} {'found':>7}"
    print(f"{words} | {times} clock | {times} CPU")
    for one in lines:
        clock, processor = (f"{at(told, 50):>6.1f} {at(told, 99):>6.1f}" for told in (one.clock, one.processor))
        print(f"{one.where:>13} {one.mode:>17} {one.about:>13} {one.found:>7.0f} | {clock} {'':5} | {processor}")
    asked = [one for one in lines if one.about == "one training"]
    bike = [one for one in asked if one.mode == "bike"]
    bus = [one for one in asked if one.mode == "public_transport"]
    for one, other in zip(bus, bike, strict=True):
        ratio = at(one.processor, 50) / at(other.processor, 50)
        print(f"{one.where}: by timetable {ratio:.1f}× the time of an estimate by bike")
    slowest = {about: max(at(one.processor, 99) for one in lines if one.about == about) for about in ABOUT}
    for about, time_ms in slowest.items():
        is_met = "met" if time_ms < goal_ms else "not met"
        print(f"slowest p99 for {about}: {time_ms:.1f} ms of processor time (goal < {goal_ms:.0f}: {is_met})")
    return max(slowest.values()) < goal_ms


def _lines(where: str, towns: Sequence[Any], trainings: Sequence[Any], *, how_many: int, day: date) -> Iterator[Line]:
    from tandem.registers.travel.terms import TravelMode

    for about, share in zip(ABOUT, (how_many, max(how_many // 4, 20)), strict=True):
        for mode in TravelMode:
            source = random.Random(19)
            yield _asked(where, mode, about, towns, trainings, source=source, how_many=share, day=day)


def _asked(
    where: str,
    mode: Any,
    about: str,
    towns: Sequence[Any],
    trainings: Sequence[Any],
    *,
    source: random.Random,
    how_many: int,
    day: date,
) -> Line:
    from tandem.journey.recognition.queries import public
    from tandem.journey.recognition.queries.minutes import Trip
    from tandem.registers.travel.queries.areas import Area
    from tandem.registers.travel.queries.doors import Spot

    clock, processor, totals = [], [], 0
    for number in range(how_many + WARM):
        town, most, training = source.choice(towns), source.choice(MINUTES), source.choice(trainings)
        home = Spot(town.lat + source.gauss(0, 0.01), town.lon + source.gauss(0, 0.015))
        began, ran = time.perf_counter(), time.process_time()
        wish = public.Wish(
            trainings=(training.pk,) if about == "one training" else None, trip=Trip(Area(home, mode, most, day), day)
        )
        found = public.find(wish, sort="nearest", most=PAGE, day=day)
        if number >= WARM:
            clock.append((time.perf_counter() - began) * 1000)
            processor.append((time.process_time() - ran) * 1000)
            totals += found.total
    return Line(where, str(mode), about, totals / how_many, clock, processor)


def import_timetable(towns: Sequence[Any], *, now: datetime) -> None:
    """Take an invented timetable in use, as large as the real one."""
    from tandem.base.actor import SYSTEM
    from tandem.faces.demo import timetables
    from tandem.faces.exchange.gtfs import importer

    named = [timetables.Town(one.nis, one.name, one.lat, one.lon) for one in towns]
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "invented.zip"
        timetables.write(path, named, first=now.date().replace(day=1), days=60, density=2, seed=2026)
        importer.import_timetable(path, actor=SYSTEM, operator="invented", now=now, is_dry_run=False)


def _to_municipalities(towns: Sequence[Any]) -> None:
    """Every establishment in the middle of its municipality."""
    from django.db import connection

    from tandem.base import planner
    from tandem.journey.recognition.models import Recognition
    from tandem.registers.geo.rules import cell_of, spot_of

    for one in towns:
        Recognition.objects.filter(nis=one.nis).update(
            lat=one.lat, lon=one.lon, cell=cell_of(one.lat, one.lon), spot=spot_of(one.lat, one.lon)
        )
    if connection.vendor == "postgresql":  # what PostgreSQL does by itself in time
        with connection.cursor() as cursor:
            cursor.execute("VACUUM recognition_recognition")
    planner.look_over()
