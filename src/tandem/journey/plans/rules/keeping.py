"""What may be written in a training plan, and when: the plan itself, a workplace, a line, a comment."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from tandem.base.verdict import Effect, Finding, Verdict
from tandem.journey.plans.terms import PlanState, Setting, Where
from tandem.journey.plans.workflow import WRITABLE
from tandem.registers.reference.terms import Safety

LONGEST_NAME: Final = 120
LONGEST_TEXT: Final = 160
LONGEST_WORDS: Final = 1000
MOST_DAYS: Final = 800
MOST_LINES: Final = 200
MOST_WORKPLACES: Final = 12
LATEST: Final = 7
"""Years between the first and the last day that cannot be a slip."""


@dataclass(frozen=True)
class PlanForm:
    """From when to when, and to which support plan it belongs (R-PLAN-04): a reference, never the document."""

    begins: date
    ends: date
    support_plan: str = ""

    def tidy(self) -> "PlanForm":
        """The same without spaces around the words."""
        return replace(self, support_plan=" ".join(self.support_plan.split()))


@dataclass(frozen=True)
class WorkplaceForm:
    """What is told of a workplace of the plan, its recognition aside."""

    begins: date
    ends: date
    setting: Setting | None = None
    days: int | None = None
    supervised_days: int | None = None
    is_lead: bool = False


@dataclass(frozen=True)
class LineForm:
    """What is told of one activity; workplaces by their number in the plan."""

    introduced: Where | None = None
    practised: Where | None = None
    workplaces: frozenset[int] = frozenset()
    begins: date | None = None
    ends: date | None = None
    guide: str = ""
    elsewhere: str = ""
    is_exempt: bool = False
    exempt_words: str = ""
    safety: Safety | None = None
    """What an own activity asks for; of one that is on a list, the list says it."""

    def tidy(self) -> "LineForm":
        """The same without spaces around the words; who is exempt of nothing has no words for it."""
        words = self.exempt_words.strip() if self.is_exempt else ""
        guide, elsewhere = (" ".join(one.split()) for one in (self.guide, self.elsewhere))
        return replace(self, guide=guide, elsewhere=elsewhere, exempt_words=words)


@dataclass(frozen=True)
class RecognisedFacts:
    """What counts of a recognition that is taken into a plan."""

    is_for_training: bool
    from_day: date
    last_day: date


def may_start(form: PlanForm, *, has_open_one: bool, is_running: bool) -> Verdict:
    """Whether a plan can begin for this track."""
    found = (Finding("plan.track_running", is_running), Finding("plan.one_open", not has_open_one))
    return Verdict((*found, *_period(form)))


def may_change(form: PlanForm) -> Verdict:
    """Whether a plan can have this period and this reference."""
    return Verdict(tuple(_period(form)))


def is_writable(state: PlanState, *, seen: int | None, version: int) -> Verdict:
    """Whether a plan can be changed now, by somebody who saw this version of it; who saw none is not asked."""
    return Verdict(
        (
            Finding("plan.writable", state in WRITABLE, state, sorted(WRITABLE)),
            Finding("plan.version", seen is None or seen == version, seen, version),
        )
    )


def may_share(*, workplaces: int, lines: int) -> Verdict:
    """Whether a plan can be shown to the other side: there is something to read."""
    return Verdict(
        (
            Finding("plan.has_lines", lines > 0),
            Finding("plan.has_workplaces", workplaces > 0, effect=Effect.WARN),
        )
    )


def may_let_go(*, is_being_signed: bool) -> Verdict:
    """Whether a frozen plan may be opened or closed: not while somebody signs a text with it."""
    return Verdict((Finding("plan.not_being_signed", not is_being_signed),))


def may_take_workplace(
    form: WorkplaceForm, recognised: RecognisedFacts, *, begins: date, ends: date, others: int, is_twice: bool
) -> Verdict:
    """Whether a workplace can stand in a plan from `begins` to `ends` beside so many others.

    `is_twice` says that it stands there already on some of these days.
    """
    days, under = form.days, form.supervised_days
    return Verdict(
        (
            Finding("plan.recognised_for", recognised.is_for_training),
            Finding("plan.workplace_order", form.begins <= form.ends, form.ends, form.begins),
            Finding("plan.workplace_begins", form.begins >= begins, form.begins, begins),
            Finding("plan.workplace_ends", form.ends <= ends, form.ends, ends),
            Finding(
                "plan.recognised_from",
                recognised.from_day <= form.begins,
                recognised.from_day,
                form.begins,
                Effect.WARN,
            ),
            Finding(
                "plan.recognised_until", recognised.last_day >= form.ends, recognised.last_day, form.ends, Effect.WARN
            ),
            Finding("plan.days_can_be", days is None or 0 < days <= MOST_DAYS, days, MOST_DAYS),
            Finding("plan.supervised_can_be", under is None or 0 <= under <= (days or MOST_DAYS), under, days),
            Finding("plan.workplace_twice", not is_twice, form.begins),
            Finding("plan.few_workplaces", others < MOST_WORKPLACES, others, MOST_WORKPLACES),
        )
    )


def may_write_lines(
    lines: Mapping[str, LineForm], *, codes: Collection[str], own: Collection[str], workplaces: Collection[int]
) -> Verdict:
    """Whether these lines can be written in a plan with these activities and workplaces, each by its code.

    `own` are the codes of what the school wrote itself.
    """
    return Verdict(tuple(one for code, form in lines.items() for one in _line(code, form, codes, own, workplaces)))


def may_add_line(text: str, *, lines: int) -> Verdict:
    """Whether an activity of its own can be added to a plan of so many lines."""
    return Verdict(
        (
            Finding("plan.line_text", bool(text)),
            Finding("plan.line_text_fits", len(text) <= LONGEST_TEXT, len(text), LONGEST_TEXT),
            Finding("plan.few_lines", lines < MOST_LINES, lines, MOST_LINES),
        )
    )


def may_save_template(name: str, *, lines: int) -> Verdict:
    """Whether a template can be kept under this name, of a plan with so many lines."""
    return Verdict(
        (
            Finding("plan.template_name", bool(name)),
            Finding("plan.template_name_fits", len(name) <= LONGEST_NAME, len(name), LONGEST_NAME),
            Finding("plan.has_lines", lines > 0),
        )
    )


def may_remove_line(*, is_own: bool) -> Verdict:
    """Whether a line can go: what the list of the training asks stays."""
    return Verdict((Finding("plan.line_is_own", is_own),))


def may_say(words: str, *, state: PlanState) -> Verdict:
    """Whether this can be said of a plan."""
    return Verdict(
        (
            Finding("plan.open_to_say", state is not PlanState.CLOSED, state),
            Finding("plan.comment_words", bool(words)),
            Finding("plan.comment_fits", len(words) <= LONGEST_WORDS, len(words), LONGEST_WORDS),
        )
    )


def may_settle(*, is_open: bool) -> Verdict:
    """Whether a comment can be put away."""
    return Verdict((Finding("plan.comment_open", is_open),))


def _period(form: PlanForm) -> Iterator[Finding]:
    latest = form.begins.year + LATEST
    yield Finding("plan.days_in_order", form.begins <= form.ends, form.ends, form.begins)
    yield Finding("plan.not_so_long", form.ends.year <= latest, form.ends, LATEST)
    yield Finding("plan.support_fits", len(form.support_plan) <= LONGEST_NAME, len(form.support_plan), LONGEST_NAME)


def _line(
    code: str, form: LineForm, codes: Collection[str], own: Collection[str], workplaces: Collection[int]
) -> Iterator[Finding]:
    yield Finding("plan.line_known", code in codes, subject=code)
    yield Finding("plan.safety_is_own", form.safety is None or code in own, subject=code)
    yield Finding("plan.line_workplace", form.workplaces <= set(workplaces), subject=code)
    yield Finding("plan.exempt_why", not form.is_exempt or bool(form.exempt_words), subject=code)
    longest = max(len(form.guide), len(form.elsewhere))
    yield Finding("plan.line_name_fits", longest <= LONGEST_NAME, longest, LONGEST_NAME, subject=code)
    words = len(form.exempt_words)
    yield Finding("plan.line_words_fit", words <= LONGEST_WORDS, words, LONGEST_WORDS, subject=code)
