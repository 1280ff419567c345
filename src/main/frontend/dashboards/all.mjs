import { customer } from './customer.mjs';
import { feeling } from './feeling.mjs';
import { closer } from './funnel.mjs';
import { glance } from './glance.mjs';
import { dashboard, languages } from './parts.mjs';
import { stuck } from './stuck.mjs';
import { time } from './time.mjs';

/** Every dashboard by the path it is kept under. */
export const dashboards = Object.fromEntries(
  [glance, closer, time, feeling, stuck, customer].flatMap((made) =>
    languages.map((language) => [`${language}/${made.id}.json`, `${JSON.stringify(dashboard(made, language), null, 2)}\n`])
  )
);
