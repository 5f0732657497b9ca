#!/usr/bin/env python3
"""Every bad template of cases.inc must be refused by the compiler for its own reason, every fine one accepted.

usage: run.py COMPILER SOURCE_FOLDER
"""
import collections
import pathlib
import re
import subprocess
import sys

here = pathlib.Path(__file__).parent
compiler, source = sys.argv[1:3]
command = [compiler, "-std=c++23", "-fsyntax-only", "-fmax-errors=0", "-fno-diagnostics-show-caret", "-fdiagnostics-color=never",
           f"-I{source}", str(here / "cases.cc")]
messages = subprocess.run(command, capture_output=True, text=True, check=False).stderr

# GCC names the line that asked for an instantiation before the errors found in it.
reasons = collections.defaultdict(str)
line = 0
for message in messages.splitlines():
    if place := re.search(r"cases\.inc:(\d+):\d+:\s+(required from here|error:)", message):
        line = int(place.group(1))
    if "error:" in message:
        reasons[line] += message + "\n"

failures = 0
cases = 0
for number, text in enumerate((here / "cases.inc").read_text(encoding="utf-8").splitlines(), 1):
    if not (case := re.match(r"CASE\((\w+), ", text)):
        continue
    cases += 1
    said = reasons.pop(number, "")
    good = not said if case.group(1) == "fine" else case.group(1) in said
    if not good:
        failures += 1
        print(f"cases.inc:{number}: expected {case.group(1)}, the compiler said: {said or 'nothing'}")
for number, said in reasons.items():
    failures += 1
    print(f"line {number}: unexpected: {said}")
print(f"{cases - failures} passed, {failures} failed")
sys.exit(1 if failures or cases < 40 else 0)
