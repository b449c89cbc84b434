/** Why an answer's signal was aborted, as its `reason`: a person pressed Stop, or the process has to end. */
export class AnswerInterruptedError extends Error {
  constructor(readonly by: 'stop' | 'shutdown') {
    super(by === 'stop' ? 'The answer was stopped.' : 'The server was shut down.');
    this.name = 'AnswerInterruptedError';
  }
}
