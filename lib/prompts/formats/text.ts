import { nameOfFile, unknownFields, type PromptFormat } from './carried-prompt';
import { templateLosses } from './read-messages';

/** A file that is nothing but a prompt: one message of the user. */
export const text: PromptFormat = {
  id: 'text',
  label: 'Plain text (.txt)',
  extension: '.txt',
  recognises: ({ path }) => /\.(?:txt|md|markdown)$/i.test(path),
  read({ path, text: content }) {
    const messages = [{ role: 'user' as const, content }];
    return [{ name: nameOfFile(path, '.txt'), content: { messages }, lost: templateLosses(messages) }];
  },
  write({ content }) {
    const { messages } = content;
    const lost = unknownFields({ ...content }, ['messages']);
    const [only] = messages;
    if (messages.length === 1 && only) {
      return { text: only.content, lost: [...lost, ...(only.role === 'user' ? [] : [`the role ${only.role}`])] };
    }
    return {
      text: messages.map(({ role, content: said }) => `${role}:\n${said}\n`).join('\n'),
      lost: [...lost, 'where a message begins: the roles are written into the text'],
    };
  },
};
