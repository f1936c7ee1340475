"""Saying yes or no to a change by the link in a mail."""

from django.urls import path

from tandem.faces.web.agreements_after import links

app_name = "agree"

urlpatterns = [
    path("<str:secret>/", links.agree, name="agree"),
    path("<str:secret>/tekst.pdf", links.paper, name="paper"),
    path("<str:secret>/weigeren/", links.refuse, name="refuse"),
]
