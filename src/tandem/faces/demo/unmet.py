"""Unmet demand of the invented region: what visitors looked for in vain in the last quarter that is told."""

from collections import Counter
from datetime import date
from typing import Final

from tandem.faces.demo.days import Chance, at
from tandem.faces.demo.stage import Stage
from tandem.journey.demand import actions, rules
from tandem.journey.demand.rules import FailedSearch
from tandem.registers.organisations.queries import providers

_LOOKED_FOR: Final = 5
_WEEKS: Final = 4
_FEWEST, _MOST = 1, 4
"""Searches in vain in one week: some trainings are told by themselves, others only together."""


def look(stage: Stage, *, seed: int) -> str:
    """Let visitors look for what is taught around and find no place, in some weeks of the last finished quarter."""
    chance, days = Chance(f"{seed}/unmet"), stage.days
    taught = {(one.training.code, one.location.nis, one.training_id) for one in providers.programmes_on(days.today)}
    known = [(training, nis) for _code, nis, training in sorted(taught) if nis]
    places = known[:: max(1, len(known) // _LOOKED_FOR)]
    count = 0
    for week in _weeks_of_last_quarter(days.today)[:: 13 // _WEEKS]:
        failed = Counter({FailedSearch(training, nis): chance.between(_FEWEST, _MOST) for training, nis in places})
        count += actions.note_searches(failed=failed, now=at(week, 12 * 60))
    return f"{count} keer vergeefs gezocht in het laatste kwartaal dat voorbij is."


def _weeks_of_last_quarter(day: date) -> list[date]:
    week = rules.first_hidden(day) - rules.WEEK
    quarter, weeks = rules.quarter_of(week), []
    while rules.quarter_of(week) == quarter:
        weeks.append(week)
        week -= rules.WEEK
    return weeks
