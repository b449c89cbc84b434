/** A provider answered 200 with a web page: a captive portal, a proxy's login page, or a base URL without its path. */
export class NotAStreamError extends Error {
  constructor(readonly status: number) {
    super('The answer is a web page.');
    this.name = 'NotAStreamError';
  }
}
