"""Refusals as `application/problem+json`, with the words of Belgif where it has one; every reason is an issue."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from http import HTTPStatus
from typing import Annotated, Any

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext, gettext_noop
from pydantic import Field

from tandem.faces.api.fields import Given

MEDIA_TYPE = "application/problem+json"
_BELGIF = "urn:problem-type:belgif:"
_OWN = "urn:problem-type:tandem:"
_GUIDE = "https://www.belgif.be/specification/rest/api-guide/#"


class Kind(StrEnum):
    """What went wrong; the status goes with it."""

    BAD_REQUEST = f"{_BELGIF}badRequest"
    NO_ACCESS_TOKEN = f"{_BELGIF}noAccessToken"
    INVALID_ACCESS_TOKEN = f"{_BELGIF}invalidAccessToken"
    EXPIRED_ACCESS_TOKEN = f"{_BELGIF}expiredAccessToken"
    MISSING_PERMISSION = f"{_BELGIF}missingPermission"
    RESOURCE_NOT_FOUND = f"{_BELGIF}resourceNotFound"
    METHOD_NOT_ALLOWED = f"{_OWN}methodNotAllowed"
    NOT_POSSIBLE = f"{_OWN}notPossible"
    IN_THE_WAY = f"{_OWN}conflict"
    CHANGED_SINCE = f"{_OWN}preconditionFailed"
    PAYLOAD_TOO_LARGE = f"{_BELGIF}payloadTooLarge"
    UNSUPPORTED_MEDIA_TYPE = f"{_OWN}unsupportedMediaType"
    KEY_USED_BEFORE = f"{_OWN}idempotencyKeyUsedBefore"
    MATCH_NEEDED = f"{_OWN}preconditionRequired"
    TOO_MANY_REQUESTS = f"{_BELGIF}tooManyRequests"
    INTERNAL_SERVER_ERROR = f"{_BELGIF}internalServerError"
    SERVICE_UNAVAILABLE = f"{_BELGIF}serviceUnavailable"


class InputFault(StrEnum):
    """What is wrong with one thing that was sent, in the words of Belgif."""

    SCHEMA = f"{_BELGIF}input-validation:schemaViolation"
    INVALID = f"{_BELGIF}input-validation:invalidInput"
    UNKNOWN = f"{_BELGIF}input-validation:unknownInput"


FINDING = f"{_OWN}finding"
"""An issue that is a finding of a rule, a policy or a workflow."""

STATUS = {
    Kind.BAD_REQUEST: HTTPStatus.BAD_REQUEST,
    Kind.NO_ACCESS_TOKEN: HTTPStatus.UNAUTHORIZED,
    Kind.INVALID_ACCESS_TOKEN: HTTPStatus.UNAUTHORIZED,
    Kind.EXPIRED_ACCESS_TOKEN: HTTPStatus.UNAUTHORIZED,
    Kind.MISSING_PERMISSION: HTTPStatus.FORBIDDEN,
    Kind.RESOURCE_NOT_FOUND: HTTPStatus.NOT_FOUND,
    Kind.METHOD_NOT_ALLOWED: HTTPStatus.METHOD_NOT_ALLOWED,
    Kind.NOT_POSSIBLE: HTTPStatus.CONFLICT,
    Kind.IN_THE_WAY: HTTPStatus.CONFLICT,
    Kind.CHANGED_SINCE: HTTPStatus.PRECONDITION_FAILED,
    Kind.PAYLOAD_TOO_LARGE: HTTPStatus.REQUEST_ENTITY_TOO_LARGE,
    Kind.UNSUPPORTED_MEDIA_TYPE: HTTPStatus.UNSUPPORTED_MEDIA_TYPE,
    Kind.KEY_USED_BEFORE: HTTPStatus.UNPROCESSABLE_ENTITY,
    Kind.MATCH_NEEDED: HTTPStatus.PRECONDITION_REQUIRED,
    Kind.TOO_MANY_REQUESTS: HTTPStatus.TOO_MANY_REQUESTS,
    Kind.INTERNAL_SERVER_ERROR: HTTPStatus.INTERNAL_SERVER_ERROR,
    Kind.SERVICE_UNAVAILABLE: HTTPStatus.SERVICE_UNAVAILABLE,
}

_DETAIL = {
    Kind.BAD_REQUEST: gettext_noop("Het bericht klopt niet. Elke fout staat apart in issues."),
    Kind.NO_ACCESS_TOKEN: gettext_noop("Meld u aan, of stuur een toegangssleutel mee in Authorization."),
    Kind.INVALID_ACCESS_TOKEN: gettext_noop("Deze toegangssleutel kennen wij niet, of hij is ingetrokken."),
    Kind.EXPIRED_ACCESS_TOKEN: gettext_noop("Deze toegangssleutel is vervallen. Maak een nieuwe."),
    Kind.MISSING_PERMISSION: gettext_noop("In deze hoedanigheid mag u dit niet."),
    Kind.RESOURCE_NOT_FOUND: gettext_noop("Dit bestaat niet, of u mag het niet zien."),
    Kind.METHOD_NOT_ALLOWED: gettext_noop("Dit kan hier niet. De koptekst Allow zegt wat wel kan."),
    Kind.NOT_POSSIBLE: gettext_noop("Dit kan nu niet. Elke reden staat apart in issues."),
    Kind.IN_THE_WAY: gettext_noop("Iemand anders deed op hetzelfde moment iets dat hiermee botst. Lees opnieuw."),
    Kind.CHANGED_SINCE: gettext_noop("Dit is veranderd nadat u het las. Lees het opnieuw."),
    Kind.PAYLOAD_TOO_LARGE: gettext_noop("Dit bericht is te groot."),
    Kind.UNSUPPORTED_MEDIA_TYPE: gettext_noop("Stuur dit in de vorm die de beschrijving noemt."),
    Kind.KEY_USED_BEFORE: gettext_noop("Deze Idempotency-Key hoort bij een ander bericht. Neem een nieuwe."),
    Kind.MATCH_NEEDED: gettext_noop("Stuur in If-Match de ETag mee van wat u las."),
    Kind.TOO_MANY_REQUESTS: gettext_noop("Dit zijn te veel vragen na elkaar. Wacht even."),
    Kind.INTERNAL_SERVER_ERROR: gettext_noop("Er ging iets mis bij ons. Noem ons het nummer in instance."),
    Kind.SERVICE_UNAVAILABLE: gettext_noop("Wij kunnen dit even niet. Probeer het straks opnieuw."),
}


class RuleSource(Given):
    """Where a rule can be read, as far as we know."""

    key: Annotated[str, Field(description="The parameter of the law, see /law/parameters/{key}.")]
    rule: Annotated[str, Field(description="Our number of the rule.", examples=["R-REC-10"])]
    article: str | None = None
    source: Annotated[str, Field(description="The best source, and how many there are more.")] = ""
    since: Annotated[str | None, Field(description="The day from which the value holds.")] = None
    certainty: Annotated[str, Field(description="official, retold, uncertain or invented.")] = ""


class Issue(Given):
    """One reason."""

    type: str
    where: Annotated[str | None, Field(alias="in", description="body, query, path or header.")] = None
    name: Annotated[str | None, Field(description="The field, as a path.")] = None
    value: Annotated[Any, Field(description="What was sent there.")] = None
    title: str = ""
    detail: str = ""
    code: Annotated[str | None, Field(description="The code of the finding; it never changes.")] = None
    found: Annotated[Any, Field(description="What the rule found.")] = None
    needed: Annotated[Any, Field(description="What the rule needs.")] = None
    effect: Annotated[
        str | None, Field(description="block; warn (advice) or note (good to know) where it does not stop the step.")
    ] = None
    subject: Annotated[str | None, Field(description="Which of several things it is about.")] = None
    rule: RuleSource | None = None
    next: Annotated[str | None, Field(description="What you can do.")] = None


class Problem(Given):
    """A refusal."""

    type: str
    href: Annotated[str | None, Field(description="Where to read on, for a type of Belgif.")] = None
    title: str
    status: int
    detail: str
    instance: Annotated[str, Field(description="The trace id of this answer.")]
    issues: list[Issue] = Field(default_factory=list)


@dataclass
class Refused(Exception):  # noqa: N818 - reads as the answer it becomes
    """A refusal on its way to the answer."""

    kind: Kind
    issues: Sequence[Issue] = ()
    headers: dict[str, str] = field(default_factory=dict)


def answer(request: HttpRequest, refused: Refused) -> HttpResponse:
    """The refusal as it is sent."""
    status = STATUS[refused.kind]
    name = refused.kind.rpartition(":")[2]
    problem = Problem(
        type=refused.kind,
        href=f"{_GUIDE}{name}" if refused.kind.startswith(_BELGIF) else None,
        title=status.phrase,
        status=status,
        detail=gettext(_DETAIL[refused.kind]),
        instance=f"urn:uuid:{getattr(request, 'trace_id', '00000000-0000-0000-0000-000000000000')}",
        issues=list(refused.issues),
    )
    content = problem.model_dump_json(by_alias=True, exclude_none=True)
    return HttpResponse(content, status=status, content_type=MEDIA_TYPE, headers=refused.headers)
