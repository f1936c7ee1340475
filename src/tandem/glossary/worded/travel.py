"""Sentences about the timetables of public transport."""

from typing import Final

from tandem.glossary.wording import Pair, Wording, not_allowed, stands_at


def _timetable(move: str, title: Pair) -> Wording:
    return stands_at(f"timetable.{move}.state", title=title, states="travel.TimetableState")


WORDINGS: Final = (
    not_allowed(
        "travel.keeper",
        title=("U mag geen dienstregelingen beheren", "You may not manage timetables"),
        needed=("Beheerder van het platform", "Manager of the platform"),
    ),
    Wording(
        code="travel.operator",
        title=("De naam van de vervoerder kan niet", "The name of the operator cannot be"),
        found=("{found}", "{found}"),
        needed=("1 tot 40 letters, cijfers of streepjes", "1 to 40 letters, digits or hyphens"),
        next=("Kies een korte naam, zoals delijn of nmbs.", "Choose a short name, such as delijn or nmbs."),
    ),
    Wording(
        code="travel.file_size",
        title=("Dit bestand is leeg of te groot", "This file is empty or too large"),
        found=("{found}", "{found}"),
        found_as="bytes",
        needed=("Hoogstens {needed}", "At most {needed}"),
        needed_as="bytes",
        next=("Kies het zipbestand van de vervoerder.", "Choose the zip file of the operator."),
    ),
    Wording(
        code="travel.file_once",
        title=("Dit bestand van deze vervoerder is er al", "This file of this operator is already there"),
        found=("{found}", "{found}"),
        next=(
            "Kijk het na in de lijst. Trek het daar eerst in als u het opnieuw wilt inlezen.",
            "Look it up in the list. Withdraw it there first if you want to read it again.",
        ),
    ),
    _timetable("check", ("Deze dienstregeling is al nagekeken", "This timetable is already checked")),
    _timetable("refuse", ("Deze dienstregeling is al nagekeken", "This timetable is already checked")),
    _timetable("use", ("Deze dienstregeling kan niet in gebruik", "This timetable cannot be taken in use")),
    _timetable("withdraw", ("Deze dienstregeling kan niet ingetrokken worden", "This timetable cannot be withdrawn")),
)
