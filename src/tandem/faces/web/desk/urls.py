"""The desk of a body: its files, checks and decisions."""

from django.urls import path

from tandem.faces.web.desk import views

app_name = "desk"

urlpatterns = [
    path("", views.inbox, name="inbox"),
    path("lijst.<str:kind>", views.inbox_export, name="export"),
    path("aanvragen/<uuid:request_id>/", views.request_page, name="request"),
    path("aanvragen/<uuid:request_id>/vraag/", views.ask_completion, name="ask_completion"),
    path("aanvragen/<uuid:request_id>/volledig/", views.declare_complete, name="declare_complete"),
    path("aanvragen/<uuid:request_id>/opnemen/", views.take_up, name="take_up"),
    path("aanvragen/<uuid:request_id>/beslissen/", views.decide, name="decide"),
    path("aanvragen/<uuid:request_id>/opheffen/", views.lift, name="lift"),
    path("aanvragen/<uuid:request_id>/brief/", views.preview, name="preview"),
    path("aanvragen/<uuid:request_id>/geschiedenis/", views.history, name="history"),
    path("aanvragen/<uuid:request_id>/geschiedenis.<str:kind>", views.history_export, name="history_export"),
    path("aanvragen/<uuid:request_id>/<str:kind>.pdf", views.document, name="document"),
    path("bijlagen/<uuid:attachment_id>/", views.attachment, name="attachment"),
]
