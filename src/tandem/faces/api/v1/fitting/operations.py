"""Who fits an opening, for its company and for those who guide learners; and which places suit one learner."""

from http import HTTPStatus
from typing import Any

from ninja import Path, Router

from tandem.base import clock
from tandem.faces.api.credentials import Request
from tandem.faces.api.doors import door, note
from tandem.faces.api.fields import Key
from tandem.faces.api.v1.fitting import shapes
from tandem.faces.documents import suited
from tandem.journey.intake.queries import tracks
from tandem.journey.placement.actions import fitting as actions
from tandem.journey.placement.queries import introductions, public_openings
from tandem.journey.placement.queries import openings as doors
from tandem.journey.placement.snapshot import fitting
from tandem.journey.placement.terms.introductions import IntroductionState
from tandem.registers.organisations.queries import providers

router = Router(tags=["Fitting learners"])


@router.get(
    "/openings/{opening_id}/fittingLearners",
    **door("listFittingLearners", "Learners who fit an opening", gives=shapes.FittingLearners),
)
def fitting_learners(request: Request, opening_id: Path[Key]) -> Any:
    """Who wants to be found and fits this opening of the own company, the best first; never who they are."""
    return _told(request, opening_id)


@router.post(
    "/openings/{opening_id}/fittingLearners/{profile_id}/ask",
    **door("askLearner", "Ask a learner", gives=shapes.AskedLearner, may_refuse=True),
)
def ask(request: Request, opening_id: Path[Key], profile_id: Path[Key]) -> Any:
    """Ask a learner to get to know each other; the learner answers first, and stays unknown until then."""
    made = actions.invite(actor=request.actor, opening_id=opening_id, profile_id=profile_id, now=clock.now())
    return shapes.AskedLearner(introduction=made.pk, state=IntroductionState(made.state))


@router.post(
    "/openings/{opening_id}/fittingLearners/{profile_id}/passOver",
    **door("passOverLearner", "Do not ask a learner", gives=shapes.PassedLearner, may_refuse=True),
)
def pass_over(request: Request, opening_id: Path[Key], profile_id: Path[Key], form: shapes.PassLearner) -> Any:
    """Do not ask this learner for this opening, with a reason from the list."""
    made = actions.pass_over(
        actor=request.actor, opening_id=opening_id, profile_id=profile_id, reason=form.reason, now=clock.now()
    )
    return shapes.PassedLearner.of(made)


@router.delete(
    "/openings/{opening_id}/passedLearners/{passed_id}",
    **door("showLearnerAgain", "Show a learner again", status=HTTPStatus.NO_CONTENT),
)
def show_again(request: Request, opening_id: Path[Key], passed_id: Path[Key]) -> None:
    """Take back that a learner is not asked; done twice is the same."""
    actions.show_again(actor=request.actor, opening_id=opening_id, passed_id=passed_id, now=clock.now())


@router.get(
    "/openPlaces/{opening_id}/ownLearners",
    **door("listOwnFittingLearners", "Own learners who fit an open place", gives=shapes.OwnLearners),
)
def own_learners(request: Request, opening_id: Path[Key]) -> Any:
    """Which learners of the own school who search fit this place, for who guides them."""
    day = clock.today()
    opening = public_openings.public_opening(opening_id, day=day)
    found = fitting.for_guide(request.actor, opening, day=day)
    if request.actor.organisation_id is not None:
        note(request, providers.provider(request.actor.organisation_id))
    return shapes.OwnLearners(learners=[shapes.OwnLearner.of(one, opening=opening) for one in found])


@router.get(
    "/tracks/{track_id}/suitedPlaces",
    **door("listSuitedPlaces", "Places that suit a learner", gives=shapes.SuitedPlaces),
)
def suited_places(request: Request, track_id: Path[Key]) -> Any:
    """The best places that stand open for a learner, why each suits, and what keeps others out of reach."""
    day = clock.today()
    track = tracks.track_for(request.actor, track_id, day=day)
    note(request, track)
    return shapes.SuitedPlaces.of(suited.look(track, day=day), known=introductions.known_openings(track.pk), day=day)


def _told(request: Request, opening_id: Any) -> shapes.FittingLearners:
    day = clock.today()
    opening = doors.opening_for(request.actor, opening_id)
    found = fitting.for_company(request.actor, opening, day=day)
    note(request, opening)
    return shapes.FittingLearners(
        learners=[shapes.FittingLearner.of(one, opening=opening, day=day) for one in found],
        passed_over=[shapes.PassedLearner.of(one) for one in fitting.passed_over(request.actor, opening)],
    )
