import { translator } from '../testing/translator';
import { keyOf, searchKeys } from './keys';

const stored = ['channel', 'campaign', 'coupon'];
const look = async (text: string) => stored.filter((key) => key.includes(text)).map((value) => ({ value, label: value }));
const found = async (text: string) => (await searchKeys(look, text, translator('nl'))).map(({ value, label }) => `${value}: ${label}`);

describe('keyOf', () => {
  it('takes a word that was typed for the field that it names', () => {
    expect(['Kanaal', 'kanaal ', 'channel', 'coupon'].map((typed) => keyOf(typed, translator('nl')))).toEqual(['channel', 'channel', 'channel', 'coupon']);
  });
});

describe('searchKeys', () => {
  it('finds a field by the word that is shown, and by its own name', async () => {
    expect(await found('kana')).toEqual(['channel: Kanaal']);
    expect(await found('chan')).toEqual(['channel: Kanaal']);
    expect(await found('coup')).toEqual(['coupon: coupon']);
    expect(await found('')).toHaveLength(3);
    expect(await found('persona')).toEqual([]);
  });
});
