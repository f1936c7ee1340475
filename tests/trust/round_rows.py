"""Rows of a matching round: of the school of the story, or of the body of whoever knocks; with a learner in it."""

from collections.abc import Callable, Mapping
from typing import Any

from tandem.journey.placement.actions import markets
from tandem.journey.placement.models import MatchingRound, RoundRun
from tandem.registers.access.terms import Role
from tests.factories.intake import ScreeningFactory, TrackFactory
from tests.factories.organisations import ProgrammeFactory, ProviderFactory
from tests.factories.placement import GuidanceFactory, OpeningFactory, OpeningMentorFactory
from tests.factories.rounds import (
    RoundFactory,
    RoundMemberFactory,
    RoundPairFactory,
    RunFactory,
    RunLineFactory,
    nobody_searches,
)
from tests.tandem.faces.api.knocks import Knock
from tests.trust.people import Person
from tests.trust.scene import Scene

BODIES = (Role.AGENCY_STAFF, Role.FLEMISH_PARTNERSHIP)


def own_round(scene: Scene, person: Person) -> MatchingRound:
    """A round that this person's body runs, or the school of the story, with a pair that was decided beforehand."""
    held = person.capacity
    if held and held.body_id and held.role in BODIES:
        one = RoundFactory(provider=None, body_id=held.body_id)
    else:
        one = RoundFactory(provider_id=_school(scene))
        RoundMemberFactory(round=one, provider_id=one.provider_id, joined=True)
    RoundPairFactory(round=one, track=_track(scene))
    return one


def of_round(scene: Scene, person: Person) -> list[Any]:
    """The address of such a round."""
    return [own_round(scene, person).pk]


def of_round_as_csv(scene: Scene, person: Person) -> list[Any]:
    """The address of what was decided beforehand in it, as a file: of a round of the story, where there is one."""
    told = MatchingRound.objects.filter(provider=_school(scene), pairs__isnull=False)
    return [((None if person.role in BODIES else told.first()) or own_round(scene, person)).pk, "csv"]


def of_round_of_another(scene: Scene, _person: Person) -> list[Any]:
    """The address of a round of another, for which the school of the story was asked."""
    one = RoundFactory()
    RoundMemberFactory(round=one, provider_id=_school(scene))
    return [one.pk]


def own_run(scene: Scene, person: Person) -> RoundRun:
    """A run of such a round that speaks of a learner of the school, with the market it was worked out from."""
    run: RoundRun = RunFactory(round=own_round(scene, person), done=True)
    RunLineFactory(run=run, track=_track(scene))
    markets.keep(run.inputs, nobody_searches())
    return run


def of_run(scene: Scene, person: Person) -> list[Any]:
    """The address of such a run."""
    return [own_run(scene, person).pk]


def of_run_as_csv(scene: Scene, person: Person) -> list[Any]:
    """The address of its list as a file: of a run that tells about a learner, where the story has one."""
    told = RoundRun.objects.filter(round__provider=_school(scene), lines__isnull=False)
    return [((None if person.role in BODIES else told.first()) or own_run(scene, person)).pk, "csv"]


def of_line(scene: Scene, person: Person) -> list[Any]:
    """The address of what such a run says about a learner of the school."""
    run = own_run(scene, person)
    return [run.pk, run.lines.get().track_id]


def of_pair(scene: Scene, person: Person) -> list[Any]:
    """The address of something that was decided beforehand in such a round."""
    one = own_round(scene, person)
    return [one.pk, one.pairs.get().pk]


def _to(method: str, rest: str, body: Any = None) -> Callable[[Scene, Person], Knock]:
    """A call on such a round; `rest` may name its run, its pair and another provider."""

    def knock(scene: Scene, person: Person) -> Knock:
        run = own_run(scene, person)
        pair, other = run.round.pairs.get().pk, ProviderFactory().number
        names = {"round": run.round_id, "run": run.pk, "pair": pair, "other": other}
        sent = {
            name: value.format(**names) if isinstance(value, str) else value for name, value in (body or {}).items()
        }
        return Knock(method, rest.format(**names), sent or None)

    return knock


OWN_ROUNDS: Mapping[str, Callable[[Scene, Person], Knock]] = {
    "getRound": _to("GET", "/rounds/{round}"),
    "changeRound": _to("PUT", "/rounds/{round}", {"title": "Herfst", "schoolYear": 2026}),
    "askProvider": _to("POST", "/rounds/{round}/providers", {"provider": "{other}"}),
    "askArea": _to("POST", "/rounds/{round}/areas", {"region": ""}),
    "askRun": _to("POST", "/rounds/{round}/runs", {"rule": "levels"}),
    "publishRun": _to("POST", "/rounds/{round}/publish", {"runId": "{run}", "answersUntil": "2026-12-10"}),
    "discardRound": _to("POST", "/rounds/{round}/discard"),
    "getRun": _to("GET", "/runs/{run}"),
    "verifyRun": _to("POST", "/runs/{run}/verify"),
    "getRunFairness": _to("GET", "/runs/{run}/fairness"),
    "listRunLearners": _to("GET", "/runs/{run}/learners"),
}
"""Operations on a round that a body runs as a school does: on its own one."""


def learner_and_opening(scene: Scene, _person: Person) -> dict[str, Any]:
    """A learner of the school who searches, and an opening for the same training."""
    opening = OpeningFactory()
    OpeningMentorFactory(opening=opening)
    GuidanceFactory(establishment=opening.establishment, mentor=opening.mentors.get().mentor)
    track = TrackFactory(provider_id=_school(scene), training=opening.training, searching=True)
    ScreeningFactory(track=track, concluded=True)
    return {"track": str(track.pk), "opening": str(opening.pk), "kind": "forbidden", "words": ""}


def provider_to_ask(_scene: Scene, _person: Person) -> dict[str, Any]:
    """Another provider."""
    return {"provider": str(ProviderFactory().pk)}


def area_to_ask(_scene: Scene, _person: Person) -> dict[str, Any]:
    """Everywhere, where somebody offers a training."""
    ProgrammeFactory()
    return {"region": ""}


def _school(scene: Scene) -> Any:
    return scene.noor.track.provider_id


def _track(scene: Scene) -> Any:
    return TrackFactory(provider_id=_school(scene), searching=True, coach=scene.noor.track.coach)
