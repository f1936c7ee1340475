"""Takes over files of long ago: the rows and the history are as if each step had been taken on its day.

For an invented region, and for what another platform kept before. Nobody is told: no mail goes out over the past.
A company asks one training at one place once at a time, and the powers did not move while its files were open.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final
from uuid import UUID

from django.db import transaction

from tandem.base import numbers
from tandem.base.actor import Actor
from tandem.base.errors import NotFound
from tandem.base.periods import day_of
from tandem.journey.recognition.actions.past import desk, forms, mentors, nights
from tandem.journey.recognition.actions.past.desk import Desk
from tandem.journey.recognition.actions.past.facts import PastDossier, PastFiles, PastRequest
from tandem.journey.recognition.actions.past.forms import Scene
from tandem.journey.recognition.actions.past.ground import Ground, Time, committees_of
from tandem.journey.recognition.actions.past.ledger import Ledger
from tandem.journey.recognition.models import Mentor, Recognition, RecognitionRequest
from tandem.journey.recognition.terms import Outcome
from tandem.registers.access.terms import Role
from tandem.registers.organisations.models import Establishment

FILES: Final = "ERK"
RECOGNITIONS: Final = "E"
"""The series of file numbers and of recognitions."""


@dataclass(frozen=True)
class Taken:
    """How many rows were taken over."""

    mentors: int
    requests: int
    recognitions: int


@transaction.atomic
def take_over(
    *, actor: Actor, files: Sequence[PastFiles], clerks: Mapping[UUID, Actor], ground: Ground, until: date
) -> Taken:
    """Take over the files of these companies; `clerks` treat for each body, and the clock ran up to and on `until`."""
    if not actor.has_role(Role.SYSTEM):
        raise NotFound
    given = _Numbers(files)
    places = _places(files)
    committees = committees_of([one.company_id for one in files])
    ledger = Ledger()
    for one in files:
        scene = Scene(
            company_id=one.company_id,
            actor=one.filed_by,
            places=places[one.company_id],
            mentors=[
                mentors.name(m, company_id=one.company_id, actor=one.filed_by, ledger=ledger) for m in one.mentors
            ],
            ground=ground,
            ledger=ledger,
        )
        _take_over_one(one, scene=scene, committees=committees[one.company_id], clerks=clerks, given=given, until=until)
    ledger.store()
    return Taken(ledger.count(Mentor), ledger.count(RecognitionRequest), ledger.count(Recognition))


def _take_over_one(
    files: PastFiles,
    *,
    scene: Scene,
    committees: Sequence[tuple[str, Time]],
    clerks: Mapping[UUID, Actor],
    given: "_Numbers",
    until: date,
) -> None:
    granted: dict[tuple[UUID, UUID], Recognition] = {}
    for past in files.dossiers:
        dossier, filed = forms.fill_in(past, scene=scene)
        if past.submitted_at is None:
            continue
        day = day_of(past.submitted_at)
        numbers_then = [number for number, time in committees if time.holds_on(day)]
        forms.hand_in(dossier, filed, past=past, number=given.of_form(past), committees=numbers_then, scene=scene)
        documents = frozenset({past.document.condition}) if past.document else frozenset()
        table = Desk(clerks, past.answers, documents, granted)
        for one in filed:
            recognition = desk.treat(one, dossier=dossier, number=given.of_grant(one.past), desk=table, scene=scene)
            nights.note_overdue(one.row, until=until, ledger=scene.ledger)
            if recognition is not None:
                nights.run_out(recognition, until=until, ledger=scene.ledger)
    for named in scene.mentors:
        mentors.remind(named, until=until, ledger=scene.ledger)


class _Numbers:
    """The numbers of all forms and recognitions, in the order of their days."""

    def __init__(self, files: Sequence[PastFiles]) -> None:
        forms_ = [past for one in files for past in one.dossiers if past.submitted_at is not None]
        granted = [r for past in forms_ for r in past.requests if r.outcome is Outcome.GRANTED]
        self._forms = _numbered(FILES, ((past.submitted_at, id(past)) for past in forms_))
        self._grants = _numbered(RECOGNITIONS, ((request.decided_at, id(request)) for request in granted))

    def of_form(self, past: PastDossier) -> str:
        """The number under which this form was handed in."""
        return self._forms[id(past)]

    def of_grant(self, past: PastRequest) -> str:
        """The number of the recognition this request led to; empty where it led to none."""
        return self._grants.get(id(past), "")


def _numbered(series: str, moments: Iterable[tuple[datetime | None, int]]) -> dict[int, str]:
    known = sorted((moment, n, key) for n, (moment, key) in enumerate(moments) if moment is not None)
    years = Counter(day_of(moment).year for moment, _, _ in known)
    following = {year: numbers.take(f"{series}-{year}", count=count) for year, count in sorted(years.items())}
    found = {}
    for moment, _, key in known:
        year = day_of(moment).year
        found[key] = numbers.written(f"{series}-{year}", following[year])
        following[year] += 1
    return found


def _places(files: Sequence[PastFiles]) -> Mapping[UUID, Mapping[UUID, Establishment]]:
    found: dict[UUID, dict[UUID, Establishment]] = {one.company_id: {} for one in files}
    for place in Establishment.objects.filter(company__in=list(found)).select_related("company").order_by("number"):
        found[place.company_id][place.pk] = place
    return found
