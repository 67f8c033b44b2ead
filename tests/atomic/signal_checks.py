# SPDX-License-Identifier: Apache-2.0
# Signals that come while a file is written.
import resource
import signal
import subprocess
import time

from place import ENVIRONMENT, OLD, Place, dataset
from suite import Suite


class SignalChecks(Suite):
    def signals(self):
        data = dataset(20_000)
        whole = self.whole('export ntriples', data)
        for number in signal.SIGINT, signal.SIGTERM, signal.SIGHUP, signal.SIGQUIT, signal.SIGXCPU, signal.SIGUSR1:
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
