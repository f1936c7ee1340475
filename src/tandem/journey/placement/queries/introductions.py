"""Doors to introductions for both sides, and what a company may know of a learner before and after it answers."""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import QuerySet

from tandem.base.actor import Actor
from tandem.base.errors import NotFound
from tandem.base.models import row_with
from tandem.base.periods import age_on
from tandem.base.verdict import Verdict
from tandem.journey.intake.models import Track
from tandem.journey.intake.queries import advice, needs, tracks
from tandem.journey.intake.terms.needs import Need
from tandem.journey.placement.models import Introduction, Opening, OpeningWish, PassedOver, Veto
from tandem.journey.placement.models.introductions import IntroductionQuerySet
from tandem.journey.placement.policies import introductions as policies
from tandem.journey.placement.policies.introductions import IntroductionFacts
from tandem.journey.placement.queries import places
from tandem.journey.placement.rules import coarse
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


def company_knows(introduction: Introduction) -> bool:
    """Whether the company knows who the learner is: it answered, be it that it ended since."""
    answered = introduction.planned_at is not None or introduction.promised_at is not None
    return introduction.state in KNOWN or (introduction.ended_at is not None and answered)


def candidate_of(introduction: Introduction) -> Candidate:
    """What the company may know of the learner now; needs the introduction read whole."""
    track, opening = introduction.track, introduction.opening
    asked = _min_age(opening)
    told = coarse.bracket_in(track.person.birth_date, school_year=track.school_year)
    return Candidate(
        training=track.training.name,
        training_en=track.training.name_en,
        provider="" if introduction.awaits_learner else track.provider.name,
        starts_on=track.starts_on,
        distance=rules.distance(km_between(introduction)),
        age=told,
        min_age=asked,
        is_old_enough=coarse.fits_bracket(told, asked),
        letter="" if introduction.awaits_learner else introduction.letter,
        identity=_identity(track) if introduction.state in KNOWN else None,
    )


def needs_told(introduction: Introduction) -> frozenset[Need]:
    """What the company hears that the learner needs: once it knows who it is, and while somebody agrees to that."""
    return needs.shared_with_company(introduction.track_id) if introduction.state in KNOWN else frozenset()


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
        seats_left=opening.seats_left,
        is_vetoed=Veto.objects.filter(track=track, establishment=opening.establishment_id).exists(),
        runs_already=here.filter(state__in=MET).exists(),
        was_refused_there=here.filter(state=IntroductionState.REFUSED, ended_side=Side.COMPANY).exists(),
        running=known.running().count(),
        answers_until=answers_until,
        age_at_start=age_at_start(track, opening.starts_on),
        min_age=_min_age(opening),
        letter=letter,
    )


def is_old_enough(track: Track, opening: Opening) -> bool:
    """Whether the learner has the age that the opening asks on its first day."""
    return rules.is_old_enough(age_at_start(track, opening.starts_on), asked=_min_age(opening))


def seems_old_enough(introduction: Introduction, opening: Opening) -> bool:
    """The same as a company may hear it: before it knows who it is, only what holds for the whole age bracket.

    Else a company could change what it asks, and hear each time on which side of it the learner stands.
    """
    if introduction.state in KNOWN:
        return is_old_enough(introduction.track, opening)
    track = introduction.track
    told = coarse.bracket_in(track.person.birth_date, school_year=track.school_year)
    return coarse.fits_bracket(told, _min_age(opening)) is not False


def talk_key(introduction_id: UUID) -> UUID:
    """By what calendars know the talk: where it was moved to another place of the company, as it was called there."""
    before = Introduction.objects.filter(moved_to=introduction_id).values_list("pk", flat=True).first()
    return introduction_id if before is None else talk_key(before)


def other_openings(introduction: Introduction, *, day: date) -> QuerySet[Opening]:
    """Where else the company could go on with this learner: open places with a free seat for the same training.

    Where the learner does not want to work, or is met already, is left out without a word: that is not for the company.
    """
    here = introduction.opening
    rows = Opening.objects.public_on(day).with_seat().filter(company=here.company_id, training=here.training_id)
    refused = Veto.objects.filter(track=introduction.track_id).values("establishment")
    return (
        rows.exclude(pk__in=[here.pk, *known_openings(introduction.track_id)])
        .exclude(establishment__in=refused)
        .select_related("establishment")
        .order_by("establishment__name", "starts_on", "id")
    )


def is_barred(introduction: Introduction, opening: Opening) -> bool:
    """Whether the learner does not want to work at that other place, or gets to know it already."""
    is_vetoed = Veto.objects.filter(track=introduction.track_id, establishment=opening.establishment_id).exists()
    is_met = opening.pk != introduction.opening_id and opening.pk in known_openings(introduction.track_id)
    return is_vetoed or is_met


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


def refused_by_companies(track_ids: Collection[UUID]) -> dict[UUID, frozenset[UUID]]:
    """For each opening the learners of these to whom its company said no there, or whom it passed over."""
    held, said = list(track_ids), defaultdict[UUID, set[UUID]](set)
    refused = Introduction.objects.filter(state=IntroductionState.REFUSED, ended_side=Side.COMPANY)
    for first in range(0, len(held), places.AT_ONCE):
        part = held[first : first + places.AT_ONCE]
        for rows in (refused, PassedOver.objects.all()):
            for opening, track in rows.filter(track__in=part).values_list("opening_id", "track_id"):
                said[opening].add(track)
    return {opening: frozenset(found) for opening, found in said.items()}


def km_between(introduction: Introduction) -> float | None:
    """How far the place lies from the middle of where the learner lives; None where one of the two is not known."""
    opening, home = introduction.opening, places.middles([introduction.track])[introduction.track_id]
    if home is None or opening.lat is None or opening.lon is None:
        return None
    return distance_km(home.lat, home.lon, opening.lat, opening.lon)


def may_agree(introduction: Introduction, *, day: date) -> Verdict:
    """Whether the learner whom a company asked can say yes; what advice says, a company never hears."""
    age = age_at_start(introduction.track, introduction.opening.starts_on)
    fits = rules.may_agree(age_at_start=age, min_age=_min_age(introduction.opening))
    return fits + advice.before_dual(introduction.track, day=day)


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
