"""What a container holds: the members of zip, gzip, WARC and WACZ files, and what is attached to a mail.

    is_container("application/zip")                        → True
    unpack(path, "application/zip", folder)                → Unpacked(members, problems, …)

Members are written into a folder of the caller's under numbered names: no name out of an archive is ever used as a
path. A member may be a container itself; the caller unpacks it in turn, with what `UnpackLimits.after` leaves.
Unpacking reads hostile bytes: run it in a limited process where the input is not trusted.
"""

from backchannel.keep.unpack.door import is_container, unpack
from backchannel.keep.unpack.members import Member, Problem, Unpacked, UnpackLimits

__all__ = ["Member", "Problem", "UnpackLimits", "Unpacked", "is_container", "unpack"]
