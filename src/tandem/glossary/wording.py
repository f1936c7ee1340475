"""What the glossary keeps of one finding: the sentences that people read when a condition is not met."""

from dataclasses import dataclass

Pair = tuple[str, str]
"""The same text in Dutch and in English."""

NOTHING: Pair = ("", "")
NOT_FILLED_IN: Pair = ("Niet ingevuld", "Not filled in")


@dataclass(frozen=True, kw_only=True)
class Wording:
    """The sentences of one finding, keyed by its code.

    `title` says what is wrong, `name` is the condition itself in a list of checks; `found`, `needed` and `next` may
    hold `{found}` and `{needed}`. `missing` stands in for `found` where nothing was found. `found_as` and `needed_as`
    name the choices (`recognition.State`) or the measure (`bytes`, `day`) in which a stored value is shown.
    """

    code: str
    title: Pair
    name: Pair = NOTHING
    found: Pair = NOTHING
    missing: Pair = NOT_FILLED_IN
    needed: Pair = NOTHING
    next: Pair = NOTHING
    found_as: str = ""
    needed_as: str = ""

    @property
    def pairs(self) -> tuple[Pair, ...]:
        """Every text that is there."""
        every = (self.title, self.name, self.found, self.missing, self.needed, self.next)
        return tuple(pair for pair in every if pair != NOTHING)
