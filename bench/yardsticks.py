#!/usr/bin/env python3
"""What server_bench.sh measures against and with.

usage: yardsticks.py election PROJECTS FILE        an election of so many projects, as a .pb file
       yardsticks.py register ROWS FILE            a list of so many projects, as CSV
       yardsticks.py commits FOLDER SECONDS        single SQLite commits a second: one row each, WAL, synchronous=FULL
       yardsticks.py fill DATABASE MEGABYTES       adds reports until the database is so large
       yardsticks.py count DATABASE                reports in it
       yardsticks.py settle DATABASE SECONDS       waits until no job is running or due, so that nothing runs beside a measurement
       yardsticks.py start SECONDS URL COMMAND...  milliseconds from the command's start until URL answers 200
"""
import os
import random
import signal
import socket
import sqlite3
import subprocess
import sys
import time
import urllib.parse

FEEDBACK = ("create table feedback (id integer primary key, token text not null unique, page text not null, message text "
            "not null, contact text not null, state text not null, sent_at integer not null) strict")
INSERT = "insert into feedback (id, token, page, message, contact, state, sent_at) values (?, ?, '/projekty', ?, '', 'new', ?)"


def election(projects, path):
    chance = random.Random(7)
    words = "Skwer Park Ścieżka Boisko Ławki Drzewa Plac Chodnik Biblioteka Koncert Warsztaty Ogród Oświetlenie".split()
    places = "przy szkole,nad rzeką,na osiedlu,obok przystanku,w centrum,za domem kultury,przy targu,pod lasem".split(",")
    ballots = [chance.sample(range(1, projects + 1), 3) for _ in range(projects * 2)]
    votes = [0] * (projects + 1)
    for ballot in ballots:
        for project in ballot:
            votes[project] += 1
    meta = {"description": "Bench", "country": "Poland", "unit": "Benchowo", "instance": "2030", "num_projects": projects,
            "num_votes": len(ballots), "budget": projects * 20000, "vote_type": "approval", "rule": "greedy",
            "date_begin": "01.06.2030", "date_end": "15.06.2030", "max_length": 3, "language": "pl", "currency": "PLN"}
    with open(path, "w", encoding="utf-8") as file:
        file.write("META\nkey;value\n" + "".join(f"{key};{value}\n" for key, value in meta.items()))
        file.write("PROJECTS\nproject_id;cost;votes;name\n")
        for project in range(1, projects + 1):
            name = f"{chance.choice(words)} i {chance.choice(words).lower()} {chance.choice(places)} nr {project}"
            file.write(f"{project};{chance.randrange(10, 900) * 1000};{votes[project]};{name}\n")
        file.write("VOTES\nvoter_id;vote\n")
        for voter, ballot in enumerate(ballots, 1):
            file.write(f"{voter};{','.join(map(str, ballot))}\n")


def settle(path, seconds):
    database = sqlite3.connect(f"file:{path}?mode=ro", uri=True)
    query = "select count(*) from job where state = 'running' or (state = 'waiting' and run_at < ?)"
    quiet, end = 0, time.monotonic() + seconds
    while quiet < 4 and time.monotonic() < end:
        due = database.execute(query, (int((time.time() + 5) * 1e6),)).fetchone()[0]
        quiet = 0 if due else quiet + 1
        time.sleep(0.5)


def commits(folder, seconds):
    path = os.path.join(folder, "commits.db")
    for ending in ("", "-wal", "-shm"):
        if os.path.exists(path + ending):
            os.remove(path + ending)
    database = sqlite3.connect(path, isolation_level=None)
    database.execute("pragma journal_mode = wal")
    database.execute("pragma synchronous = full")
    database.execute(FEEDBACK)
    begun, count = time.monotonic(), 0
    while time.monotonic() - begun < seconds:
        database.execute(INSERT, (count, f"token-{count}", "Przycisk nie działa", count))
        count += 1
    print(f"{count / (time.monotonic() - begun):.0f}")


def fill(path, megabytes):
    database = sqlite3.connect(path)
    message = "Na tej stronie nie da się wysłać formularza klawiaturą. " * 55
    number = 0
    while os.path.getsize(path) < megabytes << 20:
        rows = [(1000000 + n, f"fill-{n}", message, n) for n in range(number, number + 1000)]
        database.executemany(INSERT, rows)
        database.commit()
        database.execute("pragma wal_checkpoint(truncate)").fetchall()
        number += 1000
    database.close()


def count(path):
    print(sqlite3.connect(f"file:{path}?mode=ro", uri=True).execute("select count(*) from feedback").fetchone()[0])


def answers(address):
    try:
        with socket.create_connection((address.hostname, address.port), timeout=1) as peer:
            peer.sendall(f"GET {address.path} HTTP/1.1\r\nHost: {address.netloc}\r\nConnection: close\r\n\r\n".encode())
            return peer.recv(64).startswith(b"HTTP/1.1 200")
    except OSError:
        return False


def start(seconds, url, command):
    address = urllib.parse.urlsplit(url)
    begun = time.monotonic()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    while not answers(address):
        if process.poll() is not None or time.monotonic() - begun > seconds:
            process.kill()
            sys.exit("yardsticks: the server did not become ready: " + " ".join(command))
        time.sleep(0.0005)
    print(f"{(time.monotonic() - begun) * 1000:.1f}")
    process.send_signal(signal.SIGTERM)
    process.wait()


# A list of projects as mapadotacji.gov.pl has them: nine topics, five hundred beneficiaries, no two rows alike.
def register(rows, path):
    topics = "administracja,transport,nauka i edukacja,praca i integracja społeczna,ochrona zdrowia,ochrona środowiska,brak".split(",")
    with open(path, "w", encoding="utf-8") as file:
        file.write("Tytuł projektu;Nazwa beneficjenta;Wartość projektu;Dofinansowanie z EU;Dziedzina\n")
        for i in range(rows):
            file.write(f"Budowa ścieżki rowerowej nr {i};GMINA {i % 500};{100000 + i * 7}.{i % 100:02};{85000 + i % 1000}.00;{topics[i % 7]}\n")


def main(words):
    match words:
        case ["register", rows, path]: register(int(rows), path)
        case ["election", projects, path]: election(int(projects), path)
        case ["commits", folder, seconds]: commits(folder, float(seconds))
        case ["fill", path, megabytes]: fill(path, int(megabytes))
        case ["count", path]: count(path)
        case ["settle", path, seconds]: settle(path, float(seconds))
        case ["start", seconds, url, *command] if command: start(float(seconds), url, command)
        case _: sys.exit(__doc__)


main(sys.argv[1:])
