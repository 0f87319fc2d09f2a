import type { Bench, Planned } from './bench';

export const ann = { name: 'Ann Muster', address: 'ann@muster.example', company: 'Muster AG' };
export const minute = 60_000;

export const state = async ({ outbox }: Bench, id: string) => (await outbox.get(id))?.state;
/** Whether a screen lets the person word this wish anew; null = there is none. */
export const mayEdit = async ({ outbox }: Bench, id: string) => {
  const intent = await outbox.get(id);
  return intent ? (await outbox.view([intent]))[0]?.mayEdit === true : null;
};
export const plan = ({ planned }: Bench, operation: string, ...answers: Planned[]) =>
  planned.set(operation, answers);
