"""The tables of the organisations."""

from tandem.registers.organisations.models.aanloop import AanloopProgramme
from tandem.registers.organisations.models.batch import ProviderBatch, ProviderChange
from tandem.registers.organisations.models.company import Company, CompanyJointCommittee, Establishment, RegisterDoubt
from tandem.registers.organisations.models.free_day import ProviderFreeDay
from tandem.registers.organisations.models.provider import (
    Location,
    Network,
    NetworkMembership,
    Programme,
    Provider,
    StandardTrajectory,
    TrajectoryGroup,
)
from tandem.registers.organisations.models.register import (
    RegisterActivity,
    RegisterAddress,
    RegisterBranch,
    RegisterCode,
    RegisterContact,
    RegisterDeletion,
    RegisterDenomination,
    RegisterEnterprise,
    RegisterEstablishment,
    RegisterExtract,
    RegisterRejection,
)

__all__ = [
    "AanloopProgramme",
    "Company",
    "CompanyJointCommittee",
    "Establishment",
    "Location",
    "Network",
    "NetworkMembership",
    "Programme",
    "Provider",
    "ProviderBatch",
    "ProviderChange",
    "ProviderFreeDay",
    "RegisterActivity",
    "RegisterAddress",
    "RegisterBranch",
    "RegisterCode",
    "RegisterContact",
    "RegisterDeletion",
    "RegisterDenomination",
    "RegisterDoubt",
    "RegisterEnterprise",
    "RegisterEstablishment",
    "RegisterExtract",
    "RegisterRejection",
    "StandardTrajectory",
    "TrajectoryGroup",
]
