# SPDX-License-Identifier: Apache-2.0
"""A Virtuoso server of our own on loopback: started in a folder, asked, and stopped by its process."""
import pathlib
import socket
import subprocess
import time
import urllib.error
import urllib.parse
import urllib.request

import tools

graph = "urn:filiera"

settings = """[Database]
DatabaseFile = virtuoso.db
ErrorLogFile = virtuoso.log
LockFile = virtuoso.lck
TransactionFile = virtuoso.trx
xa_persistent_file = virtuoso.pxa
FileExtend = 200
[TempDatabase]
DatabaseFile = virtuoso-temp.db
TransactionFile = virtuoso-temp.trx
[Parameters]
ServerPort = 127.0.0.1:{sql}
DisableUnixSocket = 1
DirsAllowed = {folder}
NumberOfBuffers = 10000
MaxDirtyBuffers = 6000
CheckpointInterval = 0
[HTTPServer]
ServerPort = 127.0.0.1:{http}
ServerThreads = 4
"""


def free_ports(count):
    sockets = [socket.socket() for _ in range(count)]
    for each in sockets:
        each.bind(("127.0.0.1", 0))
    ports = [each.getsockname()[1] for each in sockets]
    for each in sockets:
        each.close()
    return ports


class Server:
    """Runs while it is entered. `folder` is made; nothing of it is needed afterwards."""

    def __init__(self, folder):
        tools.program("virtuoso-t")
        self.folder = pathlib.Path(folder)
        self.folder.mkdir()
        self.sql, self.http = free_ports(2)

    def __enter__(self):
        (self.folder / "virtuoso.ini").write_text(
            settings.format(sql=self.sql, http=self.http, folder=self.folder), encoding="ascii")
        self.process = subprocess.Popen(["virtuoso-t", "-f", "-c", "virtuoso.ini"], cwd=self.folder,
                                        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        try:
            self.wait_until_online()
        except BaseException:
            self.__exit__()
            raise
        return self

    def __exit__(self, *_):
        self.process.terminate()
        try:
            self.process.wait(60)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()

    def wait_until_online(self):
        for _ in range(600):
            if self.process.poll() is not None:
                raise RuntimeError("virtuoso-t ended: " + (self.folder / "virtuoso.log").read_text(errors="replace"))
            with socket.socket() as probe:
                if probe.connect_ex(("127.0.0.1", self.http)) == 0:
                    return
            time.sleep(0.5)
        raise RuntimeError("virtuoso-t does not come up")

    def load(self, turtle):
        """Loads a file of Turtle into the graph."""
        copy = self.folder / "load.ttl"
        copy.write_bytes(pathlib.Path(turtle).read_bytes())
        tools.output_of(["isql-vt", f"127.0.0.1:{self.sql}", "dba", "dba", "VERBOSE=OFF", "ERRORS=STDOUT",
                         f"exec=DB.DBA.TTLP_MT (file_to_string_output ('{copy}'), '', '{graph}', 0);"])

    def query(self, text):
        """The answer to a SELECT over the graph as CSV."""
        form = urllib.parse.urlencode({"default-graph-uri": graph, "query": text, "format": "text/csv"})
        request = urllib.request.Request(f"http://127.0.0.1:{self.http}/sparql", form.encode())
        try:
            with urllib.request.urlopen(request, timeout=120) as response:
                return response.read().decode()
        except urllib.error.HTTPError as error:
            return {"error": error.read().decode(errors="replace")}


def answers(folder, turtle, queries):
    """The number of triples and the answers by name."""
    with Server(folder) as server:
        server.load(turtle)
        size = server.query("SELECT (COUNT(*) AS ?n) WHERE { ?s ?p ?o }")
        return int(size.split()[1]), {name: server.query(text) for name, text in queries.items()}
