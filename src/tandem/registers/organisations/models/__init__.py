"""The tables of the organisations."""

from tandem.registers.organisations.models.company import Company, CompanyJointCommittee, Establishment, RegisterDoubt
from tandem.registers.organisations.models.provider import Location, Network, NetworkMembership, Programme, Provider

__all__ = [
    "Company",
    "CompanyJointCommittee",
    "Establishment",
    "Location",
    "Network",
    "NetworkMembership",
    "Programme",
    "Provider",
    "RegisterDoubt",
]
