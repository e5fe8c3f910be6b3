"""The program's entry point, also for `python -m timeline`."""

from __future__ import annotations

import gc
import os


def main() -> None:
    """Run the program. A short run makes no garbage worth looking for, so the collector stays off from the first import on."""
    gc.disable()
    try:
        from timeline.cli.app import main as run

        run()
    except KeyboardInterrupt:  # while modules were loading
        os._exit(130)


if __name__ == "__main__":
    main()
