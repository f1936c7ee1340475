"""A recognition that was lifted in the story around the bakery."""

from datetime import date
from functools import cached_property
from typing import Any

from tandem.journey.recognition.models import Recognition
from tests.factories.recognition import DecisionFactory, LiftingFactory, RecognitionFactory, RecognitionRequestFactory

TOLD = {
    "grounds": ["mentor"],
    "guidance": "Wij zochten samen.",
    "motive": "Er is geen mentor meer.",
    "liftsOn": "2026-12-01",
}
"""What a body says."""


class Lifted:
    """What a story has of a lifted recognition; it stands on a story that has a bakery."""

    world: Any
    recognition: Any

    @cached_property
    def lifted(self) -> Recognition:
        """A recognition of the bakery that was lifted."""
        body = self.recognition.body
        asked = RecognitionRequestFactory(granted=True, establishment=self.world.establishment, competent_body=body)
        asked.dossier.company = self.world.company
        asked.dossier.save()
        DecisionFactory(request=asked, facts=self.recognition.request.decision.facts)
        row: Recognition = RecognitionFactory(request=asked, valid_from=date(2024, 9, 1), lifted=True)
        LiftingFactory(recognition=row, would_end_on=date(2029, 9, 1))
        return row
