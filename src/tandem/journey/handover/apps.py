"""Handover: people without a school who ask their way, and learners who go from one hand to another."""

from django.apps import AppConfig


class HandoverConfig(AppConfig):
    """Handover: people without a school who ask their way, and learners who go from one hand to another."""

    name = "tandem.journey.handover"
    label = "handover"
