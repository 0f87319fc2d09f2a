import { defineContentScript } from 'wxt/utils/define-content-script';
import { start } from './start';

export default defineContentScript({
  registration: 'runtime',
  main() {
    start();
  },
});
