// Steps from a need to a draft that several people write, shared by journeys.
import {visit} from './browser.mjs';
import {enter, tabToLink, tabToLinkLike, typeInto} from './keys.mjs';
import {checkHere, expectText, pathOf, press} from './steps.mjs';

export async function giveNeed(page, base, what, javaScript) {
  await visit(page, `${base}/potrzeby`);
  await tabToLink(page, '/potrzeby/nowa');
  await enter(page);
  await press(page, 'Zgłoś tę potrzebę');
  await checkHere(page, javaScript);  // the form with everything that is missing
  await typeInto(page, 'what', what);
  await typeInto(page, 'location', 'park przy bibliotece');
  await typeInto(page, 'who', 'wszyscy, którzy tam chodzą');
  await press(page, 'Zgłoś tę potrzebę');
  await expectText(page, 'Popierasz tę potrzebę');
  await checkHere(page, javaScript);
  return pathOf(page);
}

export async function bringIdeaAndDraft(page, javaScript, title) {
  await tabToLinkLike(page, /\/pomysly\/nowy/);
  await enter(page);
  await checkHere(page, javaScript);
  await typeInto(page, 'title', title);
  await typeInto(page, 'body', 'Postawić trzy kosze z pokrywą.');
  await press(page, 'Dodaj pomysł');
  await checkHere(page, javaScript);
  await tabToLinkLike(page, /\/szkice\/nowy/);
  await enter(page);
  await checkHere(page, javaScript);
  await press(page, 'Zacznij pisać');
  await checkHere(page, javaScript);
  await typeInto(page, 'why', 'Bo śmieci leżą na trawie.');
  await press(page, 'Zapisz wersję');
  await expectText(page, 'wersja 2');
  return pathOf(page);
}

export async function invite(page, javaScript, email) {
  await typeInto(page, 'email', email);
  await press(page, 'Wyślij zaproszenie');
  await expectText(page, '1 zaproszenie czeka na odpowiedź.');
  await checkHere(page, javaScript);
}

// Whoever was asked to write, logged in with the address of the letter.
export async function accept(page, base, draft) {
  await visit(page, base + draft);
  await press(page, 'Przyjmuję');
}

// By the link of the letter alone, without an account before.
export async function acceptByLetter(page, post, draft, {name, email}) {
  await visit(page, (await post.letter(email, draft)).linkTo(draft));
  await typeInto(page, 'email', email);
  await press(page, 'Wyślij link');
  await visit(page, (await post.letter(email, '/logowanie/link/')).linkTo('/logowanie/link/'));
  await press(page, 'Zaloguj się');
  await typeInto(page, 'name', name);
  await press(page, 'Zapisz');
  await expectText(page, 'Zaproszono Cię do pisania');
  await press(page, 'Przyjmuję');
}

export async function writeTogether(page, base, draft, javaScript) {
  await accept(page, base, draft);
  await tabToLink(page, `${draft}/edycja`);
  await enter(page);
  await typeInto(page, 'location', 'park przy bibliotece, od strony ulicy');
  await press(page, 'Zapisz wersję');
  await expectText(page, 'wersja 3');
  await tabToLink(page, `${draft}/wersje`);
  await enter(page);
  await expectText(page, 'Co się zmieniło między wersją 2 a 3');
  await checkHere(page, javaScript);
}
