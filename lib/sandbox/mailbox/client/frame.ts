/** Keeps a same-origin frame as tall as what it shows. */
export function fitFrame(frame: HTMLIFrameElement): void {
  const resize = () => {
    const root = frame.contentDocument?.documentElement;
    if (!root) return;
    const { height } = root.getBoundingClientRect();
    const wide = root.scrollWidth > root.clientWidth;
    frame.height = `${Math.ceil(height) + (wide ? 16 : 0)}`;
  };
  const watch = () => {
    const root = frame.contentDocument?.documentElement;
    if (!root) return;
    resize();
    const observer = new ResizeObserver(() => (frame.isConnected ? resize() : observer.disconnect()));
    observer.observe(root);
  };
  frame.addEventListener('load', watch);
  if (frame.contentDocument?.readyState === 'complete') watch();
}
