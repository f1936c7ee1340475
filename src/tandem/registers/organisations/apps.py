"""Organisations: companies, establishments, providers."""

from django.apps import AppConfig


class OrganisationsConfig(AppConfig):
    """Organisations: companies, establishments, providers."""

    name = "tandem.registers.organisations"
    label = "organisations"
