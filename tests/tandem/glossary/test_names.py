"""One word, one meaning: every name in the code against the words of the glossary."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from fnmatch import fnmatchcase

import pytest
from django.apps import apps
from django.urls import URLPattern, URLResolver, get_resolver

from tandem.glossary import terms
from tests.tandem.glossary.house import choices_of_the_rooms

EXCEPTIONS = {
    ("ProviderKind.SCHOOL", "school"): "a provider that is a school",
    ("NetworkKind.SCHOOL_COMMUNITY", "school"): "the official word is scholengemeenschap; its members are schools",
    ("Guidance.school_year", "school"): "the official word is schooljaar, a term of its own",
    ("MatchingRound.school_year", "school"): "the same: the school year in which the places of the round begin",
    ("Opening.school_year", "school"): "the same: the school year of an opening",
    ("Seat.school_year", "school"): "the same: the school year of a promised seat",
    ("Setting.SCHOOL_AGE", "school"): "the official word is schoolgaande kinderen",
    ("Where.LESSONS", "school"): "the code of the law parameter plan.places",
    ("Track.school_year", "school"): "the same: the school year of a track",
    ("api:v1:listSchoolYears", "school"): "the door to school years (schooljaar), a term of its own",
    ("api:v1:getSchoolYear", "school"): "the door to one school year",
    ("Recognition.spot", "spot"): "a position to the metre as one number, no workplace",
    ("Job", "job"): "work that the platform does later, not a workplace",
    ("RegisterBranch", "branch"): "the Belgian seat of a foreign enterprise, by the KBO's own word; no establishment",
    ("RegisterFile.BRANCH", "branch"): "the KBO's own file of such seats",
    ("Track.is_job_seeker", "job"): "the official word is werkzoekende: somebody who is registered with VDAB",
    ("AdviceHappened.JOB_SEEKER_TOLD", "job"): "the same: who is registered with VDAB",
    ("learners:job_seeker", "job"): "the same: the door at which that is said",
    ("api:v1:tellJobSeeker", "job"): "the same: the door of the API at which that is said",
    ("site:*", "site"): "the website itself, not the place of a company or provider",
    ("system:job*", "job"): "the page of work that the platform does later",
    ("api:v1:listJobs", "job"): "the door to work that the platform does later",
    ("api:v1:runJobAgain", "job"): "the door to work that the platform does later",
}
"""Names (or the beginning of names) that hold a banned word and mean another concept than the row that bans it."""

OTHER_CONCEPTS = {term.code for term in terms.PUBLIC}
"""A banned word that is itself the word of another concept (mandate, programme) names that concept."""


@dataclass(frozen=True)
class Name:
    """A name of a model, field, choice or address."""

    where: str
    words: tuple[str, ...]

    def holds(self, banned: str) -> bool:
        """Whether the banned word, which may be of two words, stands in the name."""
        parts = banned.split("_")
        ends = range(len(self.words) - len(parts) + 1)
        return any(list(self.words[at : at + len(parts)]) == parts for at in ends)


def test_every_model_has_a_word_in_the_glossary():
    known = {term.code.lower() for term in terms.ALL}
    missing = sorted(model.__name__ for model in own_models() if _snake(model.__name__) not in known)
    assert not missing, f"no term in tandem/glossary/words for {missing}"


def test_every_enumeration_has_a_heading():
    from tandem.glossary import labels

    for kind in choices_of_the_rooms():
        assert labels.name_of(kind)


@pytest.mark.slow
def test_no_name_uses_a_banned_word_of_its_own_concept():
    wrong = sorted(f"{name.where}: {word}" for name, word in found() if not excused(name, word))
    assert not wrong, "use the word of the glossary, or say in EXCEPTIONS why this is another concept:\n" + "\n".join(
        wrong
    )


@pytest.mark.slow
def test_every_exception_is_still_needed():
    needed = {excuse for name, word in found() for excuse in excused(name, word)}
    assert not set(EXCEPTIONS) - needed


def test_a_ban_falls_away_only_where_the_word_has_a_concept_of_its_own():
    banned = {word for term in terms.ALL for word in term.banned}
    assert banned & OTHER_CONCEPTS == {"mandate", "programme"}


def test_a_banned_word_is_found_in_any_part_of_a_name():
    assert Name("x", _words("StudentCard")).holds("student")
    assert Name("x", _words("old_students")).holds("student")
    assert Name("x", _words("sector_body_member")).holds("sector_body")
    assert not Name("x", _words("jobless")).holds("job")


def found() -> Iterator[tuple[Name, str]]:
    banned = sorted({word for term in terms.ALL for word in term.banned} - OTHER_CONCEPTS)
    for name in (*model_names(), *choice_names(), *address_names()):
        yield from ((name, word) for word in banned if name.holds(word))


def excused(name: Name, word: str) -> list[tuple[str, str]]:
    """The exceptions that cover this name."""
    return [(where, banned) for where, banned in EXCEPTIONS if banned == word and fnmatchcase(name.where, where)]


def own_models() -> list[type]:
    return [model for model in apps.get_models() if model.__module__.startswith("tandem.")]


def model_names() -> Iterator[Name]:
    for model in own_models():
        yield Name(model.__name__, _words(model.__name__))
        for field in model._meta.get_fields():
            own = f"{model.__name__}.{field.name}"
            if not field.name.endswith("+"):
                yield Name(own, _words(field.name))


def choice_names() -> Iterator[Name]:
    kinds: list[type[Enum]] = choices_of_the_rooms()
    for kind in kinds:
        yield Name(kind.__name__, _words(kind.__name__))
        for member in kind:
            yield Name(f"{kind.__name__}.{member.name}", (*_words(member.name), "", *_words(str(member.value))))


def address_names() -> Iterator[Name]:
    yield from _addresses(get_resolver(), "")


def _addresses(resolver: URLResolver, space: str) -> Iterator[Name]:
    for entry in resolver.url_patterns:
        if isinstance(entry, URLResolver):
            inner = f"{space}{entry.namespace}:" if entry.namespace else space
            yield from _addresses(entry, inner)
        elif isinstance(entry, URLPattern) and entry.name:
            where = f"{space}{entry.name}"
            yield Name(where, _words(where))


def _snake(name: str) -> str:
    return re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "_", name).lower()


def _words(name: str) -> tuple[str, ...]:
    """The words of a name, each in the singular."""
    parts = re.split(r"[^A-Za-z0-9]+", _snake(name) if not name.isupper() else name.lower())
    return tuple(
        part.removesuffix("s") if len(part) > 3 and not part.endswith("ss") else part for part in parts if part
    )


@pytest.mark.parametrize("word", ["recognition", "learner", "company", "agreement", "coach"])
def test_the_words_of_the_table_are_terms(word):
    assert terms.term(word)
