"""Run argmap as `python -m argmap`."""

import sys

from argmap.cli.main import main

sys.exit(main())
