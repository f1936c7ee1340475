"""What happens with each row of a file of pupils: new, changed, gone, the same, or something only a person can say.

Nobody is taken for somebody else in silence: one national number is one person; the same name and day of birth is a
question. What a row leaves empty stays as it was known.
"""

import hashlib
import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass, field, replace
from datetime import date
from typing import Any, Final
from uuid import UUID

from tandem.base.verdict import Finding, Verdict
from tandem.journey.intake.rules.tracks import EnrolmentFacts, TrackForm, may_enrol, may_leave, school_year_of
from tandem.journey.intake.terms.importing import Ask, Fate
from tandem.journey.intake.terms.tracks import LeftReason, Phase
from tandem.law.norms import Norms
from tandem.registers.geo.rules import search_key
from tandem.registers.people.rules import PersonForm, birth_in, is_minor, is_plausible, may_be_number

YES: Final = "yes"
NO: Final = "no"
BOTH: Final = "both"
_EXACT: Final = 2
MOST_OPTIONS: Final = 12


@dataclass(frozen=True)
class PupilRow:
    """One pupil as told; what is empty is not told. `training` stands as it was written."""

    line: int
    person: PersonForm
    training: str
    form: TrackForm
    national_number: str = ""
    guardian: PersonForm | None = None
    left_on: date | None = None
    left_for: LeftReason | None = None

    @property
    def birth_date(self) -> date | None:
        """The day of birth as told, or else as the national number tells it."""
        return self.person.birth_date or birth_in(self.national_number)


@dataclass(frozen=True)
class KnownGuardian:
    """Who acts for a learner today."""

    guardianship_id: UUID
    form: PersonForm


@dataclass(frozen=True)
class KnownTrack:
    """A track of somebody whom the provider knows; `is_open` says whether the actor may change it."""

    id: UUID
    form: TrackForm
    phase: Phase
    left_on: date | None = None
    is_open: bool = True


@dataclass(frozen=True)
class KnownPerson:
    """Somebody in the files of the provider; no other provider's files are ever looked at."""

    id: UUID
    form: PersonForm
    has_number: bool = False
    tracks: tuple[KnownTrack, ...] = ()
    guardians: tuple[KnownGuardian, ...] = ()


@dataclass(frozen=True)
class TrainingFacts:
    """A training as a file may name it."""

    code: str
    names: tuple[str, ...]
    is_own: bool
    """Whether the provider offers it."""


@dataclass(frozen=True)
class Ground:
    """What the provider knows and offers, as far as these rows look at it."""

    trainings: tuple[TrainingFacts, ...]
    locations: frozenset[str]
    postal_codes: frozenset[str]
    offers: Callable[[str, date], bool]
    by_number: Mapping[str, KnownPerson] = field(default_factory=dict)
    by_name: Mapping[str, Sequence[KnownPerson]] = field(default_factory=dict)


@dataclass(frozen=True)
class Question:
    """What is asked about a row; the key is the same for every row with the same question about a training."""

    key: str
    ask: Ask
    options: tuple[str, ...]
    about: str = ""


@dataclass(frozen=True)
class Change:
    """One thing that becomes something else."""

    field: str
    before: Any
    after: Any


@dataclass(frozen=True)
class RowPlan:
    """What will happen with one row."""

    row: PupilRow
    fate: Fate
    person: PersonForm
    form: TrackForm
    person_id: UUID | None = None
    track_id: UUID | None = None
    leaves_first: UUID | None = None
    """The track that ends because the learner goes to another training here."""
    changes: tuple[Change, ...] = ()
    questions: tuple[Question, ...] = ()
    findings: tuple[Finding, ...] = ()
    guardian: PersonForm | None = None
    guardianship_id: UUID | None = None
    notes_number: bool = False

    @property
    def goes_in(self) -> bool:
        """Whether something will be written."""
        return self.fate in {Fate.NEW, Fate.JOINS, Fate.CHANGES, Fate.LEAVES}

    @property
    def fingerprint(self) -> str:
        """The same as long as the same would be written: what was agreed to is what is done."""
        told = (
            *(self.fate, self.person_id, self.track_id, self.leaves_first, self.guardianship_id, self.notes_number),
            *(asdict(self.person), asdict(self.form), [asdict(one) for one in self.changes]),
            *(asdict(self.guardian) if self.guardian else "", self.row.left_on, self.row.left_for),
        )
        return hashlib.sha256(json.dumps(told, default=str, sort_keys=True).encode()).hexdigest()[:16]


def name_key(person: PersonForm, birth_date: date | None) -> str:
    """By what somebody without a number is known again: the names without accents and capitals, and the birth date."""
    return f"{search_key(person.given_name)}|{search_key(person.family_name)}|{birth_date}" if birth_date else ""


def plan(
    rows: Sequence[PupilRow],
    ground: Ground,
    *,
    answers: Mapping[str, str],
    day: date,
    norms_at: Callable[[date], Norms],
) -> tuple[RowPlan, ...]:
    """What will happen with each row that day, with these answers."""
    seen: dict[str, int] = {}
    plans = []
    for row in rows:
        first = _first_line(row, seen)
        if first is not None:
            plans.append(_stuck(row, Finding("import.once_in_file", is_met=False, found=row.line, needed=first)))
        else:
            plans.append(_Row(row, ground, answers, day, norms_at).planned())
    return tuple(plans)


def _first_line(row: PupilRow, seen: dict[str, int]) -> int | None:
    """The line in which this pupil stands already."""
    keys = [row.national_number] if row.national_number else []
    named = name_key(row.person, row.birth_date)
    keys += [named] if named and not row.national_number else []
    found = next((seen[key] for key in keys if key in seen), None)
    for key in (row.national_number, named):
        if key:
            seen.setdefault(key, row.line)
    return found


def _stuck(row: PupilRow, *findings: Finding) -> RowPlan:
    return RowPlan(row, Fate.STUCK, row.person, row.form, findings=findings)


def find_training(words: str, trainings: Sequence[TrainingFacts]) -> tuple[tuple[str, ...], bool]:
    """The trainings that these words may mean, and whether they say one for sure: its code, or its whole name."""
    sought = _bare(words)
    exact = [one for one in trainings if sought in {_bare(one.code), *(_bare(name) for name in one.names)}]
    if len(exact) == 1:
        return (exact[0].code,), True
    own = [one for one in exact if one.is_own]
    if len(own) == 1:
        return (own[0].code,), True
    if exact:
        return tuple(one.code for one in exact), False
    wanted = set(sought.split())
    near = [one for one in trainings if wanted and any(_shares(wanted, _bare(name)) for name in one.names)]
    near = [one for one in near if one.is_own] or near
    return tuple(one.code for one in near[:MOST_OPTIONS]), False


def _bare(words: str) -> str:
    return " ".join(word for word in search_key(words).replace("-", " ").split() if word not in {"duaal", "duale"})


def _shares(wanted: set[str], name: str) -> bool:
    """Whether every word that was told begins a word of the name, or the other way round."""
    own = name.split()
    return all(
        any(word.startswith(one) or one.startswith(word) for word in own if len(word) > _EXACT) for one in wanted
    )


@dataclass(frozen=True)
class _Row:
    """One row on its way to a plan."""

    row: PupilRow
    ground: Ground
    answers: Mapping[str, str]
    day: date
    norms_at: Callable[[date], Norms]

    def planned(self) -> RowPlan:
        row = self.row
        person = replace(row.person.tidy(), birth_date=row.birth_date)
        wrong = list(is_plausible(person, day=self.day).unmet)
        if row.national_number:
            wrong += may_be_number(row.national_number, birth_date=row.person.birth_date).unmet
        if wrong:
            return _stuck(row, *wrong)
        questions: list[Question] = []
        code = self._training(questions)
        if not code and not questions:
            return _stuck(row, Finding("import.training_known", is_met=False, found=row.training))
        known = self._known(person, questions)
        form = replace(row.form, training=code)
        if questions:
            return RowPlan(row, Fate.ASKS, person, form, questions=tuple(questions))
        return self._new(person, form) if known is None else self._of_known(known, person, form)

    def _training(self, questions: list[Question]) -> str:
        codes, is_sure = find_training(self.row.training, self.ground.trainings)
        if is_sure or not codes:
            return codes[0] if codes else ""
        key = f"training:{hashlib.sha256(_bare(self.row.training).encode()).hexdigest()[:12]}"
        if self.answers.get(key) in codes:
            return self.answers[key]
        questions.append(Question(key, Ask.WHICH_TRAINING, codes, self.row.training))
        return ""

    def _known(self, person: PersonForm, questions: list[Question]) -> KnownPerson | None:
        """Who this is: by number for sure; by name and birth date when a person says so, or nothing would change."""
        by_number = self.ground.by_number.get(self.row.national_number) if self.row.national_number else None
        if by_number is not None:
            return by_number
        alike = self.ground.by_name.get(name_key(person, person.birth_date), ())
        if not alike:
            return None
        key = f"person:{self.row.line}"
        if self.answers.get(key) == NO:
            return None
        chosen = {str(one.id): one for one in alike}.get(self.answers.get(key, ""))
        if chosen is not None:
            return chosen
        if len(alike) == 1 and self.answers.get(key) == YES:
            return alike[0]
        there = [one for one in alike if not questions and self._is_all_there(one, person)]
        if there:
            return there[0]
        options = (YES, NO) if len(alike) == 1 else (*(str(one.id) for one in alike), NO)
        follows = "|".join(one.tracks[-1].form.training for one in alike if one.tracks)
        questions.append(Question(key, Ask.SAME_PERSON, options, "" if len(alike) == 1 else follows))
        return None

    def _is_all_there(self, known: KnownPerson, person: PersonForm) -> bool:
        """Whether nothing would change, so that there is nothing to ask."""
        codes, is_sure = find_training(self.row.training, self.ground.trainings)
        if not is_sure or (self.row.national_number and not known.has_number):
            return False
        return self._of_known(known, person, replace(self.row.form, training=codes[0])).fate is Fate.SAME

    def _new(self, person: PersonForm, form: TrackForm) -> RowPlan:
        if self.row.left_on is not None:
            gone = Finding("import.left_before", is_met=False, found=self.row.left_on)
            return RowPlan(self.row, Fate.SAME, person, form, findings=(gone,))
        verdict = self._enrols(person, form)
        fate = Fate.NEW if verdict.is_ok else Fate.STUCK
        return self._with_family(RowPlan(self.row, fate, person, form, findings=verdict.unmet), None)

    def _of_known(self, known: KnownPerson, told: PersonForm, form: TrackForm) -> RowPlan:
        person = merged_person(known.form, told)
        same = [one for one in known.tracks if one.form.training == form.training]
        running = next((one for one in same if one.phase is not Phase.LEFT), None)
        if running is not None:
            return self._of_track(known, running, person, form)
        left = max((one for one in same if one.left_on), key=lambda one: str(one.left_on), default=None)
        if self.row.left_on is not None:
            words = () if left else (Finding("import.left_before", is_met=False, found=self.row.left_on),)
            return RowPlan(self.row, Fate.SAME, person, form, known.id, findings=words)
        if left is not None and left.left_on is not None and form.starts_on <= left.left_on:
            return replace(
                _stuck(self.row, Finding("import.came_back", is_met=False, found=left.left_on)), person_id=known.id
            )
        return self._joins(known, person, form)

    def _joins(self, known: KnownPerson, person: PersonForm, form: TrackForm) -> RowPlan:
        """Another training here: beside the one that runs, or instead of it, as a person says."""
        elsewhere = [one for one in known.tracks if one.phase is not Phase.LEFT]
        leaves_first = None
        if elsewhere:
            key = f"switch:{self.row.line}"
            answer = self.answers.get(key)
            options = tuple(one.form.training for one in elsewhere if one.is_open)
            if answer not in {*options, BOTH}:
                question = Question(key, Ask.SWITCHES, (*options, BOTH), elsewhere[0].form.training)
                return RowPlan(self.row, Fate.ASKS, person, form, known.id, questions=(question,))
            leaves_first = next((one.id for one in elsewhere if one.form.training == answer), None)
        verdict = self._enrols(person, form)
        plan = RowPlan(
            row=self.row,
            fate=Fate.JOINS if verdict.is_ok else Fate.STUCK,
            person=person,
            form=form,
            person_id=known.id,
            leaves_first=leaves_first,
            changes=_changes(known.form.differences(person)),
            findings=verdict.unmet,
            notes_number=bool(self.row.national_number) and not known.has_number,
        )
        return self._with_family(plan, known)

    def _of_track(self, known: KnownPerson, track: KnownTrack, person: PersonForm, told: TrackForm) -> RowPlan:
        form = merged_track(track.form, told)
        changes = _changes(known.form.differences(person)) + _changes(track.form.differences(form))
        notes = bool(self.row.national_number) and not known.has_number
        plan = RowPlan(
            row=self.row,
            fate=Fate.CHANGES if changes or notes else Fate.SAME,
            person=person,
            form=form,
            person_id=known.id,
            track_id=track.id,
            changes=changes,
            notes_number=notes,
        )
        plan = self._with_family(plan, known)
        if plan.fate is Fate.SAME and (plan.guardian is not None):
            plan = replace(plan, fate=Fate.CHANGES)
        verdict = self._enrols(person, form) if changes else Verdict()
        if self.row.left_on is not None:
            verdict += may_leave(starts_on=form.starts_on, left_on=self.row.left_on, day=self.day)
            plan = replace(plan, fate=Fate.LEAVES)
        if plan.fate is not Fate.SAME and not track.is_open:
            return _stuck(self.row, Finding("import.guided_by_another", is_met=False))
        return replace(plan, fate=plan.fate if verdict.is_ok else Fate.STUCK, findings=verdict.unmet)

    def _enrols(self, person: PersonForm, form: TrackForm) -> Verdict:
        told = form.tidy()
        facts = EnrolmentFacts(
            birth_date=person.birth_date,
            is_offered=self.ground.offers(told.training, told.starts_on),
            is_enrolled_already=False,
            is_location_known=not told.location_number or told.location_number in self.ground.locations,
            is_place_known=not told.postal_code or told.postal_code in self.ground.postal_codes,
        )
        return may_enrol(told, facts, norms=self.norms_at(told.starts_on))

    def _with_family(self, plan: RowPlan, known: KnownPerson | None) -> RowPlan:
        """The parent that the row tells: of a minor only; a parent who is known is reached as told."""
        told = self.row.guardian
        if told is None or plan.fate is Fate.STUCK:
            return plan
        if not is_minor(plan.person.birth_date, day=self.day, norms=self.norms_at(self.day)):
            grown = Finding("import.parent_of_adult", is_met=False)
            return replace(plan, findings=(*plan.findings, grown)) if plan.fate is not Fate.SAME else plan
        told = told.tidy()
        wrong = is_plausible(told, day=self.day).unmet
        if wrong:
            return replace(plan, fate=Fate.STUCK, findings=(Finding("import.parent_named", is_met=False),))
        family = known.guardians if known else ()
        same = next((one for one in family if _same_name(one.form, told)), None)
        if same is None:
            return replace(plan, guardian=told, changes=(*plan.changes, Change("guardian", "", _named(told))))
        reached = same.form.reached_as(told)
        changed = _changes(same.form.differences(reached), of="guardian_")
        if not changed:
            return plan
        return replace(plan, guardian=reached, guardianship_id=same.guardianship_id, changes=(*plan.changes, *changed))


def merged_person(known: PersonForm, told: PersonForm) -> PersonForm:
    """The same person with what is told; what is left empty stays as it was known."""
    said = {name: value for name, value in asdict(told).items() if value not in {"", None}}
    return replace(known, **said)


def merged_track(known: TrackForm, told: TrackForm) -> TrackForm:
    """The same track with what is told; who goes on in the next school year keeps the first day of the track."""
    said = {name: value for name, value in asdict(told.tidy()).items() if value not in {"", None}}
    if school_year_of(told.starts_on) > school_year_of(known.starts_on):
        said = {name: value for name, value in said.items() if name not in {"starts_on", "school_year"}}
    return replace(known, **said)


def _changes(pairs: Mapping[str, tuple[Any, Any]], *, of: str = "") -> tuple[Change, ...]:
    return tuple(
        Change(f"{of}{name}", before, after) for name, (before, after) in pairs.items() if name != "school_year"
    )


def _same_name(one: PersonForm, other: PersonForm) -> bool:
    return search_key(_named(one)) == search_key(_named(other))


def _named(person: PersonForm) -> str:
    return f"{person.given_name} {person.family_name}"
