/** A part of a text, as offsets. */
export interface Place {
  from: number;
  to: number;
}

/**
 * Where in a JSON text the value at a path such as `steps[2].touchpoint` stands; where it does not stand there, the
 * nearest part around it that does. Text that is no JSON has no places.
 */
export function placeOf(text: string, path: string): Place | undefined {
  const places = placesOf(text);
  for (let at = path; ; at = at.replace(/(?:^|\.)[^.[\]]+$|\[\d+\]$/, '')) {
    const found = places.get(at);
    if (found ?? at === '') {
      return found;
    }
  }
}

/** Every value's place by its path. */
export function placesOf(text: string): Map<string, Place> {
  const places = new Map<string, Place>();
  try {
    new Scanner(text, places).value('');
  } catch {
    return new Map();
  }
  return places;
}

const space = /\s*/y;
const string = /"(?:[^"\\]|\\.)*"/y;
const scalar = /[^\s,\]}]+/y;

class Scanner {
  private at = 0;

  constructor(
    private readonly text: string,
    private readonly places: Map<string, Place>
  ) {}

  value(path: string): void {
    this.take(space);
    const from = this.at;
    switch (this.text[this.at]) {
      case '{':
        this.list('}', () => this.field(path));
        break;
      case '[': {
        let index = 0;
        this.list(']', () => this.value(`${path}[${index++}]`));
        break;
      }
      case '"':
        this.take(string);
        break;
      default:
        this.take(scalar);
    }
    this.places.set(path, { from, to: this.at });
  }

  private field(path: string): void {
    const name: unknown = JSON.parse(this.take(string));
    this.take(space);
    this.expect(':');
    this.value(path === '' ? String(name) : `${path}.${name}`);
  }

  private list(end: string, one: () => void): void {
    this.at++;
    for (let first = true; ; first = false) {
      this.take(space);
      if (this.text[this.at] === end) {
        this.at++;
        return;
      }
      if (!first) {
        this.expect(',');
        this.take(space);
      }
      one();
    }
  }

  private expect(sign: string): void {
    if (this.text[this.at++] !== sign) {
      throw new SyntaxError(sign);
    }
  }

  private take(pattern: RegExp): string {
    pattern.lastIndex = this.at;
    const found = pattern.exec(this.text)?.[0];
    if (found === undefined) {
      throw new SyntaxError(pattern.source);
    }
    this.at += found.length;
    return found;
  }
}
