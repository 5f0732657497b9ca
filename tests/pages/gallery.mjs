// Looks at every component in every state with the same eyes as at the site's pages.
//   node gallery.mjs [FOLDER]    FOLDER: what the program `gallery` wrote; default build/dev/gallery; pictures stand in its out/
import fs from 'node:fs';
import http from 'node:http';
import path from 'node:path';
import {fileURLToPath} from 'node:url';
import {gzipSync} from 'node:zlib';
import {checkPage, newEyes} from './checks/page.mjs';
import {launchBrowser} from './lib/browser.mjs';
import {Report} from './lib/report.mjs';

const HERE = path.dirname(fileURLToPath(import.meta.url));
const FOLDER = path.resolve(process.argv[2] ?? path.join(HERE, '../../build/dev/gallery'));
const TYPES = {'.html': 'text/html; charset=utf-8', '.css': 'text/css; charset=utf-8', '.js': 'text/javascript; charset=utf-8',
               '.svg': 'image/svg+xml', '.png': 'image/png', '.woff2': 'font/woff2'};
// As platform/http/security_headers has it: what the policy forbids must be missing here too.
const POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'";

function answer(request, response) {
  const address = decodeURIComponent(new URL(request.url, 'http://localhost').pathname);
  const file = path.join(FOLDER, path.extname(address) ? address : `${address}.html`);
  if (!file.startsWith(FOLDER) || !fs.existsSync(file)) return response.writeHead(404).end();
  const body = fs.readFileSync(file);
  const headers = {'Content-Type': TYPES[path.extname(file)], 'Content-Security-Policy': POLICY};
  if (address.startsWith('/static/')) headers['Cache-Control'] = 'public, max-age=31536000, immutable';
  const packed = !['.woff2', '.png'].includes(path.extname(file));
  response.writeHead(200, packed ? {...headers, 'Content-Encoding': 'gzip'} : headers).end(packed ? gzipSync(body) : body);
}

const server = http.createServer(answer);
await new Promise(resolve => server.listen(0, '127.0.0.1', resolve));
const base = `http://127.0.0.1:${server.address().port}`;
const report = new Report();
const browser = await launchBrowser();
try {
  const eyes = await newEyes(browser);
  for (const page of fs.readdirSync(FOLDER).filter(name => name.endsWith('.html')).map(name => path.basename(name, '.html'))) {
    await checkPage(eyes, report, {base, address: `/${page}`, language: 'pl', out: path.join(FOLDER, 'out')});
    await checkPage(eyes, report, {base, address: `/en/${page}`, language: 'en', out: path.join(FOLDER, 'out')});
  }
} finally {
  await browser.close();
  server.close();
}
process.exitCode = report.close() ? 0 : 1;
