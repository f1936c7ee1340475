"""What is collected: one text that a person reads, and where it stands."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Message:
    """A Dutch text to translate, with its plural and context where it has them."""

    text: str
    plural: str = ""
    context: str = ""
    where: str = ""

    @property
    def key(self) -> tuple[str, str]:
        """What the catalogue knows the text by."""
        return self.context, self.text


@dataclass(frozen=True)
class Twin:
    """A Dutch text of the product's data with the English that stands beside it; empty where it is missing."""

    dutch: str
    english: str
    where: str


@dataclass(frozen=True)
class Problem:
    """Something that keeps the English catalogue from being complete and right."""

    kind: str
    text: str
    where: str = ""

    def __str__(self) -> str:
        place = f" ({self.where})" if self.where else ""
        return f"{self.kind}: {self.text!r}{place}"
