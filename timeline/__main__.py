"""The program's entry point, also for `python -m timeline`."""

from __future__ import annotations

import gc
import os
import sys

_INTERRUPTED = 130


def _unraisable(lost: sys.UnraisableHookArgs) -> None:
    """Ctrl-C where Python can raise nothing and would go on ends the run as well; any other such fault, as of a file given up, is ours to see."""
    if issubclass(lost.exc_type, KeyboardInterrupt):
        os._exit(_INTERRUPTED)
    if os.environ.get("TIMELINE_DEBUG"):
        sys.__unraisablehook__(lost)


def main() -> None:
    """Run the program. A short run makes no garbage worth looking for, so the collector stays off from the first import on."""
    gc.disable()
    sys.unraisablehook = _unraisable
    try:
        from timeline.cli.app import main as run

        run()
    except KeyboardInterrupt:  # while modules were loading
        os._exit(_INTERRUPTED)


if __name__ == "__main__":
    main()
