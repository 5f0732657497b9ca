#!/usr/bin/env python3
"""Visitors of digest_bench.sh: asks a page that is made anew and sends a report, by turns, at a steady pace.

usage: digest_visitors.py DATABASE PORT PEOPLE [SECONDS]     SECONDS of quiet measured first (5)
"""
import http.client
import re
import sqlite3
import sys
import threading
import time
import urllib.parse

PACE = 0.02  # seconds between two visits
LONGEST = 900  # seconds until the letters must be written
FIRST = 1 << 40  # people of ours: the demo city has people, notices and letters of its own


class Visitor:
    def __init__(self, port):
        self.http = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
        body, headers = self.ask("GET", "/zglos-problem")
        self.csrf = re.search(r'name="_csrf" value="([^"]*)"', body).group(1)
        self.cookie = headers["Set-Cookie"].split(";")[0]
        self.number = 0

    def ask(self, method, path, body=None, headers={}):
        self.http.request(method, path, body, headers)
        answer = self.http.getresponse()
        text = answer.read().decode()
        if answer.status >= 400:
            sys.exit(f"digest_visitors: {method} {path}: {answer.status}")
        return text, answer.headers

    def read(self):
        self.number += 1
        self.ask("GET", f"/szukaj?q=park+{self.number}")

    def write(self):
        self.number += 1
        form = {"_csrf": self.csrf, "token": f"digest-{id(self)}-{self.number}", "page": "/projekty", "message": "Przycisk", "contact": ""}
        network = f"10.{self.number // 250 % 250}.{self.number % 250}.1"
        self.ask("POST", "/zglos-problem", urllib.parse.urlencode(form),
                 {"Content-Type": "application/x-www-form-urlencoded", "Cookie": self.cookie, "Sec-Fetch-Site": "same-origin",
                  "X-Forwarded-For": network})


# At least once: a small digest may be through before the first visit.
def visit(what, until, times):
    while not times or not until():
        begun = time.monotonic()
        what()
        times.append((time.monotonic() - begun) * 1000)
        time.sleep(max(0, PACE - (time.monotonic() - begun)))


def measure(port, until):
    visitors, threads, times = [Visitor(port), Visitor(port)], [], ([], [])
    for what, into in ((visitors[0].read, times[0]), (visitors[1].write, times[1])):
        threads.append(threading.Thread(target=visit, args=(what, until, into)))
        threads[-1].start()
    for thread in threads:
        thread.join()
    return times


def invite(database, people):
    now = int(time.time() * 1e6)
    with database:
        database.executemany("insert into person values (?, ?, ?, 'Anna Nowak', 'anna nowak', 'pl', 'active', ?, null, ?)",
                             ((FIRST + n, f"p{n}@example.org", f"p{n}@example.org", now, now) for n in range(people)))
        database.executemany(
            "insert into notice values (?, ?, 'own', 'proposal', ?, ?, ?, ?, ?, '/projekty', ?, ?, null)",
            ((FIRST + 2 * n + k, FIRST + n, k, f"Projekt {k}", f"Project {k}", "Projekt jest oceniany.", "The project is assessed.",
              now - 1_000_000, now - 1_000_000) for n in range(people) for k in range(2)))


def tell(name, times):
    at = lambda share: sorted(times)[min(len(times) - 1, int(len(times) * share))]
    print(f"  {name:28} {len(times):7} visits, median {at(0.5):6.1f} ms, 99% {at(0.99):6.1f} ms, longest {at(1):6.1f} ms")


def main(path, port, people, seconds):
    database = sqlite3.connect(path, timeout=60)
    waiting = "select count(*) from notice where sent_at is null and person_id between ? and ?"
    end = time.monotonic() + seconds
    quiet = measure(port, lambda: time.monotonic() > end)
    invite(database, people)
    counting = sqlite3.connect(path, timeout=60, check_same_thread=False)
    left = lambda: counting.execute(waiting, (FIRST, FIRST + people - 1)).fetchone()[0]
    begun = time.monotonic()
    while left() == 2 * people and time.monotonic() - begun < LONGEST:
        time.sleep(0.02)
    begun, done = time.monotonic(), threading.Event()

    def watch():
        while left() and time.monotonic() - begun < LONGEST:
            time.sleep(0.2)
        done.set()

    watcher = threading.Thread(target=watch)
    watcher.start()
    busy = measure(port, done.is_set)
    watcher.join()
    letters = sum(FIRST <= int(matter.split("/")[1]) < FIRST + people
                  for matter, in database.execute("select matter from letter where matter like 'notices/%'"))
    print(f"A digest for {people} people: {letters} letters written in {time.monotonic() - begun:.1f} s")
    for name, times in (("search, nothing runs", quiet[0]), ("search, beside the digest", busy[0]),
                        ("report, nothing runs", quiet[1]), ("report, beside the digest", busy[1])):
        tell(name, times)
    if letters != people:
        sys.exit("digest_visitors: not one letter each")


main(sys.argv[1], int(sys.argv[2]), int(sys.argv[3]), float((sys.argv[4:] + [""])[0] or 5))
