"""Plans: what a learner learns where, when and with whom."""

from django.apps import AppConfig


class PlansConfig(AppConfig):
    """Plans: what a learner learns where, when and with whom."""

    name = "tandem.journey.plans"
    label = "plans"
