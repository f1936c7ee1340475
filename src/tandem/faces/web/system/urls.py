"""The pages for who runs the platform, and for who keeps powers and people."""

from django.urls import path

from tandem.faces.web.system import imports, lists, mandates, people, timetables, views

app_name = "system"

urlpatterns = [
    path("", views.home, name="home"),
    path("taken/", views.job_list, name="jobs"),
    path("taken/lijst.<str:kind>", views.jobs_export, name="jobs_export"),
    path("taken/<uuid:job_id>/opnieuw/", views.job_again, name="job_again"),
    path("mails/", views.mails, name="mails"),
    path("mails/lijst.<str:kind>", views.mails_export, name="mails_export"),
    path("ketens/", views.chains, name="chains"),
    path("ketens/lijst.<str:kind>", views.chains_export, name="chains_export"),
    path("opmerkingen/", views.doubts, name="doubts"),
    path("opmerkingen/lijst.<str:kind>", views.doubts_export, name="doubts_export"),
    path("opmerkingen/<uuid:doubt_id>/", views.settle_doubt, name="settle_doubt"),
    path("mensen/", people.invite, name="people"),
    path("mensen/lijst.<str:kind>", people.people_export, name="people_export"),
    path("mensen/<uuid:capacity_id>/einde/", people.end, name="end_capacity"),
    path("uitnodigingen/<uuid:invitation_id>/intrekken/", people.withdraw, name="withdraw_invitation"),
    path("bevoegdheden/", mandates.move, name="move_power"),
    path("regels/", mandates.rules, name="rule_settings"),
    path("regels/lijst.<str:kind>", mandates.rules_export, name="rules_export"),
    path("activiteitenlijsten/", lists.overview, name="activity_lists"),
    path("activiteitenlijsten/lijst.<str:kind>", lists.lists_export, name="activity_lists_export"),
    path("activiteitenlijsten/<uuid:upload_id>/", lists.preview, name="activity_lists_preview"),
    path("activiteitenlijsten/<uuid:upload_id>/fouten.xlsx", lists.errors, name="activity_lists_errors"),
    path("invoer/", imports.overview, name="imports"),
    path("invoer/lijst.<str:kind>", imports.batches_export, name="imports_export"),
    path("invoer/<uuid:upload_id>/", imports.preview, name="import_preview"),
    path("invoer/<uuid:upload_id>/fouten.xlsx", imports.errors, name="import_errors"),
    path("invoer/batch/<uuid:batch_id>/ongedaan/", imports.undo, name="import_undo"),
    path("dienstregelingen/", timetables.overview, name="timetables"),
    path("dienstregelingen/lijst.<str:kind>", timetables.overview_export, name="timetables_export"),
    path("dienstregelingen/<uuid:timetable_id>/", timetables.timetable, name="timetable"),
    path(
        "dienstregelingen/<uuid:timetable_id>/fouten.<str:kind>", timetables.problems_export, name="timetable_problems"
    ),
    path("dienstregelingen/<uuid:timetable_id>/gebruik/", timetables.use, name="use_timetable"),
    path("dienstregelingen/<uuid:timetable_id>/intrekken/", timetables.withdraw, name="withdraw_timetable"),
]
