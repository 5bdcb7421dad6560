"""Official documents as .docx, PDF and .xlsx in the layout of Nghị định 30/2020/NĐ-CP."""
