/** Reads a JSON object that a person typed: nothing for an empty text, and in words what is wrong with any other. */
export function readJsonObject(text: string): { value: Record<string, unknown> | undefined; problem?: string } {
  if (text.trim() === '') return { value: undefined };
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
      return { value: value as Record<string, unknown> };
    }
    return { value: undefined, problem: 'This must be an object, between { and }.' };
  } catch (error) {
    return {
      value: undefined,
      problem: `This is not JSON yet: ${error instanceof Error ? error.message : 'unreadable'}`,
    };
  }
}
