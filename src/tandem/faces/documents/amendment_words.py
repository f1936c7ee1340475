"""What changes in an agreement, in words: field by field, before and after."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from django.utils.formats import date_format
from django.utils.translation import gettext, gettext_lazy

from tandem.faces.documents.words import code_label
from tandem.journey.agreements.queries import life
from tandem.journey.agreements.rules.amendments import DAYS, WORKPLACES
from tandem.journey.agreements.terms import HolidayWhy

FIELDS: Final[Mapping[str, Any]] = {
    "ends_on": gettext_lazy("Laatste dag van de overeenkomst"),
    "hours": gettext_lazy("Uren"),
    "turns_from": gettext_lazy("Een dag in een week waarin week 1 geldt"),
    "turns_skip_holidays": gettext_lazy("Sla een week over die helemaal vrij is"),
    "holiday_paid": gettext_lazy("Betaalde vakantiedagen"),
    "holiday_works": gettext_lazy("Dagen in een schoolvakantie waarop de lerende werkt"),
    "holiday_why": gettext_lazy("Waarom de lerende dan werkt"),
    "holiday_recovered": gettext_lazy("Dagen waarop de lerende daarvoor vrij is"),
    "holiday_approved": gettext_lazy("Keurde de overheid het seizoen van de sector goed?"),
    "holiday_words": gettext_lazy("Andere afspraken over vakantie"),
    "other_words": gettext_lazy("Andere afspraken"),
    "lesson_hours": gettext_lazy("Lesuren per schooljaar"),
    "joint_committee": gettext_lazy("Paritair comité"),
    "accident_insurer": gettext_lazy("Verzekeraar arbeidsongevallen"),
    "accident_policy": gettext_lazy("Polis arbeidsongevallen"),
    "liability_insurer": gettext_lazy("Verzekeraar aansprakelijkheid"),
    "liability_policy": gettext_lazy("Polis aansprakelijkheid"),
}


def shown(name: str, value: Any) -> str:
    """A value as people read it."""
    if value in {None, ""}:
        return gettext("niets")
    if name == "holiday_why":
        return code_label(HolidayWhy(value))
    if isinstance(value, bool):
        return gettext("ja") if value else gettext("nee")
    return date_format(date.fromisoformat(value), "DATE_FORMAT") if name in DAYS else str(value)


@dataclass(frozen=True)
class Difference:
    """One field that changes."""

    label: str
    before: str
    after: str


def differences(row: Any) -> Iterable[Difference]:
    """Every field that changes: before and after, in words."""
    for name, value in row.changes.items():
        if name != WORKPLACES:
            yield Difference(str(FIELDS[name]), shown(name, row.before.get(name)), shown(name, value))
    told, was = row.changes.get(WORKPLACES, {}), row.before.get(WORKPLACES, {})
    both = [*told.values(), *was.values()]
    names = {
        "recognition": life.place_names([one.get("recognition", "") for one in both]),
        "mentor": life.mentor_names([one.get("mentor", "") for one in both]),
    }
    labels = {"recognition": gettext("Werkplek"), "mentor": gettext("Mentor")}
    for key, one in told.items():
        for name in [name for name in labels if name in one]:
            before = names[name].get(was.get(key, {}).get(name, ""), "")
            yield Difference(labels[name], before or gettext("niemand"), names[name].get(one[name], ""))
