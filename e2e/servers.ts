/** Where the products under test listen; a base port of their own keeps them away from one that somebody is using. */
const base = Number(process.env.BAKEOFF_TEST_PORT ?? 4170);

export const FIRST_RUN_URL = `http://localhost:${base + 1}`;
export const URL = `http://localhost:${base + 2}`;
export const FAKE_PROVIDER_PORT = base + 9;

export const OWNER = { email: 'owner@example.com', password: 'an owner’s password' };
export const API_KEY = 'bk_browser_tests_0123456789';
export const WORKSPACE = 'workspace';
