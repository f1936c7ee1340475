"""Sentences about the days on which a provider gives no lessons by its own choice."""

from typing import Final

from tandem.glossary.wording import Wording, day_order, not_allowed

WORDINGS: Final = (
    not_allowed(
        "free_day.may_keep",
        title=("U kunt deze vrije dagen niet wijzigen", "You cannot change these free days"),
        needed=("Een beheerder van de aanbieder", "A manager of the provider"),
    ),
    day_order(
        "free_day.in_order",
        title=("De laatste dag ligt voor de eerste", "The last day lies before the first"),
        needed=("{needed} of later", "{needed} or later"),
        step=("Verbeter de laatste dag, of laat hem leeg.", "Correct the last day, or leave it empty."),
    ),
    Wording(
        code="free_day.not_so_many",
        title=("Dit zijn te veel dagen in één keer", "These are too many days at once"),
        found=("{found} dagen", "{found} days"),
        needed=("Hoogstens {needed} dagen", "At most {needed} days"),
        next=(
            "Kijk de laatste dag na. Schoolvakanties hoeft u niet in te vullen.",
            "Check the last day. School holidays need not be filled in.",
        ),
    ),
    Wording(
        code="free_day.in_school_year",
        title=("Deze dagen liggen niet in één bekend schooljaar", "These days do not lie in one known school year"),
        found=("Vanaf {found}", "From {found}"),
        found_as="day",
        needed=("Dagen in één schooljaar dat in Tandem staat", "Days in one school year that Tandem holds"),
        next=("Vul elk schooljaar apart in.", "Fill in each school year apart."),
    ),
    Wording(
        code="free_day.year_not_over",
        title=("Dit schooljaar is voorbij", "This school year is over"),
        found=("{found}", "{found}"),
        needed=("Een dag in dit schooljaar of later", "A day in this school year or later"),
        next=(
            "De dagen van toen blijven staan, zodat elke telling van toen klopt.",
            "The days of then stay, so that every count of then holds.",
        ),
    ),
    Wording(
        code="free_day.counts_otherwise",
        title=("Hier is toch al geen les", "There are no lessons here anyway"),
        found=("Weekend, feestdag of schoolvakantie vanaf {found}", "Weekend or holiday from {found}"),
        found_as="day",
        needed=("Minstens één gewone lesdag", "At least one ordinary lesson day"),
        next=("U hoeft deze dag niet in te vullen: hij telt al niet mee.", "Nothing to fill in: it does not count."),
    ),
    Wording(
        code="free_day.not_there_yet",
        title=("Deze dag staat er al", "This day is there already"),
        found=("{found}", "{found}"),
        found_as="day",
        next=("U hoeft niets meer te doen.", "There is nothing left to do."),
    ),
)
