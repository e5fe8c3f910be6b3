"""Compiles the bundled dataset when a wheel is built, so that nobody's first run has to; without it the program compiles by itself."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

SEED = ("timeline/store/seed.sqlite", "timeline/store/seed.sqlite.stamp")
COMPILE = "from timeline.store.seed import write_seed; write_seed('data')"


class SeedHook(BuildHookInterface[Any]):
    """Makes `timeline/store/seed.sqlite` in an interpreter of its own, and takes it into the wheel."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:  # noqa: ARG002 (hatchling's signature)
        """Compile; a build goes on without a seed where that fails."""
        for name in SEED:
            Path(self.root, name).unlink(missing_ok=True)
        done = subprocess.run([sys.executable, "-B", "-c", COMPILE], cwd=self.root, capture_output=True, text=True, check=False)  # noqa: S603
        if done.returncode == 0:
            build_data["artifacts"] += [f"/{name}" for name in SEED]
        else:
            reason = (done.stderr.strip().splitlines() or ["no reason given"])[-1]
            self.app.display_warning(f"the bundled dataset is not compiled, the first run will do it: {reason}")
