"""A plan as an office holds it (.docx, .pdf, Markdown) read as a draft in which every doubt is marked."""
