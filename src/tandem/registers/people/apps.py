"""People: natural persons."""

from django.apps import AppConfig


class PeopleConfig(AppConfig):
    """People: natural persons."""

    name = "tandem.registers.people"
    label = "people"
