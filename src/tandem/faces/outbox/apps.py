"""Mail and notices."""

from django.apps import AppConfig


class OutboxConfig(AppConfig):
    """Mail and notices."""

    name = "tandem.faces.outbox"
    label = "outbox"
