"""Labels of the faces: messages that went out, files that came in."""

from typing import Final

from tandem.glossary.choices import Choices

CHOICES: Final[tuple[Choices, ...]] = ()
