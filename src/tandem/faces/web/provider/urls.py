"""What a provider says of itself: the days on which it gives no lessons."""

from django.urls import path

from tandem.faces.web.provider import views

app_name = "provider"

urlpatterns = [
    path("vrije-dagen/", views.free_days, name="free_days"),
    path("vrije-dagen/lijst.<str:kind>", views.free_days_export, name="free_days_export"),
    path("vrije-dagen/<uuid:free_day_id>/schrappen/", views.remove_free_day, name="remove_free_day"),
]
