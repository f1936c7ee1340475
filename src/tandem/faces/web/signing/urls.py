"""The signing service calls back; and in the demo, the page on which our own double lets somebody sign."""

from django.urls import path

from tandem.faces.web.signing import views

app_name = "signing"

urlpatterns = [
    path("ondertekening/<uuid:package_id>/<str:mark>/", views.called, name="called"),
    path("proefdienst/<str:reference>/<str:token>/", views.proof, name="proof"),
]
