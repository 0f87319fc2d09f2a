import { useEffect, useState } from 'preact/hooks';

/** Makes a model for as long as the component is shown. Give the component a `key` where its inputs change. */
export function useModel<Model extends { close(): void }>(make: () => Model): Model {
  const [model] = useState(make);
  useEffect(() => () => model.close(), [model]);
  return model;
}
