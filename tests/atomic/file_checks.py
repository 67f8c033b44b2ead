# SPDX-License-Identifier: Apache-2.0
# Failures of files or streams, one at a time, for every command.
import os
import resource
import subprocess

from place import ENVIRONMENT, OLD, Place, dataset, run
from suite import FILES_ONLY, Suite


def place_with(place, old):
    place.old = old
    return place


class FileChecks(Suite):
    def exists(self, name):
        with Place(self.data) as place:
            self.kept(f'{name}: existing file', place, run(self.words(name, '-o', 'out'), place), says='exists already')

    def replaces(self, name):
        with Place(self.data) as place:
            result = run(self.words(name, '-O', '-o', 'out'), place)
            self.expect(result.code == self.ends(name) and place.get() == self.whole(name) and
                        not place.temporaries(), f'{name}: replaced', result)

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
                self.kept(f'{name}: file size limit {limit}', place, result,
                          says=['File too large'] + ['could not be written whole'] * ('xlsx' in name))

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
            words = [self.reachable] + self.words(name, '-o', 'locked/out')[1:]
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
                result = run(self.words(name, '-O', '-o', target), place)
                # Verbs with answers refuse the ending before they look at the file.
                if 'names no format' in result.err:
                    self.expect(result.code == 2 and target == 'in.ttl', f'{name}: output {target}', result)
                    continue
                self.kept(f'{name}: output {target} is the input', place, result, says='is also read as input')
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
            self.expect(result.code == self.ends(name) and 'roken pipe' not in result.err,
                        f'{name}: closed pipe ends quietly', result)

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
                self.expect(result.code == self.ends(name) and place.get() == self.whole(name) and
                            not place.temporaries(), case + ': the file is whole', result)
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
            self.expect(result.out == plain.out and result.code == plain.code,
                        f'{name}: stderr closed, the same data', result)
            with open('/dev/full', 'wb') as full:
                result = run(self.words(name), place, stderr=full)
            self.expect(result.out == plain.out and result.code == plain.code,
                        f'{name}: stderr full, the same data', result)

    def fifo(self, name):
        with Place(self.data) as place:
            os.mkfifo(place / 'fifo')
            process = subprocess.Popen(self.words(name, '-o', 'fifo'), cwd=place.path, env=ENVIRONMENT,
                                       stderr=subprocess.DEVNULL, stdout=subprocess.DEVNULL)
            with open(place / 'fifo', 'rb') as reader:
                received = reader.read()
            self.expect(process.wait(120) == self.ends(name) and received == self.whole(name),
                        f'{name}: written to a FIFO')
            # A process that another thread is starting may still hold the first one open for reading.
            os.mkfifo(place / 'left')
            process = subprocess.Popen(self.words(name, '-o', 'left'), cwd=place.path, env=ENVIRONMENT,
                                       stderr=subprocess.PIPE, stdout=subprocess.DEVNULL)
            with open(place / 'left', 'rb'):
                pass
            err = process.communicate(timeout=120)[1]
            self.expect(process.returncode == self.ends(name) and b'ipe' not in err,
                        f'{name}: the reader of a FIFO leaves', err.decode())

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
                self.expect(codes == [self.ends(name), self.ends(name) if replace else 4], case + ': exit codes', f'{codes} {errors}')
                # The answer of check names its file, so it differs from that on the same data under the usual name.
                self.expect(name == 'check' or place.get() in (self.whole(name), self.whole_other(name, other)),
                            case + ': one of them whole')
                self.expect(not place.temporaries(), case + ': no temporary file', place.temporaries())

    def whole_other(self, name, other):
        return self.whole(name, other)
