"""Unmet demand: learners without a place and places without a learner, counted so that nobody is found in it."""

from django.apps import AppConfig


class DemandConfig(AppConfig):
    """Unmet demand: learners without a place and places without a learner, counted so that nobody is found in it."""

    name = "tandem.journey.demand"
    label = "demand"
