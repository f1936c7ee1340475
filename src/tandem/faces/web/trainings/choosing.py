"""Which of the trainings found fit the filters, and how many each choice would show."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Final
from uuid import UUID

from django.http import QueryDict
from django.utils.translation import gettext

from tandem.faces.documents.words import code_label
from tandem.faces.web.language import in_language
from tandem.faces.web.lists import Option, without
from tandem.faces.web.site.pages import Link
from tandem.faces.web.trainings.asking import EXTRAS, GRADES, RUN_UP, SHORTAGE, UNKNOWN_GRADE, Asked, Tables
from tandem.faces.web.workplaces.facets import Facet
from tandem.journey.readiness.rules.finder import Found, nearest_first
from tandem.registers.reference.terms import Grade

Shortage = Mapping[UUID, Sequence[int]]
_OPEN: Final = 6


@dataclass(frozen=True)
class Choice:
    """What was found before the filters, and what is needed to apply them."""

    found: Sequence[Found]
    tables: Tables
    shortage: Shortage

    def fitting(self, asked: Asked) -> list[Found]:
        """What fits everything, in the order asked."""
        kept = [one for one in self.found if self._fits(one, asked)]
        return sorted(kept, key=self._order(asked.sort))

    def facets(self, asked: Asked) -> tuple[Facet, ...]:
        """Each filter: a grade or sector counts what it shows by itself, something more what is left with it."""
        sectors = [
            self._option(code, self._sector_name(code), asked.sectors, replace(asked, sectors=(code,)))
            for code in (one.code for one in self.tables.sectors)
        ]
        grades = [self._option(one, grade_label(one), asked.grades, replace(asked, grades=(one,))) for one in GRADES]
        extras = [self._option(one, extra_label(one), asked.extras, _and_also(asked, one)) for one in EXTRAS]
        ranked = sorted(sectors, key=lambda one: (not one.checked, -(one.count or 0), one.label))
        first = max(_OPEN, sum(one.checked for one in sectors))
        return (
            Facet(gettext("Graad of jaar"), "graad", tuple(grades)),
            Facet(
                gettext("Sector"), "sector", tuple(ranked[:first]), tuple(ranked[first:]), is_open=bool(asked.sectors)
            ),
            Facet(gettext("Ook"), "ook", tuple(extras)),
        )

    def chips(self, asked: Asked, query: QueryDict) -> tuple[Link, ...]:
        """Every chosen filter, each with the address without it."""
        return (
            *(Link(grade_label(one), without(query, "tot", graad=one)) for one in asked.grades),
            *(Link(self._sector_name(one), without(query, "tot", sector=one)) for one in asked.sectors),
            *(Link(extra_label(one), without(query, "tot", ook=one)) for one in asked.extras),
        )

    def _fits(self, one: Found, asked: Asked) -> bool:
        training = self.tables.trainings[one.training]
        return (
            (asked.meant is None or one.training in asked.meant)
            and (not asked.sectors or bool(set(asked.sectors) & set(self.tables.sectors_of[one.training])))
            and (not asked.grades or (training.grade or UNKNOWN_GRADE) in asked.grades)
            and (RUN_UP not in asked.extras or bool(one.run_ups))
            and (SHORTAGE not in asked.extras or bool(self.shortage.get(one.training)))
        )

    def _option(self, value: str, label: str, chosen: tuple[str, ...], alone: Asked) -> Option:
        count = self._count(alone)
        return Option(value, label, value in chosen, count, disabled=not count)

    def _count(self, asked: Asked) -> int:
        return sum(self._fits(one, asked) for one in self.found)

    def _sector_name(self, code: str) -> str:
        return next((in_language(one.name, one.name_en) for one in self.tables.sectors if one.code == code), code)

    def _order(self, sort: str) -> Callable[[Found], tuple[Any, ...]]:
        def name(one: Found) -> str:
            training = self.tables.trainings[one.training]
            return in_language(training.name, training.name_en).casefold()

        orders: dict[str, Callable[[Found], tuple[Any, ...]]] = {
            "dichtst": lambda one: (*nearest_first(one), name(one)),
            "werkplekken": lambda one: (-one.workplaces, name(one)),
            "naam": lambda one: (name(one),),
        }
        return orders[sort]


def _and_also(asked: Asked, extra: str) -> Asked:
    """The same question with this asked as well: who asks two things more wants both."""
    return replace(asked, extras=(*asked.extras, extra))


def grade_label(value: str) -> str:
    """Where in education a training stands, in words."""
    return gettext("graad niet gekend") if value == UNKNOWN_GRADE else code_label(Grade(value))


def extra_label(value: str) -> str:
    """A filter that asks for something more."""
    return {RUN_UP: gettext("met een aanloop"), SHORTAGE: gettext("naar een knelpuntberoep")}[value]
