// A new database (UTF8, collation C) in the server of that address, and the end of it.
import {execFileSync} from 'node:child_process';

let made = 0;

export function newDatabase(server) {
  const name = `wiec_pages_${process.pid}_${++made}`;
  const run = statement => execFileSync('psql', ['--quiet', '--no-psqlrc', server, '-c', statement], {stdio: 'pipe'});
  run(`create database ${name} template template0 encoding 'UTF8' lc_collate 'C' lc_ctype 'C'`);
  const url = new URL(server);
  url.pathname = `/${name}`;
  return {url: url.href, drop: () => run(`drop database if exists ${name} with (force)`)};
}
