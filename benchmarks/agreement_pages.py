"""The pages on which agreements show, for whoever has most of them, against an empty view of the same visitor.

`python -m benchmarks.agreement_pages` builds the region `flanders` on SQLite (5,600 agreements that run, and those of
five school years before) and asks each page in turn with an empty view in between: home, lists in every part, one
agreement, its life, one plan, one learner's file, of the coach and the school with most agreements, the company with
most, a learner, a parent, and who acts for VDAB. Medians of wall time and of the processor's time; where other work
runs too the ratio of the second is the one to trust. Goals: six times an empty view, 20 queries, lists in 300 ms.
`--size small` measures the small region, `--here` what stands in the database of the settings.
"""

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from typing import Any

from benchmarks.main_pages import COMMAND, GOAL_QUERIES, GOAL_RATIO, ROUNDS, client_of, seconds_for

GOAL_SECONDS = 0.3
EMPTY = "/leeg/"


def main(arguments: list[str]) -> int:
    """Measure and print; the exit code says whether every goal was met."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.agreement_pages", description=__doc__)
    parser.add_argument("--size", choices=("small", "flanders"), default="flanders")
    parser.add_argument("--rounds", type=int, default=ROUNDS)
    parser.add_argument("--here", action="store_true", help="build nothing")
    chosen = parser.parse_args(arguments)
    if chosen.here:
        return 0 if _measure(chosen.rounds) else 1
    with tempfile.TemporaryDirectory() as folder:
        own = os.environ | {"TANDEM_VAR": folder, "TANDEM_MODE": "demo", "PYTHONPATH": "src:."}
        own |= {"DATABASE_URL": f"sqlite:///{folder}/t.sqlite3", "DJANGO_SETTINGS_MODULE": "tandem.config.settings"}
        start = time.perf_counter()
        for words in (["migrate"], ["load"], ["demo", "--size", chosen.size]):
            subprocess.run([*COMMAND, *words], env=own, check=True, stdout=subprocess.DEVNULL)
        print(f"region {chosen.size} built in {time.perf_counter() - start:.0f} s")
        inside = [sys.executable, "-m", "benchmarks.agreement_pages", "--here", "--rounds", str(chosen.rounds)]
        return subprocess.run(inside, env=own, check=False).returncode


def _measure(rounds: int) -> bool:
    import django
    from django.conf import settings

    django.setup()
    settings.ROOT_URLCONF = "benchmarks.empty_view"
    settings.ALLOWED_HOSTS = ["testserver"]
    from django.db import connection
    from django.db.models import Count
    from django.test.utils import CaptureQueriesContext

    from tandem.journey.agreements.models import Agreement

    held = Agreement.objects.order_by("state").values_list("state").annotate(count=Count("pk"))
    print("agreements: " + ", ".join(f"{count} {state}" for state, count in held))
    print(f"{rounds} times each with an empty view in between; medians of wall time, ratio of the processor's time")
    met = True
    for who, client, pages in _visitors():
        print(who)
        for name, path in pages:
            seconds_for(client, path)
            with CaptureQueriesContext(connection) as captured:
                seconds_for(client, path)
                queries = len(captured)
            walls, spent, empty = [], [], []
            for _ in range(rounds):
                empty.append(_spent(client, EMPTY)[1])
                wall, processor = _spent(client, path)
                walls.append(wall)
                spent.append(processor)
            ratio = statistics.median(spent) / statistics.median(empty)
            fits = ratio <= GOAL_RATIO and queries <= GOAL_QUERIES and statistics.median(walls) <= GOAL_SECONDS
            met &= fits
            told = f"{statistics.median(walls) * 1000:7.1f} ms  ratio {ratio:5.1f}  {queries:3d} queries"
            print(f"  {name:<28} {told}{'' if fits else '   above the goal'}")
    return met


def _spent(client: Any, path: str) -> tuple[float, float]:
    """Seconds on the wall, and of the processor."""
    start, before = time.perf_counter(), time.process_time()
    seconds_for(client, path)
    return time.perf_counter() - start, time.process_time() - before


def _visitors() -> Iterator[tuple[str, Any, list[tuple[str, str]]]]:
    """Who has most agreements in each role, with the pages they open."""
    from django.db.models import Count

    from tandem.journey.agreements.models import Agreement
    from tandem.registers.access.models import Capacity
    from tandem.registers.access.terms import Role

    rows = Agreement.objects.filter(state="signed")

    def most(name: str) -> Any:
        found = rows.values_list(name).annotate(count=Count("pk")).order_by("-count", name).first()
        if found is None:
            raise SystemExit("the region holds no agreement that runs")
        return found[0]

    def one_of(**where: Any) -> Any:
        return Agreement.objects.filter(**where).order_by("number").first()

    coach_id, provider_id, company_id = most("track__coach"), most("track__provider"), most("company")
    own, here = one_of(state="signed", track__coach=coach_id), one_of(state="signed", company=company_id)
    over = one_of(state="ended", track__coach=coach_id)
    held = Capacity.objects.filter(valid_until=None)
    coach = held.filter(user=coach_id, role=Role.COACH, provider=own.track.provider_id).first()
    school = held.filter(provider=provider_id, role=Role.PROVIDER_ADMIN).first()
    boss = held.filter(company=company_id, role=Role.COMPANY_ADMIN).first()
    of_school = _named("learners:list", "plans:list", "clock:board")
    pages = [*of_school, *_parts(), *_one(own), ("a learner's file", _url("learners:track", own.track_id))]
    if over is not None:
        pages.append(("one that is over", _url("agreements:agreement", over.pk)))
    yield f"coach of {rows.filter(track__coach=coach_id).count()}", client_of(coach), pages
    if school is not None:
        count = rows.filter(track__provider=provider_id).count()
        yield f"school with {count}", client_of(school), [*of_school, *_parts()]
    of_company = [*_named("company:home", "plans:list"), *_parts(), *_one(here)]
    yield f"company with {rows.filter(company=company_id).count()}", client_of(boss), of_company
    yield from _family()


def _family() -> Iterator[tuple[str, Any, list[tuple[str, str]]]]:
    """The learner and the parent one can become."""
    from tandem.base import clock
    from tandem.base.actor import Actor
    from tandem.journey.intake.queries.tracks import tracks_for
    from tandem.registers.access.models import Capacity
    from tandem.registers.access.terms import Role

    for role in (Role.LEARNER, Role.GUARDIAN):
        held = Capacity.objects.filter(role=role, user__is_demo=True, valid_until=None).order_by("user__name").first()
        track = (
            None if held is None else tracks_for(Actor(held.user_id, role), day=clock.today()).order_by("pk").first()
        )
        if held is not None and track is not None:
            yield role, client_of(held), [("home", _url("learner:track", track.pk)), *_named("agreements:list")]


def _named(*names: str) -> list[tuple[str, str]]:
    return [(name, _url(name)) for name in names]


def _parts() -> list[tuple[str, str]]:
    """The list of agreements in each part that holds something."""
    url = _url("agreements:list")
    return [(f"agreements, {part}", f"{url}?deel={part}") for part in ("aan-zet", "in-opmaak", "getekend", "voorbij")]


def _one(row: Any) -> list[tuple[str, str]]:
    """One agreement with what belongs to it."""
    found = [("one agreement", _url("agreements:agreement", row.pk)), ("its life", _url("agreement_life:life", row.pk))]
    plan = row.track.plans.first()
    return [*found, ("its plan", _url("plans:plan", plan.pk))] if plan else found


def _url(name: str, *arguments: Any) -> str:
    from django.urls import reverse

    return reverse(name, args=arguments)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
