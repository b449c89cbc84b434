/** The text of prompts with its placeholders: pure and client-safe, so that the editor marks exactly what the server fills in. */
export { parseTemplate, templateVariables } from './parse-template';
export {
  fillTemplate,
  FilledTemplateTooLongError,
  MAX_FILLED_LENGTH,
  ownValue,
  type FillablePart,
  type Variables,
  type VariableValue,
} from './fill-template';
