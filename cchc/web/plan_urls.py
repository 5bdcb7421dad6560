"""Addresses of issued plans; what has a fixed name stands before the pages of a plan of that name."""

from django.urls import path

from cchc.web.views import plan, plan_board, plan_conclusion, plan_own, plan_talk, plan_task

PLAN = "ke-hoach/<slug:plan>/"
TASK = f"{PLAN}nhiem-vu/<str:task>/"
urlpatterns = [
    path("ke-hoach/", plan_own.plans, name="plans"),
    path("ke-hoach/co-quan/<int:year>/", plan_own.own, name="own_plans"),
    path("ke-hoach/co-quan/<int:year>/<int:agency>/", plan_own.own_one, name="own_plan"),
    path("ke-hoach/ket-luan/", plan_conclusion.conclusion, name="conclusion"),
    path("ke-hoach/lich/", plan_own.calendars, name="calendars"),
    path("ke-hoach/lich/<str:key>.ics", plan_own.feed, name="calendar_feed"),
    path(PLAN, plan.plan, name="plan"),
    path(f"{PLAN}do-phu/", plan.coverage, name="coverage"),
    path(f"{PLAN}theo-doi/", plan_board.board, name="plan_board"),
    path(f"{PLAN}kiem-tra/", plan_board.check, name="plan_check"),
    path(f"{PLAN}sua-doi/", plan_board.versions, name="plan_versions"),
    path(f"{PLAN}diem-lay-lai/", plan_board.won_back, name="plan_won_back"),
    path(f"{PLAN}kho-khan/", plan_talk.difficulties, name="plan_difficulties"),
    path(TASK, plan_task.task, name="plan_task"),
    path(f"{TASK}<slug:agency>/<slug:key>/", plan_task.progress, name="plan_progress"),
]
