"""What is told in the shielded part of a file, and who agreed to it."""

from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _

from tandem.base.errors import NotPossible
from tandem.faces.documents.words import choices
from tandem.faces.web.company.forms.gentle import DayField, GentleForm, OneOf, SectionForm, SomeOf, TextField
from tandem.journey.intake.rules.needs import LONGEST_WORDS, Told
from tandem.journey.intake.terms.needs import GivenBy, Need


class NeedsForm(SectionForm):
    """What a learner needs; what somebody else wrote meanwhile is not written over in silence."""

    ABOUT: ClassVar[dict[str, str]] = {"needs.words": "words"}

    needs = SomeOf(label=_("Wat helpt op een werkplek?"), required=False)
    words = TextField(
        label=_("In eigen woorden"),
        required=False,
        max_length=LONGEST_WORDS,
        widget=forms.Textarea(attrs={"rows": 4, "autocomplete": "off"}),
        help_text=_("Wat nodig is volstaat. Een diagnose hoeft hier niet."),
    )

    def __init__(self, *args: Any, told: Told, **options: Any) -> None:
        shown = {"needs": sorted(told.needs), "words": told.words}
        super().__init__(*args, kept=shown, **options)
        self.initial = {**shown, **self.initial}
        self.offer("needs", choices(Need))
        self._was_late = False

    def told(self) -> Told:
        """What the learner needs."""
        return Told(frozenset(Need(one) for one in self.cleaned_data["needs"]), self.cleaned_data["words"])

    def written(self) -> Told:
        """What was filled in, also where it could not be kept."""
        known = [Need(one) for one in self["needs"].data or () if one in set(Need)]
        return Told(frozenset(known), self["words"].data or "")

    def refuse(self, refusal: NotPossible) -> None:
        """Show why it was not kept, and whether somebody else was first."""
        self._was_late = "needs.as_seen" in refusal.verdict.codes()
        super().refuse(refusal)

    @property
    def is_late(self) -> bool:
        """Whether somebody else wrote something else meanwhile."""
        return self._was_late or self.is_overtaken


class PaperForm(GentleForm):
    """Who signed on paper, and when."""

    ABOUT: ClassVar[dict[str, str]] = {
        "needs.signed_in_past": "signed_on",
        "needs.signed_after_withdrawal": "signed_on",
        "needs.learner_old_enough": "given_by",
        "needs.guardian_of_minor": "given_by",
    }

    given_by = OneOf(label=_("Wie tekende?"), missing=_("Kies wie tekende."))
    signed_on = DayField(label=_("Getekend op"), missing=_("Vul de dag van de handtekening in."))

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.offer("given_by", choices(GivenBy))

    def told(self) -> dict[str, Any]:
        """Who signed, and when."""
        return {"given_by": GivenBy(self.cleaned_data["given_by"]), "signed_on": self.cleaned_data["signed_on"]}
