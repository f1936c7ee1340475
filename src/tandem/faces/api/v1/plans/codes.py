"""The code of an activity in a plan."""

from typing import Annotated

from pydantic import Field

LineCode = Annotated[str, Field(pattern=r"^[A-Z]{1,3}-[0-9]{2}$", max_length=6, examples=["BAK-01"])]
