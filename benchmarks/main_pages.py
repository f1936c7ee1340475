"""The ten main pages against an empty view, in the invented region of both sizes, on SQLite and PostgreSQL.

`python -m benchmarks.main_pages` builds the region `small` and the region `flanders`, each in a database of its own,
and asks every page in turn with an empty view in between, as the same visitor: both pass the same middleware (session,
account, capacity), so the ratio of their medians says what the page itself costs. A public page is kept until anything
happens; it is measured as visitors meet it, and once more with nothing kept. Queries are counted with nothing kept, in
both regions: they may not grow with the rows.
"""

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from typing import Any

import psycopg

from tests.postgres import NoPostgresError, cluster

COMMAND = (sys.executable, "-m", "tandem.config.command")
GOAL_RATIO, GOAL_QUERIES = 6.0, 20
ROUNDS = 40
SIZES = ("small", "flanders")


def main(arguments: list[str]) -> int:
    """Measure on each database; the exit code says whether every goal was met."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.main_pages", description=__doc__)
    parser.add_argument("--database", choices=("sqlite", "postgres"), action="append")
    parser.add_argument("--size", choices=SIZES, action="append")
    parser.add_argument("--rounds", type=int, default=ROUNDS)
    parser.add_argument("--inside", action="store_true", help=argparse.SUPPRESS)
    chosen = parser.parse_args(arguments)
    if chosen.inside:
        print(json.dumps(_measure(rounds=chosen.rounds)))
        return 0
    met = True
    for database in chosen.database or ["sqlite", "postgres"]:
        try:
            met &= _on(database, sizes=chosen.size or list(SIZES), rounds=chosen.rounds)
        except NoPostgresError as absent:
            print(f"{database}: {absent}")
    return 0 if met else 1


def _on(database: str, *, sizes: list[str], rounds: int) -> bool:
    found: dict[str, dict[str, Any]] = {}
    for size in sizes:
        with tempfile.TemporaryDirectory() as folder:
            environment = {"TANDEM_VAR": folder, "TANDEM_MODE": "demo", "PYTHONPATH": "src:."}
            if database == "sqlite":
                found[size] = _built(environment | {"DATABASE_URL": f"sqlite:///{folder}/t.sqlite3"}, size, rounds)
            else:
                with cluster() as own:
                    with psycopg.connect(host=str(own.folder), user="postgres", autocommit=True) as server:
                        server.execute("CREATE DATABASE tandem")
                    found[size] = _built(environment | {"DATABASE_URL": own.url}, size, rounds)
    return _report(database, found)


def _built(environment: dict[str, str], size: str, rounds: int) -> dict[str, Any]:
    own = os.environ | environment | {"DJANGO_SETTINGS_MODULE": "tandem.config.settings"}
    for words in (["migrate"], ["load"], ["demo", "--size", size]):
        start = time.perf_counter()
        subprocess.run([*COMMAND, *words], env=own, check=True, stdout=subprocess.DEVNULL)
    built = time.perf_counter() - start
    inside = [sys.executable, "-m", "benchmarks.main_pages", "--inside", "--rounds", str(rounds)]
    answer = subprocess.run(inside, env=own, check=True, capture_output=True, text=True)
    found: dict[str, Any] = json.loads(answer.stdout.splitlines()[-1])
    return found | {"built": built}


def _report(database: str, found: dict[str, dict[str, Any]]) -> bool:
    met = True
    for size, measured in found.items():
        rows = measured["recognitions"]
        print(f"{database}, {size}: region built in {measured['built']:.0f} s")
        print(f"{database}, {size}: {rows} recognitions; medians, each against an empty view of the same visitor")
        for name, page in measured["pages"].items():
            ratio = page["median"] / page["empty"]
            fits = ratio <= GOAL_RATIO and page["queries"] <= GOAL_QUERIES
            met &= fits
            sign = "" if fits else f"   above the goal (ratio {GOAL_RATIO:g}, {GOAL_QUERIES} queries)"
            kept = f"{page['median'] * 1000:7.1f} ms  ratio {ratio:5.1f}"
            fresh = f"nothing kept {page['fresh'] * 1000:7.1f} ms  ratio {page['fresh'] / page['empty']:6.1f}"
            print(f"  {name:<16} {kept}   {fresh}  {page['queries']:3d} queries{sign}")
    if set(found) == set(SIZES):
        grown = {
            name: (found["small"]["pages"][name]["queries"], page["queries"])
            for name, page in found["flanders"]["pages"].items()
            if page["queries"] > found["small"]["pages"][name]["queries"]
        }
        print(f"{database}: pages whose queries grew with the rows: {grown or 'none'}")
    return met


def _measure(*, rounds: int) -> dict[str, Any]:
    import django
    from django.conf import settings

    django.setup()
    settings.ROOT_URLCONF = "benchmarks.empty_view"
    settings.ALLOWED_HOSTS = ["testserver"]
    from django.core.cache import cache
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    from tandem.faces.web import shared_pages

    pages = _pages()
    for client, path in pages.values():
        seconds_for(client, path)
    time.sleep(shared_pages.SETTLE_SECONDS)
    found: dict[str, Any] = {}
    for name, (client, path) in pages.items():
        seconds_for(client, path)
        cache.clear()
        with CaptureQueriesContext(connection) as captured:
            seconds_for(client, path)
            queries = len(captured)
        times, empty, fresh = [], [], []
        for _ in range(rounds):
            empty.append(seconds_for(client, "/leeg/"))
            times.append(seconds_for(client, path))
        for _ in range(rounds):
            cache.clear()
            fresh.append(seconds_for(client, path))
        found[name] = {
            "median": statistics.median(times),
            "fresh": statistics.median(fresh),
            "empty": statistics.median(empty),
            "queries": queries,
        }
    from tandem.journey.recognition.models import Recognition

    return {"pages": found, "recognitions": Recognition.objects.count()}


def _pages() -> dict[str, tuple[Any, str]]:
    from django.urls import reverse

    from tandem.journey.recognition.models import Dossier, Recognition, RecognitionRequest
    from tandem.registers.access.terms import Role

    nobody = client_of(None)
    recognition = Recognition.objects.filter(state="valid", gone_since=None).order_by("number").first()
    if recognition is None:
        raise SystemExit("the region holds no recognition")
    manager, body_id = _somebody(Role.PARTNERSHIP_MANAGER)
    boss, company_id = _somebody(Role.COMPANY_ADMIN)
    sent_in = RecognitionRequest.objects.exclude(state="draft")
    file = sent_in.filter(competent_body_id=body_id).order_by("state", "id").first()
    own = sent_in.filter(dossier__company_id=company_id).order_by("id").first()
    dossier = Dossier.objects.filter(company_id=company_id).order_by("submitted_at", "id").first()
    if file is None or own is None or dossier is None:
        raise SystemExit("the region holds no files for its own people")
    return {
        "front page": (nobody, reverse("site:home")),
        "search": (nobody, reverse("workplaces:search") + "?waar=Gent&km=25"),
        "workplace": (nobody, reverse("workplaces:workplace", args=[recognition.number])),
        "rules": (nobody, reverse("law:rules")),
        "who decides": (nobody, reverse("mandates:matrix")),
        "company home": (boss, reverse("company:home")),
        "company request": (boss, reverse("company:request", args=[own.pk])),
        "company mentors": (boss, reverse("company:mentors")),
        "desk": (manager, reverse("desk:inbox")),
        "desk request": (manager, reverse("desk:request", args=[file.pk])),
    }


def _somebody(role: Any) -> tuple[Any, Any]:
    from tandem.registers.access.models import Capacity

    held = Capacity.objects.filter(role=role, user__is_demo=True, valid_until=None).order_by("user__name", "id").first()
    if held is None:
        raise SystemExit(f"the region holds no invented {role}")
    return client_of(held), held.organisation_id


def client_of(capacity: Any) -> Any:
    """A browser of whoever holds this capacity; a visitor's for None."""
    from django.test import Client

    from tests.harness.visitors import enter

    return Client() if capacity is None else enter(Client(), capacity.user, capacity)


def seconds_for(client: Any, path: str) -> float:
    """How long this page takes to answer; anything but a page ends the measurement."""
    start = time.perf_counter()
    answer = client.get(path)
    taken = time.perf_counter() - start
    if answer.status_code != 200:
        raise SystemExit(f"{path} answered {answer.status_code}")
    return taken


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
