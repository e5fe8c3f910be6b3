"""From options to a Lens, and from an Answer to the screen, a file or a pager: what every command does alike."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from io import StringIO
from typing import TYPE_CHECKING, Any, TextIO

from timeline.cli.errors import OutputFailed
from timeline.cli.options import language
from timeline.query.lens import BASES, Lens, UsageError
from timeline.words import LANGUAGES, more_words, problem_words, say

if TYPE_CHECKING:  # the store and what draws are loaded where a question is asked: help needs neither
    from timeline.answer import Answer, Card
    from timeline.render.style import Style

PAGE = 50
HELD = 200_000  # letters of an answer for a program
_root: dict[str, Any] = {}
_last: dict[str, Any] = {}  # the lens and options of the running command, for a warning when it fails


def remember_root(**values: Any) -> None:
    """Options given before the command's name hold for the command as well."""
    _root.clear()
    _root.update({name: value for name, value in values.items() if value})


def option_of(options: Mapping[str, Any], name: str) -> Any:
    """An option of the command, else the same one given before the command."""
    return options.get(name) or _root.get(name)


def today(environ: Mapping[str, str] = os.environ) -> str:
    """The day of the answer: TIMELINE_TODAY, or the clock's. The program's only clock."""
    given = environ.get("TIMELINE_TODAY", "")
    if not given:
        return time.strftime("%Y-%m-%d")
    from timeline.query.dates import read_date

    day = read_date(given, "TIMELINE_TODAY")
    if day.precision != "day" or day.text != given or not given.replace("-", "").isdigit():
        raise UsageError(f"TIMELINE_TODAY: `{given}` is no full day", "write YYYY-MM-DD")
    return given


def bundled_data() -> str:
    """The dataset that comes with the program: beside the package in a checkout, inside it when installed."""
    package = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
    checkout = os.path.join(os.path.dirname(package), "data")
    inside = os.path.join(package, "data")
    return inside if os.path.isdir(inside) else checkout


def known_language(options: Mapping[str, Any]) -> str:
    """The language that is asked for, else that of the environment. Raises `UsageError` on one that is not known."""
    asked = language(option_of(options, "lang") or "")
    if asked not in LANGUAGES:
        raise UsageError(f"--lang: `{asked[:20]}` is not known", f"one of: {', '.join(LANGUAGES)}")
    return asked


def open_lens(options: Mapping[str, Any]) -> Lens:
    """The Lens that the options ask for. Raises `DataUnreadable`."""
    from timeline.store import open_store

    asked = known_language(options)
    watch = progress(what=f"{say('reading the files:', asked)} ")
    lens = Lens(open_store(folders_of(options), watch=watch), asked, today(), _basis(options))
    _last.update(lens=lens, options=options, begun=False)
    source = option_of(options, "according_to")
    return _according_to(lens, source) if source else lens


def forget_store() -> bool:
    """Remove the compiled store of the command that has just failed, in case it is damaged; whether it may be tried again: it has said nothing yet."""
    lens, begun = _last.pop("lens", None), _last.pop("begun", False)
    if lens is None:
        return False
    from timeline.store import discard

    lens.store.close()
    return discard(lens.store.folders) and not begun


def warn_last() -> None:
    """The warning line of the command that has just failed, when its data has faults."""
    if "lens" in _last:
        warn(_last["lens"], _last["options"])


def folders_of(options: Mapping[str, Any], environ: Mapping[str, str] = os.environ) -> list[str]:
    """The folders of the datasets: the option after the command, else before it, else the environment, else the bundled one."""
    from timeline.load.places import find_dataset

    given = option_of(options, "data") or [name for name in environ.get("TIMELINE_DATA", "").split(os.pathsep) if name]
    found: dict[str, str] = {}
    for folder in map(find_dataset, given or [bundled_data()]):
        found.setdefault(os.path.realpath(folder), folder)
    return list(found.values())


def _according_to(lens: Lens, text: str) -> Lens:
    """The same question through one source alone."""
    from timeline.query.find import find
    from timeline.store import open_store

    source = find(lens, text, ("source",))
    store = open_store(lens.store.folders, only=source)
    lens.store.close()
    return lens._replace(store=store, according_to=source)


def _basis(options: Mapping[str, Any]) -> str:
    asked = options.get("basis") or BASES[0]
    if asked not in BASES:
        raise UsageError(f"--basis: `{asked[:20]}` is not known", f"one of: {', '.join(BASES)}")
    return str(asked)


def deliver(lens: Lens, answer: Answer | Card, options: Mapping[str, Any]) -> None:
    """Write the answer where the options say."""
    deliver_quietly(lens, answer, options)
    warn(lens, options)


def deliver_quietly(lens: Lens, answer: Answer | Card, options: Mapping[str, Any]) -> None:
    """Write the answer, and not a word on faults of the data."""
    from timeline.render.style import UnknownColumn

    style = style_of(options, lens)
    if len(lens.store.folders) > 1:
        from timeline.query.origin import mark_datasets

        mark_datasets(lens, answer)
    if lens.language == "uk":
        from timeline.query.fallback import mark_fallbacks

        mark_fallbacks(lens, answer)
    try:
        remarks = _render(answer, style, options)
    except UnknownColumn as error:
        raise UsageError(f"--columns: there is no column `{error.name}`", f"one of: {', '.join(error.known)}") from None
    for remark in remarks:
        print(f"{say('note:', lens.language)} {remark}", file=sys.stderr)


def _render(answer: Answer | Card, style: Style, options: Mapping[str, Any]) -> list[str]:
    """Write the answer: what is for machines line by line as it comes, what is for people when all of it is there; what could not be carried."""
    from timeline.render import MACHINE_FORMATS, render

    if style.format not in MACHINE_FORMATS:
        text = StringIO()
        remarks = render(answer, style, text)
        deliver_text(text.getvalue(), options, paged=style.format == "table")
        return remarks
    path = option_of(options, "output")
    if not path:
        held = _Held()
        remarks = render(answer, style, held)
        held.release()
        return remarks
    with open_file(str(path), force=bool(option_of(options, "force"))) as file:
        return render(answer, style, file)


class _Held(StringIO):
    """Holds back the beginning of an answer: a command that fails before more has come has said nothing yet, and may be tried again."""

    def write(self, text: str) -> int:
        """Take the text, and pass on what there is when it is long."""
        written = super().write(text)
        if self.tell() >= HELD:
            self.release()
        return written

    def release(self) -> None:
        """Pass on what there is."""
        _last["begun"] = True
        sys.stdout.write(self.getvalue())
        self.seek(0)
        self.truncate()


def is_streamed(options: Mapping[str, Any]) -> bool:
    """Whether more than a page goes to a machine."""
    from timeline.render import MACHINE_FORMATS

    return (format_asked(options) or "table") in MACHINE_FORMATS and not 0 < page_limit(options) <= PAGE


def deliver_text(text: str, options: Mapping[str, Any], *, paged: bool = True) -> None:
    """Write a text that is finished: to a file, or as it is; on a terminal a long one goes to the pager, where it may be `paged`."""
    path = option_of(options, "output")
    if path:
        write_file(str(path), text, bool(option_of(options, "force")))
    elif not (sys.stdout.isatty() and paged and not option_of(options, "no_pager") and _page(text)):
        sys.stdout.write(text)


def say_count(lens: Lens, totals: tuple[int, int], options: Mapping[str, Any]) -> None:
    """Print a bare count; what may match besides is told on stderr."""
    deliver_text(f"{totals[0]}\n", options, paged=style_of(options, lens).format == "table")
    if totals[1]:
        print(f"{say('note:', lens.language)} {more_words(totals[1], lens.language)}", file=sys.stderr)
    warn(lens, options)


def progress(clock: Callable[[], float] = time.monotonic, what: str = "") -> Callable[[int, int], None]:
    """What tells on a terminal's stderr how far the work is, from its second second on; the line is gone when all is done."""
    begun = clock()

    def watch(done: int, total: int) -> None:
        if sys.stderr.isatty() and clock() - begun > 1:
            line = f"{what}{done} / {total}"
            sys.stderr.write(f"\r{line}" if done + 1 < total else f"\r{' ' * len(line)}\r")
            sys.stderr.flush()

    return watch


def warn(lens: Lens, options: Mapping[str, Any]) -> None:
    """One line for all that is wrong in the files."""
    if lens.store.problems:
        what = problem_words(lens.store.problems, lens.language)
        command = " ".join(("timeline check", *(f"-d {quoted(folder)}" for folder in option_of(options, "data") or ())))
        print(f"{say('warning:', lens.language)} {what}: {command}", file=sys.stderr)


def style_of(options: Mapping[str, Any], lens: Lens) -> Style:
    """The style for the place where the answer goes."""
    from timeline.render import FORMATS
    from timeline.render.style import Style

    chosen = format_asked(options) or "table"
    if chosen not in FORMATS:
        raise UsageError(f"--format: `{chosen[:20]}` is not known", f"one of: {', '.join(FORMATS)}")
    terminal = sys.stdout.isatty() and not option_of(options, "output")
    columns = tuple(name.strip() for name in (options.get("columns") or "").split(",") if name.strip())
    warnings = tuple(_warnings(lens)) if chosen == "json" and lens.store.problems else ()
    return Style(
        chosen, lens.language, _width(options, terminal), _color(options, terminal) and chosen == "table",
        bool(option_of(options, "ascii")), columns, lens.today, warnings,
    )  # fmt: skip


def format_asked(options: Mapping[str, Any]) -> str:
    """The format that was asked for, by name or by the ending of the file; empty where none was."""
    return "json" if options.get("json") else (option_of(options, "format") or _by_ending(option_of(options, "output"))).casefold()


def _by_ending(path: str | None) -> str:
    """The format that a file's name asks for."""
    endings = {".csv": "csv", ".tsv": "tsv", ".json": "json", ".jsonl": "jsonl", ".md": "markdown", ".txt": "text", ".docx": "docx"}
    return endings.get(os.path.splitext(path or "")[1].casefold(), "")


def is_picture(options: Mapping[str, Any]) -> bool:
    """Whether the output's name asks for a picture, and nothing else is asked for."""
    path = options.get("output") or ""
    return os.path.splitext(path)[1].casefold() == ".svg" and not (options.get("json") or option_of(options, "format"))


def on_terminal(options: Mapping[str, Any]) -> bool:
    """Whether a person looks at a table on a screen."""
    return (
        sys.stdout.isatty() and not option_of(options, "output") and not options.get("json") and (option_of(options, "format") or "table") == "table"
    )


def page_limit(options: Mapping[str, Any]) -> int:
    """How many rows to show: as many as asked for, else a page on a terminal, else all (0)."""
    asked = int(options["limit"])
    if asked < -1:
        raise UsageError(f"--limit: {asked} is below nothing", "give a number, or 0 for all")
    if asked < 0:
        return PAGE if on_terminal(options) else 0
    return min(asked, 1_000_000_000)


def _width(options: Mapping[str, Any], terminal: bool) -> int | None:
    asked = option_of(options, "width")
    if asked:
        if asked < 20:
            raise UsageError(f"--width: {asked} is too narrow", "give at least 20")
        return min(int(asked), 1000)
    if not terminal:
        return None
    from shutil import get_terminal_size

    return max(get_terminal_size().columns, 20)


def _color(options: Mapping[str, Any], terminal: bool, environ: Mapping[str, str] = os.environ) -> bool:
    if option_of(options, "no_color") or environ.get("NO_COLOR"):
        return False
    if environ.get("FORCE_COLOR"):
        return True
    return terminal and environ.get("TERM") != "dumb"


def _warnings(lens: Lens) -> Iterator[str]:
    for name, message, path, line, record in lens.rows("SELECT name, message, path, line, record FROM problem ORDER BY rowid LIMIT 100"):
        yield f"{path}:{line}: {message} [{name}]{f' ({record})' if record else ''}"


# --- where the text goes ---------------------------------------------------------------------------------------------


def write_file(path: str, text: str, force: bool) -> None:
    """The file, whole or not at all. Raises `OutputFailed`."""
    with open_file(path, force=force) as file:
        file.write(text)


@contextmanager
def open_file(path: str, *, force: bool) -> Iterator[TextIO]:
    """A file that is there when all is written, or not at all; `-` is what stands for no file. Raises `OutputFailed`."""
    if path == "-":
        yield sys.stdout
        return
    path = writable(path, force=force)
    try:
        with _beside(path) as file:
            yield file
    except OSError as error:
        raise OutputFailed(f"{path} cannot be written: {error.strerror}", "check the folder, its permissions and the room left") from None


def quoted(path: str) -> str:
    """A path as it is typed, in quotes that every shell knows where it needs them."""
    return path if all(letter.isalnum() or letter in "-_./\\:~+," for letter in path) else f'"{path}"'


def real(path: str) -> str:
    """The path that is meant: a link leads to its target. Raises `OutputFailed` for what no system takes for a name."""
    if "\0" in path:
        raise OutputFailed("a name of a file cannot hold a null character", "give another name")
    try:
        return os.path.realpath(path)
    except OSError as error:  # the folder in which the program runs is gone
        raise OutputFailed(f"{path} cannot be written: {error.strerror}", "check the folder and its permissions") from None


def writable(path: str, *, force: bool) -> str:
    """The path of a file that may be written: nothing stands there, or what does may be overwritten. Raises `OutputFailed`."""
    path = real(path)
    if os.path.isdir(path):
        raise OutputFailed(f"{path} is a folder", "name a file")
    if os.path.exists(path) and not os.path.isfile(path):
        raise OutputFailed(f"{path} is no regular file", "leave -o out, and redirect with >")
    if os.path.exists(path) and not force:
        raise OutputFailed(f"{path} is there already", "give another name, or --force to overwrite it")
    return path


@contextmanager
def _beside(path: str) -> Iterator[TextIO]:
    """A file beside `path` that takes its place when all is written."""
    part = f"{path}.{os.getpid()}.part"
    try:
        with open(part, "x", encoding="utf-8", newline="") as file:
            yield file
        if os.path.exists(path):
            os.chmod(part, os.stat(path).st_mode & 0o7777)
        os.replace(part, path)
    except BaseException:
        if os.path.exists(part):
            os.remove(part)
        raise


def _page(text: str) -> bool:
    """Show a long text in the user's pager; False when there is no need or no pager."""
    from shutil import get_terminal_size, which

    if os.environ.get("TERM", "dumb") == "dumb" or not sys.stdin.isatty() or text.count("\n") < get_terminal_size().lines:
        return False
    import shlex

    words = shlex.split(os.environ.get("PAGER", "less"))
    if not words or which(words[0]) is None:
        return False
    import subprocess

    environ = {**os.environ, "LESS": os.environ.get("LESS", "-FRX"), "LESSCHARSET": "utf-8"}
    try:
        subprocess.run(words, input=text.encode(), env=environ, check=False)  # noqa: S603 (the user's own pager)
    except OSError:
        return False
    return True
