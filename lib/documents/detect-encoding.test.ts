import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { canonicalEncoding, detectEncoding } from './detect-encoding';

const JAPANESE =
  '吾輩は猫である。名前はまだ無い。どこで生れたかとんと見当がつかぬ。何でも薄暗いじめじめした所でニャーニャー泣いていた事だけは記憶している。';
const CHINESE =
  '道可道，非常道；名可名，非常名。无名，天地之始；有名，万物之母。故常无欲，以观其妙；常有欲，以观其徼。';
const GERMAN = 'Zwölf Boxkämpfer jagen Viktor quer über den großen Sylter Deich. Die Äpfel hängen süß am Baum.';
const FRENCH =
  'Dès Noël, où un zéphyr haï me vêt de glaçons würmiens, je dîne d’exquis rôtis de bœuf à l’aÿ d’âge mûr.';
const RUSSIAN = 'Съешь же ещё этих мягких французских булок, да выпей чаю. Широкая электрификация южных губерний.';

const read = (bytes: Buffer) => {
  const { encoding, bomLength } = detectEncoding(bytes);
  return iconv.decode(bytes.subarray(bomLength), encoding);
};

describe('the encoding of a text', () => {
  it.each([
    ['UTF-8', `${GERMAN} ${JAPANESE}`, 'UTF-8'],
    ['Shift_JIS', JAPANESE, 'Shift_JIS'],
    ['GB18030', CHINESE, 'GB18030'],
    ['windows-1252', FRENCH, 'windows-1252'],
    ['ISO-8859-1', GERMAN, 'ISO-8859-1'],
    ['windows-1251', RUSSIAN, 'windows-1251'],
    ['Shift_JIS', '東京都の天気', 'Shift_JIS'],
    ['UTF-16LE', GERMAN, 'UTF-16LE'],
    ['UTF-16BE', GERMAN, 'UTF-16BE'],
  ])('is found without a mark: %s', (encoding, text, expected) => {
    const bytes = iconv.encode(text, encoding, { addBOM: false });
    expect(detectEncoding(bytes)).toEqual({ encoding: expected, bomLength: 0 });
    expect(read(bytes)).toBe(text);
  });

  it.each(['UTF-8', 'UTF-16LE', 'UTF-16BE', 'UTF-32LE', 'UTF-32BE'])(
    'is believed to a byte order mark: %s',
    (encoding) => {
      const bytes = iconv.encode(JAPANESE, encoding, { addBOM: true });
      expect(detectEncoding(bytes)).toMatchObject({ encoding });
      expect(read(bytes)).toBe(JAPANESE);
    },
  );

  it('is found when what gives it away comes late', () => {
    const bytes = iconv.encode(`${'plain ascii line\n'.repeat(20_000)}${JAPANESE}\n${JAPANESE}`, 'Shift_JIS');
    expect(detectEncoding(bytes).encoding).toBe('Shift_JIS');
  });

  it('has one spelling, and what is no character encoding has none', () => {
    expect(canonicalEncoding('utf8')).toBe('UTF-8');
    expect(canonicalEncoding('shift-jis')).toBe('Shift_JIS');
    expect(canonicalEncoding('cp866')).toBe('CP866');
    for (const name of ['base64', 'hex', 'klingon', '', '../etc']) expect(canonicalEncoding(name)).toBeUndefined();
  });
});
