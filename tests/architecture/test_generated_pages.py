"""The pages that are made from the code say what the code says."""

import pytest

from tests.architecture import house
from tools.docs import licences, pages, states


@pytest.mark.slow
def test_generated_pages_are_fresh():
    found = pages.stale()
    assert not found, house.lines(found)


def test_a_stale_page_and_a_missing_page_are_found(tmp_path):
    written = {"a.md": lambda: "# A\n\none", "b.md": lambda: "# B", "c.md": lambda: "# C"}
    (tmp_path / "a.md").write_text(pages.made(lambda: "# A\n\ntwo"))
    (tmp_path / "c.md").write_text(pages.made(written["c.md"]))

    stale, missing = pages.stale(tmp_path, written)

    assert stale.startswith("a.md is stale")
    assert "-two\n+one" in stale
    assert missing == "b.md is not there"


def test_every_process_has_its_diagram():
    assert {"recognition", "recognition_request"} <= {workflow.name for _, workflow in states.workflows()}


@pytest.mark.parametrize(
    ("licence", "fits"),
    [
        ("MIT", True),
        ("LGPL-3.0-only", True),
        ("GNU Lesser General Public License v2 or later (LGPLv2+)", True),
        ("MPL-2.0", True),
        ("AGPL-3.0-or-later", False),
        ("GNU Affero General Public License v3", False),
        ("GPL-3.0-only", False),
        ("MIT AND GPL-2.0-only", False),
        ("", False),
    ],
)
def test_a_licence_that_asks_for_ours_in_return_does_not_fit(licence, fits):
    assert licences.fits(licence) is fits


def test_the_lock_is_read_for_one_kind_of_machine():
    lock = (
        "django==5.2.19 \\\n    --hash=sha256:00\ncolorama==0.4.6 ; sys_platform == 'win32' \\\n    --hash=sha256:00\n"
        "numpy==2.4.6 ; python_full_version < '3.12' \\\n    --hash=sha256:00\n"
    )

    assert licences.locked(lock) == ["django", "numpy"]
