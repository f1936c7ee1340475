"""What some trainings ask of their workplaces together (R-PLAN-06).

A care assistant learns in residential care and at people's homes, and begins under supervision. A child care worker
learns with babies and toddlers and with children who go to school, and for a part at most in a wider context.
"""

from collections.abc import Iterator
from fractions import Fraction
from typing import Final

from tandem.base.periods import add_months
from tandem.base.verdict import Effect, Finding, Verdict
from tandem.journey.plans.rules.plan import Plan
from tandem.journey.plans.terms import Setting, Trade
from tandem.law.norms import Norms, effect_of
from tandem.law.values import Value

TRADES: Final = {
    "ZORGKUNDIGE": Trade.CARE,
    "KINDERBEGELEIDER-BABYS-PEUTERS": Trade.CHILDCARE,
    "KINDERBEGELEIDER-SCHOOLGAAND": Trade.CHILDCARE,
}
"""By the code of a qualification to which a training leads."""


def check(plan: Plan, trade: Trade, *, norms: Norms) -> Verdict:
    """Every condition of this trade on the workplaces of a plan, met or not."""
    if trade is Trade.CARE:
        found = [*_settings(plan, norms.plan.care_settings), _supervised(plan, norms=norms)]
    else:
        found = [*_settings(plan, norms.plan.childcare_groups), *_wider(plan, norms=norms)]
    return Verdict(tuple(found))


def _settings(plan: Plan, law: Value[tuple[str, ...]]) -> Iterator[Finding]:
    """Each kind of workplace that the law names stands in the plan."""
    had = {one.setting for one in plan.workplaces}
    for one in law.value:
        setting = Setting(one)
        yield Finding("plan.setting", setting in had, None, setting, Effect(effect_of(law)), law, setting)


def _supervised(plan: Plan, *, norms: Norms) -> Finding:
    """So many days under supervision in the first month."""
    law = norms.plan.care_supervised_days
    until = add_months(plan.begins, 1)
    days = sum(one.supervised_days or 0 for one in plan.workplaces if one.begins < until)
    return Finding("plan.supervised_days", days >= law.value, days, law.value, Effect(effect_of(law)), law)


def _wider(plan: Plan, *, norms: Norms) -> Iterator[Finding]:
    """Of the days at workplaces, a part at most in a wider context. Where days are not told, nothing can be said."""
    law = norms.plan.childcare_wider_context_share
    wide = [one for one in plan.workplaces if one.setting is Setting.WIDER]
    if not wide:
        return
    days = [one.days for one in plan.workplaces]
    if None in days:
        yield Finding("plan.wider_days_told", False, None, None, Effect.WARN, law)
        return
    whole, part = sum(one or 0 for one in days), sum(one.days or 0 for one in wide)
    share = Fraction(part, whole) if whole else Fraction(1)
    percent = round(100 * share)
    yield Finding("plan.wider_share", share <= law.value, percent, str(law.value), Effect(effect_of(law)), law)
