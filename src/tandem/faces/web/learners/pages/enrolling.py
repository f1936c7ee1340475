"""What the forms about a learner show and offer."""

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext

from tandem.faces.web.language import training_name
from tandem.faces.web.learners.pages.frame import area, crumbs, file_crumbs, name_of
from tandem.faces.web.recognition.pages import Fact
from tandem.faces.web.site.pages import Link, Page
from tandem.law import norms
from tandem.registers.access import queries as access
from tandem.registers.organisations.queries import providers
from tandem.registers.reference import queries as reference

Choice = tuple[str, str]


@dataclass(frozen=True)
class FormPage(Page):
    """A form with what the rules ask beside it."""

    back_url: str = ""
    button: str = ""
    note: str = ""
    rules: tuple[Fact, ...] = ()


def trainings(provider_id: UUID, *, day: date, and_also: str = "") -> list[Choice]:
    """The trainings of a provider as choices; all of them where its offer is not known, and the one that was chosen."""
    offered = providers.trainings_of(provider_id, day) or list(reference.trainings_on(day))
    codes = {one.code for one in offered}
    more = [reference.training_by_code(and_also)] if and_also and and_also not in codes else []
    return [(one.code, training_name(one)) for one in (*offered, *more)]


def locations(provider_id: UUID, *, day: date, and_also: Any = None) -> list[Choice]:
    """The places where a provider teaches, as choices, and the one that was chosen, though it may be closed by now."""
    found = list(providers.locations_of(provider_id, day))
    more = [and_also] if and_also and and_also.number not in {one.number for one in found} else []
    return [(one.number, f"{one.name}, {one.municipality}") for one in (*found, *more)]


def coaches(provider_id: UUID, *, day: date, and_also: Any = None) -> list[Choice]:
    """Who can guide learners of a provider, as choices, and who does so now, though that person may have stopped."""
    found = access.people_of_provider(provider_id, day)
    more = [(and_also.pk, and_also.name)] if and_also and and_also.pk not in dict(found) else []
    return [(str(key), name) for key, name in (*found, *more)]


def enrol(*, has_errors: bool, day: date) -> FormPage:
    """Enrol a learner."""
    return FormPage(
        title=gettext("Schrijf een lerende in"),
        lead=gettext(
            "Kent u de lerende al, dan herkennen wij die aan naam en geboortedatum."
            " Een nieuw e-mailadres of telefoonnummer nemen wij over."
        ),
        breadcrumb=crumbs(Link(gettext("Inschrijven"), "")),
        area=area(),
        has_errors=has_errors,
        back_url=reverse("learners:list"),
        button=gettext("Schrijf de lerende in"),
        rules=_rules(day),
    )


def correct(track: Any, *, has_errors: bool, day: date) -> FormPage:
    """Correct what was told."""
    return FormPage(
        title=gettext("Gegevens van %(name)s") % {"name": name_of(track.person)},
        breadcrumb=file_crumbs(track, gettext("Gegevens")),
        area=area(),
        has_errors=has_errors,
        back_url=_back(track),
        button=gettext("Bewaar"),
        rules=_rules(day),
    )


def coach(track: Any, *, has_errors: bool) -> FormPage:
    """Say who guides."""
    return FormPage(
        title=gettext("Wie begeleidt %(name)s?") % {"name": name_of(track.person)},
        lead=gettext("Alleen de gekozen trajectbegeleider en de beheerders zien het dossier."),
        breadcrumb=file_crumbs(track, gettext("Begeleiding")),
        area=area(),
        has_errors=has_errors,
        back_url=_back(track),
        button=gettext("Bewaar"),
    )


def leave(track: Any, *, has_errors: bool) -> FormPage:
    """Note that a learner left."""
    return FormPage(
        title=gettext("Noteer het vertrek van %(name)s") % {"name": name_of(track.person)},
        lead=gettext("Het dossier blijft bewaard. Komt de lerende terug, dan schrijft u opnieuw in."),
        breadcrumb=file_crumbs(track, gettext("Vertrek")),
        area=area(),
        has_errors=has_errors,
        back_url=_back(track),
        button=gettext("Noteer het vertrek"),
    )


def guardian(track: Any, *, has_errors: bool) -> FormPage:
    """Note a parent or guardian."""
    return FormPage(
        title=gettext("Ouder of voogd van %(name)s") % {"name": name_of(track.person)},
        lead=gettext("Een ouder of voogd handelt voor de lerende tot die meerderjarig is."),
        breadcrumb=file_crumbs(track, gettext("Ouder of voogd")),
        area=area(),
        has_errors=has_errors,
        back_url=_back(track),
        button=gettext("Voeg toe"),
    )


def correct_guardian(track: Any, row: Any, *, has_errors: bool) -> FormPage:
    """Correct a parent or guardian."""
    title = gettext("Gegevens van %(name)s") % {"name": name_of(row.guardian)}
    return FormPage(
        title=title,
        lead=gettext("Verbetert u het e-mailadres, dan werkt een link naar het vorige adres niet meer."),
        breadcrumb=file_crumbs(track, title),
        area=area(),
        has_errors=has_errors,
        back_url=_back(track),
        button=gettext("Bewaar"),
    )


def known_guardian(row: Any) -> dict[str, Any]:
    """What is known of a parent, as the form shows it."""
    return {name: getattr(row.guardian, name) for name in ("given_name", "family_name", "email", "phone")}


def known(track: Any) -> dict[str, Any]:
    """What is known of a track and its learner, as the form shows it."""
    person, told = track.person, track.form()
    names = ("starts_on", "ends_on", "location_number", "group_number", "secondary_years", "training")
    home = ("street", "house_number", "postal_code", "municipality")
    kept = {name: getattr(told, name) for name in (*names, *home)}
    return kept | {
        name: getattr(person, name) for name in ("given_name", "family_name", "birth_date", "email", "phone")
    }


def _rules(day: date) -> tuple[Fact, ...]:
    path = norms.at(day).path
    years = gettext("%(n)s jaar")
    return (
        Fact(gettext("Jongste leeftijd"), years % {"n": path.min_age.value}, url=_rule(path.min_age)),
        Fact(
            gettext("Na twee jaar secundair"),
            years % {"n": path.min_age_after_two_years.value},
            url=_rule(path.min_age_after_two_years),
        ),
        Fact(
            gettext("Tot het schooljaar van de"),
            gettext("%(n)sste verjaardag") % {"n": path.until_school_year_of_age.value},
            url=_rule(path.until_school_year_of_age),
        ),
    )


def _rule(value: Any) -> str:
    return reverse("law:rule", args=[value.key])


def _back(track: Any) -> str:
    return reverse("learners:track", args=[track.pk])
