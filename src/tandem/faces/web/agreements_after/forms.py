"""What the pages of a signed agreement accept: its end, a suspension, a change, a refusal."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar, Final
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from tandem.faces.documents.amendment_words import FIELDS as LABELLED
from tandem.faces.documents.words import choices, code_label
from tandem.faces.web.agreements.forms import HOLIDAY_FIELDS, TURN_FIELDS
from tandem.faces.web.company.forms.gentle import DayField, GentleForm, OneOf, TextField
from tandem.journey.agreements.actions.ending import Told
from tandem.journey.agreements.rules.amendments import AMENDABLE
from tandem.journey.agreements.rules.forms import LONGEST_HOURS, LONGEST_NAME, LONGEST_WORDS, MOST_LESSON_HOURS
from tandem.journey.agreements.rules.suspensions import OF_ITSELF
from tandem.journey.agreements.terms import EndReason, HolidayWhy, SuspensionCause


@dataclass(frozen=True)
class AtWork:
    """What can change at one workplace: what its fields are called, who and what can be chosen."""

    mentor: str
    mentors: Sequence[tuple[str, str]]
    place: str
    places: Sequence[tuple[str, str]]


_AT_WORK: Final = (("vestiging", "recognition"), ("mentor", "mentor"))


def _words(label: Any, hint: Any = "", *, most: int = LONGEST_WORDS, missing: Any = "") -> TextField:
    return TextField(
        label=label,
        help_text=hint,
        required=bool(missing),
        missing=missing,
        max_length=most,
        widget=forms.Textarea(attrs={"rows": 4}),
    )


class EndForm(GentleForm):
    """Why it ends and when; the second time with what follows in sight."""

    ABOUT: ClassVar[dict[str, str]] = {
        "ending.who_may": "reden",
        "ending.why_told": "woorden",
        "ending.after_begin": "laatste",
        "ending.before_term": "laatste",
        "ending.notice_first": "opgezegd",
        "ending.notice_not_later": "opgezegd",
    }

    reden = OneOf(label=_("Waarom eindigt ze?"), missing=_("Kies een reden."))
    opgezegd = DayField(
        label=_("Dag van de opzegging"),
        help_text=_("De dag waarop de ander het schriftelijk hoorde, of waarop u het samen besliste."),
        missing=_("Vul de dag van de opzegging in."),
    )
    laatste = DayField(label=_("Laatste dag"), missing=_("Vul de laatste dag in."))
    woorden = _words(_("In uw woorden"), _("De andere partijen lezen dit. Schrijf niets over iemands gezondheid."))
    overlegd = forms.BooleanField(label=_("De trajectbegeleider weet ervan."), required=False)
    gezien = forms.CharField(required=False, widget=forms.HiddenInput, max_length=80)

    def __init__(self, *args: Any, reasons: Iterable[EndReason], **options: Any) -> None:
        super().__init__(*args, **options)
        self.offer("reden", [(one.value, code_label(one)) for one in reasons])

    def told(self) -> Told:
        """What was said of the end."""
        told = self.cleaned_data
        return Told(
            reason=EndReason(told["reden"]),
            last_day=told["laatste"],
            noticed_on=told["opgezegd"],
            words=told["woorden"],
            is_consulted=told["overlegd"],
        )


class SuspensionForm(GentleForm):
    """Why it lies still, from when, until when."""

    ABOUT: ClassVar[dict[str, str]] = {
        "suspension.cause_known": "oorzaak",
        "suspension.noted_by_hand": "oorzaak",
        "suspension.in_term": "van",
        "suspension.no_overlap": "van",
        "suspension.days_in_order": "tot",
        "suspension.end_told": "tot",
        "suspension.compelling_days": "tot",
    }

    oorzaak = OneOf(
        label=_("Waarom ligt ze stil?"),
        help_text=_(
            "Alleen het gezin, de onderneming en de trajectbegeleider lezen dit. Vraag nooit welke ziekte het is."
        ),
        missing=_("Kies een oorzaak."),
    )
    van = DayField(label=_("Eerste dag"), missing=_("Vul de eerste dag in."))
    tot = DayField(label=_("Laatste dag"), required=False, missing="", help_text=_("Leeg: nog niet bekend."))

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.offer("oorzaak", choices(SuspensionCause, without=tuple(OF_ITSELF)))


class ResumeForm(GentleForm):
    """The last day on which it lies still."""

    ABOUT: ClassVar[dict[str, str]] = {
        "suspension.days_in_order": "tot",
        "suspension.no_overlap": "tot",
        "suspension.compelling_days": "tot",
        "suspension.end_told": "tot",
    }

    tot = DayField(label=_("Laatste dag van de schorsing"), missing=_("Vul de laatste dag in."))


class PassedForm(GentleForm):
    """When the class council decided that the learner may go on."""

    ABOUT: ClassVar[dict[str, str]] = {
        "success.in_term": "op",
        "success.decided": "op",
        "success.once_a_year": "op",
    }

    op = DayField(
        label=_("Dag van de beslissing"),
        help_text=_("De dag waarop de klassenraad besliste dat de lerende verder kan."),
        missing=_("Vul de dag van de beslissing in."),
    )


class NoForm(GentleForm):
    """Why somebody says no."""

    ABOUT: ClassVar[dict[str, str]] = {"agreement.why_told": "woorden"}

    woorden = _words(_("Waarom niet?"), _("De andere partijen lezen dit."), missing=_("Zeg waarom niet."))


class AmendForm(GentleForm):
    """What changes, from which day; what stays is left as it stands."""

    ABOUT: ClassVar[dict[str, str]] = {
        "amendment.from_later": "vanaf",
        "amendment.in_term": "vanaf",
        "agreement.not_after_track": "ends_on",
        "agreement.not_too_long": "ends_on",
        "agreement.days_in_order": "ends_on",
        "agreement.hours_readable": "hours",
        "agreement.hours_told": "hours",
        "agreement.only_one": "hours",
        "agreement.hours_together": "hours",
        "agreement.days_readable": "holiday_works",
        "holiday.free": "holiday_why",
        "holiday.in_term": "holiday_works",
        "holiday.summer_weeks": "holiday_works",
        "holiday.sector_weeks": "holiday_works",
        "holiday.specialisation_weeks": "holiday_works",
        "holiday.approved": "holiday_approved",
        "holiday.recovered": "holiday_recovered",
        "holiday.recovered_in_year": "holiday_recovered",
        "holiday.recovered_at_work": "holiday_recovered",
        "holiday.paid_days": "holiday_paid",
        "holiday.paid_in_holidays": "holiday_paid",
    }

    vanaf = DayField(label=_("Vanaf welke dag?"), missing=_("Vul de dag in vanaf wanneer het anders is."))
    ends_on = DayField(label=LABELLED["ends_on"], required=False, missing="")
    hours = _words(
        LABELLED["hours"],
        _("Een lijn per week, van maandag af, met een puntkomma tussen de dagen. Zet school voor de lesuren."),
        most=LONGEST_HOURS,
    )
    turns_from = TURN_FIELDS["turns_from"]()
    turns_skip_holidays = TURN_FIELDS["turns_skip_holidays"]()
    lesson_hours = forms.IntegerField(
        label=LABELLED["lesson_hours"],
        required=False,
        min_value=0,
        max_value=MOST_LESSON_HOURS,
        error_messages={
            "invalid": _("Schrijf een geheel getal."),
            "min_value": _("Minstens %(limit_value)s."),
            "max_value": _("Hoogstens %(limit_value)s."),
        },
    )
    joint_committee = TextField(label=LABELLED["joint_committee"], required=False, max_length=10)
    accident_insurer = TextField(label=LABELLED["accident_insurer"], required=False, max_length=LONGEST_NAME)
    accident_policy = TextField(label=LABELLED["accident_policy"], required=False, max_length=LONGEST_NAME)
    liability_insurer = TextField(label=LABELLED["liability_insurer"], required=False, max_length=LONGEST_NAME)
    liability_policy = TextField(label=LABELLED["liability_policy"], required=False, max_length=LONGEST_NAME)
    holiday_paid = HOLIDAY_FIELDS["holiday_paid"]()
    holiday_works = HOLIDAY_FIELDS["holiday_works"]()
    holiday_why = HOLIDAY_FIELDS["holiday_why"]()
    holiday_recovered = HOLIDAY_FIELDS["holiday_recovered"]()
    holiday_approved = HOLIDAY_FIELDS["holiday_approved"]()
    holiday_words = _words(LABELLED["holiday_words"])
    other_words = _words(LABELLED["other_words"])
    woorden = _words(_("Waarom verandert dit?"), _("De andere partijen lezen dit."))

    def __init__(self, *args: Any, at_work: Mapping[UUID, AtWork], **options: Any) -> None:
        super().__init__(*args, **options)
        self.at_work = tuple(at_work)
        for key, one in at_work.items():
            self._offer(f"vestiging-{key}", one.place, one.places, hint=_("Kies dan ook wie daar begeleidt."))
            self._offer(f"mentor-{key}", one.mentor, one.mentors)
        self.order_fields([name for name in self.fields if name != "woorden"])

    def _offer(self, name: str, label: str, offered: Sequence[tuple[str, str]], *, hint: Any = "") -> None:
        self.fields[name] = OneOf(
            label=label, required=False, widget=forms.Select, choices=list(offered), help_text=hint
        )

    def told(self) -> dict[str, Any]:
        """The fields as they would be; an emptied last day is no change."""
        found = {name: self.cleaned_data[name] for name in AMENDABLE}
        if found["ends_on"] is None:
            del found["ends_on"]
        found["holiday_why"] = found["holiday_why"] or HolidayWhy.NONE
        return found

    def chosen(self) -> dict[UUID, dict[str, UUID]]:
        """The other establishment and the mentor of each workplace."""
        told = {key: {name: self.cleaned_data[f"{field}-{key}"] for field, name in _AT_WORK} for key in self.at_work}
        return {key: {name: UUID(one) for name, one in each.items() if one} for key, each in told.items()}
