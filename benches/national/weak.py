"""Lets a program load where the C library is older than its package was built with.

A symbol that a library asks for weakly may be missing: Rust's own library asks so for newer ways to
start processes. Yet the loader refuses a library whose list of versions has one it does not know,
unless that version is marked weak too. This marks it.
"""

import struct

WEAK = 2


def _hash(name):
    """The hash of a version's name in an ELF file."""
    value = 0
    for byte in name.encode():
        value = (value << 4) + byte
        high = value & 0xF0000000
        value = (value ^ (high >> 24)) & ~high & 0xFFFFFFFF
    return value


def mark(path, version):
    """Marks a version that a library needs as weak; says whether it was found, once."""
    library = bytearray(path.read_bytes())
    needed = struct.pack("<IH", _hash(version), 0)
    if library.count(needed) != 1:
        return False
    library[library.find(needed) + 4] = WEAK
    path.write_bytes(library)
    return True
