"""Access: capacities and the actor they make."""

from django.apps import AppConfig


class AccessConfig(AppConfig):
    """Access: capacities and the actor they make."""

    name = "tandem.registers.access"
    label = "access"
