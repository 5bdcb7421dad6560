#!/usr/bin/env python
"""Django's own commands for this site: migrate, load_demo and the jobs."""

import os
import sys

from django.core.management import execute_from_command_line


def main() -> None:
    """Run one management command with the settings of this site."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "cchc.settings")
    execute_from_command_line(sys.argv)


if __name__ == "__main__":
    main()
