// The harness's own tests: a sound page served here passes every check, and each fault is found by the check that is for it.
import assert from 'node:assert/strict';
import {EventEmitter} from 'node:events';
import http from 'node:http';
import net from 'node:net';
import zlib from 'node:zlib';
import {listenTo} from './checks/budgets.mjs';
import {checkPage, newEyes} from './checks/page.mjs';
import {linkFindings} from './checks/links.mjs';
import {launchBrowser, newVisitor, visit} from './lib/browser.mjs';
import {enter, tabToButton, tabToLink, typeInto} from './lib/keys.mjs';
import {startPost} from './lib/post.mjs';
import {Report} from './lib/report.mjs';
import {inEnglish, linksIn, pathsToVisit, patternOf} from './lib/site.mjs';
import {englishOf, inPolish, inTheirLanguage, says, setLanguage} from './lib/words.mjs';

const STYLE = 'a, button { display: inline-block; padding: 12px } body { color: #22201c; background: #fbf7f0 } a { color: #1b5e6b } :focus { outline: 3px solid #22201c } input { min-height: 44px } ' +
              '@media (prefers-color-scheme: dark) { body { color: #f3ece0; background: #1c1a17 } a { color: #7cc7d4 } :focus { outline-color: #f3ece0 } }';

function page({lang = 'pl', main = '', head = '', title = 'Projekty'} = {}) {
  return `<!doctype html><html lang="${lang}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
    <title>${title}</title><link rel="icon" href="data:,"><link rel="stylesheet" href="/style.css">${head}</head><body>
    <a href="#main">Przejdź do treści</a><header><nav aria-label="Główna"><a href="/">Start</a> <a href="/projekty">Projekty</a></nav></header>
    <main id="main" tabindex="-1"><h1>${title}</h1><p>Lista projektów, które zgłosili mieszkańcy. Można ją czytać i szukać w niej.</p>
    <form action="/projekty"><label for="q">Szukaj</label> <input id="q" name="q"> <button>Szukaj</button></form>${main}</main></body></html>`;
}

// Address -> its page and the only checks that must fail there (parts of their names).
const PAGES = {
  '/': {html: page()},
  '/projekty': {html: page()},
  '/obrazek': {html: page({main: '<img src="/style.css">'}), fails: [' light: accessible', 'nothing broken']},
  '/blady': {html: page({head: '<link rel="stylesheet" href="/pale.css">'}), fails: [' light: accessible', ' dark: accessible']},
  '/ciemny': {html: page({head: '<link rel="stylesheet" href="/dark.css">'}), fails: [' dark: accessible']},
  '/jezyk': {html: page({lang: 'en'}), fails: ['language, title, one heading']},
  '/styl': {html: page({main: '<p style="margin: 0">x</p>'}), fails: ['language, title, one heading']},
  '/szeroki': {html: page({main: '<p class="wide">Za szeroko</p>'}), fails: ['fits 320 px']},
  '/niewidoczny': {html: page({head: '<link rel="stylesheet" href="/nofocus.css">'}), fails: ['keyboard']},
  '/skrypt': {html: page({main: '<div id="more"></div><script src="/more.js"></script>'}), fails: ['works without JavaScript']},
  '/bez-przycisku': {html: page({main: '<form action="/x"><label>Tekst <input name="t"></label></form>'}), fails: ['works without JavaScript']},
  '/blad': {html: page({main: '<script src="/throws.js"></script>'}), fails: ['nothing broken']},
  '/obcy': {html: page({main: '<script src="/stranger.js"></script>'}), fails: ['nothing broken', 'budgets']},
  '/ciezki': {html: page({main: `<p>${Array.from({length: 9000}, (_, i) => (i * 7919 % 10007).toString(36)).join(' ')}</p>`}), fails: ['budgets']},
  '/wiele': {html: page({main: Array.from({length: 9}, (_, i) => `<img src="/dot.svg?${i}" alt="">`).join('')}), fails: ['budgets']},
  '/niezapamietany': {html: page({head: '<link rel="stylesheet" href="/fresh.css">'}), fails: ['budgets']},
  '/en/sound': {html: page({lang: 'en'})},
  '/en/faults': {html: page({lang: 'pl', main: '<img src="/style.css"><p class="wide">Too wide</p>'}),
                 fails: [' light: accessible', 'language, title, one heading', 'fits 320 px', 'nothing broken']},
};

const FILES = {
  '/style.css': ['text/css', STYLE + ' .wide { width: 600px }'],
  '/pale.css': ['text/css', 'body { color: #ccc !important; background: #fff !important }'],
  '/dark.css': ['text/css', '@media (prefers-color-scheme: dark) { body { color: #333 } }'],
  '/nofocus.css': ['text/css', 'a:focus { outline: none }'],
  '/fresh.css': ['text/css', 'p { margin: 1em }', 'no-store'],
  '/more.js': ['text/javascript', `document.getElementById("more").textContent = "Cała treść tej strony. ".repeat(30)`],
  '/throws.js': ['text/javascript', 'throw new Error("broken")'],
  '/stranger.js': ['text/javascript', 'fetch("http://127.0.0.1:59999/x").catch(() => {})'],
  '/dot.svg': ['image/svg+xml', '<svg xmlns="http://www.w3.org/2000/svg" width="1" height="1"/>'],
};

function serve() {
  const server = http.createServer((request, response) => {
    const address = new URL(request.url, 'http://localhost').pathname;
    const file = FILES[address];
    const html = PAGES[address]?.html ?? (address === '/en/projekty' ? page({lang: 'en'}) : null);
    if (address === '/sitemap.xml') {
      response.end(`<urlset><url><loc>http://x.example/projekty</loc></url><url><loc>http://x.example/projekt/a1</loc></url></urlset>`);
    } else if (file) {
      response.writeHead(200, {'content-type': file[0], 'cache-control': file[2] ?? 'public, max-age=31536000, immutable'}).end(file[1]);
    } else if (html) {
      response.writeHead(200, {'content-type': 'text/html; charset=utf-8', 'content-encoding': 'gzip', 'cache-control': 'no-cache'})
          .end(zlib.gzipSync(html));
    } else {
      response.writeHead(404, {'content-type': 'text/html'}).end('brak');
    }
  });
  return new Promise(resolve => server.listen(0, '127.0.0.1', () => resolve(server)));
}

const tests = {
  async 'a sound page passes and each fault is found'(browser, base) {
    const examine = async (eyes, [address, {fails = []}]) => {
      const report = new Report({quiet: true});
      const language = address.startsWith('/en/') ? 'en' : 'pl';
      await checkPage(eyes, report, {base, address, language, out: null});
      for (const part of fails) assert.ok(report.failed.some(name => name.includes(part)), `${address}: ${part} did not fail`);
      const others = report.failed.filter(name => !fails.some(part => name.includes(part)));
      assert.deepEqual(others, [], `${address}: failed beside what was wrong: ${JSON.stringify(report.findings)}`);
      assert.equal(report.passed.length + report.failed.length, language === 'en' ? 4 : 8, `${address}: as many checks`);
    };
    const pages = Object.entries(PAGES);
    const lane = async first => {
      const eyes = await newEyes(browser);
      for (let next = first; next < pages.length; next += 2) await examine(eyes, pages[next]);
    };
    await Promise.all([lane(0), lane(1)]);
  },

  async 'a page that is not there fails'(browser, base) {
    const report = new Report({quiet: true});
    await checkPage(await newEyes(browser), report, {base, address: '/nigdzie', language: 'pl', out: null});
    assert.deepEqual(report.failed, ['/nigdzie answers']);
  },

  async 'what the cache answers late, on a busy machine, is no request'() {
    const wire = Object.assign(new EventEmitter(), {send: () => {}});
    const listening = await listenTo({context: () => ({newCDPSession: () => wire})});
    const ask = (requestId, url) => wire.emit('Network.requestWillBeSent', {requestId, request: {url}});
    const answer = (requestId, fromDiskCache, encodedDataLength) => {
      wire.emit('Network.responseReceived', {requestId, response: {fromDiskCache}});
      wire.emit('Network.loadingFinished', {requestId, encodedDataLength});
    };
    ask('1', 'http://x/');
    answer('1', false, 600);
    const heard = listening.whenQuiet();  // nothing waits for an answer now, but it is not quiet yet
    setTimeout(() => ask('2', 'http://x/icons.svg'), 60);
    setTimeout(() => answer('2', true, 900), 400);
    assert.deepEqual(await heard, {bytes: 600, requests: ['http://x/']});
  },

  async 'a dead link is found'(browser, base) {
    assert.deepEqual(await linkFindings(base, ['/', '/projekty']), []);
    PAGES['/martwy'] = {html: page({main: '<a href="/nie-ma?a=1&amp;b=2">x</a>'})};
    assert.deepEqual(await linkFindings(base, ['/martwy']), ['/martwy links to /nie-ma?a=1&b=2, which answers 404']);
    delete PAGES['/martwy'];
  },

  async 'addresses come from the routes, the site map and links'(browser, base) {
    const routes = [['GET', '/projekty'], ['GET', '/projekt/{code}'], ['GET', '/okolice/{code}'], ['POST', '/projekty'], ['GET', '/en/projekty']]
        .map(([method, path]) => ({method, path, who: 'anyone'}));
    routes.push({method: 'GET', path: '/urzad', who: 'officials'});
    assert.deepEqual(await pathsToVisit(base, routes), {paths: ['/projekty', '/projekt/a1'], further: new Set(), unseen: ['/okolice/{code}']});
    assert.deepEqual((await pathsToVisit(base, null)).paths, ['/', '/projekty', '/projekt/a1']);
    assert.match('/a/b.c', patternOf('/a/{x}.c'));
    assert.doesNotMatch('/a/b/c', patternOf('/a/{x}'));
    assert.match('/files/a/b.css', patternOf('/files/{rest...}'));
    assert.equal(inEnglish('/'), '/en');
    assert.deepEqual(linksIn('<a class="x" href="?s=2">', 'http://h', '/p').map(link => link.path), ['/p?s=2']);
  },

  async 'a letter is read as its reader sees it, and given once for the same words'() {
    const post = await startPost(), socket = net.connect(Number(post.url.split(':')[2]), '127.0.0.1');
    const subject = `=?UTF-8?B?${Buffer.from('Nowości w 1 sprawie').toString('base64')}?=`;
    const said = ['EHLO x', 'MAIL FROM:<a@example.org>', 'RCPT TO:<ola@example.org>', 'DATA',
                  `Subject: ${subject}\r\n\r\nMo=C5=BCesz w=C2=A0swo=\r\njej http://x/en/grupa/abc=3D1\r\n..kropka\r\n.`, 'QUIT'];
    socket.on('data', () => said.length > 0 && socket.write(`${said.shift()}\r\n`));
    const letter = await post.letter('ola@example.org', 'Możesz w swojej');
    assert.equal(letter.subject, 'Nowości w 1 sprawie');
    assert.equal(letter.linkTo('/grupa/'), 'http://x/en/grupa/abc=1');
    assert.match(letter.text, /\n\.kropka$/);
    assert.equal(await post.letter('ola@example.org', 'Nowości w 1 sprawie'), letter);
    await assert.rejects(post.letter('ola@example.org', 'Możesz w swojej', 10), /no letter to ola@example.org says "Możesz w swojej"; all to that address: "Nowości/);
    await post.stop();
  },

  async 'keys go through a form and a link'(browser, base) {
    const visitor = await newVisitor(browser, {javaScript: false});
    await visit(visitor.page, base);
    await tabToLink(visitor.page, '/projekty');
    await enter(visitor.page);
    await typeInto(visitor.page, 'q', 'park');
    await tabToButton(visitor.page, 'Szukaj');
    await enter(visitor.page);
    assert.equal(visitor.page.url(), `${base}/projekty?q=park`);
    await assert.rejects(tabToLink(visitor.page, '/nowhere'), /no keyboard stop is a link to \/nowhere; passed: .*Start/);
    await visitor.close();
  },
  'what is said in Polish is found on English pages, and only there': () => {
    const polish = {}, english = {};
    setLanguage(english, 'en');
    for (const [words, text] of [['Zapisz wersję', 'Save a version'], ['Przyjmij: Ola Gil', 'Accept: Ola Gil'], ['2 zaproszenia czekają na odpowiedź.', '2 invitations wait for an answer.'],
                                 ['Twój stolik: Stolik 1', 'Your table: Table 1'], ['odpowie do', 'the unit advises until 3 March'], ['Ogrody Oli', 'Ogrody Oli']]) {
      assert.ok(says(english, `before ${text} after`, words), words);
      assert.ok(says(polish, `przed ${words} po`, words), words);
    }
    for (const [words, text] of [['Zapisz wersję', 'Zapisz'], ['Przyjmij: Ola Gil', 'Accept: Jan Gil'], ['Twój stolik: Stolik 1', 'Your table: Table 2']]) assert.ok(!says(english, text, words), words);
    assert.ok(!says(polish, 'Save a version', 'Zapisz wersję'));
    assert.equal(englishOf('Zapisz wersję').length, 1);
    assert.equal(inTheirLanguage(english, 'http://a/konto'), 'http://a/en/konto');
    assert.equal(inTheirLanguage(english, 'http://127.0.0.1:80/en/konto'), 'http://127.0.0.1:80/en/konto');
    assert.equal(inTheirLanguage(polish, 'http://a/konto'), 'http://a/konto');
    assert.equal(inPolish(english, '/en/konto'), '/konto');
  },
};

let failed = 0;
const server = await serve();
const browser = await launchBrowser();
for (const [name, test] of Object.entries(tests)) {
  try {
    await test(browser, `http://127.0.0.1:${server.address().port}`);
    console.log(`ok   harness: ${name}`);
  } catch (error) {
    failed += 1;
    console.log(`FAIL harness: ${name}\n       ${error.message}`);
  }
}
await browser.close();
server.close();
server.closeAllConnections();
console.log(`${Object.keys(tests).length - failed} passed, ${failed} failed`);
process.exit(failed ? 1 : 0);
