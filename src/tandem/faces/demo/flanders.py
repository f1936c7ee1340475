"""Flanders, as large as the figures say: the told stories through actions, everybody else taken over in bulk."""

import tempfile
from collections.abc import Iterator, Sequence
from datetime import timedelta
from pathlib import Path
from typing import Final

from tandem.base.actor import SYSTEM
from tandem.faces.demo import careers, firms, learners, openings, small, tales, unmet, waking
from tandem.faces.demo.calibration import Calibration, calibration
from tandem.faces.demo.days import Chance, Days
from tandem.faces.demo.draw import Form
from tandem.faces.demo.firms import Entry
from tandem.faces.demo.stage import Stage
from tandem.faces.demo.wishes import wishes
from tandem.journey.recognition.actions.past.files import take_over
from tandem.journey.recognition.actions.past.ground import Ground
from tandem.registers.organisations.queries import register

ESTABLISHMENTS: Final = 38_000
MOST_SPOTS: Final = 70
AT_ONCE: Final = 250
"""So many companies go in one transaction."""

_TOLD_EVERY: Final = 10
_STILL_OPEN: Final = 0.012
"""About this share of all requests ever is not decided yet."""


def build(*, days: Days, seed: int) -> Iterator[str]:
    """Build the large region; tells what it did."""
    with tempfile.TemporaryDirectory() as folder:
        stage, told = small.open_stage(Path(folder), days=days, seed=seed, establishments=ESTABLISHMENTS)
        yield told
        gone = tales.tell_all(stage)
        yield from crowd(stage, count=calibration().companies - stage.firms)
        small.close_later(stage, gone, folder=Path(folder), seed=seed, establishments=ESTABLISHMENTS)
        yield f"{stage.timeline.run()} stappen van de vertelde dossiers gezet, elk op zijn dag."
        yield from openings.take_over(days, seed=seed)
    offered = learners.classes(stage, chance=Chance(f"{seed}/classes"), total=learners.FLANDERS.total + careers.RUNNING)
    yield from learners.settle_flanders(stage, offered=offered, seed=seed)
    yield from careers.settle(stage, offered=offered, running=careers.RUNNING, seed=seed)
    yield waking.ask(stage)
    yield unmet.look(stage, seed=seed)
    yield small.finish(stage)


def crowd(stage: Stage, *, count: int) -> Iterator[str]:
    """Let so many companies join and file, in portions, from the one that came first."""
    figures = calibration()
    candidates = stage.market.mix(count, figures, most_spots=MOST_SPOTS)
    total = requests_for(count, figures)
    wanted = wishes(candidates, total=total, first=stage.days.first, chance=stage.chance)
    coming = [small.comes(stage, one, wanted[one.number]) for one in candidates]
    coming.sort(key=lambda pair: pair[0].joined_at)
    ground, recognitions = Ground(), 0
    for n, start in enumerate(range(0, len(coming), AT_ONCE), start=1):
        some = coming[start : start + AT_ONCE]
        recognitions += _portion(stage, some, ground=ground)
        if n % _TOLD_EVERY == 0 or start + AT_ONCE >= len(coming):
            yield f"{start + len(some)} van {count} ondernemingen, {recognitions} erkenningen."


def requests_for(companies: int, figures: Calibration) -> int:
    """How many requests lead to the published number of recognitions."""
    granted = figures.approved * (1 - figures.withdrawn) * (1 - _STILL_OPEN)
    return round(companies * figures.recognitions_per_company / granted)


def _portion(stage: Stage, coming: Sequence[tuple[Entry, Sequence[Form]]], *, ground: Ground) -> int:
    joined = firms.join_many([entry for entry, _ in coming], generation=register.generation_in_use())
    files = [stage.drawer.files(firm, forms) for firm, (_, forms) in zip(joined, coming, strict=True)]
    yesterday = stage.days.today - timedelta(days=1)
    taken = take_over(actor=SYSTEM, files=files, clerks=stage.cast.clerks, ground=ground, until=yesterday)
    return taken.recognitions
