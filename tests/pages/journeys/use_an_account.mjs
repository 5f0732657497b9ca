import {violations} from '../checks/accessibility.mjs';
import {enter, tabToButton, tabToLink} from '../lib/keys.mjs';
import {visit} from '../lib/browser.mjs';
import {logIn, passwordIn} from '../lib/steps.mjs';

export const name = 'log in, look through the account and administration, log out';

const OWN_PAGES = ['/konto', '/konto/dane', '/konto/haslo', '/konto/sesje', '/konto/zgody', '/konto/powiadomienia', '/konto/moje-dane',
                   '/konto/usun', '/logowanie/aplikacja', '/administracja', '/administracja/osoby', '/administracja/zaproszenia',
                   '/administracja/organizacje', '/administracja/organizacje/nowa', '/administracja/dziennik'];

async function expectPath(page, path) {
  const at = new URL(page.url()).pathname;
  if (at !== path) throw new Error(`at ${at} instead of ${path}`);
}

// Each page of somebody logged in, as wide as a small phone: nothing sticks out, and no rule of accessibility is broken.
async function checkOwnPage(page, base, path) {
  await visit(page, base + path);
  await expectPath(page, path);
  const width = await page.evaluate(() => document.documentElement.scrollWidth);
  if (width > 320) throw new Error(`${path} is ${width} pixels wide on a screen of 320`);
  const found = await violations(page);
  if (found.length > 0) throw new Error(`${path}: ${found.join('; ')}`);
}

// `printed`: what `wiec demo` said at its start; a site that runs elsewhere says nothing, and nobody can log in.
export async function go({page, base, printed, javaScript}) {
  const password = passwordIn(printed);
  if (!password) return;
  await logIn(page, base, 'administrator@wiec.example', password);
  await expectPath(page, '/konto');
  await tabToLink(page, '/konto/zgody');
  await enter(page);
  await expectPath(page, '/konto/zgody');
  await page.setViewportSize({width: 320, height: 800});
  // The markup is the same with and without scripts: once is enough.
  if (javaScript) for (const path of OWN_PAGES) for (const prefix of ['', '/en']) await checkOwnPage(page, base, prefix + path);
  await visit(page, `${base}/konto`);
  await tabToButton(page, 'Wyloguj się');
  await enter(page);
  await visit(page, `${base}/konto`);
  await expectPath(page, '/logowanie');
}
