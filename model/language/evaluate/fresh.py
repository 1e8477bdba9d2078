"""A fresh process that reads texts with the whole core, as a worker of the package would, and says what it took.

    python -m model.language.evaluate.fresh TEXTS.json THREADS [WEIGHTS]

reads the texts (a JSON list) one after the other and prints one JSON object: seconds from here to a loaded pipeline
(`load`), seconds of reading (`read`), and the process' highest `memory` in MB.
"""

# Only what every worker has is imported here, and the package itself only when the clock runs.
import json
import resource
import sys
import time
from pathlib import Path


def main() -> None:
    """Read and report."""
    texts = json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))
    begun = time.perf_counter()
    from model.language.evaluate.system import load_pipeline

    pipeline = load_pipeline(Path(sys.argv[3]) if len(sys.argv) > 3 else None, int(sys.argv[2]))
    loaded = time.perf_counter()
    for text in texts:
        pipeline(text)
    read = time.perf_counter() - loaded
    json.dump({"load": loaded - begun, "read": read, "memory": highest_memory()}, sys.stdout)


def highest_memory() -> float:
    """Return the most memory that this process has held, in MB.

    Linux' own count is read where there is one: `getrusage` also counts what the process held before it became this
    program, which is all of its parent's.
    """
    status = Path("/proc/self/status")
    if status.exists():
        line = next(line for line in status.read_text(encoding="utf-8").splitlines() if line.startswith("VmHWM:"))
        return int(line.split()[1]) / 1e3
    # macOS gives bytes.
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e6


if __name__ == "__main__":
    main()
