"""The facts an opening is judged on, gathered from the tables in a fixed number of queries."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from tandem.base.actor import Actor
from tandem.base.verdict import Verdict
from tandem.journey.placement.models import Guidance, Opening, OpeningMentor
from tandem.journey.placement.queries import openings as doors
from tandem.journey.placement.rules import openings as rules
from tandem.journey.placement.rules.opening_forms import Contact, OpeningForm, taken_over
from tandem.journey.placement.rules.openings import Guide, OpeningFacts, Wish
from tandem.journey.placement.terms.openings import WishKind, WishLanguage
from tandem.journey.recognition import snapshot as recognition
from tandem.journey.recognition.models import Mentor, Recognition
from tandem.journey.recognition.terms import ExtractOutcome, RecognitionState
from tandem.law import norms
from tandem.registers.reference import queries as reference


@dataclass(frozen=True)
class Beside:
    """Another opening that the company still means to fill."""

    id: UUID
    recognition_id: UUID
    establishment_id: UUID
    school_year: int
    places: int
    mentors: frozenset[UUID]


@dataclass(frozen=True)
class Surroundings:
    """What is around the openings of some companies: their mentors, who guides how many where, what else is open."""

    guides: Mapping[UUID, Guide]
    postings: Mapping[UUID, frozenset[UUID]]
    told: Mapping[tuple[UUID, UUID, int], int]
    """Mentor, establishment and school year → how many learners at once, also where nothing is open any longer."""
    learners: Mapping[tuple[UUID, UUID, int], int]
    """The same, only where an opening that the company still means to fill names the mentor."""
    beside: tuple[Beside, ...]
    sectors: Mapping[UUID, tuple[reference.SectorTime, ...]]


def assess(recognised: Recognition, form: OpeningForm, *, day: date, opening_id: UUID | None = None) -> Verdict:
    """What stands in the way of opening this, or of leaving it open."""
    known = around([recognised])
    return _verdict(recognised, form, known=known, day=day, opening_id=opening_id)


def assess_all(openings: Collection[Opening], *, day: date, known: Surroundings | None = None) -> dict[UUID, Verdict]:
    """What lacks in each of these openings, read whole, on this day."""
    known = known or around([opening.recognition for opening in openings])
    return {
        opening.pk: _verdict(
            opening.recognition, form_of(opening, known=known), known=known, day=day, opening_id=opening.pk
        )
        for opening in openings
    }


def form_of(opening: Opening, *, known: Surroundings | None = None) -> OpeningForm:
    """What the company told of this opening, read whole."""
    around_it = known or around([opening.recognition])
    contact = getattr(opening, "contact", None)
    place = (opening.establishment_id, opening.school_year)
    named = sorted(link.mentor_id for link in opening.mentors.all())
    wishes = sorted(opening.wishes.all(), key=lambda wish: (wish.kind, wish.language))
    return OpeningForm(
        school_year=opening.school_year,
        starts_on=opening.starts_on,
        ends_on=opening.ends_on,
        expires_on=opening.expires_on,
        places=opening.places,
        mentors={mentor: around_it.told.get((mentor, *place), 0) for mentor in named},
        contact=Contact(contact.name, contact.email, contact.phone) if contact else Contact(),
        first_minute=opening.first_minute,
        hours_per_week=opening.hours_per_week,
        work_days=tuple(opening.work_days),
        words=opening.words,
        wishes=tuple(Wish(WishKind(w.kind), w.why, w.age, WishLanguage(w.language)) for w in wishes),
        accommodations=tuple(opening.accommodations),
    )


def usual(actor: Actor, recognised: Recognition, *, day: date) -> OpeningForm:
    """What we propose for a first opening: the school year that comes, the mentors named when it was recognised."""
    year = rules.year_to_open(day)
    period = rules.usual_period(year, day=day, until=recognised.valid_until)
    mentors = list(doors.mentors_at(actor, recognised).values_list("pk", flat=True))
    dossier = recognised.request.dossier
    contact = Contact(dossier.contact_name, dossier.contact_email, dossier.contact_phone)
    return OpeningForm(
        school_year=year,
        starts_on=period.starts_on,
        ends_on=period.ends_on,
        expires_on=period.expires_on,
        places=1,
        mentors={mentors[0]: 1} if len(mentors) == 1 else {},
        contact=contact,
    )


def next_of(
    actor: Actor, source: Opening, *, day: date, school_year: int | None = None
) -> tuple[Recognition, OpeningForm] | None:
    """What an opening would be when it is taken over: its recognition then, and what is told of it; None where none.

    Mentors who guide there no more are left out.
    """
    following = doors.continues_as(source, day=day, school_year=school_year)
    if following is None:
        return None
    recognition, year = following
    form = taken_over(form_of(source), school_year=year, day=day, until=recognition.valid_until)
    still = set(doors.mentors_at(actor, recognition).values_list("pk", flat=True))
    return recognition, replace(form, mentors={pk: count for pk, count in form.mentors.items() if pk in still})


def around(recognitions: Iterable[Recognition]) -> Surroundings:
    """Everything around the openings of the companies that hold these recognitions."""
    held = list(recognitions)
    companies = {one.company_id for one in held}
    mentors = list(
        Mentor.objects.filter(company__in=companies)
        .select_related("person")
        .prefetch_related("extract_checks", "postings")
    )
    duties = recognition.training_duties(mentors)
    named = _named(companies)
    live = Opening.objects.live().filter(company__in=companies).order_by("id")
    beside = tuple(
        Beside(pk, recognised, place, year, places, frozenset(named.get(pk, ())))
        for pk, recognised, place, year, places in live.values_list(
            "id", "recognition_id", "establishment_id", "school_year", "places"
        )
    )
    told = {
        (row.mentor_id, row.establishment_id, row.school_year): row.learners
        for row in Guidance.objects.filter(mentor__company__in=companies)
    }
    guided = {(mentor, one.establishment_id, one.school_year) for one in beside for mentor in one.mentors}
    return Surroundings(
        guides={mentor.pk: _guide(mentor, due=duties.get(mentor.pk)) for mentor in mentors},
        postings={m.pk: frozenset(posting.establishment_id for posting in m.postings.all()) for m in mentors},
        told=told,
        learners={key: count for key, count in told.items() if key in guided},
        beside=beside,
        sectors=reference.sector_times_by_training({one.training_id for one in held}),
    )


def _named(companies: Collection[UUID]) -> Mapping[UUID, set[UUID]]:
    found: defaultdict[UUID, set[UUID]] = defaultdict(set)
    rows = OpeningMentor.objects.filter(opening__in=Opening.objects.live().filter(company__in=companies))
    for opening, mentor in rows.values_list("opening_id", "mentor_id"):
        found[opening].add(mentor)
    return found


def _guide(mentor: Mentor, *, due: recognition.TrainingDuty | None) -> Guide:
    seen = recognition.mentor_facts(mentor).extract_outcome
    return Guide(
        mentor=str(mentor.pk),
        learners=0,
        is_active=mentor.deactivated_at is None,
        has_clean_extract=None if seen is None else seen is ExtractOutcome.IN_ORDER,
        training_due=due.due_on if due else None,
    )


def _verdict(
    recognised: Recognition, form: OpeningForm, *, known: Surroundings, day: date, opening_id: UUID | None
) -> Verdict:
    facts = facts_of(recognised, form, known=known, day=day, opening_id=opening_id)
    return rules.may_open(facts, norms=norms.at(day, sector=facts.sector or None))


def facts_of(
    recognised: Recognition, form: OpeningForm, *, known: Surroundings, day: date, opening_id: UUID | None = None
) -> OpeningFacts:
    """The facts of an opening, as the rules look at them."""
    place, year = recognised.establishment_id, form.school_year
    others = [one for one in known.beside if one.id != opening_id and one.school_year == year]
    here = [one for one in others if one.establishment_id == place]
    not_named = {mentor for one in here for mentor in one.mentors} - set(form.mentors)
    return OpeningFacts(
        day=day,
        sector=_sector(recognised, known=known, day=day),
        school_year=year,
        starts_on=form.starts_on,
        ends_on=form.ends_on,
        expires_on=form.expires_on,
        places=form.places,
        recognised_from=recognised.valid_from,
        recognised_until=recognised.valid_until,
        is_recognised=recognised.state == RecognitionState.VALID,
        is_in_register=recognised.gone_since is None,
        lifted_from=None if recognised.lifting_decided_on is None else recognised.ended_on or recognised.valid_until,
        first_minute=form.first_minute,
        hours_per_week=form.hours_per_week,
        work_days=form.work_days,
        has_contact=form.contact.can_be_reached,
        words=form.words,
        wishes=form.wishes,
        accommodations=form.accommodations,
        guides=tuple(
            _named_guide(mentor, learners, place=place, year=year, known=known)
            for mentor, learners in sorted(form.mentors.items())
        ),
        places_beside=sum(one.places for one in here),
        guided_beside=sum(known.learners.get((mentor, place, year), 0) for mentor in not_named),
        has_twin=any(one.recognition_id == recognised.pk for one in here),
    )


def _named_guide(mentor: UUID, learners: int, *, place: UUID, year: int, known: Surroundings) -> Guide:
    elsewhere = sum(
        count
        for (who, where, when), count in known.learners.items()
        if who == mentor and when == year and where != place
    )
    works_here = place in known.postings.get(mentor, frozenset())
    return replace(known.guides[mentor], learners=learners, elsewhere=elsewhere, works_here=works_here)


def _sector(recognised: Recognition, *, known: Surroundings, day: date) -> str:
    """The sector whose variants of the rules count: that of the body that recognised, else the one of the training."""
    if recognised.body.sector is not None:
        return recognised.body.sector.code
    sectors = [time.code for time in known.sectors.get(recognised.training_id, ()) if time.holds_on(day)]
    return sectors[0] if len(sectors) == 1 else ""
