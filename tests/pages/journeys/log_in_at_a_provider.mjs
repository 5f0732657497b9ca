import {enter, tabToButton, typeInto} from '../lib/keys.mjs';
import {visit} from '../lib/browser.mjs';
import {PROVIDER_NAME} from '../lib/provider.mjs';

export const name = 'log in at the provider of the city, come back as the same person, be refused without a confirmed address';

async function logInAs(page, base, login) {
  await visit(page, `${base}/logowanie`);
  await tabToButton(page, `Zaloguj się: ${PROVIDER_NAME}`);
  await enter(page);
  await page.waitForURL(url => url.origin !== base);
  await typeInto(page, 'login', login);
  await page.keyboard.press('Enter');
  await page.waitForURL(url => url.origin === base);
  return new URL(page.url()).pathname;
}

// Here and at the provider.
async function logOut(page, base) {
  await visit(page, `${base}/konto`);
  await tabToButton(page, 'Wyloguj się');
  await enter(page);
  await page.context().clearCookies();
}

function expect(found, wanted) {
  if (!String(found).includes(wanted)) throw new Error(`"${wanted}" is not in: ${String(found).replace(/\s+/g, ' ').slice(0, 300)}`);
}

export async function go({page, base, provider, javaScript, log}) {
  if (!provider) return;
  const login = `wanda.${javaScript ? 'a' : 'b'}@example.org`;
  expect(await logInAs(page, base, login), '/konto/dane');
  expect(await page.inputValue('main input[name="name"]'), 'Mieszkanka wanda');
  await logOut(page, base);
  const at = await logInAs(page, base, login);
  if (at !== '/konto') throw new Error(`the second time at ${at}`);
  expect(await page.textContent('main'), login);
  await logOut(page, base);
  if (log.errors.length > 0) return;
  await logInAs(page, base, 'without-a-confirmed-address');
  expect(await page.textContent('main'), 'nie potwierdził Twojego adresu');
  await page.context().clearCookies();
  await logInAs(page, base, '');  // said no at the provider
  expect(await page.textContent('main'), 'Zacznij jeszcze raz');
  const refusals = log.errors.filter(error => /40[09]|410/.test(error));
  log.errors = log.errors.filter(error => !refusals.includes(error));
}
