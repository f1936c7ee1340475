"""The first version of the API."""

from ninja import NinjaAPI

api = NinjaAPI(title="Tandem", version="1", urls_namespace="v1", docs_url=None, openapi_url=None)
