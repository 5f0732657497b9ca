// Joint Projects from a call for ambassadors to a receipt, as one story: what each of its people sees, does and is told.
import {acceptToLead, applyToLead, areaLedBy, turn, writeToMembers, yearOfProgramme} from '../lib/ambassadors.mjs';
import {visit} from '../lib/browser.mjs';
import {bringIdeaAndDraft, giveNeed, invite, writeTogether} from '../lib/drafts.mjs';
import {advise, answerAndRevise, handOver, holdWorkshop, noteTalk, offerSlots, planWorkshop, startDraft, takeSlot} from '../lib/experts.mjs';
import {enter, tabToField, tabToLink, tabToLinkLike, typeInto} from '../lib/keys.mjs';
import {checkHere, choose, devicesOf, expectInAccount, expectText, fill, fillWhenAndWhere, followTo, inDays, lettersOf, logIn, logInByLetter, logOut,
        passwordIn, press, tick} from '../lib/steps.mjs';
import {begin, openPart, sayTheRest, sayWhat, sayWhere, send} from '../lib/submission.mjs';

export const name = 'Joint Projects as one story: ambassador, training, area, meeting online and back, needs, draft of three, experts, workshop, talk, revision, receipt';
export const story = true;

const COORDINATOR = 'koordynator@wiec.example', EXPERT = 'ekspertka@wiec.example', RESIDENT = 'mieszkanka@wiec.example';
const WARSAW = new Intl.DateTimeFormat('sv-SE', {timeZone: 'Europe/Warsaw', dateStyle: 'short', timeStyle: 'short'});

// "2026-11-23 17:42", so many minutes from now.
const inMinutes = minutes => WARSAW.format(Date.now() + minutes * 60e3).split(' ');

// Again and again until `look` says true: what happens at an hour happens then, and no earlier.
async function until(what, minutes, look) {
  for (const end = Date.now() + minutes * 60e3; Date.now() < end;) {
    if (await look()) return;
    await new Promise(resolve => setTimeout(resolve, 2000));
  }
  throw new Error(`${what}: not within ${minutes} minutes`);
}

async function gatheringCalled(page, base, title) {
  const found = (await (await page.request.get(`${base}/api/v1/gatherings`)).json()).items.find(item => item.title.pl === title);
  if (!found) throw new Error(`no gathering is called ${title}`);
  return `/spotkania/${found.id}`;
}

async function plan(page, base, {kind, title, day, from, to, endDay = day, district = false}) {
  await visit(page, `${base}/administracja/spotkania/nowe`);
  await choose(page, 'kind', kind);
  await typeInto(page, 'title_pl', title);
  await fillWhenAndWhere(page, {day, from, to, address: 'Biblioteka, ul. Ogrodowa 5', endDay});
  if (district) {
    await tabToField(page, 'place');
    await page.keyboard.press('ArrowDown');
  }
  await press(page, 'Zaplanuj i ogłoś');
  await expectText(page, title);
}

async function signUp(page, base, path) {
  await visit(page, base + path);
  await press(page, 'Zapisz się');
  await expectText(page, 'Masz miejsce');
}

// Applies with an area of her own, is accepted, learns when the training is, comes, and is trained when it is over.
async function recruit({page, base, javaScript, post, devices, letters, as, run, maria}) {
  const area = `Okolica ogrodów ${run}`, training = `Szkolenie próbne ${run}`;
  await logInByLetter(page, base, post, maria.email, maria.name);
  await applyToLead(page, base, javaScript, {area, shown: maria.name});
  await visit(page, `${base}/ambasadorzy/moje`);
  await expectText(page, 'Urząd czyta Twoje zgłoszenie. O decyzji dostaniesz list.');
  await expectText(page, 'Teraz trwa: Ambasadorzy i Ambasadorki Lokalnej Partycypacji, do ');
  await devices.away(maria.email);

  const sheet = await as(COORDINATOR, async () => {
    const year = await yearOfProgramme(page, base, javaScript);
    await expectText(page, 'zgłosze');  // how many wait
    await acceptToLead(page, base, javaScript, year, maria.name);
    const [day, from] = inMinutes(60), [endDay, to] = inMinutes(61);
    await plan(page, base, {kind: 'szkol', title: training, day, from, to, endDay});
    const path = await gatheringCalled(page, base, training);
    await visit(page, `${base}/administracja${path}/lista`);
    return {year, path, door: (await page.textContent('.paper-address')).trim()};
  });
  letters.expect(maria.email, 'Twoje zgłoszenie jest przyjęte. Zapisz się na szkolenie.');
  await devices.back(maria.email);
  await expectInAccount(page, base, 'Teraz weź udział w szkoleniu');
  await visit(page, `${base}/ambasadorzy/moje`);
  await expectText(page, training);
  await checkHere(page, javaScript);
  await followTo(page, sheet.path);
  await press(page, 'Zapisz się');
  await expectText(page, 'Masz miejsce');
  await expectInAccount(page, base, 'Twoje spotkania', training);
  await visit(page, sheet.door);
  await press(page, 'Jestem na spotkaniu');
  await expectText(page, 'Obecność jest potwierdzona.');
  await devices.away(maria.email);

  await visit(page, `${base}/en/ambasadorzy`);
  await expectText(page, maria.name);
  await checkHere(page, javaScript);
  return {area, code: await areaLedBy(page, base, maria.name, area), ...sheet};
}

// By a letter, without an account before: the link leads back to the area.
async function join({page, base, javaScript, post, devices, jan}, {area, code}) {
  await visit(page, `${base}/okolice/wskazane/${code}`);
  await tabToLink(page, `/okolice/wskazane/${code}/dolacz`);
  await enter(page);
  await typeInto(page, 'email', jan.email);
  await press(page, 'Wyślij mi link');
  await visit(page, (await post.letter(jan.email, '/logowanie/link/')).linkTo('/logowanie/link/'));
  await press(page, 'Zaloguj się');
  await typeInto(page, 'name', jan.name);
  await press(page, 'Zapisz');
  await press(page, 'Dołącz');
  await expectText(page, 'Należysz do tej okolicy.');
  await checkHere(page, javaScript);
  await expectInAccount(page, base, 'Okolice, do których należysz', area);
  await devices.away(jan.email);
}

// Who comes has signed up and is there: only now its hour is near, so that a slow machine is late for nothing. What does not
// need her trained goes on meanwhile.
async function bringForward({page, base, letters, as, maria}, {path}) {
  await as(COORDINATOR, async () => {
    await visit(page, `${base}/administracja${path}`);
    const [begins_date, begins_time] = inMinutes(2), [ends_date, ends_time] = inMinutes(3);
    const typed = {begins_date, begins_time, ends_date, ends_time, change_pl: 'Sala jest wolna wcześniej.'};
    for (const [field, value] of Object.entries(typed)) await fill(page, field, value);
    await press(page, 'Zapisz');
    if (page.url().includes(path)) throw new Error(`the hour is not changed: ${await page.textContent('main')}`);
  });
  letters.expect(maria.email, 'Sala jest wolna wcześniej.');
}

async function submitCitywide({page, base, javaScript, devices, letters, jan, run}) {
  const title = `Stojaki w całym mieście ${run}`;
  await devices.back(jan.email);
  await begin(page, base, javaScript);
  await sayWhat(page, javaScript, title);
  await sayWhere(page, javaScript, true);
  await sayTheRest(page, javaScript);
  await send(page, javaScript, 'Wspólne Projekty Miejskie');
  await devices.away(jan.email);
  letters.expect(jan.email, `projekt „${title}” jest złożony`);
}

async function becomeActive({page, base, letters, as, maria}, {year}) {
  const desk = `${base}/administracja/wspolne-projekty/${year}/ambasadorzy`;
  await as(COORDINATOR, async () => {
    await until('the training is over', 20, async () => {
      await visit(page, desk);
      await press(page, 'Uzupełnij z list obecności');
      return (await page.textContent('main')).includes(`Prowadzi spotkania: ${maria.name}`);
    });
    await press(page, `Prowadzi spotkania: ${maria.name}`);
  });
  letters.expect(maria.email, 'Masz zaliczone szkolenie.');
  letters.expect(maria.email, 'Możesz już prowadzić spotkania w swojej okolicy.');
}

// Announced to those who joined; the path goes online and back, and who signed up is told and keeps the seat.
async function meet({page, base, javaScript, devices, letters, as, run, maria, jan}, {code, year}) {
  const meeting = `Spotkanie o potrzebach ${run}`;
  await as(COORDINATOR, () => plan(page, base, {kind: 'spotkanie m', title: meeting, day: inDays(10), from: '18:00', to: '20:00', district: true}));
  const path = await gatheringCalled(page, base, meeting);
  await devices.back(maria.email);
  await expectInAccount(page, base, 'Prowadź spotkania i zapisuj, co z nich wynika.');
  await writeToMembers(page, base, javaScript, code, {count: 'Dołączyła 1 osoba.', subject: meeting, body: `Zapisy: ${base}${path}`});
  await devices.away(maria.email);

  await devices.back(jan.email);
  await until('what his letter of the week will say', 10, async () => {
    await visit(page, `${base}/konto/powiadomienia`);
    return (await page.textContent('main')).replace(/\s+/g, ' ').includes(meeting);
  });
  await tabToField(page, 'own');
  await page.keyboard.press('ArrowUp');
  await press(page, 'Zapisz');
  await signUp(page, base, path);
  await devices.away(jan.email);
  await as(COORDINATOR, () => turn(page, base, javaScript, year, 'Przenieś do internetu'));
  letters.expect(jan.email, 'Te spotkania odbędą się przez internet');
  await visit(page, base + path);
  await expectText(page, 'online');
  await as(COORDINATOR, () => turn(page, base, javaScript, year, 'Wróć do spotkań na miejscu'));
  letters.expect(jan.email, 'Spotykamy się znów na miejscu');
  await devices.back(jan.email);
  await visit(page, base + path);
  await expectText(page, 'Masz miejsce');
  await expectText(page, 'Biblioteka, ul. Ogrodowa 5');
  await expectInAccount(page, base, meeting);
  await devices.away(jan.email);
}

// A need that a neighbour supports, a ready idea, and a draft that three people write: one of them in English.
async function writeADraft({page, base, javaScript, post, devices, letters, maria, jan, ewa}, title) {
  await devices.back(maria.email);
  const need = await giveNeed(page, base, `Brakuje zieleni: ${title}`, javaScript);
  await devices.away(maria.email);
  await devices.back(jan.email);
  await visit(page, base + need);
  await press(page, 'Popieram tę potrzebę');
  await expectText(page, 'Cofnij poparcie');
  await devices.away(jan.email);

  await devices.back(maria.email);
  await visit(page, base + need);
  const draft = await bringIdeaAndDraft(page, javaScript, title);
  await invite(page, javaScript, jan.email);
  await typeInto(page, 'email', ewa.email);
  await press(page, 'Wyślij zaproszenie');
  await expectText(page, '2 zaproszenia czekają na odpowiedź');
  await devices.away(maria.email);

  for (const one of [jan, ewa]) letters.expect(one.email, `${draft}`);
  await devices.back(jan.email);
  await expectInAccount(page, base, 'Zaproszenia do pisania', title);
  await writeTogether(page, base, draft, javaScript);
  await devices.away(jan.email);

  await logInByLetter(page, base, post, ewa.email, ewa.name);
  await visit(page, `${base}/en/konto`);
  await tabToLink(page, `/en${draft}`);
  await enter(page);
  await expectText(page, 'You are invited to write');
  await press(page, 'I accept');
  await expectText(page, '3 people write it.');
  await checkHere(page, javaScript);
  await devices.away(ewa.email);
  letters.expect(maria.email, 'Ktoś przyjął zaproszenie i pisze z Wami.');
  return draft;
}

// Advice kept for a workshop where authors of similar drafts share a table; a talk with its note; the revision.
async function askTheExperts({page, base, javaScript, post, devices, letters, as, run, maria}, draft, title) {
  const other = `Krzewy wokół przedszkola, razem ${run}`, workshop = `Warsztat wspólny ${run}`, day = inDays(50);
  await as(RESIDENT, async () => handOver(page, base, javaScript, await startDraft(page, base, other, 'Trzydzieści krzewów i ławka.')));
  await devices.back(maria.email);
  await handOver(page, base, javaScript, draft);
  await expectText(page, 'odpowie do');
  await visit(page, base + draft);
  await expectText(page, 'odpowie do');  // who reads it, and until when
  await devices.away(maria.email);

  const letter = await post.letter(EXPERT, title);
  if (!letter.text.includes('Termin: ')) throw new Error(`the unit is not told until when: ${letter.text}`);
  await as(EXPERT, async () => {
    await expectInAccount(page, base, 'Szkice do przeczytania');
    await advise(page, base, javaScript, title);
    await offerSlots(page, base, javaScript, day);
  });
  const tables = await as(COORDINATOR, async () => {
    await planWorkshop(page, base, workshop, day);
    return holdWorkshop(page, base, javaScript, workshop, [title, other]);
  });
  letters.expect(maria.email, 'Zapraszamy na warsztat z ekspertami');
  letters.expect(maria.email, 'Są rady działów przygotowane na warsztat');
  await devices.back(maria.email);
  await takeSlot(page, base, javaScript, tables, draft, 'Szkic, którego autorki i autorzy');
  await devices.away(maria.email);
  letters.expect(EXPERT, 'Ktoś zajął termin konsultacji');
  await as(EXPERT, () => noteTalk(page, base, javaScript, title));
  letters.expect(maria.email, 'jest notatka z rozmowy o Waszym szkicu');
  await devices.back(maria.email);
  await answerAndRevise(page, base, javaScript, draft, 4);
  await devices.away(maria.email);
}

async function typeOver(page, values) {
  for (const [field, words] of Object.entries(values)) await fill(page, field, words);
  await press(page, 'Zapisz');
}

// At the marathon the draft becomes a project: its words are in the form already.
async function submit({page, base, javaScript, devices, letters, maria, jan, ewa}, draft, title) {
  await devices.back(maria.email);
  await signUp(page, base, await gatheringCalled(page, base, 'Maraton pisania projektów'));
  await expectInAccount(page, base, 'Maraton pisania projektów', title);
  await visit(page, base + draft);
  await tabToLinkLike(page, /\/zgloszenia\/nowe/);
  await enter(page);
  await expectText(page, title);
  await press(page, 'Otwórz formularz');
  await expectText(page, 'Projekt można złożyć i poprawić do');
  await openPart(page, 'nazwa');
  await choose(page, 'category', 'Z');
  await press(page, 'Zapisz');
  await openPart(page, 'opis');
  await fill(page, 'f_skrot', 'Krzewy wzdłuż płotu przedszkola.');
  await fill(page, 'f_uzasadnienie', 'Dzieci bawią się w pełnym słońcu.');
  await tick(page, 'f_uniwersalne');
  await typeOver(page, {f_dostepnosc: 'Ścieżka bez progów.'});
  await openPart(page, 'miejsce');
  await choose(page, 'pool', 'Ogólno');
  await tick(page, 'path');
  await typeOver(page, {location: 'przy przedszkolu'});
  await openPart(page, 'koszty');
  await typeOver(page, {c0_name: 'krzew', c0_quantity: '30', c0_unit: 'szt.', c0_price: '90'});
  await openPart(page, 'autor');
  await typeInto(page, 'author_name', maria.name);
  await tick(page, 'f_mieszkam');
  await tick(page, 'f_wiem');
  await press(page, 'Zapisz');
  await tabToLinkLike(page, /\/sprawdz$/);
  await enter(page);
  await press(page, 'Złóż projekt');
  await expectText(page, 'Projekt złożony');
  await checkHere(page, javaScript);
  for (const one of [maria, jan, ewa]) letters.expect(one.email, `projekt „${title}” jest złożony`);
  await visit(page, base + draft);
  await expectText(page, 'Ten szkic został złożony jako projekt');
  await expectInAccount(page, base, title);
  await devices.away(maria.email);
}

export async function go({page, base, printed, javaScript, post, log}) {
  const password = passwordIn(printed);
  if (!password || !post) return;
  const run = javaScript ? 'A' : 'B', title = `Krzewy przy przedszkolu, razem ${run}`;
  const somebody = (first, last) => ({email: `${first.toLowerCase()}.${run.toLowerCase()}@sasiedzi.example`, name: `${first} ${last} ${run}`});
  const as = async (email, act) => {
    await logIn(page, base, email, password);
    const made = await act();
    await logOut(page, base);
    return made;
  };
  const devices = devicesOf(page), letters = lettersOf(post);
  const story = {page, base, javaScript, post, devices, letters, as, run, maria: somebody('Maria', 'Ogrodowa'), jan: somebody('Jan', 'Nowy'), ewa: somebody('Ewa', 'Trzecia')};
  const led = await recruit(story);
  await bringForward(story, led);
  await join(story, led);
  await submitCitywide(story);
  await becomeActive(story, led);
  await meet(story, led);
  const draft = await writeADraft(story, title);
  await askTheExperts(story, draft, title);
  await submit(story, draft, title);
  await letters.haveCome();
  log.errors = log.errors.filter(error => !/\b(409|422)\b/.test(error));  // the forms that came back
}
