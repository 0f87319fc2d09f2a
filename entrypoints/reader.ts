import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { readPage } from '../lib/capture';

/** Run by the worker in a tab: its value, the open mail or null, goes back as the result. */
export default defineUnlistedScript({
  main: () => readPage(document, location),
});
