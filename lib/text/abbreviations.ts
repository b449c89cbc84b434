/** Abbreviations after which a sentence goes on, lower case, without the last full stop. Kept short: only what is common. */
const COMMON =
  'dr prof st no vs etc al fig vol pp ed cf approx ca e.g i.e op inc ltd co corp bros dept gen col sgt capt lt rev hon';

const BY_LANGUAGE: Readonly<Record<string, string>> = {
  en: 'mr mrs ms messrs jr sr gov sen rep pres jan feb mar apr jun jul aug sep sept oct nov dec mt ft ave blvd est ref sec ch para art eq u.s u.k u.n a.m p.m',
  de: 'hr fr bzw z.b d.h u.a o.ä usw ggf inkl exkl evtl nr str abs art bd hrsg jh mio mrd s vgl zzgl ing dipl sog ev i.d.r u.u v.a z.t',
  fr: 'm mm mme mmes mlle mgr me p art chap éd env p.ex av bd janv févr avr juil sept oct nov déc',
  es: 'sr sra srta d dña ud uds p.ej pág págs art cap núm tel av c ee.uu dra',
  it: 'sig sig.ra dott dott.ssa ing avv art pag cap ecc p.es es n tel',
  pt: 'sr sra srta dra exmo pág págs art cap núm tel av ex p.ex',
  nl: 'dhr mevr mw drs mr ir bijv bv d.w.z o.a m.b.t nl blz nr enz',
  sv: 'bl.a t.ex dvs osv m.fl s.k kl nr sid',
  da: 'bl.a f.eks dvs osv m.fl kl nr hr fr',
  nb: 'bl.a f.eks dvs osv m.fl kl nr',
  no: 'bl.a f.eks dvs osv m.fl kl nr',
  pl: 'np tzn tj itd itp dr mgr inż prof ul al r w str por',
  ru: 'г гг др т.е т.д т.п им ул стр рис см тыс млн млрд',
};

/** Languages that write an ordinal with a full stop: "am 3. Oktober". */
export const ordinalsWithStop: ReadonlySet<string> = new Set([
  'de',
  'da',
  'nb',
  'nn',
  'no',
  'fi',
  'cs',
  'sk',
  'hu',
  'tr',
  'pl',
  'sl',
  'hr',
  'sr',
  'et',
  'lv',
  'is',
]);

const sets = new Map<string, ReadonlySet<string>>();
const common: ReadonlySet<string> = new Set(COMMON.split(' '));

/** The abbreviations known for a language (ISO 639-1), those common to many languages among them. */
export function abbreviationsFor(language: string): ReadonlySet<string> {
  const own = BY_LANGUAGE[language];
  if (!own) return common;
  const known = sets.get(language) ?? new Set([...common, ...own.split(' ')]);
  sets.set(language, known);
  return known;
}
