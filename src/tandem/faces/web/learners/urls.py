"""The area of a provider and its coaches: their learners, each with one file."""

from django.urls import path

from tandem.faces.web.learners.views import (
    accounts,
    advice,
    enrolling,
    file,
    fitting,
    guardians,
    importing,
    lists,
    needs,
    screening,
)

app_name = "learners"

_TRACK = "<uuid:track_id>/"

urlpatterns = [
    path("", lists.learners, name="list"),
    path("lijst.<str:kind>", lists.export_list, name="export"),
    path("inschrijven/", enrolling.enrol, name="enrol"),
    path("inlezen/", importing.start, name="import"),
    path("inlezen/sjabloon.<str:kind>", importing.empty, name="import_template"),
    path("inlezen/bestanden.<str:kind>", importing.export_list, name="imports_export"),
    path("inlezen/<uuid:file_id>/", importing.file, name="import_file"),
    path("inlezen/<uuid:file_id>/nog-niet.<str:kind>", importing.rest, name="import_rest"),
    path("inlezen/<uuid:file_id>/alles.<str:kind>", importing.whole, name="import_whole"),
    path("inlezen/<uuid:file_id>/weggooien/", importing.throw_away, name="import_throw_away"),
    path("inlezen/<uuid:file_id>/uitnodigen/", importing.invite, name="import_invite"),
    path("werkplek/<uuid:opening_id>/", fitting.fitting_learners, name="fitting"),
    path("werkplek/<uuid:opening_id>/lijst.<str:kind>", fitting.export_fitting, name="fitting_export"),
    path(_TRACK, file.track, name="track"),
    path(f"{_TRACK}gegevens/", enrolling.correct, name="correct"),
    path(f"{_TRACK}begeleider/", file.coach, name="coach"),
    path(f"{_TRACK}begeleiden/", file.take, name="take"),
    path(f"{_TRACK}stap/", file.move, name="move"),
    path(f"{_TRACK}vertrek/", file.leave, name="leave"),
    path(f"{_TRACK}ouder/", guardians.note, name="guardian"),
    path(f"{_TRACK}ouder/<uuid:guardianship_id>/einde/", guardians.end, name="end_guardian"),
    path(f"{_TRACK}ouder/<uuid:guardianship_id>/gegevens/", guardians.correct, name="correct_guardian"),
    path(f"{_TRACK}uitnodigen/", accounts.invite, name="invite"),
    path(f"{_TRACK}uitnodigen/intrekken/", accounts.withdraw, name="withdraw"),
    path(f"{_TRACK}ouder/<uuid:guardianship_id>/uitnodigen/", accounts.invite_guardian, name="invite_guardian"),
    path(
        f"{_TRACK}ouder/<uuid:guardianship_id>/uitnodigen/intrekken/",
        accounts.withdraw_guardian,
        name="withdraw_guardian",
    ),
    path(f"{_TRACK}toegang-sluiten/", accounts.put_out, name="put_out"),
    path(f"{_TRACK}ouder/<uuid:guardianship_id>/toegang-sluiten/", accounts.put_out_guardian, name="put_out_guardian"),
    path(f"{_TRACK}screening/", screening.answer, name="screening"),
    path(f"{_TRACK}screening/<int:version>/", screening.version, name="screening_version"),
    path(f"{_TRACK}screening/besluiten/", screening.conclude, name="conclude"),
    path(f"{_TRACK}screening/opnieuw/", screening.reopen, name="reopen"),
    path(f"{_TRACK}advies/", advice.advice, name="advice"),
    path(f"{_TRACK}advies/werkzoekende/", advice.tell_job_seeker, name="job_seeker"),
    path(f"{_TRACK}advies/<uuid:advice_id>/weghalen/", advice.withdraw, name="withdraw_advice"),
    path(f"{_TRACK}afgeschermd/", needs.needs, name="needs"),
    path(f"{_TRACK}afgeschermd/wissen/", needs.erase, name="needs_erase"),
    path(f"{_TRACK}afgeschermd/<str:scope>/papier/", needs.paper, name="needs_paper"),
    path(f"{_TRACK}afgeschermd/<str:scope>/intrekken/", needs.withdraw, name="needs_withdraw"),
    path(f"{_TRACK}werkplekken/", file.choices, name="choices"),
    path(f"{_TRACK}geschiedenis/", file.history, name="history"),
    path(f"{_TRACK}geschiedenis.<str:kind>", file.history_export, name="history_export"),
]
