"""Mandates: bodies, powers and who holds them when."""

from django.apps import AppConfig


class MandatesConfig(AppConfig):
    """Mandates: bodies, powers and who holds them when."""

    name = "tandem.registers.mandates"
    label = "mandates"
