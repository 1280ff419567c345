import type { Page } from '@playwright/test';

interface Drawn {
  text: string;
  /** Whether it begins or ends outside its canvas. */
  outside: boolean;
}

/** Takes note of every text that charts draw; before the page is opened. */
export async function watchDrawing(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const drawn: Drawn[] = [];
    Object.assign(window, { drawn });
    const draw = CanvasRenderingContext2D.prototype.fillText;
    CanvasRenderingContext2D.prototype.fillText = function (text: string, x: number, ...rest: [number]) {
      const width = this.measureText(text).width;
      const from = x - (this.textAlign === 'right' ? width : this.textAlign === 'center' ? width / 2 : 0);
      const upright = this.getTransform().b === 0;
      drawn.push({ text: String(text), outside: upright && (from < -1 || from + width > this.canvas.width + 1) });
      draw.call(this, text, x, ...rest);
    };
  });
}

/** Names that are cut off: drawn in part or beyond the edge of a chart, or as text in too small a place; such column heads; and tables that have to be scrolled sideways. */
export async function cutOff(page: Page, names: string[]): Promise<string[]> {
  return page.evaluate((all) => {
    const { drawn } = window as unknown as { drawn: Drawn[] };
    const stem = (text: string) => text.replace(/(…|\.\.\.)$/, '');
    const isPart = (text: string) => stem(text).length > 1 && !all.includes(text) && all.some((name) => name.startsWith(stem(text)));
    const inCharts = drawn.filter(({ text, outside }) => isPart(text) || (outside && all.includes(text))).map(({ text }) => text);
    const tooSmall = (element: HTMLElement) =>
      [element, element.parentElement!].some(({ scrollWidth, clientWidth }) => clientWidth > 0 && scrollWidth > clientWidth + 1);
    const leaves = [...document.querySelectorAll<HTMLElement>('main *')].filter((element) => element.childElementCount === 0);
    const written = leaves.filter((element) => all.includes(element.textContent ?? '') || element.closest('[role=columnheader]'));
    const tables = [...document.querySelectorAll<HTMLElement>('main [role=grid]')].filter(({ scrollWidth, clientWidth }) => scrollWidth > clientWidth + 1);
    const tooWide = tables.map((table) => `wider than its panel: ${table.querySelector('[role=row]')?.textContent}`);
    return [...new Set([...inCharts, ...written.filter(tooSmall).map(({ textContent }) => textContent ?? ''), ...tooWide])];
  }, names);
}

/** Texts in these panels that are smaller than so many pixels. */
export async function smaller(page: Page, pixels: number, titles: string[]): Promise<string[]> {
  return page.evaluate(
    ([least, names]) => {
      const found = new Set<string>();
      for (const name of names) {
        const panel = document.querySelector(`[data-testid=${JSON.stringify(`data-testid Panel header ${name}`)}]`);
        const walker = document.createTreeWalker(panel!, NodeFilter.SHOW_TEXT);
        for (let node = walker.nextNode(); node; node = walker.nextNode()) {
          const text = node.textContent?.trim() ?? '';
          const element = node.parentElement!;
          if (text && element.checkVisibility() && parseFloat(getComputedStyle(element).fontSize) < least) {
            found.add(`${text.slice(0, 40)} ${getComputedStyle(element).fontSize}`);
          }
        }
      }
      return [...found];
    },
    [pixels, titles] as const
  );
}
