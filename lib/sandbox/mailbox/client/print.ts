import { fitFrame } from './frame';

document.getElementById('print')?.addEventListener('click', () => window.print());
for (const frame of document.querySelectorAll('iframe')) fitFrame(frame);
