"""Where the conditions on an agreement stand on its page."""

import inspect
import re

import pytest

from tandem.faces.web.agreements import frame
from tandem.journey.agreements.rules import checks, holidays, learner, timetable

CODE = re.compile(r'inding\(\s*"([a-z_]+\.[a-z_]+)"')
SOURCES = tuple(inspect.getsource(rules) for rules in (checks, holidays, learner, timetable))
SAID = sorted({code for source in SOURCES for code in CODE.findall(source)})
ABOUT_ALL = frozenset(
    {
        "agreement.learner_is_there",
        "agreement.birth_date_known",
        "agreement.guardian_known",
        "agreement.remarks_settled",
        "agreement.run_up_over",
    }
)
"""What is about the learner, or about what was said of the whole."""


@pytest.mark.parametrize("code", SAID)
def test_every_condition_stands_at_its_part_or_is_about_the_whole(code):
    assert bool(frame.section_of(code)) is not (code in ABOUT_ALL)


def test_the_conditions_are_found():
    assert {"agreement.hours_together", "timetable.week_most", "holiday.free", "clock.place_in_time"} <= set(SAID)


def test_every_part_that_a_condition_names_is_there():
    parts = {frame.section_of(code) for code in SAID} - {""}
    assert parts <= {*frame.SECTIONS, "werkplekken", "plan"}
