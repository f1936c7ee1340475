"""What the pages of a training plan accept: its period, a workplace, a line, the whole table, a comment."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any, ClassVar
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from tandem.base.errors import NotPossible
from tandem.faces.documents.words import choices
from tandem.faces.web.company.forms.gentle import DayField, GentleForm, OneOf, SomeOf, TextField
from tandem.faces.web.widgets import long_text
from tandem.journey.plans.actions.plans import Source
from tandem.journey.plans.rules.keeping import (
    LONGEST_NAME,
    LONGEST_TEXT,
    LONGEST_WORDS,
    MOST_DAYS,
    LineForm,
    PlanForm,
    WorkplaceForm,
)
from tandem.journey.plans.rules.modules import ModuleForm
from tandem.journey.plans.terms import Giver, Part, Setting, Where
from tandem.registers.reference.terms import Safety

Choice = tuple[str, str]
VDAB = str(Giver.VDAB)
LAST, TEMPLATE, PLAN, TOGETHER = "last", "template", "plan", "together"


def _name(label: Any, hint: Any = "") -> TextField:
    widget = forms.TextInput(attrs={"class": "is-m", "autocomplete": "off"})
    return TextField(label=label, help_text=hint, required=False, max_length=LONGEST_NAME, widget=widget)


def _count(label: Any, hint: Any = "") -> forms.IntegerField:
    told = {
        "invalid": _("Dit is geen aantal dagen. Schrijf een geheel getal, zoals 90."),
        "min_value": _("Een aantal dagen is nul of meer."),
        "max_value": _("Zoveel dagen kan niet: hoogstens %(limit_value)s."),
    }
    widget = forms.TextInput(attrs={"class": "is-xs", "inputmode": "numeric", "autocomplete": "off"})
    return forms.IntegerField(
        label=label,
        help_text=hint,
        required=False,
        min_value=0,
        max_value=MOST_DAYS,
        widget=widget,
        error_messages=told,
    )


class SeenForm(GentleForm):
    """A form that carries which state of the plan was seen: what a colleague saved is not overwritten in silence."""

    seen = forms.IntegerField(required=False, widget=forms.HiddenInput(attrs={"autocomplete": "off"}))

    def seen_version(self) -> int | None:
        """The state of the plan that was on the page."""
        found: int | None = self.cleaned_data.get("seen")
        return found

    def refuse(self, refusal: NotPossible) -> None:
        """Show why; whoever saves once more chose to."""
        now = next((one.needed for one in refusal.verdict.unmet if one.code == "plan.version"), None)
        super().refuse(refusal)
        if now is not None:
            shown: Any = self.data
            shown = shown.copy()
            shown[self.add_prefix("seen")] = str(now)
            self.data = shown


class PeriodForm(SeenForm):
    """From when to when; for special education, where the support plan lies."""

    ABOUT: ClassVar[dict[str, str]] = {
        "plan.days_in_order": "ends",
        "plan.not_so_long": "ends",
        "plan.support_fits": "support_plan",
    }

    begins = DayField(label=_("Eerste dag"), missing=_("Vul de eerste dag van het plan in."))
    ends = DayField(label=_("Laatste dag"), missing=_("Vul de laatste dag van het plan in."))
    support_plan = _name(
        _("Verwijzing naar het handelingsplan"),
        _("Waar het handelingsplan ligt, zoals een nummer. Niet wat erin staat. Een onderneming leest dit niet."),
    )
    source = OneOf(
        label=_("Waarmee begint u?"),
        required=False,
        help_text=_("Werkplekken zoeken wij tot een uur rijden van de woonplaats. Daarna past u alles nog aan."),
    )

    def __init__(self, *args: Any, has_support: bool, sources: Sequence[Choice] = (), **options: Any) -> None:
        super().__init__(*args, **options)
        if not has_support:
            del self.fields["support_plan"]
        if sources:
            self.offer("source", [("", _("Met alleen de activiteiten van de opleiding")), *sources])
        else:
            del self.fields["source"]

    def told(self) -> PlanForm:
        """What was told."""
        data = self.cleaned_data
        return PlanForm(data["begins"], data["ends"], data.get("support_plan", ""))

    def source_of(self) -> Source:
        """From what the plan begins."""
        kind, _sep, key = self.cleaned_data.get("source", "").partition(":")
        found = UUID(key) if key and kind != TOGETHER else None
        return Source(kind == LAST, found if kind == TEMPLATE else None, found if kind == PLAN else None)

    def together(self) -> tuple[UUID, ...]:
        """The establishments that cover the training together, the lead first; none where the plan begins otherwise."""
        kind, _sep, keys = self.cleaned_data.get("source", "").partition(":")
        return tuple(UUID(key) for key in keys.split(",")) if kind == TOGETHER else ()


class WorkplaceEditForm(SeenForm):
    """When, how long, of which kind."""

    ABOUT: ClassVar[dict[str, str]] = {
        "plan.recognised_for": "recognition",
        "plan.workplace_order": "ends",
        "plan.workplace_begins": "begins",
        "plan.workplace_ends": "ends",
        "plan.workplace_twice": "begins",
        "plan.days_can_be": "days",
        "plan.supervised_can_be": "supervised_days",
    }

    recognition = OneOf(label=_("Welke werkplek?"), missing=_("Kies een erkende werkplek."))
    begins = DayField(label=_("Eerste dag"), missing=_("Vul de eerste dag op deze werkplek in."))
    ends = DayField(label=_("Laatste dag"), missing=_("Vul de laatste dag op deze werkplek in."))
    days = _count(_("Hoeveel dagen in die periode"), _("De dagen dat de lerende er echt is."))
    setting = OneOf(
        label=_("Soort werkplek"),
        required=False,
        widget=forms.Select,
        help_text=_("Alleen voor zorgkundigen en kinderbegeleiders."),
    )
    supervised_days = _count(_("Dagen onder toezicht in de eerste maand"), _("Alleen voor zorgkundigen."))
    is_lead = forms.BooleanField(label=_("Deze onderneming heeft de leiding"), required=False)

    def __init__(self, *args: Any, places: Sequence[Choice] | None, **options: Any) -> None:
        super().__init__(*args, **options)
        self.offer("setting", [("", _("Niet van toepassing")), *choices(Setting)])
        if places is None:
            del self.fields["recognition"]
        else:
            self.offer("recognition", places)

    def recognition_id(self) -> UUID:
        """Which workplace."""
        return UUID(self.cleaned_data["recognition"])

    def told(self) -> WorkplaceForm:
        """What was told of it."""
        data = self.cleaned_data
        return WorkplaceForm(
            begins=data["begins"],
            ends=data["ends"],
            setting=Setting(data["setting"]) if data["setting"] else None,
            days=data["days"],
            supervised_days=data["supervised_days"],
            is_lead=data["is_lead"],
        )


class RowForm(SeenForm):
    """One activity as it stands in the table: where, when and with whom."""

    ABOUT: ClassVar[dict[str, str]] = {"plan.line_name_fits": "guide", "plan.line_workplace": "workplaces"}

    introduced = OneOf(label=_("Aangebracht"), required=False, widget=forms.Select)
    practised = OneOf(label=_("Ingeoefend"), required=False, widget=forms.Select)
    workplaces = SomeOf(label=_("Op welke werkplek"), required=False)
    begins = DayField(label=_("Van"), missing="", required=False)
    ends = DayField(label=_("Tot en met"), missing="", required=False)
    guide = _name(_("Wie begeleidt"))

    def __init__(self, *args: Any, places: Sequence[Choice], **options: Any) -> None:
        super().__init__(*args, **options)
        for name in ("introduced", "practised"):
            self.offer(name, [("", _("Nog niet gekozen")), *choices(Where)])
        if places:
            self.offer("workplaces", places)
        else:
            del self.fields["workplaces"]

    def told(self, before: LineForm) -> LineForm:
        """The line with what was told; the rest as it was."""
        data = self.cleaned_data
        return replace(
            before,
            introduced=Where(data["introduced"]) if data["introduced"] else None,
            practised=Where(data["practised"]) if data["practised"] else None,
            workplaces=frozenset(int(one) for one in data.get("workplaces", ())),
            begins=data["begins"],
            ends=data["ends"],
            guide=data["guide"],
        )


def _care() -> OneOf:
    """What an own activity asks for."""
    return OneOf(
        label=_("Waar let u op?"),
        required=False,
        widget=forms.Select,
        help_text=_("Vraagt iets extra zorg bij minderjarigen, dan hoort bij wie jonger is dan 18 een begeleider."),
    )


def _care_choices() -> list[Choice]:
    return [("", str(_("Nog niet gezegd"))), *choices(Safety)]


class LineEditForm(RowForm):
    """The same for one activity on its own, with who else teaches it and what the learner knows already."""

    ABOUT: ClassVar[dict[str, str]] = {
        **RowForm.ABOUT,
        "plan.exempt_why": "exempt_words",
        "plan.line_words_fit": "exempt_words",
    }

    safety = _care()
    elsewhere = _name(
        _("Welke andere aanbieder"),
        _("Alleen wie niet in het register staat. Staat die er wel, vraag het dan bij “Bij een andere aanbieder”."),
    )
    is_exempt = forms.BooleanField(label=_("De lerende kan dit al: vrijstelling"), required=False)
    exempt_words = TextField(
        label=_("Waar de lerende dit leerde"),
        required=False,
        max_length=LONGEST_WORDS,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Een vorige opleiding, een stage, werk. De lerende en de onderneming lezen dit."),
    )

    def __init__(self, *args: Any, is_own: bool, **options: Any) -> None:
        super().__init__(*args, **options)
        if is_own:
            self.offer("safety", _care_choices())
        else:
            del self.fields["safety"]

    def told(self, before: LineForm) -> LineForm:
        """The line as it was told."""
        data = self.cleaned_data
        said = {name: data[name] for name in ("elsewhere", "is_exempt", "exempt_words")}
        said["safety"] = Safety(data["safety"]) if data.get("safety") else None
        return replace(super().told(before), **said)


class ModuleEditForm(SeenForm):
    """What another provider is asked to give."""

    ABOUT: ClassVar[dict[str, str]] = {
        "plan.module_name": "name",
        "plan.module_name_fits": "name",
        "plan.module_lines": "lines",
        "plan.module_lines_free": "lines",
        "plan.module_order": "ends",
        "plan.module_begins": "begins",
        "plan.module_ends": "ends",
        "plan.module_other": "giver",
    }

    giver = OneOf(label=_("Wie geeft dit?"), missing=_("Kies wie u het vraagt."), widget=forms.Select)
    name = TextField(
        label=_("Hoe heet het?"),
        missing=_("Geef het een naam, zoals “Heftruck”."),
        max_length=LONGEST_NAME,
        widget=forms.TextInput(attrs={"class": "is-m", "autocomplete": "off"}),
        help_text=_("Zoals de module of het lesdeel heet. Noem geen lerende."),
    )
    part = OneOf(label=_("Wat gebeurt er bij die aanbieder?"), missing=_("Kies wat er bij die aanbieder gebeurt."))
    lines = SomeOf(label=_("Welke activiteiten?"), missing=_("Kies minstens één activiteit."))
    begins = DayField(label=_("Eerste dag"), missing=_("Vul de eerste dag in."))
    ends = DayField(label=_("Laatste dag"), missing=_("Vul de laatste dag in."))

    def __init__(self, *args: Any, givers: Sequence[Choice], lines: Sequence[Choice], **options: Any) -> None:
        super().__init__(*args, **options)
        self.offer("giver", [("", str(_("Kies een aanbieder"))), (VDAB, VDAB), *givers])
        self.offer("part", choices(Part))
        self.offer("lines", lines)

    def told(self) -> ModuleForm:
        """What was told."""
        data = self.cleaned_data
        return ModuleForm(
            name=data["name"],
            lines=frozenset(data["lines"]),
            begins=data["begins"],
            ends=data["ends"],
            part=Part(data["part"]),
            provider_id=None if data["giver"] == VDAB else UUID(data["giver"]),
        )


class RefuseForm(GentleForm):
    """Why another provider does not give a module."""

    ABOUT: ClassVar[dict[str, str]] = {"plan.module_reason": "reason", "plan.module_reason_fits": "reason"}

    reason = TextField(
        label=_("Waarom niet?"),
        missing=_("Zeg in een zin waarom het niet kan."),
        max_length=LONGEST_WORDS,
        widget=long_text(rows=4, most=LONGEST_WORDS),
        help_text=_("Wie het plan leest, leest dit. De school zoekt dan iemand anders."),
    )


class OwnForm(SeenForm):
    """An activity that is not on the list."""

    ABOUT: ClassVar[dict[str, str]] = {"plan.line_text": "text", "plan.line_text_fits": "text"}

    text = TextField(
        label=_("Wat leert de lerende?"),
        missing=_("Schrijf in een paar woorden wat de lerende leert."),
        max_length=LONGEST_TEXT,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    safety = _care()

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.offer("safety", _care_choices())

    def told(self) -> dict[str, Any]:
        """What was told of it."""
        safety = self.cleaned_data["safety"]
        return {"text": self.cleaned_data["text"], "safety": Safety(safety) if safety else None}


class TemplateForm(GentleForm):
    """Under which name a template is kept."""

    ABOUT: ClassVar[dict[str, str]] = {"plan.template_name": "name", "plan.template_name_fits": "name"}

    name = TextField(
        label=_("Naam van het sjabloon"),
        missing=_("Geef het sjabloon een naam."),
        max_length=LONGEST_NAME,
        widget=forms.TextInput(attrs={"class": "is-m", "autocomplete": "off"}),
        help_text=_("Bestaat deze naam al voor deze opleiding, dan komt dit in de plaats. Noem geen lerende."),
    )


class CommentForm(GentleForm):
    """What somebody wants to say."""

    ABOUT: ClassVar[dict[str, str]] = {"plan.comment_words": "words", "plan.comment_fits": "words"}

    about = OneOf(label=_("Waarover?"), required=False, widget=forms.Select)
    words = TextField(
        label=_("Opmerking"),
        missing=_("Schrijf eerst een opmerking."),
        max_length=LONGEST_WORDS,
        widget=long_text(rows=5, most=LONGEST_WORDS),
        help_text=_("Iedereen die het plan leest, leest dit. Schrijf niets over gezondheid of zorg."),
    )

    def __init__(self, *args: Any, lines: Sequence[Choice], **options: Any) -> None:
        super().__init__(*args, **options)
        self.offer("about", [("", _("Het hele plan")), *lines])


class TableForm:
    """Every line of a plan at once, and what goes for all that is still empty."""

    ALL = "all"

    def __init__(
        self, data: Any, *, lines: Iterable[Any], places: Sequence[Choice], seen: int, texts: Mapping[str, str]
    ) -> None:
        self.lines = {one.code: one for one in lines}
        self.texts = texts
        self.for_all = RowForm(data, prefix=self.ALL, places=places, initial={"seen": seen})
        self.rows = {
            code: RowForm(data, prefix=code, places=places, initial=row_of(one)) for code, one in self.lines.items()
        }
        for row in self.rows.values():
            del row.fields["seen"]
        self.is_bound = data is not None

    @property
    def errors(self) -> bool:
        """Whether anything is wrong."""
        return self.is_bound and any(form.errors for form in (self.for_all, *self.rows.values()))

    @property
    def shown(self) -> list[tuple[str, str, RowForm]]:
        """Each row with its code and words."""
        return [(code, self.texts[code], form) for code, form in self.rows.items()]

    def is_valid(self) -> bool:
        """Whether every row can be read."""
        wrong = [form for form in (self.for_all, *self.rows.values()) if not form.is_valid()]
        return not wrong

    def told(self) -> dict[str, LineForm]:
        """What was told of every line; what is still empty gets what goes for all."""
        told = {code: row.told(self.lines[code].form()) for code, row in self.rows.items()}
        return {code: self._or_all(form) for code, form in told.items()}

    def refuse(self, refusal: NotPossible) -> None:
        """Show every reason at the row it is about."""
        for finding in refusal.verdict.unmet:
            one = NotPossible(replace(refusal.verdict, findings=(finding,)))
            self.rows.get(finding.subject, self.for_all).refuse(one)

    def _or_all(self, form: LineForm) -> LineForm:
        is_empty = form.introduced is None and form.practised is None and not form.is_exempt
        if not is_empty or not set(self.for_all.changed_data) - {"seen"}:
            return form
        usual = self.for_all.told(form)
        own = {name: getattr(form, name) for name in ("workplaces", "begins", "ends", "guide")}
        return replace(usual, **{name: value for name, value in own.items() if value})


def row_of(line: Any) -> dict[str, Any]:
    """A line as a form shows it."""
    return {
        "introduced": line.introduced,
        "practised": line.practised,
        "workplaces": [str(one) for one in line.workplaces],
        "begins": line.begins,
        "ends": line.ends,
        "guide": line.guide,
        "elsewhere": line.elsewhere,
        "is_exempt": line.is_exempt,
        "exempt_words": line.exempt_words,
        "safety": line.safety,
    }
