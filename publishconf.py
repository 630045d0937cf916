"""The settings for publishing: those of pelicanconf.py with a few overridden."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))

from pelicanconf import *

# What goes out is kept apart from trial builds, so that no trial can touch it.
OUTPUT_PATH = "public"

# Beside each text its compressed forms (.br, .gz), which hosts send as they are: docs/hosting.md.
PRECOMPRESS = True

# An editor in the published site, at /admin/, for those who have an account on the git host; None: no editor.
# What it is set to, and what the host must be told: docs/forms.md.
ADMIN = None
