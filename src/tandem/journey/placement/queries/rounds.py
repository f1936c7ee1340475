"""Doors to matching rounds, their runs and what these say. Not allowed looks the same as not there."""

from collections import Counter
from collections.abc import Collection
from datetime import date, datetime
from typing import Final
from uuid import UUID

from django.db.models import Count, Q, QuerySet

from tandem.base.actor import Actor
from tandem.base.errors import NotFound
from tandem.base.models import row_with
from tandem.base.periods import day_of
from tandem.journey.intake.models import Track
from tandem.journey.intake.queries import needs, tracks
from tandem.journey.intake.terms.tracks import Phase
from tandem.journey.placement.models import (
    Introduction,
    MatchingRound,
    Opening,
    RoundMember,
    RoundPair,
    RoundRun,
    RunLine,
)
from tandem.journey.placement.policies import rounds as policies
from tandem.journey.placement.policies.rounds import RoundFacts
from tandem.journey.placement.queries import markets, places
from tandem.journey.placement.rules import rounds as rules
from tandem.journey.placement.rules.rounds import PairFacts, PublishFacts
from tandem.journey.placement.terms.rounds import NotProposed, PairKind
from tandem.law import calendar
from tandem.registers.geo import queries as geo
from tandem.registers.geo.terms import RegionKind
from tandem.registers.reference import queries as reference

PASSED_OVER: Final = "passed_over"
_NOBODY: Final = Q(pk__in=())


def rounds_for(actor: Actor) -> QuerySet[MatchingRound]:
    """The rounds this actor runs, or whose provider was asked to take part; the newest first."""
    if actor.organisation_id is None or not policies.runs_rounds(actor):
        return MatchingRound.objects.filter(_NOBODY)
    own = Q(provider=actor.organisation_id) if policies.is_provider(actor) else Q(body=actor.organisation_id)
    asked = RoundMember.objects.filter(provider=actor.organisation_id).values("round")
    seen = own | Q(pk__in=asked) if policies.is_provider(actor) else own
    return MatchingRound.objects.filter(seen).select_related("provider", "body").order_by("-started_at", "-id")


def round_for(actor: Actor, round_id: UUID, *, lock: bool = False) -> MatchingRound:
    """The round, for who runs it and the providers that were asked."""
    rows = MatchingRound.objects.select_related("provider", "body")
    one = row_with(rows.select_for_update(of=("self",)) if lock else rows, round_id)
    if one is None or not policies.may_see(actor, facts_of(one)):
        raise NotFound
    return one


def facts_of(one: MatchingRound) -> RoundFacts:
    """What a policy asks about a round."""
    return RoundFacts(one.runner_id, tuple(one.members.values_list("provider_id", flat=True)))


def members_of(one: MatchingRound) -> QuerySet[RoundMember]:
    """The providers that were asked, by name."""
    return one.members.select_related("provider").order_by("provider__name", "id")


def runs_of(one: MatchingRound) -> QuerySet[RoundRun]:
    """The answers of a round, the newest first."""
    return one.runs.order_by("-number")


def run_for(actor: Actor, run_id: UUID) -> RoundRun:
    """One answer with its round, for who may see the round."""
    run = row_with(RoundRun.objects.select_related("round__provider", "round__body"), run_id)
    if run is None or not policies.may_see(actor, facts_of(run.round)):
        raise NotFound
    return run


def lines_for(actor: Actor, run: RoundRun, *, day: date) -> QuerySet[RunLine]:
    """What a run says about the learners this actor may know, and why no proposal came of it; by name.

    Who guides a learner hears the same when proposing that learner: a veto and a missing advice stand in the file.
    """
    seen = tracks.tracks_for(actor, day=day).values("pk")
    rows = run.lines.filter(track__in=seen)
    return rows.select_related("track__person", "track__training", "opening__establishment").order_by(
        "track__person__family_name", "track__person__given_name", "track__number"
    )


def line_for(actor: Actor, run: RoundRun, track_id: UUID, *, day: date) -> RunLine:
    """What a run says about one learner this actor may know."""
    tracks.track_for(actor, track_id, day=day)
    found = run.lines.filter(track=track_id).select_related("track__person", "track__training").first()
    if found is None:
        raise NotFound
    return found


def published_line(track: Track) -> RunLine | None:
    """What the last run that became proposals said about this learner, who came through an own door."""
    published = MatchingRound.objects.filter(published_run__isnull=False).values("published_run")
    rows = RunLine.objects.filter(track=track, run__in=published).select_related("run__round")
    return rows.order_by("-run__round__published_at", "-pk").first()


def speak_of_others(actor: Actor, runs: Collection[UUID], *, day: date) -> set[UUID]:
    """Those of these answers that also speak of learners this actor may not know."""
    if not runs:
        return set()
    seen = tracks.tracks_for(actor, day=day).values("pk")
    foreign = RunLine.objects.filter(run__in=runs).exclude(track__in=seen)
    return set(foreign.values_list("run", flat=True).distinct())


def publish_facts(run: RoundRun, *, day: date) -> PublishFacts:
    """What a rule asks before proposals are made of a run."""
    checked = run.report.get("check", {})
    return PublishFacts(
        state=run.state,
        is_allowed=bool(checked.get("is_allowed")),
        placed=int(run.report.get("placed", 0)),
        age_days=0 if run.day is None else (day - run.day).days,
    )


def proposed_in(one: MatchingRound) -> dict[str, int]:
    """How many proposals of a round stand where; `passed_over` are the learners to whom something came between."""
    made = Introduction.objects.filter(matching_round=one).order_by().values_list("state")
    counts: dict[str, int] = dict(made.annotate(n=Count("pk")))
    return {**counts, PASSED_OVER: _without_proposal(one).count()}


def passed_over_in(actor: Actor, one: MatchingRound, *, day: date) -> dict[NotProposed, int]:
    """Why learners of the published run have no proposal, with how many.

    What is about a learner is told apart only to who may know everybody in the run: else a count could speak of one.
    """
    counts = dict(_without_proposal(one).order_by().values_list("not_proposed").annotate(n=Count("pk")))
    kept = {NotProposed(code or NotProposed.PENDING): count for code, count in counts.items()}
    is_plain = kept.keys() <= rules.NOT_OF_LEARNER
    runs = [] if one.published_run_id is None else [one.published_run_id]
    knows_all = is_plain or not speak_of_others(actor, runs, day=day)
    told = Counter[NotProposed]()
    for why, count in kept.items():
        told[rules.counted_as(why, knows_all=knows_all)] += count
    return {why: told[why] for why in NotProposed if told[why]}


def _without_proposal(one: MatchingRound) -> QuerySet[RunLine]:
    """The learners whom the published run placed and of whom no proposal was made."""
    made = Introduction.objects.filter(matching_round=one).values("track")
    return RunLine.objects.filter(run=one.published_run_id, opening__isnull=False).exclude(track__in=made)


def reached_by(run: RoundRun) -> tuple[int, int, int]:
    """How many learners, openings and companies a run would bring together."""
    rows = run.lines.filter(opening__isnull=False)
    told = rows.aggregate(
        learners=Count("pk"),
        openings=Count("opening", distinct=True),
        companies=Count("opening__company", distinct=True),
    )
    return told["learners"], told["openings"], told["companies"]


def pairs_for(actor: Actor, one: MatchingRound, *, day: date) -> QuerySet[RoundPair]:
    """What was decided beforehand about the learners this actor may know."""
    seen = tracks.tracks_for(actor, day=day).values("pk")
    rows = one.pairs.filter(track__in=seen).select_related("track__person", "opening__establishment")
    return rows.order_by("kind", "track__person__family_name", "track__person__given_name", "id")


def areas(day: date) -> dict[str, str]:
    """The forums and provinces of which all providers can be asked at once, with their names."""
    kinds = (RegionKind.FORUM, RegionKind.PROVINCE)
    return {one.code: one.name for kind in kinds for one in geo.regions(kind, day).order_by("name")}


def searching(one: MatchingRound) -> QuerySet[Track]:
    """The learners who take part in a round, as it is chosen now."""
    joined = one.members.filter(joined_at__isnull=False).values("provider")
    rows = Track.objects.filter(phase=Phase.SEARCHING, provider__in=joined, school_year=one.school_year)
    return rows.filter(training__code__in=one.trainings) if one.trainings else rows


def training_codes(now: datetime) -> Collection[str]:
    """The codes of the trainings of today."""
    return set(reference.trainings_on(day_of(now)).values_list("code", flat=True))


def trainings_with_learners(actor: Actor, *, day: date) -> set[str]:
    """The codes of the trainings that learners of the provider follow; for a body, that any learner follows."""
    own = tracks.tracks_for(actor, day=day) if policies.is_provider(actor) else Track.objects.all()
    rows = own.running().order_by()
    return set(rows.values_list("training__code", flat=True).distinct())


def pair_facts(
    actor: Actor, one: MatchingRound, track_id: UUID, opening_id: UUID, *, day: date
) -> tuple[PairFacts, Track, Opening]:
    """What a rule asks about a learner this actor may know and an opening that stands open."""
    track = tracks.track_for(actor, track_id, day=day)
    opening = row_with(Opening.objects.public_on(day).select_related("establishment"), opening_id)
    if opening is None:
        raise NotFound
    others = one.pairs.filter(kind=PairKind.LOCKED).exclude(track=track)
    here = opening.establishment_id
    in_opening = others.filter(opening=opening).count()
    at_place = others.filter(opening__establishment=here).count()
    seats, mentors = places.seats_left([opening]), places.mentors_left([here], school_year=one.school_year)
    facts = PairFacts(
        track_id=track.pk,
        takes_part=searching(one).filter(pk=track.pk).exists(),
        same_training=track.training_id == opening.training_id,
        seats_left=seats.get(opening.pk, 0) - in_opening,
        mentors_left=mentors.get(here, 0) - at_place,
        same_year=opening.school_year == one.school_year and opening.ends_on > day,
    )
    return facts, track, opening


def school_years(now: datetime) -> tuple[int, ...]:
    """The school year of today and the next, by the calendar year in which they begin."""
    this = calendar.school_year_of(day_of(now)).first_year
    return (this, this + 1)


def may_take_market(actor: Actor, run: RoundRun, *, day: date) -> bool:
    """Whether the market of a run is kept and this actor may have it: who runs the round and guides all in it.

    The file tells where everybody can go and in how many minutes: who has it learns where people live, and may guess
    what they need. It asks for no less where nobody needs anything, so that a file that is not there says nothing.
    """
    if not may_verify(actor, run):
        return False
    return not run.lines.exclude(track__in=needs.readable(actor, day=day).values("pk")).exists()


def may_verify(actor: Actor, run: RoundRun) -> bool:
    """Whether the market of a run is kept and this actor may have it worked out again, without having it."""
    return may_run(actor, run.round) and markets.is_kept(run.inputs)


def market_file(actor: Actor, run: RoundRun, *, day: date) -> bytes:
    """The market a run was worked out from, as it was kept, for who may have it."""
    if not may_take_market(actor, run, day=day):
        raise NotFound
    return markets.opened(run.inputs)


def may_publish(actor: Actor, one: MatchingRound) -> bool:
    """Whether this actor may make proposals of a run of this round."""
    return policies.may_publish(actor, facts_of(one)).is_ok


def may_run(actor: Actor, one: MatchingRound) -> bool:
    """Whether this actor runs this round."""
    return policies.may_run(actor, facts_of(one)).is_ok


def may_join(actor: Actor, one: MatchingRound) -> bool:
    """Whether this actor decides if the own learners take part in a round of another."""
    provider = actor.organisation_id
    if provider is None or provider == one.runner_id:
        return False
    return policies.may_join(actor, facts_of(one), provider).is_ok
