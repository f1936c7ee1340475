"""What the pages about mentors show."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext, ngettext

from tandem.base.actor import Actor
from tandem.base.periods import day_of
from tandem.faces.exchange.tables import Table
from tandem.faces.web.company.pages.frame import area, crumbs, here, person_name, written
from tandem.faces.web.company.pages.standing import Standing, latest_extract, standing
from tandem.faces.web.recognition.pages import Fact
from tandem.faces.web.site.pages import Link, Page
from tandem.journey.recognition import policies, snapshot
from tandem.journey.recognition.queries import mentors as doors
from tandem.journey.recognition.snapshot import TrainingDuty
from tandem.law import catalogue, norms


@dataclass(frozen=True)
class Way:
    """What one can do with a mentor."""

    label: str
    url: str
    is_post: bool = False


@dataclass(frozen=True)
class MentorCard:
    """One mentor with what is known, what is missing and what can be done."""

    name: str
    standing: Standing
    facts: tuple[Fact, ...]
    ways: tuple[Way, ...]
    is_active: bool


@dataclass(frozen=True)
class MentorsPage(Page):
    """All mentors of the company."""

    active: tuple[MentorCard, ...] = ()
    inactive: tuple[MentorCard, ...] = ()
    new_url: str = ""
    may_file: bool = False


@dataclass(frozen=True)
class MentorFormPage(Page):
    """Name a mentor, or correct what is known."""

    back_url: str = ""
    button: str = ""
    rules: tuple[Fact, ...] = ()


@dataclass(frozen=True)
class ExtractPage(Page):
    """Note that an extract was seen."""

    back_url: str = ""
    needed: str = ""
    seen: tuple[Fact, ...] = ()


@dataclass(frozen=True)
class TrainingPage(Page):
    """Note that the mentor training was followed."""

    back_url: str = ""
    due: str = ""
    organisers: str = ""


def mentors(actor: Actor, company_id: UUID, *, day: date) -> MentorsPage:
    """Every mentor, those who guide today first."""
    rows = list(doors.mentors_of(actor, company_id))
    duties = snapshot.training_duties(rows)
    may_file = policies.may_file(actor, company_id).is_ok
    cards = [_card(one, duties.get(one.pk), day=day, may_file=may_file) for one in rows]
    active = tuple(card for card in cards if card.is_active)
    count = len(active)
    return MentorsPage(
        title=ngettext("U hebt %(n)s mentor", "U hebt %(n)s mentoren", count) % {"n": count}
        if count
        else gettext("U hebt nog geen mentor"),
        lead=gettext("Een mentor leidt de lerende op. Elke erkende werkplek heeft er minstens één."),
        breadcrumb=crumbs(here(gettext("Mentoren"))),
        area=area(),
        active=active,
        inactive=tuple(card for card in cards if not card.is_active),
        new_url=reverse("company:new_mentor"),
        may_file=may_file,
    )


def mentors_table(actor: Actor, company_id: UUID, *, now: datetime) -> Table:
    """The same mentors, to export."""
    rows, day = list(doors.mentors_of(actor, company_id)), day_of(now)
    duties = snapshot.training_duties(rows)
    return Table(
        title=gettext("Mentoren"),
        columns=(
            gettext("Naam"),
            gettext("Staat"),
            gettext("Begeleidt op"),
            gettext("Geboren op"),
            gettext("Jaren ervaring in het beroep"),
            gettext("Uittreksel"),
            gettext("Mentoropleiding"),
            gettext("Na te kijken"),
        ),
        rows=[_cells(one, duties.get(one.pk), day=day) for one in rows],
        made_at=now,
    )


def new(*, back_url: str, has_errors: bool, day: date) -> MentorFormPage:
    """Name a mentor."""
    title = gettext("Duid een mentor aan")
    return _form_page(title, back_url=back_url, button=gettext("Voeg de mentor toe"), has_errors=has_errors, day=day)


def edit(mentor: Any, *, back_url: str, has_errors: bool, day: date) -> MentorFormPage:
    """Correct what is known of a mentor."""
    title = gettext("Gegevens van %(name)s") % {"name": person_name(mentor.person)}
    return _form_page(title, back_url=back_url, button=gettext("Bewaar"), has_errors=has_errors, day=day)


def known(mentor: Any) -> dict[str, Any]:
    """What is known of a mentor, as the form shows it."""
    person = mentor.person
    return {
        "given_name": person.given_name,
        "family_name": person.family_name,
        "birth_date": person.birth_date,
        "email": person.email,
        "phone": person.phone,
        "experience_years": mentor.experience_years,
        "proof": mentor.proof,
        "exemption": mentor.exemption,
        "establishments": [str(posting.establishment_id) for posting in mentor.postings.all()],
    }


def extract(mentor: Any, *, back_url: str, has_errors: bool, day: date) -> ExtractPage:
    """Note that an extract was seen; what was seen before stands beside it."""
    law = norms.at(day).mentor
    needed = ""
    if law.extract_model is not None and law.extract_max_age_months is not None:
        words = {"model": law.extract_model.value, "months": law.extract_max_age_months.value}
        needed = gettext("Nodig: model %(model)s, hoogstens %(months)s maanden oud.") % words
    return ExtractPage(
        title=gettext("U zag het uittreksel van %(name)s") % {"name": person_name(mentor.person)},
        lead=gettext("Wij noteren dat u het zag. Het uittreksel zelf bewaren wij nooit: laad het niet op."),
        breadcrumb=_below_mentors(gettext("Uittreksel")),
        area=area(),
        has_errors=has_errors,
        back_url=back_url,
        needed=needed,
        seen=tuple(_seen(mentor)),
    )


def training(mentor: Any, *, back_url: str, has_errors: bool, day: date) -> TrainingPage:
    """Note that the mentor training was followed."""
    duty = snapshot.training_duty(mentor)
    parameter = catalogue.parameter("mentor.training_organisers")
    organisers = [gettext(parameter.words[code]) for code in norms.at(day).mentor.training_organisers.value]
    return TrainingPage(
        title=gettext("Mentoropleiding van %(name)s") % {"name": person_name(mentor.person)},
        breadcrumb=_below_mentors(gettext("Mentoropleiding")),
        area=area(),
        has_errors=has_errors,
        back_url=back_url,
        due=gettext("De opleiding moet gevolgd zijn voor %(day)s.") % {"day": written(duty.due_on)} if duty else "",
        organisers=", ".join(organisers),
    )


def _card(mentor: Any, duty: TrainingDuty | None, *, day: date, may_file: bool) -> MentorCard:
    return MentorCard(
        name=person_name(mentor.person),
        standing=standing(mentor, duty, day=day),
        facts=tuple(_facts(mentor, duty)),
        ways=tuple(_ways(mentor)) if may_file else (),
        is_active=mentor.deactivated_at is None,
    )


def _cells(mentor: Any, duty: TrainingDuty | None, *, day: date) -> tuple[str | int | date | None, ...]:
    held = standing(mentor, duty, day=day)
    return (
        person_name(mentor.person),
        held.tag.label,
        _places(mentor),
        mentor.person.birth_date,
        mentor.experience_years,
        _extract_words(latest_extract(mentor)),
        _trained_words(mentor, duty),
        "; ".join(reason.title for reason in held.reasons),
    )


def _places(mentor: Any) -> str:
    return ", ".join(posting.establishment.name for posting in mentor.postings.all())


def _facts(mentor: Any, duty: TrainingDuty | None) -> Iterable[Fact]:
    person, years, seen = mentor.person, mentor.experience_years, latest_extract(mentor)
    yield Fact(gettext("Begeleidt op"), _places(mentor) or "–")
    yield Fact(gettext("Geboren op"), written(person.birth_date) if person.birth_date else "–")
    yield Fact(gettext("Ervaring in het beroep"), ngettext("%(n)s jaar", "%(n)s jaar", years) % {"n": years})
    yield Fact(gettext("Uittreksel"), _extract_words(seen), term="extract")
    yield Fact(gettext("Mentoropleiding"), _trained_words(mentor, duty), term="mentor_training")


def _ways(mentor: Any) -> Iterable[Way]:
    yield Way(gettext("Wijzig de gegevens"), reverse("company:mentor", args=[mentor.pk]))
    if mentor.deactivated_at is not None:
        yield Way(gettext("Meld opnieuw aan"), reverse("company:reactivate_mentor", args=[mentor.pk]), is_post=True)
        return
    yield Way(gettext("Noteer een uittreksel"), reverse("company:extract", args=[mentor.pk]))
    yield Way(gettext("Noteer de mentoropleiding"), reverse("company:training", args=[mentor.pk]))
    yield Way(gettext("Meld de mentor af"), reverse("company:deactivate_mentor", args=[mentor.pk]), is_post=True)


def _trained_words(mentor: Any, duty: TrainingDuty | None) -> str:
    if mentor.trained_on:
        return gettext("gevolgd op %(day)s") % {"day": written(mentor.trained_on)}
    if duty is not None:
        return gettext("te volgen voor %(day)s") % {"day": written(duty.due_on)}
    return gettext("nog niet gevolgd")


def _extract_words(seen: Any) -> str:
    if seen is None:
        return gettext("nog niet gezien")
    words = {"day": written(seen.issued_on), "until": written(seen.valid_until)}
    return gettext("van %(day)s, telt tot %(until)s") % words


def _seen(mentor: Any) -> Iterable[Fact]:
    for check in sorted(mentor.extract_checks.all(), key=lambda one: (one.seen_at, one.pk), reverse=True):
        yield Fact(gettext("Gezien op %(day)s") % {"day": written(day_of(check.seen_at))}, _extract_words(check))


def _form_page(title: str, *, back_url: str, button: str, has_errors: bool, day: date) -> MentorFormPage:
    return MentorFormPage(
        title=title,
        breadcrumb=_below_mentors(title),
        area=area(),
        has_errors=has_errors,
        back_url=back_url,
        button=button,
        rules=tuple(_conditions(day)),
    )


def _conditions(day: date) -> Iterable[Fact]:
    """What the law asks of a mentor on that day, from the dated parameters."""
    law = norms.at(day).mentor
    for value, words in (
        (law.min_age, gettext("minstens %(n)s jaar")),
        (law.min_age_reduced, gettext("minstens %(n)s jaar, met een bewijs van bekwaamheid")),
        (law.min_experience_years, gettext("minstens %(n)s jaar in het beroep")),
    ):
        parameter = catalogue.parameter(value.key)
        url = reverse("law:rule", args=[value.key])
        yield Fact(gettext(parameter.name), words % {"n": value.value}, url=url)


def _below_mentors(label: str) -> tuple[Link, ...]:
    return crumbs(Link(gettext("Mentoren"), reverse("company:mentors")), here(label))
