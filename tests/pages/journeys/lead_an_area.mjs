import {enter, tabTo, tabToField, tabToLink, typeInto} from '../lib/keys.mjs';
import {visit} from '../lib/browser.mjs';
import {checkHere, expectText, logIn, logOut, passwordIn, press} from '../lib/steps.mjs';

export const name = 'apply as an ambassador with an area drawn by keys, be accepted, join, write to all, move the path online and back';
export const databases = 'both';

async function choose(page, field) {
  await tabToField(page, field);
  await page.keyboard.press('Space');
}

// Three corners by arrows and Enter; without scripts a street says where it is.
async function pointOut(page, base, javaScript, area) {
  const open = await page.evaluate(() => document.querySelector('[name="area_name"]').checkVisibility?.() ?? true);
  if (!open) {
    await tabTo(page, 'the part of the form that points out an area', at => at.tag === 'summary' && at.name === 'Wskaż nową okolicę');
    await page.keyboard.press('Enter');
  }
  await typeInto(page, 'area_name', area);
  if (!javaScript) {
    const known = (await (await page.request.get(`${base}/api/v1/areas.geojson`)).json()).features.flatMap(one => one.properties.streets);
    await typeInto(page, 'area_streets', known[0]);
    return;
  }
  await tabTo(page, 'the map', at => at.tag === 'svg');
  for (const key of ['+', '+', 'Enter', ...Array(4).fill('ArrowRight'), 'Enter', ...Array(4).fill('ArrowDown'), 'Enter']) await page.keyboard.press(key);
  await expectText(page, 'Róg 3');
}

async function turn(page, base, javaScript, year, button) {
  await visit(page, `${base}/administracja/wspolne-projekty/${year}/forma/district`);
  await checkHere(page, javaScript);
  await typeInto(page, 'reason_pl', 'Próba formuły.');
  if (button === 'Przenieś do internetu') await typeInto(page, 'link', 'https://pokoj.wiec.example/proba');
  await press(page, button);
  await expectText(page, 'Próba formuły.');
}

export async function go({page, base, printed, javaScript, log}) {
  const password = passwordIn(printed);
  if (!password) return;
  const who = javaScript ? 'doradca@wiec.example' : 'sieci@wiec.example';
  const area = `Okolica próbna ${javaScript ? 'pierwsza' : 'druga'}`;
  const shown = `Próba ${javaScript ? 'Pierwsza' : 'Druga'}`;

  await logIn(page, base, who, password);
  await visit(page, `${base}/wspolne-projekty/dzielnicowe`);
  await checkHere(page, javaScript);
  await tabToLink(page, '/wspolne-projekty/zgloszenie');
  await enter(page);
  await checkHere(page, javaScript);
  await choose(page, 'path');
  await press(page, 'Wyślij zgłoszenie');
  await expectText(page, 'Wybierz okolicę z listy albo wskaż nową.');
  await choose(page, 'title');
  await pointOut(page, base, javaScript, area);
  await choose(page, 'show_public');
  await tabToField(page, 'public_name');
  await page.fill('[name="public_name"]', shown);
  await press(page, 'Wyślij zgłoszenie');
  await expectText(page, 'czeka na decyzję');
  await checkHere(page, javaScript);
  await logOut(page, base);

  await logIn(page, base, 'koordynator@wiec.example', password);
  await visit(page, `${base}/administracja/wspolne-projekty`);
  await checkHere(page, javaScript);
  const year = /wspolne-projekty\/(\d+)\/ambasadorzy/.exec(await page.content())[1];
  await visit(page, `${base}/administracja/wspolne-projekty/${year}/ambasadorzy`);
  await checkHere(page, javaScript);
  await press(page, javaScript ? 'Przyjmij: Beata Słowik' : 'Przyjmij: Adam Szpak');
  await turn(page, base, javaScript, year, 'Przenieś do internetu');
  await turn(page, base, javaScript, year, 'Wróć do spotkań na miejscu');
  await logOut(page, base);

  const people = (await (await page.request.get(`${base}/api/v1/ambassadors`)).json()).items;
  const own = people.find(one => one.name === shown)?.areas[0];
  if (own?.name !== area) throw new Error(`${shown} does not lead ${area}: ${JSON.stringify(own)}`);
  await logIn(page, base, 'animator@wiec.example', password);
  await visit(page, `${base}/okolice/wskazane/${own.id}`);
  await checkHere(page, javaScript);
  await tabToLink(page, `/okolice/wskazane/${own.id}/dolacz`);
  await enter(page);
  await checkHere(page, javaScript);
  await press(page, 'Dołącz');
  await expectText(page, 'Należysz do tej okolicy.');
  await logOut(page, base);

  await logIn(page, base, who, password);
  await visit(page, `${base}/ambasadorzy/moje`);
  await checkHere(page, javaScript);
  await tabToLink(page, `/okolice/wskazane/${own.id}/czlonkowie`);
  await enter(page);
  await expectText(page, 'Dołączyła 1 osoba.');
  await checkHere(page, javaScript);
  await typeInto(page, 'subject', 'Spotkajmy się');
  await typeInto(page, 'body', 'W środę o osiemnastej.');
  await press(page, 'Wyślij do wszystkich');
  await expectText(page, 'Spotkajmy się');
  log.errors = log.errors.filter(error => !error.includes('422'));  // the form that came back
}
