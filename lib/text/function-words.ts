import { spacedTerms } from './spaced-terms';
import { primaryLanguage } from './stems';

/** Words that carry grammar rather than meaning, question words included, because questions are full of them. */
const BY_LANGUAGE: Readonly<Record<string, string>> = {
  en: `a an and are as at be but by for if in into is it no not of on or such that the their then there these they this to
    was will with what which who whom whose when where why how did do does done has have had were been being am can could
    should would may might must shall we you he she i me my him his her hers its our ours your yours us them those from
    about than so some any also more most other don't doesn't didn't isn't aren't wasn't can't won't i'm i've it's`,
  de: `der die das den dem des ein eine einen einem einer eines und oder aber in im an am auf aus bei beim mit nach von vom
    vor zu zum zur über unter für durch um ist sind war waren wird werden wurde wurden hat haben hatte sein seine ihr ihre
    er sie es ich wir man nicht auch als wie was wer wen wem wann wo warum wieso weshalb welche welcher welches dass wenn
    kann können muss soll sich noch nur so`,
  fr: `le la les l un une des du de d et ou mais dans en à au aux sur sous par pour avec sans est sont était étaient être a
    ont avait avoir il elle ils elles on nous vous je tu ce cet cette ces son sa ses leur leurs que qui quoi quel quelle
    quels quelles quand où comment pourquoi dont ne pas plus se si y`,
  es: `el la los las un una unos unas y o u pero en de del a al con sin por para sobre entre es son era eran ser fue fueron
    está están ha han había se su sus lo le les que qué quien quién cual cuál cuáles cuando cuándo donde dónde como cómo
    por no más este esta estos estas ese esa`,
  it: `il lo la i gli le un uno una e o ma in di del dello della dei degli delle a al allo alla ai agli alle da dal dalla con
    su sul sulla per tra fra è sono era erano essere ha hanno aveva si che chi cosa quale quali quando dove come perché non
    più questo questa quello quella`,
  pt: `o a os as um uma uns umas e ou mas em no na nos nas de do da dos das a ao à aos às com sem por para pelo pela sobre é
    são era eram ser foi foram está estão tem têm tinha se seu sua seus suas que quem qual quais quando onde como porque
    por não mais este esta esse essa`,
  nl: `de het een en of maar in op aan uit bij met naar van voor door over onder te tot is zijn was waren wordt worden werd
    heeft hebben had hij zij ze het ik we wij je u men niet ook als dan dat die dit deze wat wie wanneer waar waarom hoe
    welke er nog`,
  sv: `en ett den det de och eller men i på av för med till från om vid under över är var vara har hade han hon vi ni jag man
    inte också som att vad vem vilka vilken vilket när var varför hur`,
  da: `en et den det de og eller men i på af for med til fra om ved under over er var være har havde han hun vi jeg man
    ikke også som at hvad hvem hvilken hvilket hvilke hvornår hvor hvorfor hvordan`,
  no: `en et ei den det de og eller men i på av for med til fra om ved under over er var være har hadde han hun vi dere jeg
    man ikke også som at hva hvem hvilken hvilket hvilke når hvor hvorfor hvordan`,
};

/** The function words by language (ISO 639-1), as they are written in lower case. */
export const functionWords: ReadonlyMap<string, ReadonlySet<string>> = new Map(
  Object.entries(BY_LANGUAGE).map(([language, words]) => [language, new Set(words.split(/\s+/))]),
);

const byLanguage = new Map<string, ReadonlySet<string>>();
const none: ReadonlySet<string> = new Set();

/** The terms (as `analyse` gives them) of a language's function words; empty for a language without a list. */
export function functionTerms(language: string | null): ReadonlySet<string> {
  const code = primaryLanguage(language);
  const words = functionWords.get(code);
  if (words === undefined) return none;
  const known = byLanguage.get(code);
  if (known) return known;
  const toTerm = spacedTerms(code);
  const terms = new Set([...words].map((word) => toTerm(word)));
  byLanguage.set(code, terms);
  return terms;
}
