"""Activation: waking recognitions under which nobody learns and no place stands open."""

from django.apps import AppConfig


class ActivationConfig(AppConfig):
    """Activation: waking recognitions under which nobody learns and no place stands open."""

    name = "tandem.journey.activation"
    label = "activation"
