/** A thread with every message open, as webmails show one: header, a dozen lines, a signature, a quotation. */
export function thread(messages: number): string {
  const lines = Array.from(
    { length: 12 },
    (_, at) =>
      `<p>Line ${at} of the answer: the samples of lot ${at * 7} have passed, the rest follows in two weeks.</p>`,
  ).join('');
  const one = (
    at: number,
  ) => `<article><header><time datetime="2026-03-12T09:${10 + (at % 50)}:00+08:00">2026-03-12 09:${10 + (at % 50)}</time>
    <div>From: <span class="from" title="person${at % 9}@optics.example">Person ${at % 9} &lt;person${at % 9}@optics.example&gt;</span></div>
    <div>To: Wang Xiaoming &lt;xiaoming.wang@acme.example&gt;</div></header>
    <div>${lines}<p>Kind regards</p><p>Person ${at % 9}<br>Sales Manager<br>Optics Ltd<br>Mobile: +86 139 5700 ${1000 + at}</p>
    <blockquote><p>Earlier words.</p></blockquote></div></article>`;
  return `<!doctype html><title>Sample prices - Inbox</title><nav>Inbox<br>Sent<br>Drafts</nav><main><h1>Sample prices</h1>
    ${Array.from({ length: messages }, (_, at) => one(at)).join('')}</main>`;
}
