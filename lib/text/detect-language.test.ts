import { describe, expect, it } from 'vitest';
import { detectLanguage } from './detect-language';

describe('detectLanguage', () => {
  it.each([
    ['en', 'All human beings are born free and equal in dignity and rights.'],
    ['de', 'Alle Staatsgewalt geht vom Volke aus und wird in Wahlen ausgeübt.'],
    ['fr', 'Tous les êtres humains naissent libres et égaux en dignité et en droits.'],
    ['es', 'Todos los seres humanos nacen libres e iguales en dignidad y derechos.'],
    ['ru', 'Все люди рождаются свободными и равными в своем достоинстве и правах.'],
    ['ja', 'すべての人間は、生れながらにして自由である'],
    ['zh', '人人生而自由，在尊严和权利上一律平等。'],
    ['ko', '모든 인간은 태어날 때부터 자유로우며'],
    ['th', 'มนุษย์ทั้งหลายเกิดมามีอิสระและเสมอภาคกัน'],
    ['ar', 'يولد جميع الناس أحرارًا متساوين في الكرامة والحقوق'],
  ])('recognises %s', (language, text) => {
    expect(detectLanguage(text)).toBe(language);
  });

  it('is not sure about next to nothing or numbers', () => {
    expect(detectLanguage('')).toBeNull();
    expect(detectLanguage('ok then')).toBeNull();
    expect(detectLanguage('12 345 678 901 234 567 890')).toBeNull();
  });
});
