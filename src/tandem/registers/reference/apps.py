"""Reference: sectors, joint committees, trainings, activity lists, shortage occupations."""

from django.apps import AppConfig


class ReferenceConfig(AppConfig):
    """Reference: sectors, joint committees, trainings, activity lists, shortage occupations."""

    name = "tandem.registers.reference"
    label = "reference"
