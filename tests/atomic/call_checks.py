# SPDX-License-Identifier: Apache-2.0
# Errors and signals injected into system calls by strace.
import itertools
import re
import resource
import shutil
import signal
import sys

from place import OLD, Place, run
from suite import Suite

SANITIZED = '--sanitized' in sys.argv


class CallChecks(Suite):
    def traced(self, place, command, *expressions):
        words = ['strace', '-f', '-qq', '-o', 'trace']
        for expression in expressions:
            words += ['-e', expression]
        return run(words + command, place, preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_CORE, (0, 0)))

    def can_trace(self):
        if not shutil.which('strace'):
            return False
        with Place(self.data) as place:
            result = self.traced(place, self.words('export ntriples', '-O', '-o', 'out'), 'inject=fsync:error=EIO')
            return result.code == 4

    CALLS = 'read', 'write', 'fsync', 'rename', 'renameat2', 'close', 'openat', 'fchmod', 'mmap', 'fstat', 'newfstatat'
    INTERRUPTED = 'read', 'write', 'fsync', 'close'

    def injections(self, name, data, old):
        """Each call of each kind, failing in each way."""
        with Place(data, old=old) as place:
            flags = ['-O'] if old is not None else []
            command = self.words(name, *flags, '-o', 'out')
            self.traced(place, command, 'trace=' + ','.join(self.CALLS))
            lines = place.get('trace').decode(errors='replace').splitlines()
        calls = [match.group(1) for line in lines if (match := re.match(r'\d+ +([a-z0-9]+)\(', line))]
        program = next((i for i, line in enumerate(lines) if 'in.ttl' in line), 0)
        for call in self.CALLS:
            before = calls[:program].count(call)  # those of the loader of shared libraries
            count = calls.count(call)
            numbers = list(range(before + 1, count + 1))
            if SANITIZED and call == 'mmap':
                continue  # the sanitizer's own memory
            ends = 4 if SANITIZED else 12
            if len(numbers) > 2 * ends:
                numbers = numbers[:ends] + numbers[-ends:]
            errors = ['ENOMEM'] if call == 'mmap' else ['EIO', 'ENOSPC']
            if call in self.INTERRUPTED:
                errors.append('EINTR')
            for number, error in itertools.product(numbers, errors):
                yield name, data, old, call, error, number

    def injected(self, name, data, old, call, error, number):
        case = f'{name}: {error} on {call} number {number}'
        whole = self.whole(name, data)
        with Place(data, old=old) as place:
            flags = ['-O'] if old is not None else []
            result = self.traced(place, self.words(name, *flags, '-o', 'out'),
                                 f'inject={call}:error={error}:when={number}')
            trace = (place.get('trace') or b'').decode(errors='replace')
            if SANITIZED and 'sanitizer_posix_libcdep' in result.err:
                return  # a call of the sanitizer's own: it writes into a pipe to see whether memory is there
            failed_message = re.search(r'write\(2.*INJECTED', trace) is not None
            self.expect(not place.temporaries(), case + ': no temporary file', place.temporaries())
            if result.code == 0:
                self.expect(place.get() == whole, case + ': whole', result)
                return
            self.expect(result.code in (3, 4), case + ': exit code', result)
            # Only after the rename can the new file be there: the folder was not synced.
            late = call == 'fsync' and place.get() == whole
            self.expect(late or place.get() == old, case + ': the old file is kept', result)
            self.expect(failed_message or result.err.strip() != '', case + ': message', result)
            if error == 'EINTR':
                self.expect(False, case + ': an interruption is no failure', result)

    def killed_by_trace(self, call, number_of_signal):
        case = f'export: SIG{number_of_signal} at {call}'
        with Place(self.data) as place:
            result = self.traced(place, self.words('export ntriples', '-O', '-o', 'out'),
                                 f'inject={call}:signal={number_of_signal}:when=1')
            trace = (place.get('trace') or b'').decode(errors='replace')
            expected = 128 + getattr(signal, 'SIG' + number_of_signal)
            self.expect(result.code in (-expected + 128, expected), case + ': ends by the signal', result)
            self.expect(not place.temporaries(), case + ': no temporary file', trace[-300:])
            self.expect(place.get() in (OLD, self.whole('export ntriples')), case + ': the old file or the whole new one')
