"""How much memory a process has had at most, as Linux counts it."""

from __future__ import annotations

from pathlib import Path


def puncak(pid: int | str = "self") -> float:
    """MB of the process at most, since it began or since `ulangi_puncak`."""
    status = Path(f"/proc/{pid}/status").read_text(encoding="ascii")
    return int(status.split("VmHWM:")[1].split()[0]) / 1024


def ulangi_puncak() -> float:
    """Count this process's most from now on; gives MB now."""
    Path("/proc/self/clear_refs").write_text("5", encoding="ascii")
    return puncak()
