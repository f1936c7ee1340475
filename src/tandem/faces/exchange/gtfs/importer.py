"""Imports a timetable: read, check, keep, take in use. From the command line at once, else by the worker."""

import hashlib
import shutil
import tempfile
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

from django.core.files.base import File
from django.core.files.storage import default_storage

from tandem.base.actor import SYSTEM, Actor
from tandem.base.errors import NotPossible
from tandem.faces.exchange.gtfs import compiling
from tandem.faces.exchange.gtfs.compiling import TooManyLeftOutError
from tandem.faces.exchange.gtfs.facts import Problem, Read, RefusedError
from tandem.registers.travel import actions, policies
from tandem.registers.travel.queries import timetables as queries
from tandem.registers.travel.rules import editions
from tandem.registers.travel.rules.editions import TimetableFacts
from tandem.registers.travel.rules.timetable import packed
from tandem.registers.travel.terms import TimetableState


@dataclass(frozen=True)
class Report:
    """What a file holds, or why it was refused; `was_applied` where it is reckoned with from now on."""

    source: str
    facts: TimetableFacts | None
    problems: tuple[Problem, ...]
    problem_count: int
    was_applied: bool = False

    @property
    def is_ok(self) -> bool:
        """Whether the file can be taken over."""
        return self.facts is not None


def import_timetable(path: Path, *, actor: Actor, operator: str, now: datetime, is_dry_run: bool = True) -> Report:
    """Look at a file and say what it holds; where this is no dry run, also take it in use."""
    policies.may_keep_timetables(actor).or_raise()
    size = path.stat().st_size if path.is_file() else 1
    editions.may_receive(operator=editions.operator_named(operator), size=size).or_raise()
    try:
        read = compiling.read(path)
    except RefusedError as refusal:
        problems, count = _why(refusal)
        return Report(path.name, None, problems, count)
    facts = _facts(read)
    if not is_dry_run:
        row = actions.receive(
            actor=actor,
            operator=operator,
            source=path.name,
            file_digest=_digest(_blocks(path)),
            size=size,
            now=now,
            read_later=False,
        )
        actions.check(actor=actor, timetable_id=row.pk, facts=facts, content=packed(read.table), now=now)
        actions.use(actor=actor, timetable_id=row.pk, now=now)
    return Report(path.name, facts, read.problems, read.counted, was_applied=not is_dry_run)


def hand_in(*, actor: Actor, operator: str, file: "File[bytes]", now: datetime) -> Any:
    """Keep a file that somebody sent, and ask the worker to read it; only who keeps the timetables may know of it."""
    queries.timetables_for(actor)
    name, size = editions.operator_named(operator), file.size or 0
    editions.may_receive(operator=name, size=size).or_raise()
    digest = _digest(file.chunks())
    editions.may_receive(operator=name, size=size, is_new=not queries.is_live(name, digest)).or_raise()
    if not default_storage.exists(_kept(digest)):
        file.seek(0)
        default_storage.save(_kept(digest), file)
    source = Path(file.name or "").name
    try:
        return actions.receive(actor=actor, operator=name, source=source, file_digest=digest, size=size, now=now)
    except NotPossible:  # somebody handed in the same file at the same moment
        _throw_away(digest)
        raise


def read_kept(*, timetable_id: str, now: datetime) -> None:
    """Read a file that was handed in, keep what it holds or why not, and throw the file away. Safe to run twice."""
    row = queries.timetable_for(SYSTEM, UUID(timetable_id))
    if row.state == TimetableState.RECEIVED:
        with tempfile.TemporaryDirectory(prefix="tandem-gtfs-") as folder:
            path = Path(folder) / "timetable.zip"
            with default_storage.open(_kept(row.file_digest), "rb") as kept, path.open("wb") as copy:
                shutil.copyfileobj(kept, copy)
            try:
                read = compiling.read(path)
            except RefusedError as refusal:
                problems, count = _why(refusal)
                actions.refuse(
                    actor=SYSTEM, timetable_id=row.pk, problems=_rows(problems), problem_count=count, now=now
                )
            else:
                content = packed(read.table)
                actions.check(actor=SYSTEM, timetable_id=row.pk, facts=_facts(read), content=content, now=now)
    _throw_away(row.file_digest)


def problems_of(row: Any) -> tuple[Problem, ...]:
    """The problems that were kept with a timetable."""
    return tuple(Problem(**one) for one in row.problems)


def _facts(read: Read) -> TimetableFacts:
    table = read.table
    return TimetableFacts(
        publisher=read.publisher[:200],
        version=read.version[:100],
        valid_from=table.first_day,
        valid_until=table.last_day + timedelta(days=1),
        stops=len(table.stops.names),
        lines=len(table.lines),
        trips=read.trips,
        left_out=read.left_out,
        problems=_rows(read.problems),
        problem_count=read.counted,
        asides=read.asides,
    )


def _why(refusal: RefusedError) -> tuple[tuple[Problem, ...], int]:
    notes = refusal.notes if isinstance(refusal, TooManyLeftOutError) else None
    return (refusal.problem, *(notes.problems if notes else ())), 1 + (notes.counted if notes else 0)


def _rows(problems: Iterable[Problem]) -> list[dict[str, Any]]:
    return [asdict(problem) for problem in problems]


def _throw_away(digest: str) -> None:
    """Keep the file no longer, unless it still has to be read for somebody."""
    if not queries.is_awaited(digest):
        default_storage.delete(_kept(digest))


def _kept(digest: str) -> str:
    return f"timetables/handed-in/{digest}"


def _blocks(path: Path) -> Iterable[bytes]:
    with path.open("rb") as file:
        while block := file.read(1 << 20):
            yield block


def _digest(blocks: Iterable[bytes]) -> str:
    digest = hashlib.sha256()
    for block in blocks:
        digest.update(block)
    return digest.hexdigest()
