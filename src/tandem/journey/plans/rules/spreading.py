"""Who teaches what and when, where a plan has workplaces: a first division that somebody then looks at.

What a workplace said to offer is practised there, the rest is learned at school. Several workplaces divide it as the
proposals of workplaces that cover a training together do: the lead teaches all it can, and a learner is at one
workplace each month (`readiness.rules.partnership`).
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Final

from tandem.base.periods import add_months
from tandem.journey.plans.rules.keeping import LineForm
from tandem.journey.plans.rules.plan import AT_WORK, Asked, Plan, Workplace
from tandem.journey.plans.terms import Where
from tandem.journey.readiness.rules import partnership
from tandem.journey.readiness.rules.coverage import Listed
from tandem.journey.readiness.rules.partnership import SCHOOL_MONTHS, Share
from tandem.registers.reference.terms import Certainty

_DAY: Final = timedelta(days=1)


@dataclass(frozen=True)
class Taught:
    """At which workplace an activity is practised, from when to when."""

    place: str
    begins: date
    ends: date


def spread(plan: Plan, lines: Mapping[str, LineForm]) -> dict[str, LineForm]:
    """The lines that said nothing yet, filled in; those that somebody wrote stay as they are.

    What was to be learned at a workplace and named none, gets one.
    """
    by_code = divide(plan)
    found: dict[str, LineForm] = {}
    for code, line in lines.items():
        if line.is_exempt:
            continue
        is_empty = line.introduced is None and line.practised is None
        taught = by_code.get(code)
        if is_empty and taught is None:
            found[code] = replace(line, introduced=Where.LESSONS, practised=Where.LESSONS)
        elif taught is not None and (is_empty or _is_open(line)):
            told = replace(line, introduced=Where.LESSONS, practised=Where.WORK) if is_empty else line
            found[code] = _at(taught, told, plan)
    return found


def divide(plan: Plan) -> dict[str, Taught]:
    """Where and when each activity is practised that a workplace of the plan offers."""
    shares = _shares(plan)
    at = {one.key: one for one in plan.workplaces}
    told = {one.code: _whole(plan, at[share.site]) for share in shares for one in share.teaches}
    visits = _visits(plan, shares) if len(shares) > 1 else {}
    firsts = list(visits)
    for turn in partnership.told_by_month(enumerate(visits.values()), shares):
        told |= {one.code: _in_month(plan, at[turn.site], firsts[turn.month]) for one in turn.learns}
    return told


def stays(plan: Plan) -> dict[str, tuple[date, date]]:
    """From when to when a learner is at each workplace, by its key: the lead as long as the plan, who concludes it.

    A workplace that would teach nothing is left out.
    """
    shares = _shares(plan)
    months = list(_visits(plan, shares).items()) if len(shares) > 1 else []
    found = {}
    for share in shares:
        at = [first for first, site in months if site == share.site]
        whole = share.is_lead or not at
        found[share.site] = (plan.begins, plan.ends) if whole else (at[0], min(plan.ends, _last_of(at[-1])))
    return found


def _shares(plan: Plan) -> tuple[Share[str], ...]:
    if not plan.workplaces:
        return ()
    listed = [_listed(one) for one in plan.asked if not _is_exempt(plan, one.code)]
    codes = frozenset(one.code for one in listed)
    offers = {one.key: codes if one.offers is None else one.offers & codes for one in plan.workplaces}
    lead = next((one.key for one in plan.workplaces if one.is_lead), plan.workplaces[0].key)
    shares, _ = partnership.divide(listed, offers, lead=lead)
    return shares


def _visits(plan: Plan, shares: tuple[Share[str], ...]) -> dict[date, str]:
    """Where the learner is each month, by its first day in the plan.

    Where each is there as long as the plan, as the proposals have it. Where the school gave one its own days, the
    learner is there then, and in the other months with who is there as long as the plan, the lead first.
    """
    months = _months(plan)
    at = {one.key: one for one in plan.workplaces}
    places = [at[share.site] for share in shares]
    if all(_is_whole(plan, one) for one in places):
        if len(months) < len(places):
            return {}
        turns = partnership.rotation(shares, [day.month for day in months])
        return {day: turn.site for day, turn in zip(months, turns, strict=True)}
    in_turn = sorted(places, key=lambda one: _is_whole(plan, one))
    there = ((day, next((one.key for one in in_turn if _meets(one, day)), None)) for day in months)
    return {day: key for day, key in there if key is not None}


def _months(plan: Plan) -> list[date]:
    """The first day of each month of the plan in which a learner works; without any, of every month."""
    days, day = [], plan.begins
    while day <= plan.ends:
        days.append(day)
        day = add_months(day.replace(day=1), 1)
    return [one for one in days if one.month in SCHOOL_MONTHS] or days


def _listed(one: Asked) -> Listed:
    """What the division asks of an activity; its words say nothing here."""
    return Listed(one.code, "", "", one.code, Certainty.UNCERTAIN, one.counts, one.phase, one.safety)


def _is_exempt(plan: Plan, code: str) -> bool:
    return code in plan.lines and plan.lines[code].is_exempt


def _is_open(line: LineForm) -> bool:
    """Whether it is learned at a workplace, and nobody said at which."""
    return not line.workplaces and not AT_WORK.isdisjoint({line.introduced, line.practised})


def _is_whole(plan: Plan, place: Workplace) -> bool:
    return place.begins <= plan.begins and plan.ends <= place.ends


def _meets(place: Workplace, first: date) -> bool:
    return place.begins <= _last_of(first) and first <= place.ends


def _last_of(day: date) -> date:
    return add_months(day.replace(day=1), 1) - _DAY


def _whole(plan: Plan, place: Workplace) -> Taught:
    return Taught(place.key, max(plan.begins, place.begins), min(plan.ends, place.ends))


def _in_month(plan: Plan, place: Workplace, first: date) -> Taught:
    """That month, as far as the plan and the workplace go."""
    return Taught(place.key, max(first, place.begins), min(_last_of(first), plan.ends, place.ends))


def _at(taught: Taught, line: LineForm, plan: Plan) -> LineForm:
    told = replace(line, workplaces=line.workplaces | {int(taught.place)})
    if (line.begins, line.ends) != (None, None) or (taught.begins, taught.ends) == (plan.begins, plan.ends):
        return told
    return replace(told, begins=taught.begins, ends=taught.ends)
