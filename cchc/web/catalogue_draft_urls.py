"""Addresses of draft catalogues; they stand before the pages of versions, whose families are other words."""

from django.urls import path

from cchc.web.views import (
    catalogue_draft,
    catalogue_draft_head,
    catalogue_draft_line,
    catalogue_draft_mapping,
    catalogue_draft_workbook,
)

DRAFT = "bo-tieu-chi/ban-thao/<int:draft>/"
urlpatterns = [
    path("bo-tieu-chi/ban-thao/", catalogue_draft.drafts, name="catalogue_drafts"),
    path("bo-tieu-chi/ban-thao/moi/", catalogue_draft.new, name="catalogue_draft_new"),
    path(DRAFT, catalogue_draft.draft, name="catalogue_draft"),
    path(f"{DRAFT}catalogue.yaml", catalogue_draft.file, name="catalogue_draft_file"),
    path(f"{DRAFT}thong-tin/", catalogue_draft_head.head, name="catalogue_draft_head"),
    path(f"{DRAFT}so-sanh/", catalogue_draft.comparison, name="catalogue_draft_comparison"),
    path(f"{DRAFT}doi-chieu/", catalogue_draft_mapping.mapping, name="catalogue_draft_mapping"),
    path(
        f"{DRAFT}doi-chieu/doi-chieu.yaml",
        catalogue_draft_mapping.mapping_file,
        name="catalogue_draft_mapping_file",
    ),
    path(f"{DRAFT}dong/<slug:line>/", catalogue_draft_line.line, name="catalogue_draft_line"),
    path(f"{DRAFT}bang-tinh/", catalogue_draft_workbook.workbook, name="catalogue_draft_workbook"),
    path(
        f"{DRAFT}bang-tinh/nhan/",
        catalogue_draft_workbook.workbook_apply,
        name="catalogue_draft_workbook_apply",
    ),
    path(
        f"{DRAFT}bang-tinh/ban-thao.xlsx",
        catalogue_draft_workbook.workbook_file,
        name="catalogue_draft_workbook_file",
    ),
]
