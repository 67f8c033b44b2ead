# SPDX-License-Identifier: Apache-2.0
"""The tools that filiera's files are read with, each by one call; what is not installed says so."""
import json
import os
import pathlib
import shutil
import subprocess
import zipfile

here = pathlib.Path(__file__).resolve().parent
java_folder = pathlib.Path("/usr/share/java")
jars = """jena-arq jena-base jena-cmds jena-core jena-dboe-base jena-dboe-index jena-dboe-storage
          jena-dboe-trans-data jena-dboe-transaction jena-iri jena-rdfconnection jena-shacl jena-tdb jena-tdb2 commons-cli
          commons-codec commons-compress commons-csv commons-io commons-lang3 dexx.collection gson guava httpclient
          httpcore commons-logging jackson-annotations jackson-core jackson-databind jakarta.json-api jsonld-java
          protobuf slf4j-api slf4j-nop thrift titanium-json-ld""".split()


def share_of(cases):
    """How many of so many random cases to run: the share that FILIERA_PROPERTY_SHARE names, at least one."""
    return max(1, int(cases * float(os.environ.get("FILIERA_PROPERTY_SHARE", "1"))))


class Missing(Exception):
    """A tool that is not installed."""


def program(name):
    if not shutil.which(name):
        raise Missing(f"{name} is not installed")
    return name


class Crashed(RuntimeError):
    """A program that ended by a signal."""


def output_of(words, **options):
    """What a program prints. Raises RuntimeError with its messages when it fails."""
    done = subprocess.run([str(word) for word in words], stdout=subprocess.PIPE, stderr=subprocess.PIPE, **options)
    if done.returncode:
        failure = Crashed if done.returncode < 0 else RuntimeError
        raise failure(f"{words[0]} failed: {done.stderr.decode(errors='replace')[-2000:]}")
    return done.stdout


def javascript(modules, job):
    """The answer of stores.mjs; asked once more when Node itself crashes, as its compiler now and then does."""
    if not (modules / "node_modules" / "oxigraph").is_dir():
        raise Missing("the packages of tests/interop/package.json are not installed (./dev installs them)")
    words, asked = [program("node"), here / "stores.mjs", modules], json.dumps(job).encode()
    try:
        return json.loads(output_of(words, input=asked))
    except Crashed as crash:
        print(f"asked once more: {crash}")
        return json.loads(output_of(words, input=asked))


def jena(work, *arguments):
    """What Jena.java prints. Debian's jar of Jena 4.5 keeps messages where its own classes do not look for them: they
    are put in their place under `work`."""
    if not (java_folder / "jena-core.jar").exists() or not shutil.which("javac"):
        raise Missing("Apache Jena or a JDK is not installed (libapache-jena-java, default-jdk-headless)")
    messages = work / "jena-messages"
    if not messages.exists():
        with zipfile.ZipFile(java_folder / "jena-core.jar") as jar:
            for name in jar.namelist():
                if name.startswith("org/apache/jena/ext/") and name.endswith(".properties"):
                    path = messages / name[len("org/apache/jena/ext/"):]
                    path.parent.mkdir(parents=True, exist_ok=True)
                    path.write_bytes(jar.read(name))
    classes = ":".join([str(messages)] + [str(java_folder / f"{jar}.jar") for jar in jars])
    return output_of(["java", "-XX:+UseSerialGC", "-cp", classes, here / "Jena.java", *arguments]).decode()
