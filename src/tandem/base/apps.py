"""The tables of the ground floor: events, their erasable details, jobs."""

from django.apps import AppConfig


class BaseConfig(AppConfig):
    """Events and jobs."""

    name = "tandem.base"
    label = "base"
    default_auto_field = "django.db.models.BigAutoField"
