// Steps of ambassadors, of those who join their areas, and of the coordinator, that several journeys go.
import {visit} from './browser.mjs';
import {enter, tabTo, tabToField, tabToLink, typeInto} from './keys.mjs';
import {checkHere, chooseValue, expectInAccount, expectText, openDetails, press, tick} from './steps.mjs';
import {inPolish} from './words.mjs';

// Three corners by arrows and Enter; without scripts a street says where it is.
async function pointOut(page, base, javaScript, area) {
  const open = await page.evaluate(() => document.querySelector('[name="area_name"]').checkVisibility?.() ?? true);
  if (!open) await openDetails(page, 'Wskaż nową okolicę');
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

// On the district path; the first time without saying where.
export async function applyToLead(page, base, javaScript, {area, shown}) {
  await visit(page, `${base}/wspolne-projekty/dzielnicowe`);
  await checkHere(page, javaScript);
  await tabToLink(page, '/wspolne-projekty/zgloszenie');
  await enter(page);
  await checkHere(page, javaScript);
  await tick(page, 'path');
  await press(page, 'Wyślij zgłoszenie');
  await expectText(page, 'Wybierz okolicę z listy albo wskaż nową.');
  await tick(page, 'title');
  await pointOut(page, base, javaScript, area);
  await tick(page, 'show_public');
  await tabToField(page, 'public_name');
  await page.fill('[name="public_name"]', shown);
  await press(page, 'Wyślij zgłoszenie');
  await expectText(page, 'czeka na decyzję');
  await checkHere(page, javaScript);
}

// On the citywide path, with a theme in place of an area.
export async function applyToLeadTheme(page, base, javaScript, {theme, shown}) {
  await visit(page, `${base}/wspolne-projekty/miejskie`);
  await checkHere(page, javaScript);
  await tabToLink(page, '/wspolne-projekty/zgloszenie');
  await enter(page);
  for (const field of ['path', 'title']) {
    await tick(page, field);
    await page.keyboard.press('ArrowDown');
  }
  await press(page, 'Wyślij zgłoszenie');
  await expectText(page, 'Uzupełnij pole „Temat”.');
  await typeInto(page, 'theme', theme);
  await tick(page, 'show_public');
  await tabToField(page, 'public_name');
  await page.fill('[name="public_name"]', shown);
  await press(page, 'Wyślij zgłoszenie');
  await expectText(page, 'czeka na decyzję');
  await expectText(page, theme);
}

// From a paper list: an invitation goes to the address.
export async function typeMemberIn(page, base, javaScript, code, {name, email}) {
  await visit(page, `${base}/okolice/wskazane/${code}/czlonkowie`);
  await typeInto(page, 'name', name);
  await typeInto(page, 'email', email);
  await press(page, 'Dopisz osobę');
  await checkHere(page, javaScript);  // the form without the consent
  await tick(page, 'consent');
  await press(page, 'Dopisz osobę');
}

// From the page of the area, or from a letter that leads there: who has no account gets one on the way.
export async function joinByLetter(page, post, from, {name, email}) {
  await visit(page, from);
  await typeInto(page, 'email', email);
  await press(page, 'Wyślij mi link');
  await visit(page, (await post.letter(email, '/logowanie/link/')).linkTo('/logowanie/link/'));
  await press(page, 'Zaloguj się');
  await typeInto(page, 'name', name);
  await press(page, 'Zapisz');
  await press(page, 'Dołącz');
  await expectText(page, 'Należysz do tej okolicy.');
}

export async function yearOfProgramme(page, base, javaScript) {
  await visit(page, `${base}/administracja/wspolne-projekty`);
  await checkHere(page, javaScript);
  return /wspolne-projekty\/(\d+)\/ambasadorzy/.exec(await page.content())[1];
}

export async function acceptToLead(page, base, javaScript, year, who) {
  await visit(page, `${base}/administracja/wspolne-projekty/${year}/ambasadorzy`);
  await checkHere(page, javaScript);
  await press(page, `Przyjmij: ${who}`);
}

// The public list shows the person with the area; gives the area's code.
export async function areaLedBy(page, base, shown, area) {
  const people = (await (await page.request.get(`${base}/api/v1/ambassadors`)).json()).items;
  const own = people.find(one => one.name === shown)?.areas[0];
  if (own?.name !== area) throw new Error(`${shown} does not lead ${area}: ${JSON.stringify(own)}`);
  return own.id;
}

export async function joinArea(page, base, javaScript, code, joined = 'Należysz do tej okolicy.') {
  await visit(page, `${base}/okolice/wskazane/${code}`);
  await checkHere(page, javaScript);
  await tabToLink(page, `/okolice/wskazane/${code}/dolacz`);
  await enter(page);
  await checkHere(page, javaScript);
  await press(page, 'Dołącz');
  await expectText(page, joined);
}

// Of the citywide path, from its page.
export async function joinTheme(page, base, javaScript, theme) {
  await visit(page, `${base}/wspolne-projekty/miejskie`);
  const href = await page.locator('main a', {hasText: theme}).first().getAttribute('href');
  await joinArea(page, base, javaScript, href.split('/').at(-1), 'Pracujesz nad tym tematem.');
}

export async function writeToMembers(page, base, javaScript, code, {count, subject, body}) {
  await visit(page, `${base}/ambasadorzy/moje`);
  await checkHere(page, javaScript);
  await tabToLink(page, `/okolice/wskazane/${code}/czlonkowie`);
  await enter(page);
  await expectText(page, count);
  await checkHere(page, javaScript);
  await typeInto(page, 'subject', subject);
  await typeInto(page, 'body', body);
  await press(page, 'Wyślij do wszystkich');
  await expectText(page, subject);
}

// To the first other ambassador of the list; gives the page on which those who joined answer.
export async function askToHandOver(page, base, javaScript) {
  await visit(page, `${base}/ambasadorzy/moje`);
  await openDetails(page, 'Zrezygnuj');
  await chooseValue(page, 'successor', await page.evaluate(() => document.querySelector('[name="successor"]').options[1].value));
  await checkHere(page, javaScript);
  await press(page, 'Zrezygnuj');
  await expectText(page, 'pytamy osoby, które dołączyły, do');
  const path = inPolish(page, await page.getAttribute('main a[href*="/ambasadorzy/przekazanie/"]', 'href'));
  await visit(page, base + path);
  await expectText(page, 'Prowadzę dalej, nie przekazuję');
  await checkHere(page, javaScript);
  return path;
}

// By who joined: the account says until when.
export async function agreeToHandOver(page, base, javaScript, path) {
  await expectInAccount(page, base, 'Odpowiedz do');
  await tabToLink(page, path);
  await enter(page);
  await checkHere(page, javaScript);
  await press(page, 'Tak');
  await expectText(page, 'Twoja odpowiedź: tak.');
}

// The whole district path to the internet, or back.
export async function turn(page, base, javaScript, year, button) {
  await visit(page, `${base}/administracja/wspolne-projekty/${year}/forma/district`);
  await checkHere(page, javaScript);
  await typeInto(page, 'reason_pl', 'Próba formuły.');
  if (button === 'Przenieś do internetu') await typeInto(page, 'link', 'https://pokoj.wiec.example/proba');
  await press(page, button);
  await expectText(page, 'Próba formuły.');
}
