"""A timetable as operators publish it: read right, or refused by name with the line and what to do."""

import random
import zipfile
from datetime import date, time

import numpy as np
import pytest

from tandem.faces.exchange.gtfs import archive, compiling, messages, reading
from tandem.faces.exchange.gtfs.compiling import TooManyLeftOutError, read
from tandem.faces.exchange.gtfs.facts import RefusedError
from tandem.law import norms
from tandem.registers.travel.rules import journeys
from tandem.registers.travel.rules.network import network
from tandem.registers.travel.rules.timetable import OFF, ON, packed, unpacked
from tests.tandem.registers.travel import naive, zips
from tests.tandem.registers.travel.feeds import BUSY, WEEK, drawn

NORM = norms.at(date(2026, 11, 21)).travel
MONDAY = date(2026, 11, 23)
HOME, WORK = (51.0501, 3.7001), (51.0701, 3.7601)


def found(folder, tables):
    return read(zips.written(folder, tables))


def trip(table, day=MONDAY, limit=8 * 3600):
    held = network([table], day, norm=NORM)
    times = journeys.from_one(held, HOME, np.array([WORK[0]]), np.array([WORK[1]]), limit=limit)
    return None if times.leaves[0] == journeys.NONE else (int(times.leaves[0]), int(times.arrives[0]))


def changed(name, old, new):
    tables = zips.one_line()
    assert old in tables[name]
    return {**tables, name: tables[name].replace(old, new)}


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(24))
def test_what_is_read_answers_as_a_plain_search_of_the_same_feed(tmp_path, seed):
    feed = drawn(seed)
    table = unpacked(packed(found(tmp_path, zips.members(feed)).table))
    day, limit = WEEK[seed % 7], (4 * 3600, 8 * 3600, 75 * 60, 7 * 3600 + 30)[seed % len(BUSY)]
    held = network([table], day, norm=NORM)
    source = random.Random(seed)
    homes = [(50.995 + source.uniform(0, 0.06), 3.695 + source.uniform(0, 0.09)) for _ in range(6)]
    for home in homes[:3]:
        lat, lon = np.array([end[0] for end in homes]), np.array([end[1] for end in homes])
        times = journeys.from_one(held, home, lat, lon, limit=limit)
        got = [
            None if a == journeys.NONE else (int(a), int(b)) for a, b in zip(times.leaves, times.arrives, strict=True)
        ]
        assert got == [naive.journey(feed, day, home, end, limit) for end in homes]


def test_the_bus_of_half_past_seven_brings_one_to_work_in_time(tmp_path):
    outcome = found(tmp_path, zips.one_line())
    assert (outcome.publisher, outcome.trips, outcome.left_out, outcome.counted) == ("Verzonnen", 1, 0, 0)
    walk = naive.walk(HOME, (51.05, 3.70)), naive.walk((51.07, 3.76), WORK)
    assert trip(outcome.table) == ((7 * 60 + 30 - walk[0]) * 60, (7 * 60 + 45 + walk[1]) * 60)
    assert trip(outcome.table, limit=7 * 3600 + 40 * 60) is None


@pytest.mark.parametrize("day", [date(2026, 11, 11), date(2026, 11, 22), date(2026, 8, 31), date(2027, 7, 1)])
def test_nothing_runs_on_a_day_taken_out_in_a_weekend_or_outside_the_timetable(tmp_path, day):
    assert trip(found(tmp_path, zips.one_line()).table, day=day) is None


def test_a_trip_past_midnight_belongs_to_the_day_before(tmp_path):
    late = zips.one_line()
    late["stop_times.txt"] = late["stop_times.txt"].replace("07:", "25:")
    table = found(tmp_path, late).table
    assert trip(table, day=date(2026, 11, 28), limit=2 * 3600) is not None  # Saturday night, the bus of Friday
    assert trip(table, day=MONDAY, limit=2 * 3600) is None  # the bus of Sunday does not run


def test_times_that_are_left_open_lie_between_those_around_them(tmp_path):
    table = found(tmp_path, changed("stop_times.txt", "t,07:36:00,07:37:00,B,2", "t,,,B,2")).table
    assert list(table.profiles.arrives) == [0, 450, 900]


def test_a_stop_with_one_of_both_times_has_the_other_too(tmp_path):
    table = found(tmp_path, changed("stop_times.txt", "t,07:36:00,07:37:00,B,2", "t,,07:37:00,B,2")).table
    assert list(table.profiles.arrives) == [0, 420, 900]


def test_where_one_has_to_phone_first_nobody_boards(tmp_path):
    tables = zips.one_line()
    rows = tables["stop_times.txt"].splitlines()
    kinds = ("pickup_type,drop_off_type", "2,1", "3,0", "1,0")
    tables["stop_times.txt"] = "\n".join(f"{row},{kind}" for row, kind in zip(rows, kinds, strict=True))
    assert list(found(tmp_path, tables).table.profiles.opens) == [0, ON | OFF, OFF]


def test_a_trip_that_stands_for_many_leaves_again_and_again(tmp_path):
    tables = zips.one_line() | {
        "frequencies.txt": "trip_id,start_time,end_time,headway_secs\nt,06:00:00,07:00:00,1200\n"
    }
    table = found(tmp_path, tables).table
    assert sorted(table.trips.start) == [21600, 22800, 24000]


def test_trips_that_run_alike_share_a_profile(tmp_path):
    tables = zips.one_line()
    tables["trips.txt"] += "r,w,u\n"
    tables["stop_times.txt"] += "u,08:30:00,08:30:00,A,10\nu,08:36:00,08:37:00,B,20\nu,08:45:00,08:45:00,C,30\n"
    table = found(tmp_path, tables).table
    assert (len(table.trips.start), len(table.profiles.line)) == (2, 1)


def test_rows_may_stand_in_any_order_and_have_more_columns(tmp_path):
    tables = zips.one_line()
    head, *rows = tables["stop_times.txt"].splitlines()
    tables["stop_times.txt"] = "\ufeff" + "\r\n".join([f"{head},shape", *(f"{row},9" for row in reversed(rows))])
    assert trip(found(tmp_path, tables).table) == trip(found(tmp_path, zips.one_line()).table)


def test_a_change_between_stations_holds_for_all_their_stops(tmp_path):
    tables = changed(
        "stops.txt",
        "stop_id,stop_name,stop_lat,stop_lon\n",
        "stop_id,stop_name,stop_lat,stop_lon,"
        "location_type,parent_station\nS,Station,51.06,3.73,1,\nB2,Perron 2,51.0601,3.7301,0,S\n",
    )
    tables["stops.txt"] = tables["stops.txt"].replace("B,Brug,51.0600,3.7300", "B,Brug,51.0600,3.7300,,S")
    tables["transfers.txt"] = "from_stop_id,to_stop_id,transfer_type,min_transfer_time\nS,C,2,240\nS,S,3,\nA,B,0,\n"
    outcome = found(tmp_path, tables)
    names = outcome.table.stops.names
    rows = {(names[one], names[other], seconds) for one, other, seconds in outcome.table.changes.tolist()}
    assert {("Perron 2", "Fabriek", 240), ("Brug", "Fabriek", 240), ("Brug", "Perron 2", -1)} <= rows
    assert outcome.asides == {"changes": 1}


def test_flexible_transport_is_left_aside_and_told(tmp_path):
    tables = zips.one_line()
    head, *rows = tables["stop_times.txt"].splitlines()
    tables["stop_times.txt"] = "\n".join([f"{head},location_id", *(f"{row}," for row in rows), "t,,,,9,zone"])
    outcome = found(tmp_path, tables)
    assert outcome.asides == {"flexible": 1}
    assert list(messages.asides(outcome.asides)) == ["Haltes van flexibel vervoer (GTFS-Flex), niet gelezen: 1."]


def test_only_the_days_that_the_publisher_vouches_for_count(tmp_path):
    tables = zips.one_line() | {
        "feed_info.txt": "feed_publisher_name,feed_start_date,feed_end_date\nX,20261101,20261130\n"
    }
    table = found(tmp_path, tables).table
    assert (table.first_day, table.last_day) == (date(2026, 11, 1), date(2026, 11, 30))


def test_days_too_far_ahead_are_left_aside(tmp_path):
    outcome = found(tmp_path, changed("calendar.txt", "20270630", "20991231"))
    assert outcome.table.runs.shape[1] == reading.MOST_DAYS
    assert outcome.asides["days"] > 20_000
    assert outcome.table.first_day == date(2026, 9, 1)


@pytest.mark.parametrize(
    "added", ["oud,1,1,1,1,1,1,1,20160101,20160131\n", "", "kort,1,0,0,0,0,0,0,20991201,20991231\n"]
)
def test_a_service_of_long_ago_or_far_ahead_moves_the_others_not_out_of_sight(tmp_path, added):
    tables = zips.one_line()
    tables["calendar.txt"] += added
    if not added:
        tables["calendar_dates.txt"] += "los,20160105,1\n"
    outcome = found(tmp_path, tables)
    assert trip(outcome.table) is not None
    assert outcome.table.first_day <= date(2026, 9, 1)
    assert outcome.table.last_day >= date(2027, 6, 30)
    assert outcome.asides["days"] > 2_000


REFUSED = [
    ("stops.txt", "stop_lat", "lat", "table.columns", 1, "stop_lat"),
    ("agency.txt", "Europe/Brussels", "Asia/Tokyo", "feed.zone", 2, "Europe/Brussels"),
    ("calendar.txt", "w,1,1,1,1,1", "w,0,0,0,0,0", "feed.nothing_runs", 0, ""),
    ("trips.txt", "r,w,t", "r,z,t", "feed.left_out", 0, "1%"),
    ("stop_times.txt", "trip_id,", '"trip_id,', "table.columns", 1, ""),
]


@pytest.mark.parametrize("case", REFUSED)
def test_a_file_that_cannot_be_is_refused_with_what_is_needed(tmp_path, case):
    name, old, new, code, line, needed = case
    with pytest.raises(RefusedError) as refused:
        found(tmp_path, changed(name, old, new))
    problem = refused.value.problem
    assert (problem.code, problem.line) == (code, line)
    assert needed in problem.needed
    assert messages.sentence(problem).startswith(problem.file)


WRONG = [
    ("stop_times.txt", "t,07:36:00", "t,7u36", "value.time", 3, "7u36", "08:15:00"),
    ("stop_times.txt", "t,07:36:00", "t,72:00:00", "value.time", 3, "72:00:00", "08:15:00"),
    ("stop_times.txt", "B,2", "X,2", "ref.unknown", 3, "X", "stops.txt"),
    ("stop_times.txt", "B,2", "B,twee", "value.number", 3, "twee", "0, 1, 2 …"),
    ("stop_times.txt", "B,2", "B,1", "calls.twice", 3, "1", "stop_sequence"),
    ("stop_times.txt", "t,07:45:00,07:45:00", "t,,", "calls.no_time", 4, "", "arrival_time, departure_time"),
    (
        "stop_times.txt",
        "t,07:45:00,07:45:00",
        "t,07:35:00,07:45:00",
        "calls.order",
        4,
        "07:35:00",
        "08:15:00, 08:17:00 …",
    ),
    ("stops.txt", "51.0600", "noord", "value.lat", 3, "noord", "51.0536"),
    ("stops.txt", "3.7300", "200", "value.lon", 3, "200", "3.7253"),
    ("stops.txt", "B,Brug", "A,Brug", "id.twice", 3, "A", "stop_id"),
    ("trips.txt", "r,w,t", "r,w,t\nq,w,u", "ref.unknown", 3, "q", "routes.txt"),
    ("trips.txt", "r,w,t", "r,w,t\nr,w,", "value.empty", 3, "", "trip_id"),
    ("calendar_dates.txt", "w,20261111,2", "w,20261131,2", "value.day", 2, "20261131", "20260901"),
    ("calendar_dates.txt", "w,20261111,2", "w,20261111,5", "value.flag", 2, "5", "1, 2"),
    ("calendar.txt", "w,1,1,1,1,1,0,0", "w,1,1,1,1,1,0,x", "value.flag", 2, "1,1,1,1,1,0,x", "0, 1"),
    (
        "stop_times.txt",
        "t,07:30:00,07:30:00,A,1",
        "z,07:30:00,07:30:00,A,1\nt,07:30:00,07:30:00,A,1",
        "ref.unknown",
        2,
        "z",
        "trips.txt",
    ),
]


@pytest.mark.parametrize("case", WRONG)
def test_a_row_that_cannot_be_is_told_with_its_line(tmp_path, case):
    name, old, new, code, line, given, needed = case
    tables = changed(name, old, new)
    tables["trips.txt"] += "".join(f"r,w,g{number}\n" for number in range(200))
    tables["stop_times.txt"] += "".join(
        f"g{number},09:00:00,09:00:00,A,1\ng{number},09:20:00,09:20:00,C,2\n" for number in range(200)
    )
    tables["calendar.txt"] += "ok,1,1,1,1,1,1,1,20260901,20270630\n"
    tables["trips.txt"] = tables["trips.txt"].replace("r,w,g", "r,ok,g")
    outcome = found(tmp_path, tables)
    first = outcome.problems[0]
    assert (first.code, first.file, first.line, first.found, first.needed) == (code, name, line, given, needed)
    sentence = messages.sentence(first)
    assert sentence.startswith(f"{name}, regel {line}: ")
    assert "{" not in sentence
    assert outcome.left_out <= 2


def test_with_more_than_one_trip_in_a_hundred_left_out_nothing_is_taken_over(tmp_path):
    with pytest.raises(TooManyLeftOutError) as refused:
        found(tmp_path, changed("stop_times.txt", "t,07:36:00", "t,7u36"))
    assert [problem.code for problem in refused.value.notes.problems] == ["value.time"]


def hostile(folder, make):
    path = folder / "dienst.zip"
    make(path)
    return path


def test_a_bomb_is_refused_before_it_is_unpacked(tmp_path):
    tables = zips.one_line() | {"stop_times.txt": "trip_id," + "0" * 30_000_000}
    with pytest.raises(RefusedError) as refused:
        read(zips.written(tmp_path, tables))
    assert refused.value.problem.code == "zip.bomb"


def test_an_endless_line_is_refused(tmp_path):
    source = random.Random(1)
    noise = "".join(source.choice("abcdefghijklmnop") for _ in range(200_000))
    with pytest.raises(RefusedError) as refused:
        read(zips.written(tmp_path, zips.one_line() | {"stops.txt": "stop_id,stop_lat,stop_lon\n" + noise * 12}))
    assert (refused.value.problem.code, refused.value.problem.line) == ("table.long_line", 2)


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "zip.unreadable"),
        (b"PK\x03\x04" + b"x" * 100, "zip.unreadable"),
        (zips.packed(zips.one_line())[:-40], "zip.unreadable"),
        (zips.packed({f"a{number}": "" for number in range(200)}), "zip.too_many"),
        (zips.packed({f"gtfs/{name}": text for name, text in zips.one_line().items()}), "zip.member_missing"),
        (zips.packed(zips.one_line() | {"stops.txt": ""}), "table.empty"),
        (zips.packed(zips.one_line() | {"stops.txt": b"stop_id,stop_lat,stop_lon\nA,\xff,1\n"}), "table.encoding"),
        (zips.packed(zips.one_line(), method=zipfile.ZIP_BZIP2), "zip.compression"),
    ],
)
def test_a_zip_file_that_is_none_of_ours_is_refused_by_name(tmp_path, content, code):
    path = tmp_path / "dienst.zip"
    path.write_bytes(content)
    with pytest.raises(RefusedError) as refused:
        read(path)
    assert refused.value.problem.code == code
    assert "{" not in messages.sentence(refused.value.problem)


def test_a_member_that_is_damaged_inside_is_refused(tmp_path):
    content = bytearray(zips.packed(zips.one_line(), method=zipfile.ZIP_STORED))
    at = content.find(b"07:36:00")
    content[at] ^= 1
    path = tmp_path / "dienst.zip"
    path.write_bytes(bytes(content))
    with pytest.raises(RefusedError) as refused:
        read(path)
    assert (refused.value.problem.code, refused.value.problem.file) == ("zip.damaged", "stop_times.txt")


def test_the_same_name_twice_in_a_zip_is_refused(tmp_path):
    path = tmp_path / "dienst.zip"
    with zipfile.ZipFile(path, "w") as file:
        for name, text in zips.one_line().items():
            file.writestr(name, text)
        with pytest.warns(UserWarning, match="Duplicate name"):
            file.writestr("stops.txt", "stop_id,stop_lat,stop_lon\n")
    with pytest.raises(RefusedError) as refused:
        read(path)
    assert refused.value.problem.code == "zip.member_twice"


def test_more_rows_than_any_timetable_has_are_refused(tmp_path, monkeypatch):
    monkeypatch.setattr(reading, "MOST_STOPS", 2)
    with pytest.raises(RefusedError) as refused:
        found(tmp_path, zips.one_line())
    assert (refused.value.problem.code, refused.value.problem.file) == ("table.too_many", "stops.txt")


def test_every_sentence_is_complete():
    for code in messages._SENTENCES:
        problem = compiling.RefusedError(code, "x.txt", line=3, found="dit", needed="dat").problem
        assert "{" not in messages.sentence(problem)


def test_the_limits_on_a_zip_file_leave_room_for_the_largest_timetable_we_know():
    assert archive.MOST_UNPACKED > 3 * 10**9
    assert time(5) < NORM.transit_from.value
