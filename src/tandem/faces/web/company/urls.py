"""The area of a company: its home, its mentors, its form, its requests."""

from django.urls import path

from tandem.faces.web.company.views import (
    documents,
    filing,
    form,
    home,
    joining,
    learners,
    mentors,
    openings,
    requests,
)

app_name = "company"

_FORM = "aanvraag/<uuid:dossier_id>/"
_WORKPLACE = f"{_FORM}werkplek/<uuid:request_id>/"
_REQUEST = "aanvragen/<uuid:request_id>/"
_OPENING = "openstaande-werkplekken/<uuid:opening_id>/"
_MENTOR = "mentoren/<uuid:mentor_id>/"

urlpatterns = [
    path("", home.home, name="home"),
    path("erkenningen/", home.recognitions, name="recognitions"),
    path("erkenningen/lijst.<str:kind>", home.recognitions_export, name="export"),
    path("starten/", joining.start, name="start"),
    path("starten/beheren/", joining.claim, name="claim"),
    path("uitnodigen/", joining.invite, name="invite"),
    path("uitnodigen/lijst.<str:kind>", joining.people_export, name="people_export"),
    path("uitnodigen/<uuid:invitation_id>/intrekken/", joining.withdraw_invitation, name="withdraw_invitation"),
    path("toegang/<uuid:capacity_id>/beeindigen/", joining.end_capacity, name="end_capacity"),
    path("paritair-comite/", joining.joint_committee, name="joint_committee"),
    path("paritair-comite/zoeken/", joining.suggest_committees, name="suggest_committees"),
    path("paritair-comite/<str:number>/einde/", joining.leave_committee, name="leave_committee"),
    path("twijfel/", joining.doubt, name="doubt"),
    path("vestigingen/", joining.establishments, name="establishments"),
    path("openstaande-werkplekken/", openings.openings, name="openings"),
    path("openstaande-werkplekken/lijst.<str:kind>", openings.openings_export, name="openings_export"),
    path("erkenningen/<uuid:recognition_id>/openzetten/", openings.open_place, name="open_place"),
    path(_OPENING, openings.opening, name="opening"),
    path(f"{_OPENING}wijzigen/", openings.change, name="change_opening"),
    path(f"{_OPENING}pauze/", openings.pause, name="pause_opening"),
    path(f"{_OPENING}openzetten/", openings.resume, name="resume_opening"),
    path(f"{_OPENING}sluiten/", openings.close, name="close_opening"),
    path(f"{_OPENING}geschiedenis/", openings.history, name="opening_history"),
    path(f"{_OPENING}geschiedenis.<str:kind>", openings.history_export, name="opening_history_export"),
    path("lerenden/", learners.learners, name="learners"),
    path("lerenden/<uuid:profile_id>/", learners.learner, name="learner"),
    path("mentoren/", mentors.mentors, name="mentors"),
    path("mentoren/lijst.<str:kind>", mentors.mentors_export, name="mentors_export"),
    path("mentoren/nieuw/", mentors.new_mentor, name="new_mentor"),
    path(_MENTOR, mentors.mentor, name="mentor"),
    path(f"{_MENTOR}uittreksel/", mentors.extract, name="extract"),
    path(f"{_MENTOR}opleiding/", mentors.training, name="training"),
    path(f"{_MENTOR}afmelden/", mentors.deactivate, name="deactivate_mentor"),
    path(f"{_MENTOR}heraanmelden/", mentors.reactivate, name="reactivate_mentor"),
    path("aanvraag/", form.start_dossier, name="start_dossier"),
    path("opleidingen/zoeken/", form.suggest_trainings, name="suggest_trainings"),
    path(_FORM, form.dossier, name="dossier"),
    path(f"{_FORM}verwijderen/", form.discard, name="discard"),
    path(f"{_FORM}werkplekken/", form.workplaces, name="workplaces"),
    path(_WORKPLACE, form.workplace, name="workplace"),
    path(f"{_WORKPLACE}bewaren/", form.autosave_workplace, name="autosave_workplace"),
    path(f"{_WORKPLACE}verwijderen/", form.remove_workplace, name="remove_workplace"),
    path(f"{_FORM}verklaringen/", form.declarations, name="declarations"),
    path(f"{_FORM}verklaringen/bewaren/", form.autosave_declarations, name="autosave_declarations"),
    path(f"{_FORM}documenten/<str:condition>/", documents.documents, name="documents"),
    path("bijlagen/<uuid:attachment_id>/", documents.attachment, name="attachment"),
    path("bijlagen/<uuid:attachment_id>/verwijderen/", documents.remove_attachment, name="remove_attachment"),
    path(f"{_FORM}contact/", form.contact, name="contact"),
    path(f"{_FORM}contact/bewaren/", form.autosave_contact, name="autosave_contact"),
    path(f"{_FORM}nakijken/", filing.check, name="check"),
    path(f"{_FORM}indienen/", filing.submit, name="submit"),
    path(f"{_FORM}ontvangen/", filing.receipt, name="receipt"),
    path(f"{_FORM}ontvangstbewijs.pdf", filing.receipt_pdf, name="receipt_pdf"),
    path(_REQUEST, requests.request_page, name="request"),
    path(f"{_REQUEST}aanvullen/", requests.resubmit, name="resubmit"),
    path(f"{_REQUEST}intrekken/", requests.withdraw, name="withdraw"),
    path(f"{_REQUEST}geschiedenis/", requests.history, name="history"),
    path(f"{_REQUEST}geschiedenis.<str:kind>", requests.history_export, name="history_export"),
    path(f"{_REQUEST}<str:kind>.pdf", requests.document, name="document"),
]
