"""Numbers of the KBO, order of its extracts, which name counts; companies that join; provider batches, free days."""

import unicodedata
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final

from tandem.base.language import translatable
from tandem.base.verdict import Finding, Verdict
from tandem.registers.organisations.terms import ExtractKind, NumberProblem, RowProblem

DIGITS: Final = 10
MODULUS: Final = 97
FIRST_ESTABLISHMENT: Final = 2_000_000_000
FIRST_BRANCH: Final = 9_000_000_000
AFTER_BRANCHES: Final = 10_000_000_000

REASONS: Final[Mapping[NumberProblem, str]] = {
    NumberProblem.EMPTY: translatable("Vul een {what} in. Dat is een nummer van tien cijfers, zoals {example}."),
    NumberProblem.NO_DIGITS: translatable(
        "Een {what} bestaat uit cijfers, met punten of spaties ertussen als u wilt. Wij vonden “{found}”."
        " Schrijf het zoals {example}."
    ),
    NumberProblem.LENGTH: translatable(
        "Een {what} telt tien cijfers. “{found}” telt er {digits}. Kijk het na op uw uittreksel uit de KBO; een oud"
        " nummer van negen cijfers krijgt een 0 vooraan."
    ),
    NumberProblem.SERIES: translatable("Een {what} begint met {series}. “{found}” begint met een {first}. {hint}"),
    NumberProblem.CHECK: translatable(
        "“{found}” is geen bestaand {what}: de laatste twee cijfers kloppen niet met de rest. Kijk na of u geen twee"
        " cijfers hebt omgewisseld."
    ),
}
"""The whole sentence a person reads for each problem; faces translate it before they fill it in."""
WORDED: Final = frozenset({"what", "series", "hint"})
"""The words filled in that are Dutch themselves."""


@dataclass(frozen=True)
class NumberKind:
    """One kind of number: how it is called, shown, and with which digits it begins."""

    what: str
    series: str
    series_words: str
    example: str
    hint: str


ENTERPRISE: Final = NumberKind(
    translatable("ondernemingsnummer"),
    "01",
    translatable("een 0 of een 1"),
    "0123.456.749",
    translatable("Een nummer dat met 2 tot 8 begint, is een vestigingsnummer."),
)
ESTABLISHMENT: Final = NumberKind(
    translatable("vestigingsnummer"),
    "2345678",
    translatable("een cijfer van 2 tot 8"),
    "2.123.456.791",
    translatable("Een nummer dat met 0 of 1 begint, is een ondernemingsnummer."),
)


class NotANumberError(ValueError):
    """The text is no number of this kind; `reason` says in a whole sentence why and what to do."""

    def __init__(self, problem: NumberProblem, *, kind: NumberKind, found: str) -> None:
        digits = _only_digits(found)
        self.problem = problem
        self.words: Final[Mapping[str, str]] = {
            "what": kind.what,
            "example": kind.example,
            "series": kind.series_words,
            "hint": kind.hint,
            "found": found[:40],
            "digits": str(len(digits)),
            "first": digits[:1],
        }
        super().__init__(self.reason)

    @property
    def reason(self) -> str:
        """The sentence in Dutch."""
        return REASONS[self.problem].format_map(self.words)


def normal_enterprise_number(text: str) -> str:
    """The ten digits of an enterprise number, however it was typed: `BE 0123.456.749`, or nine digits of old."""
    return _normal(text, ENTERPRISE)


def normal_establishment_number(text: str) -> str:
    """The ten digits of an establishment number, however it was typed: `2.123.456.791`."""
    return _normal(text, ESTABLISHMENT)


def shown_enterprise_number(number: str) -> str:
    """An enterprise number as people know it: `0123.456.749`."""
    return f"{number[:4]}.{number[4:7]}.{number[7:]}"


def shown_establishment_number(number: str) -> str:
    """An establishment number as people know it: `2.123.456.791`."""
    return f"{number[0]}.{number[1:4]}.{number[4:7]}.{number[7:]}"


def has_check_digits(number: int) -> bool:
    """Whether the last two digits are 97 minus the remainder of the first eight by 97."""
    return MODULUS - number // 100 % MODULUS == number % 100


def with_check_digits(first_eight: int) -> int:
    """The whole number that begins with these eight digits."""
    return first_eight * 100 + MODULUS - first_eight % MODULUS


def written(number: int) -> str:
    """A number of the KBO as ten digits."""
    return f"{number:010d}"


def _normal(text: str, kind: NumberKind) -> str:
    typed = text.strip()
    bare = typed.upper().removeprefix("BE") if kind is ENTERPRISE else typed
    digits = "".join(c for c in bare if c not in " .-\u00a0\u202f/")
    if not digits:
        raise NotANumberError(NumberProblem.EMPTY, kind=kind, found=typed)
    if not (digits.isascii() and digits.isdigit()):
        raise NotANumberError(NumberProblem.NO_DIGITS, kind=kind, found=typed)
    if kind is ENTERPRISE and len(digits) == DIGITS - 1:
        digits = f"0{digits}"
    if len(digits) != DIGITS:
        raise NotANumberError(NumberProblem.LENGTH, kind=kind, found=typed)
    if digits[0] not in kind.series:
        raise NotANumberError(NumberProblem.SERIES, kind=kind, found=typed)
    if not has_check_digits(int(digits)):
        raise NotANumberError(NumberProblem.CHECK, kind=kind, found=typed)
    return digits


def _only_digits(text: str) -> str:
    return "".join(c for c in text if c.isascii() and c.isdigit())


# ------------------------------------------------------------------------------------------------ the order of extracts


@dataclass(frozen=True)
class ExtractFacts:
    """What an extract says of itself, and the fingerprint by which we know the file again."""

    number: int
    kind: ExtractKind
    snapshot_on: date
    made_at: datetime
    version: str
    fingerprint: str


@dataclass(frozen=True)
class ReadingMark:
    """Up to where the files of an extract were read: which file, how many bytes and lines, the checksum of those."""

    file: str = ""
    offset: int = 0
    line: int = 0
    checksum: str = ""


@dataclass(frozen=True)
class RejectedRow:
    """A row that is not taken over. `entity` is None where its number cannot be read."""

    line: int
    problem: RowProblem
    column: str
    found: str
    row: str
    entity: int | None


def may_follow(extract: ExtractFacts, *, current: int | None) -> Verdict:
    """Whether an extract may follow the one in use: a full one first, none older, and an update without a gap."""
    is_update = extract.kind is ExtractKind.UPDATE
    findings = [
        Finding("register.full_first", is_met=current is not None or not is_update, found=extract.number),
        Finding(
            "register.not_older",
            is_met=current is None or extract.number >= current,
            found=extract.number,
            needed=current,
        ),
    ]
    if current is not None and is_update and extract.number >= current:
        findings.append(
            Finding(
                "register.no_gap",
                is_met=extract.number <= current + 1,
                found=extract.number,
                needed=current + 1,
            )
        )
    return Verdict(tuple(findings))


MOST_VANISHED_SHARE: Final = 0.05
MOST_VANISHED_ANYWAY: Final = 20
"""Our own guard, no rule of law: a whole extract from which more of the establishments that take part are missing
than this share, and more than this number, is likelier to be a damaged file than a disaster."""


def may_lose(*, vanished: int, taking_part: int) -> Verdict:
    """Whether so many establishments may vanish at once, or a person should look first."""
    most = max(MOST_VANISHED_ANYWAY, int(taking_part * MOST_VANISHED_SHARE))
    return Verdict((Finding("register.many_vanished", is_met=vanished <= most, found=vanished, needed=most),))


# ------------------------------------------------------------------------------------------------------------- names

NAME, ABBREVIATION, COMMERCIAL_NAME = "001", "002", "003"
DUTCH = "2"
_LANGUAGES: Final = (DUTCH, "0", "4", "1", "3")
"""The codes of the KBO: Dutch first, then a name without a language, English, French, German."""


@dataclass(frozen=True)
class NameFacts:
    """One name as the KBO holds it."""

    kind: str
    language: str
    text: str


def name_of_company(names: Iterable[NameFacts]) -> str:
    """The name under which a company stands in the register; Dutch where it has one."""
    return _first(names, (NAME, COMMERCIAL_NAME, ABBREVIATION))


def name_of_establishment(names: Iterable[NameFacts], *, company: str) -> str:
    """The name over the door; the company's where the place has none of its own."""
    return _first(names, (COMMERCIAL_NAME, NAME, ABBREVIATION)) or company


def _first(names: Iterable[NameFacts], kinds: tuple[str, ...]) -> str:
    def rank(name: NameFacts) -> tuple[int, int, str]:
        language = _LANGUAGES.index(name.language) if name.language in _LANGUAGES else len(_LANGUAGES)
        return kinds.index(name.kind), language, name.text

    chosen = min((name for name in names if name.kind in kinds and name.text), key=rank, default=None)
    return "" if chosen is None else chosen.text


SEARCHED_LETTERS: Final = 32
_PLAIN: Final = str.maketrans(
    {chr(code): (chr(code).lower() if chr(code).isalnum() else " ") for code in range(128)} | {"'": "", ".": ""}
)


def search_start(name: str) -> str:
    """The beginning of a name as it is searched: small letters, no accents, single spaces.

    An import makes millions of these, so a name without accents takes a short way; both ways give the same.
    """
    if not name.isascii():
        name = "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c)).casefold()
        name = "".join(c if c.isalnum() or c in "'.’" else " " for c in name).replace("’", "")
    return " ".join(name.translate(_PLAIN).split())[:SEARCHED_LETTERS]


# ------------------------------------------------------------------------------------------------ companies that join


@dataclass(frozen=True)
class EstablishmentFacts:
    """One establishment as the register holds it."""

    number: str
    name: str
    street: str
    house_number: str
    postal_code: str
    municipality: str
    box: str = ""
    started_on: date | None = None
    phone: str = ""
    website: str = ""


@dataclass(frozen=True)
class RegisterFacts:
    """One enterprise as the register holds it, with its establishments that are open."""

    number: str
    name: str
    legal_form: str = ""
    started_on: date | None = None
    email: str = ""
    phone: str = ""
    establishments: tuple[EstablishmentFacts, ...] = ()


@dataclass(frozen=True)
class CommitteeTime:
    """A joint committee a company falls under, in a period."""

    number: str
    valid_from: date
    valid_until: date | None = None


def may_join(company: RegisterFacts, *, is_joined: bool, taken: Collection[str] = ()) -> Verdict:
    """Whether a company can start to take part: its number is sound, and neither it nor a place of it does already."""
    digits = company.number
    sound = len(digits) == DIGITS and digits.isdecimal() and has_check_digits(int(digits))
    return Verdict(
        (
            Finding("company.number_wrong", sound, found=digits),
            Finding("company.joined_already", not is_joined, found=digits),
            Finding("company.establishment_elsewhere", not taken, found=sorted(taken)),
        )
    )


def may_adopt(numbers: Collection[str], *, held: Collection[str], taken: Collection[str]) -> Verdict:
    """Whether these establishments can join their company: at least one, held by the register, none taking part yet."""
    unknown = sorted(set(numbers) - set(held))
    return Verdict(
        (
            Finding("company.no_establishment_chosen", bool(numbers), found=0, needed=1),
            Finding("company.establishment_unknown", not unknown, found=unknown),
            Finding("company.establishment_joined", not taken, found=sorted(taken)),
        )
    )


def may_fall_under(new: CommitteeTime, *, is_known: bool, others: Iterable[CommitteeTime]) -> Verdict:
    """Whether a company can fall under this joint committee in this period; several committees at once are usual."""
    end = new.valid_until
    same = [one for one in others if one.number == new.number]
    clashing = sorted(
        one.valid_from
        for one in same
        if (end is None or one.valid_from < end) and (one.valid_until is None or new.valid_from < one.valid_until)
    )
    return Verdict(
        (
            Finding("joint_committee.unknown", is_known, found=new.number),
            Finding("joint_committee.ends_before_start", end is None or end > new.valid_from, end, new.valid_from),
            Finding("joint_committee.overlaps", not clashing, found=clashing),
        )
    )


def may_leave_committee(current: CommitteeTime | None, *, number: str, ends_on: date) -> Verdict:
    """Whether a company can stop to fall under this committee on that day."""
    start = current.valid_from if current else None
    return Verdict(
        (
            Finding("joint_committee.not_set", current is not None, found=number),
            Finding("joint_committee.ends_before_start", start is None or ends_on > start, ends_on, start),
        )
    )


def may_settle(*, settled_at: datetime | None) -> Verdict:
    """Whether a remark on the register still waits for an answer."""
    return Verdict((Finding("doubt.settled_already", settled_at is None, found=settled_at),))


# ---------------------------------------------------------------------------- providers, their locations and programmes


@dataclass(frozen=True)
class BatchFacts:
    """What is wrong with the rows of a batch: the keys of those that come twice, refer to nothing or end too early."""

    doubles: frozenset[str] = frozenset()
    unknown_networks: frozenset[str] = frozenset()
    unknown_providers: frozenset[str] = frozenset()
    unknown_locations: frozenset[str] = frozenset()
    unknown_trainings: frozenset[str] = frozenset()
    unknown_trajectories: frozenset[str] = frozenset()
    unknown_sectors: frozenset[str] = frozenset()
    two_aims: frozenset[str] = frozenset()
    backwards: frozenset[str] = frozenset()


def may_apply(batch: BatchFacts) -> Verdict:
    """Whether a batch holds together: no row twice, no row that refers to nothing, no period that ends too early."""
    return Verdict(
        (
            _none("batch.row_twice", batch.doubles),
            _none("batch.network_unknown", batch.unknown_networks),
            _none("batch.provider_unknown", batch.unknown_providers),
            _none("batch.location_unknown", batch.unknown_locations),
            _none("batch.training_unknown", batch.unknown_trainings),
            _none("batch.trajectory_unknown", batch.unknown_trajectories),
            _none("batch.sector_unknown", batch.unknown_sectors),
            _none("batch.aanloop_two_aims", batch.two_aims),
            _none("batch.ends_before_start", batch.backwards),
        )
    )


def may_undo(*, undone_at: datetime | None, changed_since: Iterable[str], in_use: Iterable[str]) -> Verdict:
    """Whether a batch can be undone exactly: nothing it wrote was changed since, and nothing leans on what it added."""
    changed, leaned_on = sorted(changed_since), sorted(in_use)
    return Verdict(
        (
            Finding("batch.undone_already", undone_at is None, found=undone_at),
            Finding("batch.changed_since", not changed, found=changed),
            Finding("batch.in_use", not leaned_on, found=leaned_on),
        )
    )


def _none(code: str, wrong: Collection[str]) -> Finding:
    """No row is wrong in this way; the subject names those that are."""
    keys = sorted(wrong)
    return Finding(code, not keys, found=keys, subject=", ".join(keys))


# ------------------------------------------------------------------------------------------------- days without lessons

MOST_FREE_DAYS: Final = 31
"""So many days are added at once at most: a longer holiday is no choice of one school."""
LONGEST_FREE_DAY_WORDS: Final = 100


@dataclass(frozen=True)
class FreeDaysFacts:
    """The days that a provider wants to keep free, as the calendar and its own list look at them."""

    first: date
    last: date
    day: date
    """The day on which this is asked."""
    school_year: str = ""
    """The school year that holds both days; empty where none that we know does."""
    school_year_ends: date | None = None
    training_days: int = 0
    """How many training days there are from the first day to the last, by the calendar of all schools."""
    not_kept_yet: int = 0
    """How many of those are not on the list yet."""


def may_add_free_days(facts: FreeDaysFacts) -> Verdict:
    """Whether these days can be kept free: in order, in a school year that is not over, and otherwise with lessons."""
    length = (facts.last - facts.first).days + 1
    in_order = length >= 1
    is_known = bool(facts.school_year)
    is_open = facts.school_year_ends is None or facts.day < facts.school_year_ends
    sound = in_order and is_known and length <= MOST_FREE_DAYS
    return Verdict(
        (
            Finding("free_day.in_order", in_order, found=facts.last, needed=facts.first),
            Finding("free_day.not_so_many", length <= MOST_FREE_DAYS, found=length, needed=MOST_FREE_DAYS),
            Finding("free_day.in_school_year", is_known or not in_order, found=facts.first),
            Finding("free_day.year_not_over", is_open, found=facts.school_year),
            Finding("free_day.counts_otherwise", not sound or facts.training_days > 0, found=facts.first),
            Finding(
                "free_day.not_there_yet",
                not sound or not facts.training_days or facts.not_kept_yet > 0,
                found=facts.first,
            ),
        )
    )


def may_remove_free_day(*, day: date, school_year: str, school_year_ends: date | None) -> Verdict:
    """Whether a free day can be taken back: those of a school year that is over stay, so that its counts hold."""
    is_open = school_year_ends is None or day < school_year_ends
    return Verdict((Finding("free_day.year_not_over", is_open, found=school_year),))
