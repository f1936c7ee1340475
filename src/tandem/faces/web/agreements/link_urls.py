"""Signing by the link in a mail: no account, one purpose, once."""

from django.urls import path

from tandem.faces.web.agreements import links

app_name = "sign"

urlpatterns = [
    path("terug/", links.returned, name="returned"),
    path("<str:secret>/", links.sign, name="sign"),
    path("<str:secret>/tekst.pdf", links.paper, name="paper"),
    path("<str:secret>/elektronisch/", links.at_service, name="at_service"),
    path("<str:secret>/weigeren/", links.refuse, name="refuse"),
]
