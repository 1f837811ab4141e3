"""The room in which partners plan."""

from django.urls import path

from sameboat.doors.partners.plan.views import absences, agreement, goals, plan, themes

urlpatterns = [
    path("plan/", plan.plan, name="partner_plan"),
    path("plan/news/", plan.news, name="partner_plan_news"),
    path("plan/topics/letters/", plan.topic_letters, name="partner_topic_letters"),
    path("plan/topics/<id:topic>/", plan.topic_wish, name="partner_topic_wish"),
    path("plan/agreement/", agreement.agreement, name="partner_agreement"),
    path("plan/agreement/new/", agreement.proposal, name="partner_agreement_new"),
    path("plan/agreement/<int:number>/", agreement.version, name="partner_agreement_version"),
    path("plan/agreement/<int:number>/answer/", agreement.answer, name="partner_agreement_answer"),
    path("plan/goals/new/", goals.goal_new, name="partner_goal_new"),
    path("plan/goals/<id:goal>/", goals.goal, name="partner_goal"),
    path("plan/goals/<id:goal>/words/", goals.goal_words, name="partner_goal_words"),
    path("plan/goals/<id:goal>/becomes/", goals.goal_act, name="partner_goal_act"),
    path("plan/goals/<id:goal>/steps/", goals.step_new, name="partner_step_new"),
    path("plan/goals/<id:goal>/steps/<id:step>/", goals.step_act, name="partner_step_act"),
    path("plan/goals/<id:goal>/links/", goals.link_new, name="partner_link_new"),
    path("plan/goals/<id:goal>/links/<id:link>/removal/", goals.link_removal, name="partner_link_removal"),
    path("plan/themes/new/", themes.theme_new, name="partner_theme_new"),
    path("plan/themes/<id:theme>/", themes.theme, name="partner_theme"),
    path("plan/themes/<id:theme>/removal/", themes.theme_removal, name="partner_theme_removal"),
    path("away/", absences.absences, name="partner_absences"),
    path("away/<id:absence>/over/", absences.absence_ending, name="partner_absence_ending"),
]
