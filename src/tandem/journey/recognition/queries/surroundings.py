"""What stands around requests in the registers and in other files, asked once for all of them."""

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from tandem.journey.recognition.models import RecognitionRequest
from tandem.journey.recognition.queries import joint
from tandem.journey.recognition.rules import JointFacts
from tandem.journey.recognition.terms import RecognitionState
from tandem.journey.recognition.workflow import OPEN_STATES
from tandem.registers.geo import queries as geo
from tandem.registers.geo.terms import RegionKind
from tandem.registers.reference import queries as reference

Pair = tuple[UUID, UUID]
"""An establishment and a training."""


@dataclass(frozen=True)
class Surroundings:
    """What is known of trainings, municipalities and other requests on one day."""

    sectors: Mapping[UUID, tuple[str, ...]]
    regions: Mapping[str, str]
    listed: Mapping[UUID, int]
    open_requests: Mapping[Pair, frozenset[UUID]]
    recognised_until: Mapping[Pair, date]
    joint: Mapping[UUID, JointFacts] = field(default_factory=dict)
    """For a request that is a part: those with whom its workplace trains together."""

    def has_twin(self, request: RecognitionRequest) -> bool:
        """Whether another request for the same training at the same establishment waits for its decision."""
        return bool(self.open_requests.get(_pair(request), frozenset()) - {request.pk})

    def recognised_until_of(self, request: RecognitionRequest) -> date | None:
        """Until when the establishment is recognised for this training already."""
        return self.recognised_until.get(_pair(request))


def around(requests: Collection[RecognitionRequest], *, day: date) -> Surroundings:
    """What stands around these requests; the number of questions does not grow with the number of requests."""
    trainings = {request.training_id for request in requests}
    codes = {request.establishment.nis for request in requests if request.establishment.nis}
    places = {request.establishment_id for request in requests}
    open_requests: defaultdict[Pair, set[UUID]] = defaultdict(set)
    recognised_until: dict[Pair, date] = {}
    siblings = RecognitionRequest.objects.filter(establishment__in=places, training__in=trainings)
    for pk, place, training, state, recognition, until in siblings.values_list(
        "pk", "establishment_id", "training_id", "state", "recognition__state", "recognition__valid_until"
    ):
        pair = (place, training)
        if state in OPEN_STATES:
            open_requests[pair].add(pk)
        if recognition == RecognitionState.VALID and until > day:
            recognised_until[pair] = max(until, recognised_until.get(pair, until))
    return Surroundings(
        sectors=reference.sector_codes_by_training(trainings, day),
        regions=geo.region_codes(RegionKind.REGION, day, nis=codes),
        listed=reference.activity_counts(trainings, day),
        open_requests={pair: frozenset(keys) for pair, keys in open_requests.items()},
        recognised_until=recognised_until,
        joint={key: one.facts for key, one in joint.around_requests({row.pk for row in requests}).items()},
    )


def _pair(request: RecognitionRequest) -> Pair:
    return request.establishment_id, request.training_id
