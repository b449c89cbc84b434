import { randomBytes } from 'node:crypto';
import { NextResponse, type NextRequest } from 'next/server';

/**
 * Gives each page a content security policy with a nonce of its own. It protects nothing else: who may see a page is
 * decided in the page itself.
 */
export function proxy(request: NextRequest): NextResponse {
  const nonce = randomBytes(16).toString('base64');
  const policy = contentSecurityPolicy(nonce, process.env.NODE_ENV === 'development');
  const headers = new Headers(request.headers);
  headers.set('x-nonce', nonce);
  headers.set('x-bakeoff-path', request.nextUrl.pathname + request.nextUrl.search);
  headers.set('content-security-policy', policy);
  const response = NextResponse.next({ request: { headers } });
  response.headers.set('Content-Security-Policy', policy);
  return response;
}

function contentSecurityPolicy(nonce: string, development: boolean): string {
  const directives = {
    'default-src': "'self'",
    // React's development build evaluates code to show server stacks in the browser.
    'script-src': `'self' 'nonce-${nonce}' 'strict-dynamic'${development ? " 'unsafe-eval'" : ''}`,
    // Texts are compared in a worker. Without this the rule for scripts would hold, which knows no addresses.
    'worker-src': "'self'",
    'style-src': "'self' 'unsafe-inline'",
    'style-src-elem': `'self' ${development ? "'unsafe-inline'" : `'nonce-${nonce}'`}`,
    'style-src-attr': "'unsafe-inline'",
    'img-src': "'self' data: blob:",
    'font-src': "'self'",
    'connect-src': development ? "'self' ws:" : "'self'",
    'object-src': "'none'",
    'base-uri': "'none'",
    'form-action': "'self'",
    'frame-ancestors': "'none'",
  };
  return Object.entries(directives)
    .map(([name, value]) => `${name} ${value}`)
    .join('; ');
}

/** Not the API: its answers are no pages, and Next would buffer the bodies of uploads here. */
export const config = { matcher: [{ source: '/((?!api/|_next/static|_next/image|favicon|icon).*)' }] };
