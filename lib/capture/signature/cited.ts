import type { Found } from '../../domain/capture';

/** A value, how sure it is, and the line it came from. */
export function cited(value: string, confidence: number, raw: string): Found {
  return { value, confidence, span: raw.trim().slice(0, 200) };
}
