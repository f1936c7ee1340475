"""How ready one is, without an account. The same pages for every scan; which one comes from where they hang."""

from django.urls import path

from tandem.faces.web.scan import views

app_name = "scan"

urlpatterns = [
    path("", views.start, name="start"),
    path("vraag/", views.question, name="question"),
    path("resultaat/", views.result, name="result"),
    path("resultaat.pdf", views.pdf, name="pdf"),
    path("mail/", views.mail, name="mail"),
]
