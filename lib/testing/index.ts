export { bundleParseChild } from './bundle-parse-child';
export { makeCollection, type TestCollection, type TestDocument } from './make-collection';
export { makeZip } from './make-zip';
export { makeWorkspace, type TestWorkspace } from './make-workspace';
export { callRoute } from './call-route';
export { startFakeProvider, type FakeProvider } from './fake-provider';
export { signInAs, type TestMember } from './sign-in-as';
