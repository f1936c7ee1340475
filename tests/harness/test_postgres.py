"""The PostgreSQL of the tests comes, answers, and goes without a trace."""

import psycopg
import pytest
from environ import Env

from tests import postgres

pytestmark = pytest.mark.skipif(postgres.binaries() is None, reason=postgres.ABSENT)


def _connect(url):
    given = Env.db_url_config(url)
    return psycopg.connect(host=given["HOST"], user=given["USER"], dbname="postgres")


@pytest.mark.slow
def test_a_cluster_comes_and_goes():
    with postgres.cluster(max_connections="7") as running:
        with _connect(running.url) as connection:
            assert connection.execute("SHOW max_connections").fetchone() == ("7",)
            assert connection.execute("SHOW listen_addresses").fetchone() == ("",)
        assert running.folder.exists()

    assert running.process.poll() is not None
    assert not running.folder.exists()


@pytest.mark.slow
def test_a_command_finds_the_cluster_and_its_answer_is_handed_on(capfd):
    assert postgres.main(["sh", "-c", "echo $DATABASE_URL; exit 4"]) == 4
    assert capfd.readouterr().out.startswith("postgres://postgres@/")


def test_without_postgres_one_line_says_so(monkeypatch, capsys):
    monkeypatch.setattr(postgres, "binaries", lambda: None)

    assert postgres.main(["true"]) == 3
    assert capsys.readouterr().err == f"{postgres.ABSENT}\n"
