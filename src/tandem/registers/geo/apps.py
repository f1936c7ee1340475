"""Geo: municipalities, postal codes, regions and borders, each with its validity."""

from django.apps import AppConfig


class GeoConfig(AppConfig):
    """Geo: municipalities, postal codes, regions and borders."""

    name = "tandem.registers.geo"
    label = "geo"
