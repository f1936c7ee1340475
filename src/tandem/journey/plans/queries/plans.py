"""Doors to training plans: for who guides the learner; once shared, for the family and the companies on the plan."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Prefetch

from tandem.base import models
from tandem.base.actor import Actor
from tandem.base.errors import NotFound
from tandem.base.models import row_with
from tandem.base.periods import age_on
from tandem.base.verdict import Verdict
from tandem.journey.intake.models import Track
from tandem.journey.intake.queries import tracks
from tandem.journey.plans import policies
from tandem.journey.plans.models import PlanComment, PlanLine, PlanModule, PlanVersion, PlanWorkplace, TrainingPlan
from tandem.journey.plans.models.plan import TrainingPlanQuerySet
from tandem.journey.plans.policies import PlanFacts
from tandem.journey.plans.rules import modules, settings, spreading, versions
from tandem.journey.plans.rules import plan as rules
from tandem.journey.plans.rules.plan import Asked, Plan
from tandem.journey.plans.terms import PlanState
from tandem.journey.recognition.models import OfferedActivity, Recognition
from tandem.journey.recognition.queries import public
from tandem.journey.recognition.queries.nearness import Near
from tandem.journey.recognition.queries.public import Wish
from tandem.law import norms
from tandem.registers.access.terms import FAMILY_ROLES

FEW = 12
"""So many workplaces are offered to choose from at once."""
_PLACES = Prefetch(
    "workplaces",
    PlanWorkplace.objects.order_by("number").select_related(
        "recognition__establishment", "recognition__company", "recognition__request"
    ),
)
_LINES = Prefetch("lines", PlanLine.objects.order_by("number", "code").select_related("activity"))
_MODULES = Prefetch("modules", PlanModule.objects.order_by("number").select_related("provider"))
_OFFERED = Prefetch("workplaces__recognition__request__activities", OfferedActivity.objects.select_related("activity"))


def plan_for(actor: Actor, plan_id: UUID, *, day: date, lock: bool = False) -> TrainingPlan:
    """The plan with its learner, workplaces and lines, for who may read it."""
    rows = TrainingPlan.objects.named().prefetch_related(
        _PLACES, _LINES, _MODULES, _OFFERED, "track__training__qualifications"
    )
    found = row_with(rows.select_for_update(of=("self",)) if lock else rows, plan_id)
    if found is None or not policies.may_see(actor, facts_of(actor, found, day=day)):
        raise NotFound
    return found


def plans_for(actor: Actor, *, day: date) -> TrainingPlanQuerySet:
    """Every plan this actor may read, with the learner at hand; the newest first."""
    rows = TrainingPlan.objects.named().order_by("-begins", "track__person__family_name", "-pk")
    if actor.has_role(*policies.COMPANY) and actor.organisation_id is not None:
        here = PlanWorkplace.objects.filter(recognition__company=actor.organisation_id).values("plan")
        return rows.shared().filter(pk__in=here)
    known = rows.filter(track__in=tracks.tracks_for(actor, day=day).values("pk"))
    return known.shared() if actor.has_role(*FAMILY_ROLES) else known


def first_of(rows: TrainingPlanQuerySet, most: int) -> list[TrainingPlan]:
    """The first so many of these."""
    return models.first_of(rows, TrainingPlan.objects.named(), most=most)


def plan_of(track: Track) -> TrainingPlan | None:
    """The plan of this track that is open, else the one that was closed last; None where there is none.

    For who has the track already.
    """
    rows = list(TrainingPlan.objects.filter(track=track).order_by("-started_at", "-pk"))
    return next((one for one in rows if one.closed_at is None), rows[0] if rows else None)


def open_plan_of(track: Track) -> TrainingPlan | None:
    """The plan of this track that is open, with all that belongs to it; for who has the track already."""
    found = TrainingPlan.objects.open().filter(track=track).values_list("pk", flat=True).first()
    return None if found is None else whole(found)


@dataclass(frozen=True)
class Brief:
    """A plan as an agreement looks at it: where it stands, and when the learner is at which recognition."""

    plan_id: UUID | None
    state: PlanState
    stops: int = 0
    """How many conditions stop it."""
    periods: tuple[tuple[str, date, date], ...] = ()
    """The number of each recognition with its first and last day."""


def briefs_of(track_ids: Collection[UUID]) -> dict[UUID, Brief]:
    """The plan of each of these tracks, the open one where there is one; for who has the tracks already."""
    rows = TrainingPlan.objects.filter(track__in=track_ids).order_by("started_at", "pk", "workplaces__number")
    place = ("workplaces__recognition__number", "workplaces__begins", "workplaces__ends")
    known: dict[UUID, tuple[UUID, Brief]] = {}
    for key, track, state, stops, number, begins, ends in rows.values_list("pk", "track", "state", "stops", *place):
        period = () if number is None else ((number, begins, ends),)
        known[key] = track, Brief(key, PlanState(state), stops or 0, (*_periods(known.get(key)), *period))
    found: dict[UUID, Brief] = {}
    for track, brief in known.values():
        if track not in found or found[track].state == PlanState.CLOSED:
            found[track] = brief
    return found


def brief_of(version: PlanVersion) -> Brief:
    """A version that was frozen, as an agreement looks at it."""
    places = version.content["workplaces"]
    told = ((one["recognition"], one["begins"], one["ends"]) for one in places)
    periods = ((number, date.fromisoformat(begins), date.fromisoformat(ends)) for number, begins, ends in told)
    return Brief(version.plan_id, PlanState.FROZEN, periods=tuple(periods))


def _periods(known: tuple[UUID, Brief] | None) -> tuple[tuple[str, date, date], ...]:
    return () if known is None else known[1].periods


def plan_of_track(actor: Actor, track: Track, *, day: date) -> TrainingPlan | None:
    """The same, as far as the school or the family may read it."""
    found = plan_of(track)
    if found is None:
        return None
    found.track = track
    facts = tracks.facts_for(actor, track, day=day)
    return found if policies.may_see(actor, PlanFacts(facts, found.state != PlanState.DRAFT)) else None


def facts_of(actor: Actor, plan: TrainingPlan, *, day: date) -> PlanFacts:
    """What a policy asks about this plan and this actor."""
    return plan.facts(guardians=tracks.facts_for(actor, plan.track, day=day).guardian_user_ids)


def read(plan: TrainingPlan) -> Plan:
    """The plan as the rules know it; whose age nobody knows counts as a minor."""
    whole = read_with(plan, places=plan.workplaces.all(), rows=plan.lines.all())
    return replace(whole, modules=tuple(one.as_fact() for one in plan.modules.all()))


def read_with(plan: TrainingPlan, *, places: Iterable[PlanWorkplace], rows: Iterable[PlanLine]) -> Plan:
    """The same with these workplaces and lines, which need not be stored yet."""
    born = plan.track.person.birth_date
    lines = {one.code: one for one in rows}
    return Plan(
        begins=plan.begins,
        ends=plan.ends,
        age=0 if born is None else age_on(born, plan.begins),
        asked=tuple(_asked(one) for one in lines.values()),
        lines={code: one.as_fact() for code, one in lines.items()},
        workplaces=tuple(one.as_fact() for one in places),
    )


def verdict_of(plan: TrainingPlan, *, day: date) -> Verdict:
    """What stands in the way of this plan by the law of that day, and what is worth a look."""
    return verdict_on(plan, read(plan), day=day)


def verdict_on(plan: TrainingPlan, whole: Plan, *, day: date) -> Verdict:
    """The same of a plan that was read already."""
    law = norms.at(day)
    known = (settings.TRADES.get(one.code) for one in plan.track.training.qualifications.all())
    found = rules.check(whole, norms=law) + modules.check(whole.modules)
    for trade in sorted({one for one in known if one is not None}):
        found += settings.check(whole, trade, norms=law)
    return found


def not_covered(plan: TrainingPlan) -> tuple[str, ...]:
    """The codes of what is introduced or practised nowhere, so that somebody else can be sought (R-PLAN-02)."""
    return rules.not_covered(read(plan))


def can_spread(plan: TrainingPlan) -> bool:
    """Whether a division over the workplaces says something of an activity that nobody said yet."""
    forms = {one.code: one.form() for one in plan.lines.all()}
    return bool(plan.workplaces.all()) and bool(spreading.spread(read(plan), forms))


def content_of(plan: TrainingPlan) -> dict[str, Any]:
    """The plan as plain data, as it is frozen; the support plan stays out: companies read this."""
    return content_with(plan, places=plan.workplaces.all(), lines=plan.lines.all())


def content_with(plan: TrainingPlan, *, places: Iterable[PlanWorkplace], lines: Iterable[PlanLine]) -> dict[str, Any]:
    """The same with these workplaces and lines, which need not be stored yet."""
    list_ = plan.activity_list
    return {
        "track": plan.track.number,
        "provider": plan.track.provider.name,
        "training": plan.track.training.code,
        "training_name": plan.track.training.name,
        "activity_list": f"{list_.code} {list_.version}" if list_ else "",
        "begins": plan.begins.isoformat(),
        "ends": plan.ends.isoformat(),
        "workplaces": [_place_content(one) for one in places],
        "lines": [_line_content(one) for one in lines],
    }


@dataclass(frozen=True)
class Edition:
    """A plan as it is signed along: frozen already, or as it would be."""

    number: int
    content: Mapping[str, Any]
    digest: str
    version: PlanVersion | None = None
    """The frozen version where it is one already."""


def edition_of(plan: TrainingPlan) -> Edition:
    """The version that a freeze gives now: the last one again where nothing changed since."""
    last = next(iter(versions_of(plan)), None)
    if last is not None and plan.state == PlanState.FROZEN:
        return frozen_edition(last)
    content = content_of(plan)
    digest = versions.digest(content)
    if last is not None and last.digest == digest:
        return frozen_edition(last)
    return Edition(last.number + 1 if last else 1, content, digest)


def frozen_edition(version: PlanVersion) -> Edition:
    """A version that was frozen."""
    return Edition(version.number, version.content, version.digest, version)


def whole(plan_id: UUID) -> TrainingPlan:
    """The plan with all that its content needs, for who came through the door of what it belongs to."""
    rows = TrainingPlan.objects.named().prefetch_related(_PLACES, _LINES, _OFFERED, "track__training__qualifications")
    return rows.get(pk=plan_id)


def versions_of(plan: TrainingPlan) -> list[PlanVersion]:
    """The frozen versions, the newest first; the plan came through its door."""
    return list(PlanVersion.objects.filter(plan=plan).order_by("-number"))


def version_of(plan: TrainingPlan, number: int) -> PlanVersion:
    """One frozen version."""
    found = PlanVersion.objects.filter(plan=plan, number=number).first()
    if found is None:
        raise NotFound
    return found


def comments_on(plan: TrainingPlan) -> list[PlanComment]:
    """What was said of the plan, the oldest first."""
    return list(PlanComment.objects.filter(plan=plan).select_related("line").order_by("said_at", "pk"))


def comment_of(plan: TrainingPlan, comment_id: UUID, *, lock: bool = False) -> PlanComment:
    """One comment on this plan."""
    rows = PlanComment.objects.filter(plan=plan)
    found = (rows.select_for_update() if lock else rows).filter(pk=comment_id).first()
    if found is None:
        raise NotFound
    return found


def line_of(plan: TrainingPlan, code: str) -> PlanLine:
    """One line of this plan."""
    found = next((one for one in plan.lines.all() if one.code == code), None)
    if found is None:
        raise NotFound
    return found


def workplace_of(plan: TrainingPlan, number: int) -> PlanWorkplace:
    """One workplace of this plan."""
    found = next((one for one in plan.workplaces.all() if one.number == number), None)
    if found is None:
        raise NotFound
    return found


def open_comments(plan_ids: Collection[UUID]) -> Mapping[UUID, int]:
    """How many comments on each of these plans nobody settled yet."""
    found: dict[UUID, int] = {}
    for key in PlanComment.objects.filter(plan__in=plan_ids, settled_at__isnull=True).values_list("plan", flat=True):
        found[key] = found.get(key, 0) + 1
    return found


def _asked(one: PlanLine) -> Asked:
    if one.activity is None:
        return Asked(one.code, safety=one.care())
    return Asked(one.code, one.activity.is_compulsory is not False, one.care(), one.activity.phase)


def _place_content(one: PlanWorkplace) -> dict[str, Any]:
    place, company = one.recognition.establishment, one.recognition.company
    return {
        "number": one.number,
        "recognition": one.recognition.number,
        "company": company.name,
        "company_number": company.number,
        "establishment": place.name,
        "municipality": place.municipality,
        "begins": one.begins.isoformat(),
        "ends": one.ends.isoformat(),
        "setting": one.setting,
        "days": one.days,
        "supervised_days": one.supervised_days,
        "is_lead": one.is_lead,
    }


def _line_content(one: PlanLine) -> dict[str, Any]:
    return {
        "code": one.code,
        "text": one.activity.text_nl if one.activity else one.text,
        "safety": one.care() or "",
        "introduced": one.introduced,
        "practised": one.practised,
        "workplaces": sorted(one.workplaces),
        "begins": one.begins.isoformat() if one.begins else "",
        "ends": one.ends.isoformat() if one.ends else "",
        "guide": one.guide,
        "elsewhere": one.elsewhere,
        "is_exempt": one.is_exempt,
        "exempt_words": one.exempt_words,
    }


def workplaces_to_choose(plan: TrainingPlan, sought: str, *, day: date) -> list[Recognition]:
    """Recognised workplaces for the training of this plan: by name, or the nearest to the learner; a few at once."""
    track = plan.track
    near = None if sought or track.lat is None or track.lon is None else Near(track.lat, track.lon)
    wish = Wish(trainings=[track.training_id], text=sought, near=near)
    hits = public.find(wish, sort="name" if near is None else "nearest", most=FEW, day=day).hits
    return public.shown([one.id for one in hits])


def noted_with(actor: Actor, *, day: date) -> list[tuple[str, Any]]:
    """Whose list it is, where a look at it is noted: each own track, else the account; the company; the school."""
    if actor.has_role(*FAMILY_ROLES):
        own = tracks.tracks_for(actor, day=day).order_by("pk").values_list("pk", flat=True)
        return [("intake.track", key) for key in own] or [("accounts.user", actor.user_id)]
    kind = "organisations.company" if actor.has_role(*policies.COMPANY) else "organisations.provider"
    return [(kind, actor.organisation_id)]
