"""The front page and the pages about the site itself."""

from django.urls import path

from tandem.faces.web.site import views

app_name = "site"

urlpatterns = [
    path("", views.home, name="home"),
    path("taal/", views.language, name="language"),
    path("weergave/", views.theme, name="theme"),
    path("toegankelijkheid/", views.accessibility, name="accessibility"),
    path("privacy/", views.privacy, name="privacy"),
    path("contact/", views.contact, name="contact"),
    path("hulp/", views.help_page, name="help"),
    path("hulp/<slug:code>/", views.guide, name="guide"),
    path(".well-known/security.txt", views.security, name="security"),
]
