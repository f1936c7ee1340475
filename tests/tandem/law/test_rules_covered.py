"""Every rule of the domain text is a parameter, or stands in the list of rules that are none, with the reason."""

from tandem.law import book, catalogue, loader


def numbered(family: str, count: int) -> set[str]:
    return {f"R-{family}-{number:02}" for number in range(1, count + 1)}


EXPECTED = (
    {"R-ACT-01", "R-CUR-01"}
    | numbered("REC", 22)
    | numbered("MEN", 13)
    | numbered("AGR", 18)
    | numbered("END", 7)
    | numbered("SUS", 4)
    | numbered("WT", 6)
    | numbered("MIN", 10)
    | numbered("HOL", 6)
    | numbered("PAY", 6)
    | numbered("SOC", 7)
    | numbered("PLAN", 6)
    | numbered("EVAL", 5)
    | numbered("PATH", 6)
    | numbered("RUN", 8)
    | numbered("REG", 4)
)
"""The rules that the domain text numbers."""


def test_every_rule_of_the_domain_text_is_covered():
    assert set(catalogue.rules()) >= EXPECTED


def test_every_other_rule_says_that_tandem_numbered_it():
    for rule in set(catalogue.rules()) - EXPECTED:
        assert catalogue.is_numbered_by_tandem(rule), rule


def test_no_rule_of_the_domain_text_is_called_ours():
    assert [rule for rule in EXPECTED if catalogue.is_numbered_by_tandem(rule)] == []


def test_a_rule_that_is_no_parameter_says_why():
    assert set(book.book().not_parameters) == {"R-REC-22", "R-RUN-08"}
    assert all(reason.endswith(".") for reason in book.book().not_parameters.values())


def test_the_numbers_of_a_family_leave_no_holes():
    by_family: dict[str, list[int]] = {}
    for rule in catalogue.rules():
        _, family, number = rule.split("-")
        by_family.setdefault(family, []).append(int(number))
    for family, numbers in by_family.items():
        assert sorted(numbers) == list(range(1, len(numbers) + 1)), family


def test_every_family_and_every_source_is_used():
    law = book.book()
    assert {rule.split("-")[1] for rule in catalogue.rules()} == set(law.families)
    used = {code for value in loader.all_values(law) for code in value.source}
    of_the_calendar = {f"L{number}" for number in range(8, 16)}
    assert used | of_the_calendar == set(law.sources)


def test_a_rule_leads_to_its_parameters():
    assert [held.key for held in catalogue.by_rule("R-MEN-08")] == ["mentor.training_term_months"]
    assert {held.key for held in catalogue.by_rule("R-MEN-09")} == {
        "mentor.training_term_months",
        "mentor.training_planning_months",
    }
