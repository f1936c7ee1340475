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


class NumberProblem(StrEnum):
    """What is wrong with a number of the KBO that somebody typed."""

    EMPTY = "empty"
    NO_DIGITS = "no_digits"
    LENGTH = "length"
    SERIES = "series"
    CHECK = "check"


class ExtractKind(StrEnum):
    """What a published extract of the KBO holds: everything, or what changed since the one before."""

    FULL = "full"
    UPDATE = "update"


class RegisterFile(StrEnum):
    """The files of an extract, in the order in which they are read."""

    CODE = "code"
    ENTERPRISE = "enterprise"
    ESTABLISHMENT = "establishment"
    BRANCH = "branch"
    DENOMINATION = "denomination"
    ADDRESS = "address"
    CONTACT = "contact"
    ACTIVITY = "activity"


class ExtractState(StrEnum):
    """Where an extract stands."""

    STAGING = "staging"
    STAGED = "staged"
    CURRENT = "current"
    REPLACED = "replaced"
    ABANDONED = "abandoned"
    SWEPT = "swept"


class ExtractMove(StrEnum):
    """What can be done with an extract."""

    FINISH = "finish"
    MAKE_CURRENT = "make_current"
    REPLACE = "replace"
    ABANDON = "abandon"
    SWEEP = "sweep"


class Keeper(StrEnum):
    """Who has the ball with an extract: the one who imports it, or the platform itself."""

    IMPORTER = "importer"
    PLATFORM = "platform"


class RowProblem(StrEnum):
    """Why a row of an extract was not taken over."""

    COLUMNS = "columns"
    QUOTES = "quotes"
    ENCODING = "encoding"
    CONTROL = "control"
    TOO_LONG = "too_long"
    EMPTY = "empty"
    NUMBER = "number"
    DAY = "day"
    CODE = "code"
    ZIPCODE = "zipcode"
    TWICE = "twice"


class RegisterChange(StrEnum):
    """What a new extract says of a company or establishment that takes part."""

    ADDED = "added"
    GONE = "gone"
    BACK = "back"
    MOVED = "moved"
    RENAMED = "renamed"
    TRANSFERRED = "transferred"


class RegisterField(StrEnum):
    """What a company can say is not right in the register."""

    NAME = "name"
    LEGAL_FORM = "legal_form"
    STARTED_ON = "started_on"
    ADDRESS = "address"
    ESTABLISHMENTS = "establishments"
    CONTACT = "contact"


class ProviderTable(StrEnum):
    """The tables of the providers, in the order in which they refer to each other."""

    NETWORK = "network"
    PROVIDER = "provider"
    MEMBERSHIP = "membership"
    LOCATION = "location"
    PROGRAMME = "programme"
    TRAJECTORY = "trajectory"
    TRAJECTORY_GROUP = "trajectory_group"
    AANLOOP_PROGRAMME = "aanloop_programme"


class TrajectoryAgreement(StrEnum):
    """The kind of agreement a standard trajectory asks, as the published table writes it."""

    OAO = "OAO"
    SOAO = "SOAO"
    DA = "DA"


class FreeDayKind(StrEnum):
    """Why a provider gives no lessons on a day that it chose itself."""

    FREE = "free"
    STUDY = "study"
    OTHER = "other"


class Happened(StrEnum):
    """What can happen to an organisation."""

    COMPANY_JOINED = "company.joined"
    COMPANY_CORRECTED = "company.corrected"
    ESTABLISHMENTS_ADOPTED = "company.establishments_adopted"
    JOINT_COMMITTEE_SET = "company.joint_committee_set"
    JOINT_COMMITTEE_LEFT = "company.joint_committee_left"
    REGISTER_DOUBTED = "company.register_doubted"
    DOUBT_SETTLED = "company.doubt_settled"
    REGISTER_MADE_CURRENT = "register.made_current"
    EXTRACT_ABANDONED = "register.extract_abandoned"
    PROVIDERS_IMPORTED = "providers.imported"
    IMPORT_UNDONE = "providers.import_undone"
    FREE_DAYS_ADDED = "providers.free_days_added"
    FREE_DAY_REMOVED = "providers.free_day_removed"
