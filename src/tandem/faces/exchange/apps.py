"""Imports and exports."""

from django.apps import AppConfig


class ExchangeConfig(AppConfig):
    """Imports and exports."""

    name = "tandem.faces.exchange"
    label = "exchange"
