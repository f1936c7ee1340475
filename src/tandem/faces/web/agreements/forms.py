"""What the parts of an agreement accept: each field once, shown to who fills it in."""

from collections.abc import Callable, Collection, Mapping
from typing import Any, ClassVar, Final

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from tandem.faces.documents.amendment_words import FIELDS as LABELLED
from tandem.faces.documents.words import choices
from tandem.faces.web.company.forms.gentle import (
    DayField,
    GentleForm,
    MailField,
    OneOf,
    TextField,
    YesOrNo,
    as_answer,
)
from tandem.faces.web.timetable.forms import NAMES, DayHours
from tandem.journey.agreements.rules import day_lists, written
from tandem.journey.agreements.rules.day_lists import NotDays
from tandem.journey.agreements.rules.forms import (
    LONGEST_NAME,
    LONGEST_REMARK,
    LONGEST_WORDS,
    MOST_LESSON_HOURS,
    MOST_YEARS,
)
from tandem.journey.agreements.rules.weeks import DAYS, MOST_WEEKS
from tandem.journey.agreements.terms import HolidayWhy, Party

_DAY_LABELS: Final = (
    _("Maandag"),
    _("Dinsdag"),
    _("Woensdag"),
    _("Donderdag"),
    _("Vrijdag"),
    _("Zaterdag"),
    _("Zondag"),
)
_WHOLE: Final = _("Schrijf een geheel getal.")


def _words(label: Any, *, most: int = LONGEST_WORDS, hint: Any = "") -> Callable[[], forms.Field]:
    return lambda: TextField(
        label=label, required=False, max_length=most, help_text=hint, widget=forms.Textarea(attrs={"rows": 4})
    )


def _line(label: Any, *, most: int = LONGEST_NAME, hint: Any = "") -> Callable[[], forms.Field]:
    return lambda: TextField(label=label, required=False, max_length=most, help_text=hint)


def _number(label: Any, *, most: int, hint: Any = "") -> Callable[[], forms.Field]:
    told = {
        "invalid": _WHOLE,
        "min_value": _("Minstens %(limit_value)s."),
        "max_value": _("Hoogstens %(limit_value)s."),
    }
    return lambda: forms.IntegerField(
        label=label, required=False, min_value=0, max_value=most, help_text=hint, error_messages=told
    )


def _day(label: Any, *, hint: Any = "") -> Callable[[], forms.Field]:
    return lambda: DayField(missing="", label=label, required=False, help_text=hint)


def _tick(label: Any, *, hint: Any = "") -> Callable[[], forms.Field]:
    return lambda: forms.BooleanField(label=label, required=False, help_text=hint)


class DaysField(TextField):
    """Days and stretches of days, kept as we write them."""

    def __init__(self, **options: Any) -> None:
        widget = forms.Textarea(attrs={"rows": 2})
        super().__init__(required=False, max_length=day_lists.LONGEST, widget=widget, **options)

    def clean(self, value: Any) -> str:
        """The days in order, or a sentence that names the part that is no day."""
        text = super().clean(value)
        try:
            return day_lists.written(day_lists.read(text))
        except NotDays as wrong:
            message = _(
                "“%(found)s” begrijpen wij niet als dag. Schrijf dagen zoals 5/7/2027, of van dag tot dag zoals "
                "5/7/2027-9/7/2027, met een komma ertussen."
            )
            raise ValidationError(message, params={"found": wrong.found}) from None


_STRETCH: Final = _("Zoals 5/7/2027-9/7/2027, 12/7/2027. Van een reeks tellen maandag tot vrijdag, zonder feestdagen.")

TURN_FIELDS: Final[Mapping[str, Callable[[], forms.Field]]] = {
    "turns_from": lambda: DayField(
        missing="",
        label=LABELLED["turns_from"],
        required=False,
        help_text=_("Alleen als weken elkaar afwisselen. Leeg: de eerste dag van de overeenkomst."),
    ),
    "turns_skip_holidays": lambda: forms.BooleanField(label=LABELLED["turns_skip_holidays"], required=False),
}
"""Which of several weeks holds when."""

HOLIDAY_FIELDS: Final[Mapping[str, Callable[[], forms.Field]]] = {
    "holiday_paid": lambda: DaysField(label=LABELLED["holiday_paid"], help_text=_STRETCH),
    "holiday_works": lambda: DaysField(
        label=LABELLED["holiday_works"],
        help_text=_("Gewoon geen: de lerende is in elke schoolvakantie vrij. Schrijf ze zoals hierboven."),
    ),
    "holiday_why": lambda: OneOf(
        label=LABELLED["holiday_why"], required=False, widget=forms.Select, choices=choices(HolidayWhy)
    ),
    "holiday_recovered": lambda: DaysField(
        label=LABELLED["holiday_recovered"],
        help_text=_("Dagen waarop de lerende anders op de werkplek is, in hetzelfde schooljaar."),
    ),
    "holiday_approved": lambda: YesOrNo(
        label=LABELLED["holiday_approved"],
        required=False,
        help_text=_("Alleen bij een seizoen in de hele sector."),
    ),
}
"""What an agreement, and a change of it, says of the school holidays."""

FIELDS: Final[Mapping[str, Callable[[], forms.Field]]] = {
    "begins_on": lambda: DayField(
        missing=_("Vul de eerste dag in."), label=_("Eerste dag op de werkplek"), required=False
    ),
    "ends_on": lambda: DayField(missing=_("Vul de laatste dag in."), label=LABELLED["ends_on"], required=False),
    "late_reason": _words(
        _("Waarom er na het begin getekend wordt"),
        hint=_("Alleen als de eerste dag al voorbij is. De reden komt in de tekst."),
    ),
    "joint_committee": _line(LABELLED["joint_committee"], most=10, hint=_("Zoals 118 of 302.")),
    "accident_insurer": _line(LABELLED["accident_insurer"]),
    "accident_policy": _line(LABELLED["accident_policy"]),
    "liability_insurer": _line(LABELLED["liability_insurer"]),
    "liability_policy": _line(LABELLED["liability_policy"]),
    "asks_medical": lambda: YesOrNo(
        label=_("Vraagt het werk een medisch onderzoek vooraf?"),
        required=False,
        help_text=_("De externe dienst voor preventie weet het. Voor wie minderjarig is, is dat meestal zo."),
    ),
    "has_social_maribel": _tick(_("De sociale Maribel geldt in deze onderneming")),
    "is_own_employee": _tick(_("De lerende is al werknemer bij deze onderneming")),
    "is_simulated_only": _tick(_("Er is alleen een gesimuleerde werkplek")),
    "has_second_grade": _tick(_("De lerende slaagde voor de tweede graad secundair onderwijs")),
    "has_first_year_of_third_grade": _tick(_("De lerende slaagde voor het eerste jaar van de derde graad")),
    "has_qualification_phase_ov3": _tick(_("De lerende werkte de kwalificatiefase van OV3 af")),
    "years_passed": _number(_("Geslaagde jaren alternerende opleiding"), most=MOST_YEARS),
    "longest_finished": _number(
        _("Duur van de langste alternerende opleiding die af is, in jaren"),
        most=MOST_YEARS,
        hint=_("Nul als er nog geen af is."),
    ),
    "lesson_hours": _number(LABELLED["lesson_hours"], most=MOST_LESSON_HOURS),
    "leads_to_qualification": lambda: YesOrNo(
        label=_("Leidt de opleiding tot een beroepskwalificatie?"),
        required=False,
        help_text=_("Alleen als het register van opleidingen het niet zegt: anders telt het register."),
    ),
    "company_asks_premium": lambda: YesOrNo(label=_("De onderneming vraagt de premie"), required=False),
    "company_account": _line(_("Rekening van de onderneming (IBAN)"), most=40),
    "learner_asks_premium": lambda: YesOrNo(label=_("De lerende vraagt de premie"), required=False),
    "learner_account": _line(_("Rekening van de lerende (IBAN)"), most=40),
    **TURN_FIELDS,
    **HOLIDAY_FIELDS,
    "holiday_words": _words(LABELLED["holiday_words"]),
    "other_words": _words(LABELLED["other_words"]),
}
"""Every field of an agreement but the hours, as a form shows it."""

_ANSWERS: Final = frozenset(
    {"asks_medical", "leads_to_qualification", "holiday_approved", "company_asks_premium", "learner_asks_premium"}
)

LABELS: Final[Mapping[str, Any]] = {
    **{name: make().label for name, make in FIELDS.items()},
    "hours": LABELLED["hours"],
    "workplaces": _("Werkplekken en mentoren"),
    "plan": _("Opleidingsplan"),
    "whole": _("De hele overeenkomst"),
}
"""What each field is called, and what else can be remarked on."""


class PartForm(GentleForm):
    """Some fields of an agreement, those that this reader fills in; `version` is the one that was shown."""

    version = forms.IntegerField(
        widget=forms.HiddenInput(attrs={"autocomplete": "off"}), min_value=0, max_value=2**31 - 1
    )

    def __init__(self, *args: Any, names: Collection[str], kept: Any, **options: Any) -> None:
        told = {name: _initial(name, getattr(kept, name)) for name in names if name != "hours"}
        options["initial"] = {**told, "version": kept.version, **_days(kept.hours)}
        super().__init__(*args, **options)
        self.names = tuple(name for name in names if name in FIELDS)
        for name in self.names:
            self.fields[name] = FIELDS[name]()
        self.weeks = _week_count(kept.hours) if "hours" in names else 0
        for number in range(self.weeks):
            for day, (name, label) in enumerate(zip(NAMES, _DAY_LABELS, strict=True)):
                self.fields[f"{name}{number + 1}"] = DayHours(day=day, label=label)

    def clean(self) -> dict[str, Any]:
        """A number that is left out is none, but for counts that begin at nothing."""
        data = super().clean() or {}
        for name in ("years_passed", "longest_finished"):
            if name in data and data[name] is None:
                data[name] = 0
        if data.get("holiday_why") == "":
            data["holiday_why"] = HolidayWhy.NONE
        return data

    def told(self) -> dict[str, Any]:
        """What was filled in that can be read; with the hours as they are kept, a line a week."""
        found = {name: self.cleaned_data[name] for name in self.names if name in self.cleaned_data}
        keys = [f"{name}{number + 1}" for number in range(self.weeks) for name in NAMES]
        if keys and all(key in self.cleaned_data for key in keys):
            found["hours"] = "\n".join(self._lines())
        return found

    def week_fields(self) -> list[list[forms.BoundField]]:
        """The fields of each week, for the page."""
        return [[self[f"{name}{number + 1}"] for name in NAMES] for number in range(self.weeks)]

    def plain_fields(self) -> list[forms.BoundField]:
        """The fields that are no hours."""
        return [self[name] for name in self.names]

    def _lines(self) -> list[str]:
        weeks = []
        for number in range(self.weeks):
            days = [written.written(self.cleaned_data[f"{name}{number + 1}"]) for name in NAMES[:DAYS]]
            weeks.append("; ".join(days) if any(days) else "")
        return [week for week in weeks if week]


class RemarkForm(GentleForm):
    """Something to say to the others."""

    veld = OneOf(label=_("Waarover gaat het?"), widget=forms.Select)
    woorden = TextField(
        label=_("Wat moet er anders?"),
        max_length=LONGEST_REMARK,
        missing=_("Schrijf in een paar zinnen wat er anders moet."),
        widget=forms.Textarea(attrs={"rows": 4}),
    )

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.offer("veld", LABELS.items())


class WhyForm(GentleForm):
    """Why somebody gives up, or does not sign."""

    woorden = TextField(
        label=_("Waarom?"),
        help_text=_("De anderen lezen dit."),
        max_length=LONGEST_REMARK,
        missing=_("Schrijf in één zin waarom: de anderen lezen het."),
        widget=forms.Textarea(attrs={"rows": 4}),
    )


class HandOverForm(GentleForm):
    """Who goes on with it."""

    naar = OneOf(label=_("Wie gaat verder?"), missing=_("Kies wie verdergaat."))

    def __init__(self, *args: Any, parties: Collection[tuple[Party, str]], **options: Any) -> None:
        super().__init__(*args, **options)
        self.offer("naar", parties)


class WorkplaceForm(GentleForm):
    """A workplace: the mentor, and its days where they are not those of the agreement."""

    ABOUT: ClassVar[dict[str, str]] = {"agreement.days_in_order": "tot", "agreement.mentor_of_company": "mentor"}

    mentor = OneOf(label=_("Mentor"), required=False, widget=forms.Select)
    van = DayField(
        missing="", label=_("Eerste dag hier"), required=False, help_text=_("Leeg: die van de overeenkomst.")
    )
    tot = DayField(
        missing="", label=_("Laatste dag hier"), required=False, help_text=_("Leeg: die van de overeenkomst.")
    )

    def __init__(self, *args: Any, mentors: Collection[tuple[str, str]] | None, **options: Any) -> None:
        super().__init__(*args, **options)
        if mentors is None:
            del self.fields["mentor"]
        else:
            self.offer("mentor", [("", _("nog niet gekozen")), *mentors])


class YesForm(GentleForm):
    """The yes of another company: who guides the learner there."""

    ABOUT: ClassVar[dict[str, str]] = {"agreement.mentor_of_company": "mentor", "agreement.mentor_named": "mentor"}

    mentor = OneOf(label=_("Wie begeleidt de lerende bij u?"), missing=_("Kies een mentor."), widget=forms.Select)

    def __init__(self, *args: Any, mentors: Collection[tuple[str, str]], **options: Any) -> None:
        super().__init__(*args, **options)
        self.offer("mentor", [("", _("kies een mentor")), *mentors])


class RecognitionForm(GentleForm):
    """The recognised workplace, by the number that the public register shows."""

    erkenning = TextField(
        label=_("Nummer van de erkenning"),
        help_text=_("U vindt het op de pagina van de werkplek, zoals E-2026-000123."),
        max_length=20,
        missing=_("Vul het nummer van de erkenning in."),
    )


class SignForm(GentleForm):
    """Agreeing to the text that was shown."""

    tekst = forms.CharField(widget=forms.HiddenInput, max_length=64)
    gelezen = forms.BooleanField(
        label=_("Ik las de tekst en ik ga akkoord."),
        error_messages={"required": _("Lees de tekst en vink aan dat u akkoord gaat.")},
    )


class ScanForm(GentleForm):
    """A scan of the paper that somebody signed."""

    bestand = forms.FileField(
        label=_("De scan"),
        help_text=_("PDF, PNG of JPEG, hoogstens 10 MB."),
        error_messages={
            "required": _("Kies het bestand met de scan."),
            "empty": _("Dit bestand is leeg. Scan het papier opnieuw."),
        },
    )


class SignerForm(GentleForm):
    """Somebody else who signs."""

    ABOUT: ClassVar[dict[str, str]] = {"signature.name_told": "naam", "signature.email_told": "mail"}

    naam = TextField(label=_("Voornaam en naam"), max_length=200, missing=_("Vul voornaam en naam in."))
    mail = MailField(label=_("E-mailadres"), missing=_("Vul een e-mailadres in: daar komt de link aan."))


def _initial(name: str, value: Any) -> Any:
    """What a field begins with: an answer of yes or no as its buttons know it."""
    return as_answer(given=value) if name in _ANSWERS else value


def _week_count(hours: str) -> int:
    """As many weeks as were told, and one more to fill in."""
    return min(len(hours.splitlines()) + 1, MOST_WEEKS) if hours else 2


def _days(hours: str) -> dict[str, str]:
    """What was told of each day, under the name of its field."""
    lines = [line.split(";") for line in hours.splitlines()]
    return {
        f"{NAMES[day]}{number + 1}": told.strip() for number, line in enumerate(lines) for day, told in enumerate(line)
    }
