"""Intake: tracks, screening, advice, run-up and handover."""

from django.apps import AppConfig


class IntakeConfig(AppConfig):
    """Intake: tracks, screening, advice, run-up and handover."""

    name = "tandem.journey.intake"
    label = "intake"
