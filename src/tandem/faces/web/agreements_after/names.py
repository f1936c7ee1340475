"""How the fields that can change are called, and how their values are shown."""

from collections.abc import Mapping
from datetime import date
from typing import Any, Final

from django.utils.formats import date_format
from django.utils.translation import gettext, gettext_lazy

from tandem.faces.documents.words import code_label
from tandem.faces.web.agreements.forms import HOLIDAY_FIELDS, TURN_FIELDS
from tandem.journey.agreements.rules.amendments import DAYS
from tandem.journey.agreements.terms import HolidayWhy

FIELDS: Final[Mapping[str, Any]] = {
    "ends_on": gettext_lazy("Laatste dag van de overeenkomst"),
    "hours": gettext_lazy("Uren"),
    **{name: make().label for name, make in {**TURN_FIELDS, **HOLIDAY_FIELDS}.items()},
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
