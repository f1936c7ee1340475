"""What advice must say, and what it means for the way of a learner (R-PATH-02, R-PATH-04)."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final

from tandem.base.periods import age_on
from tandem.base.verdict import Effect, Finding, Verdict
from tandem.journey.intake.rules.screening import LearnerFacts
from tandem.journey.intake.terms.advice import AdvisedWay, Adviser
from tandem.journey.intake.terms.screening import Answer, Path
from tandem.law.norms import Norms, effect_of
from tandem.registers.people.rules import is_minor

LONGEST_MOTIVE: Final = 1000
_WAYS_OF: Final = {
    Path.DUAL: frozenset({AdvisedWay.DUAL}),
    Path.RUN_UP: frozenset({AdvisedWay.RUN_UP}),
    Path.OTHER: frozenset({AdvisedWay.FULL_TIME, AdvisedWay.NAFT, AdvisedWay.OTHER}),
}


@dataclass(frozen=True)
class AdviceForm:
    """What is told of one advice. Willing and ready are what a class council says of a learner."""

    adviser: Adviser
    way: AdvisedWay
    given_on: date
    work_willing: Answer = Answer.UNKNOWN
    work_ready: Answer = Answer.UNKNOWN
    motive: str = ""

    def tidy(self) -> "AdviceForm":
        """The same without spaces around the words."""
        return AdviceForm(
            self.adviser, self.way, self.given_on, self.work_willing, self.work_ready, self.motive.strip()
        )


def may_note(form: AdviceForm, *, birth_date: date | None, day: date, norms: Norms) -> Verdict:
    """Whether this can be noted: of a day that was, and double where a class council advises (R-PATH-02)."""
    council = form.adviser is Adviser.CLASS_COUNCIL
    is_double = Answer.UNKNOWN not in {form.work_willing, form.work_ready}
    first = birth_date or date.min
    required = norms.path.advice_required
    return Verdict(
        (
            Finding("advice.given_in_past", form.given_on <= day, found=form.given_on, needed=day),
            Finding("advice.given_after_birth", form.given_on > first, found=form.given_on, needed=birth_date),
            Finding(
                "advice.double",
                is_double or not (council and required.value),
                effect=effect_of(required),
                ground=required,
            ),
            Finding("advice.motive", len(form.motive) <= LONGEST_MOTIVE, len(form.motive), LONGEST_MOTIVE),
        )
    )


def newest(advice: Collection[AdviceForm]) -> dict[Adviser, AdviceForm]:
    """The last advice of each adviser; of one day, the one that was noted last."""
    return {one.adviser: one for one in sorted(advice, key=lambda one: one.given_on)}


def on_path(path: Path, advice: Collection[AdviceForm], learner: LearnerFacts, *, day: date, norms: Norms) -> Verdict:
    """What advice says of the way that a screening found; a conclusion advises itself, so nothing stops it."""
    given = newest(advice)
    findings = [*_heard(given, learner, day=day, norms=norms), *_followed(path, given, norms=norms)]
    if path is Path.DUAL:
        findings += may_learn_dual(advice, learner, day=day, norms=norms).findings
    return Verdict(tuple(_warning(one) for one in findings))


def may_learn_dual(advice: Collection[AdviceForm], learner: LearnerFacts, *, day: date, norms: Norms) -> Verdict:
    """Whether VDAB says yes where it must: to a registered job seeker of that age (R-PATH-04)."""
    least = norms.path.vdab_advice_from_age
    age = None if learner.birth_date is None else age_on(learner.birth_date, day)
    if age is None or age < least.value:
        return Verdict()
    is_known = learner.is_job_seeker is not None
    said = newest(advice).get(Adviser.VDAB)
    is_positive = said is not None and said.way is AdvisedWay.DUAL
    return Verdict(
        (
            Finding("advice.job_seeker_known", is_known, found=age, effect=Effect.WARN, ground=least),
            Finding(
                "advice.vdab_positive",
                is_positive or not learner.is_job_seeker,
                found=_told(said.way) if said else None,
                needed=least.value,
                effect=effect_of(least),
                ground=least,
            ),
        )
    )


def _heard(given: dict[Adviser, AdviceForm], learner: LearnerFacts, *, day: date, norms: Norms) -> Iterator[Finding]:
    """Whether the class council of a minor was heard; who comes without advice can enrol all the same."""
    required = norms.path.advice_required
    is_asked = required.value and is_minor(learner.birth_date, day=day, norms=norms)
    yield Finding("advice.council_heard", Adviser.CLASS_COUNCIL in given or not is_asked, ground=required)


def _followed(path: Path, given: dict[Adviser, AdviceForm], *, norms: Norms) -> Iterator[Finding]:
    """Whether the way is the one that was advised; the advice of a class council does not bind (R-PATH-02)."""
    council, guidance = given.get(Adviser.CLASS_COUNCIL), given.get(Adviser.CLB)
    ways, binding = _WAYS_OF[path], norms.path.advice_binding
    if council is not None:
        yield Finding("advice.class_council_followed", council.way in ways, found=_told(council.way), ground=binding)
    if guidance is not None:
        yield Finding("advice.clb_followed", guidance.way in ways, found=_told(guidance.way))


def _told(way: AdvisedWay) -> AdvisedWay:
    """A way as a finding names it: that it is a NAFT is for the circle of the shielded part, and findings go round."""
    return AdvisedWay.OTHER if way is AdvisedWay.NAFT else way


def _warning(one: Finding) -> Finding:
    return Finding(one.code, one.is_met, one.found, one.needed, Effect.WARN, one.ground, one.subject)
