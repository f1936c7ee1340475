"""Invented activity lists for the trainings that have none: for a demo, a benchmark, or as an example of a file.

Every activity says that it is invented. The words are put together from what happens in many trades, so that some
activities are those of several lists.
"""

import random
from collections.abc import Iterator
from datetime import date
from itertools import product
from string import ascii_uppercase
from typing import Any, Final

from tandem.registers.reference import queries as reference
from tandem.registers.reference.rules import ActivityFacts, ActivityListFacts, ImportedList
from tandem.registers.reference.terms import Certainty

SHORTEST: Final = 14
LONGEST: Final = 22
_NAME: Final = 100
SHARED: Final = (
    "Leest de werkopdracht",
    "Richt de werkplek in",
    "Ruimt de werkplek op",
    "Sorteert afval",
    "Draagt beschermingsmiddelen",
    "Meldt gevaar en defecten",
    "Overlegt met de leidinggevende",
    "Onderhoudt gereedschap",
)
STEPS: Final = ("Bereidt {} voor", "Controleert {}", "Meet {}", "Herstelt {}", "Werkt {} af", "Documenteert {}")
SUBJECTS: Final = (
    "het materiaal",
    "het onderdeel",
    "de opstelling",
    "de proefreeks",
    "de bestelling van de klant",
    "het verslag",
    "de machine",
    "de grondstof",
    "het eindproduct",
)


def lists(*, day: date, seed: int) -> tuple[ImportedList, ...]:
    """One invented list for each training of that day without a list."""
    there = reference.lists_in_force(day)
    used = {one.code for one in reference.activity_lists()}
    without = [one for one in reference.trainings_on(day) if one.pk not in there]
    chance = random.Random(seed)  # noqa: S311 - nothing to keep secret
    codes = (code for code in _codes() if code not in used)
    return tuple(
        _list(training, code=code, day=day, chance=chance)
        for training, code in zip(sorted(without, key=lambda one: one.code), codes, strict=False)
    )


def _list(training: Any, *, code: str, day: date, chance: random.Random) -> ImportedList:
    own = [step.format(subject) for step, subject in product(STEPS, SUBJECTS)]
    count = chance.randint(SHORTEST, LONGEST)
    shared = chance.sample(SHARED, chance.randint(3, len(SHARED)))
    texts = [*shared, *chance.sample(own, count - len(shared))]
    activities = tuple(
        ActivityFacts(
            code=f"{code}-{number:02d}",
            text_nl=text,
            text_en=text,
            certainty=Certainty.INVENTED,
            is_compulsory=chance.choice((True, True, None, False)),
        )
        for number, text in enumerate(texts, start=1)
    )
    facts = ActivityListFacts(
        code=code,
        version=1,
        name=f"Verzonnen lijst: {training.name}"[:_NAME],
        name_en=f"Invented list: {training.name_en}"[:_NAME],
        valid_from=day,
        certainty=Certainty.INVENTED,
        source="Verzonnen",
        activities=activities,
    )
    return ImportedList(facts, (training.code,))


def _codes() -> Iterator[str]:
    """Codes from the end of the alphabet, where no shipped list stands."""
    return ("".join(letters) for letters in product("ZYX", ascii_uppercase, ascii_uppercase))
