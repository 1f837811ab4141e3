"""Addresses of the desk: nouns; a change of state is a small resource."""

from django.urls import path

from sameboat.doors.desk.views import front, imports, opening, people, questions, rounds, settings, sheets_out, team

urlpatterns = [
    path("", front.desk, name="desk"),
    path("new/", opening.choose_template, name="desk_new"),
    path("new/<slug:template>/", opening.open_from, name="desk_open"),
    path("<slug:slug>/", opening.newest, name="desk_newest"),
    path("<slug:slug>/next/", opening.open_next_round, name="desk_next_round"),
    path("<slug:slug>/words/", rounds.words, name="desk_words"),
    path("<slug:slug>/team/", team.team, name="desk_team"),
    path("<slug:slug>/team/<int:part>/ending/", team.ending, name="desk_part_ending"),
    path("<slug:slug>/team/<int:part>/name/", team.name, name="desk_part_name"),
    path("<slug:slug>/team/invitations/<id:invitation>/withdrawal/", team.withdrawal, name="desk_withdrawal"),
    path("<slug:slug>/<int:number>/", rounds.overview, name="desk_round"),
    path("<slug:slug>/<int:number>/dates/", rounds.dates, name="desk_dates"),
    path("<slug:slug>/<int:number>/texts/", rounds.texts, name="desk_texts"),
    path("<slug:slug>/<int:number>/rules/", settings.rules, name="desk_rules"),
    path("<slug:slug>/<int:number>/publication/", rounds.publication, name="desk_publication"),
    path("<slug:slug>/<int:number>/closure/", rounds.closure, name="desk_closure"),
    path("<slug:slug>/<int:number>/reopening/", rounds.reopening, name="desk_reopening"),
    path("<slug:slug>/<int:number>/questions/", questions.questions, name="desk_questions"),
    path("<slug:slug>/<int:number>/questions/new/", questions.new, name="desk_question_new"),
    path("<slug:slug>/<int:number>/questions/<id:question>/", questions.question, name="desk_question"),
    path("<slug:slug>/<int:number>/questions/<id:question>/place/", questions.place, name="desk_question_place"),
    path("<slug:slug>/<int:number>/questions/<id:question>/hiding/", questions.hiding, name="desk_question_hiding"),
    path("<slug:slug>/<int:number>/questions/<id:question>/removal/", questions.removal, name="desk_question_removal"),
    path("<slug:slug>/<int:number>/people/", people.people, name="desk_people"),
    path("<slug:slug>/<int:number>/people/import/", imports.sheets, name="desk_import"),
    path("<slug:slug>/<int:number>/people/import/<id:sheet>/", imports.sheet, name="desk_sheet"),
    path("<slug:slug>/<int:number>/people/import/<id:sheet>/people/", imports.adding, name="desk_sheet_people"),
    path("<slug:slug>/<int:number>/people/import/<id:sheet>/anew/", imports.anew, name="desk_sheet_anew"),
    path("<slug:slug>/<int:number>/people/import/<id:sheet>/ending/", imports.ending, name="desk_sheet_ending"),
    path("<slug:slug>/<int:number>/people/export/", sheets_out.people_sheet, name="desk_export"),
    path("<slug:slug>/<int:number>/programme.toml", sheets_out.programme_file, name="desk_programme_file"),
    path("<slug:slug>/<int:number>/questions/file/", sheets_out.questions_file, name="desk_questions_file"),
    path("<slug:slug>/<int:number>/people/twice/", people.twice, name="desk_twice"),
    path("<slug:slug>/<int:number>/people/<id:applicant>/", people.person, name="desk_person"),
]
