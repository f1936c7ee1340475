"""Labels of the faces: messages that went out, files that came in."""

from typing import Final

from tandem.glossary.choices import Choices

CHOICES: Final = (
    Choices(
        "outbox.Audience",
        ("Voor wie het bericht is", "For whom the message is"),
        {
            "company": ("Onderneming", "Company"),
            "body": ("Instantie", "Body"),
            "person": ("Persoon", "Person"),
        },
    ),
    Choices(
        "exchange.FileKind",
        ("Wat een bestand bevat", "What a file holds"),
        {
            "providers": ("Aanbieders en opleidingen", "Providers and programmes"),
            "activities": ("Activiteitenlijsten", "Activity lists"),
        },
    ),
)
