"""Doors for reading sectors, joint committees, trainings, activities and shortage occupations. All of it is public."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, TypeVar
from uuid import UUID

from django.db import models
from django.db.models import Count, F, Prefetch, Q, QuerySet

from tandem.base.errors import NotFound
from tandem.registers.geo.rules import search_key
from tandem.registers.reference import rules
from tandem.registers.reference.models import (
    Activity,
    ActivityList,
    JointCommittee,
    JointCommitteeSector,
    Sector,
    ShortageList,
    ShortageOccupationTraining,
    Training,
    TrainingActivityList,
    TrainingNace,
    TrainingOccupation,
    TrainingQualification,
    TrainingSector,
)
from tandem.registers.reference.models.parts import valid_on
from tandem.registers.reference.rules import ActivityFacts, ActivityListFacts, ImportedList, KnownLists
from tandem.registers.reference.terms import Certainty, Safety

Row = TypeVar("Row", Sector, JointCommittee, Training)
Value = TypeVar("Value", str, int)

LONGEST_SEARCH = 80
"""Letters of a typed text that are looked at; no one types more to find a training."""
FEW = 10
"""How many answers fit under a search field."""
NACE_2008 = "2008"


@dataclass(frozen=True)
class ListInForce:
    """The activity list of a training on a day, with its activities in order."""

    list: ActivityList
    activities: tuple[Activity, ...]


@dataclass(frozen=True)
class SectorTime:
    """A sector a training belongs to, and when that sector exists; no day is no bound."""

    code: str
    valid_from: date | None
    valid_until: date | None

    def holds_on(self, day: date) -> bool:
        """Whether the sector exists that day."""
        return (self.valid_from is None or self.valid_from <= day) and (
            self.valid_until is None or day < self.valid_until
        )


@dataclass(frozen=True)
class TrainingStanding:
    """Where a training stands; a qualification of which our sources are not sure decides nothing and is left out."""

    sectors: tuple[SectorTime, ...]
    qualifications: tuple[str, ...]


def sectors_on(day: date) -> QuerySet[Sector]:
    """The sectors of that day in their usual order; companies without partnership come last."""
    return Sector.objects.valid_on(day).order_by(F("number").asc(nulls_last=True), "code")


def sector_by_code(code: str) -> Sector:
    """The sector with this code, of any day."""
    return _one(Sector.objects.filter(code=code), code)


def joint_committees_on(day: date) -> QuerySet[JointCommittee]:
    """The joint committees of that day, by number."""
    return JointCommittee.objects.valid_on(day).order_by("number")


def joint_committee_by_number(text: str) -> JointCommittee:
    """The joint committee with this number, however it is written."""
    number = rules.joint_committee_number(text)
    return _one(JointCommittee.objects.filter(number=number), number)


def search_joint_committees(text: str, *, day: date, limit: int = FEW) -> list[JointCommittee]:
    """Joint committees by the start of their number or by words of their name."""
    sought = search_key(text[:LONGEST_SEARCH])
    words = [f" {word}" for word in sought.split()]
    found = [
        committee
        for committee in joint_committees_on(day)
        if words and all(word in search_key(f"{committee.number} {committee}") for word in words)
    ]
    found.sort(key=lambda row: (not search_key(row.number).startswith(sought), row.number))
    return found[:limit]


def sectors_of_joint_committee(number: str, day: date) -> list[Sector]:
    """The sectors a company of this committee belongs to that day; empty where nobody knows.

    A subcommittee without sectors of its own follows the committee it belongs to.
    """
    written = rules.joint_committee_number(number)
    own = _sectors_of(written, day)
    parent = rules.parent_committee(written)
    return own or (_sectors_of(parent, day) if parent else [])


def trainings_on(day: date) -> QuerySet[Training]:
    """The trainings of that day, by name."""
    return Training.objects.valid_on(day).order_by("name", "code")


def trainings_of_sector(code: str, *, day: date) -> QuerySet[Training]:
    """The trainings of that day in one sector, by name."""
    return Training.objects.valid_on(day).in_sector(code).order_by("name", "code")


def training_by_code(code: str) -> Training:
    """The training with this code, of any day."""
    return _one(Training.objects.filter(code=code), code)


def training_by_slug(slug: str) -> Training:
    """The training under this web address, of any day."""
    return _one(Training.objects.filter(slug=slug), slug)


def trainings_by_id(ids: Iterable[UUID]) -> dict[UUID, Training]:
    """These trainings, by their key."""
    return Training.objects.in_bulk(set(ids))


def trainings_for_nace(code: str, *, day: date) -> list[Training]:
    """The trainings a company with this NACE-BEL 2008 code may offer, the closest first; a help for searching."""
    prefixes = rules.nace_prefixes(code)
    links = TrainingNace.objects.filter(version=NACE_2008, prefix__in=prefixes)
    closest: dict[UUID, int] = {}
    for training_id, prefix in links.values_list("training_id", "prefix"):
        closest[training_id] = max(closest.get(training_id, 0), len(prefix))
    found = Training.objects.valid_on(day).filter(pk__in=closest)
    return sorted(found, key=lambda row: (-closest[row.pk], row.name, row.code))


def search_trainings(
    text: str, *, day: date, limit: int = FEW, among: Iterable[Training] | None = None
) -> list[Training]:
    """Trainings by name, qualification, related occupation or activity, whatever the accents and capitals.

    A name that begins with the text comes first, then a name with every word in it, then the rest. Who has the
    trainings of the day at hand looks among those.
    """
    sought = search_key(text[:LONGEST_SEARCH])
    if not sought:
        return []
    related, activities = _related_words(), _activity_words(day)
    ranked = []
    for training in trainings_on(day) if among is None else among:
        names = (search_key(training.name), search_key(training.name_en))
        place = rules.rank(sought, names=names, related=related[training.pk], activities=activities[training.pk])
        if place is not None:
            ranked.append((place, names[0], training.code, training))
    return [training for *_, training in sorted(ranked, key=lambda row: row[:3])[:limit]]


def sector_codes_of(training_id: UUID, day: date) -> tuple[str, ...]:
    """The codes of the sectors of a training that day, the one it belongs to most first."""
    return sector_codes_by_training([training_id], day).get(training_id, ())


def sector_codes_by_training(ids: Collection[UUID], day: date) -> dict[UUID, tuple[str, ...]]:
    """The codes of the sectors of each of these trainings that day."""
    links = TrainingSector.objects.filter(valid_on(day, "sector__"), training__in=ids)
    return _grouped(links.order_by("position").values_list("training_id", "sector__code"))


def sector_times_by_training(ids: Collection[UUID]) -> dict[UUID, tuple[SectorTime, ...]]:
    """The sectors of each of these trainings with their days, for who asks about many days at once."""
    links = TrainingSector.objects.filter(training__in=ids).order_by("position")
    rows = links.values_list("training_id", "sector__code", "sector__valid_from", "sector__valid_until")
    groups: defaultdict[UUID, list[SectorTime]] = defaultdict(list)
    for training_id, code, valid_from, valid_until in rows:
        groups[training_id].append(SectorTime(code, valid_from, valid_until))
    return {key: tuple(times) for key, times in groups.items()}


def standings_of(ids: Collection[UUID]) -> dict[UUID, TrainingStanding]:
    """To which sectors each of these trainings belongs, the first one first, and to which qualifications for sure."""
    links = TrainingSector.objects.filter(training__in=ids)
    sectors = links.values_list("training", "position", "sector__code", "sector__valid_from", "sector__valid_until")
    sure = TrainingQualification.objects.filter(training__in=ids, certainty__in=(Certainty.OFFICIAL, Certainty.RETOLD))
    nothing = models.Value(None, output_field=models.DateField())
    none = models.Value(None, output_field=models.IntegerField())
    qualifications = sure.values_list("training", none, "qualification__name", nothing, nothing)
    rows: defaultdict[UUID, list[Any]] = defaultdict(list)
    for training, *told in sectors.union(qualifications, all=True):
        rows[training].append(told)
    return {key: _standing(rows[key]) for key in ids}


def _standing(rows: Sequence[Any]) -> TrainingStanding:
    times = sorted((row for row in rows if row[0] is not None), key=lambda row: row[0])
    return TrainingStanding(
        sectors=tuple(SectorTime(*row[1:]) for row in times),
        qualifications=tuple(sorted(row[1] for row in rows if row[0] is None)),
    )


def activity_list_for(training_id: UUID, day: date) -> ListInForce | None:
    """The activity list of a training that day, with its activities; None where we know none."""
    lists = ActivityList.objects.valid_on(day).filter(trainings=training_id)
    found = lists.order_by("-version", "code").first()
    if found is None:
        return None
    return ListInForce(found, tuple(found.activities.order_by("position")))


def lists_in_force(day: date) -> dict[UUID, ListInForce]:
    """The activity list of every training that has one that day, with its activities in order."""
    activities: defaultdict[UUID, list[Activity]] = defaultdict(list)
    for activity in Activity.objects.filter(valid_on(day, "activity_list__")).order_by("activity_list_id", "position"):
        activities[activity.activity_list_id].append(activity)
    links = TrainingActivityList.objects.filter(valid_on(day, "activity_list__")).select_related("activity_list")
    best_last = links.order_by("activity_list__version", "-activity_list__code")
    return {
        link.training_id: ListInForce(link.activity_list, tuple(activities[link.activity_list_id]))
        for link in best_last
    }


def activity_lists() -> QuerySet[ActivityList]:
    """Every version of every activity list, with its trainings; the newest version of a list first."""
    rows = ActivityList.objects.annotate(count=Count("activities")).prefetch_related("trainings")
    return rows.order_by("code", "-version")


def known_lists() -> KnownLists:
    """What is kept of activity lists, as an import is compared with it."""
    versions = [
        ActivityListFacts(
            activities=tuple(_activity_facts(row) for row in one.activities.all()),
            **{name: getattr(one, name) for name in _LIST_FIELDS},
        )
        for one in ActivityList.objects.prefetch_related(
            Prefetch("activities", Activity.objects.order_by("position"))
        ).order_by("code", "version")
    ]
    used = dict.fromkeys(Training.objects.values_list("code", flat=True), "")
    open_links = TrainingActivityList.objects.filter(activity_list__valid_until__isnull=True)
    used |= dict(open_links.order_by("activity_list__version").values_list("training__code", "activity_list__code"))
    links: defaultdict[tuple[str, int], list[str]] = defaultdict(list)
    rows = TrainingActivityList.objects.values_list("activity_list__code", "activity_list__version", "training__code")
    for code, version, training in rows.order_by("training__code"):
        links[code, version].append(training)
    return KnownLists(
        tuple(versions), used, {(one.code, one.version): tuple(links[one.code, one.version]) for one in versions}
    )


def kept_lists() -> tuple[ImportedList, ...]:
    """Every version of every list with the trainings that use it, as somebody could bring it in."""
    known = known_lists()
    return tuple(ImportedList(one, known.used[one.code, one.version]) for one in known.versions)


def _activity_facts(row: Activity) -> ActivityFacts:
    return ActivityFacts(
        code=row.code,
        text_nl=row.text_nl,
        text_en=row.text_en,
        certainty=Certainty(row.certainty),
        phase=row.phase,
        safety=Safety(row.safety) if row.safety else None,
        is_compulsory=row.is_compulsory,
    )


_LIST_FIELDS = (
    "code",
    "version",
    "name",
    "name_en",
    "valid_from",
    "valid_until",
    "certainty",
    "source",
    "note",
    "note_en",
)


def activity_counts(ids: Collection[UUID], day: date) -> dict[UUID, int]:
    """How many activities the list of each of these trainings counts that day; absent where we know none."""
    links = TrainingActivityList.objects.filter(valid_on(day, "activity_list__"), training__in=ids)
    counted = links.annotate(activities=Count("activity_list__activities"))
    best_last = counted.order_by("activity_list__version", "-activity_list__code")
    return dict(best_last.values_list("training_id", "activities"))


def activities_with_words() -> QuerySet[Activity]:
    """Every activity of every version of every list, with no more than its words."""
    return Activity.objects.only("id", "text_nl").order_by()


def activities_by_id(ids: Iterable[UUID]) -> dict[UUID, Activity]:
    """These activities, by their key."""
    return Activity.objects.in_bulk(set(ids))


def shortage_lists() -> QuerySet[ShortageList]:
    """The yearly lists of shortage occupations, the newest first."""
    return ShortageList.objects.order_by("-year")


def shortage_years(training_id: UUID) -> tuple[int, ...]:
    """The years in which an occupation of this training was a shortage occupation, as far as our lists tell."""
    return shortage_years_by_training([training_id]).get(training_id, ())


def shortage_years_by_training(ids: Collection[UUID]) -> dict[UUID, tuple[int, ...]]:
    """The shortage years of each of these trainings, the oldest first."""
    links = ShortageOccupationTraining.objects.filter(training__in=ids)
    rows = links.order_by("occupation__shortage_list__year").values_list(
        "training_id", "occupation__shortage_list__year"
    )
    return _grouped(rows.distinct())


def _one(rows: "QuerySet[Row]", sought: str) -> Row:
    found = rows.first()
    if found is None:
        raise NotFound(sought)
    return found


def _sectors_of(number: str, day: date) -> list[Sector]:
    links = JointCommitteeSector.objects.valid_on(day).filter(joint_committee__number=number)
    return [link.sector for link in links.select_related("sector").order_by("sector__code")]


def _related_words() -> "defaultdict[UUID, list[str]]":
    words: defaultdict[UUID, list[str]] = defaultdict(list)
    qualifications = TrainingQualification.objects.values_list(
        "training_id", "qualification__name", "qualification__name_en"
    )
    occupations = TrainingOccupation.objects.annotate(no_more=models.Value("")).values_list(
        "training_id", "name", "no_more"
    )
    for training_id, *names in qualifications.union(occupations, all=True):
        words[training_id] += [search_key(name) for name in names if name]
    return words


def _activity_words(day: date) -> "defaultdict[UUID, list[str]]":
    words: defaultdict[UUID, list[str]] = defaultdict(list)
    listed = Activity.objects.filter(valid_on(day, "activity_list__"), ~Q(activity_list__training_links=None))
    rows = listed.values_list("activity_list__training_links__training_id", "text_nl", "text_en")
    for training_id, text_nl, text_en in rows:
        words[training_id] += [search_key(text_nl), search_key(text_en)]
    return words


def _grouped(rows: Iterable[tuple[UUID, Value]]) -> dict[UUID, tuple[Value, ...]]:
    groups: defaultdict[UUID, list[Value]] = defaultdict(list)
    for key, value in rows:
        groups[key].append(value)
    return {key: tuple(values) for key, values in groups.items()}
