import {enter, tabTo, tabToField, tabToLink, tabToLinkLike, typeInto} from '../lib/keys.mjs';
import {newVisitor, visit} from '../lib/browser.mjs';
import {checkHere, expectText, logIn, logOut, passwordIn, press} from '../lib/steps.mjs';

export const name = 'discuss online instead of meeting: needs, an answer against, moderation, a need made of a post, ideas, dots, results';
export const databases = 'both';

const OLA = 'mieszkanka@wiec.example', LENA = 'radna@wiec.example', COORDINATOR = 'koordynator@wiec.example';
const dayFrom = days => new Intl.DateTimeFormat('sv-SE', {timeZone: 'Europe/Warsaw'}).format(new Date(Date.now() + days * 86400e3));

async function fillField(page, field, value) {
  await tabToField(page, field);
  await page.fill(`[name="${field}"]`, value);
}

async function planOnlineMeeting(page, base, title) {
  await visit(page, `${base}/administracja/spotkania/nowe`);
  await tabToField(page, 'kind');
  await page.keyboard.type('spotkanie m');
  await typeInto(page, 'title_pl', title);
  await fillField(page, 'begins_date', dayFrom(20));
  await typeInto(page, 'begins_time', '17:00');
  await fillField(page, 'ends_date', dayFrom(20));
  await typeInto(page, 'ends_time', '19:00');
  await tabToField(page, 'formula');
  await page.keyboard.press('Space');
  await page.keyboard.press('ArrowDown');
  await typeInto(page, 'link', 'https://spotkania.wiec.example/pokoj');
  await press(page, 'Zaplanuj i ogłoś');
  const all = (await (await page.request.get(`${base}/api/v1/gatherings`)).json()).items;
  return `/spotkania/${all.find(item => item.title.pl === title).id}`;
}

// First with an end before the beginning: the form says so and keeps the rest.
async function openDiscussion(page, base, meeting, javaScript) {
  await visit(page, base + meeting);
  await tabToLinkLike(page, /\/dyskusje\/nowa\?spotkanie=/);
  await enter(page);
  await checkHere(page, javaScript);
  await fillField(page, 'about_pl', 'Rozmawiamy o skwerze.');
  await fillField(page, 'needs_begins_date', dayFrom(0));
  await fillField(page, 'needs_begins_time', '0:00');
  await fillField(page, 'needs_ends_date', dayFrom(-1));
  await press(page, 'Otwórz dyskusję');
  await expectText(page, 'Runda kończy się przed swoim początkiem.');
  await checkHere(page, javaScript);
  if (await page.inputValue('[name="about_pl"]') !== 'Rozmawiamy o skwerze.') throw new Error('what was typed is lost');
  await fillField(page, 'needs_ends_date', dayFrom(2));
  await fillField(page, 'needs_ends_time', '20:00');
  await press(page, 'Otwórz dyskusję');
  await expectText(page, 'Trwa runda „Potrzeby”');
  await checkHere(page, javaScript);
  return new URL(page.url()).pathname;
}

async function write(page, base, discussion, {name, title, body}, javaScript) {
  await visit(page, base + discussion);
  await press(page, 'Dodaj wpis');
  await checkHere(page, javaScript);  // the form with everything that is missing
  if (name) await typeInto(page, 'name', name);
  await typeInto(page, 'title', title);
  await typeInto(page, 'body', body);
  await press(page, 'Dodaj wpis');
  await expectText(page, title);
  return new URL(page.url()).pathname;
}

async function answerAgainst(page, base, post, javaScript) {
  await visit(page, base + post);
  await press(page, 'Popieram');
  await expectText(page, 'popiera 1 osoba');
  await typeInto(page, 'name', 'Lena');
  await press(page, 'Odpowiedz');
  await expectText(page, 'Wybierz jedną z odpowiedzi');
  await checkHere(page, javaScript);
  await tabToField(page, 'stance');
  await page.keyboard.press('Space');
  await page.keyboard.press('ArrowDown');
  await typeInto(page, 'body', 'Tam jest za wąsko.');
  await press(page, 'Odpowiedz');
  await expectText(page, '1 odpowiedź: 0 za, 1 przeciw');
  await checkHere(page, javaScript);
}

// Who reads it in English sees the digest and the reason.
async function readInEnglish(page, base, discussion, javaScript) {
  await visit(page, `${base}/en${discussion}`);
  await expectText(page, 'What was said so far');
  await expectText(page, '1 answer: 0 for, 1 against');
  await expectText(page, 'This post is hidden. Reason: Wskazuje osobę.');
  await checkHere(page, javaScript);
  await visit(page, `${base}/en${discussion}/moderacja`);
  await expectText(page, 'Post hidden');
  await checkHere(page, javaScript);
  await visit(page, `${base}/en${discussion}/skrot`);
  await expectText(page, 'Most supported');
  await checkHere(page, javaScript);
}

async function hide(page, base, post, javaScript) {
  await visit(page, base + post);
  await tabTo(page, 'hiding the post', at => at.tag === 'summary' && at.name.includes('Ukryj wpis'));
  await page.keyboard.press('Enter');
  await press(page, 'Ukryj wpis');
  await expectText(page, 'Uzupełnij pole „Powód”');
  await checkHere(page, javaScript);
  await typeInto(page, 'why', 'Wskazuje osobę.');
  await press(page, 'Ukryj wpis');
  await expectText(page, 'Wpis ukryty. Powód: Wskazuje osobę.');
}

async function turnIntoNeed(page, base, post, title, javaScript) {
  await visit(page, base + post);
  await tabToLinkLike(page, /\/z-dyskusji\/[^?]*$/);
  await enter(page);
  if (await page.inputValue('[name="what"]') !== title) throw new Error('the words of the post are not in the form');
  await press(page, 'Zapisz jako potrzebę');
  await checkHere(page, javaScript);  // where and whom it concerns are missing
  await typeInto(page, 'location', 'skwer przy bibliotece');
  await typeInto(page, 'who', 'wszyscy, którzy tam chodzą');
  await press(page, 'Zapisz jako potrzebę');
  await expectText(page, 'Z dyskusji online:');
  await checkHere(page, javaScript);
  await tabToLink(page, post);
  await enter(page);
  await expectText(page, 'Zapisano jako potrzebę:');
}

// Rounds that are over stay as they are when something else is changed.
async function changeDots(page, base, discussion) {
  await visit(page, `${base}/administracja${discussion}`);
  await fillField(page, 'dots', '2');
  await press(page, 'Zapisz');
  await expectText(page, 'Trwa runda „Wybór”');
}

// And sums it up.
async function closeRound(page, base, discussion, button, round) {
  await visit(page, `${base}/administracja${discussion}`);
  await press(page, button);
  await typeInto(page, `${round}_summary_pl`, `Podsumowanie: ${round}.`);
  await press(page, 'Zapisz');
  await expectText(page, `Podsumowanie: ${round}.`);
}

export async function go({page, base, printed, javaScript, log}) {
  const password = passwordIn(printed);
  if (!password) return;
  const title = `Skwer, dyskusja ${javaScript ? 'pierwsza' : 'druga'}`;
  const {page: desk, log: deskLog, close} = await newVisitor(page.context().browser(), {javaScript});
  await logIn(desk, base, COORDINATOR, password);
  const meeting = await planOnlineMeeting(desk, base, title);
  const discussion = await openDiscussion(desk, base, meeting, javaScript);

  await visit(page, base + discussion);
  await expectText(page, 'Żeby dodać wpis, zaloguj się');
  await logIn(page, base, OLA, password);
  const bench = await write(page, base, discussion, {name: 'Ola', title: `Brak ławek ${title}`, body: 'Nie ma gdzie usiąść.'}, javaScript);
  const rude = await write(page, base, discussion, {title: 'Sąsiad z parteru', body: 'Wiadomo który.'}, javaScript);
  await logOut(page, base);
  await logIn(page, base, LENA, password);
  await answerAgainst(page, base, bench, javaScript);
  await logOut(page, base);

  await hide(desk, base, rude, javaScript);
  await readInEnglish(page, base, discussion, javaScript);
  await logIn(page, base, OLA, password);
  await visit(page, base + rude);
  await typeInto(page, 'words', 'Nie piszę, o kogo chodzi.');
  await press(page, 'Poproś o ponowne spojrzenie');
  await expectText(page, 'czeka na odpowiedź');
  await checkHere(page, javaScript);
  await visit(desk, base + rude);
  await expectText(desk, 'Nie piszę, o kogo chodzi.');
  await checkHere(desk, javaScript);
  await press(desk, 'Pokaż wpis znowu');
  await turnIntoNeed(desk, base, bench, `Brak ławek ${title}`, javaScript);

  // What is sent after the round was closed comes back.
  await visit(page, base + discussion);
  await typeInto(page, 'title', 'Spóźniona myśl');
  await closeRound(desk, base, discussion, 'Zamknij rundę „Potrzeby” i otwórz rundę „Pomysły”', 'needs');
  await press(page, 'Dodaj wpis');
  await expectText(page, 'Twoja wypowiedź nie została wysłana');
  if (!(await page.inputValue('[name="kept"]')).includes('Spóźniona myśl')) throw new Error('what was typed is lost');
  await checkHere(page, javaScript);

  await write(page, base, discussion, {title: `Przysiadki ${title}`, body: 'Co sto metrów.'}, javaScript);
  await closeRound(desk, base, discussion, 'Zamknij rundę „Pomysły” i otwórz rundę „Wybór”', 'ideas');
  await changeDots(desk, base, discussion);
  await visit(page, base + discussion);
  await tabToField(page, 'dot');
  await page.keyboard.press('Space');
  await press(page, 'Zapisz moje kropki');
  await expectText(page, 'Twoje kropki są zapisane: 1 z 2.');
  await checkHere(page, javaScript);
  await closeRound(desk, base, discussion, 'Zamknij teraz rundę', 'choice');
  await visit(page, base + meeting);
  await expectText(page, 'Co wynikło z dyskusji');
  await expectText(page, 'Kolejność po wyborze');
  await expectText(page, `Przysiadki ${title}`);
  await checkHere(page, javaScript);
  await close();
  // Forms that came back, and the post that came too late.
  log.errors = [...log.errors, ...deskLog.errors].filter(error => !/\b(422|410)\b/.test(error));
}
