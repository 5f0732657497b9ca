// The register from a programme to a method that its partners agreed on, as one story of five people.
import {visit} from '../lib/browser.mjs';
import {enter, tabTo, tabToField, tabToLink, typeInto} from '../lib/keys.mjs';
import {adoptPlan, beginPlan, commentOn, openConsultation, takeUpFirst, writeAction, writeObjective} from '../lib/plans.mjs';
import {acceptMethod, acceptPartnership, addTask, askPartner, beginMethod, convene, describePilot, hold, inviteMember, joinGroup, makeCard,
        makeProgramme, markTask, typeNewCase, writeStep} from '../lib/register.mjs';
import {checkHere, choose, expectText, fillWhenAndWhere, inDays, logIn, logInByLetter, logOut, passwordIn, press} from '../lib/steps.mjs';

export const name = 'the register as one story: programme, project, partners abroad, support group, plan, cases, a method all agree on, in English';
export const story = true;

const OFFICER = 'programy@wiec.example';

// A programme with a finished project and the one that follows it. Gives the paths of both cards.
async function fillTheRegister(page, base, javaScript, run) {
  const programme = `${run}: Program sąsiedzki`;
  await makeProgramme(page, base, {pl: programme, en: `${run}: Neighbours`});
  const common = {programme, total: '100 000', cofunding: '85 000'};
  const first = await makeCard(page, base, {...common, acronym: `PLAC-${run}`, pl: `Place wspólne ${run}`, en: `Common squares ${run}`,
    from: '2013-2-1', to: '2015-4-30', phases: [{months: '26', from: '2013-2-1', to: '2015-4-30', pl: 'jedyna'}],
    partners: [{city: 'Kraków', country: 'PL', area: 'Azory'}]});
  const next = await makeCard(page, base, {...common, acronym: `RAZEM-${run}`, pl: `Razem na podwórku ${run}`, en: `Together in the yard ${run}`,
    predecessor: `PLAC-${run}`, from: '2016-9-10', to: '2019-6-30',
    phases: [{months: '6', from: '2016-9-10', to: '2017-3-9', pl: 'przygotowanie'}, {months: '24', from: '2017-4-1', to: '2019-3-31', pl: 'wdrożenie'}],
    partners: [{city: 'Torino', country: 'IT', area: 'Mirafiori'}, {city: 'Kraków', country: 'PL', area: 'Azory'}]});
  for (const words of [`PLAC-${run}`, programme, 'Torino', 'przygotowanie', 'wdrożenie', '85%']) await expectText(page, words);
  await checkHere(page, javaScript);
  return {first, next};
}

// The group of the finished project, then the same one asked anew for the next: each time a letter, each time an own answer.
async function reestablishTheGroup(page, base, post, javaScript, {first, next}, {member, memberName, run}) {
  const meeting = `Spotkanie grupy ${run}`;
  await logIn(page, base, OFFICER, run.password);
  await convene(page, base, first, {act: 'notatka nr 1', day: '2013-06-04', area: 'Azory'});
  await inviteMember(page, base, first, {category: 'Mieszkanki', name: memberName, email: member});
  await logOut(page, base);
  await joinGroup(page, await post.letter(member, 'Zaproszenie do Lokalnej Grupy Wsparcia'), {named: false});

  await logIn(page, base, OFFICER, run.password);
  await convene(page, base, next, {act: 'notatka nr 2', day: '2017-01-16', area: 'Azory', again: true});
  await expectText(page, memberName);
  await expectText(page, 'zaproszenie czeka na odpowiedź');
  await logOut(page, base);
  const link = await joinGroup(page, await post.letter(member, 'Zaproszenie do Lokalnej Grupy Wsparcia'), {named: true});
  await checkHere(page, javaScript);

  await logIn(page, base, OFFICER, run.password);
  await planGroupMeeting(page, base, meeting);
  await hold(page, base, next, meeting);
  await addTask(page, base, next, {what: {pl: 'Rozwiesić plakaty', en: 'Put up posters'}, member: memberName, due: inDays(14)});
  await logOut(page, base);
  // What waits for the member, and until when: in a letter, and behind the link that is theirs.
  const task = await post.letter(member, 'Nowe zadanie');
  if (!task.text.includes('Rozwiesić plakaty, do ')) throw new Error(`the letter does not say until when: ${task.text}`);
  await visit(page, link);
  await expectText(page, 'Rozwiesić plakaty, do ');
  await expectText(page, meeting);
  await checkHere(page, javaScript);

  await logIn(page, base, OFFICER, run.password);
  await markTask(page, base, next);
  await writeMinutes(page, base, meeting);
  await visit(page, `${base}${next}/grupa`);
  for (const words of [memberName, meeting, 'Zaczynamy od plakatów.', 'Rozwiesić plakaty', 'Grupa powołana na nowo']) await expectText(page, words);
  await checkHere(page, javaScript);
  await logOut(page, base);
}

async function planGroupMeeting(page, base, title) {
  await visit(page, `${base}/administracja/spotkania/nowe`);
  await choose(page, 'kind', 'spotkanie g');
  await typeInto(page, 'title_pl', title);
  await fillWhenAndWhere(page, {day: inDays(20), from: '17:00', to: '19:00', address: 'Klub osiedlowy'});
  await press(page, 'Zaplanuj i ogłoś');
}

async function writeMinutes(page, base, title) {
  const found = (await (await page.request.get(`${base}/api/v1/gatherings`)).json()).items.find(item => item.title.pl === title);
  await visit(page, `${base}/administracja/spotkania/${found.id}/przebieg`);
  await typeInto(page, 'minutes_pl', 'Zaczynamy od plakatów.');
  await press(page, 'Zapisz');
}

// Written, commented on, answered by letter, adopted; one action goes on, one does not and says so.
async function planAndTakeUp(page, base, post, javaScript, {resident, run}) {
  await logIn(page, base, OFFICER, run.password);
  const desk = await beginPlan(page, base, javaScript, {title: `Plan podwórek ${run}`, area: 'Azory', project: `PLAC-${run}`});
  await writeObjective(page, base, javaScript, desk, 'Więcej cienia na podwórkach.');
  await writeAction(page, base, javaScript, desk, {title: 'Drzewa na podwórkach', owner: 'ZZM'});
  await writeAction(page, base, javaScript, desk, {title: 'Nowy klub', owner: 'Spółdzielnia'});
  await openConsultation(page, base, desk);
  const plan = desk.replace('/administracja', '');
  await logOut(page, base);

  await logInByLetter(page, base, post, resident, 'Ewa Uważna');
  await visit(page, base + plan);
  await expectText(page, 'można pisać do');
  await commentOn(page, base, plan, 'Które podwórka?', javaScript);
  await logOut(page, base);

  await logIn(page, base, OFFICER, run.password);
  await visit(page, base + desk);
  await expectText(page, 'bez odpowiedzi: 1');
  await adoptPlan(page, base, desk, 'Trzy podwórka przy Stachiewicza.', javaScript);
  await takeUpFirst(page, base, desk, javaScript);
  await logOut(page, base);
  await post.letter(resident, 'Jest odpowiedź na Twoją uwagę do planu.');
  await visit(page, base + plan);
  for (const words of [`RAZEM-${run}`, 'niepodjęte', 'Nowy klub']) await expectText(page, words);
  await checkHere(page, javaScript);
  return plan;
}

const CASES = [
  {title: 'Keys for neighbours', before: 'The hall was locked after five.', done: 'Four neighbours got a key.', result: 'It is open every evening.',
   why: 'They chose the evenings themselves.', transfer: 'Where people know each other.'},
  {title: 'A shared workshop', before: 'Things were thrown away.', done: 'A room with tools.', result: 'Two hundred things repaired.',
   why: 'Two retired joiners keep it.', transfer: 'Find the keepers first.'},
  {bad: true, title: 'A hall nobody came to', before: 'A second hall stood empty.', done: 'We opened it in the morning.', result: 'Nobody came.',
   why: 'Nobody had asked when people are free.', transfer: 'Ask first.'},
];

// Torino, in English from the letter to the answer; the office notes what Kraków said on the phone.
async function agreeOnAMethod(page, base, post, javaScript, next, {partner, run}) {
  await logIn(page, base, OFFICER, run.password);
  await askPartner(page, base, next, {city: 'Torino', name: 'Anna Rossi', email: partner});
  await logOut(page, base);
  const own = await acceptPartnership(page, await post.letter(partner, '/zaproszenie-partnera/'), 'Torino');
  await describePilot(page, base, own, {at: '45.0925, 7.7006', about: 'Neighbours keep a hall.', result: `Open every evening ${run}.`});
  for (const one of CASES) {
    await typeNewCase(page, base, own, one);
    await expectText(page, one.why);
  }
  await checkHere(page, javaScript);
  await logOut(page, base);

  await logIn(page, base, OFFICER, run.password);
  await beginMethod(page, base, next, {pl: 'Dwa kroki z naszych przypadków.', en: 'Two steps that came of our cases.'});
  await writeStep(page, base, next, {pl: 'Zapytaj, kiedy', en: 'Ask when', whatPl: 'Pytamy o dzień i godzinę.', whatEn: 'We ask for the day and the hour.', cites: 3});
  await writeStep(page, base, next, {pl: 'Daj klucz', en: 'Hand over the key', whatPl: 'Klucz mają sąsiedzi.', whatEn: 'Neighbours have the key.', cites: 1});
  await press(page, 'Zapytaj partnerów');
  await expectText(page, 'jeszcze bez odpowiedzi');
  await tabTo(page, 'the answer of Kraków', at => at.tag === 'a' && at.name === 'Kraków');
  await enter(page);
  await tabToField(page, 'answer');
  await page.keyboard.press('Space');
  await press(page, 'Wyślij odpowiedź');
  await logOut(page, base);

  // The letter says what is asked, in the partner's language, and leads to it behind a log-in by letter.
  const asked = await post.letter(partner, 'Please answer');
  await visit(page, `${base}/en/logowanie`);
  await typeInto(page, 'email', partner);
  await press(page, 'Send');
  await visit(page, (await post.letter(partner, '/logowanie/link/')).linkTo('/logowanie/link/'));
  await press(page, 'Log in');
  await visit(page, asked.linkTo('/programy/'));
  await acceptMethod(page, base, own, {send: 'Send the answer', done: 'All partners have accepted it: 2.'});
  await checkHere(page, javaScript);
  await logOut(page, base);
}

async function readInEnglish(page, base, javaScript, next, plan, run) {
  await visit(page, `${base}/en${next}`);
  for (const words of [`Together in the yard ${run}`, 'Torino', 'Local Support Group', 'Drzewa na podwórkach']) await expectText(page, words);
  await checkHere(page, javaScript);
  await visit(page, `${base}/en${next}/partnerzy`);
  for (const words of ['Neighbours keep a hall.', `Open every evening ${run}.`]) await expectText(page, words);
  await visit(page, `${base}/en${plan}`);
  for (const words of ['Taken up by', 'not taken up']) await expectText(page, words);
  await visit(page, `${base}/en${next.replace('/programy/', '/metody/')}`);
  for (const words of ['Ask when', 'A hall nobody came to', 'All partners have accepted it: 2.']) await expectText(page, words);
  await checkHere(page, javaScript);
}

export async function go({page, base, printed, javaScript, post, log}) {
  const password = passwordIn(printed);
  if (!password || !post) return;
  const letter = javaScript ? 'A' : 'B', run = {password, toString: () => letter};
  const at = who => `${who}.${letter.toLowerCase()}@poczta.example`;
  await logIn(page, base, OFFICER, password);
  const cards = await fillTheRegister(page, base, javaScript, run);
  await logOut(page, base);
  await reestablishTheGroup(page, base, post, javaScript, cards, {member: at('zofia'), memberName: `Zofia Próbna ${run}`, run});
  const plan = await planAndTakeUp(page, base, post, javaScript, {resident: at('ewa'), run});
  await agreeOnAMethod(page, base, post, javaScript, cards.next, {partner: at('anna'), run});
  await readInEnglish(page, base, javaScript, cards.next, plan, run);
  log.errors = log.errors.filter(error => !/\b(409|422)\b/.test(error));  // the forms that came back
}
