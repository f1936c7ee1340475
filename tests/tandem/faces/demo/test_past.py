"""Files taken over in bulk leave the same rows and the same history as files played through actions, step by step."""

import tempfile
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from types import SimpleNamespace

import pytest
from django.apps import apps

from tandem.base import events, ids
from tandem.base.actor import PUBLIC, SYSTEM
from tandem.base.errors import NotFound
from tandem.faces.demo import firms, play, small
from tandem.faces.demo.days import Days
from tandem.faces.demo.firms import Entry, Firm
from tandem.faces.demo.stage import Course, Stage, Tale, granted
from tandem.faces.demo.texts import QUESTIONS
from tandem.faces.demo.wishes import wishes
from tandem.journey.recognition.actions.past.facts import PastFiles
from tandem.journey.recognition.actions.past.files import take_over
from tandem.journey.recognition.actions.past.ground import Ground
from tandem.journey.recognition.terms import Happened, Outcome, State
from tandem.registers.organisations.queries import register
from tests.conftest import NOW
from tests.tandem.faces.demo import house

pytestmark = pytest.mark.django_db

DAYS = Days.before(NOW)
WITHOUT_JOBS = ("base.job",)
"""Nobody is told of what was taken over, so no work is asked for."""


def told(stage: Stage, firm: Firm) -> PastFiles:
    """One company with a request in every state and every kind of history."""
    tale = Tale(firm)
    training, days = firm.trade.trainings[0], DAYS
    refused = {"filed": 60, "complete": 58, "taken_up": 57, "decided": 45, "outcome": Outcome.REFUSED}
    old, young = stage.mentor(tale, ago=1990), stage.beginner(tale, ago=70)
    untrained = stage.mentor(tale, ago=400, is_trained=False)
    courses = [
        granted(stage.ago(days.today.replace(year=days.today.year - 5)) + 40),
        Course(filed=30, complete=29, taken_up=28, withdrawn=20),
        Course(filed=25, complete=24, taken_up=23),
        Course(filed=20),
        Course(filed=19, asked=17, question=QUESTIONS[0], answered=12, complete=10),
        Course(filed=18, asked=16, question=QUESTIONS[1]),
    ]
    for n, course in enumerate(courses):
        stage.file(tale, (0, CODES[n], course), mentor=old)
    late = Course(filed=300, complete=298, taken_up=297, decided=270, outcome=Outcome.GRANTED)
    stage.file(tale, (0, CODES[6], late), (0, CODES[7], granted(288)), mentor=untrained)
    stage.file(tale, (0, training, Course(**refused, motive="Te jong.")), mentor=young, is_known=False)
    no_tools = Course(**refused, motive="Geen uitrusting.", has_equipment=False)
    stage.file(tale, (0, firm.trade.trainings[1], no_tools), mentor=old)
    waiting = tale.dossiers[3]
    (asked,) = waiting.requests
    left = replace(asked, training=CODES[8])
    tale.dossiers.append(replace(waiting, started_at=DAYS.ago(3), submitted_at=None, requests=(left,)))
    return PastFiles(firm.company_id, firm.boss, tuple(tale.mentors), tuple(tale.dossiers))


CODES = (
    "LAS-CONSTRUCTIE",
    "HAA-HAARVERZORGING",
    "KIN-BEGELEIDER",
    "GRO-NATUUR",
    "CHE-PROCES",
    "AUT-ONDERHOUD",
    "SLA-SLAGERIJ",
    "WIN-MEDEWERKER",
    "TRA-GOEDEREN",
)

NEVER = {
    Happened.REQUEST_ROUTED,
    Happened.DOSSIER_DISCARDED,
    Happened.ESTABLISHMENT_GONE,
    Happened.ESTABLISHMENT_BACK,
    Happened.ESTABLISHMENT_MOVED,
    Happened.MENTOR_CHANGED,
    Happened.MENTOR_DEACTIVATED,
    Happened.MENTOR_REACTIVATED,
    Happened.ATTACHMENT_REMOVED,
    Happened.LIFTING_DECIDED,
    Happened.RECOGNITION_LIFTED,
    *(one for one in Happened if one.value.startswith("recognition.joint_")),
}
"""What files of long ago do not tell."""


class Sample:
    """The same companies and files, drawn anew for each way of storing them."""

    def __init__(self, folder: Path) -> None:
        self.stage, _ = small.open_stage(folder, days=DAYS, seed=7, establishments=400)
        stage = self.stage
        chosen = [stage.market.take(nace=nace, before=DAYS.first) for nace in ("41201", "56101", "43211", "81300")]
        wanted = wishes(chosen, total=16, first=DAYS.first, chance=stage.chance)
        self.coming = [small.comes(stage, one, wanted[one.number]) for one in chosen]
        lead = stage.market.take(nace="10712", before=DAYS.first)
        joined_at = stage.days.working_ago(2000)
        self.lead = Entry(lead, stage.people.someone(), joined_at, ("118", "124"))
        self.loner = Entry(stage.market.take(nace="47112", before=DAYS.first), stage.people.someone(), joined_at, ())

    @property
    def entries(self) -> list[Entry]:
        """Everybody who joins."""
        return [*(entry for entry, _ in self.coming), self.lead, self.loner]

    def files(self, joined: list[Firm]) -> list[tuple[Firm, PastFiles]]:
        """Everybody's files: those of the first are drawn, those of the last two told."""
        drawn = [
            (firm, self.stage.drawer.files(firm, forms)) for firm, (_, forms) in zip(joined, self.coming, strict=False)
        ]
        return [*drawn, *((firm, told(self.stage, firm)) for firm in joined[-2:])]


def through_actions(sample: Sample) -> None:
    joined = [firms.join(entry) for entry in sample.entries]
    timeline, clerks = sample.stage.timeline, sample.stage.cast.clerks
    for firm, files in sample.files(joined):
        play.play(files, timeline=timeline, clerks=clerks, sector=firm.trade.sector)
    timeline.run()


def in_bulk(sample: Sample) -> None:
    joined = firms.join_many(sample.entries, generation=register.generation_in_use())
    files = [files for _, files in sample.files(joined)]
    yesterday = DAYS.today - timedelta(days=1)
    take_over(actor=SYSTEM, files=files, clerks=sample.stage.cast.clerks, ground=Ground(), until=yesterday)


def after(store: Callable[[Sample], None]) -> SimpleNamespace:
    """Everything there is after the sample was stored this way."""

    def build() -> SimpleNamespace:
        with ids.seeded(7), tempfile.TemporaryDirectory() as folder:
            store(Sample(Path(folder)))
        states = apps.get_model("recognition.RecognitionRequest").objects.values_list("state", flat=True)
        codes = apps.get_model("base.Event").objects.values_list("code", flat=True)
        return SimpleNamespace(
            rows=house.everything(without=WITHOUT_JOBS),
            faults=list(events.verify()),
            states=set(states),
            codes=set(codes),
        )

    return house.undone(build)


@pytest.mark.slow
def test_files_taken_over_equal_files_played_through_actions():
    played, taken = after(through_actions), after(in_bulk)

    assert played.states == taken.states == set(State)
    assert set(Happened) - NEVER <= played.codes == taken.codes
    assert (played.faults, taken.faults) == ([], [])
    assert set(played.rows) == set(taken.rows)
    for table, lines in played.rows.items():
        missing = [line for line in lines if line not in set(taken.rows[table])]
        more = [line for line in taken.rows[table] if line not in set(lines)]
        assert (missing[:2], more[:2]) == ([], []), table
        assert len(lines) == len(taken.rows[table]), table


def test_only_the_platform_takes_files_over():
    with pytest.raises(NotFound):
        take_over(actor=PUBLIC, files=[], clerks={}, ground=Ground(), until=DAYS.today)
