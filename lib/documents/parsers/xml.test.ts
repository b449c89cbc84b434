import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readXml, type XmlEvent } from './xml';

async function events(source: string, cuts: readonly number[] = []): Promise<string> {
  const bytes = Buffer.from(source);
  const places = [...new Set([0, ...cuts.map((cut) => cut % (bytes.length + 1)), bytes.length])].sort((a, b) => a - b);
  async function* pieces() {
    for (const [i, from] of places.entries()) yield bytes.subarray(from, places[i + 1]);
  }
  let written = '';
  for await (const event of readXml(pieces())) written += asText(event);
  return written;
}

function asText(event: XmlEvent): string {
  if (event.type === 'text') return event.text;
  if (event.type === 'close') return `</${event.name}>`;
  return `<${event.name}${[...event.attributes].map(([name, value]) => ` ${name}=${value}`).join('')}>`;
}

const SOURCE =
  '\uFEFF<?xml version="1.0"?><!-- a > b --><w:p xmlns:w="x" a=\'1 > 0\' r:id="x&quot;y"><b/>Grüße &amp; &#128512;&#x41; &unknown;<![CDATA[<raw> & ]]]>ü</w:p>';

describe('XML', () => {
  it('is read with its references, whatever pieces it comes in', async () => {
    const whole = await events(SOURCE);
    expect(whole).toBe('<p a=1 > 0 r:id=x"y id=x"y><b></b>Grüße & 😀A &unknown;<raw> & ]ü</p>');
    await fc.assert(
      fc.asyncProperty(fc.array(fc.nat(), { maxLength: 20 }), async (cuts) => {
        expect(await events(SOURCE, cuts)).toBe(whole);
      }),
    );
  });

  it('that is nested, unclosed or declares a document type is refused', async () => {
    await expect(events('<a>'.repeat(1_001))).rejects.toMatchObject({ code: 'too_complex' });
    await expect(events('<a><b></a></b>')).rejects.toMatchObject({ code: 'corrupt' });
    await expect(events('<a>')).rejects.toMatchObject({ code: 'corrupt' });
    await expect(events('<a b="')).rejects.toMatchObject({ code: 'corrupt' });
    await expect(events('<!DOCTYPE a SYSTEM "file:///etc/passwd"><a/>')).rejects.toMatchObject({ code: 'unsafe_xml' });
  });

  it('of UTF-16 is read too', async () => {
    const bytes = Buffer.from('\uFEFF<a>ü</a>', 'utf16le');
    const pieces = (async function* () {
      yield bytes;
    })();
    let text = '';
    for await (const event of readXml(pieces)) text += asText(event);
    expect(text).toBe('<a>ü</a>');
  });
});
