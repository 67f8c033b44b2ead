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
SECONDS = 20.0  # at most, for one question of one peer


def peak_megabytes():
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def measure(ask, starts, expected, peer, letter):
    """Checks all answers that time allows, then returns median, 99th percentile and mean in seconds."""
    begin = time.monotonic()
    times = []
    for start, wanted in zip(starts, expected):
        ask(start)  # warm
        before = time.perf_counter()
        answer = ask(start)
        times.append(time.perf_counter() - before)
        if tuple(answer) != tuple(wanted):
            sys.exit(f"peers.py: {peer} answers {letter} of {start} with {tuple(answer)}, filiera with {tuple(wanted)}")
        if time.monotonic() - begin > SECONDS:
            break
    times.sort()
    return times[len(times) // 2], times[len(times) * 99 // 100], sum(times) / len(times), len(times)


def of_sqlite(folder, questions):
    base = sqlite3.connect(":memory:")
    base.executescript("""
        create table hop(claim integer primary key, source int, target int, product int, se int, sl int, ee int, el int);
        create table family(product int, within int);
        create table seat(company int, place int);
        create table measure(measure int, product int, place int, bars int, se int, sl int, ee int, el int);""")
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
        where family.product = hop.product and measure.bars and measure.sl <= {day} and measure.ee >= {day})"""
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

    def listed(start):
        found = graph.subcomponent(start, mode="in")
        total = sum(found)
        return (len(found), total) if on_cycle(start) else (len(found) - 1, total - start)

    def near(start):
        found = set(graph.neighborhood(start, order=3, mode="in"))
        found.discard(start)
        tier = {start}
        for _ in range(3):
            tier = {source for v in tier for source in graph.predecessors(v)}
            if start in tier:
                found.add(start)
        return len(found), sum(found)

    timed_near = lambda start: graph.neighborhood(start, order=3, mode="in")
    timed_listed = lambda start: graph.subcomponent(start, mode="in")
    one = lambda pair: graph.get_shortest_paths(pair[0], to=pair[1], mode="out")[0]
    all_shortest = lambda pair: graph.get_all_shortest_paths(pair[0], to=pair[1], mode="out")
    return ({"b": near, "c": listed, "d": lambda pair: (len(one(pair)) - 1,), "e": lambda pair: (len(all_shortest(pair)),)},
            {"b": timed_near, "c": timed_listed, "d": one, "e": all_shortest})


def row(name, figures):
    median, p99, mean, asked = figures
    return f"{name:<16}{median * 1e6:>14,.1f}{p99 * 1e6:>14,.1f}{mean * 1e6:>14,.1f}{asked:>7}"


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
    figures = {letter: measure(ask, questions["starts"], questions[letter], "SQLite", letter) for letter, ask in asks.items()}
    return {"figures": figures, "memory": peak_megabytes()}


def igraph_figures(folder, questions):
    checks, asks = of_igraph(folder, questions)
    figures = {}
    for letter, ask in asks.items():
        starts = questions["pairs" if letter in "de" else "starts"]
        for start, wanted in list(zip(starts, questions[letter]))[:40]:
            found = checks[letter](start)
            if tuple(found) != (tuple(wanted) if isinstance(wanted, list) else (wanted,)):
                sys.exit(f"peers.py: igraph answers {letter} of {start} with {found}, filiera with {wanted}")
        begin, times = time.monotonic(), []
        for start in starts:
            ask(start)
            before = time.perf_counter()
            ask(start)
            times.append(time.perf_counter() - before)
            if time.monotonic() - begin > SECONDS:
                break
        times.sort()
        figures[letter] = times[len(times) // 2], times[len(times) * 99 // 100], sum(times) / len(times), len(times)
    return {"figures": figures, "memory": peak_megabytes()}


def main():
    if len(sys.argv) not in (4, 5):
        sys.exit(__doc__)
    program, world, folder = sys.argv[1:4]
    modules = sys.argv[4] if len(sys.argv) == 5 else None
    result = f"{folder}/library.json"
    subprocess.run([program, world, folder, f"--benchmark_out={result}", "--benchmark_out_format=json",
                    "--benchmark_min_time=0.5"], check=True, stdout=subprocess.DEVNULL)
    with open(result) as text:
        library = json.load(text)
    with open(f"{folder}/questions.json") as text:
        questions = json.load(text)
    runs = {run["name"]: run for run in library["benchmarks"]}
    ours = {name: (run["median_ns"] / 1e9, run["p99_ns"] / 1e9, run["mean_ns"] / 1e9, len(questions["starts"]))
            for name, run in runs.items() if "median_ns" in run}
    peers = {}
    peers["SQLite"] = in_child(lambda: sqlite_figures(folder, questions))
    peers["igraph"] = in_child(lambda: igraph_figures(folder, questions))
    if modules:
        for peer in ("DuckDB", "Kùzu"):
            text = subprocess.run(["node", f"{HERE}/peers.mjs", peer, folder, str(SECONDS)], check=True, text=True,
                                  stdout=subprocess.PIPE, env={**os.environ, "FILIERA_PEERS": modules}).stdout
            peers[peer] = json.loads(text.splitlines()[-1])

    print(f"{library['context']['claims']} claims; {len(questions['starts'])} random starts, warm; microseconds\n")
    for letter, title in TITLES.items():
        print(f"{letter}: {title}")
        print(f"{'':<16}{'median':>14}{'p99':>14}{'mean':>14}{'asked':>7}")
        for name, figures in ours.items():
            if name == letter or name.startswith(letter + " "):
                print(row("filiera" + name[len(letter):].replace(" by breadth_first_visit", ", Boost").replace(" on the day", ", day"), figures))
        like = "c" if letter == "c'" else letter
        for peer, measured in peers.items():
            if like not in measured["figures"]:
                continue
            theirs = measured["figures"][like]
            times = theirs[2] / ours[letter][2] if letter == "g" else theirs[0] / ours[letter][0]
            print(row(peer, theirs) + f"   filiera is {times:,.1f} times as fast")
        print()
    read, serd = runs["turtle_to_graph/iterations:1/process_time"], runs["serd_reads/iterations:1/process_time"]
    for kind, unit in (("real_time", "elapsed"), ("cpu_time", "of both cores")):
        print(f"Turtle to graph: {read[kind] / 1e3:.2f} s {unit}; Serd's reader into nothing {serd[kind] / 1e3:.2f} s; "
              f"ratio {read[kind] / serd[kind]:.2f}")
    written, by_serd = runs["graph_to_turtle"]["per_second"], runs["serd_writes"]["per_second"]
    print(f"graph to Turtle: {written / 1e6:.1f} million triples a second; Serd's writer {by_serd / 1e6:.1f}; "
          f"ratio {written / by_serd:.2f}")
    print("memory at the peak, with loading: filiera "
          f"{int(library['context']['peak_kilobytes']) / 1024:,.0f} MB"
          + "".join(f"; {peer} {measured['memory']:,.0f} MB" for peer, measured in peers.items()))


if __name__ == "__main__":
    main()
