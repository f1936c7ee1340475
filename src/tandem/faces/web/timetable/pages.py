"""What the check of a timetable shows: the hours, the agreement that follows, and what has to change."""

from dataclasses import dataclass
from datetime import date

from django.http import QueryDict
from django.urls import reverse
from django.utils.translation import gettext

from tandem.faces.documents import timetable as words
from tandem.faces.documents.reasons import Reason
from tandem.faces.web.language import in_language
from tandem.faces.web.site.pages import Link, Page, below_home
from tandem.faces.web.timetable.forms import EXAMPLE, TimetableForm
from tandem.journey.agreements.rules import kinds
from tandem.journey.agreements.rules import timetable as rules
from tandem.journey.agreements.rules.kinds import KindFacts
from tandem.journey.agreements.rules.timetable import Worker
from tandem.journey.agreements.terms import HoursAt
from tandem.law import allowance, norms
from tandem.registers.reference import queries as reference
from tandem.registers.reference.terms import AgreementType


@dataclass(frozen=True)
class TimetablePage(Page):
    """A timetable with what the law says of it."""

    form: TimetableForm | None = None
    is_example: bool = False
    is_checked: bool = False
    hours: tuple[tuple[str, str], ...] = ()
    kind: str = ""
    kind_certainty: str = ""
    kind_url: str = ""
    allowance: Link | None = None
    must: tuple[Reason, ...] = ()
    good_to_know: tuple[Reason, ...] = ()
    in_order: tuple[str, ...] = ()


def check(query: QueryDict, *, today: date) -> TimetablePage:
    """What was filled in, or an example of a usual week, with everything that the law says of it."""
    form = _form(query, today=today)
    about = TimetablePage(
        title=gettext("Kijk een uurrooster na"),
        lead=gettext("Vul de uren op school en op de werkplek in. U leest welke overeenkomst het is en wat niet mag."),
        breadcrumb=below_home(gettext("Kijk een uurrooster na")),
        form=form,
        is_example=not query,
        has_errors=not form.is_valid(),
    )
    return about if about.has_errors else _checked(about, form, today=today)


def _checked(about: TimetablePage, form: TimetableForm, *, today: date) -> TimetablePage:
    data, timetable = form.cleaned_data, form.timetable()
    day = data["op"] or today
    law = norms.at(day, sector=data["sector"] or None)
    facts = KindFacts(
        hours_at_work=timetable.hours_a_week(HoursAt.WORK),
        is_adult_education=data["volwassenen"],
        has_social_maribel=data["maribel"],
        is_simulated_only=data["simulatie"],
        is_own_employee=data["werknemer"],
    )
    found = kinds.kind(facts, norms=law)
    worker = Worker(data["leeftijd"], found.type, data["volwassenen"], data["bakkerij"])
    told = words.told(rules.check(timetable, worker, norms=law), has_turns=len(timetable.weeks) > 1)
    return TimetablePage(
        **{
            **vars(about),
            "is_checked": True,
            "hours": words.hours_words(timetable),
            "kind": words.kind_words(found),
            "kind_certainty": str(found.ground.certainty),
            "kind_url": reverse("law:rule", args=[found.ground.key]),
            "allowance": _allowance(found.type, day),
            "must": told.must,
            "good_to_know": told.good_to_know,
            "in_order": told.in_order,
        }
    )


def _form(query: QueryDict, *, today: date) -> TimetableForm:
    sectors = sorted((in_language(one.name, one.name_en), one.code) for one in reference.sectors_on(today))
    choices, first = [(code, name) for name, code in sectors], allowance.first_day()
    return TimetableForm(query or EXAMPLE, sectors=choices, first=first)


def _allowance(kind: AgreementType, day: date) -> Link | None:
    """Where the allowance of that day is worked out, for the agreement that has one."""
    if kind is not AgreementType.OAO:
        return None
    return Link(gettext("Wat krijgt de lerende per maand?"), f"{reverse('allowance:calculator')}?op={day.isoformat()}")
