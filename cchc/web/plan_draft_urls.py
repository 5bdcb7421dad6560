"""Addresses of drafts of plans; they stand before the pages of issued plans of such a name."""

from django.urls import path

from cchc.web.views import plan_draft, plan_draft_edit, plan_draft_entries, plan_draft_import, plan_reading

DRAFT = "ke-hoach/ban-thao/<slug:draft>/"
ENTRY = f"{DRAFT}muc/<slug:section>/<int:place>/"
urlpatterns = [
    path("ke-hoach/ban-thao/", plan_draft.drafts, name="plan_drafts"),
    path("ke-hoach/ban-thao/moi/", plan_draft.new_draft, name="plan_draft_new"),
    path("ke-hoach/ban-thao/tu-van-ban/", plan_draft_import.import_plan, name="plan_draft_import"),
    path("ke-hoach/ban-thao/tu-van-ban/<int:reading>/", plan_reading.reading, name="plan_reading"),
    path(DRAFT, plan_draft.draft, name="plan_draft"),
    path(f"{DRAFT}tep-goc/", plan_draft_import.source, name="plan_draft_source"),
    path(f"{DRAFT}phan-dau/", plan_draft_edit.head, name="plan_draft_head"),
    path(f"{DRAFT}nhiem-vu/", plan_draft_edit.new_task, name="plan_draft_task_new"),
    path(f"{DRAFT}nhiem-vu/<str:task>/", plan_draft_edit.task, name="plan_draft_task"),
    path(f"{DRAFT}muc/<slug:section>/", plan_draft_entries.section, name="plan_draft_section"),
    path(f"{DRAFT}muc/<slug:section>/them/", plan_draft_entries.new_entry, name="plan_draft_entry_new"),
    path(ENTRY, plan_draft_entries.entry, name="plan_draft_entry"),
    path(f"{ENTRY}chi-tieu/", plan_draft_entries.new_target, name="plan_draft_target_new"),
    path(f"{ENTRY}chi-tieu/<int:target>/", plan_draft_entries.target, name="plan_draft_target"),
    path(f"{DRAFT}ket-qua/", plan_draft_edit.result, name="plan_draft_result"),
    path(f"{DRAFT}xem-lai/", plan_draft_edit.settle, name="plan_draft_settle"),
    path(f"{DRAFT}bo/", plan_draft_edit.drop, name="plan_draft_drop"),
    path(f"{DRAFT}ban-hanh/", plan_draft_edit.issue, name="plan_draft_issue"),
]
