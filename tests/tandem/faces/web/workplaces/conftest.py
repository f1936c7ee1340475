from collections.abc import Callable

import pytest

from tandem.journey.recognition.models import Recognition
from tandem.registers.reference.models import Training
from tests.factories.organisations import EstablishmentFactory
from tests.factories.recognition import RecognitionFactory, RecognitionRequestFactory

GENT = {"postal_code": "9000", "municipality": "Gent", "nis": "44021", "lat": 51.05, "lon": 3.72}
BRUGGE = {"postal_code": "8000", "municipality": "Brugge", "nis": "31005", "lat": 51.21, "lon": 3.22}


@pytest.fixture
def bakery(db: None) -> Training:
    """A training of the shipped catalogue, in the food sector."""
    return Training.objects.get(code="BAK-BROOD")


@pytest.fixture
def lorry(db: None) -> Training:
    """A training of another sector."""
    return Training.objects.exclude(sectors__code="FOOD").order_by("code")[0]


@pytest.fixture
def place(bakery: Training) -> Callable[..., Recognition]:
    """A recognised workplace: `place(name="…", training=…, **BRUGGE)`."""

    def make(*, name: str = "Bakkerij Voorbeeld", training: Training | None = None, **more: object) -> Recognition:
        where = {key: more.pop(key) for key in (*GENT, "company", "position_source", "website") if key in more}
        shop = more.pop("establishment", None) or EstablishmentFactory(name=name, **where)
        request = RecognitionRequestFactory(granted=True, establishment=shop, training=training or bakery)
        return RecognitionFactory(request=request, **more)

    return make
