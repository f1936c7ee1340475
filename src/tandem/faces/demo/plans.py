"""Training plans of the invented region: one that is being signed, one that is shared, one that is a draft."""

from dataclasses import replace
from datetime import date
from typing import Any, Final

from tandem.base.actor import Actor
from tandem.base.periods import day_of
from tandem.faces.demo.stage import Stage
from tandem.journey.placement.queries import introductions
from tandem.journey.placement.terms.introductions import IntroductionState
from tandem.journey.plans.actions import lines, plans, workplaces
from tandem.journey.plans.queries import plans as doors
from tandem.journey.plans.rules.keeping import PlanForm, WorkplaceForm
from tandem.journey.plans.terms import Where

_MINUTE: Final = 17 * 60
_WHOLE, _SHARED, _DRAFT = "frozen", "shared", "draft"
_ENDS: Final = (_WHOLE, _SHARED, _DRAFT)
_GUIDE: Final = "Verzonnen: de mentor van de werkplek"
_OWN: Final = ("Klanten en collega's aanspreken", "Veilig werken en opruimen", "Een opdracht lezen en plannen")


def settle(stage: Stage, *, coach: Actor) -> str:
    """Write a plan for a few learners who have a place; gives what it did."""
    rows = introductions.introductions_for(coach, day=stage.days.today).filter(state=IntroductionState.PLACED)
    found = list(rows.select_related("track", "opening__recognition").order_by("track__number")[: len(_ENDS)])
    for one, end in zip(found, _ENDS, strict=False):
        _write(stage, one, end, coach=coach)
    return f"{len(found)} opleidingsplannen geschreven."


def _write(stage: Stage, one: Any, end: str, *, coach: Actor) -> None:
    """With the workplace of the learner; what it offers is practised there, the rest at school."""
    now = stage.days.working_ago(1, minute=_MINUTE)
    begins = max(day_of(now), one.track.starts_on)
    form = PlanForm(begins, date(begins.year + (begins.month > 6), 6, 30))  # noqa: PLR2004 - a school year ends in June
    plan = plans.start(actor=coach, track_id=one.track_id, form=form, now=now)
    act: dict[str, Any] = {"actor": coach, "plan_id": plan.pk, "now": now}
    here = WorkplaceForm(form.begins, form.ends)
    workplaces.add(**act, recognition_id=one.opening.recognition_id, form=here)
    if not plan.lines.exists():
        for text in _OWN:
            lines.add(**act, text=text)
    lines.spread(**act)
    if end == _DRAFT:
        return
    written = {row.code: row.form() for row in doors.plan_for(coach, plan.pk, day=day_of(now)).lines.all()}
    at_work = {code: replace(told, guide=_GUIDE) for code, told in written.items() if told.practised is Where.WORK}
    lines.write(**act, lines=at_work)
    plans.share(**act)
    if end == _WHOLE:
        plans.freeze(**act)
