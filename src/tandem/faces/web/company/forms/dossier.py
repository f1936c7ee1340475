"""What the sections of the form accept. A section may stay half filled: only what is typed must be readable."""

from collections.abc import Sequence
from typing import Any, ClassVar
from uuid import UUID

from django import forms
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from tandem.faces.web.company.forms.gentle import (
    GentleForm,
    MailLater,
    OneOfLater,
    PhoneField,
    SectionForm,
    SomeLater,
    SomeOf,
    TextField,
    TextLater,
    YesOrNo,
)
from tandem.faces.web.widgets import long_text
from tandem.journey.recognition.actions.attachments import MOST_BYTES
from tandem.journey.recognition.terms import PER_DOSSIER, Condition, Extent

Choice = tuple[str, str]

QUESTIONS = {
    Condition.FINANCE: _("Heeft uw onderneming genoeg draagkracht, zodat een lerende de opleiding kan afmaken?"),
    Condition.CONVICTIONS: _("Is uw onderneming vrij van veroordelingen die de opleiding in gevaar brengen?"),
    Condition.DUTIES: _("Aanvaardt u deze plichten?"),
}
"""Each asked so that yes means: the condition is met."""


class WorkplacesForm(GentleForm):
    """Which trainings at which establishments; a typed name counts beside the ticked ones."""

    establishments = SomeOf(
        label=_("Op welke vestigingen?"), missing=_("Vink minstens één vestiging aan waar u wilt opleiden.")
    )
    training_text = TextLater(
        label=_("Welke opleiding?"),
        help_text=_("Typ een beroep of een opleiding, zoals bakker of elektricien."),
        max_length=160,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    training = forms.CharField(required=False, max_length=40, widget=forms.HiddenInput)
    trainings = SomeOf(label=_("Of vink er meer tegelijk aan"), required=False)

    def __init__(
        self,
        *args: Any,
        places: Sequence[Choice],
        trainings: Sequence[tuple[str, Sequence[Choice]]],
        suggest_url: str,
        **options: Any,
    ) -> None:
        super().__init__(*args, **options)
        self.sectors = list(trainings)
        self.names = dict(pair for _sector, pairs in trainings for pair in pairs)
        self.offer("establishments", places)
        self.offer("trainings", trainings)
        self.fields["training_text"].widget.attrs |= {
            "data-suggest": suggest_url,
            "data-suggest-value": "id_training",
            "data-suggest-some": _("%s opleidingen"),
            "data-suggest-none": _("Geen opleiding gevonden. Kijk in de hele lijst."),
        }

    def clean(self) -> dict[str, Any]:
        """Gather the codes of the trainings, whichever way they were given."""
        data = super().clean() or {}
        typed = str(data.get("training_text") or "")
        codes = set(data.get("trainings") or ())
        by_name = {name.casefold(): code for code, name in self.names.items()}
        code = by_name.get(typed.casefold(), "") or (data.get("training") if typed else "")
        if code in self.names:
            codes.add(code)
        elif typed:
            message = _(
                "Wij kennen geen opleiding “%(found)s”. Kies een suggestie, of vink de opleiding aan in de lijst."
            )
            self.add_error("training_text", forms.ValidationError(message, params={"found": typed[:60]}))
        elif not codes and "trainings" not in self.errors:
            self.add_error("training_text", _("Typ een opleiding, of vink er een aan in de lijst."))
        data["codes"] = codes
        return data

    def groups(self) -> list[tuple[str, list[Any]]]:
        """The trainings to tick, under the name of their sector."""
        options = iter(self["trainings"])
        return [(sector, [next(options) for _ in pairs]) for sector, pairs in self.sectors]

    def places(self) -> list[UUID]:
        """The establishments that were ticked."""
        return [UUID(key) for key in self.cleaned_data["establishments"]]


class WorkplaceForm(SectionForm):
    """For one training at one establishment: equipment, activities, mentors."""

    equipment = YesOrNo(label=_("Volstaan uw uitrusting en organisatie voor deze opleiding?"))
    extent = OneOfLater(
        label=_("Waarvoor vraagt u de erkenning?"),
        required=False,
        choices=(
            (Extent.WHOLE.value, _("Voor de hele opleiding")),
            (Extent.LIMITED.value, _("Alleen voor de activiteiten die ik aanvink")),
        ),
        help_text=_(
            "Leert u maar een deel aan? Dan leert de lerende de rest bij een andere leerwerkplek. De bevoegde instantie"
            " oordeelt."
        ),
    )
    activities = SomeLater(label=_("Wat kan een lerende bij u doen?"))
    mentors = SomeLater(label=_("Wie begeleidt de lerende?"))

    def __init__(self, *args: Any, activities: Sequence[Choice], mentors: Sequence[Choice], **options: Any) -> None:
        super().__init__(*args, **options)
        self.offer("activities", activities)
        if not activities:
            del self.fields["extent"]
        self.offer("mentors", mentors)

    def ticked(self, *, every: bool | None = None) -> list[str]:
        """The activities that were ticked; all of them, or none, where a button says so."""
        if every is None:
            return list(self.cleaned_data["activities"])
        return self.offered("activities") if every else []

    def covers(self) -> Extent | None:
        """For how much the recognition is asked; None where nothing was said."""
        said = self.cleaned_data.get("extent")
        return Extent(said) if said else None

    def guides(self) -> list[UUID]:
        """The mentors that were ticked."""
        return [UUID(key) for key in self.cleaned_data["mentors"]]


class DeclarationsForm(SectionForm):
    """Yes or no on each condition that holds for the whole company."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        for condition in PER_DOSSIER:
            self.fields[str(condition)] = YesOrNo(label=QUESTIONS[condition])

    def answers(self) -> dict[Condition, bool]:
        """What was answered; a condition without an answer is left out."""
        given = {condition: self.cleaned_data[str(condition)] for condition in PER_DOSSIER}
        return {condition: answer for condition, answer in given.items() if answer is not None}


class ContactForm(SectionForm):
    """Whom the body can reach about this form."""

    name = TextLater(
        label=_("Naam"),
        max_length=200,
        widget=forms.TextInput(attrs={"class": "is-m", "autocomplete": "name"}),
    )
    email = MailLater(label=_("E-mailadres"), help_text=_("Hier komen de berichten over dit dossier."))
    phone = PhoneField(label=_("Telefoon"), autocomplete="tel")
    remarks = TextField(
        label=_("Wilt u nog iets toevoegen?"),
        required=False,
        max_length=2000,
        widget=long_text(rows=5, most=2000),
    )


class DocumentForm(GentleForm):
    """A document under a condition."""

    ABOUT: ClassVar[dict[str, str]] = {
        f"attachment.{what}": "document"
        for what in (
            "kind",
            "not_empty",
            "size",
            "is_what_it_says",
            "not_locked",
            "no_active_content",
            "no_virus",
            "pixels",
            "count",
        )
    }

    document = forms.FileField(
        label=_("Kies een bestand"),
        help_text=format_lazy(_("Een pdf, png of jpg van hoogstens {most} MB."), most=MOST_BYTES // 1024**2),
        allow_empty_file=True,
        max_length=200,
        widget=forms.FileInput(attrs={"accept": ".pdf,.png,.jpg,.jpeg"}),
        error_messages={
            "required": _("Kies eerst een bestand op uw toestel."),
            "max_length": _("De naam van dit bestand is te lang. Geef het een kortere naam."),
        },
    )

    def content(self) -> bytes:
        """The document itself; of one that is too large only enough to know that it is."""
        return bytes(self.cleaned_data["document"].read(MOST_BYTES + 1))
