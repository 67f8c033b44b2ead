# SPDX-License-Identifier: Apache-2.0
"""Runs a program on a pseudo-terminal."""

import fcntl
import os
import pty
import struct
import subprocess
import termios


def shown(command, folder, environment, columns=0, rows=0, reads=True):
    """The bytes that the program sends to its terminal, which both of its outputs are; 0 columns and rows state no size.
    Standard input is the terminal too, unless it does not read: then it is empty."""
    end, other = pty.openpty()
    fcntl.ioctl(other, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
    with subprocess.Popen(command, cwd=folder, stdin=other if reads else subprocess.DEVNULL, stdout=other, stderr=other,
                          env=environment, start_new_session=True,
                          preexec_fn=lambda: fcntl.ioctl(1, termios.TIOCSCTTY, 0)):
        os.close(other)
        sent = bytearray()
        try:
            while piece := os.read(end, 65536):
                sent += piece
        except OSError:  # the program has closed it
            pass
    os.close(end)
    return bytes(sent)
