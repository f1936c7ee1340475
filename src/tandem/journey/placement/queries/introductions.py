"""Doors to introductions for both sides, and what a company may know of a learner before and after it answers."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import QuerySet

from tandem.base.actor import Actor
from tandem.base.errors import NotFound
from tandem.base.models import row_with
from tandem.base.periods import age_on
from tandem.journey.intake.models import Track
from tandem.journey.intake.queries import tracks
from tandem.journey.placement.models import Introduction, Opening, OpeningWish, Veto
from tandem.journey.placement.models.introductions import IntroductionQuerySet
from tandem.journey.placement.policies import introductions as policies
from tandem.journey.placement.policies.introductions import IntroductionFacts
from tandem.journey.placement.queries import places
from tandem.journey.placement.rules import introductions as rules
from tandem.journey.placement.rules.introductions import ProposalFacts
from tandem.journey.placement.terms.introductions import AgeBracket, Distance, IntroductionState, Side
from tandem.journey.placement.terms.openings import WishKind
from tandem.journey.placement.workflow.introductions import KNOWN, MET
from tandem.registers.geo.rules import distance_km


@dataclass(frozen=True)
class Identity:
    """Who the learner is, and who guides; for a company that answered."""

    name: str
    municipality: str
    email: str
    phone: str
    coach: str
    coach_email: str


@dataclass(frozen=True)
class Candidate:
    """What a company may know of a learner: what fits, and who it is once the company answered."""

    training: str
    training_en: str
    provider: str
    starts_on: date
    distance: Distance
    age: AgeBracket
    min_age: int | None
    is_old_enough: bool | None
    letter: str
    identity: Identity | None


def introduction_for(actor: Actor, introduction_id: UUID, *, day: date) -> Introduction:
    """The introduction, for either side."""
    found = row_with(Introduction.objects.named(), introduction_id)
    if found is None or policies.side_of(actor, facts_of(found, day=day)) is None:
        raise NotFound
    return found


def introductions_for(actor: Actor, *, day: date) -> IntroductionQuerySet:
    """Every introduction this actor may know: of the own company, or of the learners one is or guides."""
    rows = Introduction.objects.all()
    if policies.is_recruiter(actor):
        return rows.filter(opening__company=actor.organisation_id)
    return rows.filter(track__in=tracks.tracks_for(actor, day=day))


def facts_of(introduction: Introduction, *, day: date) -> IntroductionFacts:
    """What a policy asks of an introduction that day."""
    return IntroductionFacts(tracks.facts_of(introduction.track, day=day), introduction.opening.company_id)


def side_of(actor: Actor, introduction: Introduction, *, day: date) -> Side:
    """For which side this actor answers."""
    side = policies.side_of(actor, facts_of(introduction, day=day))
    if side is None:
        raise NotFound
    return side


def candidate_of(introduction: Introduction) -> Candidate:
    """What the company may know of the learner now; needs the introduction read whole."""
    track, opening = introduction.track, introduction.opening
    asked = _min_age(opening)
    age = age_at_start(track, opening.starts_on)
    return Candidate(
        training=track.training.name,
        training_en=track.training.name_en,
        provider=track.provider.name,
        starts_on=track.starts_on,
        distance=rules.distance(km_between(introduction)),
        age=rules.bracket(age),
        min_age=asked,
        is_old_enough=None if asked is None or age is None else age >= asked,
        letter=introduction.letter,
        identity=_identity(track) if introduction.state in KNOWN else None,
    )


def opening_to_propose(opening_id: UUID) -> Opening:
    """The opening that somebody names to propose; whether it still stands open is the rule's."""
    found = row_with(Opening.objects.select_related("establishment", "company", "recognition"), opening_id)
    if found is None:
        raise NotFound
    return found


def proposal(track: Track, opening: Opening, *, answers_until: date, letter: str = "", day: date) -> ProposalFacts:
    """What a rule asks before this learner and this opening are brought together."""
    known = Introduction.objects.filter(track=track)
    here = known.filter(opening=opening)
    return ProposalFacts(
        day=day,
        is_searching=track.phase in rules.SEARCHES,
        is_own_training=track.training_id == opening.training_id,
        is_open=Opening.objects.public_on(day).filter(pk=opening.pk).exists(),
        seats_left=opening.places - opening.taken,
        is_vetoed=Veto.objects.filter(track=track, establishment=opening.establishment_id).exists(),
        runs_already=here.filter(state__in=MET).exists(),
        was_refused_there=here.filter(state=IntroductionState.REFUSED, ended_side=Side.COMPANY).exists(),
        running=known.running().count(),
        answers_until=answers_until,
        age_at_start=age_at_start(track, opening.starts_on),
        min_age=_min_age(opening),
        letter=letter,
    )


def other_openings(introduction: Introduction, *, day: date) -> QuerySet[Opening]:
    """Where else the company could go on with this learner: open places for the same training."""
    here = introduction.opening
    rows = Opening.objects.public_on(day).filter(company=here.company_id, training=here.training_id)
    return (
        rows.exclude(pk__in=[here.pk, *known_openings(introduction.track_id)])
        .select_related("establishment")
        .order_by("establishment__name", "starts_on", "id")
    )


def known_openings(track_id: UUID) -> dict[UUID, UUID]:
    """The openings this learner gets to know now or is placed at, each with its introduction."""
    rows = Introduction.objects.filter(track=track_id, state__in=MET)
    return dict(rows.values_list("opening_id", "pk"))


def promised_among(track_ids: Collection[UUID]) -> set[UUID]:
    """Who of these learners was promised a seat and has not said yes or no."""
    held = list(track_ids)
    rows = Introduction.objects.filter(state=IntroductionState.PROMISED)
    return {
        track
        for first in range(0, len(held), places.AT_ONCE)
        for track in rows.filter(track__in=held[first : first + places.AT_ONCE]).values_list("track_id", flat=True)
    }


def km_between(introduction: Introduction) -> float | None:
    """How far the learner lives from the place; None where one of the two is not known."""
    track, opening = introduction.track, introduction.opening
    if track.lat is None or track.lon is None or opening.lat is None or opening.lon is None:
        return None
    return distance_km(track.lat, track.lon, opening.lat, opening.lon)


def age_at_start(track: Track, day: date) -> int | None:
    """How old the learner is on the first day; None where nobody told the birth date."""
    return None if track.person.birth_date is None else age_on(track.person.birth_date, day)


def _min_age(opening: Opening) -> int | None:
    rows = OpeningWish.objects.filter(opening=opening, kind=WishKind.MIN_AGE)
    return rows.values_list("age", flat=True).first()


def _identity(track: Track) -> Identity:
    person, coach = track.person, track.coach
    return Identity(
        name=f"{person.given_name} {person.family_name}",
        municipality=track.municipality,
        email=person.email,
        phone=person.phone,
        coach=coach.name if coach else "",
        coach_email=coach.email if coach else "",
    )
