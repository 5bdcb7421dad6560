"""Defining registers, keeping their rows with evidence, and confirming that a year is complete."""

from cchc.records.registers.actions.definitions import define_register, extend_register, load_register
from cchc.records.registers.actions.importing import Imported, import_rows
from cchc.records.registers.actions.proving import attach_to_row, detach_from_row
from cchc.records.registers.actions.rows import remove_row, save_row
from cchc.records.registers.actions.years import close_year, open_year

__all__ = [
    "Imported",
    "attach_to_row",
    "close_year",
    "define_register",
    "detach_from_row",
    "extend_register",
    "import_rows",
    "load_register",
    "open_year",
    "remove_row",
    "save_row",
]
