# SPDX-License-Identifier: Apache-2.0
# Common parts of the checks of atomic output: the commands, and their expected failures.
import contextlib
import os
import re
import shutil
import tempfile
import threading

from place import Place, dataset, run

# A query for each verb, over the data of `dataset`.
QUESTIONS = {
    'supply': ['supply', '--to', 'Hub', '-d', 'in.ttl'],
    'path': ['path', 'kg:S0', 'Hub', '-d', 'in.ttl'],
    'impact': ['impact', 'kg:S0', '-d', 'in.ttl'],
    'timeline': ['timeline', 'Hub', '-d', 'in.ttl'],
    'owners': ['owners', 'Hub', '-d', 'in.ttl'],
    'diff': ['diff', '--between', '2024', '2026', '-d', 'in.ttl'],
    'claims': ['claims', '-d', 'in.ttl'],
    'show': ['show', 'Hub', '-d', 'in.ttl'],
    'search': ['search', 'Hub', '-d', 'in.ttl'],
    'coverage': ['coverage', '-d', 'in.ttl'],
    'report': ['report', 'Hub', '-d', 'in.ttl'],
    'check': ['check', 'in.ttl', '-f', 'json'],
    'import': ['import', 'sheets', 'claims.csv', '-d', 'in.ttl'],
    'match': ['match', '-d', 'in.ttl', '-d', 'names.ttl'],
    'export': ['export', 'in.ttl'],
    'pack': ['pack', 'in.ttl'],
    'help': ['help', 'dates'],
}
# Those that write to a file only.
FILES_ONLY = {'pack'}
# The exit code when nothing fails, where it is not 0.
ENDS = {'diff': 1}


class Suite:
    def __init__(self, binary):
        self.binary = binary
        self.failures = []
        self.count = 0
        self.lock = threading.Lock()
        self.data = dataset(300)
        self.expected = {}
        self.commands = self.every_command()

    def every_command(self):
        """By name, the words that ask each verb, and export in each of its formats."""
        commands = {verb: words for verb, words in QUESTIONS.items() if verb != 'export'}
        with Place(self.data) as place:
            listed = run([self.binary, 'help'], place).out.decode()
            formats = run([self.binary, 'export', '-f', 'no format at all'], place).err
        commands['supply xlsx'] = QUESTIONS['supply'] + ['-f', 'xlsx']
        verbs = set(re.findall(r'^  ([a-z]+) ', listed.partition('Topics')[0], re.M))
        # init writes no answer and no single file: tests/cli/init; mcp answers requests: tests/mcp; review reads a queue, and
        # writes to it: tests/cli/review.
        self.expect(verbs - {'init', 'mcp', 'review'} == set(QUESTIONS), 'every verb has a question', sorted(verbs ^ set(QUESTIONS)))
        names = re.search(r'the formats are (.*)', formats)
        self.expect(names is not None, 'formats of export are listed', formats)
        for name in names.group(1).split(', ') if names else ['turtle']:
            commands['export ' + name] = QUESTIONS['export'] + ['-f', name.strip()]
        return commands

    @contextlib.contextmanager
    def reachable_copy(self):
        """While this lasts, `reachable` is a copy of the program that any user may run. It is made before there are
        threads: a process that another thread starts inherits what is open, and a file that is open for writing cannot
        be run."""
        with tempfile.TemporaryDirectory(prefix='filiera-atomic-') as folder:
            os.chmod(folder, 0o755)
            self.reachable = shutil.copy(self.binary, folder)
            os.chmod(self.reachable, 0o755)
            yield

    def expect(self, holds, case, shown=''):
        with self.lock:
            self.count += 1
            if not holds:
                self.failures.append(f'{case}: {shown}')
                print(f'FAILED {case}: {shown}', flush=True)

    def ends(self, name):
        return ENDS.get(name, 0)

    def words(self, name, *more):
        return [self.binary] + self.commands[name] + list(more)

    def whole(self, name, data=None):
        """What the command writes to a file when nothing fails."""
        key = name, data
        if key not in self.expected:
            with Place(data or self.data, old=None) as place:
                result = run(self.words(name, '-o', 'out'), place)
                self.expect(result.code == self.ends(name) and not place.temporaries(), f'{name}: plain run', result)
                self.expected[key] = place.get()
        return self.expected[key]

    def kept(self, case, place, result, code=4, says=None):
        """The run failed as it should, and nothing is touched."""
        self.expect(result.code == code, case + ': exit code', f'{result}, not exit {code}')
        self.expect(place.get() == place.old, case + ': the old file is kept', result)
        self.expect(not place.temporaries(), case + ': no temporary file', place.temporaries())
        if says is not None:
            said = [says] if isinstance(says, str) else says
            self.expect(any(each in result.err for each in said), case + ': message', f'{result}; not {says!r}')
