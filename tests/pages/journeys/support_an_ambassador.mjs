import {enter, tabTo, tabToField, tabToLink, typeInto} from '../lib/keys.mjs';
import {visit} from '../lib/browser.mjs';
import {checkHere, expectText, logIn, logOut, passwordIn, press} from '../lib/steps.mjs';

export const name = 'ask for a room for an area, be told why something is missing, let the city answer, read the pack, change the agenda';
export const databases = 'both';

const AMBASSADOR = 'ambasador@wiec.example', COORDINATOR = 'koordynator@wiec.example';

const inDays = days => new Date(Date.now() + days * 86400000).toISOString().slice(0, 10);

async function ask(page, base, javaScript, words) {
  await visit(page, `${base}/ambasadorzy/moje`);
  await checkHere(page, javaScript);
  await tabToLink(page, '/ambasadorzy/wsparcie');
  await enter(page);
  await expectText(page, 'Twój kontakt w urzędzie');
  await checkHere(page, javaScript);
  await tabToLink(page, '/ambasadorzy/wsparcie/nowa');
  await enter(page);
  await checkHere(page, javaScript);
  await typeInto(page, 'words', words);
  await press(page, 'Wyślij prośbę');
  await expectText(page, 'Wybierz jedną z odpowiedzi: „Forma wsparcia”.');
  await checkHere(page, javaScript);
  await tabToField(page, 'form');
  await page.keyboard.press('Space');
  await tabToField(page, 'needed_on');
  await page.fill('[name="needed_on"]', inDays(-1));
  await press(page, 'Wyślij prośbę');
  await expectText(page, 'Ten dzień już minął.');
  await tabToField(page, 'needed_on');
  await page.fill('[name="needed_on"]', inDays(30));
  await typeInto(page, 'quantity', '25');
  await press(page, 'Wyślij prośbę');
  await expectText(page, words);
  await expectText(page, 'wysłana');
  await checkHere(page, javaScript);
  return new URL(page.url()).pathname.split('/').pop();
}

async function decide(page, base, javaScript, code) {
  await visit(page, `${base}/administracja/wsparcie`);
  await checkHere(page, javaScript);
  await tabToLink(page, `/administracja/wsparcie/prosby/${code}`);
  await enter(page);
  await checkHere(page, javaScript);
  await press(page, 'Odmów');
  await expectText(page, 'Napisz, dlaczego urząd odmawia.');
  await checkHere(page, javaScript);
  await typeInto(page, 'words', 'Sala 12, klucz na portierni.');
  await press(page, 'Przyjmij prośbę');
  await expectText(page, 'Sala 12, klucz na portierni.');
  await expectText(page, 'przyjęta');
}

// What the coordinator keeps: each view looked at, a paper added and then hidden.
async function keepPapers(page, base, javaScript, title) {
  for (const view of ['formy', 'osoby', 'materialy']) {
    await visit(page, `${base}/administracja/wsparcie/${view}`);
    await checkHere(page, javaScript);
  }
  for (const form of ['formy/nowa', 'osoby/nowa']) {
    await visit(page, `${base}/administracja/wsparcie/${form}`);
    await checkHere(page, javaScript);
  }
  await visit(page, `${base}/administracja/wsparcie/materialy/nowy`);
  await checkHere(page, javaScript);
  await tabToField(page, 'kind');
  await page.keyboard.press('Space');
  await typeInto(page, 'title_pl', title);
  await tabToField(page, 'level');
  await page.keyboard.press('Space');
  await press(page, 'Zapisz');
  await expectText(page, 'Dodaj plik albo podaj adres.');
  await checkHere(page, javaScript);
  await typeInto(page, 'link', 'https://badania.wiec.example/proba');
  await press(page, 'Zapisz');
  await expectText(page, title);
}

async function changeAgenda(page, base, javaScript) {
  await visit(page, `${base}/spotkania?rodzaj=residents_meeting`);
  const meeting = /href="(\/spotkania\/[0-9a-z]{13})"/.exec(await page.content())[1];
  await visit(page, `${base}${meeting}/zestaw`);
  await checkHere(page, javaScript);
  await tabToLink(page, `${meeting}/porzadek/edycja`);
  await enter(page);
  await checkHere(page, javaScript);
  await tabToField(page, 'agenda_pl');
  await page.fill('[name="agenda_pl"]', 'Powitanie próbne');
  await tabToField(page, 'agenda_en');
  await page.fill('[name="agenda_en"]', '');
  await press(page, 'Zapisz');
  await expectText(page, 'Wiersz 1: zacznij od minut');
  await checkHere(page, javaScript);
  await tabToField(page, 'agenda_pl');
  await page.fill('[name="agenda_pl"]', '20 Powitanie próbne');
  await press(page, 'Zapisz');
  await expectText(page, 'Powitanie próbne');
  await checkHere(page, javaScript);
}

export async function go({page, base, printed, javaScript, log}) {
  const password = passwordIn(printed);
  if (!password) return;
  const words = javaScript ? 'Próba pierwsza, od osiemnastej.' : 'Próba druga, od dziewiętnastej.';
  const title = javaScript ? 'Raport próbny pierwszy' : 'Raport próbny drugi';

  await visit(page, `${base}/wspolne-projekty/wsparcie`);
  await expectText(page, 'Sala na spotkanie');
  await logIn(page, base, AMBASSADOR, password);
  const code = await ask(page, base, javaScript, words);
  await logOut(page, base);

  await logIn(page, base, COORDINATOR, password);
  await decide(page, base, javaScript, code);
  await keepPapers(page, base, javaScript, title);
  await changeAgenda(page, base, javaScript);
  await logOut(page, base);

  await logIn(page, base, AMBASSADOR, password);
  await visit(page, `${base}/ambasadorzy/wsparcie/${code}`);
  await expectText(page, 'Sala 12, klucz na portierni.');
  await visit(page, `${base}/ambasadorzy/moje`);
  await tabTo(page, 'the pack of the area', at => at.href?.endsWith('/pakiet'));
  await enter(page);
  await expectText(page, 'Przekazano na szkoleniu');
  await expectText(page, title);
  await expectText(page, 'Czego nie wiadomo');
  await checkHere(page, javaScript);
  await visit(page, `${base}/ambasadorzy/wsparcie/${code}`);
  await press(page, 'Wycofaj prośbę');
  await expectText(page, 'wycofana');
  await logOut(page, base);
  log.errors = log.errors.filter(error => !error.includes('422'));  // the forms that came back
}
