# SPDX-License-Identifier: Apache-2.0
# Every verb that writes a file, while the world around it fails: the old file or the whole new one, never a part,
# no temporary file, the right exit code, and a message.
# Usage: run.py BINARY [--sanitized]
import concurrent.futures
import itertools
import os
import signal
import sys

from call_checks import CallChecks
from file_checks import FileChecks
from place import OLD, dataset
from signal_checks import SignalChecks


class Checks(FileChecks, SignalChecks, CallChecks):
    def run(self):
        checks = (self.exists, self.replaces, self.full_device, self.size_limit, self.no_folder,
                  self.read_only_folder, self.input_as_output, self.bad_input, self.closed_pipe,
                  self.closed_descriptors, self.silent_messages, self.fifo, self.two_writers)
        for name in self.commands:
            self.whole(name)
        jobs = [(check, (name,)) for name in self.commands for check in checks]
        tracing = self.can_trace()
        if tracing:
            small, large = self.data, dataset(5_000)
            for name, data, old in (('export ntriples', large, OLD), ('export turtle', small, None), ('claims', small, OLD)):
                self.whole(name, data)
                jobs += [(self.injected, case) for case in self.injections(name, data, old)]
            for call, name in itertools.product(('fsync', 'rename', 'fchmod'), ('INT', 'TERM', 'HUP')):
                jobs.append((self.killed_by_trace, (call, name)))
        else:
            print('atomic: strace cannot trace here: errors of system calls are not injected')
        with self.reachable_copy(), concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
            running = [(check, arguments, pool.submit(check, *arguments)) for check, arguments in jobs]
            for check, arguments, future in running:
                error = future.exception()
                if error is not None:
                    self.expect(False, f'{check.__name__} {arguments[:1]}', repr(error))
        self.signals()
        print(f'atomic: {len(self.commands)} commands, {len(jobs)} runs of checks'
              f'{" with injected errors" if tracing else ""}, {self.count} expectations, {len(self.failures)} failed')
        return 1 if self.failures else 0


if __name__ == '__main__':
    # A shell may have started this with signals ignored, which what is started here would inherit.
    for number in signal.SIGINT, signal.SIGTERM, signal.SIGHUP, signal.SIGQUIT:
        signal.signal(number, signal.SIG_DFL)
    sys.exit(Checks(os.path.abspath(sys.argv[1])).run())
