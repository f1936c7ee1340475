"""The public page "Regels en bronnen": finding a rule, its value on a day, its history and its sources."""

from datetime import date

import pytest

from tandem.law import book, catalogue, show, texts, words
from tandem.law.errors import UnknownKey
from tandem.law.show import Style
from tandem.law.values import Scope, Unit

DAY = date(2026, 11, 21)
ENGLISH = Style(translate=texts.in_english, number=lambda n: f"{n:,}", day=lambda d: d.isoformat())


def keys(text: str, *, style: Style = show.DUTCH) -> list[str]:
    return [hit.parameter.key for hit in catalogue.search(text, day=DAY, style=style)]


def test_the_rule_of_the_age_of_a_mentor_is_found_by_its_words():
    assert keys("leeftijd mentor")[0] == "mentor.min_age"


@pytest.mark.parametrize("text", ["R-MEN-08", "r-men-08", "mentor.training_term_months", "termijn mentoropleiding"])
def test_a_rule_is_found_by_its_number_its_key_and_its_name(text: str):
    assert "mentor.training_term_months" in keys(text)


def test_accents_and_capitals_do_not_matter_when_searching():
    assert keys("GEINTEGREERDE proef") == keys("geïntegreerde proef") == ["evaluation.integrated_test_required"]


def test_a_rule_is_found_in_english_too():
    assert keys("minimum age mentor", style=ENGLISH)[0] == "mentor.min_age"


def test_every_word_must_be_found():
    assert keys("mentor kabouter") == []


def test_without_words_all_parameters_come_in_the_order_of_the_story():
    assert keys("") == [held.key for held in catalogue.parameters()]
    assert [subject.code for subject in catalogue.subjects()][:4] == ["regime", "recognition", "request", "mentor"]


def test_a_hit_carries_the_values_of_the_chosen_day_the_general_one_first():
    (hit,) = (h for h in catalogue.search("R-MEN-10", day=DAY) if h.parameter.key == "mentor.max_learners")
    assert [value.scope.sector for value in hit.values] == [None, "CONSTRUCTION"]


def test_the_history_tells_general_values_first_and_oldest_first():
    held = catalogue.history("mentor.training_term_months")
    assert [(value.scope.sector, value.value) for value in held] == [(None, 18), (None, 12), ("CONSTRUCTION", 6)]


def test_a_key_that_does_not_exist_names_one_that_looks_like_it():
    with pytest.raises(UnknownKey, match=r"did you mean .*mentor\.min_age"):
        catalogue.parameter("mentor.minage")
    with pytest.raises(UnknownKey):
        catalogue.show("mentor.minage", day=DAY)


def test_the_best_source_is_an_official_one():
    value = book.book().parameters["mentor.min_age"].values[0]
    assert catalogue.sources_of(value)[0].kind == "official"
    line = catalogue.source_line(value)
    assert line == "Vlaamse overheid, erkenning van een onderneming als leerwerkplek (2019-2024) en nog 4"


def test_a_value_without_a_source_has_no_source_line():
    value = book.book().parameters["recognition.expiry_warning_months"].values[0]
    assert catalogue.source_line(value) == ""


def test_a_source_alone_stands_alone():
    value = book.book().parameters["recognition.appeal_term_days"].values[0]
    assert catalogue.source_line(value) == "Vlaamse overheid, beroepsprocedure leerwerkplekken (2023)"


def test_every_address_of_a_source_is_a_public_web_address():
    for source in catalogue.sources():
        assert all(address.startswith(("https://", "http://")) for address in source.address), source.code


def test_a_parameter_is_told_in_plain_lines():
    held = catalogue.parameter("mentor.training_term_months")
    assert show.as_text(catalogue.show("mentor.training_term_months", day=date(2020, 3, 31))).splitlines() == [
        "Termijn voor de mentoropleiding (mentor.training_term_months)",
        held.explanation,
        "",
        "Op 31 maart 2020: 18 maanden",
        "Geldt vanaf: 1 september 2019",
        "Geldt tot en met: 31 maart 2020",
        "Zekerheid: officieel. Staat in een officiële bron, of in twee bronnen los van elkaar.",
        "Bron: Duaal Leren Vlaanderen en Verso, termijn van de mentoropleiding (2020-04)",
        f"Opmerking: {held.values[0].note}",
        "Regel: R-MEN-08",
    ]


def test_a_parameter_without_a_value_that_day_says_when_it_begins():
    told = show.as_text(catalogue.show("premium.company_paid", day=date(2023, 8, 31)))
    assert "Op 31 augustus 2023: geen waarde op deze dag" in told
    assert "Eerste waarde vanaf: 1 september 2023" in told


def test_a_sector_is_shown_its_own_value_and_the_general_one_beside_it():
    held = catalogue.show("mentor.max_learners", day=DAY, scope=Scope("CONSTRUCTION"))
    assert held.value is not None
    assert (held.value.text, held.value.scope) == ("1", "sector bouw")
    assert [other.text for other in held.variants] == ["niet gekend"]


def test_a_presumed_first_day_says_so():
    held = catalogue.show("mentor.max_learners", day=DAY, scope=Scope("CONSTRUCTION"))
    assert held.value is not None
    assert held.value.since == "1 september 2016 (vermoedelijk)"


@pytest.mark.parametrize(
    ("key", "text"),
    [
        ("recognition.decision_term_days", "14 kalenderdagen"),
        ("search.first_days", "20 opleidingsdagen"),
        ("adult.hourly_percent", "0,21 %"),
        ("allowance.absence_deduction", "1/20"),
        ("minor.night_from", "20.00 uur"),
        ("minor.max_uninterrupted_hours", "4,5 uur"),
        ("path.count_day", "1 oktober"),
        ("regime.started_on", "1 september 2016"),
        ("recognition.renewable", "ja"),
        ("path.advice_binding", "nee"),
        ("evaluation.voters", "trajectbegeleider; mentor"),
        ("recognition.appeal_suspends", "niet gekend"),
        ("regime.contact_address", "werkplekduaal@vlaanderen.be"),
        ("premium.company_paid", "1.000 euro"),
        ("search.extension_times", "1"),
        ("allowance.category_2_years", "1 jaar"),
    ],
)
def test_a_value_is_written_as_people_write_it(key: str, text: str):
    held = catalogue.show(key, day=DAY)
    assert held.value is not None
    assert held.value.text == text


def test_an_empty_list_is_called_none():
    held = catalogue.show("request.documents", day=date(2019, 8, 31))
    assert held.value is not None
    assert held.value.text == "geen"


def test_every_value_can_be_shown_in_dutch_and_in_english():
    for parameter in catalogue.parameters():
        for value in parameter.values:
            for style in (show.DUTCH, ENGLISH):
                told = show.shown_value(parameter, value, style=style)
                assert told.text
                assert "{" not in f"{told.text} {told.since} {told.until} {told.scope}"


def test_the_data_for_a_machine_are_exact():
    held = show.as_dict(catalogue.show("allowance.ggmmi", day=date(2024, 5, 1)))
    assert held["version"] == catalogue.version()
    assert held["value"]["value"] == "2070.48"
    assert (held["value"]["since"], held["value"]["until"]) == ("2024-05-01", "2025-02-01")
    assert held["value"]["sources"][0]["code"] == "S12b"
    assert show.as_dict(catalogue.show("premium.company_paid", day=date(2020, 1, 1)))["value"] is None


def test_every_unit_has_its_words():
    assert set(words.UNIT) == set(Unit)
    assert set(words.ONE) <= set(words.MANY)
