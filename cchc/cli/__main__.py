"""`python -m cchc.cli` is the same as `cchc`."""

import sys

from cchc.cli import main

sys.exit(main())
