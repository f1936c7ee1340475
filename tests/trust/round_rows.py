"""Rows of a matching round of whoever knocks: of the own provider or body, or of any where somebody has none."""

from typing import Any

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage

from tandem.journey.placement.models import MatchingRound, RoundRun
from tandem.journey.placement.queries.rounds import path_of
from tandem.registers.access.terms import Role
from tests.factories.intake import ScreeningFactory, TrackFactory
from tests.factories.organisations import ProviderFactory
from tests.factories.placement import GuidanceFactory, OpeningFactory, OpeningMentorFactory
from tests.factories.rounds import RoundFactory, RoundMemberFactory, RoundPairFactory, RunFactory, RunLineFactory
from tests.trust.people import Person
from tests.trust.scene import Scene

_BODIES = (Role.AGENCY_STAFF, Role.FLEMISH_PARTNERSHIP)


def own_round(person: Person) -> MatchingRound:
    """A round that this person's organisation runs."""
    held = person.capacity
    if held and held.provider_id:
        one = RoundFactory(provider_id=held.provider_id)
        RoundMemberFactory(round=one, provider_id=held.provider_id, joined=True)
        return one
    if held and held.body_id and held.role in _BODIES:
        return RoundFactory(provider=None, body_id=held.body_id)
    return RoundFactory()


def of_round(_scene: Scene, person: Person) -> list[Any]:
    """The address of such a round."""
    return [own_round(person).pk]


def of_round_of_another(_scene: Scene, person: Person) -> list[Any]:
    """The address of a round of another, for which this person's provider was asked."""
    one = RoundFactory()
    if person.capacity and person.capacity.provider_id:
        RoundMemberFactory(round=one, provider_id=person.capacity.provider_id)
    return [one.pk]


def own_run(person: Person) -> RoundRun:
    """A run of such a round, with the market it was worked out from."""
    run: RoundRun = RunFactory(round=own_round(person), done=True)
    if not default_storage.exists(path_of(run.inputs)):
        default_storage.save(path_of(run.inputs), ContentFile(b"een markt"))
    return run


def of_run(_scene: Scene, person: Person) -> list[Any]:
    """The address of such a run."""
    return [own_run(person).pk]


def of_run_as_csv(_scene: Scene, person: Person) -> list[Any]:
    """The address of its list as a file: of a run that tells about a learner, where the story has one."""
    held = person.capacity
    told = (
        RoundRun.objects.filter(round__provider=held.provider_id, lines__isnull=False)
        if held
        else RoundRun.objects.none()
    )
    return [(told.first() or own_run(person)).pk, "csv"]


def of_line(_scene: Scene, person: Person) -> list[Any]:
    """The address of what such a run says about a learner of the provider."""
    run = own_run(person)
    line = RunLineFactory(run=run, track=_track(run.round))
    return [run.pk, line.track_id]


def of_pair(_scene: Scene, person: Person) -> list[Any]:
    """The address of something that was decided beforehand in such a round."""
    one = own_round(person)
    return [one.pk, RoundPairFactory(round=one, track=_track(one)).pk]


def learner_and_opening(_scene: Scene, person: Person) -> dict[str, Any]:
    """A learner of this person's provider who searches, and an opening for the same training."""
    held = person.capacity
    provider = held.provider if held and held.provider_id else ProviderFactory()
    opening = OpeningFactory()
    OpeningMentorFactory(opening=opening)
    GuidanceFactory(establishment=opening.establishment, mentor=opening.mentors.get().mentor)
    track = TrackFactory(provider=provider, training=opening.training, searching=True)
    ScreeningFactory(track=track, concluded=True)
    return {"track": str(track.pk), "opening": str(opening.pk), "kind": "forbidden", "words": ""}


def provider_to_ask(_scene: Scene, _person: Person) -> dict[str, Any]:
    """Another provider."""
    return {"provider": str(ProviderFactory().pk)}


def _track(one: MatchingRound) -> Any:
    return TrackFactory(provider=one.provider or ProviderFactory(), searching=True)
