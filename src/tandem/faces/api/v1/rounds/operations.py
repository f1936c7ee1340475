"""Matching rounds: made, worked out, compared, published; for a school, and for a body that runs one for a region."""

from collections.abc import Callable, Collection, Mapping
from functools import partial
from http import HTTPStatus
from typing import Any
from uuid import UUID

from django.db.models import Q
from ninja import Path, Query, Router

from tandem.base import clock
from tandem.base.actor import Actor
from tandem.base.errors import NotFound
from tandem.faces.api.credentials import Request
from tandem.faces.api.doors import Answer, door, note, note_of, unchanged
from tandem.faces.api.fields import Key
from tandem.faces.api.paging import Page, Paging, page_of
from tandem.faces.api.v1.rounds import fairness, shapes
from tandem.faces.documents.matching import PlaceName, told_to_learner
from tandem.journey.intake.queries import tracks
from tandem.journey.placement.actions import publishing
from tandem.journey.placement.actions import rounds as actions
from tandem.journey.placement.policies import rounds as policies
from tandem.journey.placement.queries import fairness as fair
from tandem.journey.placement.queries import places
from tandem.journey.placement.queries import rounds as doors
from tandem.journey.placement.queries.round_averages import guarded
from tandem.journey.placement.rules import schedule
from tandem.journey.placement.rules.lines import ids_in, told
from tandem.journey.placement.snapshot import replay
from tandem.journey.placement.terms.rounds import LeftOut, RoundMove, RoundState
from tandem.journey.placement.workflow.rounds import ROUND
from tandem.registers.organisations.queries import providers

router = Router(tags=["Matching rounds"])

_OUT = [one.value for one in LeftOut]
_OUTCOMES: Mapping[str, Q] = {
    "placed": Q(opening__isnull=False),
    "unplaced": Q(opening__isnull=True) & ~Q(outcome__in=_OUT),
    "leftOut": Q(outcome__in=_OUT),
    "passedOver": ~Q(not_proposed=""),
}


@router.get("/rounds", **door("listRounds", "One's matching rounds", gives=Page[shapes.RoundLine]))
def rounds(request: Request, wanted: Query[Paging]) -> Any:
    """Those of this organisation and those it was asked for, the newest first."""
    if not policies.runs_rounds(request.actor):
        raise NotFound
    return page_of(request, wanted, doors.rounds_for(request.actor), shapes.RoundLine.of)


@router.post(
    "/rounds", **door("startRound", "Begin a round", gives=shapes.Round, status=HTTPStatus.CREATED, may_refuse=True)
)
def start(request: Request, form: shapes.RoundForm) -> Any:
    """A school begins one for its own learners, a body asks providers to take part; the lottery is drawn here, once."""
    if not policies.runs_rounds(request.actor):
        raise NotFound
    made = actions.start(actor=request.actor, form=form.form(), now=clock.now())
    return _answer(request, made.pk, status=HTTPStatus.CREATED)


@router.get("/rounds/{round_id}", **door("getRound", "One round", gives=shapes.Round, has_etag=True))
def one_round(request: Request, round_id: Path[Key]) -> Any:
    """Who takes part, what was decided beforehand, and the runs beside each other."""
    return _answer(request, round_id)


@router.put(
    "/rounds/{round_id}",
    **door("changeRound", "Change a round", gives=shapes.Round, has_etag=True, needs_match=True),
)
def change(request: Request, round_id: Path[Key], form: shapes.RoundForm) -> Any:
    """Another name or other trainings; what was worked out before stays as it is."""
    return _step(request, round_id, partial(actions.change, form=form.form()))


@router.post(
    "/rounds/{round_id}/providers",
    **door("askProvider", "Ask a provider", gives=shapes.Round, has_etag=True, needs_match=True),
)
def ask_provider(request: Request, round_id: Path[Key], form: shapes.ProviderForm) -> Any:
    """Ask a provider to let its learners take part; asking twice is the same."""
    found = providers.provider_numbered(form.provider)
    return _step(request, round_id, partial(actions.ask_provider, provider_id=found.pk))


@router.post(
    "/rounds/{round_id}/areas",
    **door("askArea", "Ask all providers of an area", gives=shapes.Round, has_etag=True, needs_match=True),
)
def ask_area(request: Request, round_id: Path[Key], form: shapes.AreaForm) -> Any:
    """Ask every provider that offers trainings of the round in a forum or province, or everywhere."""
    return _step(request, round_id, partial(actions.ask_area, region=form.region))


@router.post(
    "/rounds/{round_id}/join",
    **door("joinRound", "Take part or not", gives=shapes.Round, has_etag=True, needs_match=True),
)
def join(request: Request, round_id: Path[Key], form: shapes.JoinForm) -> Any:
    """Let the own learners take part in a round of another, or no longer."""
    return _step(request, round_id, partial(actions.join, takes_part=form.takes_part))


@router.post(
    "/rounds/{round_id}/pairs",
    **door("setPair", "Decide beforehand", gives=shapes.Round, has_etag=True, needs_match=True),
)
def set_pair(request: Request, round_id: Path[Key], form: shapes.PairForm) -> Any:
    """Fix a learner to an opening or keep them apart, from the next run on; it replaces what was said of the two."""
    told: dict[str, Any] = {
        "track_id": form.track_id,
        "opening_id": form.opening_id,
        "kind": form.kind,
        "words": form.words,
    }
    return _step(request, round_id, partial(actions.set_pair, **told))


@router.delete(
    "/rounds/{round_id}/pairs/{pair_id}",
    **door("dropPair", "Take that back", status=HTTPStatus.NO_CONTENT, needs_match=True),
)
def drop_pair(request: Request, round_id: Path[Key], pair_id: Path[Key]) -> Any:
    """Take back what was decided beforehand; what was taken back before is not found."""
    with _unchanged(request, round_id) as one:
        if not doors.pairs_for(request.actor, one, day=clock.today()).filter(pk=pair_id).exists():
            raise NotFound
        actions.drop_pair(actor=request.actor, round_id=round_id, pair_id=pair_id, now=clock.now())
    return Answer()


@router.post(
    "/rounds/{round_id}/runs",
    **door("askRun", "Ask for a run", gives=shapes.Run, status=HTTPStatus.CREATED, may_refuse=True),
)
def ask_run(request: Request, round_id: Path[Key], form: shapes.RunForm) -> Any:
    """The worker works it out; ask for the run until its state is no longer `waiting`."""
    made = actions.ask_run(actor=request.actor, round_id=round_id, rule=form.rule, now=clock.now())
    run = doors.run_for(request.actor, made.pk)
    note_of(request, **_learners_of(request.actor, run.round))
    return Answer(_whole_run(request.actor, run), status=HTTPStatus.CREATED, location=f"/api/v1/runs/{run.pk}")


@router.post(
    "/rounds/{round_id}/publish",
    **door("publishRun", "Make proposals of a run", gives=shapes.Round, has_etag=True, needs_match=True),
)
def publish(request: Request, round_id: Path[Key], form: shapes.PublishForm) -> Any:
    """One run becomes proposals, to be answered by that day; the worker makes them, and everybody hears of it."""
    if doors.run_for(request.actor, form.run_id).round_id != round_id:
        raise NotFound

    def act(*, actor: Actor, round_id: UUID, now: Any) -> Any:  # noqa: ARG001 - every step of a round takes it
        return publishing.publish(actor=actor, run_id=form.run_id, answers_until=form.answers_until, now=now)

    return _step(request, round_id, act)


@router.post(
    "/rounds/{round_id}/discard",
    **door("discardRound", "Put a round aside", gives=shapes.Round, has_etag=True, needs_match=True),
)
def discard(request: Request, round_id: Path[Key]) -> Any:
    """Nothing comes of it; what was worked out stays to be read."""
    return _step(request, round_id, actions.discard)


@router.get("/runs/{run_id}", **door("getRun", "One run", gives=shapes.Run))
def one_run(request: Request, run_id: Path[Key]) -> Any:
    """Its counts between the two ends, what the independent check says, and what it was worked out from."""
    run = doors.run_for(request.actor, run_id)
    note_of(request, **_learners_of(request.actor, run.round))
    return _whole_run(request.actor, run)


@router.post("/runs/{run_id}/verify", **door("verifyRun", "Work a run out again", gives=shapes.RunVerified))
def verify(request: Request, run_id: Path[Key]) -> Any:
    """From the market that was kept for a year, for who runs the round: is the answer the same? Nothing changes."""
    run = doors.run_for(request.actor, run_id)
    if not doors.may_verify(request.actor, run):
        raise NotFound
    note_of(request, **_learners_of(request.actor, run.round))
    return shapes.RunVerified(is_same=replay.gives_the_same(run), inputs=run.inputs, answer=run.answer)


@router.get("/runs/{run_id}/fairness", **door("getRunFairness", "What each group gets", gives=fairness.Fairness))
def one_fairness(request: Request, run_id: Path[Key]) -> Any:
    """By group of learners: how many get a place and how far it is, beside the two ends; small groups together."""
    run, rows = fair.fairness_of(request.actor, run_id, day=clock.today())
    return fairness.Fairness.of(run, rows)


@router.get("/runs/{run_id}/learners", **door("listRunLearners", "Who gets what", gives=Page[shapes.LearnerLine]))
def lines(request: Request, run_id: Path[Key], wanted: Query[shapes.LineList]) -> Any:
    """The learners whom this actor may know, by name: the place proposed, or why there is none."""
    run = doors.run_for(request.actor, run_id)
    note_of(request, **_learners_of(request.actor, run.round))
    rows = doors.lines_for(request.actor, run, day=clock.today())
    if wanted.outcome is not None:
        rows = rows.filter(_OUTCOMES[wanted.outcome])
    if wanted.training is not None:
        rows = rows.filter(track__training__code=wanted.training)
    return page_of(request, wanted, rows, shapes.LearnerLine.of)


@router.get(
    "/runs/{run_id}/learners/{track_id}",
    **door("getRunLearner", "What a run says about one learner", gives=shapes.LearnerLineTold),
)
def line(request: Request, run_id: Path[Key], track_id: Path[Key]) -> Any:
    """Why this place, why not another, and what one change would open: in sentences."""
    run, day = doors.run_for(request.actor, run_id), clock.today()
    row = doors.line_for(request.actor, run, track_id, day=day)
    note(request, tracks.track_for(request.actor, track_id, day=day))
    story = told(row.story)
    words = told_to_learner(story, _names(ids_in(story)), schedule.told(run.options.get("timetable")))
    return shapes.LearnerLineTold.told(row, story=story, words=words)


def _answer(request: Request, round_id: UUID, *, status: int = HTTPStatus.OK) -> Answer:
    """A round with everything that this actor may know of it; the look is noted as on the site."""
    actor, day = request.actor, clock.today()
    one = doors.round_for(actor, round_id)
    note_of(request, **_learners_of(actor, one))
    runs = list(doors.runs_of(one))
    body = shapes.Round.whole(
        one,
        members=doors.members_of(one),
        pairs=doors.pairs_for(actor, one, day=day),
        runs=runs,
        least=guarded(actor, runs, day=day),
        proposals=doors.proposed_in(one) if one.published_run_id else {},
        passed_over=doors.passed_over_in(actor, one, day=day) if one.published_run_id else {},
        moves=_moves(actor, one),
    )
    return Answer(
        body, status=status, etag=shapes.tag_of(one), location=_address(one) if status != HTTPStatus.OK else ""
    )


def _address(one: Any) -> str:
    return f"/api/v1/rounds/{one.pk}"


def _moves(actor: Actor, one: Any) -> list[str]:
    may = {
        "change": doors.may_run(actor, one) and one.state == RoundState.PREPARING,
        "join": doors.may_join(actor, one) and one.state == RoundState.PREPARING,
        RoundMove.PUBLISH: doors.may_publish(actor, one) and ROUND.allows(one.state, RoundMove.PUBLISH),
        RoundMove.DISCARD: doors.may_run(actor, one) and ROUND.allows(one.state, RoundMove.DISCARD),
    }
    return [str(move) for move, is_open in may.items() if is_open]


def _whole_run(actor: Actor, run: Any) -> shapes.Run:
    day = clock.today()
    pairs = [(UUID(one["track"]), UUID(one["opening"])) for one in run.faults if "track" in one]
    known = set(
        tracks.tracks_for(actor, day=day).filter(pk__in=[track for track, _ in pairs]).values_list("pk", flat=True)
    )
    faults = [_fault(one, known) for one in run.faults]
    return shapes.Run.whole(run, least=guarded(actor, [run], day=day)[run.pk], faults=faults)


def _fault(told: Mapping[str, Any], known: Collection[UUID]) -> shapes.RunFault:
    track = UUID(told["track"]) if "track" in told else None
    opening = UUID(told["opening"]) if "opening" in told else None
    return shapes.RunFault(code=told["code"], track_id=track if track in known else None, opening_id=opening)


def _names(keys: Collection[UUID]) -> dict[UUID, PlaceName]:
    return {
        opening.pk: PlaceName(opening.establishment.name, opening.establishment.municipality, opening.first_minute)
        for opening in places.openings_named(keys)
    }


def _learners_of(actor: Actor, one: Any) -> dict[str, Any]:
    """With whom a look at a round is noted: the own provider, or the round of a body."""
    if policies.is_provider(actor):
        return {"kind": "organisations.provider", "key": actor.organisation_id}
    return {"kind": "placement.matchinground", "key": one.pk}


def _unchanged(request: Request, round_id: Any) -> Any:
    return unchanged(request, partial(doors.round_for, request.actor, round_id, lock=True), shapes.tag_of)


def _step(request: Request, round_id: Any, act: Callable[..., Any]) -> Answer:
    with _unchanged(request, round_id):
        act(actor=request.actor, round_id=round_id, now=clock.now())
        return _answer(request, round_id)
