#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""filiera beside SQLite, igraph, DuckDB and Kùzu on one world: agreement of answers, then one table of times.

usage: peers.py FILIERA_BENCH WORLD.ttl FOLDER [NODE_MODULES]

DuckDB and Kùzu run in Node (peers.mjs) where NODE_MODULES holds their packages; without it they are left out.
"""
import csv
import json
import os
import resource
import signal
import sqlite3
import subprocess
import sys
import time

HERE = os.path.dirname(os.path.abspath(__file__))
# The questions that the peers answer, by the letter in docs/performance.md.
TITLES = {
    "a": "suppliers on a day, with product and measures in force",
    "b": "everybody to depth 3",
    "c": "everybody upstream, listed",
    "c'": "everybody upstream, counted",
    "d": "one shortest path",
    "e": "all shortest paths",
    "f": "ten shortest acyclic paths",
    "g": "upstream over hops valid on a day and not prohibited",
}
SECONDS = 10.0  # of the processor for one question of one peer; one that takes longer is broken off after twice as long
MEMORY = 4 << 30  # bytes that igraph may take: all shortest paths of some pairs need more than any machine has


def peak_megabytes():
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def items(questions, letter):
    """What a question is asked of: starts, or pairs of ends."""
    if letter == "e":
        return [questions["pairs"][i] for i in questions["listed"]]
    return questions["pairs" if letter in "df" else "starts"]


def ran_out(*_):
    raise TimeoutError


def measure(peer, letter, questions, ask, answer_of=None):
    """Asks until time or memory is used up, each question twice; median, 99th percentile and mean of the second times of
    the processor in seconds, and how many were asked; None when none was. `answer_of(item, what ask returned)` is compared with filiera's
    answer, outside of the time."""
    begin, times = time.process_time(), []
    signal.signal(signal.SIGPROF, ran_out)
    signal.setitimer(signal.ITIMER_PROF, 2 * SECONDS)
    try:
        try:
            for item, wanted in zip(items(questions, letter), questions[letter]):
                ask(item)  # warm
                before, worked_before = time.perf_counter(), time.thread_time()
                answer = ask(item)
                # On a machine that others use, less of the processor than passes by the clock.
                took = min(time.perf_counter() - before, time.thread_time() - worked_before)
                found = answer_of(item, answer) if answer_of else answer
                if list(found) != list(wanted):
                    sys.exit(f"peers.py: {peer} answers {letter} of {item} with {list(found)}, filiera with {wanted}")
                times.append(took)
                if time.process_time() - begin > SECONDS:
                    break
        finally:
            signal.setitimer(signal.ITIMER_PROF, 0)
    except (MemoryError, TimeoutError) as failure:
        print(f"peers.py: {peer} stops after {len(times)} answers to {letter}: {type(failure).__name__}", file=sys.stderr)
    if not times:
        return None
    times.sort()
    return times[len(times) // 2], times[len(times) * 99 // 100], sum(times) / len(times), len(times)


def of_sqlite(folder, questions):
    base = sqlite3.connect(":memory:")
    base.executescript("""
        create table hop(claim integer primary key, source int, target int, product int, se int, sl int, ee int, el int);
        create table family(product int, within int);
        create table seat(company int, place int);
        create table measure(measure int, product int, place int, prohibits int, se int, sl int, ee int, el int);""")
    for table in ("hop", "family", "seat", "measure"):
        with open(f"{folder}/{table}.csv") as rows:
            rows = list(csv.reader(rows))
        base.executemany(f"insert into {table} values ({','.join('?' * len(rows[0]))})", rows)
    base.executescript("""
        create index hop_target on hop(target, source);
        create index family_product on family(product, within);
        create index seat_company on seat(company, place);
        create index measure_product on measure(product, place);
        analyze;""")
    day = questions["day"]

    def upstream(test, depth=None):
        bound = f"and up.depth < {depth}" if depth else ""
        if depth:
            return f"""with recursive up(v, depth) as (select ?1, 0
                union select hop.source, up.depth + 1 from up join hop on hop.target = up.v where {test} {bound})
                select count(*), coalesce(sum(v), 0) from (select distinct v from up where depth > 0)"""
        return f"""with recursive up(v) as (select source from hop where target = ?1 and {test}
            union select hop.source from up join hop on hop.target = up.v where {test})
            select count(*), coalesce(sum(v), 0) from up"""

    valid = f"hop.se <= {day} and hop.el >= {day}"
    allowed = f"""{valid} and not exists (select 1 from family join measure on measure.product = family.within
        join seat on seat.company = hop.target and seat.place = measure.place
        where family.product = hop.product and measure.prohibits and measure.sl <= {day} and measure.ee >= {day})"""
    suppliers = f"select claim from hop where target = ?1 and {valid}"
    # Cross joins keep SQLite to the order in which the indices help.
    measures = f"""select measure.measure from hop cross join family on family.product = hop.product
        cross join measure on measure.product = family.within and measure.se <= {day} and measure.el >= {day}
        cross join seat on seat.company = hop.target and seat.place = measure.place
        where hop.target = ?1 and {valid}"""

    def ask_suppliers(start):
        claims = [claim for claim, in base.execute(suppliers, (start,))]
        return len(claims), sum(claims), sum(measure for measure, in base.execute(measures, (start,)))

    one = lambda sql: lambda start: base.execute(sql, (start,)).fetchone()
    return {"a": ask_suppliers, "b": one(upstream("1", 3)), "c": one(upstream("1")), "g": one(upstream(allowed))}


def of_igraph(folder, questions):
    import igraph
    with open(f"{folder}/vertex.csv") as rows:
        vertices = sum(1 for _ in rows)
    with open(f"{folder}/hop.csv") as rows:
        edges = [(int(row[1]), int(row[2])) for row in csv.reader(rows)]
    graph = igraph.Graph(n=vertices, edges=edges, directed=True)
    # Whose goods come back to it is upstream of itself, which igraph leaves out.
    strong = graph.connected_components(mode="strong").membership
    size = [0] * (max(strong) + 1)
    for component in strong:
        size[component] += 1
    loops = {source for source, target in edges if source == target}
    on_cycle = lambda v: size[strong[v]] > 1 or v in loops

    def listed(start, found):
        total = sum(found)
        return (len(found), total) if on_cycle(start) else (len(found) - 1, total - start)

    def near(start, found):
        found = set(found)
        found.discard(start)
        tier = {start}
        for _ in range(3):
            tier = {source for v in tier for source in graph.predecessors(v)}
            if start in tier:
                found.add(start)
        return len(found), sum(found)

    # By letter: what is timed, and the answer that it amounts to.
    return {
        "b": (lambda start: graph.neighborhood(start, order=3, mode="in"), near),
        "c": (lambda start: graph.subcomponent(start, mode="in"), listed),
        "d": (lambda pair: graph.get_shortest_paths(pair[0], to=pair[1], mode="out")[0],
              lambda _, path: [len(path) - 1]),
        "e": (lambda pair: graph.get_all_shortest_paths(pair[0], to=pair[1], mode="out"), lambda _, paths: [len(paths)]),
        "f": (lambda pair: graph.get_k_shortest_paths(pair[0], to=pair[1], k=10, mode="out", output="epath"),
              lambda _, paths: [len(path) for path in paths]),
    }


def in_child(work):
    """Runs work() in a process of its own, so that its memory is told apart; returns what it prints as JSON."""
    read, write = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(read)
        with os.fdopen(write, "w") as out:
            json.dump(work(), out)
        os._exit(0)
    os.close(write)
    with os.fdopen(read) as text:
        answer = text.read()
    _, status = os.waitpid(child, 0)
    if status != 0 or not answer:
        sys.exit("peers.py: a peer ended early")
    return json.loads(answer)


def sqlite_figures(folder, questions):
    asks = of_sqlite(folder, questions)
    figures = {letter: measure("SQLite", letter, questions, ask) for letter, ask in asks.items()}
    return {"figures": figures, "memory": peak_megabytes()}


def igraph_figures(folder, questions):
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    asks = of_igraph(folder, questions)
    figures = {letter: measure("igraph", letter, questions, *ask) for letter, ask in asks.items()}
    return {"figures": figures, "memory": peak_megabytes()}


def library_figures(program, world, folder):
    """What filiera_bench measures; it writes the tables and questions for the others."""
    result = f"{folder}/library.json"
    subprocess.run([program, world, folder, f"--benchmark_out={result}", "--benchmark_out_format=json",
                    "--benchmark_min_time=1"], check=True, stdout=subprocess.DEVNULL)
    with open(result) as text:
        return json.load(text)


def microseconds(seconds):
    digits = 0 if seconds >= 1e-4 else 1 if seconds >= 1e-6 else 3
    return f"{seconds * 1e6:,.{digits}f}"


def times_as_fast(theirs, ours):
    times = theirs / ours
    if times > 100_000:
        return "over 100,000×"
    return f"{times:,.0f}×" if times >= 10 else f"{times:.1f}×"


def print_table(ours, peers, asked):
    """Markdown: a row for each question, a column for each contestant."""
    print("| | filiera | " + " | ".join(peers) + " |\n" + "|---" * (2 + len(peers)) + "|")
    for letter in TITLES:
        mine = ours[letter]
        cells = [f"{microseconds(mine[0])} ({microseconds(mine[1])})"]
        # Their count of everything upstream is that of what they list.
        like = "c" if letter == "c'" else letter
        for measured in peers.values():
            theirs = measured["figures"].get(like)
            if not theirs:
                cells.append("–")
                continue
            at = 2 if letter == "g" else 0  # means tell more of answers that differ so much
            if at == 2:
                cells[0] = f"{microseconds(mine[2])} ({microseconds(mine[1])})"
            few = "" if theirs[3] >= asked[like] else f", {theirs[3]} asked"
            cells.append(f"{microseconds(theirs[at])} ({microseconds(theirs[1])}) {times_as_fast(theirs[at], mine[at])} "
                         f"({times_as_fast(theirs[1], mine[1])}){few}")
        print(f"| {letter.replace(chr(39), chr(0x2032))} | " + " | ".join(cells) + " |")
    memory = [f"{measured['memory']:,.0f} MB" for measured in peers.values()]
    print(f"| memory at the peak, with loading | {ours['memory']:,.0f} MB | " + " | ".join(memory) + " |")


def main():
    if len(sys.argv) not in (4, 5):
        sys.exit(__doc__)
    program, world, folder = sys.argv[1:4]
    modules = sys.argv[4] if len(sys.argv) == 5 else None
    library = library_figures(program, world, folder)
    with open(f"{folder}/questions.json") as text:
        questions = json.load(text)
    runs = {run["name"]: run for run in library["benchmarks"]}
    ours = {name: (run["median_ns"] / 1e9, run["p99_ns"] / 1e9, run["mean_ns"] / 1e9)
            for name, run in runs.items() if "median_ns" in run}
    ours["memory"] = int(library["context"]["peak_kilobytes"]) / 1024
    peers = {"SQLite": in_child(lambda: sqlite_figures(folder, questions)),
             "igraph": in_child(lambda: igraph_figures(folder, questions))}
    for peer in ("DuckDB", "Kùzu") if modules else ():
        text = subprocess.run(["node", f"{HERE}/peers.mjs", peer, folder, str(SECONDS)], check=True, text=True,
                              stdout=subprocess.PIPE, env={**os.environ, "FILIERA_PEERS": modules}).stdout
        peers[peer] = json.loads(text.splitlines()[-1])

    asked = {letter: len(items(questions, letter)) for letter in TITLES}
    print(f"{library['context']['claims']} claims; {asked['a']} random starts, {asked['d']} pairs, of them {asked['e']} "
          "for e; the answers agree. Microseconds:\nmedian (99th percentile), of g mean (99th percentile), and how many "
          "times as long as filiera each takes.\n")
    print_table(ours, peers, asked)
    print()
    for letter, title in TITLES.items():
        others = [f"{name[2:]} {microseconds(ours[name][0])}" for name in ours if name.startswith(letter + " ")]
        print(f"{letter}: {title}" + (f" (filiera {'; '.join(others)})" if others else ""))
    read, serd = runs.get("turtle_to_graph/iterations:1/process_time"), runs.get("serd_reads/iterations:1/process_time")
    if read:
        for kind, unit in (("real_time", "elapsed"), ("cpu_time", "of both cores")):
            print(f"Turtle to graph: {read[kind] / 1e3:.2f} s {unit}; Serd's reader into nothing {serd[kind] / 1e3:.2f} s; "
                  f"ratio {read[kind] / serd[kind]:.2f}")
    written, by_serd = runs["graph_to_turtle"]["per_second"], runs["serd_writes"]["per_second"]
    print(f"graph to Turtle: {written / 1e6:.1f} million triples a second; Serd's writer {by_serd / 1e6:.1f}; "
          f"ratio {written / by_serd:.2f}")


if __name__ == "__main__":
    main()
