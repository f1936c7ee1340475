"""The report of the trust suite says what was tried and how it went."""

from datetime import UTC, datetime

from tools import trust_report

RESULTS = """<testsuites><testsuite>
<testcase name="test_two_clerks_decide_once" time="12.34"
><properties><property name="tried" value="200 rounds"/></properties></testcase>
<testcase name="test_a_killed_import_resumes[3]" time="4"><failure message="x">y</failure></testcase>
<testcase name="test_only_on_postgres" time="0"><skipped/></testcase>
</testsuite></testsuites>"""


def test_each_database_has_its_table(tmp_path):
    (tmp_path / "sqlite.xml").write_text(RESULTS)

    page = trust_report.page(tmp_path, at=datetime(2026, 11, 21, 10, 0, tzinfo=UTC))

    assert "2026-11-21 10:00 UTC" in page
    assert "## sqlite: 3 tests, 1 failed" in page
    assert "| two clerks decide once | 200 rounds | 12.3 s | held |" in page
    assert "| a killed import resumes[3] |  | 4.0 s | FAILED |" in page
    assert "| only on postgres |  | 0.0 s | skipped |" in page
