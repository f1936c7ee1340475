"""How a mentor stands today: in order, or what is missing."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from django.utils.translation import gettext

from tandem.base.periods import add_months
from tandem.base.verdict import Verdict
from tandem.faces.documents.reasons import Reason, reasons_of, titles
from tandem.faces.web.company.pages.frame import written
from tandem.faces.web.recognition.pages import Tag
from tandem.journey.recognition import snapshot
from tandem.journey.recognition.snapshot import TrainingDuty

SOON_MONTHS = 2
"""How long before the mentor training is due, or an extract gets too old, a company hears of it: our own choice."""


@dataclass(frozen=True)
class Standing:
    """How a mentor stands today."""

    tag: Tag
    missing: tuple[str, ...]
    reasons: tuple[Reason, ...] = ()


def standing(mentor: Any, duty: TrainingDuty | None, *, day: date) -> Standing:
    """How a mentor stands today: everything in order, or what is missing."""
    if mentor.deactivated_at is not None:
        return Standing(Tag("neutral", gettext("afgemeld")), ())
    verdict = without_repeats(snapshot.assess_mentor(mentor, day=day))
    missing = (*titles(verdict.unmet), *_training_words(duty, day=day))
    if not verdict.is_ok:
        tag = Tag("stop", gettext("kijk na"))
    else:
        tag = Tag("wait", gettext("bijna in orde")) if missing else Tag("ok", gettext("in orde"))
    return Standing(tag, missing, tuple(replace(reason, subject="") for reason in reasons_of(verdict)))


def without_repeats(verdict: Verdict) -> Verdict:
    """Where nobody saw an extract yet, that is said once and not also of its age and its outcome."""
    unseen = {
        finding.subject
        for finding in verdict.findings
        if finding.code == "mentor.extract_model" and finding.found is None
    }
    repeats = {"mentor.extract_fresh", "mentor.extract_in_order"}
    return Verdict(tuple(one for one in verdict.findings if one.code not in repeats or one.subject not in unseen))


def latest_extract(mentor: Any) -> Any:
    """The newest note of an extract that somebody saw, or None."""
    return max(mentor.extract_checks.all(), key=lambda check: (check.seen_at, check.pk), default=None)


def is_extract_ageing(mentor: Any, *, day: date) -> bool:
    """Whether the extract is good today and no longer so soon."""
    seen = latest_extract(mentor)
    return seen is not None and day < seen.valid_until <= add_months(day, SOON_MONTHS)


def _training_words(duty: TrainingDuty | None, *, day: date) -> Sequence[str]:
    if duty is None:
        return ()
    if duty.due_on < day:
        return (gettext("De mentoropleiding moest gevolgd zijn voor %(day)s") % {"day": written(duty.due_on)},)
    return (gettext("Mentoropleiding te volgen voor %(day)s") % {"day": written(duty.due_on)},)
