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


def not_allowed(code: str, *, title: Pair, needed: Pair) -> Wording:
    """The sentences for somebody whose role does not reach this far."""
    return Wording(
        code=code,
        title=title,
        found=("Uw rol: {found}", "Your role: {found}"),
        found_as="access.Role",
        needed=needed,
        next=(
            "Wissel van hoedanigheid, of vraag iemand die dit wel mag.",
            "Switch capacity, or ask somebody who may do this.",
        ),
    )


def stands_at(code: str, *, title: Pair, states: str) -> Wording:
    """The sentences for a step that is not possible where the file stands now."""
    return Wording(
        code=code,
        title=title,
        found=("Stand: {found}", "State: {found}"),
        found_as=states,
        needed=("Stand: {needed}", "State: {needed}"),
        needed_as=states,
        next=(
            "Laad de pagina opnieuw. Misschien deed iemand anders al iets met dit dossier.",
            "Load the page again. Somebody else may have done something with this file.",
        ),
    )


def day_order(code: str, *, title: Pair, needed: Pair, step: Pair) -> Wording:
    """The sentences for a day that lies on the wrong side of another."""
    return Wording(
        code=code, title=title, found=("{found}", "{found}"), found_as="day", needed=needed, needed_as="day", next=step
    )
