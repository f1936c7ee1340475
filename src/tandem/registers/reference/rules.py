"""Numbers and codes as they are written, how a search ranks, and the facts the reference tables are filled with."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Final

from tandem.base.periods import Period
from tandem.base.verdict import Finding, Verdict
from tandem.registers.geo.rules import Counts
from tandem.registers.reference.terms import (
    AgreementType,
    Certainty,
    Finality,
    Form,
    Grade,
    ListPart,
    Safety,
    Unsound,
)

JOINT_COMMITTEE: Final = re.compile(
    r"(?:ps?c|p\.\s?(?:s\.\s?)?c\.|paritair (?:sub)?comit[eé])?\s*(?:nr\.?|nummer)?\s*"
    r"(?P<committee>[1-9]\d{2})(?:[.\s]?(?P<part>\d{2})|\.(?P<short>\d))?(?:[.\s]?\d{2})?"
)
"""Three digits, perhaps two more for the subcommittee; a last pair is a class of wages and says nothing here."""

TRAINING_CODE: Final = re.compile(r"[A-Z]{3}(?:-[A-Z0-9]+)+")
LIST_CODE: Final = re.compile(r"[A-Z]{3}")
ACTIVITY_CODE: Final = re.compile(r"(?P<list>[A-Z]{3})-\d{2}")
NACE_PREFIX: Final = re.compile(r"\d{2,5}")
LONGEST_NACE: Final = 5
SHORTEST_NACE: Final = 2


class UnreadableNumber(ValueError):  # noqa: N818 - reads as what it is
    """The text is not the number of a joint committee; the message says, in Dutch, what is needed."""

    def __init__(self, found: str) -> None:
        self.found = found
        super().__init__(
            "Het nummer van een paritair comité telt drie cijfers, soms met een punt en nog twee cijfers, "
            f"zoals 124 of 149.01. U gaf: {found.strip()[:40] or 'niets'}."
        )


def joint_committee_number(text: str) -> str:
    """The number of a joint committee as it is written: `149.01` for `PC 149.1`, `14901` or `149.01.00`."""
    match = JOINT_COMMITTEE.fullmatch(text.strip().casefold())
    if match is None:
        raise UnreadableNumber(text)
    part = (match["part"] or match["short"] or "").zfill(2)
    return match["committee"] if part == "00" else f"{match['committee']}.{part}"


def parent_committee(number: str) -> str:
    """The committee a subcommittee belongs to; empty for one that stands alone."""
    committee, dot, _ = number.partition(".")
    return committee if dot else ""


def nace_prefixes(code: str) -> tuple[str, ...]:
    """The prefixes a NACE code falls under, the most precise first."""
    digits = "".join(c for c in code if c.isdigit())[:LONGEST_NACE]
    return tuple(digits[:length] for length in range(len(digits), SHORTEST_NACE - 1, -1))


def rank(sought: str, *, names: Sequence[str], related: Iterable[str], activities: Iterable[str]) -> int | None:
    """How well a training answers a search, 0 best; None where a word is found nowhere.

    All texts come as search keys (` word word`). A name that begins with what is sought comes first, then a name
    that holds every word, then qualifications and occupations, then activities.
    """
    words = [f" {word}" for word in sought.split()]
    if not words:
        return None
    if any(name.startswith(sought) for name in names):
        return 0
    known = ""
    for place, texts in enumerate((names, related, activities), start=1):
        known += "".join(texts)
        if all(word in known for word in words):
            return place
    return None


@dataclass(frozen=True)
class SectorFacts:
    """One sector for the table."""

    code: str
    number: int | None
    name: str
    name_en: str
    valid_from: date
    certainty: Certainty
    source: str
    has_partnership: bool = True
    valid_until: date | None = None
    note: str = ""
    note_en: str = ""


@dataclass(frozen=True)
class JointCommitteeFacts:
    """One joint committee and the sectors that follow from it."""

    number: str
    name: str
    name_en: str
    valid_from: date
    certainty: Certainty
    sector_certainty: Certainty
    sectors: tuple[str, ...]
    valid_until: date | None = None


@dataclass(frozen=True)
class QualificationFacts:
    """One occupational qualification; level and number where known."""

    code: str
    name: str
    name_en: str
    certainty: Certainty
    level: int | None = None
    number: str = ""
    note: str = ""
    note_en: str = ""


@dataclass(frozen=True)
class OccupationFacts:
    """One ESCO occupation that comes close to a training."""

    esco: str
    name: str


@dataclass(frozen=True)
class TrainingFacts:
    """One dual training with all that hangs on it; empty is unknown."""

    code: str
    name: str
    name_en: str
    summary: str
    summary_en: str
    sectors: tuple[str, ...]
    certainty: Certainty
    source: str
    grade: Grade | None = None
    form: Form | None = None
    finality: Finality | None = None
    years: int | None = None
    seen_in: int | None = None
    is_seen_exact: bool = False
    valid_from: date | None = None
    valid_until: date | None = None
    agreement: AgreementType | None = None
    agreement_note: str = ""
    agreement_note_en: str = ""
    hours_note: str = ""
    hours_note_en: str = ""
    minors_need_care: bool | None = None
    note: str = ""
    note_en: str = ""
    qualifications: tuple[str, ...] = ()
    qualification_certainty: Certainty = Certainty.RETOLD
    activity_list: str = ""
    occupations: tuple[OccupationFacts, ...] = ()
    occupation_certainty: Certainty = Certainty.UNCERTAIN
    nace: tuple[str, ...] = ()
    nace_certainty: Certainty = Certainty.INVENTED


@dataclass(frozen=True)
class ActivityFacts:
    """One activity of a list; `phase`, `safety` and `is_compulsory` empty where unknown."""

    code: str
    text_nl: str
    text_en: str
    certainty: Certainty
    phase: int | None = None
    safety: Safety | None = None
    is_compulsory: bool | None = None


@dataclass(frozen=True)
class ActivityListFacts:
    """One version of an activity list, its activities in order."""

    code: str
    version: int
    name: str
    name_en: str
    valid_from: date
    certainty: Certainty
    source: str
    activities: tuple[ActivityFacts, ...]
    valid_until: date | None = None
    note: str = ""
    note_en: str = ""

    @property
    def period(self) -> Period:
        """The days on which this version counts."""
        return Period(self.valid_from, self.valid_until)


@dataclass(frozen=True)
class ShortageOccupationFacts:
    """One shortage occupation of a year; a cause is None where unknown."""

    code: str
    name: str
    certainty: Certainty
    name_en: str = ""
    is_in_top: bool = False
    is_new: bool = False
    lack_of_people: bool | None = None
    lack_of_skills: bool | None = None
    working_conditions: bool | None = None
    trainings: tuple[str, ...] = ()
    link_certainty: Certainty = Certainty.UNCERTAIN


@dataclass(frozen=True)
class ShortageListFacts:
    """The shortage occupations of one year; `is_complete` when none of the total is left out."""

    year: int
    total: int
    certainty: Certainty
    source: str
    occupations: tuple[ShortageOccupationFacts, ...]
    is_complete: bool = False
    note: str = ""
    note_en: str = ""


@dataclass(frozen=True)
class Catalogue:
    """All reference tables together, as shipped."""

    sectors: tuple[SectorFacts, ...]
    joint_committees: tuple[JointCommitteeFacts, ...]
    qualifications: tuple[QualificationFacts, ...]
    activity_lists: tuple[ActivityListFacts, ...]
    trainings: tuple[TrainingFacts, ...]
    shortage_lists: tuple[ShortageListFacts, ...] = field(default=())


def check(catalogue: Catalogue) -> Verdict:
    """Whether the tables fit together; every code that is double, malformed or points nowhere is a finding."""
    return Verdict(
        (
            *_code_findings(catalogue),
            *_reference_findings(catalogue),
            *_activity_findings(catalogue),
            *_shortage_findings(catalogue),
        )
    )


def check_shortage_list(given: ShortageListFacts, *, trainings: frozenset[str]) -> Verdict:
    """Whether the list of a year can be kept: no double codes, no more occupations than its total, known trainings."""
    codes = [row.code for row in given.occupations]
    findings = [*_doubles(codes)]
    if len(codes) > given.total:
        findings.append(_wrong(Unsound.MORE_THAN_TOTAL, str(given.year), found=len(codes), needed=given.total))
    for row in given.occupations:
        findings += _unknown(Unsound.TRAINING_UNKNOWN, row.trainings, trainings, subject=row.code)
    return Verdict(tuple(findings))


@dataclass(frozen=True)
class ImportedList:
    """A version of an activity list that somebody brings in, and the trainings that use it."""

    facts: ActivityListFacts
    trainings: tuple[str, ...]


@dataclass(frozen=True)
class KnownLists:
    """What is kept already: every version of every list, and the list that each training uses."""

    versions: tuple[ActivityListFacts, ...]
    list_of: Mapping[str, str]
    """Training → code of its list, of every training there is; empty where it has none."""
    used: Mapping[tuple[str, int], tuple[str, ...]]
    """Code and version of a list → the trainings that use it."""


def completed(given: Iterable[ImportedList], *, known: KnownLists) -> tuple[ImportedList, ...]:
    """The lists in order, with what their file leaves unsaid as the same version has it, or else the one before."""
    there = [ImportedList(one, known.used[one.code, one.version]) for one in known.versions]
    for one in sorted(given, key=_sought):
        before = [row for row in there if row.facts.code == one.facts.code and _sought(row) <= _sought(one)]
        there.append(_filled_in(one, max(before, key=_sought, default=None)))
    return tuple(there[len(known.versions) :])


def _sought(one: ImportedList) -> tuple[str, int]:
    return one.facts.code, one.facts.version


def _filled_in(given: ImportedList, last: ImportedList | None) -> ImportedList:
    """English stays with Dutch words that stay; the notes and the mark of a list stay with its version."""
    facts, was = given.facts, last.facts if last else None
    english = {row.text_nl: row.text_en for row in was.activities} if was else {}
    rows = tuple(replace(one, text_en=one.text_en or english.get(one.text_nl, one.text_nl)) for one in facts.activities)
    same_name = was.name_en if was and was.name == facts.name else facts.name
    facts = replace(facts, activities=rows, name_en=facts.name_en or same_name)
    if was and was.version == facts.version:
        is_same = {row.code: row.certainty for row in was.activities} == {row.code: row.certainty for row in rows}
        mark = was.certainty if is_same else facts.certainty
        facts = replace(facts, note=facts.note or was.note, note_en=facts.note_en or was.note_en, certainty=mark)
    return ImportedList(facts, given.trainings or (last.trainings if last else ()))


def losing(given: Iterable[ImportedList], *, known: KnownLists) -> tuple[str, ...]:
    """The trainings that a new version no longer names: they have no list from its first day."""
    newest = {one.facts.code: one for one in sorted(given, key=_sought)}
    ends = {code for code, one in newest.items() if _sought(one) not in known.used}
    return tuple(sorted(t for t, code in known.list_of.items() if code in ends and t not in newest[code].trainings))


def check_activity_lists(given: Sequence[ImportedList], *, known: KnownLists) -> Verdict:
    """Whether these lists can be kept. The words of a version never change: files stand on them."""
    findings = [
        *_code_doubles(given),
        *(finding for one in given for finding in _imported_findings(one, given, known=known)),
    ]
    return Verdict(tuple(findings))


def difference(given: Sequence[ImportedList], *, known: KnownLists) -> dict[ListPart, Counts]:
    """How many lists, activities and links with a training would come, change or stay as they are."""
    kept = {(one.code, one.version): one for one in known.versions}
    lists, activities, links = [], [], []
    for one in given:
        there = kept.get(_sought(one))
        lists.append(_fate(_head(one.facts), None if there is None else _head(there)))
        was = {} if there is None else {row.code: row for row in there.activities}
        activities += [_fate(row, was.get(row.code)) for row in one.facts.activities]
        linked = known.used.get(_sought(one), ())
        links += ["unchanged" if training in linked else "added" for training in one.trainings]
    return {
        ListPart.LIST: _counted(lists),
        ListPart.ACTIVITY: _counted(activities),
        ListPart.TRAINING: _counted(links),
    }


def _head(facts: ActivityListFacts) -> ActivityListFacts:
    """The version without its activities, and without its end: that is set by the version that follows."""
    return replace(facts, activities=(), valid_until=None)


def _fate(row: object, was: object) -> str:
    if was is None:
        return "added"
    return "unchanged" if row == was else "changed"


def _counted(fates: Sequence[str]) -> Counts:
    return Counts(fates.count("added"), fates.count("changed"), fates.count("unchanged"), 0)


def _code_doubles(given: Sequence[ImportedList]) -> list[Finding]:
    """A version, an activity within its version and a training within its version stand in a file once."""
    newest = {one.facts.code: one for one in sorted(given, key=_sought)}
    inside: defaultdict[tuple[str, int], list[str]] = defaultdict(list)
    for one in given:
        inside[_sought(one)] += [*(row.code for row in one.facts.activities), *one.trainings]
    return [
        *_doubles([f"{one.facts.code} {one.facts.version}" for one in given]),
        *(finding for codes in inside.values() for finding in _doubles(codes)),
        *_doubles([training for one in newest.values() for training in dict.fromkeys(one.trainings)]),
    ]


def _imported_findings(given: ImportedList, others: Sequence[ImportedList], *, known: KnownLists) -> Iterator[Finding]:
    facts, sought = given.facts, f"{given.facts.code} {given.facts.version}"
    yield from _malformed([facts.code], LIST_CODE)
    yield from _malformed([activity.code for activity in facts.activities], ACTIVITY_CODE)
    yield from _unknown(Unsound.TRAINING_UNKNOWN, given.trainings, frozenset(known.list_of), subject=sought)
    for training in sorted(set(given.trainings).difference(known.used.get(_sought(given), ()))):
        other = known.list_of.get(training, "")
        if other not in {"", facts.code}:
            yield _wrong(Unsound.TRAINING_HAS_LIST, training, found=other, needed=facts.code)
    before = [one for one in known.versions if one.code == facts.code]
    same = next((one for one in before if one.version == facts.version), None)
    if same is not None:
        yield from _changed_words(facts, same)
        return
    newest = max((one.version for one in before), default=0)
    if newest > facts.version:
        yield _wrong(Unsound.VERSION_TOO_OLD, facts.code, found=facts.version, needed=newest + 1)
    before += [one.facts for one in others if one.facts.code == facts.code]
    earlier = [one for one in before if one.version < facts.version]
    last = max(earlier, key=lambda one: one.version, default=None)
    if newest < facts.version and last is not None and facts.valid_from <= last.valid_from:
        yield _wrong(Unsound.VERSION_STARTS_TOO_EARLY, sought, found=facts.valid_from, needed=last.valid_from)


def _changed_words(given: ActivityListFacts, kept: ActivityListFacts) -> Iterator[Finding]:
    was = {one.code: one.text_nl for one in kept.activities}
    now = {one.code: one.text_nl for one in given.activities}
    if was.keys() != now.keys():
        differing = sorted(was.keys() ^ now.keys())
        yield _wrong(Unsound.ACTIVITIES_CHANGED, f"{kept.code} {kept.version}", found=differing)
    for code in sorted(was.keys() & now.keys()):
        if was[code] != now[code]:
            yield _wrong(Unsound.WORDS_CHANGED, code, found=now[code], needed=was[code])
    if given.valid_from != kept.valid_from:
        sought = f"{kept.code} {kept.version}"
        yield _wrong(Unsound.VERSION_STARTS_TOO_EARLY, sought, found=given.valid_from, needed=kept.valid_from)


def _code_findings(catalogue: Catalogue) -> Iterator[Finding]:
    trainings = [row.code for row in catalogue.trainings]
    yield from _doubles([row.code for row in catalogue.sectors])
    yield from _doubles([row.number for row in catalogue.joint_committees])
    yield from _doubles([row.code for row in catalogue.qualifications])
    yield from _doubles(trainings)
    yield from _malformed(trainings, TRAINING_CODE)
    yield from _malformed([row.code for row in catalogue.activity_lists], LIST_CODE)
    for training in catalogue.trainings:
        yield from _malformed(training.nace, NACE_PREFIX)
    for row in catalogue.joint_committees:
        if JOINT_COMMITTEE.fullmatch(row.number) is None or joint_committee_number(row.number) != row.number:
            yield _wrong(Unsound.CODE_MALFORMED, row.number, found=row.number, needed="149.01")


def _reference_findings(catalogue: Catalogue) -> Iterator[Finding]:
    sectors = frozenset(row.code for row in catalogue.sectors)
    qualifications = frozenset(row.code for row in catalogue.qualifications)
    lists = frozenset(row.code for row in catalogue.activity_lists)
    for committee in catalogue.joint_committees:
        yield from _unknown(Unsound.SECTOR_UNKNOWN, committee.sectors, sectors, subject=committee.number)
        if not committee.sectors:
            yield _wrong(Unsound.SECTOR_MISSING, committee.number)
    for training in catalogue.trainings:
        yield from _unknown(Unsound.SECTOR_UNKNOWN, training.sectors, sectors, subject=training.code)
        yield from _unknown(
            Unsound.QUALIFICATION_UNKNOWN, training.qualifications, qualifications, subject=training.code
        )
        listed = (training.activity_list,) if training.activity_list else ()
        yield from _unknown(Unsound.ACTIVITY_LIST_UNKNOWN, listed, lists, subject=training.code)
        if not training.sectors:
            yield _wrong(Unsound.SECTOR_MISSING, training.code)


def _activity_findings(catalogue: Catalogue) -> Iterator[Finding]:
    for row in catalogue.activity_lists:
        codes = [activity.code for activity in row.activities]
        yield from _doubles(codes)
        yield from _malformed(codes, ACTIVITY_CODE)
        for code in codes:
            if not code.startswith(f"{row.code}-"):
                yield _wrong(Unsound.ACTIVITY_ELSEWHERE, code, found=code, needed=f"{row.code}-…")
    versions = list(catalogue.activity_lists)
    for place, one in enumerate(versions):
        for other in versions[place + 1 :]:
            if one.code == other.code and (one.version == other.version or one.period.overlaps(other.period)):
                yield _wrong(Unsound.VERSIONS_OVERLAP, one.code, found=other.version, needed=one.version)


def _shortage_findings(catalogue: Catalogue) -> Iterator[Finding]:
    trainings = frozenset(row.code for row in catalogue.trainings)
    yield from _doubles([str(row.year) for row in catalogue.shortage_lists])
    for row in catalogue.shortage_lists:
        yield from check_shortage_list(row, trainings=trainings).findings


def _doubles(codes: Sequence[str]) -> list[Finding]:
    seen = sorted({code for code in codes if codes.count(code) > 1})
    return [_wrong(Unsound.CODE_DOUBLE, code, found=codes.count(code), needed=1) for code in seen]


def _malformed(codes: Iterable[str], pattern: re.Pattern[str]) -> list[Finding]:
    wrong = [code for code in codes if pattern.fullmatch(code) is None]
    return [_wrong(Unsound.CODE_MALFORMED, code, found=code, needed=pattern.pattern) for code in wrong]


def _unknown(code: Unsound, found: Iterable[str], known: frozenset[str], *, subject: str) -> list[Finding]:
    return [_wrong(code, subject, found=item) for item in found if item not in known]


def _wrong(code: Unsound, subject: str, *, found: object = None, needed: object = None) -> Finding:
    return Finding(code, is_met=False, found=found, needed=needed, subject=subject)
