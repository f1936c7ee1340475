"""Recognition of workplaces."""

from django.apps import AppConfig


class RecognitionConfig(AppConfig):
    """Recognition of workplaces."""

    name = "tandem.journey.recognition"
    label = "recognition"
