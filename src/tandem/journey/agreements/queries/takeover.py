"""What Tandem knows around the rows of a file of running agreements. A few questions for a whole file."""

from collections.abc import Collection, Iterator, Sequence
from datetime import date
from typing import Any
from uuid import UUID

from tandem.base.actor import Actor
from tandem.base.models import slices
from tandem.journey.agreements.models import Agreement, AgreementWorkplace, Amendment, Ending, Suspension, Takeover
from tandem.journey.agreements.rules.takeover import (
    AgreementRow,
    EstablishmentFacts,
    Ground,
    Guide,
    Known,
    Workplace,
)
from tandem.journey.agreements.terms import AgreementState, SignedWhere
from tandem.journey.agreements.workflow import AMENDING
from tandem.journey.intake.models import Track
from tandem.journey.intake.queries import importing as intake
from tandem.journey.recognition.models import Mentor, Recognition
from tandem.registers.geo.rules import search_key
from tandem.registers.organisations.models import Company, Establishment
from tandem.registers.people.rules import birth_in


def ground_of(actor: Actor, provider_id: UUID, rows: Sequence[AgreementRow], *, day: date) -> Ground:
    """What the rules of taking over look at; for who may take agreements over here."""
    births = {born for row in rows if (born := row.birth_date or birth_in(row.national_number)) is not None}
    numbers = {row.national_number for row in rows if row.national_number}
    by_number, by_name = intake.known_people(actor, provider_id, numbers=numbers, births=births, day=day)
    people = {one.id for one in by_number.values()} | {one.id for alike in by_name.values() for one in alike}
    known = dict(_known(people))
    companies = _by("number", {row.company for row in rows}, Company.objects.values_list("number", "pk"))
    establishments = {
        number: EstablishmentFacts(key, company, name)
        for number, key, company, name in _by_row(
            "number",
            {row.establishment for row in rows},
            Establishment.objects.values_list("number", "pk", "company", "name"),
        )
    }
    return Ground(
        trainings=intake.trainings_named(provider_id, day=day),
        by_number=by_number,
        by_name=by_name,
        companies=companies,
        establishments=establishments,
        of_person=known,
        by_old_number=_by_old_number(provider_id, {row.old_number for row in rows if row.old_number}),
        workplaces=tuple(_workplaces({one.id for one in establishments.values()})),
        guides=tuple(_guides({one.company_id for one in establishments.values()})),
    )


def tracks_named(keys: Collection[UUID]) -> dict[UUID, Track]:
    """These tracks with the person, the training, the provider and the place at hand."""
    return {one.pk: one for some in slices(keys) for one in Track.objects.filter(pk__in=some).named()}


def recognitions(keys: Collection[UUID]) -> dict[UUID, Recognition]:
    """These recognitions with their company and establishment."""
    rows = Recognition.objects.select_related("company", "establishment")
    return {one.pk: one for some in slices(keys) for one in rows.filter(pk__in=some)}


def mentors(keys: Collection[UUID]) -> dict[UUID, Mentor]:
    """These mentors with what says whether they may guide."""
    rows = Mentor.objects.select_related("person").prefetch_related("extract_checks", "postings")
    return {one.pk: one for some in slices(keys) for one in rows.filter(pk__in=some)}


def _known(people: Collection[UUID]) -> Iterator[tuple[UUID, list[Known]]]:
    found: dict[UUID, list[Known]] = {}
    for some in slices(people):
        rows = Agreement.objects.filter(track__person__in=some).select_related("track", "takeover")
        agreements = list(rows.order_by("begun_at", "id"))
        placed, moved = _placed({one.pk for one in agreements}), _moved(agreements)
        for one in agreements:
            found.setdefault(one.track.person_id, []).append(_told(one, placed, moved))
    yield from found.items()


def _by_old_number(provider_id: UUID, numbers: Collection[str]) -> dict[str, Known]:
    found = []
    for some in slices(numbers):
        rows = Takeover.objects.filter(old_number__in=some, agreement__track__provider=provider_id)
        found += list(rows.select_related("agreement__track", "agreement__takeover").order_by("taken_at", "id"))
    placed = _placed({one.agreement_id for one in found})
    moved = _moved([one.agreement for one in found])
    return {one.old_number: _told(one.agreement, placed, moved) for one in found}


def _placed(keys: Collection[UUID]) -> dict[UUID, bool]:
    """Of each of these agreements that has a workplace, whether the leading one has a mentor."""
    return {
        agreement: mentor is not None
        for some in slices(keys)
        for agreement, mentor in AgreementWorkplace.objects.current()
        .filter(agreement__in=some, is_lead=True)
        .order_by("id")
        .values_list("agreement", "mentor")
    }


def _moved(agreements: Collection[Agreement]) -> set[UUID]:
    """Which of these that were signed outside have a change or an end under way in Tandem, or lie or lay still."""
    outside = {one.pk for one in agreements if one.origin == SignedWhere.OUTSIDE}
    under_way = (Amendment.objects.filter(state__in=AMENDING), Ending.objects.all(), Suspension.objects.all())
    return {
        key
        for some in slices(outside)
        for rows in under_way
        for key in rows.filter(agreement__in=some).order_by("agreement").values_list("agreement", flat=True)
    }


def _told(one: Agreement, placed: dict[UUID, bool], moved: set[UUID]) -> Known:
    taken: Any = getattr(one, "takeover", None)
    return Known(
        id=one.pk,
        number=one.number,
        track_id=one.track_id,
        company_id=one.company_id,
        state=AgreementState(one.state),
        origin=SignedWhere(one.origin),
        begins_on=one.begins_on,
        last_day=one.closed_on or one.ends_on,
        hours=one.hours,
        is_as_told=taken is not None and taken.version == one.version and one.pk not in moved,
        old_number="" if taken is None else taken.old_number,
        told={} if taken is None else taken.told,
        has_workplace=one.pk in placed,
        has_mentor=placed.get(one.pk, False),
    )


def _workplaces(establishments: Collection[UUID]) -> Iterator[Workplace]:
    for some in slices(establishments):
        rows = Recognition.objects.filter(establishment__in=some).order_by("valid_from", "number")
        for told in rows.values_list("pk", "number", "establishment", "training__code", "valid_from", "valid_until"):
            yield Workplace(*told)


def _guides(companies: Collection[UUID]) -> Iterator[Guide]:
    for some in slices(companies):
        rows = Mentor.objects.filter(company__in=some, deactivated_at__isnull=True).select_related("person")
        for one in rows.order_by("id"):
            given, family = one.person.given_name, one.person.family_name
            words = (f"{given} {family}", f"{family} {given}", one.person.email)
            yield Guide(one.pk, one.company_id, frozenset(search_key(word) for word in words if word.strip()))


def _by(column: str, values: Collection[str], rows: Any) -> dict[str, Any]:
    return dict(_by_row(column, values, rows))


def _by_row(column: str, values: Collection[str], rows: Any) -> Iterator[Any]:
    for some in slices(values):
        yield from rows.filter(**{f"{column}__in": some}).order_by(column)
