# SPDX-License-Identifier: Apache-2.0
# Every verb that writes a file, while the world around it fails: the old file or the whole new one, never a part,
# no temporary file, the right exit code, and a message.
# Usage: run.py BINARY [--sanitized]
import concurrent.futures
import itertools
import os
import re
import resource
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import time

OLD = b'what stood here before\n'
PREFIXES = '''@prefix fil: <https://w3id.org/filiera/ns#> .
@prefix kg: <https://w3id.org/filiera/id/> .
@prefix edtf: <http://id.loc.gov/datatypes/edtf/> .
@prefix schema: <https://schema.org/> .
@prefix prov: <http://www.w3.org/ns/prov#> .
@prefix oa: <http://www.w3.org/ns/oa#> .
@prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
kg:D a fil:Document ; schema:datePublished "2026-01"^^edtf:EDTF .
'''


def dataset(suppliers):
    """Turtle in which so many companies supply one, Hub."""
    text = [PREFIXES, 'kg:Hub a fil:Company ; skos:prefLabel "Hub" .\n']
    for i in range(suppliers):
        text.append(f'''kg:S{i} a fil:Company ; skos:prefLabel "Supplier {i}" .
kg:c{i} a fil:Link ; rdf:subject kg:S{i} ; rdf:predicate fil:suppliesTo ; rdf:object kg:Hub .
kg:a{i} a fil:Attestation ; fil:affirms kg:c{i} ; prov:wasAttributedTo kg:D ; oa:hasSource kg:D ; fil:start 1 ; fil:end 2 .
''')
    return ''.join(text).encode()


class Place:
    """A folder of its own with the input in.ttl and the old file out; left as found but for what was written."""

    def __init__(self, data, old=OLD):
        self.path = tempfile.mkdtemp(prefix='filiera-atomic-')
        os.chmod(self.path, 0o777)
        self.old = old
        self.put('in.ttl', data)
        if old is not None:
            self.put('out', old)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        shutil.rmtree(self.path)

    def __truediv__(self, name):
        return os.path.join(self.path, name)

    def put(self, name, data):
        with open(self / name, 'wb') as file:
            file.write(data)

    def get(self, name='out'):
        try:
            with open(self / name, 'rb') as file:
                return file.read()
        except FileNotFoundError:
            return None

    def temporaries(self):
        return [name for name in os.listdir(self.path) if name.startswith('.filiera-')]


class Run:
    def __init__(self, code, out, err):
        self.code, self.out, self.err = code, out, err.decode(errors='replace')

    def __str__(self):
        return f'exit {self.code}, {len(self.out or b"")} bytes on stdout, stderr: {self.err.strip()[:300]!r}'


def run(command, place, **options):
    options.setdefault('stdin', subprocess.DEVNULL)
    options.setdefault('stdout', subprocess.PIPE)
    options.setdefault('stderr', subprocess.PIPE)
    process = subprocess.Popen(command, cwd=place.path, env=ENVIRONMENT, **options)
    out, err = process.communicate(timeout=120)
    return Run(process.returncode, out, err or b'')


# The leak sanitizer cannot work in a traced process.
ENVIRONMENT = {'PATH': '/usr/bin:/bin', 'LANG': 'C.UTF-8', 'ASAN_OPTIONS': 'detect_leaks=0'}
SANITIZED = '--sanitized' in sys.argv

# A question for each verb, over the data of `dataset`.
QUESTIONS = {
    'supply': ['supply', '--to', 'Hub', '-d', 'in.ttl'],
    'path': ['path', 'kg:S0', 'Hub', '-d', 'in.ttl'],
    'impact': ['impact', 'kg:S0', '-d', 'in.ttl'],
    'claims': ['claims', '-d', 'in.ttl'],
    'show': ['show', 'Hub', '-d', 'in.ttl'],
    'check': ['check', 'in.ttl', '-f', 'json'],
    'export': ['export', 'in.ttl'],
    'pack': ['pack', 'in.ttl'],
    'help': ['help', 'dates'],
}
# Those that write to a file only.
FILES_ONLY = {'pack'}


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
        verbs = set(re.findall(r'^  ([a-z]+) ', listed, re.M))
        for verb in sorted(set(QUESTIONS) - verbs):
            commands.pop(verb, None)
        names = re.search(r'the formats are (.*)', formats)
        self.expect(names is not None, 'formats of export are listed', formats)
        for name in names.group(1).split(', ') if names else ['turtle']:
            commands['export ' + name] = QUESTIONS['export'] + ['-f', name.strip()]
        return commands

    def expect(self, holds, case, shown=''):
        with self.lock:
            self.count += 1
            if not holds:
                self.failures.append(f'{case}: {shown}')
                print(f'FAILED {case}: {shown}', flush=True)

    def words(self, name, *more):
        return [self.binary] + self.commands[name] + list(more)

    def whole(self, name, data=None):
        """What the command writes to a file when nothing fails."""
        key = name, data
        if key not in self.expected:
            with Place(data or self.data, old=None) as place:
                result = run(self.words(name, '-o', 'out'), place)
                self.expect(result.code == 0 and not place.temporaries(), f'{name}: plain run', result)
                self.expected[key] = place.get()
        return self.expected[key]

    def kept(self, case, place, result, code=4, says=None):
        """The run failed as it should, and nothing is touched."""
        self.expect(result.code == code, case + ': exit code', f'{result}, not exit {code}')
        self.expect(place.get() == place.old, case + ': the old file is kept', result)
        self.expect(not place.temporaries(), case + ': no temporary file', place.temporaries())
        if says is not None:
            self.expect(says in result.err, case + ': message', f'{result}; not {says!r}')

    # One failure at a time, each for every command.

    def exists(self, name):
        with Place(self.data) as place:
            self.kept(f'{name}: existing file', place, run(self.words(name, '-o', 'out'), place), says='exists already')

    def replaces(self, name):
        with Place(self.data) as place:
            result = run(self.words(name, '-O', '-o', 'out'), place)
            self.expect(result.code == 0 and place.get() == self.whole(name) and not place.temporaries(),
                        f'{name}: replaced', result)

    def full_device(self, name):
        with Place(self.data) as place:
            self.kept(f'{name}: -o /dev/full', place, run(self.words(name, '-o', '/dev/full'), place),
                      says='No space left')
            if name in FILES_ONLY:
                return
            with open('/dev/full', 'wb') as full:
                self.kept(f'{name}: stdout is full', place, run(self.words(name), place, stdout=full),
                          says='No space left')

    def size_limit(self, name):
        for limit in {0, 1, len(self.whole(name)) // 2, len(self.whole(name)) - 1}:
            with Place(self.data) as place:
                result = run(self.words(name, '-O', '-o', 'out'), place,
                             preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit)))
                self.kept(f'{name}: file size limit {limit}', place, result, says='File too large')

    def no_folder(self, name):
        with Place(self.data) as place:
            self.kept(f'{name}: no folder', place, run(self.words(name, '-o', 'no/out'), place),
                      says='No such file or directory')
            os.mkdir(place / 'folder')
            self.kept(f'{name}: a folder', place, run(self.words(name, '-O', '-o', 'folder'), place), says='folder')

    def read_only_folder(self, name):
        with Place(self.data) as place:
            os.mkdir(place / 'locked')
            os.chmod(place / 'locked', 0o555)
            program = place / 'program'
            shutil.copy(self.binary, program)
            os.chmod(program, 0o755)
            words = [program] + self.words(name, '-o', 'locked/out')[1:]
            as_user = {'user': 65534, 'group': 65534} if os.geteuid() == 0 else {}
            self.kept(f'{name}: read-only folder', place, run(words, place, **as_user), says='Permission denied')
            self.expect(os.listdir(place / 'locked') == [], f'{name}: read-only folder stays empty')

    def input_as_output(self, name):
        if name == 'help':
            return
        with Place(self.data) as place:
            os.link(place / 'in.ttl', place / 'hard')
            os.symlink('in.ttl', place / 'soft')
            for target in 'in.ttl', 'hard', 'soft':
                self.kept(f'{name}: output {target} is the input', place,
                          run(self.words(name, '-O', '-o', target), place), says='is also read as input')
            if name not in FILES_ONLY:
                with open(place / 'in.ttl', 'ab') as same:
                    self.kept(f'{name}: stdout is the input', place, run(self.words(name), place, stdout=same),
                              says='is also read as input')
            self.expect(place.get('in.ttl') == self.data, f'{name}: the input is intact')

    def bad_input(self, name):
        if name == 'help':
            return
        with Place(self.data + b'kg:broken "') as place:
            expected = 1 if name == 'check' else 3
            if name not in FILES_ONLY:
                result = run(self.words(name), place)
                self.expect(result.code in (1, 3), f'{name}: bad input', result)
                self.expect(name == 'check' or result.out == b'', f'{name}: nothing on stdout when the input is bad',
                            result.out[:100])
            if name != 'check':
                self.kept(f'{name}: bad input, -o', place, run(self.words(name, '-O', '-o', 'out'), place),
                          code=expected)

    def closed_pipe(self, name):
        if name in FILES_ONLY:
            return
        with Place(self.data) as place:
            read_end, write_end = os.pipe()
            os.close(read_end)
            result = run(self.words(name), place, stdout=write_end)
            os.close(write_end)
            self.expect(result.code == 0 and 'roken pipe' not in result.err, f'{name}: closed pipe ends quietly', result)

    def closed_descriptors(self, name):
        for closed in ([0], [1], [2], [0, 1], [1, 2], [0, 2], [0, 1, 2]):
            case = f'{name}: descriptors {closed} closed'
            with Place(self.data) as place:
                def close():
                    for descriptor in closed:
                        os.close(descriptor)
                streams = {'stdout': subprocess.DEVNULL, 'preexec_fn': close}
                if 2 in closed:
                    streams['stderr'] = subprocess.DEVNULL
                result = run(self.words(name, '-O', '-o', 'out'), place, **streams)
                self.expect(result.code == 0 and place.get() == self.whole(name) and not place.temporaries(),
                            case + ': the file is whole', result)
                if 1 in closed and name not in FILES_ONLY:
                    self.kept(case + ', no -o', place_with(place, self.whole(name)),
                              run(self.words(name), place, **streams),
                              says=None if 2 in closed else 'standard output')

    def silent_messages(self, name):
        """A message that cannot be printed lands nowhere else."""
        with Place(self.data) as place:
            def close():
                os.close(2)
            result = run(self.words(name, '-O', '-o', 'no/out'), place, stderr=subprocess.DEVNULL, preexec_fn=close)
            self.kept(f'{name}: stderr closed', place, result)
            self.expect(result.out == b'', f'{name}: no message on stdout', result.out[:200])
            if name in FILES_ONLY:
                return
            result = run(self.words(name), place, stderr=subprocess.DEVNULL, preexec_fn=close)
            plain = run(self.words(name), place)
            self.expect(result.out == plain.out and result.code == 0, f'{name}: stderr closed, the same data', result)
            with open('/dev/full', 'wb') as full:
                result = run(self.words(name), place, stderr=full)
            self.expect(result.out == plain.out and result.code == 0, f'{name}: stderr full, the same data', result)

    def fifo(self, name):
        with Place(self.data) as place:
            os.mkfifo(place / 'fifo')
            process = subprocess.Popen(self.words(name, '-o', 'fifo'), cwd=place.path, env=ENVIRONMENT,
                                       stderr=subprocess.DEVNULL, stdout=subprocess.DEVNULL)
            with open(place / 'fifo', 'rb') as reader:
                received = reader.read()
            self.expect(process.wait(120) == 0 and received == self.whole(name), f'{name}: written to a FIFO')
            process = subprocess.Popen(self.words(name, '-o', 'fifo'), cwd=place.path, env=ENVIRONMENT,
                                       stderr=subprocess.PIPE, stdout=subprocess.DEVNULL)
            with open(place / 'fifo', 'rb'):
                pass
            err = process.communicate(timeout=120)[1]
            self.expect(process.returncode == 0 and b'ipe' not in err, f'{name}: the reader of a FIFO leaves',
                        err.decode())

    def two_writers(self, name):
        if name == 'help':
            return
        other = dataset(200)
        for replace in True, False:
            with Place(self.data, old=OLD if replace else None) as place:
                place.put('other.ttl', other)
                first = self.words(name, '-o', 'out', *(['-O'] if replace else []))
                second = [word.replace('in.ttl', 'other.ttl') for word in first]
                running = [subprocess.Popen(words, cwd=place.path, env=ENVIRONMENT, stderr=subprocess.PIPE,
                                            stdout=subprocess.DEVNULL) for words in (first, second)]
                errors = [process.communicate(timeout=120)[1].decode() for process in running]
                codes = sorted(process.returncode for process in running)
                case = f'{name}: two writers' + (' that replace' if replace else '')
                self.expect(codes == ([0, 0] if replace else [0, 4]), case + ': exit codes', f'{codes} {errors}')
                # The answer of check names its file, so it differs from that on the same data under the usual name.
                self.expect(name == 'check' or place.get() in (self.whole(name), self.whole_other(name, other)),
                            case + ': one of them whole')
                self.expect(not place.temporaries(), case + ': no temporary file', place.temporaries())

    def whole_other(self, name, other):
        return self.whole(name, other)

    # Signals, sent when the temporary file is there.

    def signals(self):
        data = dataset(20_000)
        whole = self.whole('export ntriples', data)
        for number in signal.SIGINT, signal.SIGTERM, signal.SIGHUP, signal.SIGQUIT:
            hits = 0
            for _ in range(5):
                with Place(data) as place:
                    process = subprocess.Popen(self.words('export ntriples', '-O', '-o', 'out'), cwd=place.path,
                                               env=ENVIRONMENT, stderr=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
                                               preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_CORE, (0, 0)))
                    while process.poll() is None and not place.temporaries():
                        time.sleep(0.0005)
                    process.send_signal(number)
                    code = process.wait(120)
                    case = f'{number.name} while writing'
                    self.expect(code in (0, -number), case + ': ends by the signal', code)
                    self.expect(place.get() == (whole if code == 0 else OLD), case + ': the old file or the whole new one')
                    self.expect(not place.temporaries(), case + ': no temporary file', place.temporaries())
                    hits += code != 0
                if hits >= 2:
                    break
            self.expect(hits > 0, f'{number.name}: came while writing at least once')

    # Errors injected into system calls.

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
            if len(numbers) > 24:
                numbers = numbers[:12] + numbers[-12:]
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
        with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
            running = [(check, arguments, pool.submit(check, *arguments)) for check, arguments in jobs]
            for check, arguments, future in running:
                error = future.exception()
                if error is not None:
                    self.expect(False, f'{check.__name__} {arguments[:1]}', repr(error))
        self.signals()
        print(f'atomic: {len(self.commands)} commands, {len(jobs)} runs of checks'
              f'{" with injected errors" if tracing else ""}, {self.count} expectations, {len(self.failures)} failed')
        return 1 if self.failures else 0


def place_with(place, old):
    place.old = old
    return place


if __name__ == '__main__':
    # A shell may have started this with signals ignored, which what is started here would inherit.
    for number in signal.SIGINT, signal.SIGTERM, signal.SIGHUP, signal.SIGQUIT:
        signal.signal(number, signal.SIG_DFL)
    sys.exit(Suite(os.path.abspath(sys.argv[1])).run())
