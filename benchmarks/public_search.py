"""Search by training, place and radius over 300,000 recognised workplaces, on SQLite and PostgreSQL.

`python -m benchmarks.public_search` builds 30,000 places in an empty database, then 300,000, and asks the same
questions of both. The 270,000 that come later lie outside every circle asked about or are of other trainings, so the
answers stay equal and only the size of the register changes. The full scan looks at a copy of the same rows without
any index and measures the distances in Python: another way to the same answer. Then the same register is searched by
travel minutes (`benchmarks.public_minutes`).
"""

import argparse
import os
import random
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import psycopg

from benchmarks import public_minutes
from tests.postgres import NoPostgresError, cluster

NOW = datetime(2026, 11, 21, 9, 30, tzinfo=UTC)
DAY = NOW.date()
PER_ESTABLISHMENT = 3
PER_COMPANY = 3
ASKED_WEST_OF, GROWS_EAST_OF = 4.2, 4.9
RADII_KM = (5, 10, 25, 40)
PAGE = 20
GOAL_P99_MS = 50.0
GOAL_GROWTH = 1.5


@dataclass(frozen=True)
class Town:
    """Where places are put: a municipality."""

    name: str
    nis: str
    lat: float
    lon: float


@dataclass(frozen=True)
class Question:
    """One search."""

    training: Any
    town: Town
    km: int


@dataclass(frozen=True)
class Answers:
    """How long each search took, and what it found."""

    milliseconds: list[float]
    found: list[tuple[int, list[Any]]]

    def at(self, percent: int) -> float:
        """The time within which so many percent of the searches were done."""
        ordered = sorted(self.milliseconds)
        return ordered[min(len(ordered) - 1, len(ordered) * percent // 100)]


class Region:
    """An invented register of any size, the same for the same seed."""

    def __init__(self, towns: Sequence[Town], trainings: Sequence[Any], body: Any) -> None:
        self.towns, self.trainings, self.body = towns, list(trainings), body
        self.asked = self.trainings[::3]
        self.source = random.Random(2026)
        self.made = 0

    def grow(self, places: int, *, is_first: bool) -> None:
        """Add so many recognised places."""
        left = places
        while left > 0:
            some = min(left, 9000)
            self._portion(some, is_first=is_first)
            left -= some

    def _portion(self, places: int, *, is_first: bool) -> None:
        from tandem.journey.recognition.models import Dossier, Recognition, RecognitionRequest
        from tandem.registers.organisations.models import Company, Establishment

        spots = list(self._spots(places, is_first=is_first))
        shops = list({id(shop): shop for shop, _ in spots}.values())
        companies = list({id(shop.company): shop.company for shop in shops}.values())
        dossiers = {company.pk: self._dossier(company) for company in companies}
        requests = [self._request(dossiers[shop.company_id], shop, training) for shop, training in spots]
        recognitions = [self._recognition(one, shop) for one, (shop, _) in zip(requests, spots, strict=True)]
        for model, rows in (
            (Company, companies),
            (Establishment, shops),
            (Dossier, list(dossiers.values())),
            (RecognitionRequest, requests),
            (Recognition, recognitions),
        ):
            model.objects.bulk_create(rows, batch_size=1000)  # type: ignore[attr-defined]

    def _spots(self, places: int, *, is_first: bool) -> Iterator[tuple[Any, Any]]:
        company = shop = None
        for number in range(places):
            if number % (PER_ESTABLISHMENT * PER_COMPANY) == 0:
                company = self._company()
            if number % PER_ESTABLISHMENT == 0:
                shop = self._shop(company)
                offered = self.source.sample(self._offer(shop, is_first=is_first), PER_ESTABLISHMENT)
            yield shop, offered[number % PER_ESTABLISHMENT]

    def _offer(self, shop: Any, *, is_first: bool) -> list[Any]:
        """Which trainings a new place may be recognised for: all, or those that change no answer."""
        if is_first or shop.lon > GROWS_EAST_OF:
            return self.trainings
        return [one for one in self.trainings if one not in self.asked]

    def _company(self) -> Any:
        from tandem.registers.organisations.models import Company

        self.made += 1
        return Company(number=f"0{self.made:09d}", name=f"Bedrijf {self._word()} {self.made}", joined_at=NOW)

    def _shop(self, company: Any) -> Any:
        from tandem.registers.organisations.models import Establishment

        self.made += 1
        town = self.source.choice(self.towns)
        return Establishment(
            company=company,
            number=f"2{self.made:09d}",
            name=f"{self._word()} {self._word()} {self.made}",
            postal_code="9000",
            municipality=town.name,
            nis=town.nis,
            lat=round(town.lat + self.source.gauss(0, 0.02), 5),
            lon=round(town.lon + self.source.gauss(0, 0.03), 5),
            position_source="postal_code",
        )

    def _dossier(self, company: Any) -> Any:
        from tandem.journey.recognition.models import Dossier

        number = f"D-{company.number}"
        return Dossier(company=company, number=number, started_at=NOW, changed_at=NOW, submitted_at=NOW)

    def _request(self, dossier: Any, shop: Any, training: Any) -> Any:
        from tandem.journey.recognition.models import RecognitionRequest
        from tandem.journey.recognition.terms import State

        return RecognitionRequest(
            dossier=dossier,
            establishment=shop,
            training=training,
            state=State.GRANTED,
            competent_body=self.body,
            submitted_at=NOW,
            completed_at=NOW,
            due_on=DAY,
            decided_at=NOW,
        )

    def _recognition(self, request: Any, shop: Any) -> Any:
        from tandem.journey.recognition.models import Recognition
        from tandem.registers.geo.rules import cell_of, search_key, spot_of

        self.made += 1
        return Recognition(
            request=request,
            number=f"E-{self.made:09d}",
            company_id=shop.company_id,
            establishment=shop,
            training_id=request.training_id,
            body=self.body,
            valid_from=date(2024, 9, 1),
            valid_until=date(2029, 9, 1),
            granted_at=NOW,
            search_name=search_key(shop.name),
            nis=shop.nis,
            lat=shop.lat,
            lon=shop.lon,
            cell=cell_of(shop.lat, shop.lon),
            spot=spot_of(shop.lat, shop.lon),
        )

    def _word(self) -> str:
        return self.source.choice(
            ("Bakkerij", "Garage", "Janssens", "Peeters", "De Linde", "Het Anker", "Zonneveld", "Atelier", "Noord")
        )


def questions(region: Region, *, how_many: int, is_equal: bool) -> list[Question]:
    """Searches whose answers stay equal as the register grows, or searches of any training at any place."""
    source = random.Random(7)
    towns = [town for town in region.towns if not is_equal or town.lon < ASKED_WEST_OF]
    trainings = region.asked if is_equal else region.trainings
    return [
        Question(source.choice(trainings).pk, source.choice(towns), source.choice(RADII_KM)) for _ in range(how_many)
    ]


def indexed(question: Question) -> tuple[int, list[Any]]:
    """The search as the page does it: how many, and the nearest twenty."""
    from tandem.journey.recognition.queries import public
    from tandem.journey.recognition.queries.nearness import Near

    near = Near(question.town.lat, question.town.lon, question.km)
    wish = public.Wish(trainings=(question.training,), near=near)
    found = public.find(wish, sort="nearest", most=PAGE, day=DAY)
    return found.total, [hit.id for hit in found.hits]


def scanned(question: Question) -> tuple[int, list[Any]]:
    """The same search by looking at every row of a copy without an index."""
    from django.db import connection

    from tandem.registers.geo.rules import distance_km

    training = question.training.hex if connection.vendor == "sqlite" else question.training
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT id, lat, lon FROM unindexed WHERE training_id = %s AND state = 'valid' AND gone_since IS NULL"
            " AND valid_from <= %s AND valid_until > %s",
            [training, DAY, DAY],
        )
        rows = cursor.fetchall()
    town = question.town
    near = [(distance_km(town.lat, town.lon, lat, lon), str(key).replace("-", "")) for key, lat, lon in rows]
    inside = sorted(row for row in near if row[0] <= question.km)
    return len(inside), [key for _, key in inside[:PAGE]]


def asked(ways: Callable[[Question], tuple[int, list[Any]]], asked_for: Sequence[Question]) -> Answers:
    """Every question once, timed; a first round warms the database and is not counted."""
    for question in asked_for[:20]:
        ways(question)
    times, found = [], []
    for question in asked_for:
        start = time.perf_counter()
        found.append(ways(question))
        times.append((time.perf_counter() - start) * 1000)
    return Answers(times, [(number, [str(key).replace("-", "") for key in keys]) for number, keys in found])


def measure(small: int, large: int, how_many: int) -> bool:
    """All measurements in the database of the environment; whether the goals are met."""
    import django

    django.setup()
    from django.core.management import call_command
    from django.db import connection

    from tandem.faces.exchange import shipped
    from tandem.registers.geo import queries as geo
    from tandem.registers.mandates import queries as mandates
    from tandem.registers.reference import queries as reference

    call_command("migrate", verbosity=0, interactive=False, skip_checks=True)
    shipped.load_all(now=NOW)
    towns = [Town(one.name, one.nis, one.lat, one.lon) for one in geo.municipalities_on(DAY).order_by("nis")]
    region = Region(towns, list(reference.trainings_on(DAY)), mandates.agency_on(DAY))
    equal, any_kind = (questions(region, how_many=how_many, is_equal=flag) for flag in (True, False))
    results = []
    for size, is_first in ((small, True), (large, False)):
        start = time.perf_counter()
        region.grow(size - (0 if is_first else small), is_first=is_first)
        built = time.perf_counter() - start
        _ready(connection)
        results.append((size, built, asked(indexed, equal), asked(indexed, any_kind), asked(scanned, equal[:60])))
    is_met = report(connection.vendor, results)
    lines = public_minutes.measured(towns, region.trainings, how_many=how_many, now=NOW)
    return public_minutes.report(connection.vendor, lines, goal_ms=GOAL_P99_MS) and is_met


def _ready(connection: Any) -> None:
    """The tables counted as the product counts them, and the copy without an index."""
    from tandem.base import planner

    if connection.vendor == "postgresql":  # what PostgreSQL does by itself in time
        with connection.cursor() as cursor:
            cursor.execute("VACUUM recognition_recognition")
    planner.look_over()
    with connection.cursor() as cursor:
        cursor.execute("DROP TABLE IF EXISTS unindexed")
        columns = "id, training_id, state, gone_since, valid_from, valid_until, lat, lon"
        cursor.execute(f"CREATE TABLE unindexed AS SELECT {columns} FROM recognition_recognition")  # noqa: S608


def report(vendor: str, results: list[Any]) -> bool:
    """Print what was measured; whether the goals are met."""
    print(f"\n{vendor}: search by training, place and radius (count and nearest {PAGE}), milliseconds")
    print(
        f"{'places':>9} {'built':>7} | {'p50':>6} {'p99':>6} equal answers | {'p50':>6} {'p99':>6} any training"
        f" | {'p50':>7} full scan | scan ÷ search"
    )
    for size, built, equal, any_kind, scan in results:
        ratio = scan.at(50) / equal.at(50)
        print(
            f"{size:>9} {built:>6.0f}s | {equal.at(50):>6.2f} {equal.at(99):>6.2f} {'':13} | {any_kind.at(50):>6.2f}"
            f" {any_kind.at(99):>6.2f} {'':12} | {scan.at(50):>7.1f} {'':9} | {ratio:>6.1f}×"
        )
        assert scan.found == equal.found[: len(scan.found)], "the search and the full scan found different places"
    (_, _, before, _, _), (_, _, after, worst, _) = results
    assert before.found == after.found, "the answers changed although nothing that counts was added"
    growth = statistics.median(after.milliseconds) / statistics.median(before.milliseconds)
    found = statistics.mean(number for number, _ in after.found)
    print(
        f"ten times the places, equal answers (on average {found:.0f}): {growth:.2f}× the time (goal ≤ {GOAL_GROWTH})"
    )
    p99 = max(after.at(99), worst.at(99))
    print(f"slowest p99 at {results[1][0]} places: {p99:.2f} ms (goal < {GOAL_P99_MS:.0f})")
    return growth <= GOAL_GROWTH and p99 < GOAL_P99_MS


def main() -> int:
    """Measure in each database that is there."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--small", type=int, default=30_000)
    parser.add_argument("--large", type=int, default=300_000)
    parser.add_argument("--questions", type=int, default=300)
    parser.add_argument("--database", choices=["sqlite", "postgresql", "this"], default=None)
    given = parser.parse_args()
    if given.database == "this":
        return 0 if measure(given.small, given.large, given.questions) else 1
    chosen = [given.database] if given.database else ["sqlite", "postgresql"]
    sizes = [f"--small={given.small}", f"--large={given.large}", f"--questions={given.questions}"]
    return max(_on(database, sizes) for database in chosen)


def _on(database: str, sizes: list[str]) -> int:
    """Measure in a fresh database of this kind, in a process of its own."""
    command = [sys.executable, "-m", "benchmarks.public_search", "--database=this", *sizes]
    with tempfile.TemporaryDirectory(prefix="tandem-bench-") as folder:
        environment = {name: value for name, value in os.environ.items() if name != "DATABASE_URL"}
        environment |= {"TANDEM_VAR": folder, "TANDEM_MODE": "test"}
        environment |= {"DJANGO_SETTINGS_MODULE": "tandem.config.settings", "PYTHONPATH": str(_src())}
        if database == "sqlite":
            return subprocess.run(command, env=environment, check=False).returncode
        try:
            with cluster(shared_buffers="256MB") as running:
                with psycopg.connect(host=str(running.folder), user="postgres", autocommit=True) as connection:
                    connection.execute("CREATE DATABASE tandem")
                return subprocess.run(command, env={**environment, "DATABASE_URL": running.url}, check=False).returncode
        except NoPostgresError as absent:
            print(f"\n{absent}")
            return 0


def _src() -> Path:
    return Path(__file__).resolve().parents[1] / "src"


if __name__ == "__main__":
    sys.exit(main())
