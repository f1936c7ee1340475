"""The API."""

from django.apps import AppConfig


class ApiConfig(AppConfig):
    """The API; its one table holds the keys of messages that may arrive twice."""

    name = "tandem.faces.api"
    label = "api"
