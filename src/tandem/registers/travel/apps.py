"""Travel: how long it takes to get somewhere, by estimate or by timetable."""

from django.apps import AppConfig


class TravelConfig(AppConfig):
    """Travel: how long it takes to get somewhere."""

    name = "tandem.registers.travel"
    label = "travel"
