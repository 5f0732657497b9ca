// Starts the built server with its demo city in a folder of its own, and asks it for its routes.
import {execFileSync, spawn} from 'node:child_process';
import fs from 'node:fs';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';

const SECONDS_TO_START = 300;  // PostgreSQL, on a busy machine

function isFree(port) {
  return new Promise(resolve => {
    const server = net.createServer();
    server.on('error', () => resolve(false));
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)));
  });
}

// Below those that systems give to connections going out (from 32768 on): a browser beside takes none while a city starts.
export async function freePort() {
  for (let tries = 0; tries < 100; ++tries) {
    const port = 20000 + Math.floor(Math.random() * 12000);
    if (await isFree(port)) return port;
  }
  throw new Error('no port of this machine is free');
}

// `database`: an empty one of PostgreSQL. `secrets` and `environment`: what an operator would put into the data folder and the environment.
export async function startDemo(binary, {url, database, secrets = {}, environment = {}} = {}) {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'wiec-pages-'));
  url ??= `http://127.0.0.1:${await freePort()}`;
  fs.mkdirSync(path.join(folder, 'data/secrets'), {recursive: true, mode: 0o700});
  for (const [name, value] of Object.entries(secrets)) {
    fs.writeFileSync(path.join(folder, 'data/secrets', name), value, {mode: 0o600});
  }
  const at = ['--data', path.join(folder, 'data'), ...(database ? ['--database', database] : [])];
  if (database) execFileSync(binary, ['migrate', ...at], {stdio: 'pipe', env: {...process.env, ...environment}});
  const output = fs.openSync(path.join(folder, 'log'), 'a');
  const log = () => fs.readFileSync(path.join(folder, 'log'), 'utf8');
  let child, ended;
  process.on('exit', () => child.kill('SIGKILL'));

  const start = async () => {
    ended = null;
    const own = child = spawn(binary, ['demo', ...at, '--listen', url.slice('http://'.length)],
                              {stdio: ['ignore', output, output], env: {...process.env, ...environment}});
    own.on('error', error => { ended = error.message; });
    own.on('exit', (code, signal) => { ended = `exit ${signal ?? code}`; });
    for (let tenths = 0; tenths < SECONDS_TO_START * 10; ++tenths) {
      if (ended !== null) throw new Error(`the server ended at its start (${ended}):\n${log()}`);
      if (log().includes('with the password') && await isReady(url)) return;
      await sleep(100);
    }
    const {log: text} = await stop();
    throw new Error(`the server was not ready after ${SECONDS_TO_START} s:\n${text}`);
  };
  const end = async () => {
    child.kill('SIGTERM');
    for (let tenths = 0; ended === null && tenths < 100; ++tenths) await sleep(100);
    if (ended === null) child.kill('SIGKILL');
    return ended;
  };
  const stop = async () => {
    await end();
    const text = log();
    fs.rmSync(folder, {recursive: true, force: true});
    return {ended, log: text};
  };
  // As an operator does: what was kept is served again.
  const restart = async () => {
    if (await end() !== 'exit 0') throw new Error(`the server did not stop cleanly (${ended}):\n${log()}`);
    await start();
  };
  await start();
  return {url, stop, restart, log, data: path.join(folder, 'data')};
}

async function isReady(url) {
  try {
    return (await fetch(`${url}/readyz`)).ok;
  } catch {
    return false;
  }
}

function sleep(milliseconds) {
  return new Promise(resolve => setTimeout(resolve, milliseconds));
}

// The rows of `wiec routes`: method, path, who may enter; tab-separated.
export function routesOf(binary) {
  const rows = execFileSync(binary, ['routes'], {encoding: 'utf8'}).split('\n').map(line => line.split('\t'));
  return rows.filter(row => row.length >= 3).map(([method, route, who]) => ({method, path: route, who}));
}
