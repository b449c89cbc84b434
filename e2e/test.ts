import AxeBuilder from '@axe-core/playwright';
import { test as base, expect, type APIRequestContext, type Page } from '@playwright/test';
import { API_KEY, OWNER, URL } from './servers';

interface Fixtures {
  /** A page on which nothing may be logged as an error, and nothing asked of another origin. */
  page: Page;
  /** A page of the owner, signed in. */
  ownerPage: Page;
  /** The public API with the owner's key. */
  api: APIRequestContext;
  /** A word of this try's own, for names that may be given once only: a second try finds what the first one left. */
  tag: string;
  /** Errors that a test provokes on purpose, as parts of their text. */
  expectedErrors: string[];
}

export const test = base.extend<Fixtures>({
  expectedErrors: [[], { option: true }],
  // Playwright reads what a fixture needs from the pattern of its first parameter.
  tag: async ({}, provide) => provide(Date.now().toString(36)),
  page: async ({ page, expectedErrors }, provide) => {
    const errors: string[] = [];
    const note = (text: string, where = '') => {
      if (!expectedErrors.some((part) => text.includes(part))) errors.push(`${text} ${where}`.trim());
    };
    page.on('console', (message) => {
      if (message.type() === 'error') note(message.text(), message.location().url);
    });
    page.on('pageerror', (error) => note(error.message));
    page.on('request', (request) => {
      const { protocol, hostname } = new globalThis.URL(request.url());
      if (/^https?:$/.test(protocol) && hostname !== 'localhost') note('asked another origin:', request.url());
    });
    await provide(page);
    expect(errors).toEqual([]);
  },
  ownerPage: async ({ page }, provide) => {
    const answer = await page.request.post('/api/app/sign-in', { data: OWNER, headers: { origin: URL } });
    expect(answer.ok()).toBe(true);
    await provide(page);
  },
  api: async ({ playwright }, provide) => {
    const context = await playwright.request.newContext({
      baseURL: URL,
      extraHTTPHeaders: { authorization: `Bearer ${API_KEY}` },
    });
    await provide(context);
    await context.dispose();
  },
});

export { expect };

/** Looks for accessibility violations in light and dark, at 1280 and 375 pixels, and leaves the page as it was. */
export async function expectAccessible(page: Page): Promise<void> {
  const viewport = page.viewportSize();
  for (const width of [1280, 375]) {
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.setViewportSize({ width, height: 800 });
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      await expect(page.locator('html')).toHaveClass(new RegExp(colorScheme));
      const { violations } = await new AxeBuilder({ page })
        .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'])
        .analyze();
      const found = violations.map(
        ({ id, help, nodes }) =>
          `${width} ${colorScheme} ${id}: ${help}: ${nodes.map((node) => node.html).join(' | ')}`,
      );
      expect(found).toEqual([]);
      const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      expect(overflow, `the page is wider than ${width} px`).toBeLessThanOrEqual(0);
    }
  }
  await page.emulateMedia({ colorScheme: null, reducedMotion: null });
  if (viewport) await page.setViewportSize(viewport);
  // What is clicked next may still be moving to its place in the old size.
  await page.evaluate(
    () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(() => resolve(undefined)))),
  );
}
