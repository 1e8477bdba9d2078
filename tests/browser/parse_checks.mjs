// Opens the page of one parsed report in Chromium and prints what was found, as JSON: {name: {ok, found}}.
// Usage: node parse_checks.mjs PAGE.html
import { DESKTOP, PHONE, finish, note, noteAxe, open as opened, pages } from "./checks.mjs";

const open = (options = {}, hash = "") => opened(pages[0] + hash, { ...DESKTOP, ...options }, 20000);

async function noteAxeUnfolded(name, page) {
  await page.evaluate(() => document.querySelectorAll("details").forEach((one) => (one.open = true)));
  await noteAxe(name, page);
}

const lit = (page) => page.evaluate(() => [...document.querySelectorAll(".m.on")].map((piece) => piece.textContent));
const same = (a, b) => JSON.stringify(a) === JSON.stringify(b);
// The browser tells of a new address only after it has gone there, so what then lights up is waited for.
const comes = async (page, words) => {
  for (let i = 0; i < 60 && !same(await lit(page), words); i++) await page.waitForTimeout(50);
  return lit(page);
};

async function pointing() {
  const page = await open();
  note("nothing is lit at first", (await lit(page)).length === 0);
  await page.hover('.m:has-text("She")');
  const found = await lit(page);
  note(
    "pointing at a mention lights its chain",
    found.join(" ") === "Foreign Minister Ana Beryl of Varsia She",
    found,
  );
  note("its place in the list is lit", await page.isVisible("li.chain.on:has-text('Foreign Minister')"));
  await page.hover("h1");
  note("pointing elsewhere puts it out", (await lit(page)).length === 0, await lit(page));
  await noteAxeUnfolded("axe on a desktop, everything open", page);
  await page.context().close();
}

async function keyboard() {
  const page = await open();
  const at = () => page.evaluate(() => document.activeElement.className);
  await page.keyboard.press("Tab");
  note("the first stop skips to the text", (await at()) === "skip", await at());
  let stops = 0;
  while (!(await at()).includes("ref") && stops++ < 20) await page.keyboard.press("Tab");
  note("a step to a number lights its chain", same(await lit(page), ["Varsia", "Varsia"]), await lit(page));
  await noteAxeUnfolded("axe with a chain lit", page);
  await page.keyboard.press("Enter");
  note("Enter on it leads to the list", page.url().endsWith("#chain-1"), page.url());
  await page.focus("#chain-1 a >> nth=1");
  await page.keyboard.press("Enter");
  const back = await comes(page, ["Varsia", "Varsia"]);
  note("from the list back to the words, lit", page.url().endsWith("#m1-2") && same(back, ["Varsia", "Varsia"]), back);
  await page.keyboard.press("Escape");
  note("Escape puts it out", (await lit(page)).length === 0);
  await page.context().close();
}

async function sentences() {
  const page = await open();
  note("sentences are closed at first", (await page.locator("details[open]").count()) === 0);
  await page.click('.text a.n:text-is("3")');
  note("a sentence's number opens its tree", await page.isVisible("#s3 svg"));
  note("its table has every word", (await page.locator("#s3 tbody tr").count()) === 13);
  await page.click("#s3 summary");
  await page.click('.text a.n:text-is("3")');
  note("and opens it again", await page.isVisible("#s3 svg"));
  const words = await page.evaluate(() => {
    const boxes = [...document.querySelectorAll("#s3 .word")].map((word) => word.getBoundingClientRect());
    return boxes.slice(1).filter((box, i) => box.left < boxes[i].right).length;
  });
  note("no word of the tree covers another", words === 0, words);
  await page.context().close();
  const linked = await open({}, "#s4");
  note("an address opens a sentence", await linked.isVisible("#s4 svg"));
  await linked.context().close();
}

async function phone() {
  const page = await open(PHONE);
  await noteAxeUnfolded("axe on a phone", page);
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  note("no sideways scrolling on a phone with all open", wide <= 0, wide);
  await page.context().close();
}

async function dark() {
  const page = await open({ colorScheme: "dark" });
  await page.focus("a.ref >> nth=0");
  await noteAxeUnfolded("axe in the dark", page);
  await page.context().close();
}

async function withoutScripts() {
  const page = await open({ javaScriptEnabled: false });
  note("without scripts the text is there", await page.isVisible(".text >> text=Ana Beryl"));
  await page.click("a.ref >> nth=0");
  note("without scripts a number leads to its chain", page.url().endsWith("#chain-1"), page.url());
  await page.click("#s3 summary");
  note("without scripts a sentence opens", await page.isVisible("#s3 svg"));
  await page.context().close();
}

await finish([pointing, keyboard, sentences, phone, dark, withoutScripts]);
