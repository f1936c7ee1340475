"""Who teaches what and when, where a plan has workplaces: a first division that somebody then looks at.

What a workplace said to offer is practised there, the rest is learned at school. Where several workplaces offer the
same, the one with the fewest activities so far takes it, and the period of that workplace is the period of the line.
"""

from collections import Counter
from collections.abc import Mapping
from dataclasses import replace

from tandem.journey.plans.rules.keeping import LineForm
from tandem.journey.plans.rules.plan import Plan, Workplace
from tandem.journey.plans.terms import Where


def spread(plan: Plan, lines: Mapping[str, LineForm]) -> dict[str, LineForm]:
    """The lines that said nothing yet, filled in; those that somebody wrote stay as they are."""
    held = Counter(key for line in lines.values() for key in line.workplaces)
    found: dict[str, LineForm] = {}
    for code, line in lines.items():
        if line.introduced is not None or line.practised is not None or line.is_exempt:
            continue
        able = [one for one in plan.workplaces if _offers(one, code)]
        if not able:
            found[code] = replace(line, introduced=Where.LESSONS, practised=Where.LESSONS)
            continue
        place = min(able, key=lambda one: (held[int(one.key)], int(one.key)))
        held[int(place.key)] += 1
        found[code] = _at(place, line, plan)
    return found


def _offers(one: Workplace, code: str) -> bool:
    """Whether it said so; who was never asked may teach it all."""
    return one.offers is None or code in one.offers


def _at(place: Workplace, line: LineForm, plan: Plan) -> LineForm:
    whole = place.begins <= plan.begins and plan.ends <= place.ends
    told = replace(line, introduced=Where.LESSONS, practised=Where.WORK, workplaces=line.workplaces | {int(place.key)})
    return told if whole else replace(told, begins=max(place.begins, plan.begins), ends=min(place.ends, plan.ends))
