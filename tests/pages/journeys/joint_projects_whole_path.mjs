// Joint Projects from a call for ambassadors to a receipt, as one story on both paths: what each of its people sees, does
// and is told, and what is next until when. The other way it goes on a small phone, in English, without scripts.
import {acceptToLead, applyToLead, applyToLeadTheme, areaLedBy, joinByLetter, joinTheme, turn, typeMemberIn, writeToMembers, yearOfProgramme} from '../lib/ambassadors.mjs';
import {visit} from '../lib/browser.mjs';
import {acceptByLetter, bringIdeaAndDraft, giveNeed, invite, writeTogether} from '../lib/drafts.mjs';
import {advise, answerAndRevise, handOver, holdWorkshop, noteTalk, offerSlots, planWorkshop, startDraft, takeSlot} from '../lib/experts.mjs';
import {enter, tabTo, tabToField, tabToLink, tabToLinkLike, typeInto} from '../lib/keys.mjs';
import {checkHere, chooseValue, devicesOf, expectInAccount, expectText, fill, fillWhenAndWhere, followTo, inDays, lettersOf, logIn, logInByLetter, logOut,
        passwordIn, press, tick} from '../lib/steps.mjs';
import {openPart} from '../lib/submission.mjs';
import {languageOf, says, sentences} from '../lib/words.mjs';

export const name = 'Joint Projects as one story, by area and by theme: ambassadors, training, pack, meeting online and back, needs, draft of three, experts, workshop, talk, revision, receipt';
export const story = true;
export const otherWay = {javaScript: false, width: 320, height: 640, locale: 'en-GB'};

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

// What is next is said with its last day.
async function expectUntil(page, words) {
  const text = (await page.textContent('main')).replace(/\s+/g, ' ');
  const [said] = sentences(page, text, words).filter(sentence => /(^|\W)(do|until) [^.]*\d/.test(sentence));
  if (!said) throw new Error(`"${words}" is not at ${page.url()} with its last day: ${text.slice(0, 600)}`);
}

async function gatheringCalled(page, base, title) {
  const found = (await (await page.request.get(`${base}/api/v1/gatherings`)).json()).items.find(item => item.title.pl === title);
  if (!found) throw new Error(`no gathering is called ${title}`);
  return {path: `/spotkania/${found.id}`, title: found.title[languageOf(page)] ?? title};
}

async function planHere(page, base, {kind, title, day, from, to, endDay = day, ownDistrict = false}) {
  await chooseValue(page, 'kind', kind);
  await typeInto(page, 'title_pl', title);
  await fillWhenAndWhere(page, {day, from, to, address: 'Biblioteka, ul. Ogrodowa 5', endDay});
  if (ownDistrict) {
    await tabToField(page, 'place');
    await page.keyboard.press('ArrowDown');
  }
  await press(page, 'Zaplanuj i ogłoś');
  await expectText(page, title);
  return (await gatheringCalled(page, base, title)).path;
}

async function signUp(page, base, path) {
  await visit(page, base + path);
  await press(page, 'Zapisz się');
  await expectText(page, 'Masz miejsce');
}

// Maria with an area of her own, Tomek with a theme of the whole city: each sees that the application is read, and the last
// day of the stage.
async function apply({page, base, javaScript, post, devices, run, maria, tomek}) {
  const area = `Okolica ogrodów ${run}`, theme = `Zieleń przy szkołach ${run}`;
  await logInByLetter(page, base, post, maria.email, maria.name);
  await applyToLead(page, base, javaScript, {area, shown: maria.name});
  await devices.away(maria.email);
  await logInByLetter(page, base, post, tomek.email, tomek.name);
  await applyToLeadTheme(page, base, javaScript, {theme, shown: tomek.name});
  await devices.away(tomek.email);
  for (const one of [maria, tomek]) {
    await devices.back(one.email);
    await visit(page, `${base}/ambasadorzy/moje`);
    await expectText(page, 'Urząd czyta Twoje zgłoszenie. O decyzji dostaniesz list.');
    await expectUntil(page, 'Teraz trwa:');
    await devices.away(one.email);
  }
  return {area, theme};
}

// Accepted, they learn when the training is, and come. The public list and the page of each path show them.
async function recruit({page, base, javaScript, devices, letters, as, run, maria, tomek}, {area, theme}) {
  const training = `Szkolenie próbne ${run}`;
  const sheet = await as(COORDINATOR, async () => {
    await expectInAccount(page, base, 'czekają 3 zgłoszenia');
    await expectUntil(page, 'Teraz trwa:');
    const year = await yearOfProgramme(page, base, javaScript);
    await expectUntil(page, 'Teraz trwa:');
    for (const one of [maria, tomek]) await acceptToLead(page, base, javaScript, year, one.name);
    const [day, from] = inMinutes(60), [endDay, to] = inMinutes(61);
    await visit(page, `${base}/administracja/spotkania/nowe`);
    const path = await planHere(page, base, {kind: 'training', title: training, day, from, to, endDay});
    await visit(page, `${base}/administracja${path}/lista`);
    return {year, path, door: (await page.textContent('.paper-address')).trim()};
  });
  for (const one of [maria, tomek]) {
    letters.expect(one.email, 'Twoje zgłoszenie jest przyjęte. Zapisz się na szkolenie.');
    await devices.back(one.email);
    await expectInAccount(page, base, 'Teraz weź udział w szkoleniu');
    await visit(page, `${base}/ambasadorzy/moje`);
    await expectText(page, training);
    await expectText(page, 'do odebrania na szkoleniu');
    await checkHere(page, javaScript);
    await followTo(page, sheet.path);
    await press(page, 'Zapisz się');
    await expectText(page, 'Masz miejsce');
    await expectInAccount(page, base, 'Twoje spotkania', training);
    await visit(page, sheet.door);
    await press(page, 'Jestem na spotkaniu');
    await expectText(page, 'Obecność jest potwierdzona.');
    await devices.away(one.email);
  }
  await visit(page, `${base}/en/ambasadorzy`);
  for (const words of [maria.name, tomek.name, theme]) await expectText(page, words);
  await checkHere(page, javaScript);
  await visit(page, `${base}/wspolne-projekty/miejskie`);
  await expectText(page, `${theme}: ${tomek.name}`);
  await expectUntil(page, 'Teraz trwa:');
  return {code: await areaLedBy(page, base, maria.name, area), ...sheet};
}

// Jan from the area's page, Ewa from a paper list and the letter that follows it: neither has an account before.
async function join({page, base, javaScript, post, devices, maria, jan, ewa}, {area, theme}, {code}) {
  await visit(page, `${base}/okolice/wskazane/${code}`);
  await tabToLink(page, `/okolice/wskazane/${code}/dolacz`);
  await enter(page);
  await joinByLetter(page, post, page.url(), jan);
  await checkHere(page, javaScript);
  await joinTheme(page, base, javaScript, theme);
  await expectInAccount(page, base, 'Okolice i tematy, do których należysz', area, theme, 'Możesz powiedzieć, czego brakuje, przyjść na spotkanie i pisać z innymi wstępną propozycję.');
  await expectUntil(page, 'Teraz trwa:');
  await devices.away(jan.email);

  await devices.back(maria.email);
  await typeMemberIn(page, base, javaScript, code, ewa);
  await devices.away(maria.email);
  await joinByLetter(page, post, (await post.letter(ewa.email, area)).linkTo(`/okolice/wskazane/${code}/dolacz`), ewa);
  await devices.away(ewa.email);
}

// Who comes has signed up and is there: only now its hour is near, so that a slow machine is late for nothing. What does not
// need anybody trained goes on meanwhile.
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

// Whoever was at the training has the pack, and is told what comes next.
async function becomeActive({page, base, javaScript, devices, letters, as, maria, tomek}, {year}) {
  const desk = `${base}/administracja/wspolne-projekty/${year}/ambasadorzy`;
  await as(COORDINATOR, async () => {
    await until('the training is over', 20, async () => {
      await visit(page, desk);
      await press(page, 'Uzupełnij z list obecności');
      return says(page, await page.textContent('main'), `Prowadzi spotkania: ${maria.name}`);
    });
    for (const one of [maria, tomek]) await press(page, `Prowadzi spotkania: ${one.name}`);
  });
  for (const one of [maria, tomek]) {
    letters.expect(one.email, 'Masz zaliczone szkolenie.');
    letters.expect(one.email, 'Możesz już prowadzić spotkania w swojej okolicy.');
    await devices.back(one.email);
    await visit(page, `${base}/ambasadorzy/moje`);
    await expectText(page, 'Prowadź spotkania i zapisuj, co z nich wynika.');
    await expectText(page, 'Przekazano na szkoleniu:');
    await expectUntil(page, 'Teraz trwa:');
    await tabTo(page, 'the pack', at => one === maria ? at.href.endsWith('/pakiet') : at.href === '/wspolne-projekty/materialy');
    await enter(page);
    await expectText(page, one === maria ? 'Czego nie wiadomo' : 'Materiały');
    await checkHere(page, javaScript);
    await devices.away(one.email);
  }
}

// Planned by the ambassador and announced to those who joined; the path goes online and back, and who signed up is told and
// keeps the seat.
async function meet({page, base, javaScript, devices, letters, as, run, maria, tomek, jan}, {code, year}) {
  const meeting = `Spotkanie o potrzebach ${run}`, ofTheme = `Spotkanie o temacie ${run}`;
  await devices.back(tomek.email);
  await visit(page, `${base}/ambasadorzy/moje`);
  await tabToLink(page, '/administracja/spotkania/nowe');
  await enter(page);
  await planHere(page, base, {kind: 'residents_meeting', title: ofTheme, day: inDays(11), from: '18:00', to: '20:00', ownDistrict: true});
  await devices.away(tomek.email);
  await devices.back(maria.email);
  await visit(page, `${base}/ambasadorzy/moje`);
  await tabToLink(page, '/administracja/spotkania/nowe');
  await enter(page);
  await checkHere(page, javaScript);
  const path = await planHere(page, base, {kind: 'residents_meeting', title: meeting, day: inDays(10), from: '18:00', to: '20:00', ownDistrict: true});
  await checkHere(page, javaScript);
  await writeToMembers(page, base, javaScript, code, {count: 'Dołączyły 2 osoby.', subject: `Zapisy: ${run}`, body: `${base}${path}`});
  await devices.away(maria.email);

  await devices.back(jan.email);
  await until('what his letter of the week will say', 10, async () => {
    await visit(page, `${base}/konto/powiadomienia`);
    const text = (await page.textContent('main')).replace(/\s+/g, ' ');
    return [meeting, ofTheme, `Zapisy: ${run}`].every(words => text.includes(words));
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

// A need that a neighbour supports, a ready idea, and a draft that three people write: one of them comes by the letter alone.
async function writeADraft({page, base, javaScript, post, devices, letters, maria, jan, zofia}, title) {
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
  await typeInto(page, 'email', zofia.email);
  await press(page, 'Wyślij zaproszenie');
  await expectText(page, '2 zaproszenia czekają na odpowiedź.');
  await devices.away(maria.email);

  letters.expect(jan.email, draft);
  await devices.back(jan.email);
  await expectInAccount(page, base, 'Zaproszenia do pisania', title);
  await writeTogether(page, base, draft, javaScript);
  await devices.away(jan.email);

  await acceptByLetter(page, post, draft, zofia);
  await visit(page, `${base}/en${draft}`);
  await expectText(page, '3 people write it.');
  await checkHere(page, javaScript);
  await devices.away(zofia.email);
  letters.expect(maria.email, 'Ktoś przyjął zaproszenie i pisze z Wami.');
  return draft;
}

// Advice kept for a workshop where authors of similar drafts share a table; a talk with its note; the revision. Who leads a
// theme is at the workshop too.
async function askTheExperts({page, base, javaScript, post, devices, letters, as, run, maria, tomek}, draft, title, citywide) {
  const other = `Krzewy wokół przedszkola, razem ${run}`, workshop = `Warsztat wspólny ${run}`, day = inDays(50);
  await as(RESIDENT, async () => handOver(page, base, javaScript, await startDraft(page, base, other, 'Trzydzieści krzewów i ławka.')));
  await devices.back(tomek.email);
  const ofTheCity = await startDraft(page, base, citywide, 'Sto krzewów w całym mieście.', true);
  await handOver(page, base, javaScript, ofTheCity);
  await devices.away(tomek.email);
  await devices.back(maria.email);
  await handOver(page, base, javaScript, draft);
  await visit(page, base + draft);
  await expectUntil(page, 'odpowie do');  // who reads it, and until when
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
    return holdWorkshop(page, base, javaScript, workshop, [title, other, citywide]);
  });
  for (const one of [maria, tomek]) letters.expect(one.email, 'Zapraszamy na warsztat z ekspertami');
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
  return ofTheCity;
}

async function typeOver(page, values) {
  for (const [field, words] of Object.entries(values)) await fill(page, field, words);
  await press(page, 'Zapisz');
}

// At the marathon the draft becomes a project: its words are in the form already, and its path is the draft's.
async function submit({page, base, javaScript, devices}, who, draft, title, path) {
  await devices.back(who.email);
  const marathon = await gatheringCalled(page, base, 'Maraton pisania projektów');
  await signUp(page, base, marathon.path);
  await expectInAccount(page, base, marathon.title, title);
  await visit(page, base + draft);
  await tabToLinkLike(page, /\/zgloszenia\/nowe/);
  await enter(page);
  await expectText(page, title);
  await press(page, 'Otwórz formularz');
  await expectUntil(page, 'Projekt można złożyć i poprawić do');
  await openPart(page, 'nazwa');
  await chooseValue(page, 'category', 'zielen');
  await press(page, 'Zapisz');
  await openPart(page, 'opis');
  await fill(page, 'f_skrot', 'Krzewy wzdłuż płotu przedszkola.');
  await fill(page, 'f_uzasadnienie', 'Dzieci bawią się w pełnym słońcu.');
  await tick(page, 'f_uniwersalne');
  await typeOver(page, {f_dostepnosc: 'Ścieżka bez progów.'});
  await openPart(page, 'miejsce');
  await chooseValue(page, 'pool', 'ogolnomiejska');
  await typeOver(page, {location: 'przy przedszkolu'});
  await openPart(page, 'koszty');
  await typeOver(page, {c0_name: 'krzew', c0_quantity: '30', c0_unit: 'szt.', c0_price: '90'});
  await openPart(page, 'autor');
  await typeInto(page, 'author_name', who.name);
  await tick(page, 'f_mieszkam');
  await tick(page, 'f_wiem');
  await press(page, 'Zapisz');
  await tabToLinkLike(page, /\/sprawdz$/);
  await enter(page);
  await press(page, 'Złóż projekt');
  await expectText(page, 'Projekt złożony');
  await checkHere(page, javaScript);
  await tabToLinkLike(page, /\/projekty\/[0-9a-z]{13}$/);
  await enter(page);
  await expectText(page, path);
  await visit(page, base + draft);
  await expectText(page, 'Ten szkic został złożony jako projekt');
  await expectInAccount(page, base, title);
  await devices.away(who.email);
}

// After a new start what waits goes out, and nothing that went goes again.
async function lastNews({page, base, javaScript, post, devices, run, maria, jan}, {code}) {
  await devices.back(maria.email);
  await writeToMembers(page, base, javaScript, code, {count: 'Dołączyły 2 osoby.', subject: `Złożone ${run}`, body: 'Dziękuję.'});
  await devices.away(maria.email);
  await post.letter(jan.email, `Złożone ${run}`);
  const again = post.twice();
  if (again.length > 0) throw new Error(`letters that came twice: ${again.join('; ').slice(0, 600)}`);
}

export async function go({page, base, printed, javaScript, post, restart, log}) {
  const password = passwordIn(printed);
  if (!password || !post) return;
  const run = javaScript ? 'A' : 'B', title = `Krzewy przy przedszkolu, razem ${run}`, citywide = `Zielone podwórka przedszkoli ${run}`;
  const somebody = (first, last) => ({email: `${first.toLowerCase()}.${run.toLowerCase()}@sasiedzi.example`, name: `${first} ${last} ${run}`});
  const as = async (email, act) => {
    await logIn(page, base, email, password);
    const made = await act();
    await logOut(page, base);
    return made;
  };
  const people = {maria: somebody('Maria', 'Ogrodowa'), tomek: somebody('Tomek', 'Miejski'), jan: somebody('Jan', 'Nowy'), ewa: somebody('Ewa', 'Listowa'),
                  zofia: somebody('Zofia', 'Trzecia')};
  const devices = devicesOf(page), letters = lettersOf(post, page), story = {page, base, javaScript, post, devices, letters, as, run, ...people};
  const pointedOut = await apply(story), led = await recruit(story, pointedOut);
  await bringForward(story, led);
  await join(story, pointedOut, led);
  await becomeActive(story, led);
  await meet(story, led);
  await restart();
  const draft = await writeADraft(story, title), ofTheCity = await askTheExperts(story, draft, title, citywide);
  await submit(story, people.maria, draft, title, 'Wspólne Projekty Dzielnicowe');
  for (const one of [people.maria, people.jan, people.zofia]) letters.expect(one.email, title);
  await submit(story, people.tomek, ofTheCity, citywide, 'Wspólne Projekty Miejskie');
  letters.expect(people.tomek.email, citywide);
  await letters.haveCome();
  await restart();
  await lastNews(story, led);
  log.errors = log.errors.filter(error => !/\b(409|422)\b/.test(error));  // the forms that came back
}
