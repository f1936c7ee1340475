"""Openings, and how a learner comes to one."""

from django.apps import AppConfig


class PlacementConfig(AppConfig):
    """Openings, and how a learner comes to one."""

    name = "tandem.journey.placement"
    label = "placement"
