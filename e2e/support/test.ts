import { type Browser, type BrowserContext, chromium, type Page, test as base } from "@playwright/test";
import { createTestDatabase, type Engine } from "../../packages/database/test/engines.ts";
import { fakeCamera } from "../../scripts/product/clips.ts";
import { type Account, Product } from "../../scripts/product/product.ts";
import { accountOf, signInAs, type Visitor } from "../../scripts/product/sign-in.ts";
import { Watch } from "./watch.ts";

export { expect } from "@playwright/test";
export type { Page };

type WorkerFixtures = {
  /** What keeps the data: the embedded database, or a server of MySQL's protocol. A project of playwright.config.ts says which. */
  engine: Engine;
  /** What a product has to be told to keep its data in a new database of that engine, empty until it starts. */
  database: Readonly<Record<string, string>>;
  /**
   * Whether a file has a product of its own, for which files otherwise take turns: one that guesses spends what wrong guesses an address has
   * free, and those that follow would have to wait; one about all of a patient's sessions would find those of others among them.
   */
  apart: boolean;
  /** The running product. */
  product: Product;
  /** The demo clinic's accounts, as the product itself tells them. */
  accounts: readonly Account[];
};

type TestFixtures = {
  /** What the pages of the test's own context asked of the network, and what the browser complained about. */
  watch: Watch;
  /** A page of a browser of its own in which a clip plays where the webcam would be. */
  withCamera: (mjpeg: string) => Promise<Page>;
  /** A page in a context of its own, closed with the test: another person, or another device. `url` where it is not of the test's product. */
  elsewhere: (url?: string) => Promise<Page>;
  /** A signed-in page elsewhere, so that several people can be there at once. */
  signedIn: (role: Visitor, page?: Page) => Promise<Page>;
};

export const test = base.extend<TestFixtures, WorkerFixtures>({
  engine: ["libsql", { scope: "worker", option: true }],
  apart: [false, { scope: "worker", option: true }],
  database: [
    async ({ engine }, use) => {
      // The embedded one is a file in the product's own folder.
      if (engine === "libsql") return use({});
      const { url, drop } = await createTestDatabase(engine);
      await use({ DATABASE_URL: url });
      await drop();
    },
    { scope: "worker" },
  ],
  product: [
    async ({ database }, use) => {
      const product = await Product.start(database);
      await use(product);
      await product.stop();
    },
    { scope: "worker", timeout: 120_000 },
  ],
  accounts: [async ({ product }, use) => use(await product.accounts()), { scope: "worker" }],
  baseURL: async ({ product }, use) => use(product.url),
  watch: [
    async ({ context, product }, use, testInfo) => {
      const watch = new Watch(product.url);
      await watch.over(context);
      await use(watch);
      if (testInfo.status !== testInfo.expectedStatus)
        await testInfo.attach("server.log", { body: product.log, contentType: "text/plain" });
    },
    { auto: true },
  ],
  withCamera: async ({ product, watch }, use, testInfo) => {
    const browsers: Browser[] = [];
    await use(async (mjpeg) => {
      const { launchOptions, ...options } = testInfo.project.use;
      const browser = await chromium.launch({ ...launchOptions, args: fakeCamera(mjpeg) });
      browsers.push(browser);
      const context = await browser.newContext({ ...options, baseURL: product.url });
      await watch.over(context);
      return context.newPage();
    });
    await Promise.all(browsers.map((browser) => browser.close()));
  },
  elsewhere: async ({ browser, product, watch }, use, testInfo) => {
    const contexts: BrowserContext[] = [];
    await use(async (url) => {
      const context = await browser.newContext({ ...testInfo.project.use, baseURL: url ?? product.url });
      contexts.push(context);
      if (url === undefined) await watch.over(context);
      return context.newPage();
    });
    await Promise.all(contexts.map((context) => context.close()));
  },
  signedIn: async ({ accounts, elsewhere }, use) => {
    await use(async (role, page) => {
      const target = page ?? (await elsewhere());
      const account = accountOf(accounts, role);
      if (!account) throw new Error(`the demo clinic has no ${role}`);
      await signInAs(target, account);
      return target;
    });
  },
});
