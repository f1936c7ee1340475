"""Words of the organisations."""

from enum import StrEnum


class ProviderKind(StrEnum):
    """What kind of provider of dual learning."""

    SCHOOL = "school"
    CDO = "CDO"
    SYNTRA = "SYNTRA"
    BUSO = "BuSO"
    CVO = "CVO"


class NetworkKind(StrEnum):
    """What kind of network a provider belongs to."""

    UMBRELLA = "umbrella"
    SCHOOL_COMMUNITY = "school_community"


class PositionSource(StrEnum):
    """How exactly we know where an address lies."""

    ADDRESS = "address"
    POSTAL_CODE = "postal_code"
    MUNICIPALITY = "municipality"


class Happened(StrEnum):
    """What can happen to an organisation."""

    COMPANY_JOINED = "company.joined"
    COMPANY_CORRECTED = "company.corrected"
    JOINT_COMMITTEE_SET = "company.joint_committee_set"
    REGISTER_DOUBTED = "company.register_doubted"
    REGISTER_MADE_CURRENT = "register.made_current"
    PROVIDERS_IMPORTED = "providers.imported"
    IMPORT_UNDONE = "providers.import_undone"
