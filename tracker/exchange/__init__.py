"""Tables and message exports: in and out, without a word of who keeps them or where."""

import os

# openpyxl reads with lxml where that is installed, and then XML unfolds without end whatever defusedxml would say.
os.environ["OPENPYXL_LXML"] = "False"
