"""Activity lists that somebody brings in: a new version ends the old one; the words of a version never change."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime

import pytest
from hypothesis import given as for_all
from hypothesis import strategies as st

from tandem.base import events
from tandem.base.actor import PUBLIC, SYSTEM, Actor
from tandem.base.errors import NotPossible
from tandem.registers.reference import actions, policies, queries, rules
from tandem.registers.reference.models import Activity, ActivityList, Training, TrainingActivityList
from tandem.registers.reference.rules import (
    ActivityFacts,
    ActivityListFacts,
    Catalogue,
    ImportedList,
    KnownLists,
)
from tandem.registers.reference.terms import Certainty, Happened, ListPart, Unsound

NEXT_YEAR = date(2027, 9, 1)
BAKERY = "BAK-BROOD"


def activity(number: int, *, code: str = "BAK", text: str = "", **marks: object) -> ActivityFacts:
    words = text or f"Doet iets van nummer {number}"
    return ActivityFacts(f"{code}-{number:02d}", words, words, Certainty.OFFICIAL, **marks)


def brought(
    code: str = "BAK", version: int = 2, *activities: ActivityFacts, start: date = NEXT_YEAR, trainings=(BAKERY,)
) -> ImportedList:
    rows = activities or (activity(1, code=code), activity(2, code=code))
    facts = ActivityListFacts(code, version, "Brood", "Bread", start, Certainty.OFFICIAL, "Staatsblad", rows)
    return ImportedList(facts, tuple(trainings))


def record(*given: ImportedList, now: datetime) -> actions.ListReport:
    return actions.record_activity_lists(actor=SYSTEM, given=given, now=now)


def refused(known: KnownLists, *given: ImportedList) -> list[str]:
    return [finding.code for finding in rules.check_activity_lists(given, known=known).unmet]


@pytest.fixture
def known(loaded: Catalogue) -> KnownLists:
    return queries.known_lists()


@pytest.mark.django_db
def test_a_new_version_takes_over_on_its_first_day(loaded: Catalogue, bakery: Training, day: date, now: datetime):
    report = record(brought(), now=now)

    assert report.counts[ListPart.LIST].added == 1
    assert report.counts[ListPart.ACTIVITY].added == 2
    before = queries.activity_list_for(bakery.pk, date(2027, 8, 31))
    after = queries.activity_list_for(bakery.pk, NEXT_YEAR)
    assert before is not None
    assert after is not None
    assert (before.list.version, len(before.activities)) == (1, 24)
    assert (after.list.version, [row.code for row in after.activities]) == (2, ["BAK-01", "BAK-02"])
    assert ActivityList.objects.get(code="BAK", version=1).valid_until == NEXT_YEAR
    assert queries.lists_in_force(day)[bakery.pk].list.version == 1
    assert queries.lists_in_force(NEXT_YEAR)[bakery.pk].activities == after.activities
    happened = events.history(after.list)[-1]
    assert (happened.code, happened.data["version"]) == (Happened.ACTIVITY_LIST_RECORDED, 2)


@pytest.mark.django_db
def test_the_same_lists_again_change_nothing(loaded: Catalogue, now: datetime):
    record(brought(), now=now)
    again = record(brought(), now=now)
    assert all(counts.is_nothing for counts in again.counts.values())
    assert ActivityList.objects.filter(code="BAK").count() == 2
    assert TrainingActivityList.objects.filter(training__code=BAKERY).count() == 2


@pytest.mark.django_db
def test_a_preview_says_the_same_and_writes_nothing(loaded: Catalogue, now: datetime):
    lists = ActivityList.objects.count()
    said = actions.preview_activity_lists(actor=SYSTEM, given=[brought()])
    assert ActivityList.objects.count() == lists
    assert said == record(brought(), now=now)


@pytest.mark.django_db
def test_marks_of_a_known_version_may_change(loaded: Catalogue, now: datetime):
    record(brought(), now=now)
    report = record(brought("BAK", 2, activity(1, is_compulsory=True, phase=2), activity(2)), now=now)
    assert report.counts[ListPart.ACTIVITY].changed == 1
    row = Activity.objects.get(activity_list__code="BAK", activity_list__version=2, code="BAK-01")
    assert (row.is_compulsory, row.phase) == (True, 2)


@pytest.mark.django_db
def test_loading_the_shipped_tables_again_leaves_what_was_brought_in(
    load: Callable[..., actions.Load], loaded: Catalogue, bakery: Training, now: datetime
):
    own = brought("QQQ", 1, trainings=("BAK-BAKKERIJ",)) if _has_no_list("BAK-BAKKERIJ") else None
    record(brought(), *([own] if own else []), now=now)
    first, *rest = loaded.trainings

    load(trainings=(replace(first, name_en="Something else"), *rest))

    in_force = queries.activity_list_for(bakery.pk, NEXT_YEAR)
    assert in_force is not None
    assert in_force.list.version == 2
    assert ActivityList.objects.get(code="BAK", version=1).valid_until == NEXT_YEAR
    if own:
        assert TrainingActivityList.objects.filter(activity_list__code="QQQ").exists()


@pytest.mark.django_db
def test_a_shipped_version_that_was_brought_in_keeps_its_marks_and_trainings(
    load: Callable[..., actions.Load], loaded: Catalogue, known: KnownLists, now: datetime
):
    """The next catalogue brings other words for everything else, and leaves this version alone."""
    shipped = next(one for one in known.versions if one.code == "BAK")
    first, *others = shipped.activities
    marked = replace(shipped, activities=(replace(first, is_compulsory=True, phase=2), *others))
    without = next(code for code, used in sorted(known.list_of.items()) if not used)
    record(ImportedList(marked, (*known.used["BAK", 1], without)), now=now)
    lists = tuple(
        replace(one, note="Anders.", activities=(replace(one.activities[0], text_en="Other"), *one.activities[1:]))
        for one in loaded.activity_lists
    )

    load(activity_lists=lists)

    row = Activity.objects.get(activity_list__code="BAK", activity_list__version=1, code=first.code)
    assert (row.is_compulsory, row.phase, row.text_en) == (True, 2, first.text_en)
    assert TrainingActivityList.objects.filter(activity_list__code="BAK", training__code=without).exists()
    noted = dict(ActivityList.objects.values_list("code", "note"))
    assert noted.pop("BAK") == shipped.note
    assert set(noted.values()) == {"Anders."}


@pytest.mark.django_db
def test_a_list_in_which_nothing_differs_stays_the_shipped_one(
    load: Callable[..., actions.Load], loaded: Catalogue, now: datetime
):
    record(*queries.kept_lists(), now=now)
    kept = ActivityList.objects.get(code="BAK", version=1)
    assert Happened.ACTIVITY_LIST_RECORDED not in {event.code for event in events.history(kept)}

    load(activity_lists=tuple(replace(one, note="Anders.") for one in loaded.activity_lists))

    kept.refresh_from_db()
    assert kept.note == "Anders."


@pytest.mark.django_db
def test_a_new_version_without_trainings_takes_over_those_of_the_one_before(loaded: Catalogue, now: datetime):
    assert BAKERY in queries.known_lists().used["BAK", 1]
    report = record(brought(trainings=()), now=now)

    known = queries.known_lists()
    assert known.used["BAK", 2] == known.used["BAK", 1]
    assert report.losing == ()


@pytest.mark.django_db
def test_a_training_that_a_new_version_no_longer_names_is_told_before(loaded: Catalogue, now: datetime):
    record(brought(trainings=(BAKERY, "BAK-BAKKERIJ")), now=now)
    later = brought("BAK", 3, start=date(2028, 9, 1), trainings=("BAK-BAKKERIJ",))

    assert actions.preview_activity_lists(actor=SYSTEM, given=[later]).losing == (BAKERY,)
    assert actions.preview_activity_lists(actor=SYSTEM, given=[brought(trainings=(BAKERY,))]).losing == ()


@pytest.mark.django_db
def test_only_the_new_one_of_several_trainings_is_added(loaded: Catalogue, known: KnownLists):
    kept = next(one for one in known.versions if one.code == "BAK")
    without = next(code for code, used in sorted(known.list_of.items()) if not used)
    linked = known.used["BAK", 1]
    counts = rules.difference([ImportedList(kept, (*linked, without))], known=known)[ListPart.TRAINING]

    assert (counts.added, counts.unchanged) == (1, len(linked))


@pytest.mark.django_db
def test_two_new_versions_come_in_their_order_whatever_the_order_of_the_file(loaded: Catalogue, now: datetime):
    record(brought("BAK", 3, start=date(2028, 9, 1)), brought(), now=now)

    ends = dict(ActivityList.objects.filter(code="BAK").values_list("version", "valid_until"))
    assert ends == {1: NEXT_YEAR, 2: date(2028, 9, 1), 3: None}
    assert refused(queries.known_lists(), brought("QQQ", 1, trainings=()), brought("QQQ", 2, trainings=())) == [
        Unsound.VERSION_STARTS_TOO_EARLY
    ]


@pytest.mark.django_db
def test_english_stays_with_the_words_it_belongs_to(loaded: Catalogue, known: KnownLists, now: datetime):
    before = next(one for one in known.versions if one.code == "BAK")
    first = before.activities[0]
    kept, new = replace(activity(1), text_nl=first.text_nl, text_en=""), replace(activity(2), text_en="")
    facts = replace(brought("BAK", 2, kept, new).facts, name=before.name, name_en="")
    record(ImportedList(facts, ()), now=now)

    row = ActivityList.objects.get(code="BAK", version=2)
    assert (row.name_en, row.note) == (before.name_en, "")
    assert list(row.activities.order_by("position").values_list("text_en", flat=True)) == [first.text_en, new.text_nl]


def _has_no_list(code: str) -> bool:
    return not TrainingActivityList.objects.filter(training__code=code).exists()


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("given", "code"),
    [
        (brought("B4K"), Unsound.CODE_MALFORMED),
        (brought(trainings=("NERGENS-1",)), Unsound.TRAINING_UNKNOWN),
        (brought("BAK", 2, start=date(2016, 9, 1)), Unsound.VERSION_STARTS_TOO_EARLY),
        (brought("QQQ", 1), Unsound.TRAINING_HAS_LIST),
        (brought("BAK", 1, start=date(2016, 9, 1)), Unsound.ACTIVITIES_CHANGED),
        (brought("BAK", 2, activity(1), activity(1)), Unsound.CODE_DOUBLE),
    ],
)
def test_a_list_that_does_not_fit_is_refused_with_its_reason(known: KnownLists, given: ImportedList, code: Unsound):
    assert code in refused(known, given)
    with pytest.raises(NotPossible):
        actions.preview_activity_lists(actor=SYSTEM, given=[given])


@pytest.mark.django_db
def test_the_words_of_a_known_version_cannot_change(known: KnownLists, now: datetime):
    kept = next(one for one in known.versions if one.code == "BAK")
    first, *rest = kept.activities
    changed = replace(kept, activities=(replace(first, text_nl="Iets helemaal anders"), *rest))
    (finding,) = rules.check_activity_lists([ImportedList(changed, ())], known=known).unmet
    assert (finding.code, finding.subject, finding.needed) == (Unsound.WORDS_CHANGED, first.code, first.text_nl)
    assert refused(known, ImportedList(kept, ())) == []


@pytest.mark.django_db
def test_an_older_version_comes_too_late(known: KnownLists, now: datetime):
    record(brought("BAK", 3), now=now)
    assert refused(queries.known_lists(), brought("BAK", 2)) == [Unsound.VERSION_TOO_OLD]


@pytest.mark.django_db
def test_a_training_and_a_list_stand_in_a_file_once(known: KnownLists):
    assert (
        refused(known, brought("QQQ", 1, trainings=()), brought("QQQ", 1, trainings=())).count(Unsound.CODE_DOUBLE) == 3
    ), "the list and each of its activities"


@pytest.mark.parametrize(
    ("role", "may"), [("system", True), ("platform_admin", True), ("agency_staff", True), ("company_admin", False)]
)
def test_the_agency_and_the_platform_keep_the_lists(role: str, may: bool):
    assert policies.may_keep_activity_lists(Actor(user_id=None, capacity_id=None, role=role)).is_ok is may


@pytest.mark.django_db
def test_a_visitor_brings_nothing_in(loaded: Catalogue, now: datetime):
    with pytest.raises(NotPossible):
        actions.record_activity_lists(actor=PUBLIC, given=[brought()], now=now)
    assert not ActivityList.objects.filter(version=2).exists()


@for_all(marks=st.lists(st.sampled_from([None, True, False]), min_size=1, max_size=5))
def test_what_is_compared_with_itself_differs_in_nothing(marks: list[bool | None]):
    facts = tuple(activity(at, is_compulsory=mark) for at, mark in enumerate(marks, start=1))
    one = brought("BAK", 2, *facts)
    known = KnownLists((one.facts,), {BAKERY: "BAK"}, {("BAK", 2): (BAKERY,)})
    assert all(counts.is_nothing for counts in rules.difference([one], known=known).values())
    assert refused(known, one) == []
