"""What the pages about the company itself accept: starting, committee, colleagues, remarks on the register."""

from collections.abc import Sequence
from datetime import date
from typing import Any, ClassVar
from uuid import UUID

from django import forms
from django.core.exceptions import ValidationError
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from tandem.faces.documents.words import choices, role_label
from tandem.faces.web.company.forms.gentle import DayField, GentleForm, MailField, OneOf, SomeOf, TextField
from tandem.faces.web.widgets import long_text
from tandem.registers.access.rules import INVITATION_LIFE
from tandem.registers.access.terms import Role
from tandem.registers.organisations.terms import RegisterField

Choice = tuple[str, str]


class FindForm(GentleForm):
    """The number or name of a company in the register."""

    nummer = TextField(
        label=_("Ondernemingsnummer of naam"),
        help_text=_("Het nummer staat op uw facturen en begint met 0 of 1, zoals 0123.456.749."),
        max_length=100,
        widget=forms.TextInput(attrs={"class": "is-m", "autocomplete": "off"}),
        missing=_("Vul het nummer of de naam van uw onderneming in."),
    )


class ClaimForm(GentleForm):
    """The company somebody wants to manage."""

    number = forms.RegexField(regex=r"^[0-9]{10}$", widget=forms.HiddenInput)


class InviteForm(GentleForm):
    """Whom to let in, and in which role."""

    ABOUT: ClassVar[dict[str, str]] = {"invitation.email_wrong": "email", "invitation.open_already": "email"}

    email = MailField(
        label=_("E-mailadres van uw collega"),
        help_text=format_lazy(_("Uw collega krijgt een link die {days} dagen werkt."), days=INVITATION_LIFE.days),
        missing=_("Vul het e-mailadres van uw collega in, zoals naam@voorbeeld.be."),
    )
    role = OneOf(label=_("Wat mag uw collega doen?"), missing=_("Kies wat uw collega mag doen."))

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        what = {
            Role.COMPANY_ADMIN: _("dient aanvragen in, duidt mentoren aan, nodigt collega's uit"),
            Role.COMPANY_HR: _("bekijkt erkenningen, mentoren en ingediende aanvragen"),
            Role.MENTOR: _("ziet waarvoor u erkend bent"),
        }
        self.offer("role", [(role.value, f"{role_label(role)}: {words}") for role, words in what.items()])


class CommitteeForm(GentleForm):
    """The joint committee of the company, and since when."""

    ABOUT: ClassVar[dict[str, str]] = {
        "joint_committee.unknown": "number",
        "joint_committee.overlaps": "number",
        "joint_committee.ends_before_start": "valid_from",
    }

    number = TextField(
        label=_("Paritair comité"),
        help_text=_("Typ het nummer of een woord uit de naam, zoals 302 of horeca. Het staat op een loonfiche."),
        max_length=120,
        widget=forms.TextInput(attrs={"class": "is-m", "autocomplete": "off"}),
        missing=_("Vul het nummer van uw paritair comité in, zoals 302."),
    )
    valid_from = DayField(
        label=_("Sinds wanneer?"),
        missing=_("Vul in sinds welke dag uw onderneming onder dit paritair comité valt."),
    )

    def __init__(self, *args: Any, day: date, suggest_url: str = "", **options: Any) -> None:
        super().__init__(*args, **options)
        self.day = day
        self.fields["number"].widget.attrs |= {
            "data-suggest": suggest_url,
            "data-suggest-some": _("%s suggesties"),
            "data-suggest-none": _("Geen paritair comité gevonden"),
        }

    def clean_valid_from(self) -> date:
        """A day that has come: what only holds later would make the company look as if it had no committee."""
        found: date = self.cleaned_data["valid_from"]
        if found > self.day:
            raise ValidationError(_("Deze dag moet nog komen. Kies vandaag of een vroegere dag."))
        return found

    def clean_number(self) -> str:
        """The number alone, also where a whole suggestion was chosen."""
        return str(self.cleaned_data["number"]).split(" ", 1)[0].strip(" .,:;–-")


class LeaveForm(GentleForm):
    """Until when the company falls under a committee."""

    ABOUT: ClassVar[dict[str, str]] = {"joint_committee.ends_before_start": "ends_on"}

    ends_on = DayField(
        label=_("Vanaf welke dag niet meer?"), missing=_("Vul in vanaf welke dag dit paritair comité niet meer telt.")
    )


class DoubtForm(GentleForm):
    """What is not right in the register."""

    ABOUT: ClassVar[dict[str, str]] = {"doubt.no_words": "explanation"}

    field = OneOf(label=_("Wat klopt er niet?"), missing=_("Kies welk gegeven niet klopt."))
    establishment = OneOf(
        label=_("Over welke vestiging gaat het?"), required=False, widget=forms.Select(attrs={"class": "is-m"})
    )
    explanation = TextField(
        label=_("Wat moet er volgens u staan?"),
        max_length=1000,
        widget=long_text(rows=5, most=1000),
        missing=_("Schrijf wat er volgens u moet staan. Dan kunnen wij het nakijken."),
    )

    def __init__(self, *args: Any, places: Sequence[Choice] = (), **options: Any) -> None:
        super().__init__(*args, **options)
        self.offer("field", choices(RegisterField))
        self.offer("establishment", [("", _("de hele onderneming")), *places])

    def told(self) -> dict[str, Any]:
        """The field, the place it is about, and what should stand there."""
        data = self.cleaned_data
        return {
            "field": RegisterField(data["field"]),
            "establishment_id": UUID(data["establishment"]) if data["establishment"] else None,
            "explanation": data["explanation"],
        }


class AdoptForm(GentleForm):
    """Which establishments of the register take part from now on."""

    numbers = SomeOf(label=_("Welke vestigingen doen mee?"), missing=_("Vink minstens één vestiging aan, of ga terug."))

    def __init__(self, *args: Any, places: Sequence[Choice] = (), **options: Any) -> None:
        super().__init__(*args, **options)
        self.offer("numbers", places)
