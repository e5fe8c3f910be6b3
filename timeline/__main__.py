"""The program's entry point, also for `python -m timeline`."""

from __future__ import annotations

import gc
import os
import signal
import sys

_INTERRUPTED = 130


class _Ending:
    """The exit code of a run that is broken off: 130 after Ctrl-C, and 128 and the number of a signal that asks the program to end."""

    def __init__(self) -> None:
        self.code = _INTERRUPTED

    def heed(self) -> None:
        """Let such signals end the run as Ctrl-C does, which leaves nothing half written; one that was to be ignored stays ignored."""
        for name in ("SIGTERM", "SIGHUP"):
            sign = getattr(signal, name, None)  # Windows has no SIGHUP
            if sign is not None and signal.getsignal(sign) is signal.SIG_DFL:
                signal.signal(sign, self._strike)

    def _strike(self, sign: int, _: object) -> None:
        signal.signal(sign, signal.SIG_IGN)  # a second one would disturb the clearing up
        self.code = 128 + sign
        raise KeyboardInterrupt

    def unraisable(self, lost: sys.UnraisableHookArgs) -> None:
        """Ctrl-C where Python can raise nothing and would go on ends the run as well; any other such fault, as of a file given up, is ours to see."""
        if issubclass(lost.exc_type, KeyboardInterrupt):
            os._exit(self.code)
        if os.environ.get("TIMELINE_DEBUG"):
            sys.__unraisablehook__(lost)


def main() -> None:
    """Run the program. A short run makes no garbage worth looking for, so the collector stays off from the first import on."""
    gc.disable()
    ending = _Ending()
    sys.unraisablehook = ending.unraisable
    try:
        ending.heed()
        from timeline.cli.app import main as run

        code = run()
        os._exit(ending.code if code == _INTERRUPTED else code)  # no time is spent on taking the interpreter down
    except KeyboardInterrupt:  # while modules were loading
        os._exit(ending.code)


if __name__ == "__main__":
    main()
