"""Training plans: written by who guides the learner, read by the learner, the parents and the company."""

from django.urls import path

from tandem.faces.web.plans import modules, steps, views

app_name = "plans"

_ONE = "<uuid:plan_id>/"

urlpatterns = [
    path("", views.plans, name="list"),
    path("lijst.<str:kind>", views.export_list, name="export"),
    path("sjablonen/", views.templates, name="templates"),
    path("sjablonen/<uuid:template_id>/weg/", steps.remove_template, name="remove_template"),
    path("modules/", modules.asked, name="asked"),
    path("modules/lijst.<str:kind>", modules.export_asked, name="asked_export"),
    path("modules/<uuid:module_id>/", modules.given, name="given"),
    path("modules/<uuid:module_id>/ja/", modules.confirm, name="confirm_module"),
    path("modules/<uuid:module_id>/nee/", modules.refuse, name="refuse_module"),
    path("nieuw/<uuid:track_id>/", steps.start, name="start"),
    path(_ONE, views.plan, name="plan"),
    path(f"{_ONE}activiteiten.<str:kind>", views.export_lines, name="lines_export"),
    path(f"{_ONE}plan.pdf", views.plan_pdf, name="pdf"),
    path(f"{_ONE}agenda.ics", views.calendar_file, name="calendar"),
    path(f"{_ONE}verschillen/", views.differences, name="differences"),
    path(f"{_ONE}periode/", steps.change, name="change"),
    path(f"{_ONE}activiteiten/", steps.table, name="table"),
    path(f"{_ONE}activiteiten/nieuw/", steps.add_line, name="add_line"),
    path(f"{_ONE}activiteiten/<str:code>/", steps.line, name="line"),
    path(f"{_ONE}activiteiten/<str:code>/weg/", steps.remove_line, name="remove_line"),
    path(f"{_ONE}werkplekken/nieuw/", steps.add_workplace, name="add_workplace"),
    path(f"{_ONE}werkplekken/<int:number>/", steps.workplace, name="workplace"),
    path(f"{_ONE}werkplekken/<int:number>/weg/", steps.remove_workplace, name="remove_workplace"),
    path(f"{_ONE}andere-aanbieders/nieuw/", modules.add, name="add_module"),
    path(f"{_ONE}andere-aanbieders/<int:number>/", modules.change, name="module"),
    path(f"{_ONE}andere-aanbieders/<int:number>/weg/", modules.withdraw, name="withdraw_module"),
    path(f"{_ONE}verdelen/", steps.spread, name="spread"),
    path(f"{_ONE}sjabloon/", steps.save_template, name="save_template"),
    path(f"{_ONE}opmerking/", steps.comment, name="comment"),
    path(f"{_ONE}opmerkingen/<uuid:comment_id>/afgehandeld/", steps.settle, name="settle"),
    path(f"{_ONE}delen/", steps.share, name="share"),
    path(f"{_ONE}vastleggen/", steps.freeze, name="freeze"),
    path(f"{_ONE}weer-openen/", steps.reopen, name="reopen"),
    path(f"{_ONE}sluiten/", steps.close, name="close"),
    path(f"{_ONE}weggooien/", steps.delete, name="delete"),
]
