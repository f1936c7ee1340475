"""What the forms on the search time show beside their fields."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext

from tandem.base.periods import day_of
from tandem.faces.documents import clocks as words
from tandem.faces.documents.clocks import Basis, Meter
from tandem.faces.documents.reasons import Reason, reasons_of
from tandem.faces.documents.words import code_label
from tandem.faces.web.clock.pages.frame import about, area, crumbs, few_left, name_of
from tandem.faces.web.recognition.pages import Fact
from tandem.faces.web.site.pages import Link, Page
from tandem.journey.placement.queries import clocks as doors
from tandem.journey.placement.rules import clocks as rules
from tandem.journey.placement.rules.clocks import ExtensionFacts
from tandem.journey.placement.terms.clocks import ClockOutcome, ClockState, ExtensionReason
from tandem.law import counting, norms
from tandem.law.errors import NoCalendar
from tandem.registers.organisations.queries import free_days
from tandem.registers.organisations.terms import ProviderKind


@dataclass(frozen=True)
class StepPage(Page):
    """A form about one clock."""

    kicker: str = ""
    meter: Meter | None = None
    bases: tuple[Basis, ...] = ()
    warnings: tuple[Reason, ...] = ()
    facts: tuple[Fact, ...] = ()
    words: str = ""
    button: str = ""
    back_url: str = ""


def ask(clock: Any, *, has_errors: bool, day: date) -> StepPage:
    """Ask more days: how many there would be, and how sure the rule is."""
    facts, law = _extension_facts(clock), norms.at(day)
    extension = rules.extension_days(is_special_education=facts.is_special_education, norms=law)
    return _page(
        clock,
        gettext("Vraag een verlenging"),
        has_errors=has_errors,
        day=day,
        lead=gettext("De beheerder van uw school beslist."),
        bases=(words.basis(extension), words.basis(law.search.extension_times)),
        warnings=tuple(reasons_of(rules.may_grant(facts, norms=law))),
        button=gettext("Verstuur de vraag"),
    )


def decide(extension: Any, clock: Any, *, has_errors: bool, day: date) -> StepPage:
    """Grant or refuse: what was asked and why, and what the rules say."""
    facts, law = _extension_facts(clock), norms.at(day)
    days = rules.extension_days(is_special_education=facts.is_special_education, norms=law)
    return _page(
        clock,
        gettext("Beslis over de verlenging"),
        has_errors=has_errors,
        day=day,
        bases=(words.basis(days), words.basis(law.search.extension_times)),
        warnings=tuple(reasons_of(rules.may_grant(facts, norms=law))),
        facts=(
            Fact(gettext("Gevraagd op"), date_format(day_of(extension.asked_at), "DATE_FORMAT")),
            Fact(gettext("Waarom"), code_label(ExtensionReason(extension.reason))),
        ),
        words=extension.words,
        button=gettext("Neem de beslissing"),
    )


def grant_words(clock: Any, *, day: date) -> str:
    """What granting gives: so many days, until when."""
    facts = _extension_facts(clock)
    days = int(rules.extension_days(is_special_education=facts.is_special_education, norms=norms.at(day)).value)
    count = doors.reading(clock, day=day).count
    track = clock.track
    known = free_days.of_providers([track.provider_id], since=clock.started_on)
    own = known.at(track.provider_id, track.location_id)
    try:
        last = counting.nth_after(count.counted_after, count.total + days, free_days=own)
    except NoCalendar:
        return gettext("Toestaan: %(n)s opleidingsdagen erbij") % {"n": days}
    told = {"n": days, "day": words.long_day(last)}
    return gettext("Toestaan: %(n)s opleidingsdagen erbij, tot en met %(day)s") % told


def handle(clock: Any, *, has_errors: bool, day: date) -> StepPage:
    """Say what follows: nothing happens by itself."""
    ends = norms.at(day).search.failing_ends_dual
    return _page(
        clock,
        gettext("Wat volgt er voor %(name)s?") % {"name": clock.track.person.given_name},
        has_errors=has_errors,
        day=day,
        lead=" ".join(_how_to_choose(day)),
        bases=(words.basis(ends),),
        button=gettext("Leg de keuze vast"),
    )


def outcomes(day: date) -> tuple[ClockOutcome, ...]:
    """What can follow, in the order in which it is offered; VDAB by a handover where somebody there answers."""
    by_handover = {ClockOutcome.VDAB} if doors.vdab_answers(day) else set()
    return tuple(one for one in ClockOutcome if one not in by_handover)


def _how_to_choose(day: date) -> Iterator[str]:
    yield gettext("Kies samen met de lerende en de ouders. Het traject volgt uw keuze.")
    if doors.vdab_answers(day):
        yield gettext("Naar VDAB? Ga terug en kies “Draag warm over aan VDAB”: VDAB aanvaardt eerst.")


def _page(clock: Any, title: str, *, has_errors: bool, day: date, **more: Any) -> StepPage:
    count = doors.reading(clock, day=day).count
    back = reverse("clock:clock", args=[clock.pk])
    return StepPage(
        title=title,
        breadcrumb=crumbs(Link(name_of(clock.track.person), back), Link(title, "")),
        area=area(),
        has_errors=has_errors,
        kicker=f"{name_of(clock.track.person)} · {about(clock.track)}",
        meter=words.meter(count, few=few_left(count)),
        back_url=back,
        **more,
    )


def _extension_facts(clock: Any) -> ExtensionFacts:
    return ExtensionFacts(
        runs=clock.state == ClockState.RUNNING,
        is_special_education=clock.track.provider.kind == ProviderKind.BUSO,
        granted_before=clock.extensions.granted().count(),
    )
