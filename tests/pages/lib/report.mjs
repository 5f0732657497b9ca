// Counts checks and prints each of them, the failed ones with what was found.
export class Report {
  constructor({quiet = false} = {}) {
    this.quiet = quiet;
    this.passed = [];
    this.failed = [];
    this.skipped = [];
    this.findings = {};  // of the failed ones, by name
  }

  // `findings` is a list of sentences; empty means that the check passed.
  check(name, findings) {
    (findings.length ? this.failed : this.passed).push(name);
    if (findings.length) this.findings[name] = findings;
    this.print(findings.length ? 'FAIL' : 'ok  ', name, findings);
  }

  skip(name, reason) {
    this.skipped.push(name);
    this.print('skip', name, [reason]);
  }

  note(words) {
    this.print('    ', words, []);
  }

  print(word, name, details) {
    if (this.quiet) return;
    console.log(`${word} ${name}`);
    for (const detail of details.slice(0, 12)) console.log(`       ${detail}`);
    if (details.length > 12) console.log(`       and ${details.length - 12} more`);
  }

  // The line that ./test reads; true when nothing failed and something was checked.
  close() {
    const skipped = this.skipped.length ? `, ${this.skipped.length} skipped` : '';
    console.log(`${this.passed.length} passed, ${this.failed.length} failed${skipped}`);
    return this.failed.length === 0 && this.passed.length > 0;
  }
}
