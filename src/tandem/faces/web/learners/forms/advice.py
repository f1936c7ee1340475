"""What is told of advice about a learner, and of a registration with VDAB."""

from typing import Any, ClassVar, Final

from django import forms
from django.utils.translation import gettext_lazy as _

from tandem.faces.documents.words import choices
from tandem.faces.web.company.forms.gentle import DayField, GentleForm, OneOf, TextField
from tandem.journey.intake.rules.advice import LONGEST_MOTIVE, AdviceForm
from tandem.journey.intake.terms.advice import AdvisedWay, Adviser
from tandem.journey.intake.terms.screening import Answer

_KNOWN: Final = {Answer.YES: True, Answer.NO: False, Answer.UNKNOWN: None}


class NoteForm(GentleForm):
    """One advice."""

    ABOUT: ClassVar[dict[str, str]] = {
        "advice.given_in_past": "given_on",
        "advice.given_after_birth": "given_on",
        "advice.double": "work_ready",
        "advice.motive": "motive",
    }

    adviser = OneOf(label=_("Wie geeft het advies?"), missing=_("Kies wie het advies geeft."))
    given_on = DayField(label=_("Dag van het advies"), missing=_("Vul de dag van het advies in."))
    way = OneOf(label=_("Welke weg?"), missing=_("Kies welke weg geadviseerd wordt."))
    work_willing = OneOf(label=_("Arbeidsbereid volgens wie adviseert"), required=False)
    work_ready = OneOf(
        label=_("Arbeidsrijp volgens wie adviseert"),
        required=False,
        help_text=_("Een klassenraad zegt beide. Bij het CLB of VDAB mag dit open blijven."),
    )
    motive = TextField(
        label=_("Waarom?"),
        required=False,
        max_length=LONGEST_MOTIVE,
        widget=forms.Textarea(attrs={"rows": 3, "autocomplete": "off"}),
        help_text=_("De lerende en de ouder lezen dit. Schrijf niets over gezondheid of zorg."),
    )

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.offer("adviser", choices(Adviser))
        self.offer("way", choices(AdvisedWay))
        for name in ("work_willing", "work_ready"):
            self.offer(name, choices(Answer))
            self.initial = {name: str(Answer.UNKNOWN), **self.initial}

    def told(self) -> AdviceForm:
        """What was told."""
        data = self.cleaned_data
        return AdviceForm(
            adviser=Adviser(data["adviser"]),
            way=AdvisedWay(data["way"]),
            given_on=data["given_on"],
            work_willing=Answer(data["work_willing"] or Answer.UNKNOWN),
            work_ready=Answer(data["work_ready"] or Answer.UNKNOWN),
            motive=data["motive"],
        )


class JobSeekerForm(GentleForm):
    """Whether the learner is registered with VDAB as a job seeker."""

    is_job_seeker = OneOf(
        label=_("Ingeschreven bij VDAB als werkzoekende?"), missing=_("Kies ja, nee of nog niet duidelijk.")
    )

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.offer("is_job_seeker", choices(Answer))

    def told(self) -> bool | None:
        """What is known of it."""
        return _KNOWN[Answer(self.cleaned_data["is_job_seeker"])]


def job_seeker(*, known: bool | None) -> str:
    """What is known of it, as the form has it."""
    return next(str(answer) for answer, value in _KNOWN.items() if value is known)
