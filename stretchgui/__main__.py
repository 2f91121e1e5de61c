"""`python -m stretchgui`: the same as the command `stretchgui`."""

import sys

from stretchgui.cli import main

if __name__ == "__main__":
    sys.exit(main())
