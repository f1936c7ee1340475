"""Openings, and how a learner comes to one."""

from django.apps import AppConfig


class PlacementConfig(AppConfig):
    """Openings, and how a learner comes to one."""

    name = "tandem.journey.placement"
    label = "placement"

    def ready(self) -> None:
        """Say below that the search time is counted here."""
        from tandem.journey.intake.queries import search_time
        from tandem.journey.placement.queries import clocks

        search_time.counted_by(clocks.search_time_of)
