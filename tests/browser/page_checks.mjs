// Opens a page in Chromium as readers do and prints what was found, as JSON: {name: {ok, found}}.
// Usage: node page_checks.mjs PAGE.html LARGE_PAGE.html
import { DESKTOP, PHONE, complaints, finish, note, noteAxe, open, pages } from "./checks.mjs";

const [small, large] = pages;

const wide = (page) => page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
const marked = (page) => page.evaluate(() => [...document.querySelectorAll("#page-holder .on")].map((p) => p.textContent).join(""));
const focus = (page) => page.evaluate(() => document.activeElement.id || document.activeElement.className);
const seen = (page) =>
  page.evaluate(() => {
    const box = document.querySelector("#page-holder .on").getBoundingClientRect();
    const frame = document.getElementById("page-holder").getBoundingClientRect();
    return box.top >= frame.top && box.bottom <= frame.bottom && box.height > 0;
  });

async function clicks() {
  const page = await open(small, DESKTOP);
  await noteAxe("axe on a desktop", page);
  await page.click('#page-events a.q:has-text("secret talks at a lodge")');
  note("a click marks the words", (await marked(page)) === "secret talks at a lodge in Mirrow on 6 May 1994", await marked(page));
  note("the marked words are in view", await seen(page));
  note("the address names the words", /#doc-[0-9a-f]+@\d+-\d+$/.test(page.url()), page.url());
  note("the reader shows the hash of the original", await page.isVisible("#page-holder code:text-matches('^[0-9a-f]{64}$')"));
  await noteAxe("axe with the reader open", page);
  await page.click("#page-next");
  note("next words", (await marked(page)).startsWith("Envoys of Varsia"), await marked(page));
  await page.goBack();
  note("back goes to the words before", (await marked(page)).startsWith("secret talks"), await marked(page));
  await page.click("#page-holder a.ref >> nth=0");
  note("a number in the text leads to its event", (await focus(page)).startsWith("evt-"), await focus(page));
  await page.keyboard.press("Escape");
  note("Escape closes the reader", !(await page.isVisible("#page-reader")));
  note("the text is back in its place", await page.evaluate(() => document.querySelectorAll(".report > .sheet").length === 4));
  await page.context().close();
}

// Every link to words, one after the other, must mark exactly the words that it quotes.
async function everyLink() {
  const page = await open(small, DESKTOP);
  const bad = await page.evaluate(() => {
    const bare = (text) => text.replace(/\s+/gu, "");
    const links = [...document.querySelectorAll('a.q[href*="@"]')];
    const wrong = [];
    for (const link of links) {
      link.click();
      const quoted = bare([...link.childNodes].filter((n) => n.nodeType === 3).map((n) => n.data).join("")).slice(1, -1);
      const words = bare([...document.querySelectorAll("#page-holder .on")].map((p) => p.textContent).join(""));
      if (quoted !== words || !words) wrong.push({ quoted, words });
    }
    return { wrong, links: links.length };
  });
  note("every quoted word is marked by its link", bad.links > 20 && bad.wrong.length === 0, bad);
  await page.context().close();
}

async function keyboard() {
  const page = await open(small, DESKTOP);
  await page.keyboard.press("Tab");
  note("the first stop skips to the events", (await focus(page)) === "skip", await focus(page));
  let stops = 0;
  while (!(await focus(page)).startsWith("page-m") && stops++ < 12) await page.keyboard.press("Tab");
  const first = await focus(page);
  note("the timeline is one stop away from the contents", first === "page-m1-1", { first, stops });
  const outline = await page.evaluate(() => getComputedStyle(document.activeElement).outlineStyle);
  note("focus is seen", outline !== "none", outline);
  await page.keyboard.press("ArrowRight");
  const right = await focus(page);
  await page.keyboard.press("Home");
  await page.keyboard.press("ArrowDown");
  const down = await focus(page);
  note("arrows move between marks", right === "page-m1-2" && down.startsWith("page-m2-"), { right, down });
  await page.keyboard.press("Enter");
  const card = await focus(page);
  note("Enter opens the event", card.startsWith("evt-"), card);
  let links = 0;
  while (!(await focus(page)).includes("q") && links++ < 12) await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  note("Enter on quoted words opens the reader at them", (await seen(page)) && (await marked(page)).length > 5, await marked(page));
  await page.keyboard.press("Escape");
  note("focus returns to the words", (await focus(page)).includes("q"), await focus(page));
  await page.context().close();
}

async function deepLinks() {
  let page = await open(`${small}#evt-letter`, DESKTOP);
  note("a deep link to an event", (await focus(page)) === "evt-letter", await focus(page));
  const words = await page.getAttribute("#evt-letter blockquote a", "href");
  await page.context().close();
  page = await open(small + words, DESKTOP);
  note("a deep link to words", (await marked(page)).startsWith("A letter from President") && (await seen(page)), await marked(page));
  await page.context().close();
  const [, id, start] = /#(.*)@(\d+)/.exec(words);
  page = await open(`${small}#${id}@${Number(start) + 2}-${Number(start) + 8}`, DESKTOP);
  note("a deep link to any other words", (await marked(page)) === "letter", await marked(page));
  await page.context().close();
  page = await open(`${small}#${id}@999998-999999`, DESKTOP);
  note("words that are gone are said to be gone", (await page.textContent("#page-step")).includes("not in the text"));
  await page.context().close();
}

async function filters() {
  let page = await open(small, DESKTOP);
  const cards = () => page.locator("article.event:visible").count();
  const all = await cards();
  await page.fill("#page-filter [name=q]", "LODGE calder");
  note("the filter by text", (await cards()) === 1 && all === 11, await cards());
  note("the filter is in the address", page.url().includes("q=LODGE%20calder"), page.url());
  const marks = await page.locator("a.of-event:visible").count();
  note("the timeline follows the filter", marks === 1, marks);
  await page.fill("#page-filter [name=q]", "");
  await page.selectOption("#page-filter [name=secrecy]", "secret");
  await page.selectOption("#page-filter [name=actor]", { label: "Tomas Beryl" });
  note("filters together", (await cards()) === 1 && (await page.textContent("#page-count")) === "1 of 11 events");
  await page.click("article.event:visible a.q >> nth=0");
  const address = page.url();
  await page.context().close();
  page = await open(address, DESKTOP);
  note("words and filters in one address", (await marked(page)).length > 5 && (await cards()) === 1, address.split("#")[1]);
  await page.click("#page-close");
  await page.click("#page-filter [type=reset]");
  note("all shown again", (await cards()) === all);
  await page.selectOption("#page-filter [name=status]", "denied");
  note("years without events go", (await page.locator("#page-events > .year:visible").allTextContents()).join() === "Date unknown,Accounts joined to no event");
  await page.context().close();
}

async function phone() {
  const page = await open(small, PHONE);
  note("no sideways scrolling on a phone", (await wide(page)) <= 0, await wide(page));
  await noteAxe("axe on a phone", page);
  await page.tap('a.q:has-text("did not take place")');
  note("a tap opens the reader on a phone", (await marked(page)) === "did not take place" && (await seen(page)), await marked(page));
  note("no sideways scrolling in the reader", (await page.evaluate(() => { const h = document.getElementById("page-holder"); return h.scrollWidth - h.clientWidth; })) <= 0);
  await noteAxe("axe in the reader on a phone", page);
  await page.keyboard.press("Escape");
  note("Escape closes the reader on a phone", !(await page.isVisible("#page-reader")));
  await page.context().close();
}

async function zoomAndDark() {
  let page = await open(small, { viewport: { width: 640, height: 450 }, deviceScaleFactor: 2 });
  note("no sideways scrolling at 200% zoom", (await wide(page)) <= 0, await wide(page));
  await page.context().close();
  page = await open(small, { viewport: { width: 320, height: 450 } });
  note("no sideways scrolling at 400% zoom", (await wide(page)) <= 0, await wide(page));
  await page.context().close();
  page = await open(small, { ...DESKTOP, colorScheme: "dark", reducedMotion: "reduce" });
  await noteAxe("axe in the dark", page);
  await page.click("#page-events a.q >> nth=0");
  await noteAxe("axe in the dark with the reader open", page);
  note("nothing moves", (await page.evaluate(() => document.getAnimations().length)) === 0);
  await page.context().close();
}

async function paper() {
  const page = await open(small, DESKTOP);
  await page.emulateMedia({ media: "print" });
  const shown = async (selector) => page.locator(`:is(${selector}):visible`).count();
  note("no controls on paper", (await shown("button, input, select, nav, dialog")) === 0);
  note("the evidence is on paper", (await shown(".account blockquote")) === 12, await shown(".account blockquote"));
  note("the hashes are on paper", (await shown(".report .about code:text-matches('^[0-9a-f]{64}$')")) === 4);
  note("the quotations are on paper", (await shown(".quotation blockquote")) === 6);
  const pdf = await page.pdf({ format: "A4" });
  note("it prints", pdf.subarray(0, 5).toString() === "%PDF-");
  await page.context().close();
}

async function people() {
  const page = await open(small, DESKTOP);
  await page.click('#evt-lodge .who a.p:has-text("Ines Calder")');
  note("a name leads to its sheet", (await focus(page)) === "calder" && (await page.isVisible("#calder dl")), await focus(page));
  await noteAxe("axe with a sheet open", page);
  await page.click('#calder a:has-text("It was short")');
  note("a sheet leads to the quotation", (await focus(page)) === "quote-short", await focus(page));
  await page.click("#quote-short blockquote a.q");
  note("a quotation leads to its passage", (await marked(page)).startsWith("It was short") && (await seen(page)), await marked(page));
  await page.evaluate(() => document.querySelectorAll("details").forEach((one) => (one.open = true)));
  await noteAxe("axe with all registers open", page);
  await page.context().close();
  const phone = await open(small, PHONE);
  await phone.evaluate(() => document.querySelectorAll("details").forEach((one) => (one.open = true)));
  note("no sideways scrolling on a phone with all registers open", (await wide(phone)) <= 0, await wide(phone));
  await phone.context().close();
}

async function hostile() {
  const page = await open(small, DESKTOP);
  await page.evaluate(() => {
    const hostile = [...document.querySelectorAll(".report h3 a")].find((link) => link.textContent.startsWith("Peace now"));
    location.hash = hostile.getAttribute("href");
  });
  note("hostile text runs nothing", (await page.title()) === "Contacts and talks, 1994", await page.title());
  note("hostile text makes no element", (await page.locator("img, article script, article style, iframe").count()) === 0);
  note("hostile text is shown", (await page.locator("#page-holder .headline").textContent()).includes("</script><img src=x onerror="));
  const ran = await page.evaluate(() => {
    const script = document.createElement("script");
    script.textContent = "window.foreign = 1";
    document.body.append(script);
    return window.foreign ?? null;
  });
  note("the policy stops a foreign script", ran === null);
  complaints.splice(0, complaints.length, ...complaints.filter((text) => !text.includes("Content Security Policy")));
  await page.context().close();
}

async function withoutScripts() {
  const page = await open(small, { ...DESKTOP, javaScriptEnabled: false });
  note("without scripts the texts are there", await page.isVisible("text=Envoys of Varsia and of the Front sat there for two nights >> nth=0"));
  note("without scripts no dead controls", (await page.locator("form:visible, button:visible").count()) === 0);
  const href = await page.getAttribute("blockquote a.q", "href");
  await page.click("blockquote a.q >> nth=0");
  const target = page.locator(`[id="${href.slice(1)}"]`);
  note("without scripts the quotations are there", await page.isVisible("#quote-orsk blockquote"));
  const box = await target.evaluate((at) => at.nextElementSibling.getBoundingClientRect().top).catch(() => null);
  note("without scripts a link leads to the words", (await target.count()) === 1 && page.url().endsWith(href), box);
  await page.context().close();
}

async function many() {
  let page = await open(`${large}#evt-250`, DESKTOP);
  const top = await page.locator("#evt-250").evaluate((card) => card.getBoundingClientRect().top);
  note("a deep link into a large record", (await focus(page)) === "evt-250" && top > -50 && top < 700, top);
  await page.context().close();
  page = await open(large, DESKTOP);
  const cards = await page.locator("article.event").count();
  note("a large record opens folded", cards > 300 && (await page.locator("details.accounts[open]").count()) === 0, cards);
  await page.fill("#page-filter [name=q]", "round 307 ");
  note("a large record is filtered", (await page.locator("article.event:visible").count()) === 1);
  await noteAxe("axe on a large record", page);
  await page.fill("#page-filter [name=q]", "");
  note("no sideways scrolling on a large record", (await wide(page)) <= 0, await wide(page));
  await page.evaluate(() => dispatchEvent(new Event("beforeprint")));
  note("folded accounts open for paper", (await page.locator("details.accounts:not([open])").count()) === 0);
  await page.context().close();
}

await finish([clicks, everyLink, keyboard, deepLinks, filters, phone, zoomAndDark, paper, people, hostile, withoutScripts, many]);
