"""Agreements: from draft to signature, and what comes after."""

from django.apps import AppConfig


class AgreementsConfig(AppConfig):
    """Agreements: from draft to signature, and what comes after."""

    name = "tandem.journey.agreements"
    label = "agreements"
