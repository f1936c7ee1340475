"""What the forms of the learner accept."""

from dataclasses import replace
from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _

from tandem.base.errors import NotPossible
from tandem.faces.documents.reasons import line, reasons_of
from tandem.faces.documents.words import choices
from tandem.faces.web.company.forms.gentle import DayField, GentleForm, SectionForm, SomeOf
from tandem.faces.web.widgets import long_text
from tandem.journey.placement.rules import profiles as rules
from tandem.journey.placement.rules.profiles import LONGEST
from tandem.journey.placement.rules.wishes import LONGEST_REASON
from tandem.registers.travel.terms import TravelMode


class OwnWords(forms.CharField):
    """A few words of one's own; too many are counted."""

    def __init__(self, *, most: int, rows: int = 4, **options: Any) -> None:
        told = {"max_length": _("Je schreef %(show_value)s tekens. Er passen er %(limit_value)s. Maak het wat korter.")}
        widget = long_text(rows=rows, most=most)
        super().__init__(max_length=most, required=False, widget=widget, error_messages=told, **options)


class VetoForm(GentleForm):
    """Why not here, if one wants to say."""

    ABOUT: ClassVar[dict[str, str]] = {"wish.reason_short": "reason", "wish.reason_printable": "reason"}

    reason = OwnWords(
        label=_("Waarom niet?"),
        help_text=_(
            "Je hoeft niets te schrijven. Alleen de lerende, de trajectbegeleider en wie het schreef, lezen dit."
        ),
        most=LONGEST_REASON,
        rows=3,
    )


class ProfileForm(SectionForm):
    """What the learner tells, in own words."""

    ABOUT: ClassVar[dict[str, str]] = {"profile.available_in_time": "available_from"}

    likes = OwnWords(
        label=_("Wat doe je graag?"),
        help_text=_("Bijvoorbeeld: met mijn handen werken, buiten zijn, mensen helpen."),
        most=LONGEST["likes"],
    )
    can = OwnWords(
        label=_("Wat kun je goed?"),
        help_text=_("Thuis, op school, bij een club. Bijvoorbeeld: op tijd zijn, dingen herstellen, uitleggen."),
        most=LONGEST["can"],
    )
    experience = OwnWords(
        label=_("Wat deed je al?"),
        help_text=_("Een vakantiejob, een stage, helpen bij iemand. Wat deed je daar?"),
        most=LONGEST["experience"],
        rows=5,
    )
    languages = OwnWords(
        label=_("Welke talen spreek je?"),
        help_text=_("Bijvoorbeeld: thuis Turks, op school Nederlands, een beetje Frans."),
        most=LONGEST["languages"],
        rows=2,
    )
    hobbies = OwnWords(label=_("Wat doe je in je vrije tijd?"), most=LONGEST["hobbies"], rows=3)
    available_from = DayField(label=_("Vanaf wanneer kun je beginnen?"), required=False, missing="")
    availability = OwnWords(
        label=_("Wil je daar iets over zeggen?"),
        help_text=_("Bijvoorbeeld: op woensdag heb ik training, in de zomer kan ik ook werken."),
        most=LONGEST["availability"],
        rows=2,
    )
    travel_modes = SomeOf(label=_("Hoe kun je naar je werk gaan?"), required=False)

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.offer("travel_modes", choices(TravelMode))

    def told(self) -> rules.ProfileForm:
        """What the learner tells."""
        data = self.cleaned_data
        modes = tuple(TravelMode(mode) for mode in data["travel_modes"])
        words = {name: data[name] for name in LONGEST}
        return rules.ProfileForm(**words, available_from=data["available_from"], travel_modes=modes)

    def refuse(self, refusal: NotPossible) -> None:
        """Show every reason at the words it is about."""
        for finding, reason in zip(refusal.verdict.unmet, reasons_of(refusal.verdict), strict=True):
            field = finding.subject if finding.subject in self.fields else self.ABOUT.get(finding.code)
            self.add_error(field, line(replace(reason, subject="")))
