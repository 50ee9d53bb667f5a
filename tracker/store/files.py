"""The files of a casebook, and the few things the disk must be asked for by name."""

import errno
import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import msgspec

from tracker.store.problems import CasebookProblem, NoCasebook

PRIVATE = 0o600
"""Mode of every file: its owner reads and writes, nobody else."""
TEMPORARY = ".tracker-"
"""How the name of a file begins that is being written."""


class Paths(msgspec.Struct, frozen=True):
    """Where the files of one casebook lie."""

    book: Path

    @property
    def history(self) -> Path:
        """Give the file every change is appended to."""
        return self.book.with_name(self.book.stem + ".history.jsonl")

    @property
    def lock(self) -> Path:
        """Give the lock file."""
        return self.book.with_name(self.book.stem + ".lock")

    @property
    def backups(self) -> Path:
        """Give the folder of copies and of what was set aside."""
        return self.book.with_name(self.book.stem + ".backups")


def paths_of(typed: str | os.PathLike[str]) -> Paths:
    """Find the files of the casebook a person names, following links; raises CasebookProblem."""
    path = Path(typed).expanduser()
    if path.is_symlink() and not path.exists():
        raise NoCasebook(
            f"{path} is a link to {path.readlink()}, which is not there. Mend the link or name the file."
        )
    path = path.resolve()
    if path.is_dir():
        raise CasebookProblem(
            f"{path} is a folder. Name a casebook file in it, such as {path / 'casebook.json'}."
        )
    if path.suffix != ".json":
        raise CasebookProblem(
            f"{path.name} does not end in .json. A casebook is a file such as casebook.json."
        )
    return Paths(path)


def look(file: Path | int) -> tuple[int, ...] | None:
    """Give what tells a file from one written in its place or added to later; None when there is no file."""
    try:
        there = os.fstat(file) if isinstance(file, int) else file.stat()
    except FileNotFoundError:
        return None
    return there.st_ino, there.st_dev, there.st_size, there.st_mtime_ns


def sync_file(fd: int) -> None:
    """Ask the disk to keep what was written; raises OSError when it cannot."""
    if sys.platform == "darwin":  # pragma: no cover  (fsync alone does not reach the disk there)
        import fcntl

        with suppress(OSError):
            fcntl.fcntl(fd, fcntl.F_FULLFSYNC)
            return
    os.fsync(fd)


def sync_folder(folder: Path) -> None:
    """Ask the disk to keep a folder's list of files; a system without such a call does it by itself."""
    with suppress(OSError):
        fd = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(fd)
        finally:
            os.close(fd)


def replace_file(path: Path, content: bytes | bytearray) -> None:
    """Put ``content`` in place of the file at ``path`` in one step; the old one stays when anything fails."""
    with _written(path.parent, content) as temporary:
        _replace_when_free(temporary, path)
    sync_folder(path.parent)


def place_file(path: Path, content: bytes) -> None:
    """Put a new file at ``path`` in one step; raises FileExistsError when there is one, and OSError."""
    with _written(path.parent, content) as temporary:
        try:
            os.link(temporary, path)
        except FileExistsError:
            raise
        except OSError:  # a memory stick knows no second names
            if path.exists():
                raise FileExistsError(errno.EEXIST, "File exists", str(path)) from None
            temporary.replace(path)
    sync_folder(path.parent)


@contextmanager
def _written(folder: Path, content: bytes | bytearray) -> Iterator[Path]:
    """Write a temporary file and have the disk confirm it; it is gone at the end."""
    import tempfile

    fd, name = tempfile.mkstemp(prefix=TEMPORARY, suffix=".tmp", dir=folder)
    try:
        with os.fdopen(fd, "wb") as file:
            file.write(content)
            file.flush()
            sync_file(file.fileno())
        yield Path(name)
    finally:
        with suppress(OSError):
            Path(name).unlink()


def sweep(folder: Path) -> None:
    """Take away temporary files that a killed process left a day ago or earlier."""
    with suppress(OSError):
        for left in folder.glob(f"{TEMPORARY}*.tmp"):
            if time.time() - left.stat().st_mtime > 86_400:
                left.unlink()


def _replace_when_free(temporary: Path, path: Path) -> None:
    """Windows refuses while another program has the file open: try for a second."""
    for attempt in range(20):
        try:
            temporary.replace(path)
            return
        except PermissionError:
            if os.name != "nt" or attempt == 19:
                raise
            time.sleep(0.05)


def is_wide(path: Path) -> bool:
    """Tell whether others than the owner have rights on a file. Windows has its own lists."""
    with suppress(FileNotFoundError):
        return os.name != "nt" and bool(path.stat().st_mode & 0o077)
    return False


def narrow_mode(path: Path) -> bool:
    """Take everybody else's rights off a file; tells whether there were any, and the system allowed it."""
    if not is_wide(path):
        return False
    with suppress(OSError):
        path.chmod(PRIVATE)
    return not is_wide(path)  # a memory stick may take the wish and change nothing


_NETWORK = {"nfs", "nfs4", "cifs", "smb3", "smbfs", "fuse.sshfs", "afs", "9p", "davfs"}


def on_network(path: Path) -> bool:
    """Tell whether a path lies on a network drive, where locks and confirmations cannot be relied on."""
    if os.name == "nt":  # pragma: no cover  (run on Windows only)
        import ctypes

        drive = path.drive + "\\"
        return drive.startswith("\\\\") or ctypes.windll.kernel32.GetDriveTypeW(drive) == 4  # type: ignore[attr-defined,unused-ignore]
    with suppress(OSError):
        mounts = [line.split() for line in Path("/proc/mounts").read_text(encoding="utf-8").splitlines()]
        holding = [m for m in mounts if len(m) > 2 and path.is_relative_to(m[1])]
        return bool(holding) and max(holding, key=lambda m: len(m[1]))[2] in _NETWORK
    return False
