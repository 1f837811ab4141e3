"""Helping each other: the sounding board, the pool, feedback, and the tide."""

from django.urls import path

from sameboat.doors.partners.helping.views import asking, feedback, pool, reading, room

DRAFT = "help/drafts/<id:sounding>/"
IN_THE_POOL = "help/pool/<id:sounding>/"
OCCASION = "help/feedback/<id:occasion>/"

urlpatterns = [
    path("help/", room.help_room, name="partner_help"),
    path("help/news/", room.news, name="partner_help_news"),
    path("help/noted/", room.note_help, name="partner_help_note"),
    path("help/noted/<id:exchange>/out/", room.take_help_out, name="partner_help_note_out"),
    path("help/ask/", asking.ask, name="partner_help_ask"),
    path(DRAFT, reading.board, name="partner_help_board"),
    path(f"{DRAFT}change/", asking.change, name="partner_help_change"),
    path(f"{DRAFT}now/", asking.at_once, name="partner_help_at_once"),
    path(f"{DRAFT}let-go/", asking.let_go, name="partner_help_let_go"),
    path(f"{DRAFT}done/", asking.done, name="partner_help_done"),
    path(f"{DRAFT}comments/", reading.remark, name="partner_help_remark"),
    path(f"{DRAFT}comments/<id:comment>/answers/", reading.answer, name="partner_help_answer"),
    path(f"{DRAFT}comments/<id:comment>/back/", reading.remark_back, name="partner_help_remark_back"),
    path(f"{DRAFT}verdict/", reading.verdict, name="partner_help_verdict"),
    path(f"{DRAFT}pass-on/", reading.pass_on, name="partner_help_pass_on"),
    path("help/pool/", pool.pool, name="partner_help_pool"),
    path("help/pool/leave/", pool.leave_pool, name="partner_help_pool_leave"),
    path(IN_THE_POOL, pool.draft, name="partner_help_pool_draft"),
    path(f"{IN_THE_POOL}take/", pool.take_up, name="partner_help_pool_take"),
    path(f"{IN_THE_POOL}comments/", pool.remark, name="partner_help_pool_remark"),
    path(f"{IN_THE_POOL}comments/<id:comment>/answers/", pool.answer, name="partner_help_pool_answer"),
    path(f"{IN_THE_POOL}verdict/", pool.verdict, name="partner_help_pool_verdict"),
    path(f"{IN_THE_POOL}back/", pool.hand_back, name="partner_help_pool_back"),
    path("help/feedback/", feedback.propose, name="partner_help_feedback_new"),
    path(OCCASION, feedback.give, name="partner_help_feedback"),
    path(f"{OCCASION}change/", feedback.change, name="partner_help_feedback_change"),
    path(f"{OCCASION}agree/", feedback.agree, name="partner_help_feedback_agree"),
    path(f"{OCCASION}let-be/", feedback.withdraw, name="partner_help_feedback_let_be"),
    path("help/feedback/said/<id:feedback>/", feedback.answer, name="partner_help_feedback_answer"),
    path("help/feedback/said/<id:feedback>/back/", feedback.take_back, name="partner_help_feedback_back"),
]
