"""Every error that Backchannel raises on purpose.

    BackchannelError
    ├── UsageError          the command or its arguments are wrong                      exit 2
    ├── RecordError         the record can't be opened, written or is not one           exit 1
    │   └── RecordBusy      another build holds the record                              exit 1
    ├── VerificationError   something in the record is not what it should be            exit 3
    └── ReadError           one source can't be read; becomes a `Failure`, never ends a run

A message names the file and says what is wrong; `advice` says what to do. No other exception is meant to reach a user.
"""


class BackchannelError(Exception):
    """Root of the tree. `advice` tells the user what to do next."""

    exit_code = 1

    def __init__(self, message: str, *, advice: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.advice = advice


class UsageError(BackchannelError):
    """The command or its arguments are wrong."""

    exit_code = 2


class RecordError(BackchannelError):
    """The record can't be opened or written, or the folder is not a record."""


class RecordBusy(RecordError):
    """Another process is writing the record."""


class VerificationError(BackchannelError):
    """Something in the record is not what it should be: `message` names the first broken thing."""

    exit_code = 3


class ReadError(BackchannelError):
    """One source can't be read. `code` is a stable short name such as `pdf-encrypted`."""

    def __init__(self, code: str, message: str, *, advice: str = "") -> None:
        super().__init__(message, advice=advice)
        self.code = code
