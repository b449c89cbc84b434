export { AnswerText } from './answer-text';
