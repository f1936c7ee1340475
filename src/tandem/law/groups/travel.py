"""The norms on travel: how a distance becomes minutes, and what public transport is reckoned with."""

from dataclasses import dataclass
from datetime import time
from decimal import Decimal
from typing import ClassVar

from tandem.law.groups.group import Group
from tandem.law.values import Value


@dataclass(frozen=True)
class TravelNorms(Group):
    """Speeds, detours and hours that travel times are reckoned with; choices of ours, no law."""

    SUBJECT: ClassVar[str] = "travel"

    foot_km_per_hour: Value[Decimal]
    bike_km_per_hour: Value[Decimal]
    e_bike_km_per_hour: Value[Decimal]
    moped_km_per_hour: Value[Decimal]
    car_km_per_hour: Value[Decimal]
    transit_km_per_hour: Value[Decimal]
    slow_detour: Value[Decimal]
    car_detour: Value[Decimal]
    transit_detour: Value[Decimal]
    bike_extra_minutes: Value[int]
    car_extra_minutes: Value[int]
    transit_extra_minutes: Value[int]
    transit_from: Value[time]
    usual_start: Value[time]
    walk_most_minutes: Value[int]
    change_minutes: Value[int]
    change_walk_minutes: Value[int]
    transit_most_minutes: Value[int]
