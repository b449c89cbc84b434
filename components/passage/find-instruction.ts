/**
 * What people write into documents to lead a model astray, as far as it can be told by its words. Gaps are bounded and nothing is
 * nested, so that the time grows with the text and no faster.
 */
const PATTERNS: readonly RegExp[] = [
  // To drop what it was told.
  /\b(?:ignore|disregard|forget|override|bypass)\b[^.\n]{0,40}\b(?:instructions?|prompts?|rules|guidelines|directives)\b/iu,
  /\b(?:ignorier|missacht|vergiss|vergesst)[^.\n]{0,60}(?:anweisung|vorgabe|instruktion|regeln)/iu,
  /\b(?:ignore[rz]?|oublie[rz]?)\b[^.\n]{0,60}\b(?:instructions|consignes|règles)/iu,
  /\b(?:ignora|olvida|omite)[^.\n]{0,60}\b(?:instrucciones|reglas|indicaciones)/iu,
  /(?:忽略|无视|忽視|忘记)[^。\n]{0,20}(?:指令|指示|提示|规则|規則)/u,
  /(?:指示|命令|ルール|プロンプト)[^。\n]{0,20}(?:無視|忘れ)/u,
  // To be somebody else from now on.
  /\byou are now (?:an?|the|in|no longer|free)\b/iu,
  /\bfrom now on,? you (?:are|will|must|should)\b/iu,
  // To show what is hidden, or to hide what it does.
  /\b(?:reveal|print|repeat|output|leak|show)\b[^.\n]{0,40}\b(?:system|hidden|initial|original) (?:prompt|message|instructions?)\b/iu,
  /\b(?:do not|don't|never) (?:tell|inform|mention|reveal)\b[^.\n]{0,40}\b(?:user|human|reader)\b/iu,
  // Addressed to a model.
  /\b(?:dear|attention|note to|instructions? (?:for|to)|message (?:for|to))\b[^.\n]{0,20}\b(?:ai|llms?|language models?|chatbots?|ai assistants?)\b/iu,
  // The marks that chat templates put between messages.
  /<\|(?:im_start|im_end|system|user|assistant|endoftext)\|>|\[\/?INST\]|<\/?system>/iu,
];

/** Invisible characters hide a phrase from people and from a search for it. */
const INVISIBLE = /[\u00ad\u200b-\u200f\u2060-\u2064\ufeff\u{e0000}-\u{e007f}]/gu;

/**
 * The first phrase of a text that reads like an instruction to a model (T8), shortened; null where nothing does. A warning to look
 * closer and no protection: passages are fenced off whatever they say, and an attack can be worded in another way.
 */
export function findInstruction(text: string): string | null {
  const plain = text
    .normalize('NFKC')
    .replaceAll(INVISIBLE, '')
    .replaceAll('’', "'")
    .replaceAll(/[ \t]*\r?\n[ \t]*/g, ' ');
  for (const pattern of PATTERNS) {
    const found = pattern.exec(plain)?.[0];
    if (found !== undefined) return found.trim().slice(0, 120);
  }
  return null;
}
