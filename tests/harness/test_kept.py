"""The kept database is the one a run would make itself, and another product gives another name."""

import sqlite3
from pathlib import Path

import pytest

from tests.harness import kept


@pytest.fixture(autouse=True)
def _own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kept, "FOLDER", tmp_path / "kept")


def test_what_was_kept_comes_back_elsewhere(tmp_path: Path) -> None:
    copy = tmp_path / "deeper" / "test.sqlite3"
    assert not kept.copy_to(copy)
    assert not copy.exists()
    with sqlite3.connect(":memory:") as made:
        made.execute("CREATE TABLE bread (name)")
        made.execute("INSERT INTO bread VALUES ('pistolet')")
        made.commit()
        kept.keep(made)

    assert kept.copy_to(copy)
    with sqlite3.connect(copy) as found:
        assert found.execute("SELECT name FROM bread").fetchall() == [("pistolet",)]


def test_only_the_last_few_are_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    with sqlite3.connect(":memory:") as made:
        for name in "abcde":
            monkeypatch.setattr(kept, "made_from", lambda name=name: name)
            kept.keep(made)

    assert len(list(kept.FOLDER.glob("*.sqlite3"))) == kept.KEPT_AT_MOST
    assert kept.copy_to(kept.FOLDER / "copy"), "the newest is among them"


def test_another_migration_and_another_register_give_another_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    product = tmp_path / "src" / "tandem"
    (product / "law").mkdir(parents=True)
    (product / "journey" / "intake" / "migrations").mkdir(parents=True)
    (tmp_path / "requirements").mkdir()
    (tmp_path / "requirements" / "dev.lock").write_text("django==5")
    (tmp_path / "tests").mkdir()
    (tmp_path / "tests" / "conftest.py").write_text("NOW = 2026")
    monkeypatch.setattr(kept, "ROOT", tmp_path)
    monkeypatch.setattr(kept, "PRODUCT", product)
    names = []
    for written in ("law/rules.yaml", "journey/intake/migrations/0001_first.py", "journey/intake/views.py"):
        (product / written).write_text("x")
        kept.made_from.cache_clear()
        names.append(kept.made_from())
    kept.made_from.cache_clear()

    assert names[0] != names[1], "a migration counts"
    assert names[1] == names[2], "what makes no rows does not"
