"""The small region: everything through the actions that people use, each step on its day. Ready in seconds."""

import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Final

from tandem.faces.demo import extracts, firms, learners, openings, personas, play, post, schools, tales, unmet, waking
from tandem.faces.demo.calibration import calibration
from tandem.faces.demo.days import Chance, Days, Seasons, at
from tandem.faces.demo.draw import Drawer, Form
from tandem.faces.demo.firms import Entry, Firm
from tandem.faces.demo.market import Candidate, Market, make_extract
from tandem.faces.demo.mentoring import Mentoring
from tandem.faces.demo.people import People
from tandem.faces.demo.stage import Stage, activities
from tandem.faces.demo.timeline import Timeline
from tandem.faces.demo.wishes import Wish, wishes
from tandem.journey.placement.actions import opening_clock
from tandem.journey.recognition.actions import clock


@dataclass(frozen=True)
class Scale:
    """How large the region is: its extract of the KBO, and who of that takes part with how many requests."""

    establishments: int
    companies: int
    requests: int
    most_spots: int


SMALL: Final = Scale(establishments=460, companies=60, requests=150, most_spots=3)
"""An extract of some four hundred companies, of which sixty take part."""

_EXTRACT_AGO, _READ_AGO, _UPDATE_AGO, _UPDATED_AGO = 24, 22, 7, 6
_NIGHT: Final = 5 * 60


def build(*, days: Days, seed: int, scale: Scale = SMALL) -> Iterator[str]:
    """Build the small region; tells what it did."""
    with tempfile.TemporaryDirectory() as folder:
        stage, told = open_stage(Path(folder), days=days, seed=seed, establishments=scale.establishments)
        yield told
        gone = tales.tell_all(stage)
        count = scale.companies - stage.firms
        others = stage.market.mix(count, calibration(), most_spots=scale.most_spots, is_spread=True)
        draw(stage, others, total=scale.requests - stage.requests)
        close_later(stage, gone, folder=Path(folder), seed=seed, establishments=scale.establishments)
        yield f"{stage.timeline.run()} stappen gezet, elk op zijn dag."
        yield openings.play(days, seed=seed, timeline=stage.timeline)
    yield from learners.settle_small(stage, seed=seed)
    yield waking.ask(stage)
    yield unmet.look(stage, seed=seed)
    yield finish(stage)


def open_stage(folder: Path, *, days: Days, seed: int, establishments: int) -> tuple[Stage, str]:
    """People, schools and the register are there; no company takes part yet."""
    figures, chance = calibration(), Chance(f"{seed}/region")
    people = People(Chance(f"{seed}/people"))
    since = at(days.first - timedelta(days=30), 9 * 60)
    cast = personas.settle(people=people, since=since, day=days.today)
    schools.bring_in(day=days.today, now=since)
    day = days.today - timedelta(days=_EXTRACT_AGO)
    path, candidates = make_extract(folder, seed=seed, establishments=establishments, day=day)
    report = extracts.read_in(path, at=days.ago(_READ_AGO, minute=_NIGHT))
    seasons = Seasons(days, figures)
    mentoring = Mentoring(days, figures, chance, people)
    drawer = Drawer(days, seasons, figures, chance, mentoring, lambda code: activities(code, days.today))
    stage = Stage(days, chance, people, Timeline(end=days.end), cast, Market(candidates, chance=chance), drawer)
    counts = {name.removesuffix(".csv"): count.rows for name, count in report.counts.items()}
    told = f"Register ingelezen: {counts['enterprise']} ondernemingen, {counts['establishment']} vestigingen."
    return stage, told


def draw(stage: Stage, candidates: Sequence[Candidate], *, total: int) -> None:
    """Let these companies join, and put their files on the timeline."""
    wanted = wishes(candidates, total=total, first=stage.days.first, chance=stage.chance)
    for candidate in candidates:
        entry, forms = comes(stage, candidate, wanted[candidate.number])
        firm = firms.join(entry)
        files = stage.drawer.files(firm, forms)
        play.play(files, timeline=stage.timeline, clerks=stage.cast.clerks, sector=firm.trade.sector)


def comes(stage: Stage, candidate: Candidate, wanted: Sequence[Wish]) -> tuple[Entry, list[Form]]:
    """When this company joins and who manages it, with the forms it will fill in: the first in the days after."""
    chance = stage.chance
    forms = stage.drawer.forms(wanted, since=candidate.since)
    joined_at = chance.shop_hour(forms[0].day - timedelta(days=chance.between(1, 9)))
    return Entry(candidate, stage.people.someone(), joined_at, firms.committees_of(candidate.trade, chance)), forms


def close_later(stage: Stage, gone: Firm, *, folder: Path, seed: int, establishments: int) -> None:
    """Days ago an update of the register came in, in which an establishment of this company is gone."""
    days = stage.days
    day = days.today - timedelta(days=_UPDATE_AGO)
    path = extracts.closing(folder, seed=seed, establishments=establishments, number=gone.number, day=day)
    stage.timeline.at(days.ago(_UPDATED_AGO, minute=_NIGHT), lambda now: extracts.read_in(path, at=now))


def finish(stage: Stage) -> str:
    """Let the clock run once more, tell people of the last days, and let some of them look."""
    end = stage.days.end
    clock.tick(now=end)
    opening_clock.tick(now=end)
    done = post.deliver(end=end)
    post.read(stage.cast.clerks.values(), end=end)
    tales.look(stage)
    return f"Meldingen en mails van de laatste {post.TOLD_DAYS} dagen geschreven ({done} taken)."
