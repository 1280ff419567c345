// What somebody who hears the page gets of it, and what typing does not do.

/** Everything that can have the focus, with the role and the name that a screen reader says, in the page's order. */
async function controls(tab) {
  const session = await tab.context().newCDPSession(tab);
  const { nodes } = await session.send('Accessibility.getFullAXTree');
  await session.detach();
  const is = (node, name) => node.properties?.some((property) => property.name === name && property.value.value);
  const byId = new Map(nodes.map((node) => [node.nodeId, node]));
  const inOrder = (node) => [node, ...(node.childIds ?? []).flatMap((child) => (byId.has(child) ? inOrder(byId.get(child)) : []))];
  return inOrder(nodes[0])
    .filter((node) => !node.ignored && is(node, 'focusable') && !['RootWebArea', 'generic'].includes(node.role.value))
    .map((node) => ({ role: node.role.value, name: node.name?.value ?? '' }));
}

/** Grafana's own arrow in a list of several, which Tab passes by: its combobox has the name and opens the list. */
const arrow = { role: 'button', name: '' };

/** What the Tab key comes by, from the first control of the editor to the last. */
async function tabStops(tab) {
  await tab.evaluate(() => {
    document.activeElement?.blur();
    getSelection()?.removeAllRanges();
  });
  const stops = [];
  for (let at = 0; at < 200; at++) {
    await tab.keyboard.press('Tab');
    const stop = await tab.evaluate(() => {
      const all = [...document.querySelectorAll('main *')];
      return all.indexOf(document.activeElement);
    });
    if (stop < 0) {
      break;
    }
    stops.push(stop);
  }
  return stops;
}

export async function hearing({ check, equal, becomes, show, id, tab, query, questions, full }) {
  for (const language of ['en-US', 'nl-NL']) {
    await check(`every control of every question says its name (${language})`, async () => {
      for (const part of [...questions.map((queryType) => ({ queryType, customer: 'k', other: 'localo' })), full]) {
        await show({ query: part, language });
        await id('query reading').waitFor();
        await tab.evaluate(() => document.querySelectorAll('main button[aria-expanded="false"]').forEach((closed) => closed.click()));
        const all = await controls(tab);
        const arrows = await tab.locator('main svg[role=button][tabindex="-1"]').count();
        equal([part.queryType, all.length > 3, all.filter(({ name }) => name.trim() === '')], [part.queryType, true, Array(arrows).fill(arrow)]);
      }
    });
  }

  await check('a funnel is heard in the order in which it is read', async () => {
    await show({ query: { queryType: 'funnel', steps: [{ touchpoint: 'visit' }, { stage: 'purchase' }] } });
    await id('query reading').waitFor();
    const heard = (await controls(tab)).map(({ role, name }) => `${role} ${name}`);
    const wanted = ['combobox Question', 'combobox Stage model', 'radio By hand', 'button Move step 1', 'combobox Step 1', 'textbox Name of step 1', 'button Conditions of this step', 'button Move step 2', 'combobox Step 2', 'button Add step', 'textbox Within', 'combobox Per'];
    let from = 0;
    const places = wanted.map((start) => (from = heard.findIndex((text, at) => at >= from && text.startsWith(start))));
    equal(wanted.filter((_, at) => places[at] < 0), []);
    const snapshot = await tab.locator('main').ariaSnapshot();
    equal(['list "Stages of the model"', 'group "Steps of the funnel"', 'radiogroup "Write it"'].filter((part) => !snapshot.includes(part)), []);
  });

  await check('the Tab key goes through the editor from top to bottom and out of it', async () => {
    await show({ query: full });
    await id('query reading').waitFor();
    const stops = await tabStops(tab);
    equal([stops.length > 15, stops.length < 200], [true, true]);
    equal(stops, [...stops].sort((a, b) => a - b));
  });

  await check('a fault is told at once, and its field is said to be wrong', async () => {
    await show({ query: { queryType: 'funnel' } });
    await id('query window').fill('soon');
    await tab.keyboard.press('Enter');
    const told = tab.getByRole('alert').filter({ hasText: 'Not asked yet' });
    await told.waitFor();
    await becomes(() => id('query window').getAttribute('aria-invalid'), 'true');
  });

  await check('the new place of a step that was moved by key is told', async () => {
    await show({ query: { queryType: 'funnel', steps: [{ touchpoint: 'a' }, { touchpoint: 'b' }, { touchpoint: 'c' }] } });
    await tab.getByRole('button', { name: /^Move step 1/ }).focus();
    await tab.keyboard.press('ArrowDown');
    await becomes(() => tab.locator('[aria-live=polite]', { hasText: 'Step 2 of 3' }).count(), 1);
  });

  await check('nothing is asked, and nothing changes, while somebody types in any field', async () => {
    await show({ query: { ...full, window: '14d' } });
    await id('query reading').waitFor();
    const before = JSON.stringify(await query());
    const fields = await tab.locator('main input:not([type=radio]):not([type=checkbox])').all();
    equal(fields.length > 10, true);
    for (const field of fields) {
      if (await field.isEditable()) {
        await field.focus();
        await tab.keyboard.type('7d');
        equal([await tab.evaluate(() => window.page.asked), JSON.stringify(await query())], [0, before]);
        await tab.keyboard.press('Backspace');
        await tab.keyboard.press('Backspace');
        await tab.keyboard.press('Escape');
      }
    }
  });
}
