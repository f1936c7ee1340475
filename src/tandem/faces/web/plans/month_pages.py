"""Where a learner is each month of a plan, and what is learned there then."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.utils.formats import date_format

from tandem.base.periods import add_months
from tandem.faces.web.plans.frame import activity_name, place_name


@dataclass(frozen=True)
class MonthRow:
    """One place in one month, with what is learned there then."""

    month: str
    place: str
    learns: tuple[str, ...]


def months(plan: Any) -> Iterator[MonthRow]:
    """Every month in which an activity with days of its own is learned; none where no activity has them."""
    names = {one.number: place_name(one) for one in plan.workplaces.all()}
    dated = [one for one in plan.lines.all() if one.begins and one.ends and not one.is_exempt]
    first = plan.begins.replace(day=1)
    while first <= plan.ends:
        then = add_months(first, 1)
        now = [one for one in dated if one.begins < then and first <= one.ends]
        for place in dict.fromkeys(one for line in now for one in _places(line, names)):
            learns = tuple(activity_name(one) for one in now if place in _places(one, names))
            yield MonthRow(date_format(first, "F Y"), place, learns)
        first = then


def _places(line: Any, names: dict[int, str]) -> list[str]:
    """Where it is learned outside the own school."""
    at = [names[one] for one in line.workplaces if one in names]
    return [*at, line.elsewhere] if line.elsewhere else at
