"""The website."""

from django.apps import AppConfig


class WebConfig(AppConfig):
    """The website."""

    name = "tandem.faces.web"
    label = "web"
