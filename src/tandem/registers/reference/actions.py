"""Loading the shipped catalogue, and recording the shortage occupations of a year."""

import hashlib
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import asdict, astuple, dataclass
from datetime import datetime
from operator import attrgetter
from typing import Any, TypeVar
from uuid import UUID

from django.db import transaction
from django.db.models import Model
from django.utils.text import slugify

from tandem.base import events
from tandem.base.actor import Actor
from tandem.registers.geo.actions.rows import bring_up_to_date
from tandem.registers.geo.rules import Counts
from tandem.registers.reference import policies, queries, rules
from tandem.registers.reference.models import (
    Activity,
    ActivityList,
    CatalogueEdition,
    JointCommittee,
    JointCommitteeSector,
    Qualification,
    Sector,
    ShortageList,
    ShortageOccupation,
    ShortageOccupationTraining,
    Training,
    TrainingActivityList,
    TrainingNace,
    TrainingOccupation,
    TrainingQualification,
    TrainingSector,
)
from tandem.registers.reference.rules import (
    ActivityListFacts,
    Catalogue,
    ImportedList,
    KnownLists,
    ShortageListFacts,
)
from tandem.registers.reference.terms import Happened, ListPart

SHIPPED = "shipped"
NACE_2008 = "2008"
Load = Mapping[str, Counts]
Ids = Mapping[str, UUID]
Row = TypeVar("Row", bound=Model)


@dataclass(frozen=True)
class ListReport:
    """What came, changed and stayed of the activity lists that were brought in, and which trainings lose theirs."""

    counts: Mapping[ListPart, Counts]
    losing: tuple[str, ...] = ()


@transaction.atomic
def load_shipped(*, actor: Actor, catalogue: Catalogue, now: datetime) -> Load:
    """Bring the reference tables up to the shipped catalogue; the same again does nothing.

    A sector, committee, training, list or activity that is no longer shipped stays: files may stand on it. It ends
    with a last day in the catalogue. What only links two rows goes when it is no longer shipped. A year whose whole
    list of shortage occupations was imported keeps that list, and a version of an activity list that was brought in
    stays as it was brought in.
    """
    policies.may_keep_reference(actor).or_raise()
    rules.check(catalogue).or_raise()
    digest = hashlib.sha256(repr(catalogue).encode()).hexdigest()
    edition = CatalogueEdition.objects.select_for_update().filter(code=SHIPPED).first()
    if edition is not None and edition.digest == digest:
        return {}
    counts = _load(catalogue)
    edition = edition or CatalogueEdition(code=SHIPPED)
    edition.digest, edition.loaded_at = digest, now
    edition.save()
    numbers = {table: [c.added, c.changed, c.unchanged, c.removed] for table, c in counts.items()}
    data = {"edition": SHIPPED, "digest": digest, "counts": numbers}
    events.record(Happened.CATALOGUE_LOADED, actor=actor, subject=edition, at=now, data=data)
    return counts


@transaction.atomic
def record_shortage_list(*, actor: Actor, given: ShortageListFacts, now: datetime) -> ShortageList:
    """Keep the shortage occupations of a year in place of what was known of that year."""
    policies.may_keep_reference(actor).or_raise()
    trainings = _ids(Training, "code")
    rules.check_shortage_list(given, trainings=frozenset(trainings)).or_raise()
    kept = ShortageList.objects.select_for_update().filter(year=given.year).first()
    if kept is not None:
        kept.occupations.all().delete()
    _shortage_lists((given,))
    _shortage_occupations((given,), trainings=trainings)
    kept = ShortageList.objects.get(year=given.year)
    data = {"year": given.year, "total": given.total, "occupations": len(given.occupations)}
    events.record(Happened.SHORTAGE_LIST_RECORDED, actor=actor, subject=kept, at=now, data=data)
    return kept


def preview_activity_lists(*, actor: Actor, given: Sequence[ImportedList]) -> ListReport:
    """What these lists would change; nothing is written."""
    policies.may_keep_activity_lists(actor).or_raise()
    lists, known = _checked(given)
    return _report(lists, known)


@transaction.atomic
def record_activity_lists(*, actor: Actor, given: Sequence[ImportedList], now: datetime) -> ListReport:
    """Keep these activity lists: a new version ends the one before it; of a known one only its marks change.

    A list in which nothing differs is left alone: it stays the shipped one where it was.
    """
    policies.may_keep_activity_lists(actor).or_raise()
    list(ActivityList.objects.select_for_update().order_by("pk"))
    lists, known = _checked(given)
    trainings = _ids(Training, "code")
    for one in lists:
        if all(counts.is_nothing for counts in rules.difference([one], known=known).values()):
            continue
        kept = _record_list(one, trainings=trainings)
        data = {"code": kept.code, "version": kept.version, "activities": len(one.facts.activities)}
        events.record(Happened.ACTIVITY_LIST_RECORDED, actor=actor, subject=kept, at=now, data=data)
    return _report(lists, known)


def _checked(given: Sequence[ImportedList]) -> tuple[tuple[ImportedList, ...], KnownLists]:
    known = queries.known_lists()
    lists = rules.completed(given, known=known)
    rules.check_activity_lists(lists, known=known).or_raise()
    return lists, known


def _report(lists: Sequence[ImportedList], known: KnownLists) -> ListReport:
    return ListReport(rules.difference(lists, known=known), rules.losing(lists, known=known))


def _record_list(given: ImportedList, *, trainings: Ids) -> ActivityList:
    facts = given.facts
    older = ActivityList.objects.filter(code=facts.code, version__lt=facts.version, valid_until__isnull=True)
    older.update(valid_until=facts.valid_from)
    kept, _ = ActivityList.objects.update_or_create(
        code=facts.code, version=facts.version, defaults=_columns(facts, ("activities", "valid_until"))
    )
    _list_activities(kept, facts)
    for code in given.trainings:
        TrainingActivityList.objects.get_or_create(training_id=trainings[code], activity_list=kept)
    return kept


def _list_activities(kept: ActivityList, facts: ActivityListFacts) -> Counts:
    rows = [
        Activity(activity_list=kept, position=position, **(_columns(row) | {"safety": row.safety or ""}))
        for position, row in enumerate(facts.activities, start=1)
    ]
    return _kept_rows(Activity, rows, key=("activity_list_id", "code"))


def _load(catalogue: Catalogue) -> Load:
    """Write all tables, in the order in which they refer to each other."""
    counts = {"sectors": _plain_rows(Sector, catalogue.sectors, key="code")}
    sectors = _ids(Sector, "code")
    committees = catalogue.joint_committees
    apart = ("sectors", "sector_certainty")
    counts["joint_committees"] = _plain_rows(JointCommittee, committees, key="number", apart=apart)
    counts["joint_committee_sectors"] = _committee_sectors(catalogue, sectors)
    counts["qualifications"] = _plain_rows(Qualification, catalogue.qualifications, key="code")
    counts["trainings"] = _trainings(catalogue)
    trainings = _ids(Training, "code")
    counts["training_sectors"] = _training_sectors(catalogue, trainings, sectors)
    counts["training_qualifications"] = _training_qualifications(catalogue, trainings)
    counts["training_occupations"] = _training_occupations(catalogue, trainings)
    counts["training_nace"] = _training_nace(catalogue, trainings)
    counts["activity_lists"] = _activity_lists(catalogue)
    counts["activities"] = _activities(catalogue)
    counts["training_activity_lists"] = _training_activity_lists(catalogue, trainings)
    complete = set(ShortageList.objects.filter(is_complete=True).values_list("year", flat=True))
    shipped = [row for row in catalogue.shortage_lists if row.year not in complete]
    counts["shortage_lists"] = _shortage_lists(shipped)
    counts |= _shortage_occupations(shipped, trainings=trainings)
    return counts


def _plain_rows(model: type[Row], facts: Sequence[Any], *, key: str, apart: Collection[str] = ()) -> Counts:
    """Facts whose fields are the columns of the table, save those kept apart."""
    rows = [model(**_columns(row, apart)) for row in facts]
    return _kept_rows(model, rows, key=(key,))


def _kept_rows(model: type[Row], rows: Sequence[Row], *, key: tuple[str, ...]) -> Counts:
    """Rows that come or change; a row that is no longer given is left alone."""
    sought = attrgetter(*key)
    wanted = {sought(row) for row in rows}
    there = [row.pk for row in model._default_manager.all() if sought(row) in wanted]
    fields = [f.name for f in model._meta.concrete_fields if f.attname not in {"id", *key}]
    return bring_up_to_date(model._default_manager.filter(pk__in=there), rows, key=sought, fields=fields)


def _committee_sectors(catalogue: Catalogue, sectors: Ids) -> Counts:
    committees = _ids(JointCommittee, "number")
    rows = [
        JointCommitteeSector(
            joint_committee_id=committees[row.number],
            sector_id=sectors[sector],
            valid_from=row.valid_from,
            valid_until=row.valid_until,
            certainty=row.sector_certainty,
        )
        for row in catalogue.joint_committees
        for sector in row.sectors
    ]
    stored = JointCommitteeSector.objects.filter(
        joint_committee__number__in=[row.number for row in catalogue.joint_committees]
    )
    return bring_up_to_date(
        stored,
        rows,
        key=lambda row: (row.joint_committee_id, row.sector_id, row.valid_from),
        fields=("valid_until", "certainty"),
    )


def _trainings(catalogue: Catalogue) -> Counts:
    apart = (
        "sectors",
        "qualifications",
        "qualification_certainty",
        "activity_list",
        "occupations",
        "occupation_certainty",
        "nace",
        "nace_certainty",
    )
    rows = [Training(slug=slugify(row.name), **_columns(row, apart)) for row in catalogue.trainings]
    return _kept_rows(Training, rows, key=("code",))


def _training_sectors(catalogue: Catalogue, trainings: Ids, sectors: Ids) -> Counts:
    rows = [
        TrainingSector(training_id=trainings[row.code], sector_id=sectors[sector], position=position)
        for row in catalogue.trainings
        for position, sector in enumerate(row.sectors)
    ]
    # The position belongs to the key: two sectors that change places would clash half-way.
    stored = TrainingSector.objects.filter(training__in=_shipped(catalogue, trainings))
    return bring_up_to_date(
        stored, rows, key=lambda row: (row.training_id, row.sector_id, row.position), fields=("position",)
    )


def _training_qualifications(catalogue: Catalogue, trainings: Ids) -> Counts:
    qualifications = _ids(Qualification, "code")
    rows = [
        TrainingQualification(
            training_id=trainings[row.code],
            qualification_id=qualifications[code],
            certainty=row.qualification_certainty,
        )
        for row in catalogue.trainings
        for code in row.qualifications
    ]
    stored = TrainingQualification.objects.filter(training__in=_shipped(catalogue, trainings))
    return bring_up_to_date(
        stored, rows, key=lambda row: (row.training_id, row.qualification_id), fields=("certainty",)
    )


def _training_occupations(catalogue: Catalogue, trainings: Ids) -> Counts:
    rows = [
        TrainingOccupation(
            training_id=trainings[row.code],
            esco=UUID(occupation.esco),
            name=occupation.name,
            certainty=row.occupation_certainty,
        )
        for row in catalogue.trainings
        for occupation in row.occupations
    ]
    stored = TrainingOccupation.objects.filter(training__in=_shipped(catalogue, trainings))
    return bring_up_to_date(stored, rows, key=lambda row: (row.training_id, row.esco), fields=("name", "certainty"))


def _training_nace(catalogue: Catalogue, trainings: Ids) -> Counts:
    rows = [
        TrainingNace(training_id=trainings[row.code], version=NACE_2008, prefix=prefix, certainty=row.nace_certainty)
        for row in catalogue.trainings
        for prefix in row.nace
    ]
    stored = TrainingNace.objects.filter(version=NACE_2008, training__in=_shipped(catalogue, trainings))
    return bring_up_to_date(stored, rows, key=lambda row: (row.training_id, row.prefix), fields=("certainty",))


def _activity_lists(catalogue: Catalogue) -> Counts:
    """A shipped version keeps the end that a later one gave it, which somebody brought in."""
    shipped = {row.code: row.version for row in catalogue.activity_lists}
    later = (
        ActivityList.objects.filter(code__in=shipped).order_by("-version").values_list("code", "version", "valid_from")
    )
    ends = {code: start for code, version, start in later if version > shipped[code]}
    rows = [
        ActivityList(**(_columns(row, ("activities",)) | {"valid_until": row.valid_until or ends.get(row.code)}))
        for row in _not_brought_in(catalogue)
    ]
    return _kept_rows(ActivityList, rows, key=("code", "version"))


def _activities(catalogue: Catalogue) -> Counts:
    lists = {(row.code, row.version): row for row in ActivityList.objects.all()}
    each = [_list_activities(lists[facts.code, facts.version], facts) for facts in _not_brought_in(catalogue)]
    return Counts(*(sum(numbers) for numbers in zip(*(astuple(one) for one in each), strict=True)))


def _not_brought_in(catalogue: Catalogue) -> list[ActivityListFacts]:
    """The shipped versions that nobody brought in with other marks or trainings."""
    brought_in = _brought_in(catalogue)
    return [row for row in catalogue.activity_lists if (row.code, row.version) not in brought_in]


def _brought_in(catalogue: Catalogue) -> dict[tuple[str, int], UUID]:
    """The shipped versions that somebody brought in as well."""
    shipped = {(row.code, row.version) for row in catalogue.activity_lists}
    there = [row for row in ActivityList.objects.all() if (row.code, row.version) in shipped]
    streams = {event.stream for event in events.histories(there) if event.code == Happened.ACTIVITY_LIST_RECORDED}
    return {(row.code, row.version): row.pk for row in there if events.stream_of(row) in streams}


def _training_activity_lists(catalogue: Catalogue, trainings: Ids) -> Counts:
    """The links with shipped versions; a version that somebody brought in keeps those it got then."""
    shipped = {(row.code, row.version) for row in catalogue.activity_lists}
    versions = {(row.code, row.version): row.pk for row in ActivityList.objects.all()}
    links = {
        (trainings[row.code], versions[code, version])
        for row in catalogue.trainings
        for code, version in sorted(shipped)
        if code == row.activity_list
    }
    stored = TrainingActivityList.objects.filter(
        training__in=_shipped(catalogue, trainings), activity_list__in=[versions[one] for one in shipped]
    )
    kept = stored.filter(activity_list__in=_brought_in(catalogue).values())
    links |= set(kept.values_list("training_id", "activity_list_id"))
    rows = [TrainingActivityList(training_id=training, activity_list_id=listed) for training, listed in sorted(links)]
    return bring_up_to_date(stored, rows, key=lambda row: (row.training_id, row.activity_list_id), fields=("training",))


def _shortage_lists(given: Sequence[ShortageListFacts]) -> Counts:
    return _plain_rows(ShortageList, given, key="year", apart=("occupations",))


def _shortage_occupations(given: Sequence[ShortageListFacts], *, trainings: Ids) -> dict[str, Counts]:
    lists = {row.year: row.pk for row in ShortageList.objects.filter(year__in=[row.year for row in given])}
    pairs = [(lists[listed.year], row) for listed in given for row in listed.occupations]
    rows = [
        ShortageOccupation(shortage_list_id=year, **_columns(row, ("trainings", "link_certainty")))
        for year, row in pairs
    ]
    counts = {"shortage_occupations": _kept_rows(ShortageOccupation, rows, key=("shortage_list_id", "code"))}
    stored = ShortageOccupation.objects.filter(shortage_list__in=lists.values())
    there = {(row.shortage_list_id, row.code): row.pk for row in stored}
    links = [
        ShortageOccupationTraining(
            occupation_id=there[year, row.code], training_id=trainings[code], certainty=row.link_certainty
        )
        for year, row in pairs
        for code in row.trainings
    ]
    counts["shortage_occupation_trainings"] = bring_up_to_date(
        ShortageOccupationTraining.objects.filter(occupation__in=there.values()),
        links,
        key=lambda row: (row.occupation_id, row.training_id),
        fields=("certainty",),
    )
    return counts


def _columns(facts: Any, apart: Collection[str] = ()) -> dict[str, Any]:
    """The fields of the facts as columns; a word that is unknown is an empty text where the column is a text."""
    words = {"grade", "form", "finality", "agreement"}
    found = {name: value for name, value in asdict(facts).items() if name not in apart}
    return {name: value or "" if name in words else value for name, value in found.items()}


def _ids(model: type[Model], key: str) -> dict[str, UUID]:
    return dict(model._default_manager.values_list(key, "pk"))


def _shipped(catalogue: Catalogue, trainings: Ids) -> Iterable[UUID]:
    return [trainings[row.code] for row in catalogue.trainings]
