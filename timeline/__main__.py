"""The program's entry point, also for `python -m timeline`."""

from __future__ import annotations

import gc


def main() -> None:
    """Run the program. A short run makes no garbage worth looking for, so the collector stays off from the first import on."""
    gc.disable()
    from timeline.cli.app import main as run

    run()


if __name__ == "__main__":
    main()
