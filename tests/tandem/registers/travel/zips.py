"""Feeds as the files an operator publishes."""

import io
import zipfile
from collections.abc import Mapping
from pathlib import Path

from tests.tandem.registers.travel.feeds import WEEK
from tests.tandem.registers.travel.naive import Feed, Trip

Members = dict[str, str]


def members(feed: Feed) -> Members:
    """The tables of a feed: every second service by its week with exceptions, the others day by day."""
    lines = sorted({trip.line for trip in feed.trips})
    calendar = ["service_id,monday,tuesday,wednesday,thursday,friday,saturday,sunday,start_date,end_date"]
    dates = ["service_id,date,exception_type"]
    trips = ["route_id,service_id,trip_id"]
    calls = ["trip_id,arrival_time,departure_time,stop_id,stop_sequence,pickup_type,drop_off_type"]
    for number, trip in enumerate(feed.trips):
        trips.append(f"L{trip.line},D{number},R{number}")
        if number % 2:
            calendar.append(f"D{number},1,1,1,1,1,1,1,{WEEK[0]:%Y%m%d},{WEEK[-1]:%Y%m%d}")
            dates += [f"D{number},{day:%Y%m%d},2" for day in WEEK if day not in trip.days]
        else:
            dates += [f"D{number},{day:%Y%m%d},1" for day in sorted(trip.days)]
        calls += _calls(number, trip)
    changes = ["from_stop_id,to_stop_id,transfer_type,min_transfer_time"]
    for (one, other), seconds in feed.changes.items():
        changes.append(f"{one},{other},{3 if seconds is None else 2},{'' if seconds is None else seconds}")
    return {
        "agency.txt": "agency_name,agency_url,agency_timezone\nVerzonnen,https://tandem.example,Europe/Brussels\n",
        "feed_info.txt": "feed_publisher_name,feed_version\nVerzonnen Vervoer,7\n",
        "calendar.txt": _text(calendar),
        "calendar_dates.txt": _text(dates),
        "routes.txt": _text(["route_id,route_short_name,route_type", *(f"L{line},{line},3" for line in lines)]),
        "stops.txt": _text(
            ["stop_id,stop_name,stop_lat,stop_lon"]
            + [f"{name},{name},{lat!r},{lon!r}" for name, (lat, lon) in feed.stops.items()]
        ),
        "trips.txt": _text(trips),
        "stop_times.txt": _text(calls),
        "transfers.txt": _text(changes),
    }


def one_line() -> Members:
    """One bus, from A to C every weekday at eight, with the plainest of tables."""
    return {
        "agency.txt": "agency_name,agency_timezone\nVerzonnen,Europe/Brussels\n",
        "calendar.txt": "service_id,monday,tuesday,wednesday,thursday,friday,saturday,sunday,start_date,end_date\n"
        "w,1,1,1,1,1,0,0,20260901,20270630\n",
        "calendar_dates.txt": "service_id,date,exception_type\nw,20261111,2\n",
        "routes.txt": "route_id,route_short_name\nr,12\n",
        "stops.txt": "stop_id,stop_name,stop_lat,stop_lon\nA,Markt,51.0500,3.7000\nB,Brug,51.0600,3.7300\n"
        "C,Fabriek,51.0700,3.7600\n",
        "trips.txt": "route_id,service_id,trip_id\nr,w,t\n",
        "stop_times.txt": "trip_id,arrival_time,departure_time,stop_id,stop_sequence\n"
        "t,07:30:00,07:30:00,A,1\nt,07:36:00,07:37:00,B,2\nt,07:45:00,07:45:00,C,3\n",
    }


def packed(tables: Mapping[str, str | bytes], *, method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """A zip file of these tables."""
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w", method) as file:
        for name, text in tables.items():
            file.writestr(zipfile.ZipInfo(name, (2026, 9, 1, 0, 0, 0)), text, method)
    return whole.getvalue()


def written(folder: Path, tables: Mapping[str, str | bytes], *, name: str = "dienst.zip") -> Path:
    """The zip file in a folder."""
    path = folder / name
    path.write_bytes(packed(tables))
    return path


def _calls(number: int, trip: Trip) -> list[str]:
    return [
        f"R{number},{_clock(call.arrives)},{_clock(call.leaves)},{call.stop},{at},{_shut(call.on)},{_shut(call.off)}"
        for at, call in enumerate(trip.calls)
    ]


def _shut(is_open: bool) -> int:
    return 0 if is_open else 1


def _clock(seconds: int) -> str:
    return f"{seconds // 3600:02}:{seconds // 60 % 60:02}:{seconds % 60:02}"


def _text(rows: list[str]) -> str:
    return "\n".join(rows) + "\n"
