// A mail server as an operator has one (SMTP): it takes every letter, and journeys read what came.
import net from 'node:net';

const PATIENCE = 180000;  // milliseconds: notices go once a minute, letters every ten seconds

const words = encoded => encoded.replace(/\r\n /g, '').replace(/=\?UTF-8\?B\?([^?]*)\?=/g, (_, part) => Buffer.from(part, 'base64').toString('utf8')).replace(/\u00a0/g, ' ');

function unquoted(text) {
  const bytes = text.replace(/=\r\n/g, '').replace(/=([0-9A-F]{2})/g, (_, hex) => String.fromCharCode(parseInt(hex, 16)));
  return Buffer.from(bytes, 'latin1').toString('utf8').replace(/\r\n/g, '\n').replace(/\u00a0/g, ' ');
}

// The first part of a letter is its plain words.
function letterFrom(to, message) {
  const end = message.indexOf('\r\n\r\n'), subject = /^Subject: ((?:.|\r\n )*)/im.exec(message.slice(0, end))?.[1] ?? '';
  const text = unquoted(message.slice(end + 4));
  return {to, given: new Set(), subject: words(subject), text, linkTo: path => new RegExp(`https?://\\S+?(?:/en)?${path}\\S*`).exec(text)?.[0]};
}

function converse(socket, take) {
  let to = '', rest = '', data = false;
  const say = line => socket.write(`${line}\r\n`);
  say('220 post of the tests');
  socket.setEncoding('latin1');
  socket.on('error', () => socket.destroy());
  socket.on('data', chunk => {
    rest += chunk;
    for (;;) {
      const mark = data ? '\r\n.\r\n' : '\r\n', at = rest.indexOf(mark);
      if (at < 0) return;
      const line = rest.slice(0, at);
      rest = rest.slice(at + mark.length);
      if (data) {
        take(letterFrom(to, line.replace(/^\.\./gm, '.')));
        data = false;
        say('250 taken');
      } else if (/^RCPT/i.test(line)) {
        to = /<([^>]*)>/.exec(line)[1];
        say('250 ok');
      } else if (/^DATA/i.test(line)) {
        data = true;
        say('354 go on');
      } else if (/^QUIT/i.test(line)) {
        say('221 bye');
        socket.end();
      } else {
        say('250 ok');
      }
    }
  });
}

// `letter(to, part)` is the next one to that address with that part in its subject or words. For one part a letter is given once;
// news of several matters may come in one. `fits` tells a letter by more than its words as they stand.
export async function startPost() {
  const letters = [], readers = new Set();
  const server = net.createServer(socket => converse(socket, letter => {
    letters.push(letter);
    for (const look of [...readers]) look();
  }));
  await new Promise(resolve => server.listen(0, '127.0.0.1', resolve));

  const take = (to, part, fits) => {
    const found = letters.find(one => one.to === to && !one.given.has(part) && fits(`${one.subject}\n${one.text}`));
    found?.given.add(part);
    return found;
  };
  const letter = (to, part, fits = text => text.includes(part), patience = PATIENCE) => new Promise((resolve, reject) => {
    const end = setTimeout(() => {
      readers.delete(look);
      const came = letters.filter(one => one.to === to).map(one => `"${one.subject}"`);
      reject(new Error(`no letter to ${to} says "${part}"; all to that address: ${came.join(', ') || 'none'}`));
    }, patience);
    const look = () => {
      const found = take(to, part, fits);
      if (!found) return;
      clearTimeout(end);
      readers.delete(look);
      resolve(found);
    };
    readers.add(look);
    look();
  });
  // Those that came more than once, word for word.
  const twice = () => {
    const seen = new Set(), again = [];
    for (const {to, subject, text} of letters) {
      const one = `${to}: ${subject}\n${text}`;
      if (seen.has(one)) again.push(one);
      seen.add(one);
    }
    return again;
  };
  return {url: `smtp://127.0.0.1:${server.address().port}`, letter, twice, stop: () => new Promise(resolve => server.close(resolve))};
}
