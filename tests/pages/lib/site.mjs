// Which addresses of a site to visit: one or two for each public route, found in the site map and in links.
import http from 'node:http';
import zlib from 'node:zlib';

const EXAMPLES_OF_A_ROUTE = 2;

// GET without a browser: status, headers, body as sent (compressed) and as text.
export function fetchRaw(url, headers = {}) {
  return new Promise((resolve, reject) => {
    const request = http.get(url, {headers: {'accept-encoding': 'br, gzip', 'user-agent': 'wiec-pages', ...headers}}, response => {
      const pieces = [];
      response.on('data', piece => pieces.push(piece));
      response.on('error', reject);
      response.on('end', () => {
        const sent = Buffer.concat(pieces);
        resolve({status: response.statusCode, headers: response.headers, sent, text: () => unpacked(sent, response.headers)});
      });
    });
    request.on('error', reject);
    request.setTimeout(60000, () => request.destroy(new Error(`no answer in time: ${url}`)));
  });
}

function unpacked(sent, headers) {
  const coding = headers['content-encoding'];
  const bytes = coding === 'br' ? zlib.brotliDecompressSync(sent) : coding === 'gzip' ? zlib.gunzipSync(sent) : sent;
  return bytes.toString('utf8');
}

export function isHtml(answer) {
  return String(answer.headers['content-type']).startsWith('text/html');
}

export function inEnglish(path) {
  return path === '/' ? '/en' : `/en${path}`;
}

function plain(text) {
  return text.replaceAll('&amp;', '&').replaceAll('&#38;', '&');
}

async function pathsOfSitemap(base, address = '/sitemap.xml', depth = 0) {
  const answer = await fetchRaw(base + address);
  if (answer.status !== 200) return [];
  const text = answer.text();
  const places = [...text.matchAll(/<loc>\s*([^<]+?)\s*<\/loc>/g)].map(match => new URL(plain(match[1]), base));
  const paths = places.map(place => place.pathname + place.search);
  if (!text.includes('<sitemapindex') || depth > 1) return paths;
  return (await Promise.all(paths.map(path => pathsOfSitemap(base, path, depth + 1)))).flat();
}

export function linksIn(html, base, at = '/') {
  const found = [];
  for (const match of html.matchAll(/<a\b[^>]*?\bhref="([^"]*)"/g)) {
    let target;
    try {
      target = new URL(plain(match[1]), base + at);
    } catch {
      found.push({path: match[1], broken: true});
      continue;
    }
    if (target.origin === base) found.push({path: target.pathname + target.search});
  }
  return found;
}

// A route's pattern: {name} is one segment, {name...} the rest of the path.
export function patternOf(route) {
  const escaped = route.replace(/[.*+?^$()|[\]\\]/g, '\\$&');
  return new RegExp(`^${escaped.replace(/\{[^}]*\\\.\\\.\\\.\}/g, '.+').replace(/\{[^}]*\}/g, '[^/]+')}$`);
}

// Polish addresses to visit, those of them that only are further examples of a route (they differ in what people wrote, so one
// language is enough), and the public routes for which no address was found. Without routes: the site map and home.
export async function pathsToVisit(base, routes) {
  const candidates = [...new Set(['/', ...await pathsOfSitemap(base)])].filter(path => !/^\/en(\/|$)/.test(path));
  const gets = (routes ?? []).filter(route => route.method === 'GET' && route.who === 'anyone');
  if (!routes) return {paths: spread(candidates), further: new Set(), unseen: []};
  const known = new Set(candidates);
  for (const path of spread([...known])) await addLinks(base, path, known);
  const paths = new Set(), further = new Set();
  const unseen = [];
  for (const route of gets) {
    if (/^\/en(\/|$)/.test(route.path)) continue;
    const pattern = patternOf(route.path);
    const fitting = [...known].filter(path => pattern.test(path.split('?')[0]));
    const examples = route.path.includes('{') ? fitting.slice(0, EXAMPLES_OF_A_ROUTE) : [route.path];
    if (examples.length === 0) unseen.push(route.path);
    for (const example of examples) paths.add(example);
    for (const example of examples.slice(1)) further.add(example);
  }
  return {paths: [...paths], further, unseen};
}

async function addLinks(base, path, known) {
  const answer = await fetchRaw(base + path);
  if (!isHtml(answer)) return;
  const text = answer.text();
  const pictures = [...text.matchAll(/<img\b[^>]*?\bsrc="([^"]*)"|<meta property="og:image" content="([^"]*)"/g)]
      .map(match => ({path: new URL(plain(match[1] ?? match[2]), base).pathname}));
  for (const link of [...linksIn(text, base, path), ...pictures]) {
    if (!link.broken && !/^\/en(\/|$)/.test(link.path)) known.add(link.path);
  }
}

// A few of each kind: addresses that differ only in their last part are of one kind.
function spread(paths) {
  const seen = {};
  return paths.filter(path => {
    const kind = path.replace(/[^/]+$/, '*');
    seen[kind] = (seen[kind] ?? 0) + 1;
    return kind === '/*' || seen[kind] <= EXAMPLES_OF_A_ROUTE;
  });
}
